"""What a worker of a batch does: a job to its files, and what came of it. Never an exception, never half a file."""

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from draftkit.actions.draft import ENDINGS, FORMS, draft, refuse_open
from draftkit.actions.project import Project, make_project, open_library, placed
from draftkit.batch.jobs import Job, Kind, Result, Setup, failed
from draftkit.batch.parcel import unpack
from draftkit.batch.stores import Kept, OneFileOnly, Store, open_store
from draftkit.brief.cells import Cells
from draftkit.brief.read import build_brief
from draftkit.errors import BriefError, DraftkitError, EnvironmentProblem, FinalRefused
from draftkit.findings import Finding
from draftkit.model.library import Library
from draftkit.model.walk import blanks_of

_MOST_FINDINGS = 20
"""Findings of one job that are told; the rest is what they bring with them."""
_TOLD_APART = "DOC-OPEN"
"""The rule that lists blanks and undecided clauses, which are recorded for themselves."""
_OURS = "this is our fault, not yours: please report it with the row"
ENDING = {form: ending for ending, form in reversed(list(ENDINGS.items()))}


class _InTheWay(Exception):
    """A file of that name is there, and it is not ours to replace."""


def start(setup: Setup) -> Callable[[Job], Result]:
    """Make a worker ready: library, frame and store are opened once. Return what does its jobs."""
    library = _library(setup)
    if library.digest != setup.library_digest:
        raise EnvironmentProblem(
            "the clause library of this worker is not the one the run began with", hint="install the same on all"
        )
    return partial(do_job, setup, library, open_store(setup.target or "."))  # of a trial nothing is put there


def do_job(setup: Setup, library: Library, store: Store, job: Job) -> Result:
    """Draft one agreement and put its files where they belong."""
    began = time.perf_counter()

    def fail(kind: Kind, *findings: Finding) -> Result:
        return failed(job, kind, *_some(findings, job), seconds=time.perf_counter() - began)

    def said(error: DraftkitError, rule: str) -> Finding:
        return Finding(error.message, "bar", rule, error.hint, job.place)

    if job.faults:
        return fail("table", *job.faults)
    cells = Cells(job.key, job.places)
    try:
        brief = build_brief(job.data, source=cells)
        project = make_project(brief, library, Path(setup.library) if setup.library else None)
        files = dict(_files(project, setup, job))
    except BriefError as error:
        return fail("brief", *map(cells.worded, error.findings))
    except FinalRefused as error:
        return fail("final", *map(cells.worded, error.findings))
    except (DraftkitError, MemoryError, RecursionError) as error:
        known = error if isinstance(error, DraftkitError) else DraftkitError(type(error).__name__)
        return fail("fault", said(known, "BATCH-FAULT"))
    except Exception as error:  # one agreement that we cannot make must not stop the others
        finding = Finding(f"{type(error).__name__}: {error}", "bar", "BATCH-FAULT", _OURS, job.place)
        return fail("fault", finding)
    try:
        kept = tuple(_put(store, name, content, job, setup) for name, content in files.items())
    except _InTheWay as error:
        hint = "move it away, or add --force to replace it"
        return fail("conflict", Finding(str(error), "bar", "BATCH-CONFLICT", hint, job.place))
    except OneFileOnly as error:
        return fail("conflict", said(error, "BATCH-CONFLICT"))
    except EnvironmentProblem as error:
        return fail("environment", said(error, "BATCH-ENVIRONMENT"))
    return _done(job, project, cells, kept, time.perf_counter() - began)


def _some(findings: Sequence[Finding], job: Job) -> Iterator[Finding]:
    """The first findings, and how many there are beside them."""
    yield from findings[:_MOST_FINDINGS]
    more = len(findings) - _MOST_FINDINGS
    if more == 1:  # of a brief, that is how many more there are
        yield findings[-1]
    elif more > 0:
        yield Finding(f"and {more:,} more", "note", hint="mend these first", where=job.place)


def _library(setup: Setup) -> Library:
    """The library of a run: from its folder, or from the files that came along."""
    if not setup.parcel:
        return open_library(Path(setup.library) if setup.library else None)
    with TemporaryDirectory(prefix="draftkit-") as folder:  # all of it is read at once, and nothing of it later
        unpack(setup.parcel, Path(folder))
        return open_library(Path(folder))


def _files(project: Project, setup: Setup, job: Job) -> Iterator[tuple[str, bytes]]:
    """The files of a job. A run on trial makes none, but a final must be fit to be one."""
    if setup.dry:
        if setup.final:
            refuse_open(project)
        return
    frame, styles = setup.frame, dict(setup.styles) or None
    if setup.pack:
        from draftkit.actions.packs import make_pack

        pack = make_pack(project, draft=not setup.final, frame=frame, styles=styles)
        yield f"{job.name}.zip", pack.zipped()
    else:
        title = project.assembled.agreement.front.title
        for form in (form for form in FORMS if form in setup.forms):
            drafted = draft(project, form, final=setup.final, frame=frame, styles=styles)
            yield f"{job.name}{ENDING[form]}", drafted.content
            if drafted.issues and drafted.list_ == "separate":
                yield f"{job.name}.open-points.txt", drafted.points(title)


def _put(store: Store, name: str, content: bytes, job: Job, setup: Setup) -> Kept:
    """Put a file in its place, unless something is there that this ledger did not make."""
    there = None if setup.force else store.mark(name)
    if there is not None and there != job.ours.get(name) and store.read(name) != content:
        why = "was changed since it was made" if name in job.ours else "is there already, and was not made by this run"
        raise _InTheWay(f"‘{name}’ {why}")
    return store.put(name, content)


def _done(job: Job, project: Project, cells: Cells, files: tuple[Kept, ...], seconds: float) -> Result:
    agreement = project.assembled.agreement
    clauses = (clause for section in agreement.sections for clause in section.body)
    paths = dict.fromkeys(blank.path for clause in clauses for blank in blanks_of(clause.body))
    undecided = (key for key, decision in project.assembled.decisions.items() if not decision.settled)
    told = (finding for finding in project.findings if not finding.overridden and finding.rule != _TOLD_APART)
    findings = tuple(cells.worded(placed(finding, project.brief)) for finding in told)
    return Result(
        job.number,
        job.key,
        "done",
        title=agreement.front.title,
        findings=findings,
        files=files,
        flags=tuple(undecided),
        blanks=tuple(path for path in paths if path and ":" not in path),
        open=sum(finding.open for finding in project.findings),
        clauses=sum(len(section.body) for section in agreement.sections if section.series in ("clauses", "schedules")),
        seconds=seconds,
        tries=job.tries + 1,
    )
