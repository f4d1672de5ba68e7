"""The lines of a clause side by side: what became of each paragraph and row, and of the words in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from draftkit.model.comparison import Passage
from draftkit.redline.account.lines import Line
from draftkit.redline.account.pairs import Matched, Pair, Version
from draftkit.redline.account.said import Said, join
from draftkit.redline.account.telling import Telling
from draftkit.redline.align import align
from draftkit.redline.blocks import Block

_NOTHING = Said("")


class Cell(NamedTuple):
    """A paragraph, or a cell of a row, in both versions."""

    old: Said | None
    new: Said | None
    telling: Telling

    @property
    def is_same(self) -> bool:
        """Return whether no word of it changed."""
        return self.telling.old == self.telling.new


class Change(NamedTuple):
    """Lines that became others, went or came; `moved` says from where or to where, if another clause."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    cells: tuple[Cell, ...]
    moved: str = ""

    @property
    def is_same(self) -> bool:
        """Return whether no word changed, and nothing came from elsewhere or went there."""
        return bool(self.old and self.new) and not self.moved and all(cell.is_same for cell in self.cells)


class Sides(NamedTuple):
    """Two versions, and what is paired in them."""

    old: Version
    new: Version
    matched: Matched
    from_old: Mapping[int, Pair]
    """The pair of each line of the older version that has one."""
    from_new: Mapping[int, Pair]

    @classmethod
    def of(cls, old: Version, new: Version, matched: Matched) -> "Sides":
        """Return two versions side by side."""
        from_old = {i: pair for pair in matched.lines for i in pair.old}
        return cls(old, new, matched, from_old, {j: pair for pair in matched.lines for j in pair.new})


def changes_of(sides: Sides, old: int | None, new: int | None) -> list[Change]:
    """Return what became of the lines of a clause: in the order of the newer, what went where it stood."""
    mine = sides.old.clauses[old].lines if old is not None else range(0)
    theirs = sides.new.clauses[new].lines if new is not None else range(0)
    placed: list[tuple[tuple[int, int, int], Change]] = []
    for j in theirs:
        if j not in sides.from_new:
            placed.append(((j, 0, 0), change_of(sides, Pair((), (j,)))))
        elif j == sides.from_new[j].new[0]:
            placed.append(((j, 0, 0), change_of(sides, sides.from_new[j])))
    anchor = -1
    for n, i in enumerate(mine):
        pair = sides.from_old.get(i)
        if pair and pair.new[0] in theirs:
            anchor = max(pair.new)
        elif pair is None:
            placed.append(((anchor, 1, n), change_of(sides, Pair((i,), ()))))
        elif i == pair.old[0]:
            there = where(sides.new, pair.new[0])
            placed.append(((anchor, 1, n), change_of(sides, Pair(pair.old, ()))._replace(moved=f"moved to {there}")))
    return [change for _, change in sorted(placed, key=lambda each: each[0])]


def change_of(sides: Sides, pair: Pair) -> Change:
    """Return what became of lines, word by word."""
    olds, news = [sides.old.lines[i] for i in pair.old], [sides.new.lines[j] for j in pair.new]
    made = Change(pair.old, pair.new, tuple(_cells(olds, news)))
    if olds and news:
        here = sides.new.clause_of[pair.new[0]]
        if sides.matched.clauses.get(sides.old.clause_of[pair.old[0]]) != here:
            return made._replace(moved=f"moved from {where(sides.old, pair.old[0])}")
    return made


def _cells(olds: Sequence[Line], news: Sequence[Line]) -> Iterator[Cell]:
    mine, theirs = _said(olds), _said(news)
    if not olds or not news or len(mine) == len(theirs):
        size = max(len(mine), len(theirs))
        for n in range(size):
            yield _cell(mine[n] if n < len(mine) else None, theirs[n] if n < len(theirs) else None)
        return
    blocks = ([Block("cell", (), said.text.encode(), said.text, ()) for said in side] for side in (mine, theirs))
    for group in align(*blocks):
        old = join([mine[i] for i in group.old]) if group.old else None
        new = join([theirs[j] for j in group.new]) if group.new else None
        yield _cell(old, new)


def _cell(old: Said | None, new: Said | None) -> Cell:
    return Cell(old, new, Telling((old or _NOTHING).text.strip(), (new or _NOTHING).text.strip()))


def _said(lines: Sequence[Line]) -> tuple[Said, ...]:
    """The cells of a row; paragraphs that were split or joined as one."""
    if len(lines) == 1:
        return lines[0].cells
    return (join([cell for line in lines for cell in line.cells]),) if lines else ()


def passages(sides: Sides, changes: Sequence[Change]) -> Iterator[Passage]:
    """Yield what is to be shown of changes: all that is not the same, and the heading of each table among it."""
    headed: set[int] = set()
    for change in changes:
        if change.is_same:
            continue
        line = sides.new.lines[change.new[0]] if change.new else sides.old.lines[change.old[0]]
        table = line.table if change.new or not line.table else _newer_table(sides, line.table)
        if table and table not in headed:
            headed.add(table)
            yield from _heading(sides, line, table)
        yield Passage(
            sides.old.lines[change.old[0]].number if change.old else "",
            sides.new.lines[change.new[0]].number if change.new else "",
            tuple(cell.telling.pieces for cell in change.cells),
            table,
            line.heading,
            change.moved,
        )


_OLD_TABLES = 100_000
"""Above all numbers of tables of the newer version stand those of the older that have no counterpart."""


def _newer_table(sides: Sides, table: int) -> int:
    return sides.matched.tables.get(table, 0) or _OLD_TABLES + table


def _heading(sides: Sides, line: Line, table: int) -> Iterator[Passage]:
    """The first row of a table, if it is not itself what changed."""
    new = table < _OLD_TABLES
    lines = sides.new.lines if new else sides.old.lines
    number = table if new else line.table
    head = next((one for one in lines if one.table == number and one.heading), None)
    if head is not None and head is not line:
        yield Passage("", "", tuple(Telling(c.text.strip(), c.text.strip()).pieces for c in head.cells), table, True)


def where(version: Version, line: int) -> str:
    """Return what to call the place of a line: 'clause 14.2', 'Schedule 4, paragraph 3', 'Schedule 4, table'."""
    clause, found = version.clauses[version.clause_of[line]], version.lines[line]
    if clause.part == "clause" and clause.number:
        if line == clause.lines.start or not found.number:
            name = f"clause {clause.number}" if clause.number[0].isdigit() else clause.number
            return f"{name}, table" if found.is_row else name
        return f"clause {found.number}" if found.number[0] in "0123456789(" else found.number
    name = clause.number if clause.part == "schedule" else clause.heading
    if found.is_row:
        return f"{name}, table"
    if line == clause.lines.start or not found.number:
        return name
    noun = "paragraph " if clause.part == "schedule" else ""
    return f"{name}, {noun}{found.number}"
