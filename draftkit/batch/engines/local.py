"""The local engine: processes of this machine, each with a pipe of its own.

No lock and no queue is shared, so a worker that dies takes nothing down but the job it was at, and one that takes too
long can be stopped, at a job or while it makes ready. Both are replaced. A worker is given one job at a time, the first
when it is ready: it waits for the next some thousandths of the time that a job takes, and the parent never waits for a
pipe that nobody reads.
"""

import contextlib
import gc
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from draftkit.batch.jobs import Job, Result, Setup, failed
from draftkit.errors import EnvironmentProblem
from draftkit.findings import Finding

Start = Callable[[Setup], Callable[[Job], Result]]
"""Makes a worker ready and returns what does its jobs. A worker imports it by its name."""

TRIES = 2
"""How often a job is begun whose worker dies."""
READY = 120.0
"""Seconds that a worker has for making ready, or as long as a job where that is longer."""
BESIDE = 2.0
"""Seconds more for each worker of the run: as they begin together they wait for one another."""
STARTS = 3
"""How many workers, one after the other, may end before they are ready. Each that gets ready begins the count anew."""
TERM = 800
"""Jobs after which a worker makes room for a new one, so that what it keeps to be quick does not grow for ever."""
_SELDOM = (20_000, 20, 100)
_SEE = "see whether the disk and the network answer and memory is left, then run the same command again"
_BREATH = 0.5
"""Seconds between two looks at the clock."""


@dataclass(eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    job: Job | None = None
    since: float = 0.0
    """When it began its job; of a worker that makes ready, when it began to."""
    ready: bool = False
    done: int = 0

    def give(self, job: Job) -> None:
        """Have it do a job: at once, or as soon as it is ready."""
        self.job, self.since = job, time.monotonic()
        if self.ready:
            self._send()

    def begin(self) -> None:
        """Be ready, and begin the job that waits for that."""
        self.ready, self.since = True, time.monotonic()
        self._send()

    def _send(self) -> None:
        with contextlib.suppress(OSError):  # if it has died, the pipe tells so when it is read
            self.pipe.send(self.job)

    def leave(self) -> None:
        """End it: in its own time, if that is soon."""
        self.pipe.close()
        self.process.join(0 if self.job else _BREATH)
        self.process.kill()
        self.process.join()


class LocalEngine:
    """Runs jobs on `workers` processes; one that takes longer than `limit` seconds is stopped."""

    def __init__(self, start: Start, setup: Setup, *, workers: int, limit: float) -> None:
        self._begin = (start, setup)
        self._count = workers
        self._limit = limit
        self._ready_limit = max(READY, limit) + BESIDE * workers
        self._unready = 0
        """How many workers, one after the other, have ended before they were ready."""
        self._workers: list[_Worker] = []
        self._again: deque[Job] = deque()
        self._stopping = False
        self._context = multiprocessing.get_context("spawn")

    def run(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Yield results as they come. A job is taken when a worker is free for it, so memory does not grow."""
        source = iter(jobs)
        try:
            while self._fill(source) or any(worker.job for worker in self._workers):
                yield from self._collect()
        finally:
            self.close()

    def stop(self) -> None:
        """Take no more jobs: those in hand are finished."""
        self._stopping = True

    def close(self) -> None:
        """End all workers: those that are at a job at once, the others in their own time."""
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            worker.leave()
        self._workers.clear()

    def _fill(self, source: Iterator[Job]) -> bool:
        """Give every free worker a job; say whether one was given."""
        given = False
        while not self._stopping and (self._idle() or len(self._workers) < self._count):
            job = self._again.popleft() if self._again else next(source, None)
            if job is None:
                break
            (self._idle() or self._hire()).give(job)
            given = True
        return given

    def _idle(self) -> _Worker | None:
        for worker in [worker for worker in self._workers if worker.job is None and worker.done >= TERM]:
            self._workers.remove(worker)
            worker.leave()
        return next((worker for worker in self._workers if worker.job is None), None)

    def _hire(self) -> _Worker:
        here, there = self._context.Pipe()
        process = self._context.Process(target=work, args=(there, *self._begin), daemon=True)
        process.start()
        there.close()
        self._workers.append(_Worker(process, here))
        return self._workers[-1]

    def _collect(self) -> Iterator[Result]:
        """Wait for what comes next: a result, a death, or the end of a job's time."""
        for pipe in wait([worker.pipe for worker in self._workers], timeout=_BREATH):
            worker = next(worker for worker in self._workers if worker.pipe is pipe)
            try:
                answer = worker.pipe.recv()
            except (EOFError, OSError):
                yield from self._bury(worker, late=False)
                continue
            if isinstance(answer, str):
                raise EnvironmentProblem(f"a worker could not make ready: {answer}", hint="try one agreement first")
            if answer is None:
                self._unready = 0
                worker.begin()
            elif worker.job is not None:
                tries, worker.job = worker.job.tries, None
                worker.done += 1
                yield replace(answer, tries=tries + 1)
        for worker in list(self._workers):
            limit = self._limit if worker.ready else self._ready_limit
            if worker.job and time.monotonic() - worker.since > limit:
                yield from self._bury(worker, late=True)

    def _bury(self, worker: _Worker, *, late: bool) -> Iterator[Result]:
        """Remove a worker. The job it was at is tried once more, or reported."""
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        code, job = worker.process.exitcode, worker.job
        if job is None:
            return
        if not worker.ready:
            self._count_unready(f"was stopped after {self._ready_limit:g} s" if late else f"ended with {code}")
            self._again.append(job)  # it was not begun
            return
        if late:
            yield failed(job, "slow", _too_slow(job, self._limit), seconds=self._limit)
        elif job.tries + 1 < TRIES and not self._stopping:
            self._again.append(replace(job, tries=job.tries + 1))
        else:
            yield failed(job, "died", lost(job, f"it ended with {code}"))

    def _count_unready(self, how: str) -> None:
        """Count a worker that never got ready. Raises EnvironmentProblem when there were too many."""
        self._unready += 1
        if self._unready >= STARTS:
            message = f"{self._unready} workers in a row did not get ready; the last {how}"
            raise EnvironmentProblem(message, hint=_SEE)


def lost(job: Job, how: str) -> Finding:
    """Return what is said of a job whose worker died, every time it was tried."""
    times = "twice" if job.tries else "once"
    message = f"the worker that was at it died ({how}); it was tried {times}"
    return Finding(message, "bar", "BATCH-DIED", "draft it by itself to see why", job.place)


def collect_seldom() -> None:
    """Have this process look for cycles seldom: what a worker keeps from job to job is much, and has none."""
    gc.freeze()
    gc.set_threshold(*_SELDOM)


def work(pipe: Connection, start: Start, setup: Setup) -> None:
    """Do jobs until the parent closes the pipe, or is no more. The parent alone minds Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        do = start(setup)
        collect_seldom()
    except Exception as error:  # whatever it is, the parent tells the user
        pipe.send(str(error) or type(error).__name__)
        return
    with contextlib.suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            pipe.send(do(pipe.recv()))


def _too_slow(job: Job, limit: float) -> Finding:
    hint = "draft it by itself to see why, or give it longer with --limit"
    return Finding(f"it was stopped after {limit:g} s", "bar", "BATCH-SLOW", hint, job.place)
