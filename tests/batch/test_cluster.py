"""The engine of a cluster: a real scheduler and real workers, and what comes of it is what the local engine makes."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="a cluster needs the extra 'cluster'")

import dask
import psutil
from distributed import Client

from draftkit import __version__, resources
from draftkit.actions.batch_job import start as start_drafting
from draftkit.batch.engines import cluster
from draftkit.batch.engines.cluster import DaskEngine
from draftkit.batch.engines.local import LocalEngine
from draftkit.batch.jobs import Job, Result, Setup
from draftkit.batch.stores import open_store
from draftkit.errors import EnvironmentProblem
from tests.batch import dask_cluster
from tests.batch.dask_cluster import start
from tests.batch.stores.test_remote import s3, server  # noqa: F401 - fixtures
from tests.batch.test_local_engine import jobs
from tests.drafts import SAMPLES, library, sample_data

pytestmark = pytest.mark.slow

AGREEMENTS = 24


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a cluster with two workers."""
    with ExitStack() as stack:
        found = stack.enter_context(dask_cluster.scheduler(tmp_path_factory.mktemp("scheduler")))
        for _ in range(2):
            stack.enter_context(dask_cluster.worker(tmp_path_factory.mktemp("worker"), found))
        with Client(found, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        yield found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Result]]:
    """Return the folder with what the local engine makes of the agreements, and what it says of them."""
    folder = tmp_path_factory.mktemp("local")
    return folder, in_order(LocalEngine(start_drafting, drafting(folder), workers=2, limit=120).run(agreements()))


def agreements(count: int = AGREEMENTS) -> list[Job]:
    names = [f"{SAMPLES[number % len(SAMPLES)]}-{number}" for number in range(1, count + 1)]
    return [Job(number, name, name, sample_data(name.rpartition("-")[0])) for number, name in enumerate(names, 1)]


def drafting(target: object, **others: object) -> Setup:
    return Setup(str(target), ("docx",), library_digest=library().digest, program=__version__, **others)


def engine(address: str, setup: Setup, *, limit: float = 60) -> DaskEngine:
    made_of = start_drafting if setup.library_digest else start
    return DaskEngine(made_of, setup, scheduler=address, limit=limit)


def run(address: str, folder: Path, *whats: str, limit: float = 60) -> list[Result]:
    return in_order(engine(address, Setup(str(folder), ("docx",)), limit=limit).run(jobs(*whats)))


def in_order(results: Iterable[Result]) -> list[Result]:
    return sorted((replace(result, seconds=0) for result in results), key=lambda result: result.number)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_agreements_are_to_the_byte_those_of_the_local_engine(
    address: str, made: tuple[Path, list[Result]], tmp_path: Path
):
    results = in_order(engine(address, drafting(tmp_path)).run(agreements()))

    assert results == made[1]
    assert {result.outcome for result in results} == {"done"}
    assert files(tmp_path) == files(made[0])


def test_a_worker_that_is_killed_costs_nothing(address: str, made: tuple[Path, list[Result]], tmp_path: Path):
    with Client(address, set_as_default=False) as client:
        pids = client.run(os.getpid)
    work = engine(address, drafting(tmp_path)).run(agreements())

    results = [next(work)]
    psutil.Process(next(iter(pids.values()))).kill()
    results = in_order([*results, *work])
    open_store(str(tmp_path)).sweep()

    assert results == made[1]
    assert files(tmp_path) == files(made[0])


def test_a_library_of_the_user_travels_to_the_workers(
    address: str, made: tuple[Path, list[Result]], tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
):
    folder = tmp_path_factory.mktemp("library")
    for name, content in files(resources.clauses_folder()).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)

    work = engine(address, drafting(tmp_path, library=str(folder)))
    folder.rename(folder.with_name("gone"))
    results = in_order(work.run(agreements(4)))

    assert results == made[1][:4]
    assert files(tmp_path) == {name: files(made[0])[name] for name in files(tmp_path)}


def test_agreements_go_to_a_bucket_from_the_workers_themselves(
    s3: str,  # noqa: F811
    made: tuple[Path, list[Result]],
    tmp_path_factory: pytest.TempPathFactory,
):
    target = f"{s3}/drafts"
    with (
        dask_cluster.scheduler(tmp_path_factory.mktemp("scheduler")) as address,
        dask_cluster.worker(tmp_path_factory.mktemp("worker"), address),
    ):
        results = in_order(engine(address, drafting(target)).run(agreements(4)))

    store, wanted = open_store(target), files(made[0])
    names = [kept.name for result in results for kept in result.files]
    assert [result.outcome for result in results] == ["done"] * 4
    assert {name: store.read(name) for name in names} == {name: wanted[name] for name in names}
    assert all(store.mark(kept.name) == kept.mark for result in results for kept in result.files)


def test_what_befalls_a_job_is_told_as_the_local_engine_tells_it(address: str, tmp_path: Path):
    whats = ("ok", "dies", "fails", "dies once", "hangs", *["ok"] * 20)
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
    setup = Setup(str(here), ("docx",))

    results = run(address, there, *whats, limit=5)

    local = in_order(LocalEngine(start, setup, workers=2, limit=5).run(jobs(*whats)))
    assert [result.kind for result in results[:5]] == ["", "died", "brief", "", "slow"]
    assert [replace(result, title="", seconds=0, tries=0) for result in results] == [
        replace(result, title="", seconds=0, tries=0) for result in local
    ]


