"""The sheets of a table to one stage: headings understood, every cell read, what joins to nothing told."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from difflib import get_close_matches

from draftkit.batch.tables.cells import Raw, as_text, is_blank
from draftkit.batch.tables.faults import (
    CELL,
    EXAMPLE,
    HEADING,
    MOST_SHOWN,
    ORPHAN,
    REFERENCE,
    Misread,
    bar,
    refusal,
    refuse_all,
    row_name,
)
from draftkit.batch.tables.fields import ANY
from draftkit.batch.tables.headings import Layout, lay_out
from draftkit.batch.tables.rows import Row, Sheet
from draftkit.batch.tables.sheets import Group
from draftkit.batch.tables.stage import Stage, Staged
from draftkit.batch.tables.text import fold
from draftkit.findings import Finding, Place
from draftkit.paths import shown

EXAMPLE_ROW = "EXAMPLE"
"""A reference that begins so is that of an example, and its rows are left out."""

_MOST_LIKENED = 2_000
_GIVE_ONE = "give it one: the other sheets are joined by it"
_DIGITS = re.compile(r"[0-9]+")

Wrong = tuple[int, str, str, str]


@dataclass
class Gathered:
    """All that a table holds: its rows put aside, what its columns are, and what is to be told of it."""

    name: str
    key: str
    stage: Stage = field(default_factory=Stage)
    layouts: list[Layout] = field(default_factory=list)
    """The sheet of agreements first, then the others; those whose rows belong to entries of others come last."""
    warnings: list[Finding] = field(default_factory=list)
    examples: list[int] = field(default_factory=list)


def gather(sheets: Sequence[tuple[Group, Callable[[], Sheet]]], name: str, key: str) -> Gathered:
    """Return all the sheets, read. The first is that of the agreements. Raises TableError."""
    gathered = Gathered(name, key)
    try:
        _gather(gathered, sheets)
    except BaseException:
        gathered.stage.close()
        raise
    return gathered


def _gather(gathered: Gathered, sheets: Sequence[tuple[Group, Callable[[], Sheet]]]) -> None:
    faults: list[Finding] = []
    for at, (group, load) in enumerate(sheets):
        sheet = load()
        with closing(sheet.rows) as rows:
            layout, found = _layout(group, rows, gathered, alone=len(sheets) == 1)
            gathered.layouts.append(layout)
            faults += found
            if not faults:
                _Reader(gathered, sheet, layout, at, joined=len(sheets) > 1).read(rows)
    refuse_all([*faults, *_overlaps(gathered)], gathered.name)
    gathered.stage.sort()
    _tell_examples(gathered)
    _tell_orphans(gathered)
    if not gathered.stage.count():
        hint = (
            "give the row of the example a reference of its own" if gathered.examples else "give each agreement a row"
        )
        sheet_name = shown(sheets[0][0].sheet)
        raise refusal(gathered.name, "the table has headings and no agreements", hint, part=sheet_name)


def _layout(group: Group, rows: Iterator[Row], gathered: Gathered, *, alone: bool) -> tuple[Layout, list[Finding]]:
    """What the columns are, by the first row that is not blank."""
    name, place = gathered.name, Place(gathered.name, path=shown(group.sheet))
    head = next((row for row in rows if row.fault or not all(map(is_blank, row.cells))), None)
    if head is None:
        raise refusal(name, "the sheet is empty", "its first row holds the headings", part=place.path)
    if head.fault:
        raise refusal(name, head.fault.message, head.fault.hint, part=row_name(group.sheet, head.number))
    layout, faults = lay_out(group, head.cells, gathered.key, name)
    heading = gathered.key or "reference"
    if layout.join < 0 and (gathered.key or not alone):
        near = get_close_matches(heading, layout.headings, n=1)
        join = f"the sheets are joined by the {heading}"
        hint = f"rename the column '{shown(near[0])}': {join}" if near else f"give it one: {join}"
        faults.append(bar(f"there is no column '{shown(heading)}'", HEADING, hint, place))
    if group.parent and layout.parent < 0:
        hint = f"give it a column '{group.parent_word}'"
        faults.append(bar(f"no column says to which {group.parent_word} a row belongs", HEADING, hint, place))
    if not layout.columns and not faults:
        faults.append(bar("no column gives a fact of an agreement", HEADING, "the first row holds the headings", place))
    return layout, faults


class _Reader:
    """Reads the rows of one sheet and puts them aside."""

    def __init__(self, gathered: Gathered, sheet: Sheet, layout: Layout, at: int, *, joined: bool) -> None:
        self._gathered, self._layout, self._at = gathered, layout, at
        self._merged = sheet.merged
        self._needed = joined or bool(gathered.key)
        self._headless = [n for n, heading in enumerate(layout.headings) if not heading]
        self._above: dict[int, Raw] = {}

    def read(self, rows: Iterator[Row]) -> None:
        """Put every row that is not blank aside."""
        for row in rows:
            if row.fault or not all(map(is_blank, row.cells)):
                cells = self._unmerged(row) if self._merged else row.cells
                staged = self._staged(row, cells)
                if self._at:
                    self._add_entry(staged)
                else:
                    self._add_agreement(staged)

    def _unmerged(self, row: Row) -> list[Raw]:
        """The cells, with the reference of merged cells in each of their rows."""
        cells = list(row.cells)
        for column in (self._layout.join, self._layout.parent):
            if column >= 0 and (row.number, column) in self._merged:
                cells += [None] * (column + 1 - len(cells))
                cells[column] = self._above.get(column)
            elif 0 <= column < len(cells):
                self._above[column] = cells[column]
        return cells

    def _staged(self, row: Row, cells: Sequence[Raw]) -> Staged:
        wrong: list[Wrong] = []
        if row.fault:
            wrong.append((-1, row.fault.message, row.fault.hint, row.fault.rule))
        reference = self._name(cells, self._layout.join, wrong)
        parent = self._name(cells, self._layout.parent, wrong)
        given = [] if row.fault else self._given(row, cells, wrong)
        wrong.sort(key=lambda each: each[0])
        return Staged(self._at, row.number, reference, fold(reference), given, wrong, parent)

    def _name(self, cells: Sequence[Raw], column: int, wrong: list[Wrong]) -> str:
        """The reference, or the name of the entry to which the row belongs."""
        if not 0 <= column < len(cells) or is_blank(cells[column]):
            return ""
        try:
            return as_text(cells[column])
        except Misread as fault:
            wrong.append((column, fault.message, fault.hint, fault.rule))
            return ""

    def _given(self, row: Row, cells: Sequence[Raw], wrong: list[Wrong]) -> list[tuple[int, object]]:
        given: list[tuple[int, object]] = []
        unread = {column for column, *_ in wrong}
        for column in self._layout.columns:
            at = column.at
            raw = cells[at] if at < len(cells) else None
            if raw is None or raw == "" or at in unread:
                if self._merged:
                    self._covered(row, at, wrong)
                continue
            try:
                value = None if is_blank(raw) else column.read(raw)
            except Misread as fault:
                wrong.append((at, fault.message, fault.hint, fault.rule))
                continue
            if value is not None and value not in ([], ""):
                given.append((at, value))
        self._strays(cells, wrong)
        return given

    def _covered(self, row: Row, at: int, wrong: list[Wrong]) -> None:
        first = self._merged.get((row.number, at))
        if first and at not in self._layout.plain:
            message = f"the cell is merged with that of row {first}, so it is not plain which rows its value is for"
            wrong.append((at, message, "unmerge the cells, and fill in each", CELL))

    def _strays(self, cells: Sequence[Raw], wrong: list[Wrong]) -> None:
        beyond = range(len(self._layout.headings), len(cells))
        for at in (*self._headless, *beyond):
            if at < len(cells) and not is_blank(cells[at]):
                hint = "give its column a heading, or delete it; notes stand under a heading that begins with '_'"
                if at >= len(self._layout.headings) and not self._layout.group.sheet:  # of CSV it may be a comma
                    hint = 'put quotation marks round a field that holds a comma, as in "£1,200"; or ' + hint
                wrong.append((at, "the cell has no heading above it", hint, CELL))
                return

    def _add_agreement(self, row: Staged) -> None:
        gathered = self._gathered
        if row.reference.startswith(EXAMPLE_ROW):
            gathered.stage.meet(row.folded, row.row, row.reference)
            gathered.examples.append(row.row)
            return
        wrong, folded = list(row.wrong), row.folded
        if not folded and self._needed and not any(at == self._layout.join for at, *_ in wrong):
            message = f"the agreement has no {gathered.key or 'reference'}"
            wrong.insert(0, (self._layout.join, shown(message), _GIVE_ONE, REFERENCE))
        elif folded and (before := gathered.stage.meet(folded, row.row, row.reference)):
            spelled = "" if before[1] == row.reference else f", as '{shown(before[1])}'"
            message = f"'{shown(row.reference)}' stands twice; it is in row {before[0]}{spelled}"
            wrong.insert(0, (self._layout.join, message, "give each agreement a reference of its own", REFERENCE))
            folded = ""
        gathered.stage.add_agreement(row._replace(wrong=wrong, folded=folded))

    def _add_entry(self, row: Staged) -> None:
        if row.given or row.wrong:
            self._gathered.stage.add_entry(row)


def _overlaps(gathered: Gathered) -> Iterator[Finding]:
    """A finding for every sheet that gives what another sheet, or a column of another, gives."""
    for at, layout in enumerate(gathered.layouts):
        for other in gathered.layouts[:at]:
            twice = _twice(layout, other) or _twice(other, layout)
            if twice:
                message = f"the sheet '{shown(other.group.sheet)}' gives '{twice}' too"
                place = Place(gathered.name, path=shown(layout.group.sheet))
                yield bar(message, HEADING, "leave it in one of the two", place)


def _twice(layout: Layout, other: Layout) -> str:
    """What one sheet gives that is given by the other: the entries of its list, or single paths."""
    mine = layout.group.pattern
    if layout.group.is_list and other.group.pattern[: len(mine)] == mine and other.group.pattern != mine:
        return ""
    for column in other.columns:
        path = tuple(ANY if isinstance(step, int) else step for step in (*other.group.pattern, *column.steps))
        same = layout.group.is_list and path[: len(mine) - 1] == mine[:-1]
        if same or any(path == (*mine, *own.steps) for own in layout.columns):
            return column.heading
    return ""


def _tell_examples(gathered: Gathered) -> None:
    if gathered.examples:
        rows = ", ".join(map(str, gathered.examples[:MOST_SHOWN])) + (
            " …" if len(gathered.examples) > MOST_SHOWN else ""
        )
        message = f"left out as an example: row{'s' if len(gathered.examples) > 1 else ''} {rows}"
        hint = f"a reference that begins with {EXAMPLE_ROW} is never drafted"
        place = Place(gathered.name, path=shown(gathered.layouts[0].group.sheet))
        gathered.warnings.append(Finding(message, "warning", EXAMPLE, hint, place))


def _tell_orphans(gathered: Gathered) -> None:
    """Warn of rows that join to no agreement, once a sheet and a reference. Nothing is dropped in silence."""
    found, count = gathered.stage.orphans(MOST_SHOWN)
    known = gathered.stage.references(_MOST_LIKENED) if found else []
    for sheet, first, reference, rows in found:
        near = _meant(reference, known)
        message = f"no agreement has the reference '{shown(reference)}'" if reference else "the row has no reference"
        alike = f"; {rows - 1:,} more row{' is' if rows == 2 else 's are'} like it" if rows > 1 else ""
        left, them = ("the rows were left out", "them") if rows > 1 else ("the row was left out", "it")
        hint = f"{left}; did you mean '{shown(near)}'?" if near else f"{left}; give {them} that of an agreement"
        place = Place(gathered.name, path=row_name(gathered.layouts[sheet].group.sheet, first))
        gathered.warnings.append(Finding(message + alike, "warning", ORPHAN, hint, place))
    if count > len(found):
        rest = f"and {count - len(found):,} more references that no agreement has"
        gathered.warnings.append(Finding(rest, "warning", ORPHAN, "mend these first", Place(gathered.name)))


def _meant(reference: str, known: Sequence[str]) -> str:
    """The reference that was probably meant, before others one with the same numbers in it; '' for none."""
    alike = get_close_matches(reference, known, n=5)
    same = (each for each in alike if _numbers(each) == _numbers(reference))
    return next(same, alike[0] if alike else "")


def _numbers(reference: str) -> list[str]:
    """The numbers in a reference, without noughts before them."""
    return [digits.lstrip("0") for digits in _DIGITS.findall(reference)]
