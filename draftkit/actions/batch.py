"""Batch: a table of projects to agreements, each made once, failures told one by one, and gone on with after a stop."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal, Protocol

import draftkit
from draftkit.actions.batch_job import start
from draftkit.actions.draft import open_frame
from draftkit.actions.pdf import find_office
from draftkit.actions.project import open_library
from draftkit.batch.engines.engine import Engine, open_engine
from draftkit.batch.jobs import Job, Result, Setup, failed
from draftkit.batch.ledger import Row
from draftkit.batch.merge import merge
from draftkit.batch.naming import Pattern
from draftkit.batch.outputs import Outputs, open_outputs
from draftkit.batch.plan import Complete, Outline, Plan
from draftkit.batch.stores import open_store
from draftkit.batch.tables.read import open_table
from draftkit.brief.questions import question
from draftkit.brief.read import read_data, read_part
from draftkit.brief.settings import check_settings, with_settings
from draftkit.errors import DraftkitError, EnvironmentProblem
from draftkit.findings import Finding
from draftkit.paths import shown

__all__ = ["FAILED", "Job", "Result", "Run", "Tally", "Watch", "Wishes"]

PATTERN = "{reference}-{title}"
LIMIT = 120.0
_AT_ONCE = 1_000
"""Agreements whose files are looked for at once."""
FAILED, INTERRUPTED, ENVIRONMENT = "failed", "interrupted", "environment"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for."""

    table: Path
    target: str
    base: tuple[bytes, str] | None = None
    """The bytes and the name of the brief that all rows share."""
    settings: tuple[str, ...] = ()
    forms: tuple[str, ...] = ("docx",)
    final: bool = False
    pack: bool = False
    frame: tuple[str, bytes] | None = None
    styles: Mapping[str, str] = field(default_factory=dict)
    library: Path | None = None
    pattern: str = PATTERN
    key: str = ""
    """The column that joins the rows of an agreement."""
    only: tuple[str, ...] = ()
    """References, with * for anything, or 'failed'."""
    workers: int = 1
    engine: Literal["local", "dask"] = "local"
    scheduler: str = ""
    limit: float = LIMIT
    fresh: bool = False
    force: bool = False
    dry: bool = False


class Watch(Protocol):
    """Who is told how a run goes on."""

    def warned(self, finding: Finding) -> None:
        """Something in the table is worth a look."""

    def began(self, total: int, todo: int) -> None:
        """So many agreements are in the table, and so many of them are to be made."""

    def came(self, job: Job, result: Result) -> None:
        """A job is done or has failed."""


@dataclass(slots=True)
class Tally:
    """How a run went."""

    total: int = 0
    done: int = 0
    kept: int = 0
    """Done in an earlier run, and still right."""
    failed: int = 0
    other: int = 0
    """Not asked for with --only."""
    stopped: str = ""
    """'' for a run that came to its end; else 'interrupted' or 'environment'."""
    problem: Finding | None = None
    """What stopped it, if that was the machine."""
    dry: bool = False
    """Whether it was a trial, and nothing was written."""
    gone: int = 0
    """In the ledger and no longer in the table."""
    removed: tuple[str, ...] = ()
    """Files of an earlier run that have another name now."""

    @property
    def left(self) -> int:
        """Return how many were not come to."""
        return self.total - self.done - self.kept - self.failed - self.other


