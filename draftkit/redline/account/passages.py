"""The lines of a clause side by side: what became of each paragraph and row, and of the words in it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from draftkit.model.comparison import Passage
from draftkit.redline.account.columns import Columns
from draftkit.redline.account.lines import Line
from draftkit.redline.account.links import relinked
from draftkit.redline.account.outline import Clause
from draftkit.redline.account.pairs import Matched, Pair, Version
from draftkit.redline.account.said import Said, join
from draftkit.redline.account.telling import Telling
from draftkit.redline.account.unmoved import lines_moved, swapped
from draftkit.redline.align import align
from draftkit.redline.blocks import Block

_NOTHING = Said("")


class Cell(NamedTuple):
    """A paragraph, or a cell of a row, in both versions."""

    old: Said | None
    new: Said | None
    telling: Telling

    @property
    def links(self) -> tuple[str, ...]:
        """Return what became of the links in it, a sentence for each."""
        return relinked(self.old, self.new, self.telling)

    @property
    def says_the_same(self) -> bool:
        """Return whether no word of it changed."""
        return self.telling.old == self.telling.new

    @property
    def is_same(self) -> bool:
        """Return whether no word of it changed, and no link."""
        return self.says_the_same and not self.links


class Change(NamedTuple):
    """Lines that became others, went or came; `moved` says from where or to where, if they stand elsewhere now."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    cells: tuple[Cell, ...]
    moved: str = ""

    @property
    def is_same(self) -> bool:
        """Return whether no word and no link changed, and nothing was split, joined or moved."""
        return self.stands and not self.moved and all(cell.is_same for cell in self.cells)

    @property
    def stands(self) -> bool:
        """Return whether it is in both versions, in as many paragraphs."""
        return bool(self.old) and len(self.old) == len(self.new)


class Sides(NamedTuple):
    """Two versions, and what is paired in them."""

    old: Version
    new: Version
    matched: Matched
    from_old: Mapping[int, Pair]
    """The pair of each line of the older version that has one."""
    from_new: Mapping[int, Pair]
    columns: Columns
    """The columns of each table that is in both."""

    @classmethod
    def of(cls, old: Version, new: Version, matched: Matched) -> "Sides":
        """Return two versions side by side."""
        from_old = {i: pair for pair in matched.lines for i in pair.old}
        from_new = {j: pair for pair in matched.lines for j in pair.new}
        return cls(old, new, matched, from_old, from_new, Columns.of(old.lines, new.lines, matched.lines))


def changes_of(sides: Sides, old: int | None, new: int | None) -> list[Change]:
    """Return what became of the lines of a clause: in the order of the newer, what went where it stood."""
    mine = sides.old.clauses[old].lines if old is not None else range(0)
    theirs = sides.new.clauses[new].lines if new is not None else range(0)
    placed: list[tuple[tuple[int, int, int], Change]] = []
    elsewhere = _elsewhere(sides, mine, theirs)
    for j in theirs:
        pair = sides.from_new.get(j, Pair((), (j,)))
        if j == pair.new[0]:
            change = change_of(sides, pair)
            placed.append(((j, 0, 0), change._replace(moved=change.moved or elsewhere.get(j, ""))))
    anchor = -1
    for n, i in enumerate(mine):
        became = sides.from_old.get(i)
        if became and became.new[0] in theirs:
            anchor = anchor if became.new[0] in elsewhere else max(became.new)
        elif became is None:
            placed.append(((anchor, 1, n), change_of(sides, Pair((i,), ()))))
        elif i == became.old[0]:
            there = where(sides.new, became.new[0])
            placed.append(((anchor, 1, n), change_of(sides, Pair(became.old, ()))._replace(moved=f"moved to {there}")))
    return [change for _, change in sorted(placed, key=lambda each: each[0])]


def _elsewhere(sides: Sides, mine: Sequence[int], theirs: Sequence[int]) -> Mapping[int, str]:
    """Newer lines that stand elsewhere in their clause than they did, and how to say so."""
    pairs = {
        i: pair.new[0] for i in mine if (pair := sides.from_old.get(i)) and i == pair.old[0] and pair.new[0] in theirs
    }
    places = {j: n for n, j in enumerate(sorted(pairs.values()))}
    before = {i: n for n, i in enumerate(pairs)}
    exchanged = swapped(sides.old, sides.new, pairs)
    said: dict[int, str] = {}
    for i in sorted(lines_moved(sides.old, sides.new, pairs)):
        line, other = sides.old.lines[i], exchanged.get(i, -1)
        if other < 0:
            numbered = line.number and not line.is_row
            there = f"from {where(sides.old, i)}" if numbered else "up" if places[pairs[i]] < before[i] else "down"
            said[pairs[i]] = f"moved {there}"
        elif pairs[other] not in said:
            said[pairs[i]] = f"changed places with {where(sides.old, i)}"
    return said


def change_of(sides: Sides, pair: Pair) -> Change:
    """Return what became of lines, word by word."""
    olds, news = [sides.old.lines[i] for i in pair.old], [sides.new.lines[j] for j in pair.new]
    made = Change(pair.old, pair.new, tuple(_cells(olds, news, sides.columns)))
    if olds and news:
        if sides.columns.are_reordered(olds[0], news[0]):
            return made._replace(moved="columns in another order")
        here = sides.new.clause_of[pair.new[0]]
        if sides.matched.clauses.get(sides.old.clause_of[pair.old[0]]) != here:
            return made._replace(moved=f"moved from {where(sides.old, pair.old[0])}")
    return made


