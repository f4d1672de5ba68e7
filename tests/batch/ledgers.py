"""Ledgers for the tests: results of a run put into one, without a run. No tests itself."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from draftkit.batch.jobs import Result
from draftkit.batch.ledger import NAME, Ledger
from draftkit.batch.stores import Kept
from draftkit.batch.stores.local import LocalStore
from draftkit.findings import Finding, Place

BEGAN, ENDED = "2027-03-04T09:12:00+00:00", "2027-03-04T09:40:00+00:00"
CELL = Place("projects.xlsx", path="parties, row 7, column C (short_name)")
POWER = Finding("Record the power: the Council has none.", "warning", "PCA-2-POWER", "record it", source="s.2(5)")
ASAT = Finding("Check what has changed.", "advice", "ASAT", "check", source="drafting practice")
SILENT = Finding("Not recorded: the area", "note", "PCA-1-LIMBS", "record it", open=False)
CLASH = Finding("two parties are called ‘Council’", "bar", "BATCH-CELL", "give each its own name", CELL)


def done(number: int, key: str = "", **more: Any) -> Result:
    """Return the result of an agreement that was made, with a file."""
    key = key or f"LEG-{number}"
    facts = {"title": f"Agreement {number}", "findings": (POWER, ASAT), "files": (kept(f"{key}.docx"),), **more}
    return Result(number, key, "done", seconds=0.5, **facts)


def failing(number: int, *findings: Finding, kind: str = "table") -> Result:
    """Return the result of an agreement that failed."""
    return Result(number, f"LEG-{number}", "failed", kind, findings=findings or (CLASH,))  # type: ignore[arg-type]


def kept(name: str, mark: str = "as written") -> Kept:
    """Return what a store might say of a file."""
    return Kept(name, 3, "digest", mark)


def put(folder: Path, name: str, content: bytes = b"abc") -> Kept:
    """Put a file into the folder of a run."""
    folder.mkdir(exist_ok=True)
    store = LocalStore(folder)
    written = store.put(name, content)
    store.sweep()
    return written


def begin(ledger: Ledger, total: int, *, at: str = BEGAN, **options: Any) -> None:
    """Begin a run of a table with so many agreements."""
    ledger.begin(at=at, source="projects.xlsx", setup="setup", options=options, total=total)


def record(ledger: Ledger, *results: Result) -> None:
    """Write down what came of jobs."""
    for result in results:
        place = Place("projects.xlsx", path=f"agreements, row {result.number + 1}")
        ledger.record(result, name=result.key, place=place, digest="input", setup="setup")


def a_run(
    folder: Path, results: Sequence[Result], *, total: int | None = None, options: Mapping[str, Any] | None = None,
    ended: bool = True, stopped: str = "",
) -> Path:  # fmt: skip
    """Make a ledger of one run in a folder."""
    folder.mkdir(exist_ok=True)
    with Ledger(folder / NAME) as ledger:
        begin(ledger, len(results) if total is None else total, **(options or {}))
        record(ledger, *results)
        if ended:
            ledger.end(at=ENDED, stopped=stopped)
    return folder / NAME
