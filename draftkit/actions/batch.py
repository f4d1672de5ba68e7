"""Batch: a table of projects to agreements, each made once, failures told one by one, and gone on with after a stop."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Protocol

from draftkit.actions.batch_job import start
from draftkit.actions.batch_wishes import Wishes, completing, naming, parse, setting_up
from draftkit.actions.project import open_library
from draftkit.batch.engines.engine import Engine, open_engine
from draftkit.batch.jobs import Job, Result, Setup, failed
from draftkit.batch.ledger import Row
from draftkit.batch.only import FAILED, Only
from draftkit.batch.outputs import Outputs, open_outputs
from draftkit.batch.plan import Outline, Plan
from draftkit.batch.reading import read_outputs
from draftkit.batch.tables.read import open_table
from draftkit.errors import DraftkitError, EnvironmentProblem
from draftkit.findings import Finding
from draftkit.paths import shown

__all__ = ["Job", "Result", "Run", "Tally", "Watch", "Wishes"]

_AT_ONCE = 1_000
"""Agreements whose files are looked for at once."""
INTERRUPTED, ENVIRONMENT = "interrupted", "environment"


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
        self._only = Only(wishes.only)
        self._engine: Engine | None = None

    def stop(self) -> None:
        """Take no more jobs."""
        self._stop(INTERRUPTED)

    def go(self) -> Tally:
        """Do all that is to be done. Raises DraftkitError for what concerns the whole of it."""
        wishes = self._wishes
        setup, complete, pattern = setting_up(wishes), completing(wishes), naming(wishes.pattern)
        table = open_table(wishes.table, key=wishes.key, parse=parse)
        with table, Plan(table.entries(), complete, pattern) as plan:
            self._only.check(outline.key for outline in plan.outlines())
            for warning in table.warnings:
                self._watch.warned(warning)
            if wishes.dry:
                self._choose(plan, None, setup)
                self._do(setup, plan, None)
            else:
                with open_outputs(wishes.target) as outputs:
                    self._write(setup, plan, outputs)
        return self.tally

    def _write(self, setup: Setup, plan: Plan, outputs: Outputs) -> None:
        """Do what is to be done of a plan, between two lines of the ledger."""
        ledger = outputs.ledger
        options = _options(self._wishes, setup)
        what = {"source": str(self._wishes.table), "setup": setup.digest}
        ledger.begin(at=self._clock(), options=options, total=len(plan), **what)
        try:
            self._choose(plan, outputs, setup)
            self._do(setup, plan, outputs)
            self._refuse_broken()
        except (EnvironmentProblem, KeyboardInterrupt) as error:
            why = ENVIRONMENT if isinstance(error, EnvironmentProblem) else INTERRUPTED
            with suppress(DraftkitError):  # the ledger may be on the disk that is full
                ledger.end(at=self._clock(), stopped=why)
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
        failed_before = self._failed_before() if self._wishes.dry else frozenset()
        for outline in plan.outlines():
            row = outputs.ledger.row(outline.key) if outputs else None
            if outputs and row:
                outputs.ledger.planned(outline.key, outline.number)
            outcome = row.outcome if row else FAILED if outline.key in failed_before else ""
            if not self._only.asks_for(outline.key, outcome):
                tally.other += 1
                plan.leave(outline.number)
                if outputs and row and outcome != FAILED and not _is_made_of(row, outline, setup):
                    outputs.ledger.due(outline.key)
            elif row and not self._wishes.fresh and _is_made_of(row, outline, setup):
                made.append((outline.number, row))
            elif outputs and row:
                outputs.ledger.due(outline.key)
            if outputs and len(made) >= _AT_ONCE:
                self._keep(plan, made, outputs)
                made = []
        if outputs:
            self._keep(plan, made, outputs)
            outputs.ledger.keep()
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

    def _failed_before(self) -> frozenset[str]:
        """What failed in the last run, for a trial that asks for it: it opens no ledger to write in."""
        if not self._only.failed:
            return frozenset()
        with read_outputs(self._wishes.target) as reading:
            return frozenset(row.key for row in reading.records.rows(FAILED))

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