def _cells(olds: Sequence[Line], news: Sequence[Line], columns: Columns) -> Iterator[Cell]:
    mine, theirs = _said(olds), _said(news)
    known = columns.find(olds[0] if olds else None, news[0] if news else None)
    if known:
        for i, j in known:
            yield _cell(_at(mine, i), _at(theirs, j))
        return
    if not olds or not news or len(mine) == len(theirs):
        for n in range(max(len(mine), len(theirs))):
            yield _cell(_at(mine, n), _at(theirs, n))
        return
    blocks = ([Block("cell", (), said.text.encode(), said.text, ()) for said in side] for side in (mine, theirs))
    for group in align(*blocks):
        old = join([mine[i] for i in group.old]) if group.old else None
        new = join([theirs[j] for j in group.new]) if group.new else None
        yield _cell(old, new)


def _at(cells: Sequence[Said], place: int | None) -> Said | None:
    return cells[place] if place is not None and place < len(cells) else None


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
    told = {j for change in changes if not change.is_same for j in change.new}
    for change in changes:
        if change.is_same:
            continue
        line = sides.new.lines[change.new[0]] if change.new else sides.old.lines[change.old[0]]
        table = line.table if change.new or not line.table else _newer_table(sides, line.table)
        if table and table not in headed:
            headed.add(table)
            yield from _heading(sides, line, table, told)
        yield Passage(
            sides.old.lines[change.old[0]].number if change.old else "",
            sides.new.lines[change.new[0]].number if change.new else "",
            tuple(cell.telling.pieces for cell in change.cells),
            table,
            line.heading,
            change.moved,
            (*_parted(sides, change), *(said for cell in change.cells for said in cell.links)),
        )


def _parted(sides: Sides, change: Change) -> Iterator[str]:
    """Yield that a paragraph was split or that several were joined, and by which numbers."""
    if change.stands or not change.old or not change.new:
        return
    if len(change.old) == 1:
        yield f"split into {_listed(sides.new, change.new)}"
    elif len(change.new) == 1:
        yield f"joined from {_listed(sides.old, change.old)}"
    else:
        yield f"{len(change.old)} paragraphs before, {len(change.new)} now"


def _listed(version: Version, lines: Sequence[int]) -> str:
    """'clauses 2.4 and 2.5'; how many paragraphs there are where one has no number of its own."""
    places = [where(version, n) for n in lines]
    if not all(version.lines[n].number for n in lines) or len(set(places)) < len(places):
        return f"{len(lines)} paragraphs"
    if all(place.startswith(_CLAUSE) for place in places):
        places = [f"clauses {places[0].removeprefix(_CLAUSE)}", *(place.removeprefix(_CLAUSE) for place in places[1:])]
    return f"{', '.join(places[:-1])} and {places[-1]}"


_CLAUSE: Final = "clause "


_OLD_TABLES = 100_000
"""Above all numbers of tables of the newer version stand those of the older that have no counterpart."""


def _newer_table(sides: Sides, table: int) -> int:
    return sides.matched.tables.get(table, 0) or _OLD_TABLES + table


def _heading(sides: Sides, line: Line, table: int, told: Collection[int]) -> Iterator[Passage]:
    """The first row of a table, if it is not itself told: `told` are the newer lines that are."""
    new = table < _OLD_TABLES
    lines = sides.new.lines if new else sides.old.lines
    number = table if new else line.table
    place = next((n for n, one in enumerate(lines) if one.table == number and one.heading), -1)
    head = lines[place]
    if place >= 0 and head is not line and not (new and place in told):
        yield Passage("", "", tuple(Telling(c.text.strip(), c.text.strip()).pieces for c in head.cells), table, True)


def where(version: Version, line: int) -> str:
    """Return what to call the place of a line: 'clause 14.2', 'Schedule 4, paragraph 3', 'Schedule 4, table'."""
    clause, found = version.clauses[version.clause_of[line]], version.lines[line]
    name = _called(clause)
    if found.is_row:
        return f"{name}, table"
    if line == clause.lines.start or not found.number:
        return name
    if clause.part == "clause" and clause.number:
        return f"clause {found.number}" if found.number[0] in "0123456789(" else found.number
    return f"{name}, {_paragraph(clause, found)}"


def place_of(sides: Sides, old: int, new: int) -> str:
    """Return what to call the place of a line, by its newer number; -1 stands for a side where it is not.

    What went out of a clause that is still there is told by the newer name of the clause; its own number is an old one.
    """
    if new >= 0:
        return where(sides.new, new)
    clause, found = sides.old.clauses[sides.old.clause_of[old]], sides.old.lines[old]
    became = sides.matched.clauses.get(sides.old.clause_of[old])
    name = _called(sides.new.clauses[became]) if became is not None else f"old {_called(clause)}"
    if found.is_row:
        return f"{name}, table"
    if old == clause.lines.start or not found.number:
        return name
    if clause.part == "clause" and clause.number:
        return f"old {where(sides.old, old)}"
    return f"{name}, old {_paragraph(clause, found)}"


def _called(clause: Clause) -> str:
    if clause.part == "clause" and clause.number:
        return f"clause {clause.number}" if clause.number[0].isdigit() else clause.number
    return clause.number if clause.part == "schedule" else clause.heading


def _paragraph(clause: Clause, line: Line) -> str:
    return f"{'paragraph ' if clause.part == 'schedule' else ''}{line.number}"
