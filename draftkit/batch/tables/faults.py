"""What is said of a table: of one cell, of one row, of the whole."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from draftkit.errors import TableError
from draftkit.findings import Finding, Place
from draftkit.paths import Steps, shown

MOST_SHOWN = 20

CELL, TEXT, ROW = "BATCH-CELL", "BATCH-TEXT", "BATCH-ROW"
REFERENCE, ORPHAN, EXAMPLE = "BATCH-REFERENCE", "BATCH-ORPHAN", "BATCH-EXAMPLE"
HEADING, SHEET, TABLE = "BATCH-HEADING", "BATCH-SHEET", "BATCH-TABLE"
HIDDEN, JSON = "BATCH-HIDDEN", "BATCH-JSON"

Fact = tuple[Steps, Any, Place]
"""A path of the brief, what the table gives for it, and the cell."""


class Misread(Exception):
    """A cell or a line that does not hold what it should: what is wrong, and what to do."""

    def __init__(self, message: str, hint: str = "", rule: str = CELL) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.rule = rule

    def at(self, place: Place) -> Finding:
        """Return it as what the user is told of a place."""
        return bar(self.message, self.rule, self.hint, place)


def bar(message: str, rule: str, hint: str, place: Place) -> Finding:
    """Return a finding that keeps an agreement from being drafted."""
    return Finding(message, "bar", rule, hint, place)


def refusal(name: str, message: str, hint: str = "", *, part: str = "", rule: str = TABLE) -> TableError:
    """Return the error of a table that cannot be read at all."""
    return TableError([bar(message, rule, hint, Place(name, path=part))], name=name)


def refuse_all(findings: Sequence[Finding], name: str) -> None:
    """Raise TableError with the first of the findings and the number of the rest, if there are any."""
    if not findings:
        return
    more = len(findings) - MOST_SHOWN
    rest = [Finding(f"and {more:,} more", "note", hint="mend these first", where=Place(name))] if more > 0 else []
    raise TableError([*findings[:MOST_SHOWN], *rest], name=name)


def cell_name(sheet: str, row: int, column: int, heading: str) -> str:
    """Return the words for a cell: 'parties, row 7, column C (short_name)'. Columns count from 0."""
    return f"{row_name(sheet, row)}, {column_name(column, heading)}"


def row_name(sheet: str, row: int) -> str:
    """Return the words for a row: 'parties, row 7', or 'row 7' where there is one sheet."""
    return f"{sheet if sheet.isalnum() else shown(sheet)}, row {row}" if sheet else f"row {row}"


@lru_cache(maxsize=4096)
def column_name(column: int, heading: str) -> str:
    """Return 'column C (short_name)'. Columns count from 0."""
    return f"column {letters(column)} ({shown(heading)})" if heading else f"column {letters(column)}"


def letters(column: int) -> str:
    """Return the letters a spreadsheet gives a column: 0 is A, 26 is AA."""
    made, left = "", column + 1
    while left:
        left, digit = divmod(left - 1, 26)
        made = chr(65 + digit) + made
    return made


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return the words in quotation marks: 'a', 'b' and 'c'."""
    quoted = [f"'{shown(word)}'" for word in words]
    return f" {last} ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
