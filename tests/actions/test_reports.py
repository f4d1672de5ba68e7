"""Reports: every clause with its outcome, every finding with its place, and the lines that would change them."""

import json
from datetime import date
from typing import Any

import pytest

from draftkit.actions.project import Project
from draftkit.actions.reports import changes, check_report, finding_data, flags_report, in_groups
from draftkit.findings import Finding, Place
from draftkit.model.library import LibraryClause, Standing
from draftkit.model.selection import Decision, Outcome
from tests.actions.small import SIGNED, project

_CLAUSES = {
    "one.law": 'standing = "required"\nsources = ["section 1"]\n---\nThe law.',
    "one.board": "---\nA board.",
    "one.own": "---\nOwn staff.",
    "one.pair": 'in_when = "two"\n---\nA pair.',
    "one.a": 'standing = "optional"\nslot = "one.way"\n---\nA.',
    "one.b": 'standing = "optional"\nslot = "one.way"\n---\nB.',
    "two.flags": 'standing = "optional"\nin_when = "two"\nneeds = ["two.poles"]\nnote = "Weigh it."\n---\nFlags.',
    "two.poles": 'standing = "optional"\n---\nPoles.',
    "two.drums": "---\nDrums.",
    "two.signed": SIGNED,
}
_DROP = {"drop": [{"clause": "two.drums", "reason": "too loud — Tân"}]}


@pytest.fixture
def made(tmp_path) -> Project:
    return project(tmp_path, _CLAUSES, clauses=_DROP)


def _clause(standing: Standing = "optional", slot: str = "") -> LibraryClause:
    return LibraryClause("one.b", "B", "one", "1", date(2026, 1, 1), standing, "B.", slot=slot)


def _decision(outcome: Outcome, settled: bool = True) -> Decision:
    return Decision("one.b", outcome, ("because",), settled)


def test_a_flag_says_all_that_bears_on_a_clause(made):
    flags = {flag["id"]: flag for flag in flags_report(made)["clauses"]}

    assert flags["two.flags"] == {
        "id": "two.flags",
        "title": "Flags",
        "standing": "optional",
        "outcome": "in",
        "reasons": ["the brief says there are two parties"],
        "settled": True,
        "by_brief": False,
        "slot": None,
        "sources": [],
        "note": "Weigh it.",
        "version": "1",
        "as_at": "2026-01-01",
        "follows": None,
        "change": {"drop": '"clauses": {"drop": [{"clause": "two.flags", "reason": "…"}]}'},
    }
    assert flags["two.poles"]["follows"] == "two.flags"
    assert (flags["one.b"]["slot"], flags["one.b"]["settled"]) == ("one.way", False)
    assert flags["two.drums"]["reasons"] == ["dropped in the brief: too loud — Tân"]
    assert list(flags) == [key for key in _CLAUSES if key != "two.signed"]


def test_the_flags_name_library_brief_slots_and_facts(tmp_path):
    three = [{"name": "A"}, {"name": "B"}, {"name": "C"}]

    report = json.loads(json.dumps(flags_report(project(tmp_path, _CLAUSES, parties=three))))

    assert (report["schema"], report["brief"]) == ("draftkit/flags/1", "brief.json")
    assert report["library"] == {"name": "Small", "version": "1"}
    assert report["slots"] == [
        {"name": "one.way", "title": "The way", "filled_by": "one.b", "candidates": ["one.a", "one.b"]}
    ]
    assert report["facts"] == [
        {"name": "two", "says": "there are two parties", "true": False, "known": True},
        {"name": "rich", "says": "money moves", "true": False, "known": False},
        {"name": "hosted", "says": "there is a host", "true": False, "known": False},
    ]


def test_a_slot_is_filled_by_what_the_brief_chooses_and_by_nothing_where_all_is_dropped(tmp_path):
    chosen = project(tmp_path, _CLAUSES, clauses={"choose": {"one.way": "one.a"}})
    emptied = project(tmp_path, _CLAUSES, clauses={"drop": [{"clause": "one.a"}, {"clause": "one.b"}]})

    assert flags_report(chosen)["slots"][0]["filled_by"] == "one.a"
    assert flags_report(emptied)["slots"][0]["filled_by"] is None


