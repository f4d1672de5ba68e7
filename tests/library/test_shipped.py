"""The library that ships."""

import re

import pytest

from draftkit.actions.library import lint
from draftkit.actions.project import open_library, open_project

LONGEST_NOTE = 90  # words: what a margin has room for
ROW = 10  # words in a row that a note may not share with its clause; an Act and its section are fewer
FAMILIES = ("background", "interpretation", "basis", "delegation", "variation", "withdrawal", "termination", "exit")
"""The groups of clauses that carry the statute."""


def test_it_lints_clean():
    assert [f"{finding.where}: {finding.rule} {finding.message}" for finding in lint(open_library())] == []


def test_every_clause_can_be_read_on_its_own():
    for clause in open_library().clauses.values():
        assert clause.title
        assert clause.note
        assert clause.sources
        assert clause.wording.strip()


@pytest.mark.parametrize(
    ("binding", "legend"),
    [
        (None, "Draft (1) | Subject to contract"),
        ("full", "Draft (1) | Subject to contract"),
        ("partial", "Draft (1) | Subject to contract"),
        ("none", "Draft (1) | Subject to approval"),
    ],
)
def test_a_paper_that_is_not_to_bind_is_not_subject_to_contract(binding, legend):
    settings = [f"agreement.binding={binding}"] if binding else []
    bare = b'{"agreement": {"title": "T"}, "parties": [{"name": "A"}, {"name": "B"}]}'

    made = open_project(bare, name="brief.json", settings=settings)

    assert made.assembled.agreement.front.legend == legend


def test_a_note_is_short_enough_for_a_margin():
    lengths = {clause.id: len(clause.note.split()) for clause in open_library().clauses.values()}

    assert {key: length for key, length in lengths.items() if length > LONGEST_NOTE} == {}


def test_a_note_does_not_repeat_its_clause():
    repeated = {c.id: rows(c.note) & rows(c.wording) for c in open_library().clauses.values()}

    assert {key: shared for key, shared in repeated.items() if shared} == {}


def test_the_note_of_an_optional_clause_says_when_to_choose_it_or_leave_it_out():
    optional = [clause for clause in open_library().clauses.values() if clause.standing == "optional"]

    assert [c.id for c in optional if not re.search(r"\b(choose|leave|suits)\b", c.note, re.IGNORECASE)] == []


def test_the_note_of_a_clause_that_rests_on_the_act_names_the_section():
    resting = [
        clause
        for clause in open_library().clauses.values()
        if clause.group in FAMILIES and clause.sources[0].startswith("Policing and Crime Act 2017")
    ]

    assert len(resting) > 20
    assert [clause.id for clause in resting if not re.search(r"\b[Ss]ections?\s\d", clause.note)] == []


def rows(text):
    """Return every so many words in a row of a text; what fills it in is left out."""
    words = re.findall(r"[\w’']+", re.sub(r"{[{%#].*?[}%#]}", " ", text).casefold())
    return {" ".join(words[start : start + ROW]) for start in range(len(words) - ROW + 1)}
