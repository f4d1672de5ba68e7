"""A project: wishes checked against the library, then brief and library assembled and checked."""

from pathlib import Path

import pytest

import draftkit
from draftkit.actions.project import check, open_library, open_project, placed
from draftkit.errors import BriefError, LibraryError
from draftkit.findings import Finding, Place
from tests.actions.small import SIGNED, folder_of, keys, opened, project

_OPTIONAL = 'standing = "optional"\n---\nText.'
_CLAUSES = {
    "one.board": "---\nA board.",
    "one.parking": _OPTIONAL,
    "one.a": f'slot = "one.way"\n{_OPTIONAL}',
    "one.b": f'slot = "one.way"\n{_OPTIONAL}',
    "two.signed": SIGNED,
}
_LIST = "run 'draftkit clauses list --library {}' for the clauses there are"
_BRIEF = b"""\
{"agreement": {"title": "T"},
 "parties": [{"name": "A"},
             {"name": "B"}],
 "clauses": {"keep": ["one.board",
                      "one.parkin"]}}
"""


def _refused(folder: Path, **wishes: object) -> list[tuple[str, str, str]]:
    """Return (place, message, hint) of everything for which the wishes are refused."""
    with pytest.raises(BriefError) as refused:
        project(folder, _CLAUSES, clauses=wishes)
    assert {finding.severity for finding in refused.value.findings} == {"bar"}
    return [(finding.where.path, finding.message, finding.hint) for finding in refused.value.findings]


def test_a_draft_says_which_brief_library_and_program_it_was_made_of(tmp_path):
    made = project(tmp_path, _CLAUSES)

    assert made.assembled.agreement.provenance == {
        "brief": made.brief.digest,
        "library": "Small 1",
        "library digest": made.library.digest,
        "program": draftkit.__version__,
    }
    assert len({made.brief.digest, made.library.digest}) == 2


def test_wishes_that_the_library_can_fulfil_are_heeded(tmp_path):
    own = {"heading": "Flags", "wording": "No flags.", "after": "one.parking"}
    wishes = {"keep": ["one.parking"], "drop": [{"clause": "one.board"}], "choose": {"one.way": "one.a"}, "own": [own]}

    assert keys(project(tmp_path, _CLAUSES)) == ["one.board", "one.b"]
    assert keys(opened(tmp_path, clauses=wishes)) == ["one.parking", "own.1", "one.a"]


def test_own_wording_need_not_say_after_what_it_stands(tmp_path):
    own = {"heading": "Flags", "wording": "No {{ flags }} <b>."}

    assert keys(project(tmp_path, _CLAUSES, clauses={"own": [own]})) == ["one.board", "one.b", "own.1"]


def test_every_clause_that_there_is_not_is_told_at_once_with_what_was_meant(tmp_path):
    own = [
        {"heading": "H", "wording": "W.", "after": "one.board"},
        {"heading": "H", "wording": "W.", "after": "one.bord"},
    ]
    drop = [{"clause": "one.parking"}, {"clause": "zzz"}]

    assert _refused(tmp_path, keep=["one.borad"], drop=drop, own=own) == [
        ("clauses, keep, 1st", "the library has no clause 'one.borad'", "did you mean 'one.board'?"),
        ("clauses, drop, 2nd, clause", "the library has no clause 'zzz'", _LIST.format(tmp_path)),
        ("clauses, own, 2nd, after", "the library has no clause 'one.bord'", "did you mean 'one.board'?"),
    ]


def test_a_choice_must_be_of_a_slot_and_of_a_clause_that_can_fill_it(tmp_path):
    assert _refused(tmp_path, choose={"one.wey": "one.a", "one.way": "one.board"}) == [
        ("clauses, choose, one.wey", "the library has no slot 'one.wey'", "did you mean 'one.way'?"),
        ("clauses, choose, one.way", "the library has no clause for ‘The way’ 'one.board'", "did you mean 'one.b'?"),
    ]


def test_an_execution_block_is_not_a_clause_to_keep_or_to_drop(tmp_path):
    told = "'two.signed' is an execution block: what the parties are, and how they sign, decides which are in"
    hint = "name a clause of the terms instead"

    assert _refused(tmp_path, keep=["two.signed"], drop=[{"clause": "two.signed"}]) == [
        ("clauses, keep, 1st", told, hint),
        ("clauses, drop, 1st, clause", told, hint),
    ]
    assert _refused(tmp_path, keep=["two.sined"]) == [
        ("clauses, keep, 1st", "the library has no clause 'two.sined'", _LIST.format(tmp_path))
    ]


def test_a_wish_is_refused_at_its_line_of_the_users_file(tmp_path):
    folder = folder_of(tmp_path, _CLAUSES)

    with pytest.raises(BriefError) as refused:
        open_project(_BRIEF, name="my brief.json", clauses=folder)

    assert refused.value.block() == (
        "Error: my brief.json:5:23: clauses, keep, 2nd: the library has no clause 'one.parkin'\n"
        "  Try: did you mean 'one.parking'?"
    )


def test_a_setting_wins_over_the_brief_and_is_the_place_of_what_is_wrong_with_it(tmp_path):
    folder = folder_of(tmp_path, _CLAUSES)
    wishes = {"keep": ["one.parking"]}

    made = opened(folder, ["agreement.title=Other"], clauses=wishes)
    with pytest.raises(BriefError) as refused:
        opened(folder, ['clauses.keep=["nothing"]'], clauses=wishes)

    assert made.assembled.agreement.front.title == "Other"
    assert str(refused.value.where) == "--set clauses.keep: clauses, keep, 1st"


def test_a_paper_for_signature_is_checked_more_strictly_whatever_the_brief_calls_it(tmp_path):
    made = project(tmp_path, {"one.a": "---\nIn {{ term.years }}."}, rules="drafting")

    strict = check(made.brief, made.library, made.assembled, "for_signature")

    open_point = ("DOC-OPEN", "term.years", "one.a")
    found = [[(f.rule, f.where.path, f.clause, f.severity) for f in each] for each in (made.findings, strict)]
    assert (*open_point, "warning") in found[0]
    assert (*open_point, "bar") in found[1]


def test_a_library_that_names_no_rules_is_held_to_drafting_practice_all_the_same(tmp_path):
    made = project(tmp_path, {"one.b": 'slot = "one.way"\n---\nIn {{ term.years }}.'})

    assert made.library.checks == ()
    assert [(finding.rule, finding.where.path) for finding in made.findings] == [("DOC-OPEN", "term.years")]


def test_a_finding_is_placed_where_its_path_stands_in_the_file(tmp_path):
    made = open_project(_BRIEF.replace(b"parkin", b"parking"), name="b.json", clauses=folder_of(tmp_path, _CLAUSES))
    elsewhere, nowhere = Finding("M", where=Place("clauses/a.md", path="parties[1]")), Finding("M")

    assert placed(Finding("M", where=Place(path="parties[1].name")), made.brief).where == Place(
        "b.json", 3, 23, "parties, 2nd, name"
    )
    assert placed(elsewhere, made.brief) is elsewhere
    assert placed(nowhere, made.brief) is nowhere


def test_without_a_folder_the_library_is_the_one_that_ships(tmp_path):
    with pytest.raises(LibraryError):
        open_library(tmp_path)

    assert open_library(folder_of(tmp_path, _CLAUSES)).name == "Small"
    assert open_library().name == "Emergency services collaboration agreements"
