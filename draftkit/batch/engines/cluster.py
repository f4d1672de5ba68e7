"""The engine of a cluster: Dask's workers on other machines, each with the processes of its crew.

Jobs travel in chunks, as many as there is room for. What a job does to its process is told by the crew; here it is
only what may befall a machine. A chunk lost with its worker is tried again by Dask. When too many workers were lost
with one, its jobs are tried once more at the end, each alone in the whole cluster: the one that ends another worker
is to blame. Since a file is put in its place whole, and is the same each time, nothing is made twice or by half.
"""

import logging
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from queue import Empty, SimpleQueue
from secrets import token_hex
from typing import Any

from draftkit.batch.engines import crew
from draftkit.batch.engines.engine import check_engine
from draftkit.batch.engines.local import Start, lost
from draftkit.batch.jobs import Job, Result, Setup, failed
from draftkit.batch.parcel import pack
from draftkit.batch.stores import open_store
from draftkit.batch.stores.local import LocalStore
from draftkit.batch.stores.store import TEMPORARY
from draftkit.errors import EnvironmentProblem

Chunk = tuple[Job, ...]

_AHEAD = 4
"""Chunks in hand for each thread of a worker: one at work, the others so that it need not wait."""
_LARGEST, _SPAN = 16, 1.0
"""How many jobs a chunk has at most, and how many seconds it should take."""
_BREATH, _LOOK = 0.5, 2.0
"""Seconds between two looks at the cluster when nothing comes, and between two counts of its workers."""
_CONNECTING, _JOINING, _ANSWERING = 8.0, 8.0, 30.0
"""Seconds to wait for the scheduler, for a first worker, and for an answer of either."""
_GO_ON = "run the same command again to go on"


