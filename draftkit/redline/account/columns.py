"""Which column of a table became which: by their headings, by what stands in them, and last by their order."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, Protocol

from draftkit.redline.account.lines import Line


class Column(NamedTuple):
    """A column by its place on each side; one of the two is missing where it came or went."""

    old: int | None
    new: int | None


class Paired(Protocol):
    """Lines told together."""

    @property
    def old(self) -> tuple[int, ...]:
        """Return those of the older version."""

    @property
    def new(self) -> tuple[int, ...]:
        """Return those of the newer version."""


class Columns(NamedTuple):
    """The columns of the tables that are in both versions, by the number of the table on each side."""

    of_old: Mapping[int, tuple[Column, ...]]
    of_new: Mapping[int, tuple[Column, ...]]

    @classmethod
    def of(cls, old: Sequence[Line], new: Sequence[Line], pairs: Iterable[Paired]) -> "Columns":
        """Return the columns of two versions whose lines are paired: each table with the one it shares most with."""
        rows: dict[tuple[int, int], list[tuple[Line, Line]]] = {}
        for pair in pairs:
            if pair.old and pair.new and old[pair.old[0]].is_row and new[pair.new[0]].is_row:
                row = (old[pair.old[0]], new[pair.new[0]])
                rows.setdefault((row[0].table, row[1].table), []).append(row)
        mine, theirs = _tables(old), _tables(new)
        of_old: dict[int, tuple[Column, ...]] = {}
        of_new: dict[int, tuple[Column, ...]] = {}
        for one, other in sorted(rows, key=lambda each: -len(rows[each])):
            if one not in of_old and other not in of_new:
                of_old[one] = of_new[other] = columns(mine[one], theirs[other], rows[one, other])
        return cls(of_old, of_new)

    def find(self, old: Line | None, new: Line | None) -> tuple[Column, ...]:
        """Return the columns of a row; nothing if its two sides stand in tables that are not one."""
        mine = self.of_old.get(old.table, ()) if old else ()
        theirs = self.of_new.get(new.table, ()) if new else ()
        if old and new:
            return mine if mine is theirs else ()
        return mine or theirs

    def are_reordered(self, old: Line, new: Line) -> bool:
        """Return whether two rows are the heading of a table whose columns stand in another order."""
        places = [column.old for column in self.find(old, new) if column.old is not None and column.new is not None]
        return old.heading and new.heading and places != sorted(places)


def columns(old: Sequence[Line], new: Sequence[Line], rows: Sequence[tuple[Line, Line]]) -> tuple[Column, ...]:
    """Return the columns of a table in the order of the newer, what went where it stood. `rows`: those that are one.

    Nothing is returned for a table whose rows have different numbers of cells.
    """
    widths = [{len(line.cells) for line in side} for side in (old, new)]
    if any(len(found) != 1 for found in widths):
        return ()
    width, wide = (found.pop() for found in widths)
    pairs = by_headings(old, new)
    pairs |= _by_cells(rows, [i for i in range(width) if i not in pairs], _rest(pairs, wide))
    gone, came = [i for i in range(width) if i not in pairs], _rest(pairs, wide)
    if len(gone) == len(came):
        pairs |= dict(zip(gone, came, strict=True))
    return _in_order(pairs, width, wide)


def by_headings(old: Sequence[Line], new: Sequence[Line]) -> dict[int, int]:
    """Return the columns whose headings are the same words, and stand once on each side."""
    mine, theirs = (_headings(side) for side in (old, new))
    return {place: theirs[words] for words, place in mine.items() if words in theirs}


def _tables(lines: Sequence[Line]) -> dict[int, list[Line]]:
    return {table: list(rows) for table, rows in groupby(lines, key=lambda line: line.table)}


def _headings(rows: Sequence[Line]) -> dict[str, int]:
    head = next((row for row in rows if row.heading), None)
    said = [" ".join(cell.text.casefold().split()) for cell in head.cells] if head else []
    counts = Counter(said)
    return {words: place for place, words in enumerate(said) if words and counts[words] == 1}


def _by_cells(rows: Sequence[tuple[Line, Line]], gone: Sequence[int], came: Sequence[int]) -> dict[int, int]:
    """Pair columns most of whose cells are equal, row by row; of columns that fit as well, the nearer."""
    scores = []
    for i in gone:
        filled = [(one.cells[i].text.strip(), other) for one, other in rows if one.cells[i].text.strip()]
        for j in came:
            equal = sum(words == other.cells[j].text.strip() for words, other in filled)
            if 2 * equal > len(filled):
                scores.append((-equal, abs(i - j), i, j))
    found: dict[int, int] = {}
    for _, _, i, j in sorted(scores):
        if i not in found and j not in found.values():
            found[i] = j
    return found


def _rest(pairs: Mapping[int, int], wide: int) -> list[int]:
    return [j for j in range(wide) if j not in pairs.values()]


def _in_order(pairs: Mapping[int, int], width: int, wide: int) -> tuple[Column, ...]:
    became = {j: i for i, j in pairs.items()}
    made = [Column(became.get(j), j) for j in range(wide)]
    for i in range(width):
        if i not in pairs:
            before = next((n for n, column in enumerate(made) if i > 0 and column.old == i - 1), -1)
            made.insert(before + 1, Column(i, None))
    return tuple(made)
