"""What a batch came to, from its ledger: how far the last run came, and the report of all of it."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar
from urllib.parse import quote

from draftkit.actions.project import open_library
from draftkit.batch.reading import Reading, read_outputs
from draftkit.batch.stores import Store, open_store
from draftkit.brief.questions import describe, question
from draftkit.checks.run import every_rule
from draftkit.errors import DraftkitError
from draftkit.model.batch_report import Files, Fired, Often, Report, Run, State, Status
from draftkit.model.library import LibraryClause
from draftkit.writers.batch_csv import write_batch_csv
from draftkit.writers.batch_html import write_batch_html
from draftkit.writers.batch_json import write_batch_json, write_status_json
from draftkit.writers.batch_status import write_status_lines

FORMS: Mapping[str, Callable[[Report], Iterator[str]]] = {
    "html": write_batch_html,
    "csv": write_batch_csv,
    "json": write_batch_json,
}
"""The forms of a report, and what writes each, piece by piece."""
NAME = "draftkit-report"
"""What a report is called, without ending, where no other name is given."""
_MOST_FAILURES = 5
_MOST_FILES = 5
_MOST_NAMED = 100
"""Agreements that are named for a check."""
_OPEN = "DOC-OPEN"
"""The rule that lists blanks and undecided clauses, which the report counts one by one."""
_STATES: Mapping[str, State] = {"": "ended", "interrupted": "stopped", "environment": "environment"}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Anew(Generic[T]):
    """What is read anew each time it is walked."""

    read: Callable[[], Iterator[T]]

    def __iter__(self) -> Iterator[T]:
        return self.read()


def batch_status(target: str) -> Status:
    """Return how far the last run in a folder or at an address came. Raises DraftkitError where there was none."""
    with read_outputs(target) as reading:
        run = _last_run(reading, target)
        state = _state(run, reading.at_work)
        return Status(
            target,
            run,
            state,
            reading.records.counts(),
            Files() if state == "running" else _files(reading),
            tuple(reading.records.lines(outcome="failed", most=_MOST_FAILURES)),
        )


def write_status(status: Status, *, as_json: bool) -> str:
    """Return a status as lines for a person, or as JSON."""
    return write_status_json(status) if as_json else write_status_lines(status)


@contextmanager
def open_report(target: str, *, to: str = "") -> Iterator[Report]:
    """Yield the report of the last run, which can be walked while it is open. `to` is the file it is to be in.

    Raises DraftkitError where there was no run.
    """
    with read_outputs(target) as reading:
        records, run = reading.records, _last_run(reading, target)
        state = _state(run, reading.at_work)
        clauses = _clauses(run)
        yield Report(
            target,
            run,
            state,
            records.counts(),
            beside=_beside(reading.store, to),
            kinds=records.kinds(),
            lines=_Anew(records.lines),
            failures=_Anew(lambda: records.lines(outcome="failed")),
            gone=_Anew(records.lines_gone) if run.ended else (),
            fired=tuple(map(_told, _gravest_first(f for f in records.fired(_MOST_NAMED) if f.rule != _OPEN))),
            blanks=tuple(map(_asked, records.blanks())),
            undecided=tuple(_named(often, clauses) for often in records.undecided()),
        )


def write_report(report: Report, form: str) -> Iterator[bytes]:
    """Yield a report as bytes in one of FORMS, piece by piece."""
    return (piece.encode("utf-8", "replace") for piece in FORMS[form](report))


def report_name(target: str, form: str) -> str:
    """Return where a report goes that was given no name: into the folder it is about, or here for an address."""
    folder = _folder(open_store(target))
    name = f"{NAME}.{form}"
    return str(Path(target, name)) if folder else name


def _last_run(reading: Reading, target: str) -> Run:
    run = reading.records.last_run()
    if run is None:
        raise DraftkitError("no run has begun here yet", where=target, hint="run 'draftkit batch' again")
    return run


def _state(run: Run, at_work: bool | None) -> State:
    if run.ended:
        return _STATES.get(run.stopped, "stopped")
    return "unknown" if at_work is None else "running" if at_work else "killed"


def _files(reading: Reading) -> Files:
    """Which files are no longer as they were written, by what the store itself says of them."""
    written = reading.records.marks()
    there = reading.store.marks(written.keys())
    missing = [name for name in written if name not in there]
    changed = [name for name, mark in written.items() if there.get(name, mark) != mark]
    first_missing, first_changed = tuple(missing[:_MOST_FILES]), tuple(changed[:_MOST_FILES])
    return Files(len(written), len(missing), len(changed), first_missing, first_changed)


def _gravest_first(fired: Iterable[Fired]) -> list[Fired]:
    order = ("bar", "warning", "advice")
    return sorted(fired, key=lambda each: (order.index(each.severity), -each.agreements, each.rule))


def _told(fired: Fired) -> Fired:
    """A check with what it says in general; one that this draftkit does not know says what it said once."""
    rule = every_rule().get(fired.rule)
    return replace(fired, says=rule.message, source=rule.section, status=rule.status) if rule else fired


def _asked(often: Often) -> Often:
    """A blank with what it asks, in the words of the schema."""
    path = often.key.replace("[]", "[0]")
    found = question(path)
    words = found.title if found else describe(path)
    return replace(often, title=words[:1].upper() + words[1:])


def _named(often: Often, clauses: Mapping[str, LibraryClause]) -> Often:
    clause = clauses.get(often.key)
    return replace(often, title=clause.title) if clause else often


def _clauses(run: Run) -> Mapping[str, LibraryClause]:
    """The clauses of the library that the run drafted from; those that ship where that is not here any more."""
    named = Path(str(run.options.get("clauses") or ""))
    try:
        return open_library(named if (named / "library.toml").is_file() else None).clauses
    except DraftkitError:
        return {}


def _beside(store: Store, to: str) -> str | None:
    """What a link from a file to the outputs begins with. Nothing on standard output, or for an address."""
    folder = _folder(store)
    if folder is None or to in ("", "-"):
        return None
    try:
        way = Path(os.path.relpath(folder, Path(to).absolute().parent)).as_posix()
    except ValueError:  # another drive
        return f"{folder.as_uri()}/"
    return f"{quote(way)}/"


def _folder(store: Store) -> Path | None:
    """The folder of a store that is one of this machine."""
    folder = Path(store.target)
    return folder if folder.is_absolute() else None
