"""The columns of a table that has more or fewer of them now: which became which, told once for all its rows."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from draftkit.redline.blocks import Block, as_blocks
from draftkit.redline.groups import Group
from draftkit.redline.likeness import Candidate, heaviest, in_order, likeness
from draftkit.redline.names import TC, TCPR, Element, w

_ALIKE: Final = 0.6
"""How alike the headings of two columns, or what stands in them, must be for one to have become the other."""
_SAME_KIND: Final = 0.8
"""How alike two cells are that hold the same kind of thing, such as an amount, and not the same."""
_NUMBER: Final = re.compile(r"\d[\d.,]*")
_PIECE: Final = re.compile(r"\w+|[^\w\s]")

Rows = Sequence[tuple[Element, Element]]
"""Rows that both versions have, older and newer."""


def pair_columns(rows: Rows) -> list[Group] | None:
    """Return the columns in order; nothing where both versions have as many, or rows are not cut into columns."""
    plain = [pair for pair in rows if all(map(_is_plain, pair))]
    sizes = Counter((len(old.findall(TC)), len(new.findall(TC))) for old, new in plain)
    if not sizes:
        return None
    size, count = sizes.most_common(1)[0]
    if size[0] == size[1] or count * 2 < len(rows):
        return None
    fit = [pair for pair in plain if (len(pair[0].findall(TC)), len(pair[1].findall(TC))) == size]
    cells = [(_cells(old), _cells(new)) for old, new in fit]
    likes = {(i, j): found for i in range(size[0]) for j in range(size[1]) if (found := _like(cells, i, j))}
    candidates = [Candidate(i, j, weight) for (i, j), weight in sorted(likes.items())]
    pairs = [Group("changed", (i,), (j,)) for i, j in heaviest(candidates)]
    return in_order(pairs, *map(range, size))


def fits(columns: Sequence[Group], old: Element, new: Element) -> bool:
    """Return whether two rows are cut into these columns."""
    sizes = sum(len(group.old) for group in columns), sum(len(group.new) for group in columns)
    return sizes == (len(old.findall(TC)), len(new.findall(TC))) and _is_plain(old) and _is_plain(new)


def hardly_stay(columns: Sequence[Group]) -> bool:
    """Return whether more columns went or came than stayed."""
    return 2 * sum(bool(group.old and group.new) for group in columns) < len(columns)


def _is_plain(row: Element) -> bool:
    return not any(cell.find(f"{TCPR}/{w('gridSpan')}") is not None for cell in row.findall(TC))


def _cells(row: Element) -> list[Block]:
    return as_blocks(row.findall(TC), "cell")


def _like(rows: Iterable[tuple[Sequence[Block], Sequence[Block]]], i: int, j: int) -> float:
    """How alike two columns are; 0 where neither heading nor content says that one became the other."""
    pairs = [(old[i].text, new[j].text) for old, new in rows]
    heading = likeness(*(_PIECE.findall(text.casefold()) for text in pairs[0]))
    content = [_like_cells(*texts) for texts in pairs[1:]]
    share = sum(content) / len(content) if content else 0.0
    return heading + 2 * share if max(heading, share) >= _ALIKE else 0.0


def _like_cells(old: str, new: str) -> float:
    if old == new:
        return 1.0
    return _SAME_KIND * likeness(*(_PIECE.findall(_NUMBER.sub("0", text.casefold())) for text in (old, new)))
