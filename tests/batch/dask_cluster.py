"""A Dask cluster of this machine for tests: a scheduler and workers, each a process of its own. No tests itself."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psutil

from draftkit.batch.jobs import Job, Result, Setup
from tests.batch import workers

ROOT = Path(__file__).parents[2]
_ENVIRONMENT = {
    "PYTHONPATH": str(ROOT),
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
    "DASK_LOGGING__DISTRIBUTED": "critical",
    "DRAFTKIT_CACHE": "off",
}
_PATIENCE = 60


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """A scheduler without workers: its address."""
    file = folder / "scheduler.json"
    with _running(folder, "scheduler", "--port", "0", "--scheduler-file", str(file)):
        yield _address(file)


@contextmanager
def worker(folder: Path, address: str, *options: str, env: Mapping[str, str] | None = None) -> Iterator[None]:
    """A worker of a scheduler, on its way to it."""
    given = (address, "--nthreads", "1", "--death-timeout", "15", "--local-directory", str(folder), *options)
    with _running(folder, "worker", *given, env=env):
        yield


@contextmanager
def _running(folder: Path, what: str, *options: str, env: Mapping[str, str] | None = None) -> Iterator[None]:
    command = [sys.executable, "-m", "dask", what, "--host", "127.0.0.1", "--no-dashboard", *options]
    with (folder / f"{what}.log").open("ab") as log:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **_ENVIRONMENT, **(env or {})}, stdout=log, stderr=log
        )
    try:
        yield
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it has started."""
    with process:
        family = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
        for child in family:
            if child.is_running():
                child.kill()


def _address(file: Path) -> str:
    for _ in range(_PATIENCE * 10):
        try:
            return str(json.loads(file.read_text())["address"])
        except (OSError, ValueError):
            time.sleep(0.1)
    raise TimeoutError("the scheduler did not start")


def start(setup: Setup) -> Callable[[Job], Result]:
    """As the workers of other tests, but for one that takes along the worker it works for."""
    do = workers.start(setup)

    def do_or_die(job: Job) -> Result:
        if job.data.get("what") == "takes the worker along":
            psutil.Process(os.getppid()).kill()
            os._exit(9)
        return do(job)

    return do_or_die
