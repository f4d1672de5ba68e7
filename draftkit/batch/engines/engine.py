"""The engines: what both can do, and which is asked for."""

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import Literal, Protocol

from draftkit.batch.engines.local import LocalEngine, Start
from draftkit.batch.jobs import Job, Result, Setup
from draftkit.errors import EnvironmentProblem


class Engine(Protocol):
    """Runs jobs somewhere."""

    def run(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Yield results as they come, in any order. A job is taken only when there is room for it."""

    def stop(self) -> None:
        """Take no more jobs: those in hand are finished."""


def check_engine(name: Literal["local", "dask"]) -> None:
    """Raise EnvironmentProblem where what an engine needs is not installed, before anything is begun."""
    if name == "dask" and find_spec("distributed") is None:
        raise EnvironmentProblem("a cluster needs what is not installed", hint="pip install 'draftkit[cluster]'")


def open_engine(
    name: Literal["local", "dask"], start: Start, setup: Setup, *, workers: int, limit: float, scheduler: str = ""
) -> Engine:
    """Return an engine that is ready to run. Raises EnvironmentProblem where there is none."""
    if name == "local":
        return LocalEngine(start, setup, workers=workers, limit=limit)
    from draftkit.batch.engines.cluster import DaskEngine

    return DaskEngine(start, setup, scheduler=scheduler, limit=limit)
