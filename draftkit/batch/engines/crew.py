"""What a worker of a cluster does: chunks of jobs, each job in a process of its own that may die or be stopped.

A thread that hangs cannot be ended, and a job that takes its process down would take Dask's worker down with it. So
every thread of a worker has a process beside it, under the local engine: what becomes of a job is the same in both
engines. A process is kept for the next chunk, until its run has ended or nobody has asked for it for a while.
"""

import asyncio
import multiprocessing
import platform
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock, Timer

import draftkit
from draftkit import resources
from draftkit.batch.engines.local import LocalEngine, Start
from draftkit.batch.jobs import Job, Result, Setup
from draftkit.batch.parcel import digest, pack
from draftkit.errors import EnvironmentProblem

Facts = Mapping[str, str]
"""What must be the same on all machines of a run, by name."""

UNSEEN = "it does not see the output folder"
INSTALL = "install the same draftkit, and the same Python, on all workers"
SHARE = "keep the files where all workers see them: on a drive they share, or at an address such as s3://bucket/2027"
IDLE = 60.0
"""Seconds that a process is kept which nobody asks for: its run may have ended without a word."""


@dataclass(frozen=True, slots=True)
class Kit:
    """What a worker needs for a run. It travels to each once."""

    run: str
    """The name of the run, which no other has."""
    start: Start
    setup: Setup
    limit: float
    facts: Facts
    """What the machine says of itself that began the run."""
    marker: str = ""
    """A file in the output folder that a worker must see."""


def do_chunk(kit: Kit, jobs: Sequence[Job]) -> tuple[Result, ...] | EnvironmentProblem:
    """Do jobs one after the other; of a run that has ended, those not begun are left.

    What is wrong with the machine is returned and not raised: of an error Dask would make one of its own.
    """
    hand = _take(kit)
    if isinstance(hand, EnvironmentProblem):
        return hand
    results = []
    try:
        for job in jobs:
            if kit.run in _ended:
                break
            results.append(hand.do(job))
    except EnvironmentProblem as error:
        hand.close()
        return EnvironmentProblem(error.message, hint=error.hint, where=platform.node())
    except BaseException:
        hand.close()
        raise
    _give_back(hand, kit.run)
    return tuple(results)


async def tell(marker: str, *, shipped: bool) -> Facts:
    """Return what this machine says of itself, without holding up what else the worker does."""
    return await asyncio.to_thread(facts, marker, shipped=shipped)


async def end_run(run: str) -> None:
    """Begin no more jobs of a run, and end the processes that wait for one."""
    with _lock:
        _ended.add(run)
        hands = _idle.pop(run, [])
    for hand in hands:
        await asyncio.to_thread(hand.close)


def facts(marker: str, *, shipped: bool) -> Facts:
    """Return what must be the same on all machines: the library that ships counts where a run uses it."""
    return {
        "draftkit": draftkit.__version__,
        "Python": ".".join(platform.python_version_tuple()[:2]),
        "clause library": _shipped() if shipped else "",
        "output folder": "seen" if not marker or Path(marker).is_file() else "not seen",
    }


def differences(theirs: Facts, ours: Facts) -> str:
    """Return in what a machine is not as it must be, or ''."""
    wrong = (name for name, value in ours.items() if theirs.get(name) != value)
    return "; ".join(_difference(name, theirs.get(name, ""), ours[name]) for name in wrong)


class _Hand:
    """A process that does one job after the other. Another takes its place when it has died or was stopped."""

    def __init__(self, kit: Kit) -> None:
        multiprocessing.current_process().daemon = False  # as a nanny's child it could have no children
        self._engine = LocalEngine(kit.start, kit.setup, workers=1, limit=kit.limit)
        self._next: deque[Job] = deque()
        self._results = self._engine.run(iter(self._next.popleft, None))
        self._leave: Timer | None = None

    def do(self, job: Job) -> Result:
        """Return what came of a job."""
        self._next.append(job)
        return next(self._results)

    def rest(self, run: str) -> None:
        """Wait to be asked, but not for ever."""
        self._leave = Timer(IDLE, _dismiss, (self, run))
        self._leave.daemon = True
        self._leave.start()

    def wake(self) -> None:
        """Be asked."""
        if self._leave:
            self._leave.cancel()

    def close(self) -> None:
        """End the process."""
        self.wake()
        self._engine.close()


@cache
def _shipped() -> str:
    return digest(pack(resources.clauses_folder()))


_lock = Lock()
_idle: dict[str, list[_Hand]] = {}
_ended: set[str] = set()


def _take(kit: Kit) -> _Hand | EnvironmentProblem:
    """A process of the run that waits, or a new one if this machine is as it must be; else what is wrong with it."""
    with _lock:
        if waiting := _idle.get(kit.run):
            hand = waiting.pop()
            hand.wake()
            return hand
    wrong = differences(facts(kit.marker, shipped=bool(kit.facts["clause library"])), kit.facts)
    if wrong:
        hint = SHARE if wrong == UNSEEN else INSTALL
        return EnvironmentProblem(f"this worker cannot be used: {wrong}", hint=hint, where=platform.node())
    return _Hand(kit)


def _give_back(hand: _Hand, run: str) -> None:
    with _lock:
        if run not in _ended:
            _idle.setdefault(run, []).append(hand)
            hand.rest(run)
            return
    hand.close()


def _dismiss(hand: _Hand, run: str) -> None:
    with _lock:
        waiting = _idle.get(run, [])
        if hand not in waiting:
            return
        waiting.remove(hand)
    hand.close()


def _difference(name: str, theirs: str, ours: str) -> str:
    if name == "clause library":
        return "another clause library"
    if name == "output folder":
        return UNSEEN
    return f"{name} {theirs or 'is missing'}, not {ours}"
