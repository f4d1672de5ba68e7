"""Processes for the benchmarks: a cluster on this machine, and how much memory a process and its workers take."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any


@contextmanager
def cluster(workers: int) -> Iterator[str]:
    """Yield the address of a Dask scheduler with so many workers of one thread each, all of this machine."""
    from distributed import Client

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "scheduler.json")
        place = ["--host", "127.0.0.1", "--scheduler-file", str(file)]
        alone = ["--nthreads", "1", "--death-timeout", "15", "--no-dashboard"]
        processes = [_begun("scheduler", *place, "--port", "0", "--no-dashboard")]
        processes += [_begun("worker", *place, *alone, "--local-directory", folder) for _ in range(workers)]
        try:
            while not file.is_file():
                time.sleep(0.05)
            with Client(scheduler_file=str(file)) as client:
                client.wait_for_workers(workers, timeout=60)
                address: str = client.scheduler.address
            yield address
        finally:
            for process in reversed(processes):  # workers first: without a scheduler they would wait for one
                process.terminate()
                process.wait(30)


class Memory:
    """Looks every second at what this process and each of its workers hold. Linux alone tells."""

    def __init__(self) -> None:
        self._seen: list[tuple[float, float, float]] = []
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def tenths(self, marks: list[float]) -> list[dict[str, float]]:
        """Return the most that the parent and any worker held between each two marks."""
        times = [at for at, *_ in self._seen]
        found = []
        for earlier, later in pairwise(marks):
            seen = self._seen[bisect_right(times, earlier) : bisect_right(times, later)] or self._seen[-1:]
            found.append({"parent": max(parent for _, parent, _ in seen), "worker": max(most for *_, most in seen)})
        return found

    def _look(self) -> None:
        while not self._done.wait(1):
            workers = [held(process) for process in children(os.getpid())]
            self._seen.append((time.monotonic(), held(os.getpid()), max(workers, default=0.0)))


def held(process: int) -> float:
    """Return the MiB that a process holds of its own (PSS)."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return round(next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")) / 1024, 1)


def children(parent: int) -> Iterator[int]:
    """Yield the workers of a process."""
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            facts = each.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(facts[1]) == parent:
            yield int(each.parent.name)


def _begun(*command: str) -> "subprocess.Popen[Any]":
    run = [sys.executable, "-m", "dask", *command]
    return subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
