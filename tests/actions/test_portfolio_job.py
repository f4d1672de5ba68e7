"""A worker of a portfolio: two files compared, one held against the library, and whatever can be wrong with them."""

import json
from pathlib import Path
from typing import Any

import pytest

from draftkit.actions.portfolio_job import start_comparing, start_deviating
from draftkit.batch.jobs import Job, Result, Setup
from tests.portfolio import BRIEF, LATER, LIBRARY, drafted, edited, folder, without_brief

COMMON = {"author": "A. Solicitor", "date": "2027-04-01", "ignore": (), "briefs": "", "own_first": False}


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path


def do(start: Any, here: Path, new: str = "a.docx", **more: Any) -> Result:
    data = {
        **COMMON, "old_folder": str(here / "old"), "old": "a.docx", "new_folder": str(here / "new"), "new": new, **more,
    }  # fmt: skip
    setup = Setup(str(here / "out"), ("docx",), library=str(LIBRARY))
    result: Result = start(setup)(Job(0, Path(new).stem, Path(new).stem, data))
    json.dumps(result.told)  # it travels as plain data
    return result


def compare(here: Path, old: bytes, new: bytes, **more: Any) -> Result:
    folder(here / "old", a=old)
    folder(here / "new", a=new)
    return do(start_comparing, here, **more)


def written(here: Path) -> list[str]:
    return sorted(path.name for path in (here / "out").glob("a*"))


def test_what_changed_is_counted_named_and_told_with_a_redline_and_an_account(here):
    result = compare(here, drafted("S-1"), drafted("S-1", **LATER))

    assert (result.outcome, result.told["verdict"], result.told["counts"]) == ("done", "changed", {"changed": 1})
    (clause,) = result.told["clauses"]
    assert (clause["what"], clause["heading"], clause["mark"]) == (
        "changed",
        "Start, review and end",
        "_dk_running_term",
    )
    (sight,) = result.told["sights"]
    assert sight["kind"] == "period"
    assert sight["where"].startswith("clause 9")
    assert written(here) == ["a.redline.docx", "a.redline.html"]


def test_the_anchor_of_a_clause_is_in_the_account_which_tells_the_two_files_apart(here):
    (clause,) = compare(here, drafted("S-1"), drafted("S-1", **LATER)).told["clauses"]

    page = (here / "out" / "a.redline.html").read_text(encoding="utf-8")
    assert f'<article id="{clause["anchor"]}">' in page
    assert "<dd>old/a.docx</dd>" in page
    assert "<dd>new/a.docx</dd>" in page


def test_files_that_say_the_same_leave_nothing(here):
    result = compare(here, drafted("S-1"), drafted("S-1"))

    assert result.told["verdict"] == "same"
    assert written(here) == []


def test_what_is_no_word_file_and_what_is_not_there_fail_alone(here):
    broken = compare(here, drafted("S-1"), b"nothing")
    missing = do(start_comparing, here, old="b.docx")

    assert (broken.kind, broken.findings[0].message) == ("file", "it is not a Word document")
    assert missing.kind == "file"
    assert missing.findings[0].message == "cannot be read: No such file or directory"
    assert written(here) == []


def test_a_fault_of_ours_fails_alone(here, monkeypatch):
    monkeypatch.setattr("draftkit.actions.portfolio_job.compare_files", lambda *_, **__: 1 / 0)

    result = compare(here, drafted("S-1"), drafted("S-1", **LATER))

    assert (result.kind, result.findings[0].message) == ("fault", "ZeroDivisionError: division by zero")


def test_a_disk_that_takes_nothing_is_the_machines_trouble(here):
    (here / "out").rmdir()

    assert compare(here, drafted("S-1"), drafted("S-1", **LATER)).kind == "environment"


def test_a_draft_as_it_was_made_is_the_librarys(here):
    folder(here / "new", a=drafted("S-1"))

    result = do(start_deviating, here)

    assert result.told["verdict"] == "same"
    assert set(result.told["counts"]) == {"library's"}
    assert written(here) == []


def test_a_clause_that_a_hand_altered_is_named_by_its_id_with_its_place_in_the_account(here):
    folder(here / "new", a=edited(drafted("S-1"), "act to contain it", "act to mend it"))

    result = do(start_deviating, here)

    assert result.told["verdict"] == "changed"
    (clause,) = result.told["clauses"]
    assert (clause["what"], clause["clause"], clause["anchor"]) == ("altered", "sharing.breach", "change-1")
    assert written(here) == ["a.redline.docx", "a.redline.html"]


def test_a_file_without_a_brief_asks_for_the_folder_with_the_briefs(here):
    folder(here / "new", a=without_brief(drafted("S-1")))

    bare = do(start_deviating, here).findings[0]
    lost = do(start_deviating, here, briefs=str(here)).findings[0]

    assert bare.message == lost.message == "the file carries no brief"
    assert "--briefs" in bare.hint
    assert str(here) in lost.hint


def test_the_brief_of_the_same_name_is_taken_wherever_it_lies_among_the_briefs(here):
    folder(here / "new", sub__a=without_brief(drafted("S-1")))
    (here / "briefs").mkdir()
    brief = {**BRIEF, "agreement": {"title": "Sharing S-1", "reference": "S-1"}}
    (here / "briefs" / "a.json").write_text(json.dumps(brief), encoding="utf-8")

    assert do(start_deviating, here, "sub/a.docx", briefs=str(here / "briefs")).told["verdict"] == "same"


@pytest.mark.parametrize(("own_first", "verdict"), [(True, "same"), (False, "changed")])
def test_a_brief_beside_wins_over_the_one_in_the_file_unless_that_is_asked_for(here, own_first, verdict):
    folder(here / "new", a=drafted("S-1"))
    other = {**BRIEF, "agreement": {"title": "Sharing S-1", "reference": "S-1"}, **LATER}
    (here / "a.json").write_text(json.dumps(other), encoding="utf-8")

    assert do(start_deviating, here, briefs=str(here), own_first=own_first).told["verdict"] == verdict


def test_a_brief_that_cannot_be_used_is_told(here):
    folder(here / "new", a=drafted("S-1"))
    (here / "a.json").write_text('{"parties": 3}', encoding="utf-8")

    result = do(start_deviating, here, briefs=str(here))

    assert result.kind == "brief"
    assert result.findings
