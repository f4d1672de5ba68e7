"""Workers for the tests of engines: what becomes of a job stands in its data."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from draftkit.batch.jobs import Job, Result, Setup, failed
from draftkit.batch.stores import Kept
from draftkit.findings import Finding


def start(setup: Setup) -> Callable[[Job], Result]:
    if setup.library == "none":
        raise OSError("there is no such library")
    if setup.library == "dead":
        os._exit(3)
    if setup.library == "hangs":
        time.sleep(600)
    if setup.library == "dead once" and _is_first(setup):
        os._exit(3)
    if setup.library == "hangs once" and _is_first(setup):
        time.sleep(600)
    return lambda job: do(setup, job)


def do(setup: Setup, job: Job) -> Result:
    seen = Path(setup.target, job.key)
    match job.data.get("what"):
        case "dies":
            os._exit(7)
        case "dies once":
            if not seen.exists():
                seen.touch()
                os._exit(7)
        case "hangs":
            time.sleep(600)
        case "fails":
            return failed(job, "brief", Finding("it is wrong", "bar", "TEST", "mend it", job.place))
        case "waits":
            time.sleep(0.3)
    return Result(job.number, job.key, "done", title=str(os.getpid()), files=(Kept(job.key, 1, "d", "m"),))


def _is_first(setup: Setup) -> bool:
    seen = Path(setup.target, "first")
    there = seen.exists()
    seen.touch()
    return not there
