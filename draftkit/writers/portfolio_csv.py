"""A portfolio as CSV for Excel: a row for each agreement, and in a file of its own a row for each clause."""

from collections.abc import Iterator

from draftkit.model.portfolio import Across, Line, Portfolio
from draftkit.writers.cells import BOM, csv_row
from draftkit.writers.portfolio_words import COLUMNS, VERDICTS, grouped, outcome_note


def write_portfolio_csv(portfolio: Portfolio) -> Iterator[str]:
    """Yield the agreements, row by row."""
    compared = portfolio.look == "compare"
    yield BOM + csv_row(
        [
            "Agreement", "Title", "What came of it", *COLUMNS[portfolio.look],
            *(["Look at first"] if compared else []), "Which clauses", "Redline", "Clause by clause",
            *(["Older file"] if compared else []), "File", "Why not", "What to do",
        ]
    )  # fmt: skip
    for line in portfolio.lines:
        yield csv_row(_cells(line, portfolio))


def write_portfolio_clauses_csv(portfolio: Portfolio) -> Iterator[str]:
    """Yield the clauses that any agreement changed, row by row."""
    columns = list(COLUMNS[portfolio.look].items())[:-1]
    yield BOM + csv_row(["Clause", "Its id", "Agreements", *(head for head, _ in columns), "Which"])
    for each in portfolio.clauses:
        yield csv_row(_clause_cells(each, columns))


def _cells(line: Line, portfolio: Portfolio) -> Iterator[str | int]:
    compared = portfolio.look == "compare"
    first = line.findings[0] if line.verdict == "failed" and line.findings else None
    looked_at = line.verdict in ("changed", "same")
    yield from (line.key, line.title, VERDICTS[portfolio.look][line.verdict])
    yield from (line.count(*what) if looked_at else "" for what in COLUMNS[portfolio.look].values())
    if compared:
        yield "; ".join(f"{sight.sentence} ({sight.where})" if sight.where else sight.sentence for sight in line.sights)
    yield "; ".join(f"{each.name}: {words}" for words, found in grouped(line) for each in found) or outcome_note(line)
    yield from (line.redline, line.account)
    if compared:
        yield line.old
    yield line.new
    yield from (first.message, first.hint) if first else ("", "")


def _clause_cells(each: Across, columns: list[tuple[str, tuple[str, ...]]]) -> Iterator[str | int]:
    yield from (each.name, each.clause, len(each.agreements))
    yield from (each.count(*what) for _, what in columns)
    yield "; ".join(each.agreements)