class Run:
    """A run, from the table to the ledger. `stop` may be called at any time: jobs in hand are finished."""

    def __init__(self, wishes: Wishes, watch: Watch, clock: Callable[[], str]) -> None:
        self.tally = Tally(dry=wishes.dry)
        self._wishes = wishes
        self._watch = watch
        self._clock = clock
        self._engine: Engine | None = None

    def stop(self) -> None:
        """Take no more jobs."""
        self._stop(INTERRUPTED)

    def go(self) -> Tally:
        """Do all that is to be done. Raises DraftkitError for what concerns the whole of it."""
        wishes = self._wishes
        setup, complete, pattern = _setup(wishes), _completing(wishes), _pattern(wishes.pattern)
        with open_table(wishes.table, key=wishes.key, parse=_parse) as table:
            for warning in table.warnings:
                self._watch.warned(warning)
            if wishes.dry:
                with Plan(table.entries(), complete, pattern) as plan:
                    self._choose(plan, None, setup)
                    self._do(setup, plan, None)
                return self.tally
            with open_outputs(wishes.target) as outputs, Plan(table.entries(), complete, pattern) as plan:
                self._write(setup, plan, outputs)
        return self.tally

    def _write(self, setup: Setup, plan: Plan, outputs: Outputs) -> None:
        """Do what is to be done of a plan, between two lines of the ledger."""
        ledger = outputs.ledger
        options = _options(self._wishes, setup)
        what = {"source": str(self._wishes.table), "setup": setup.digest}
        ledger.begin(at=self._clock(), options=options, total=len(plan), **what)
        self._choose(plan, outputs, setup)
        try:
            self._do(setup, plan, outputs)
            self._refuse_broken()
        except EnvironmentProblem:
            with suppress(DraftkitError):  # the ledger may be on the disk that is full
                ledger.end(at=self._clock(), stopped=ENVIRONMENT)
            raise
        self.tally.gone = sum(1 for _ in ledger.gone())
        ledger.end(at=self._clock(), stopped=self.tally.stopped)

    def _refuse_broken(self) -> None:
        """Raise EnvironmentProblem if the machine stopped the run."""
        tally = self.tally
        if tally.problem:
            on = f"then run the same command again to go on: {tally.done + tally.kept} are done, {tally.left} are left"
            raise EnvironmentProblem(
                tally.problem.message, hint=f"{tally.problem.hint}; {on}", where=shown(self._wishes.target, 200)
            )

    def _stop(self, why: str) -> None:
        self.tally.stopped = self.tally.stopped or why
        if self._engine is not None:
            self._engine.stop()

    def _choose(self, plan: Plan, outputs: Outputs | None, setup: Setup) -> None:
        """Take off the plan what nobody asked for, and what is done and still right."""
        tally, made = self.tally, []
        tally.total = len(plan)
        for outline in plan.outlines():
            row = outputs.ledger.row(outline.key) if outputs else None
            if outputs and row:
                outputs.ledger.planned(outline.key, outline.number)
            if not _asked(outline.key, row, self._wishes.only):
                tally.other += 1
                plan.leave(outline.number)
            elif row and not self._wishes.fresh and _is_made_of(row, outline, setup):
                made.append((outline.number, row))
            elif outputs and row:
                outputs.ledger.due(outline.key)
            if outputs and len(made) >= _AT_ONCE:
                self._keep(plan, made, outputs)
                made = []
        if outputs:
            self._keep(plan, made, outputs)
        self._watch.began(tally.total, tally.left)

    def _keep(self, plan: Plan, made: list[tuple[int, Row]], outputs: Outputs) -> None:
        """Take off the plan what was made as it would be now, if its files are as they were written."""
        marks = outputs.store.marks([kept.name for _, row in made for kept in row.files])
        for number, row in made:
            if all(marks.get(kept.name) == kept.mark for kept in row.files):
                self.tally.kept += 1
                plan.leave(number)
            else:
                outputs.ledger.due(row.key)

    def _do(self, setup: Setup, plan: Plan, outputs: Outputs | None) -> None:
        """Give the jobs to the engine and write down what comes of them."""
        in_hand: dict[str, Job] = {}

        def jobs() -> Iterator[Job]:
            for job in plan.jobs():
                if self.tally.stopped:
                    return
                if job.faults:
                    self._came(failed(job, "table", *job.faults), job, setup, outputs)
                    continue
                row = outputs.ledger.row(job.key) if outputs else None
                in_hand[job.key] = replace(job, ours={kept.name: kept.mark for kept in row.files}) if row else job
                yield in_hand[job.key]

        wishes = self._wishes
        self._engine = open_engine(
            wishes.engine, start, setup, workers=wishes.workers, limit=wishes.limit, scheduler=wishes.scheduler
        )
        for result in self._engine.run(jobs()):
            self._came(result, in_hand.pop(result.key), setup, outputs)

    def _came(self, result: Result, job: Job, setup: Setup, outputs: Outputs | None) -> None:
        if result.kind == "environment":  # the machine and not the job: it is left as it was
            self._stop(ENVIRONMENT)
            self.tally.problem = self.tally.problem or result.findings[0]
            return
        if result.outcome == "done":
            self.tally.done += 1
        else:
            self.tally.failed += 1
        if outputs:
            self._remove_old(job, result, outputs)
            outputs.ledger.record(result, name=job.name, place=job.place, digest=job.digest, setup=setup.digest)
        self._watch.came(job, result)

    def _remove_old(self, job: Job, result: Result, outputs: Outputs) -> None:
        """Remove files of an earlier run that have another name now, unless somebody has changed them."""
        names = {kept.name for kept in result.files}
        for name, mark in job.ours.items():
            if result.outcome == "done" and name not in names and outputs.store.mark(name) == mark:
                outputs.store.remove(name)
                self.tally.removed += (name,)


