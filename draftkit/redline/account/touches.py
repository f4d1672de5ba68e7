"""What a lawyer looks for first, in the changes of one clause."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from draftkit.model.comparison import Part, Touch, TouchKind
from draftkit.redline.account.alone import whole_line
from draftkit.redline.account.brackets import find_blanks, find_brackets
from draftkit.redline.account.context import quote, short
from draftkit.redline.account.duties import duty_touches
from draftkit.redline.account.found import Became, Found, became, changed, quoted
from draftkit.redline.account.lines import Line
from draftkit.redline.account.pairs import Version
from draftkit.redline.account.passages import Cell, Change, Sides, place_of
from draftkit.redline.account.references import Cited, Followers, bare_text, same_provisions
from draftkit.redline.account.said import Said
from draftkit.redline.account.values import find_values, is_time

_VALUES: Final[frozenset[TouchKind]] = frozenset({"amount", "percentage", "date", "period", "time"})

_WITHOUT_DUTIES: Final[frozenset[Part]] = frozenset({"front", "points", "signatures", "other"})


class Touches:
    """Finds what is touched in the changes of a clause."""

    def __init__(self, sides: Sides, followers: Followers) -> None:
        self._sides, self._followers = sides, followers

    def of(self, changes: Sequence[Change], part: Part) -> tuple[Touch, ...]:
        """Return the touches of a clause, in order."""
        made: list[tuple[Touch, str]] = []
        for change in changes:
            if change.is_same or part == "points" or change.moved.startswith("moved to"):
                continue
            for place, cell in enumerate(change.cells):
                if not cell.says_the_same:
                    made += ((touch, self._at(change, place)) for touch in self._cell(change, place, cell, part))
        return tuple(dict.fromkeys(_without_brackets_of_one_kind(_settled(made))))

    def only_follows(self, change: Change) -> bool:
        """Return whether nothing changed but the numbers of references that still point to the same provisions."""
        if change.moved or not change.stands or any(cell.links for cell in change.cells):
            return False
        return all(cell.says_the_same or self._says_the_same(change, cell) for cell in change.cells)

    def _says_the_same(self, change: Change, cell: Cell) -> bool:
        mine, theirs = self._cited(change, cell)
        return bool(mine) and bare_text(cell.telling.old, mine) == bare_text(cell.telling.new, theirs)

    def _cited(self, change: Change, cell: Cell) -> tuple[list[Found], list[Found]]:
        """The references of both sides of a cell, each worth the provision it cites."""
        if cell.old is None or cell.new is None:
            return [], []
        old, new = self._sides.old.clause_of[change.old[0]], self._sides.new.clause_of[change.new[0]]
        return self._followers.old(_stripped(cell.old), old), self._followers.new(_stripped(cell.new), new)

    def _references(self, change: Change, cell: Cell) -> Iterator[Became]:
        """What the references of a cell became; those that cite the same provision by another number first."""
        mine, theirs = self._cited(change, cell)
        for one, other in same_provisions(mine, theirs):
            mine.remove(one)
            theirs.remove(other)
            if one.text.casefold() != other.text.casefold():
                yield Became(one, other)
        for each in became(cell.telling, mine, theirs):
            if not (each.old and each.new and each.old.text.casefold() == each.new.text.casefold()):
                yield each

    def _cell(self, change: Change, place: int, cell: Cell, part: Part) -> Iterator[Touch]:
        at = place_of(self._sides, change.old[0] if change.old else -1, change.new[0] if change.new else -1)
        if part != "signatures":
            for one in changed(cell.telling, find_values):
                context = self._context(change, place, older=one.new is None)
                yield from _value(one, _value_kind(cell, one), context or quoted(cell.telling, one), at)
            yield from _blanks(cell, at, self._context(change, place, older=not change.new))
        if not (change.old and change.new):
            yield from self._whole(change, place, at, part)
        else:
            yield from duty_touches(cell.telling, at)
            yield from (_reference(one, cell, at) for one in self._references(change, cell))
        yield from _brackets(cell, at)

    def _whole(self, change: Change, place: int, at: str, part: Part) -> Iterator[Touch]:
        """The obligations of a paragraph that came or went, in a clause that stays."""
        sides, came, pairs = self._sides, bool(change.new), self._sides.matched.clauses
        version, lines = (sides.new, change.new) if came else (sides.old, change.old)
        stays = sides.from_new if came else sides.from_old
        is_kept = version.clause_of[lines[0]] in (pairs.values() if came else pairs)
        if is_kept and part not in _WITHOUT_DUTIES and not version.lines[lines[0]].is_row and not place:
            for line in lines:
                yield from whole_line(version, line, at, stays, came=came)

    def _context(self, change: Change, place: int, *, older: bool) -> str:
        """The heading of the row and of the column, in a table."""
        version, n = (self._sides.old, change.old[0]) if older else (self._sides.new, change.new[0])
        line, at = version.lines[n], self._column(change, place, older=older)
        if not line.is_row or line.heading or at is None or (at == 0 and not find_blanks(line.cells[0])):
            return ""
        column = _heading(version, line, at)
        row = line.cells[0].text if at > 0 and not find_blanks(line.cells[0]) else ""
        return ", ".join(short(words, 50) for words in (row, column) if words.strip())

    def _at(self, change: Change, place: int) -> str:
        """What the first cell of a row says, and what its column is headed; '' for a paragraph."""
        for version, lines, older in ((self._sides.new, change.new, False), (self._sides.old, change.old, True)):
            at = self._column(change, place, older=older)
            if lines and at is not None and version.lines[lines[0]].is_row:
                line = version.lines[lines[0]]
                return f"{line.cells[0].text.strip()}\0{_heading(version, line, at).strip().casefold()}"
        return ""

    def _column(self, change: Change, place: int, *, older: bool) -> int | None:
        """Where a cell of a change stands in its row; nothing if its column is not in that version."""
        old = self._sides.old.lines[change.old[0]] if change.old else None
        new = self._sides.new.lines[change.new[0]] if change.new else None
        known = self._sides.columns.find(old, new)
        if not known:
            return place
        return known[place].old if older else known[place].new


def _heading(version: Version, row: Line, column: int) -> str:
    """What stands above a cell of a row, in the heading of its table."""
    head = next((line for line in version.lines if line.table == row.table and line.heading), None)
    return head.cells[column].text if head and column < len(head.cells) else ""


def _value_kind(cell: Cell, one: Became) -> TouchKind:
    """What a value is told as: a period that is a time on every side where it is, as a time."""
    sides = ((cell.telling.old, one.old), (cell.telling.new, one.new))
    found = next(found for _, found in sides if found)
    return "time" if all(is_time(text, found) for text, found in sides if found) else found.kind


def _value(one: Became, kind: TouchKind, context: str, at: str) -> Iterator[Touch]:
    if one.old is not None and one.new is not None:
        yield Touch(kind, one.old.text, one.new.text, f"{one.old.text} → {one.new.text}: {context}", at)
        return
    found = one.new or one.old
    if found is None or found.text.split()[0].casefold() in ("a", "an", "each", "every"):
        return
    done = "added" if one.new else "removed"
    yield Touch(kind, one.old.text if one.old else "", one.new.text if one.new else "",
                f"{found.text} {done}: {context}", at)  # fmt: skip


def _reference(one: Became, cell: Cell, at: str) -> Touch:
    old, new = one.old.text if one.old else "", one.new.text if one.new else ""
    if one.is_alike:
        return Touch("reference", old, new, f"{old} → {new} follows the renumbering", at, follows=True)
    if old and new:
        cited = one.new.worth if one.new else None
        whose = " of other law" if isinstance(cited, Cited) and cited.law else ""
        return Touch("reference", old, new, f"{old} → {new}{whose}: {quoted(cell.telling, one)}", at)
    done = f"Reference to {new} added" if new else f"Reference to {old} taken out"
    return Touch("reference", old, new, f"{done}: {quoted(cell.telling, one)}", at)


def _blanks(cell: Cell, at: str, context: str) -> Iterator[Touch]:
    mine = find_blanks(_stripped(cell.old)) if cell.old else []
    theirs = find_blanks(_stripped(cell.new)) if cell.new else []
    for one in became(cell.telling, mine, theirs):
        if one.new is None and one.old is not None:
            if cell.new is None or not cell.telling.new:
                around = f"{one.old.text} removed with the words around it"
                yield Touch("blank", one.old.text, "", f"{around}: {context}" if context else around, at)
                continue
            filling = _beside(cell, cell.telling.old_place(one.old.span), "in")
            done = f"filled with “{short(filling)}”" if filling else "taken out"
            yield Touch("blank", one.old.text, filling, f"Blank {done}: {context or _near(cell, filling, one)}", at)
        elif one.new is not None and one.old is None:
            emptied = _beside(cell, cell.telling.new_place(one.new.span), "out")
            instead = f" in place of “{short(emptied)}”" if emptied else ""
            yield Touch(
                "blank", emptied, one.new.text, f"New blank{instead}: {context or quoted(cell.telling, one)}", at
            )


def _near(cell: Cell, filling: str, one: Became) -> str:
    place = cell.telling.new.find(filling) if filling else -1
    return quote(cell.telling.new, (place, place + len(filling))) if place >= 0 else quoted(cell.telling, one)


def _beside(cell: Cell, place: tuple[int, int], state: str) -> str:
    """The words that came, or went, where a blank went or came."""
    at = 0
    for piece in cell.telling.pieces:
        end = at + len(piece.text)
        if piece.state == state and (at <= place[1] and end >= place[0]):
            return piece.text.strip()
        at = end
    return ""


def _brackets(cell: Cell, at: str) -> Iterator[Touch]:
    mine, theirs = (_brackets_of(said) if said else [] for said in (cell.old, cell.new))
    for one in became(cell.telling, mine, theirs):
        found = one.new or one.old
        if found is not None and not (one.new is None and not cell.telling.new):
            done = "opened" if one.new else "closed"
            yield Touch("bracket", one.old.text if one.old else "", one.new.text if one.new else "",
                        f"Square brackets {done}: {quoted(cell.telling, one)}", at)  # fmt: skip


def _brackets_of(said: Said) -> list[Found]:
    whole = _stripped(said)
    return find_brackets(whole, find_blanks(whole))


def _stripped(said: Said) -> Said:
    """What a telling compares: without the spaces at its ends."""
    lead = len(said.text) - len(said.text.lstrip())
    spans = tuple((start - lead, end - lead) for start, end in said.blanks)
    return said._replace(text=said.text.strip(), blanks=spans)


def _settled(made: Sequence[tuple[Touch, str]]) -> list[Touch]:
    """Drop what went in one paragraph of a clause and came in another; in tables, only in a row and column so named."""
    gone: dict[tuple[TouchKind, str, str], list[int]] = defaultdict(list)
    for n, (touch, row) in enumerate(made):
        if touch.kind in _VALUES and not touch.new:
            gone[touch.kind, touch.old, row].append(n)
    settled: set[int] = set()
    for n, (touch, row) in enumerate(made):
        waiting = gone[touch.kind, touch.new, row] if not touch.old else []
        if waiting:
            settled |= {n, waiting.pop(0)}
    return [touch for n, (touch, _) in enumerate(made) if n not in settled]


def _without_brackets_of_one_kind(made: Sequence[Touch]) -> Iterator[Touch]:
    """Say once of a clause that brackets were opened in it, and once that they were closed."""
    told: set[bool] = set()
    for touch in made:
        if touch.kind == "bracket":
            if bool(touch.new) in told:
                continue
            told.add(bool(touch.new))
        yield touch