def test_clauses_stand_in_groups_by_what_is_to_be_done_about_them(tmp_path):
    made = project(tmp_path, _CLAUSES, clauses={"keep": ["one.own"], **_DROP})

    grouped = [(title, [clause.id for clause, _ in pairs]) for title, pairs in in_groups(made)]

    assert grouped == [
        ("To consider: keep or drop each", ["one.b"]),
        ("In, for a reason", ["one.law", "one.own", "one.pair", "two.flags", "two.poles"]),
        ("In, as in nearly every agreement", ["one.board"]),
        ("Dropped in the brief", ["two.drums"]),
        ("Out", ["one.a"]),
    ]


_KEEP = {"clauses": {"keep": ["one.b"]}}
_CHOOSE = {"clauses": {"choose": {"one.way": "one.b"}}}
_LEAVE = {"clauses": {"drop": [{"clause": "one.b", "reason": "…"}]}}


@pytest.mark.parametrize(
    ("clause", "decision", "lines"),
    [
        (_clause("required"), _decision("in"), {}),
        (_clause("required"), _decision("out"), {}),
        (_clause(), _decision("out"), {"keep": _KEEP}),
        (_clause(slot="one.way"), _decision("out"), {"keep": _CHOOSE}),
        (_clause("core"), _decision("in"), {"drop": _LEAVE}),
        (_clause(), _decision("consider", settled=False), {"keep": _KEEP, "drop": _LEAVE}),
        (_clause(slot="one.way"), _decision("consider", settled=False), {"keep": _CHOOSE, "drop": _LEAVE}),
    ],
)
def test_the_lines_that_change_an_outcome_can_be_pasted_into_a_brief(clause, decision, lines):
    pasted: dict[str, Any] = {name: json.loads(f"{{{line}}}") for name, line in changes(clause, decision).items()}

    assert pasted == lines


def test_a_finding_has_the_keys_that_say_something():
    place = Place("brief.json", 3, 7, "parties, 2nd, kind")
    whole = Finding("M", "bar", "PCA-1", "mend it", place, "section 1", "a.b", "VERIFIED", "agreed")

    assert finding_data(Finding("Größe <b>")) == {"severity": "warning", "message": "Größe <b>"}
    assert finding_data(whole) == {
        "rule": "PCA-1",
        "severity": "bar",
        "message": "M",
        "hint": "mend it",
        "source": "section 1",
        "status": "VERIFIED",
        "clause": "a.b",
        "overridden": "agreed",
        "file": "brief.json",
        "line": 3,
        "column": 7,
        "path": "parties, 2nd, kind",
    }


def test_what_was_set_aside_is_told_and_not_counted(tmp_path):
    clauses = {"one.a": 'slot = "one.way"\n---\nIn {{ term.years }}.'}
    override = {"override": [{"rule": "DOC-OPEN", "reason": "known"}]}

    before = check_report(project(tmp_path, clauses, rules="drafting"))
    aside = check_report(project(tmp_path, clauses, rules="drafting", checks=override))

    assert before["counts"] == {"bar": 0, "warning": 1, "advice": 0, "note": 0}
    assert [(f["rule"], f["file"], f["path"]) for f in before["findings"]] == [
        ("DOC-OPEN", "brief.json", "term, years")
    ]
    assert aside["counts"] == {"bar": 0, "warning": 0, "advice": 0, "note": 0}
    assert [f["overridden"] for f in aside["findings"]] == ["known"]


def test_without_findings_the_counts_are_nought(tmp_path):
    assert check_report(project(tmp_path, {"one.b": 'slot = "one.way"\n---\nB.'})) == {
        "schema": "draftkit/check/1",
        "brief": "brief.json",
        "counts": {"bar": 0, "warning": 0, "advice": 0, "note": 0},
        "findings": [],
    }
