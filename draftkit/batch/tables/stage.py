"""The rows of a table, read and put aside until all are known: in a database of SQLite that leaves no file behind."""

import json
import sqlite3
import weakref
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

Given = Sequence[tuple[int, Any]]
"""Columns by their place, and what each gives."""

Wrong = Sequence[tuple[int, str, str, str]]
"""Columns by their place (-1 for the row), and the message, the hint and the rule of what is wrong there."""


class Staged(NamedTuple):
    """A row that was read."""

    sheet: int
    """Its sheet, by place among those that are read; 0 is the sheet of agreements."""
    row: int
    reference: str
    """As it is written, '' where the row has none."""
    folded: str
    """As it is compared."""
    given: Given
    wrong: Wrong
    parent: str = ""
    """The entry to which it belongs, as it is written."""


_SCHEMA = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA temp_store = FILE;
    CREATE TABLE agreement (row INTEGER PRIMARY KEY, reference TEXT, folded TEXT, given TEXT, wrong TEXT);
    CREATE TABLE entry (sheet INTEGER, row INTEGER, reference TEXT, folded TEXT, given TEXT, wrong TEXT, parent TEXT);
    CREATE TABLE met (folded TEXT PRIMARY KEY, row INTEGER, reference TEXT) WITHOUT ROWID;
"""


class Stage:
    """Rows put aside. Memory stays flat: what does not fit the cache is on disk until `close`."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", check_same_thread=False, isolation_level=None)
        weakref.finalize(self, self._database.close)
        self._database.executescript(_SCHEMA)
        self._database.execute("BEGIN")

    def close(self) -> None:
        """Forget the rows."""
        self._database.close()

    def add_agreement(self, row: Staged) -> None:
        """Put a row of the sheet of agreements aside."""
        values = (row.row, row.reference, row.folded, *_packed(row))
        self._database.execute("INSERT INTO agreement VALUES (?, ?, ?, ?, ?)", values)

    def add_entry(self, row: Staged) -> None:
        """Put a row of another sheet aside."""
        values = (row.sheet, row.row, row.reference, row.folded, *_packed(row), row.parent)
        self._database.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def meet(self, folded: str, row: int, reference: str) -> tuple[int, str] | None:
        """Remember that a reference was met; return the row and the spelling where it was met before, if it was."""
        values = (folded, row, reference)
        if self._database.execute("INSERT OR IGNORE INTO met VALUES (?, ?, ?)", values).rowcount:
            return None
        found: tuple[int, str] = self._database.execute(
            "SELECT row, reference FROM met WHERE folded = ?", (folded,)
        ).fetchone()
        return found

    def sort(self) -> None:
        """Make the rows of every agreement quick to find. To be called when all are put aside."""
        self._database.execute("CREATE INDEX by_reference ON entry (folded, sheet, row)")
        self._database.execute("COMMIT")

    def count(self) -> int:
        """Return how many agreements there are."""
        found: int = self._database.execute("SELECT count(*) FROM agreement").fetchone()[0]
        return found

    def agreements(self) -> Iterator[Staged]:
        """Return the rows of the sheet of agreements, in their order."""
        for row, reference, folded, given, wrong in self._database.execute("SELECT * FROM agreement ORDER BY row"):
            yield Staged(0, row, reference, folded, json.loads(given), json.loads(wrong))

    def entries(self, folded: str) -> Iterator[Staged]:
        """Return the rows of the other sheets that belong to an agreement, sheet by sheet."""
        found = self._database.execute("SELECT * FROM entry WHERE folded = ? ORDER BY sheet, row", (folded,))
        for sheet, row, reference, key, given, wrong, parent in found:
            yield Staged(sheet, row, reference, key, json.loads(given), json.loads(wrong), parent)

    def orphans(self, most: int) -> tuple[list[tuple[int, int, str, int]], int]:
        """Return the references that no agreement has, with how many of them there are.

        Of each sheet the first ones, as (sheet, its first row, reference, its rows).
        """
        query = """SELECT sheet, min(row), reference, count(*), count(*) OVER () FROM entry
            WHERE folded NOT IN (SELECT folded FROM met) GROUP BY sheet, folded ORDER BY sheet, min(row) LIMIT ?"""
        found = self._database.execute(query, (most,)).fetchall()
        return [row[:4] for row in found], found[0][4] if found else 0

    def references(self, most: int) -> list[str]:
        """Return the references of the agreements, or none where there are more than `most`."""
        found = self._database.execute("SELECT reference FROM met LIMIT ?", (most + 1,)).fetchall()
        return [reference for (reference,) in found] if len(found) <= most else []


def _packed(row: Staged) -> tuple[str, str]:
    return json.dumps(row.given), json.dumps(row.wrong)
