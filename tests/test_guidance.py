"""The page on the guidance names only what there is, and nothing that rests on the guidance is missing from it."""

import re

import click
import pytest

from draftkit.actions.project import open_library
from draftkit.brief.questions import question
from draftkit.checks.register import registered
from draftkit.cli import cli
from draftkit.resources import clauses_folder

PAGE = (clauses_folder().parent / "docs" / "guidance.md").read_text(encoding="utf-8")
LIBRARY = open_library()
_KINDS = ("clause", "slot", "fact", "check", "brief", "command")
_NAMED = re.compile(rf"\b({'|'.join(_KINDS)})s? (`[^`]+`(?:(?:, | and | or )`[^`]+`)*)", re.IGNORECASE)
"""A word for the kind, and the code spans that follow it: clauses `a.b`, `c.d` and `e.f`."""
_ACT = "Policing and Crime Act 2017"
_GUIDANCE = "ESCWG guidance"


def named(kind: str) -> list[str]:
    """What the page names as being of that kind, in reading order."""
    return [
        name for word, names in _NAMED.findall(PAGE) if word.lower() == kind for name in re.findall("`(.+?)`", names)
    ]


def test_every_code_span_follows_a_word_that_says_what_it_is():
    bare = _NAMED.sub("", PAGE)

    assert re.findall("`.*?`", bare) == []
    assert all(named(kind) for kind in _KINDS)


@pytest.mark.parametrize(("kind", "known"), [
    ("clause", LIBRARY.clauses),
    ("slot", LIBRARY.slots),
    ("fact", LIBRARY.facts),
    ("check", registered()),
])  # fmt: skip
def test_every_name_on_the_page_is_one_that_there_is(kind, known):
    assert [name for name in named(kind) if name not in known] == []


def test_every_path_on_the_page_is_one_that_a_brief_may_have():
    unknown = [path for path in named("brief") if question(path.replace("[]", "[0]")) is None]

    assert unknown == []


def test_a_path_that_no_brief_has_would_be_found_out():
    assert question("parties[0].views") is None


def test_every_command_on_the_page_runs():
    for name in named("command"):
        program, *path = name.split()
        command: click.Command | None = cli
        for step in path:
            assert isinstance(command, click.Group), name
            command = command.get_command(click.Context(command), step)
        assert program == "draftkit"
        assert command is not None, name


def test_every_clause_that_carries_the_act_or_the_guidance_is_on_the_page():
    carriers = {key for key, clause in LIBRARY.clauses.items() if _carries(clause.standing, clause.sources)}

    assert sorted(carriers - {*named("clause")}) == []
    assert carriers >= {"withdrawal.own-view", "basis.responsibility", "basis.made-under", "variation.variation"}


def test_every_check_on_the_act_and_every_slot_is_on_the_page():
    checks = {rule.id for rule in registered().values() if rule.group == "pca"}

    assert sorted(checks - {*named("check")}) == []
    assert sorted(LIBRARY.slots.keys() - {*named("slot")}) == []


def test_every_heading_of_the_guidance_has_a_table_of_two_columns():
    sections = PAGE.split("\n## ")[1:]

    for section in sections:
        lines = section.splitlines()
        said = "The Act says" if lines[0] == "What the guidance leaves out" else "The guidance says"
        rows = [line for line in lines if line.startswith("|")]
        assert rows[0] == f"| {said} | What answers it |"
        assert len(rows) > 2
        assert all(row.count("|") == 3 for row in rows), lines[0]


def test_wherever_the_act_is_set_against_the_guidance_a_section_is_cited():
    cells = [line.split("|")[2] for line in PAGE.splitlines() if line.startswith("|")]
    against = [said.split("**Nothing:**")[0] for cell in cells for said in cell.split("**The Act:**")[1:]]

    assert [said for said in against if not re.search(r"\bsections? \d", said)] == []


def _carries(standing: str, sources: tuple[str, ...]) -> bool:
    """Whether a clause rests on the guidance, or is one that nearly every agreement has and rests on the Act."""
    on_the_act = any(source.startswith(_ACT) for source in sources)
    return standing == "required" or _GUIDANCE in sources or (standing == "core" and on_the_act)
