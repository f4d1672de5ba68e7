"""Drafts and finals: every form, where the open points go, and what a final waits for and leaves behind."""

import json
from pathlib import Path
from typing import Any

import pytest

from draftkit.actions import pdf
from draftkit.actions.draft import ENDINGS, FORMS, Drafted, Form, draft, refuse_open
from draftkit.actions.project import Project
from draftkit.errors import FinalRefused
from draftkit.model.notes import Issue
from draftkit.word.archive import write_package
from tests.actions.small import opened, project
from tests.word.frames import STYLE_MAP, firm_parts
from tests.word.frames import style_id as style_of_the_firm
from tests.wordfile import WordFile, text_of

_CLAUSES = {
    "parties.both": "---\n1. {{ parties[0].name }}.\n2. {{ parties[1].name }}.",
    "one.fees": "---\n1. Pay.\n2. Pay in {{ money.payment_days | count('day') }}.",
    "one.b": 'slot = "one.way"\n---\nThe way.',
    "two.flags": 'standing = "optional"\nconsider_when = "two"\nnote = "Weigh it."\n---\nFlags.',
    "schedules.rooms": "---\n1. Rooms.",
}
_BEGINNINGS = {
    "docx": b"PK\x03\x04",
    "html": b"<!DOCTYPE html>",
    "markdown": rb"**Draft (1) \| Subject to contract**",
    "json": b'{\n "format": "draftkit/agreement/1"',
    "outline": b"T\n  draft: Draft (1) | Subject to contract\n  party: A\n",
}
_UNDECIDED = Issue(
    "Clause 3",
    "‘Flags’ is to be kept or dropped: often useful where there are two parties.",
    "Add “two.flags” to clauses.keep or clauses.drop in the brief.",
)
_BLANK = Issue("Clause 1.2", "Blank: days to pay.", "Give money.payment_days in the brief.")
_HARD = 'Fire & <w:p/> "Rescue" {{ x }} — Pwyllgor Tân'


@pytest.fixture
def open_project(tmp_path: Path) -> Project:
    return project(tmp_path, _CLAUSES, rules="drafting")


@pytest.fixture
def settled(tmp_path: Path) -> Project:
    return project(tmp_path, _CLAUSES, rules="drafting", money={"payment_days": 30}, clauses={"keep": ["two.flags"]})


def _tree(drafted: Drafted) -> Any:
    return json.loads(drafted.content)


def _clauses(tree: Any) -> dict[str, Any]:
    return {clause["id"]: clause for section in tree["sections"] for clause in section["clauses"]}


@pytest.mark.parametrize(("form", "begins"), _BEGINNINGS.items())
def test_a_draft_comes_in_each_form(open_project, form: Form, begins):
    drafted = draft(open_project, form)

    assert drafted.content.startswith(begins)
    assert (drafted.issues, drafted.findings) == ((_UNDECIDED, _BLANK), open_project.findings)


def test_a_pdf_is_made_of_the_word_file(open_project, monkeypatch):
    monkeypatch.setattr(pdf, "to_pdf", lambda content: b"%PDF of " + content)

    assert draft(open_project, "pdf").content == b"%PDF of " + draft(open_project).content


def test_every_form_has_an_ending_of_a_file():
    assert set(ENDINGS.values()) == set(FORMS)


def test_clauses_and_schedules_are_counted_and_parties_are_not(open_project):
    assert draft(open_project, "outline").clauses == 4


@pytest.mark.parametrize(("where", "shown"), [("first_page", 2), ("separate", 0), ("none", 0)])
def test_open_points_are_in_the_file_where_the_house_wants_them_and_reported_always(tmp_path, where, shown):
    made = project(tmp_path, _CLAUSES, rules="drafting", house={"issues": where})

    drafted = draft(made, "json")

    assert len(_tree(drafted)["issues"]) == shown
    assert len(WordFile(draft(made).content).styled("Issues Heading")) == (shown > 0)
    assert drafted.issues == (_UNDECIDED, _BLANK)
    assert drafted.list_ == where


def test_open_points_make_a_text_of_their_own(open_project):
    text = draft(open_project, "outline").points(_HARD).decode()

    assert text.startswith(f"Open points in {_HARD}\n")
    assert text.endswith(f"\nClause 1.2\n    {_BLANK.what}\n    {_BLANK.todo}\n")


