"""What a worker of a cluster does with a chunk, without a cluster."""

import asyncio
import multiprocessing
import pickle
import platform
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from draftkit.batch.engines import crew
from draftkit.batch.engines.crew import Kit, do_chunk, end_run, facts
from draftkit.batch.jobs import Setup
from draftkit.errors import EnvironmentProblem
from tests.batch.test_local_engine import jobs
from tests.batch.workers import start


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Kit]:
    made = Kit(tmp_path.name, start, Setup(str(tmp_path), ("docx",)), 30, facts("", shipped=True))
    yield made
    asyncio.run(end_run(made.run))


def test_jobs_of_all_chunks_of_a_run_are_done_by_one_process(kit: Kit):
    first, second = do_chunk(kit, jobs("ok", "ok")), do_chunk(kit, jobs("ok"))

    assert [len(first), len(second)] == [2, 1]
    assert len({result.title for result in (*first, *second)}) == 1


def test_a_job_that_kills_its_process_leaves_those_of_its_chunk_unharmed(kit: Kit):
    results = do_chunk(kit, jobs("ok", "dies", "ok"))

    assert [(result.kind, result.tries) for result in results] == [("", 1), ("died", 2), ("", 1)]


def test_a_job_that_hangs_is_stopped(kit: Kit):
    results = do_chunk(replace(kit, limit=1), jobs("hangs", "ok"))

    assert [result.kind for result in results] == ["slow", ""]


def test_no_job_is_begun_once_the_run_has_ended_and_its_process_ends(kit: Kit):
    do_chunk(kit, jobs("ok"))
    before = set(multiprocessing.active_children())

    asyncio.run(end_run(kit.run))

    assert do_chunk(kit, jobs("ok", "ok")) == ()
    assert len(before - set(multiprocessing.active_children())) == 1


def test_a_process_that_nobody_asks_for_ends_by_itself(kit: Kit, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(crew, "IDLE", 0.1)
    others = set(multiprocessing.active_children())

    do_chunk(kit, jobs("ok"))

    end = time.monotonic() + 10
    while set(multiprocessing.active_children()) - others and time.monotonic() < end:
        time.sleep(0.05)
    assert not set(multiprocessing.active_children()) - others
    assert len(do_chunk(kit, jobs("ok"))) == 1


def test_a_machine_that_is_not_as_the_first_does_nothing_and_says_why(kit: Kit, tmp_path: Path):
    ours = {"draftkit": "0.0.1", "Python": "2.7", "clause library": "another"}
    unlike = replace(kit, facts={**kit.facts, **ours}, marker=str(tmp_path / "no such file"))

    answer = do_chunk(unlike, jobs("ok"))

    assert isinstance(answer, EnvironmentProblem)
    for said in ("draftkit", "not 0.0.1", "not 2.7", "another clause library", "does not see the output folder"):
        assert said in answer.message
    assert "same draftkit" in answer.hint


def test_a_process_that_cannot_make_ready_is_told(kit: Kit):
    answer = do_chunk(replace(kit, setup=replace(kit.setup, library="none")), jobs("ok"))

    assert isinstance(answer, EnvironmentProblem)
    assert "there is no such library" in answer.message
    assert str(answer.where) == platform.node()


def test_a_process_that_hangs_while_it_makes_ready_is_stopped_and_told(kit: Kit, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("draftkit.batch.engines.local.READY", 0.2)
    monkeypatch.setattr("draftkit.batch.engines.local.BESIDE", 0)
    before = set(multiprocessing.active_children())

    answer = do_chunk(replace(kit, limit=0.2, setup=replace(kit.setup, library="hangs")), jobs("ok"))

    assert isinstance(answer, EnvironmentProblem)
    assert "did not get ready" in answer.message
    assert pickle.loads(pickle.dumps(answer)).block() == answer.block()  # noqa: S301 - as Dask sends it
    assert set(multiprocessing.active_children()) == before
