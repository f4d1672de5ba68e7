"""Two runs compared, and files held against the library: what is written, what is told, what stops it."""

import json
from pathlib import Path
from typing import Any

import pytest

from draftkit.actions import portfolio as action
from draftkit.actions.batch import Job, Result, Run, Watch
from draftkit.actions.batch import Wishes as BatchWishes
from draftkit.actions.portfolio import Survey, Wishes
from draftkit.errors import DraftkitError, EnvironmentProblem
from draftkit.findings import Finding
from draftkit.model.portfolio import Portfolio
from tests.portfolio import BRIEF, LATER, LIBRARY, drafted, edited, folder, without_brief


class Seen(Watch):
    """Remembers what it was told, and may stop at the first result."""

    def __init__(self, stops: Survey | None = None) -> None:
        self.total = self.todo = -1
        self.keys: list[str] = []
        self.survey = stops

    def warned(self, finding: Finding) -> None:
        raise AssertionError(finding)

    def began(self, total: int, todo: int) -> None:
        self.total, self.todo = total, todo

    def came(self, job: Job, result: Result) -> None:
        self.keys.append(job.key)
        if self.survey is not None:
            self.survey.stop()


def wishes(here: Path, **more: Any) -> Wishes:
    facts = {"new": here / "new", "target": str(here / "out"), "old": here / "old", "library": LIBRARY, **more}
    return Wishes(**facts)


def go(here: Path, watch: Seen | None = None, **more: Any) -> Portfolio:
    return Survey(wishes(here, **more), watch or Seen()).go()


def written(here: Path) -> list[str]:
    return sorted(path.relative_to(here / "out").as_posix() for path in (here / "out").rglob("*"))


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """Two folders: one agreement changed, one the same, one gone, one new, one that is no Word file."""
    folder(tmp_path / "old", one=drafted("S-1"), two=drafted("S-2"), three=drafted("S-3"), bad=b"nothing")
    folder(tmp_path / "new", one=drafted("S-1", **LATER), two=drafted("S-2"), four=drafted("S-4"), bad=b"neither")
    return tmp_path


def test_every_agreement_has_a_verdict_and_those_that_changed_a_redline(runs):
    watch = Seen()

    told = go(runs, watch, forms=("html", "csv", "json"))

    assert {line.key: line.verdict for line in told.lines} == {
        "bad": "failed", "four": "new", "one": "changed", "two": "same", "three": "gone",
    }  # fmt: skip
    assert (watch.total, watch.todo, sorted(watch.keys)) == (5, 2, ["bad", "one"])
    assert written(runs) == [
        "comparison-clauses.csv", "comparison.csv", "comparison.html", "comparison.json", "one.redline.docx",
        "one.redline.html",
    ]  # fmt: skip


def test_clauses_are_told_by_the_ids_and_titles_of_the_library(runs):
    told = go(runs)

    (clause,) = told.clauses
    assert (clause.clause, clause.name, clause.agreements) == ("running.term", "Start, review and end", ("one",))
    assert told.of("changed")[0].sights[0].kind == "period"


def test_runs_with_ledgers_are_paired_by_reference_though_the_titles_changed(tmp_path, monkeypatch):
    for name, title in (("old", "Sharing"), ("new", "Giving")):
        table = tmp_path / f"{name}.jsonl"
        rows = [{**BRIEF, "agreement": {"title": f"{title} {n}", "reference": f"S-{n}"}} for n in (1, 2)]
        rows[1] |= {} if name == "old" else {"term": {"years": "many"}}
        table.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        Run(BatchWishes(table, str(tmp_path / name), library=LIBRARY), Seen(), lambda: "2027-03-03T09:00:00Z").go()

    told = go(tmp_path, library=None)

    assert [(line.key, line.verdict) for line in told.lines] == [("S-1", "changed"), ("S-2", "failed")]
    assert told.lines[0].new == "S-1-Giving 1.docx"
    assert told.lines[1].findings[0].message.startswith("the newer run failed at it: ")
    assert told.library.startswith("Data sharing")


