"""A batch report as CSV for Excel: one row an agreement, with its counts and the first thing it failed of."""

from collections.abc import Iterator
from typing import Final

from draftkit.model.batch_report import Line, Report
from draftkit.writers.batch_words import STANDING, failed_of, place_words
from draftkit.writers.cells import BOM, csv_row

HEAD: Final = (
    "Reference", "Title", "What came of it", "Files", "Open points", "Bars", "Warnings", "Advice", "Blanks",
    "Clauses to decide", "Checks that found something", "Seconds", "Where in the table", "Why it failed", "What to do",
    "More faults",
)  # fmt: skip


def write_batch_csv(report: Report) -> Iterator[str]:
    """Yield the report as CSV, row by row. No cell can be taken for a formula."""
    yield BOM + csv_row(HEAD)
    for line in report.lines:
        yield csv_row(_cells(line, report.run.source))
    for line in report.gone:
        yield csv_row([*_cells(line, report.run.source)[:2], "no longer in the table", "; ".join(line.files)])


def _cells(line: Line, source: str) -> list[str]:
    failed = line.standing == "failed"
    what, hint = failed_of(line.kind)
    first = line.findings[0] if failed and line.findings else None
    counts = (line.open, line.count("bar"), line.count("warning"), line.count("advice"))
    return [
        line.key,
        line.title,
        STANDING[line.standing],
        "; ".join(line.files),
        *("" if failed else str(count) for count in counts),
        "" if failed else str(len(line.blanks)),
        "" if failed else str(len(line.undecided)),
        "" if failed else "; ".join(line.rules),
        f"{line.seconds:.2f}",
        place_words(first.where if first else line.place, source),
        (first.message if first else f"failed of {what}") if failed else "",
        (first.hint if first else hint) if failed else "",
        str(len(line.findings) - 1) if failed and len(line.findings) > 1 else "",
    ]