class DaskEngine:
    """Runs jobs on the workers of a Dask cluster; one that takes longer than `limit` seconds is stopped."""

    def __init__(self, start: Start, setup: Setup, *, scheduler: str, limit: float) -> None:
        """Raises EnvironmentProblem if no scheduler or no worker answers, or one is not as it must be."""
        self._run = token_hex(8)
        self._stopping = False
        self._came: SimpleQueue[Any] = SimpleQueue()
        self._flight: dict[str, tuple[Any, Chunk]] = {}
        self._suspects: deque[Job] = deque()
        self._numbers = count(1)
        self._done, self._spent = 0, 0.0
        self._threads, self._looked, self._seen = 0, -_LOOK, time.monotonic()
        self._marker: Path | None = None
        self._client = _connect(scheduler)
        self._address = str(self._client.scheduler.address)
        try:
            self._kit = self._send(start, setup, limit)
        except BaseException:
            self.close()
            raise

    def run(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Yield results as they come. Jobs are taken as there is room for them, so memory does not grow."""
        source = iter(jobs)
        try:
            while self._fill(source) or self._flight:
                yield from self._collect()
        finally:
            self.close()

    def stop(self) -> None:
        """Take no more jobs: those that a worker has begun are finished."""
        self._stopping = True
        self._came.put(None)

    def close(self) -> None:
        """Leave the cluster as it was found."""
        with suppress(OSError, RuntimeError):  # what ails the cluster has been told
            if self._client.status == "running":
                self._end_run(wait=True)
        self._flight.clear()
        if self._marker:
            with suppress(OSError):
                self._marker.unlink(missing_ok=True)
                self._marker.parent.rmdir()
        with suppress(OSError, RuntimeError):
            self._client.close(timeout=_CONNECTING)

    def _send(self, start: Start, setup: Setup, limit: float) -> Any:
        """Look at the workers, and give the cluster what all of them need. It is sent to each when it is needed."""
        shipped = not setup.library
        marker = self._mark(setup)
        ours = crew.facts("", shipped=shipped)
        self._look_at_workers(ours, marker, shipped=shipped)
        travelling = setup if shipped else replace(setup, parcel=pack(Path(setup.library)))
        kit = crew.Kit(self._run, start, travelling, limit, ours, marker)
        return self._client.submit(_kept, kit, key=f"draftkit-kit-{self._run}", pure=False)

    def _mark(self, setup: Setup) -> str:
        """Put a file into the output folder and return its path: a worker that does not see it writes elsewhere."""
        store = open_store(setup.target)
        if setup.dry or not isinstance(store, LocalStore):
            return ""
        folder = Path(store.target, TEMPORARY)
        try:
            folder.mkdir(exist_ok=True)
            (folder / f"{self._run}.tmp").touch()
        except OSError as error:
            raise EnvironmentProblem(f"cannot be written in: {error.strerror}", where=store.target) from error
        self._marker = folder / f"{self._run}.tmp"
        return str(self._marker)

    def _look_at_workers(self, ours: crew.Facts, marker: str, *, shipped: bool) -> None:
        """Raise one problem that names every worker on which a run would come to something else."""
        try:
            self._client.wait_for_workers(1, timeout=_JOINING)
            options = {"shipped": shipped, "on_error": "return", "callback_timeout": _ANSWERING}
            found: Mapping[str, Any] = self._client.run(crew.tell, marker, **options)
        except OSError as error:
            if not self._count():
                hint = "start some: dask worker and the scheduler's address"
                raise EnvironmentProblem("the scheduler has no workers", where=self._address, hint=hint) from error
            raise EnvironmentProblem(
                "the workers do not answer", where=self._address, hint="start them anew"
            ) from error
        wrong = {worker: said for worker, told in found.items() if (said := _wrong(told, ours))}
        if wrong:
            lines = [f"  {worker}: {said}" for worker, said in sorted(wrong.items())]
            unseen = all(said == crew.UNSEEN for said in wrong.values())
            message = f"{len(wrong)} of {len(found)} workers cannot be used:\n" + "\n".join(lines)
            raise EnvironmentProblem(message, hint=crew.SHARE if unseen else crew.INSTALL)

    def _fill(self, source: Iterator[Job]) -> bool:
        """Send chunks while there is room. When there is nothing else, one suspect, alone. Say if any was sent."""
        sent = False
        while not self._stopping and len(self._flight) < _AHEAD * max(1, self._count()):
            chunk = tuple(islice(source, self._size()))
            if not chunk:
                break
            self._submit(chunk)
            sent = True
        if self._suspects and not self._flight and not self._stopping:
            self._submit((self._suspects.popleft(),))
            sent = True
        return sent

    def _size(self) -> int:
        """How many jobs the next chunk has: one until it is known how long they take."""
        if not self._done:
            return 1
        return max(1, min(_LARGEST, int(_SPAN * self._done / max(self._spent, 0.001))))

    def _submit(self, chunk: Chunk) -> None:
        key = f"draftkit-chunk-{self._run}-{next(self._numbers)}"
        future = self._client.submit(crew.do_chunk, self._kit, chunk, key=key, pure=False)
        self._flight[key] = (future, chunk)
        future.add_done_callback(self._came.put)

    def _collect(self) -> Iterator[Result]:
        """Wait for what comes next: a chunk, the wish to stop, or a look at the cluster."""
        try:
            future = self._came.get(timeout=_BREATH)
        except Empty:
            self._look()
            return
        if future is None:
            self._end_run(wait=False)
            return
        answer = self._answer(future)
        if isinstance(answer, EnvironmentProblem):
            raise answer
        self._done += len(answer)
        self._spent += sum(result.seconds for result in answer)
        yield from answer

    def _answer(self, future: Any) -> tuple[Result, ...] | EnvironmentProblem:
        from distributed import KilledWorker

        if future.status == "cancelled":
            raise self._gone()
        try:
            answer: tuple[Result, ...] | EnvironmentProblem = future.result(timeout=_ANSWERING)
        except KilledWorker as error:
            return self._suspect(future, error)
        except Exception as error:  # of the cluster and not of a job: the crew tells those
            if future.status == "error":
                raise EnvironmentProblem(f"the cluster failed: {type(error).__name__}: {error}", hint=_GO_ON) from error
            if future.status == "cancelled" or self._client.status != "running":
                raise self._gone() from error
            future.add_done_callback(self._came.put)  # lost with its worker before it came: it is made again
            return ()
        del self._flight[future.key]
        return answer

    def _suspect(self, future: Any, error: Any) -> tuple[Result, ...]:
        """Put the jobs of a chunk by that was lost with several workers. One that was alone is to blame."""
        _, chunk = self._flight.pop(future.key)
        if len(chunk) == 1 and chunk[0].tries:
            return (failed(chunk[0], "died", lost(chunk[0], f"it took {error.allowed_failures + 1} workers with it")),)
        self._suspects.extend(replace(job, tries=job.tries + 1) for job in chunk)
        return ()

    def _look(self) -> None:
        """Raise EnvironmentProblem if nothing more can come."""
        if self._client.status != "running":
            raise self._gone()
        if not self._count() and time.monotonic() - self._seen > _ANSWERING:
            raise EnvironmentProblem("no worker is left", where=self._address, hint=f"start some, and {_GO_ON}")

    def _count(self) -> int:
        """How many threads the workers have, as it was a moment ago."""
        if time.monotonic() - self._looked >= _LOOK:
            try:
                self._threads = sum(self._client.nthreads(callback_timeout=_ANSWERING).values())
            except (OSError, RuntimeError) as error:
                raise self._gone() from error
            self._looked = time.monotonic()
            self._seen = self._looked if self._threads else self._seen
        return self._threads

    def _end_run(self, *, wait: bool) -> None:
        self._client.run(crew.end_run, self._run, wait=wait, on_error="ignore", callback_timeout=_ANSWERING)

    def _gone(self) -> EnvironmentProblem:
        return EnvironmentProblem("the scheduler was lost", where=self._address, hint=f"start it, and {_GO_ON}")


def _kept(kit: crew.Kit) -> crew.Kit:
    """What Dask keeps on the workers, and makes again when those that had it are lost."""
    return kit


def _connect(scheduler: str) -> Any:
    """A client of the scheduler that is named, or that Dask's own settings name. It never starts one."""
    check_engine("dask")
    import dask
    from distributed import Client

    for name in ("distributed", "distributed.client"):  # what goes wrong is told in our words, not in a traceback
        logging.getLogger(name).setLevel(logging.CRITICAL)
    address = scheduler or dask.config.get("scheduler-address", None)
    if not address:
        raise EnvironmentProblem("no scheduler is named", hint="give its address: --scheduler tcp://host:8786")
    try:
        return Client(address, timeout=_CONNECTING, set_as_default=False, name="draftkit")
    except (OSError, ValueError) as error:
        hint = "start it with 'dask scheduler', or mend the address"
        raise EnvironmentProblem("no scheduler answers", where=str(address), hint=hint) from error


def _wrong(told: Any, ours: crew.Facts) -> str:
    """What is wrong with a worker that told its facts, or could not."""
    if isinstance(told, Exception):
        return f"it cannot run draftkit ({told})"
    return crew.differences(told, ours)
