"""Which table can have become which: two whose headings have nothing in common are one that went and one that came."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import groupby, product
from typing import Final

from draftkit.redline.account.columns import by_headings
from draftkit.redline.account.lines import Line
from draftkit.redline.likeness import likeness

_ALIKE: Final = 0.5
"""How much of the words of a heading stays where it was reworded."""


def same_tables(old: Sequence[Line], new: Sequence[Line]) -> Callable[[Line, Line], bool]:
    """Return what says of two lines of the versions whether they can be told together; two rows only of one table."""
    mine, theirs = _tables(old), _tables(new)

    @cache
    def may_be(one: int, other: int) -> bool:
        return _may_be(mine[one], theirs[other])

    return lambda one, other: not (one.is_row and other.is_row) or may_be(one.table, other.table)


def _tables(lines: Sequence[Line]) -> dict[int, list[Line]]:
    rows = sorted((line for line in lines if line.is_row), key=lambda line: line.table)
    return {table: list(found) for table, found in groupby(rows, key=lambda line: line.table)}


def _may_be(old: Sequence[Line], new: Sequence[Line]) -> bool:
    """Whether a heading of one says what a heading of the other does, or all the rest is the same."""
    if not all(any(row.heading and row.text.strip() for row in rows) for rows in (old, new)):
        return True
    mine, theirs = ([row.text for row in rows if not row.heading] for rows in (old, new))
    if mine == theirs or by_headings(old, new):
        return True
    return any(one and other and likeness(one, other) >= _ALIKE for one, other in product(_heads(old), _heads(new)))


def _heads(rows: Sequence[Line]) -> list[list[str]]:
    """The words of each heading."""
    return [cell.text.casefold().split() for row in rows if row.heading for cell in row.cells]