def test_nothing_is_written_into_a_folder_with_files_unless_forced_which_sweeps_old_redlines(runs):
    folder(runs / "out", own=b"mine")
    (runs / "out" / "two.redline.docx").write_bytes(b"old")

    with pytest.raises(DraftkitError, match="there are files in this folder already"):
        go(runs)
    assert written(runs) == ["own.docx", "two.redline.docx"]

    go(runs, force=True)
    assert written(runs) == ["comparison.html", "one.redline.docx", "one.redline.html", "own.docx"]


@pytest.mark.parametrize("target", ["old", "new"])
def test_the_results_never_go_into_a_folder_that_is_looked_at(runs, target):
    with pytest.raises(DraftkitError, match="one of the folders to look at"):
        go(runs, target=str(runs / target), force=True)


def test_an_empty_folder_and_a_bad_date_are_refused_before_any_work(runs):
    (runs / "empty").mkdir()

    with pytest.raises(DraftkitError, match="no Word file in this folder"):
        go(runs, old=runs / "empty")
    with pytest.raises(DraftkitError, match="is no date"):
        go(runs, date="soon")
    assert not (runs / "out").exists()


def test_what_was_stopped_says_so_in_its_table(runs):
    folder(runs / "old", two=drafted("S-2", **LATER))
    survey = Survey(wishes(runs), Seen())
    survey._watch = Seen(survey)

    told = survey.go()

    assert told.stopped
    assert [line.verdict for line in told.lines].count("left") == 2
    assert "This was stopped before its end." in (runs / "out" / "comparison.html").read_text(encoding="utf-8")


def test_a_job_that_takes_too_long_is_told_what_to_do_here(runs, monkeypatch):
    monkeypatch.setattr(action, "start_comparing", _dawdling)

    told = go(runs, limit=0.5)

    (slow, _) = told.of("failed")
    assert slow.findings[0].hint == "compare the two by themselves with 'draftkit compare' to see why"


def _dawdling(setup):
    return __import__("time").sleep


def test_trouble_of_the_machine_stops_it_all_and_leaves_no_table(runs, monkeypatch):
    monkeypatch.setattr(action, "start_comparing", _full)

    with pytest.raises(EnvironmentProblem, match="the disk is full"):
        go(runs)
    assert written(runs) == []


def _full(setup):
    return _no_room


def _no_room(job):
    return Result(job.number, job.key, "failed", "environment", findings=(Finding("the disk is full"),))


def test_names_that_no_store_takes_are_made_fit_and_kept_apart(tmp_path):
    folder(tmp_path / "old", **{"a:b": drafted("S-1"), "a?b": drafted("S-2")})
    folder(tmp_path / "new", **{"a:b": drafted("S-1", **LATER), "a?b": drafted("S-2", **LATER)})

    told = go(tmp_path)

    names = [line.redline for line in told.lines]
    assert names[0] == "a-b.redline.docx"
    assert len({*names, *written(tmp_path)}) == 5


def test_files_are_held_against_the_library_the_most_negotiated_clause_first(tmp_path):
    mended = [edited(drafted(f"S-{n}"), "act to contain it", "act to mend it") for n in (1, 2)]
    second = edited(mended[1], "review it whenever", "look at it whenever")
    files = {"one": mended[0], "sub__two": second, "three": drafted("S-3"), "four": without_brief(drafted("S-4"))}
    folder(tmp_path / "new", **files)

    told = go(tmp_path, old=None)

    assert [(each.clause, each.counts) for each in told.clauses] == [
        ("sharing.breach", {"altered": 2}), ("sharing.lawful-basis", {"altered": 1}),
    ]  # fmt: skip
    assert {line.key: line.verdict for line in told.lines} == {
        "four": "failed", "one": "changed", "three": "same", "sub/two": "changed",
    }  # fmt: skip
    assert written(tmp_path) == [
        "deviations.html", "one.redline.docx", "one.redline.html", "sub", "sub/two.redline.docx",
        "sub/two.redline.html",
    ]  # fmt: skip
