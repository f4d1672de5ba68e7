"""A library of another kind, tests/libraries/data-sharing: what nothing in the program may take for granted."""

import json
import re
from pathlib import Path

import pytest

from draftkit.actions.draft import draft
from draftkit.actions.project import open_library, open_project
from draftkit.model.agreement import Blank
from draftkit.model.mentions import mentions_of
from draftkit.model.walk import walk
from tests.acceptance.commands import caller
from tests.laws import drafting
from tests.word import validators
from tests.wordfile import WordFile, text_of

FOLDER = Path(__file__).parents[1] / "libraries"
LIBRARY = FOLDER / "data-sharing"
TWO, FIVE = FOLDER / "two-bodies.json", FOLDER / "five-bodies.json"
BARE = (
    b'{"agreement": {"title": "Data Sharing Agreement"}, "parties": [{"name": "One Council"}, {"name": "Two Trust"}]}'
)
CASES = {
    "two": (TWO.read_bytes(), ()),
    "five": (FIVE.read_bytes(), ()),
    "bare": (BARE, ()),
    "two that do not bind themselves": (TWO.read_bytes(), ("agreement.binding=none", "house.obligation=shall")),
    "two joint controllers": (
        TWO.read_bytes(),
        ("information.model=joint_controllers", "information.lead=the Trust", "term.years=1"),
    ),
    "five, all kept": (FIVE.read_bytes(), ('clauses.keep=["sharing.health", "running.joining"]',)),
}
SHIPPED = re.compile(
    r"collaborat|2017 act|\bpolic(?:e|ing)\b|\bfire|ambulance|emergenc|chief|brigade|commissioner", re.IGNORECASE
)
"""What only the library that ships has reason to speak of."""
FORMS = ("html", "markdown", "json", "outline")


@pytest.fixture
def call(capsysbinary, monkeypatch):
    run = caller(capsysbinary, monkeypatch)
    return lambda *arguments: run(*arguments, "--library", LIBRARY)


@pytest.fixture(params=CASES)
def project(request):
    content, settings = CASES[request.param]
    return open_project(content, name="brief.json", settings=settings, clauses=LIBRARY)


def words(text):
    return len(re.findall(r"[\w’'-]+", text))


# The paper --------------------------------------------------------------------------------------------------------


def test_what_holds_of_every_draft_holds_of_another_kind(project):
    drafting.a_sound_draft(project, WordFile(draft(project).content))
    drafting.references_are_right(project)
    drafting.terms_are_defined_and_used(project)


def test_no_term_and_no_word_of_the_shipped_library_is_left_over(project):
    ours, theirs = project.library.terms.keys(), open_library().terms.keys()
    spot = mentions_of(frozenset({*ours, *theirs}))
    used = {term for s in project.assembled.agreement.sections for c in s.body for term in spot.in_body(c.body)}
    word = WordFile(draft(project).content)

    assert used - {"Parties"} <= ours
    for name in word.parts:
        assert not name.endswith(".xml") or not SHIPPED.search(text_of(word.root(name))), name
    for form in FORMS:
        assert not SHIPPED.search(draft(project, form).content.decode()), form


def test_a_draft_says_what_it_is_in_the_words_of_its_own_library(project):
    word = WordFile(draft(project).content)
    said = [text_of(word.root(name)) for name in word.parts if name.endswith(".xml")]

    for words in (*said, *(draft(project, form).content.decode() for form in FORMS)):
        assert "subject to contract" not in words.casefold()
    assert any("Draft" in words for words in said)


def test_only_drafting_practice_is_checked(project):
    assert {finding.rule.partition("-")[0] for finding in project.findings} <= {"DOC"}


@pytest.mark.parametrize(
    ("house", "last"), [({}, "schedules"), ("before_signatures", "signatures"), ("after_signatures", "schedules")]
)
def test_the_sections_stand_as_the_library_or_else_the_house_has_them(house, last):
    settings = [f"house.schedules={house}"] if house else []
    made = open_project(TWO.read_bytes(), name="brief.json", settings=settings, clauses=LIBRARY)
    series = [section.series for section in made.assembled.agreement.sections]

    assert series[:2] == ["parties", "clauses"]
    assert series[-1] == last


def test_it_reads_as_a_paper_of_two_pages():
    made = open_project(TWO.read_bytes(), name="two.json", clauses=LIBRARY)
    outline = draft(made, "outline", final=True).content.decode()
    terms = outline.partition("Who shares")[2].partition("Signatures")[0]

    assert 850 < words(terms) < 1200
    assert words(outline) < 1450
    assert max(len(line.split()) for line in terms.splitlines()) < 80