@pytest.mark.parametrize(("notes", "flagged"), [("comments", True), ("footnotes", True), ("none", False)])
def test_notes_are_shown_as_the_house_wants_them(tmp_path, notes, flagged):
    made = project(tmp_path, _CLAUSES, house={"notes": notes})

    word = WordFile(draft(made).content)

    assert (_clauses(_tree(draft(made, "json")))["two.flags"]["flag"] is not None) is flagged
    assert ("word/comments.xml" in word.parts) is (notes == "comments")
    assert bool(word.find("//w:footnoteReference")) is (notes == "footnotes")


def test_a_final_is_refused_with_everything_that_is_open(open_project):
    with pytest.raises(FinalRefused) as refused:
        draft(open_project, final=True)

    findings = refused.value.findings
    assert str(refused.value) == "not ready to be final: 2 things are still open"
    assert [finding.message for finding in findings] == [
        "Clause 1: Unsettled text remains: days to pay.",
        "Clause 3: Unsettled text remains: ‘Flags’ is neither kept nor dropped.",
    ]
    assert [finding.severity for finding in findings] == ["bar", "bar"]
    assert str(findings[0].where) == "brief.json:1:1: money, payment_days"


def test_a_final_waits_for_a_reason_to_be_recorded_where_that_is_enough(tmp_path):
    own = {"own": [{"heading": "Flags", "wording": "The Parties follow the Flag Code Committee."}]}
    clauses = {"one.b": _CLAUSES["one.b"]}
    reason = {"override": [{"rule": "DOC-DEFS", "reason": "a body of that name exists"}]}

    with pytest.raises(FinalRefused, match="1 thing is still open") as refused:
        refuse_open(project(tmp_path, clauses, rules="drafting", clauses=own))

    assert [found.rule for found in refused.value.findings] == ["DOC-DEFS"]
    refuse_open(opened(tmp_path, clauses=own, checks=reason))


def test_a_settled_paper_is_final_without_legend_flag_or_provenance(settled):
    drafted, final = _tree(draft(settled, "json")), _tree(draft(settled, "json", final=True))

    assert drafted["provenance"]["library"] == "Small 1"
    assert drafted["front"]["legend"] == "Draft (1) | Subject to contract"
    assert _clauses(drafted)["two.flags"]["flag"]["note"] == "Weigh it."
    assert (final["provenance"], final["front"]["legend"]) == ({}, "")
    assert [clause["flag"] for clause in _clauses(final).values()] == [None] * 5
    assert [each["body"] for each in _clauses(final).values()] == [each["body"] for each in _clauses(drafted).values()]
    assert "customXml/item1.xml" not in WordFile(draft(settled, final=True).content).parts


def test_a_final_lists_no_points_even_where_one_need_not_stop_it(tmp_path):
    made = project(tmp_path, {"one.a": "---\nText."}, rules="drafting")

    final, drafted = draft(made, "json", final=True), draft(made, "json")

    assert [issue.todo for issue in drafted.issues] == ['Choose one under clauses.choose["one.way"]. Rule LIB-SLOT.']
    assert (final.issues, _tree(final)["issues"]) == ((), [])


def test_a_frame_of_the_users_gives_its_own_styles(settled, tmp_path):
    frame = tmp_path / "firm.docx"
    frame.write_bytes(write_package(firm_parts()))

    word = WordFile(draft(settled, frame=frame, styles=STYLE_MAP).content)

    headings = word.find(f"//w:p[w:pPr/w:pStyle/@w:val='{style_of_the_firm('clause.1')}']")
    assert [text_of(heading) for heading in headings] == ["Fees", "B", "Flags"]


def test_a_title_and_a_party_are_words_whatever_they_look_like(tmp_path):
    made = project(tmp_path, _CLAUSES, agreement={"title": _HARD}, parties=[{"name": _HARD}, {"name": "B"}])

    front, word = _tree(draft(made, "json"))["front"], WordFile(draft(made).content)

    assert (front["title"], front["parties"]) == (_HARD, [_HARD, "B"])
    assert [text_of(paragraph) for paragraph in word.styled("Title", "Party")] == [_HARD, f"{_HARD}.", "B."]


def test_what_a_final_lacks_of_the_second_party_is_not_told_as_of_the_first():
    from draftkit import resources
    from draftkit.actions.project import open_project

    pilot = open_project((resources.samples_folder() / "two-party-pilot.json").read_bytes(), name="pilot.json")

    with pytest.raises(FinalRefused) as refused:
        refuse_open(pilot)

    told = [f for f in refused.value.findings if "address of the party" in f.message]
    assert {str(finding.where).rpartition(": ")[2] for finding in told} == {
        "parties, 1st, address",
        "parties, 2nd, address",
    }
    assert not [finding for finding in told if finding.message.startswith("Party (")]