def _setup(wishes: Wishes) -> Setup:
    """What every worker needs; the library and the frame are tried here, before any is started."""
    library = open_library(wishes.library)
    open_frame(wishes.frame, wishes.styles)
    if "pdf" in wishes.forms and not wishes.pack:
        find_office()
    return Setup(
        target=open_store(wishes.target).target if not wishes.dry else "",
        forms=wishes.forms,
        final=wishes.final,
        pack=wishes.pack,
        library=str(wishes.library.resolve()) if wishes.library else "",
        library_digest=library.digest,
        frame=wishes.frame,
        styles=tuple(sorted(wishes.styles.items())),
        program=draftkit.__version__,
        force=wishes.force,
        dry=wishes.dry,
    )


def _completing(wishes: Wishes) -> Complete:
    """What makes a row a whole brief: it is put on top of the base, and --set on top of it.

    A base need not be whole, but what is in it must be right.
    """
    content, name = wishes.base or (b"{}", "base.json")
    base, settings = read_part(content, name=name), wishes.settings
    check_settings(settings)
    return lambda row: with_settings(merge(base, row), settings) if settings else merge(base, row)


def _pattern(text: str) -> Pattern:
    """How files are called. A path in it must be one of a brief: a slip of the pen would leave every name without."""
    pattern = Pattern.parse(text)
    unknown = next((path for path in pattern.paths if question(path) is None), None)
    if unknown:
        raise DraftkitError(f"a brief has no '{unknown}'", hint="look at it again: {reference}-{title}", where="--name")
    return pattern


def _parse(content: bytes, name: str) -> Mapping[str, Any]:
    return read_data(content, name=name)


def _asked(key: str, row: Row | None, only: Sequence[str]) -> bool:
    """Whether --only asks for a job: by its reference, or because it failed last time."""
    failed_before = row is not None and row.outcome == FAILED
    return not only or any(fnmatchcase(key, each) or (each == FAILED and failed_before) for each in only)


def _is_made_of(row: Row, outline: Outline, setup: Setup) -> bool:
    """Whether a job was done, of these facts and in this way."""
    return (row.outcome, row.input, row.setup, row.name) == ("done", outline.digest, setup.digest, outline.name)


def _options(wishes: Wishes, setup: Setup) -> dict[str, Any]:
    library = open_library(wishes.library)
    return {
        "to": wishes.forms,
        "final": wishes.final,
        "pack": wishes.pack,
        "engine": wishes.engine,
        "only": wishes.only,
        "frame": wishes.frame[0] if wishes.frame else "",
        "program": setup.program,
        "library": f"{library.name} {library.version}",
        "clauses": str(wishes.library or ""),
    }