def test_a_bare_brief_makes_a_draft_with_blanks_and_the_usual_choice():
    made = open_project(BARE, name="bare.json", clauses=LIBRARY)
    decisions = made.assembled.decisions
    hints = {blank.hint for _, blank in walk(made.assembled.agreement, Blank)}

    assert decisions["sharing.separate"].outcome == "consider"
    assert decisions["sharing.joint"].outcome == "out"
    assert {"why the Parties share data, beginning with ‘to’", "months of notice to leave"} <= hints
    assert not SHIPPED.search(" ".join(hints))


@pytest.mark.slow
@pytest.mark.parametrize("validate", [validators.openxml_audit, validators.ooxml_integrity])
def test_a_validator_finds_nothing(project, validate):
    assert validate(draft(project).content) == []


# The command line -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("brief", [TWO, FIVE], ids=["two", "five"])
@pytest.mark.parametrize("ending", ["docx", "html", "md", "json", "txt"])
def test_a_brief_becomes_a_draft_in_each_form(call, tmp_path, brief, ending):
    done = call("draft", brief, "-o", tmp_path / f"draft.{ending}")

    assert done.code == 0
    assert (tmp_path / f"draft.{ending}").stat().st_size > 4000
    assert not SHIPPED.search(done.told)


@pytest.mark.parametrize("brief", [TWO, FIVE], ids=["two", "five"])
@pytest.mark.parametrize("command", ["flags", "check", "questions"])
def test_a_report_speaks_of_this_library_alone(call, brief, command):
    done = call(command, brief, *(["--all"] if command != "questions" else ["--most", "99"]))

    assert done.code == 0
    assert not SHIPPED.search(done.text)


def test_nothing_is_found_in_a_complete_brief(call):
    assert call("check", TWO, "--json").json["findings"] == []


def test_a_complete_brief_is_final_at_once(call, tmp_path):
    done = call("draft", TWO, "--final", "-o", tmp_path / "final.docx")

    assert done.code == 0
    word = WordFile((tmp_path / "final.docx").read_bytes())
    text = text_of(word.root("word/document.xml"))
    assert not set("[]●") & set(text)
    assert "Draft" not in text
    drafting.a_sound_file(word)


def test_a_final_is_refused_while_anything_is_open_and_all_of_it_is_listed(call, tmp_path):
    done = call("draft", FIVE, "--final", "-o", tmp_path / "final.docx")

    assert done.code == 1
    assert "6 things are still open" in done.told
    assert not list(tmp_path.iterdir())


def test_five_are_final_once_all_is_settled(call, tmp_path):
    data = json.loads(FIVE.read_bytes())
    data["clauses"] = {"keep": ["running.joining"], "drop": [{"clause": "sharing.health", "reason": "none is shared"}]}
    data["workstreams"][1] |= {
        "how": "each week, by encrypted file transfer",
        "functions": [{"name": "safeguarding pupils", "statute": "Education Act 2002 s.175"}],
    }
    data["parties"][3]["contact"] = {"role": "Head of Information Governance", "email": "ig@wcnt.example"}
    brief = tmp_path / "five.json"
    brief.write_text(json.dumps(data), encoding="utf-8")

    assert call("draft", brief, "--final", "-o", tmp_path / "final.txt").code == 0
    assert "including a body that joins under clause\u00a09." in (tmp_path / "final.txt").read_text("utf-8")


def test_its_clauses_are_listed_in_its_own_order(call):
    report = call("clauses", "list", "--json").json

    listed = [clause["id"] for s in report["sections"] for group in s["groups"] for clause in group["clauses"]]
    assert report["library"] == {"name": "Data sharing agreements", "version": "1.0.0"}
    assert [section["key"] for section in report["sections"]] == ["parties", "terms", "signing", "schedule"]
    assert 12 <= len(listed) <= 18
    assert (listed[0], listed[-2:]) == ("parties.parties", ["signing.signed", "schedule.data"])


def test_its_lint_finds_nothing(call):
    assert call("clauses", "lint", "--json").json["findings"] == []


def test_what_it_has_no_list_of_is_said_to_be_missing(call):
    assert call("bodies").told + call("bodies").text == "This library lists no bodies."


def test_a_clause_of_the_shipped_library_is_not_one_of_its_own(call):
    done = call("draft", TWO, "-o", "-", "--set", 'clauses.keep=["governance.board"]')

    assert done.code == 1
    assert "the library has no clause 'governance.board'" in done.told