def test_of_jobs_lost_with_their_workers_only_the_one_to_blame_is_reported(address: str, tmp_path: Path):
    results = run(address, tmp_path, *["ok"] * 6, "takes the worker along", *["ok"] * 6)

    assert [result.number for result in results if result.outcome == "failed"] == [7]
    assert (results[6].kind, results[6].tries) == ("died", 2)
    assert "took 2 workers with it" in results[6].findings[0].message


def test_jobs_are_taken_only_as_there_is_room_for_them(address: str, tmp_path: Path):
    taken: list[int] = []

    def source() -> Iterator[Job]:
        for job in jobs(*["ok"] * 400):
            taken.append(job.number)
            yield job

    came = 0
    for _ in engine(address, Setup(str(tmp_path), ())).run(source()):
        came += 1
        assert len(taken) - came < 2 * 4 * 16

    assert came == 400


def test_stopping_finishes_what_was_begun_and_takes_no_more(address: str, tmp_path: Path):
    work = engine(address, Setup(str(tmp_path), ()))
    results = []
    for result in work.run(jobs(*["waits"] * 60)):
        results.append(result)
        work.stop()

    assert 1 <= len(results) < 12


def test_workers_that_do_not_see_the_folder_are_named_and_nothing_is_left_in_it(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    elsewhere = tmp_path / "elsewhere"
    monkeypatch.setattr(DaskEngine, "_mark", lambda self, setup: str(elsewhere))

    with pytest.raises(EnvironmentProblem, match="2 of 2 workers cannot be used") as caught:
        run(address, tmp_path, "ok")

    assert "does not see the output folder" in caught.value.message
    assert "drive they share" in caught.value.hint
    assert not files(tmp_path)


def test_workers_with_another_draftkit_are_named_and_those_with_none(tmp_path_factory: pytest.TempPathFactory):
    other, none = tmp_path_factory.mktemp("other"), tmp_path_factory.mktemp("none")
    (other / "sitecustomize.py").write_text("import draftkit\ndraftkit.__version__ = '0.0.1'\n")
    (none / "draftkit").mkdir()
    (none / "draftkit" / "__init__.py").write_text("")
    with ExitStack() as stack:
        address = stack.enter_context(dask_cluster.scheduler(tmp_path_factory.mktemp("scheduler")))
        for path in (f"{other}{os.pathsep}{dask_cluster.ROOT}", str(none)):
            folder = tmp_path_factory.mktemp("worker")
            stack.enter_context(dask_cluster.worker(folder, address, env={"PYTHONPATH": path}))
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)

        with pytest.raises(EnvironmentProblem, match="2 of 2 workers cannot be used") as caught:
            engine(address, replace(drafting("out"), dry=True))

    assert f"draftkit 0.0.1, not {__version__}" in caught.value.message
    assert "cannot run draftkit" in caught.value.message
    assert "same draftkit" in caught.value.hint


def test_a_scheduler_without_workers_is_told_and_so_is_one_that_is_lost(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(cluster, "_JOINING", 0.5)
    with dask_cluster.scheduler(tmp_path_factory.mktemp("scheduler")) as address:
        with pytest.raises(EnvironmentProblem, match="the scheduler has no workers"):
            run(address, tmp_path, "ok")

        monkeypatch.setattr(cluster, "_JOINING", 60)
        with dask_cluster.worker(tmp_path_factory.mktemp("worker"), address, "--no-nanny"):
            work = engine(address, Setup(str(tmp_path), ())).run(jobs(*["waits"] * 100))
            next(work)
            _kill_scheduler(address)
            with pytest.raises(EnvironmentProblem, match="the scheduler was lost") as caught:
                list(work)

    assert "run the same command again" in caught.value.hint
    assert not files(tmp_path)


def test_an_address_where_nobody_listens_is_told_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cluster, "_CONNECTING", 0.5)

    with pytest.raises(EnvironmentProblem, match="no scheduler answers") as caught:
        run("tcp://127.0.0.1:9", tmp_path, "ok")

    assert str(caught.value.where) == "tcp://127.0.0.1:9"


def test_dasks_own_settings_may_name_the_scheduler_and_none_is_ever_started(tmp_path: Path):
    with (
        dask.config.set({"scheduler-address": "nonsense://here"}),
        pytest.raises(EnvironmentProblem, match="no scheduler answers") as caught,
    ):
        run("", tmp_path, "ok")
    assert str(caught.value.where) == "nonsense://here"

    with (
        dask.config.set({"scheduler-address": None}),
        pytest.raises(EnvironmentProblem, match="no scheduler is named") as caught,
    ):
        run("", tmp_path, "ok")
    assert "--scheduler" in caught.value.hint


def test_without_the_extra_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(EnvironmentProblem) as caught:
        run("tcp://127.0.0.1:9", tmp_path, "ok")

    assert caught.value.hint == "pip install 'draftkit[cluster]'"


def test_the_local_engine_never_pays_for_a_cluster():
    code = "import sys, draftkit.batch.engines.engine; print({'dask', 'distributed'} & {*sys.modules})"

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert said == "set()\n"


def _kill_scheduler(address: str) -> None:
    port = int(address.rpartition(":")[2])
    for child in psutil.Process().children():
        if any(each.laddr.port == port and each.status == "LISTEN" for each in child.net_connections("tcp")):
            child.kill()
