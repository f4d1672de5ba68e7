"""The local engine: every job comes back once, whatever becomes of the workers."""

import multiprocessing
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from draftkit.batch.engines import local
from draftkit.batch.engines.local import LocalEngine
from draftkit.batch.jobs import Job, Result, Setup
from draftkit.errors import EnvironmentProblem
from tests.batch.workers import start


def jobs(*whats: str) -> list[Job]:
    return [Job(number, f"{number}", f"{number}", {"what": what}) for number, what in enumerate(whats, 1)]


def run(folder: Path, work: Iterable[Job], *, workers: int = 2, limit: float = 30, library: str = "") -> list[Result]:
    engine = LocalEngine(start, Setup(str(folder), ("docx",), library=library), workers=workers, limit=limit)
    return sorted(engine.run(work), key=lambda result: result.number)


def test_every_job_comes_back_once(tmp_path: Path):
    results = run(tmp_path, jobs(*["ok"] * 40))

    assert [result.number for result in results] == list(range(1, 41))
    assert {result.outcome for result in results} == {"done"}
    assert len({result.title for result in results}) == 2


def test_a_job_that_kills_its_worker_is_tried_twice_and_reported_and_the_others_go_on(tmp_path: Path):
    results = run(tmp_path, jobs("ok", "dies", "ok", "ok", "ok"))

    assert [result.outcome for result in results] == ["done", "failed", "done", "done", "done"]
    assert (results[1].kind, results[1].tries) == ("died", 2)
    assert "twice" in results[1].findings[0].message


def test_a_job_whose_worker_died_once_is_done_by_the_next(tmp_path: Path):
    (result,) = run(tmp_path, jobs("dies once"))

    assert (result.outcome, result.tries) == ("done", 2)


def test_a_job_that_hangs_is_stopped_and_the_others_go_on(tmp_path: Path):
    results = run(tmp_path, jobs("ok", "hangs", "ok", "ok"), limit=1)

    assert [result.kind for result in results] == ["", "slow", "", ""]
    assert "stopped after 1 s" in results[1].findings[0].message


def test_a_failure_is_a_result_like_any_other(tmp_path: Path):
    results = run(tmp_path, jobs("fails", "ok"), workers=1)

    assert [result.outcome for result in results] == ["failed", "done"]


def test_jobs_are_taken_only_as_workers_are_free_for_them(tmp_path: Path):
    taken: list[int] = []

    def source() -> Iterator[Job]:
        for job in jobs(*["ok"] * 50):
            taken.append(job.number)
            yield job

    for came, _ in enumerate(LocalEngine(start, Setup(str(tmp_path), ()), workers=2, limit=30).run(source()), 1):
        assert len(taken) - came <= 2


def test_stopping_finishes_the_jobs_in_hand_and_takes_no_more(tmp_path: Path):
    engine = LocalEngine(start, Setup(str(tmp_path), ()), workers=2, limit=30)
    results = []
    for result in engine.run(jobs(*["waits"] * 20)):
        results.append(result)
        engine.stop()

    assert 1 < len(results) <= 3


@pytest.mark.parametrize("library", ["none", "dead"])
def test_a_worker_that_cannot_make_ready_stops_the_run_and_says_why(tmp_path: Path, library: str):
    with pytest.raises(EnvironmentProblem, match="ready"):
        run(tmp_path, jobs("ok"), library=library)


def test_workers_that_hang_while_they_make_ready_are_replaced_and_then_the_run_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(local, "READY", 0.2)
    monkeypatch.setattr(local, "BESIDE", 0)

    with pytest.raises(EnvironmentProblem, match="3 workers in a row did not get ready") as told:
        run(tmp_path, jobs("ok", "ok"), limit=0.2, library="hangs")

    assert "stopped after 0.2 s" in told.value.message
    assert "run the same command again" in told.value.hint
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("library", ["dead once", "hangs once"])
def test_a_worker_that_does_not_get_ready_is_replaced_and_its_job_was_not_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str
):
    monkeypatch.setattr(local, "READY", 4)
    monkeypatch.setattr(local, "BESIDE", 0)

    results = run(tmp_path, jobs("ok", "ok"), workers=1, limit=4, library=library)

    assert [(result.outcome, result.tries) for result in results] == [("done", 1), ("done", 1)]


def test_a_job_too_large_for_a_pipe_does_not_hold_up_the_run_before_its_worker_is_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(local, "READY", 0.2)
    monkeypatch.setattr(local, "BESIDE", 0)
    (large,) = jobs("x" * 4_000_000)

    with pytest.raises(EnvironmentProblem, match="did not get ready"):
        run(tmp_path, [large], limit=0.2, library="hangs")


def test_leaving_early_ends_the_workers_at_once(tmp_path: Path):
    engine = LocalEngine(start, Setup(str(tmp_path), ()), workers=2, limit=600)
    results = engine.run(jobs("ok", "hangs", "hangs", "ok"))
    next(results)
    began = time.monotonic()

    results.close()

    assert time.monotonic() - began < 5
    assert not multiprocessing.active_children()


def test_a_worker_that_has_done_its_term_makes_room_for_a_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("draftkit.batch.engines.local.TERM", 5)

    results = run(tmp_path, jobs(*["ok"] * 22))

    assert [result.number for result in results] == list(range(1, 23))
    assert max(Counter(result.title for result in results).values()) == 5
