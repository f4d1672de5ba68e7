"""The local engine: processes of this machine, each with a pipe of its own.

No lock and no queue is shared, so a worker that dies takes nothing down but the job it was at, and one that takes too
long can be stopped. Both are replaced. A worker is given one job at a time: it waits for the next some thousandths of
the time that a job takes, and the parent never waits for a pipe that nobody reads.
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
TERM = 800
"""Jobs after which a worker makes room for a new one, so that what it keeps to be quick does not grow for ever."""
_SELDOM = (20_000, 20, 100)
"""How seldom a worker looks for cycles: what it keeps from job to job is much, and has none."""
_BREATH = 0.5
"""Seconds between two looks at the clock."""


@dataclass(eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    job: Job | None = None
    since: float = 0.0
    """When it began its job; of a worker that was making ready, when it was ready for it."""
    ready: bool = False
    done: int = 0

    def give(self, job: Job) -> None:
        self.job, self.since = job, time.monotonic()
        with contextlib.suppress(OSError):  # if it has died, the pipe tells so when it is read
            self.pipe.send(job)

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
            worker.since, worker.ready = time.monotonic(), True
            if isinstance(answer, str):
                raise EnvironmentProblem(f"a worker could not make ready: {answer}", hint="try one agreement first")
            if answer is not None and worker.job is not None:
                tries, worker.job = worker.job.tries, None
                worker.done += 1
                yield replace(answer, tries=tries + 1)
        for worker in list(self._workers):
            if worker.job and worker.ready and time.monotonic() - worker.since > self._limit:
                yield from self._bury(worker, late=True)

    def _bury(self, worker: _Worker, *, late: bool) -> Iterator[Result]:
        """Remove a worker. The job it was at is tried once more, or reported."""
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        code, job = worker.process.exitcode, worker.job
        if not worker.ready:
            raise EnvironmentProblem(
                f"a worker ended before it was ready ({code})", hint="see whether the machine has memory left"
            )
        if job is None:
            return
        if late:
            yield failed(job, "slow", _too_slow(job, self._limit), seconds=self._limit)
        elif job.tries + 1 < TRIES and not self._stopping:
            self._again.append(replace(job, tries=job.tries + 1))
        else:
            yield failed(job, "died", lost(job, f"it ended with {code}"))


def lost(job: Job, how: str) -> Finding:
    """Return what is said of a job whose worker died, every time it was tried."""
    times = "twice" if job.tries else "once"
    message = f"the worker that was at it died ({how}); it was tried {times}"
    return Finding(message, "bar", "BATCH-DIED", "draft it by itself to see why", job.place)


def work(pipe: Connection, start: Start, setup: Setup) -> None:
    """Do jobs until the parent closes the pipe, or is no more. The parent alone minds Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        do = start(setup)
        gc.freeze()
        gc.set_threshold(*_SELDOM)
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
