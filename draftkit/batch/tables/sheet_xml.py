"""The XML of one sheet to rows, as a stream: what no reader of whole sheets does in flat memory."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import IO, Final, Literal
from xml.parsers import expat

from draftkit.batch.tables.cells import Dated, Raw, Unread
from draftkit.batch.tables.faults import Misread
from draftkit.batch.tables.figures import Figure
from draftkit.batch.tables.rows import MOST_COLUMNS, MOST_ROWS, Row
from draftkit.paths import shown

Look = tuple[Literal["number", "date", "time"], str]
"""What the style of a cell makes of its number, and the format that shows it."""

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_ROW, _CELL, _VALUE, _FORMULA = f"{_MAIN}row", f"{_MAIN}c", f"{_MAIN}v", f"{_MAIN}f"
_TEXT, _PHONETIC = f"{_MAIN}t", f"{_MAIN}rPh"
_CHUNK: Final = 65_536
_ESCAPED: Final = re.compile(r"_x00([01][0-9A-Fa-f])_")
_WHOLE: Final = re.compile(r"-?[0-9]{1,18}")
_MEND = "mend the formula, or type the value in its place, and save the workbook"
_AGAIN = "type the value again"
_SAVE = "open the workbook in Excel and save it again"


@dataclass
class Facts:
    """What the rest of the workbook says of cells."""

    texts: Sequence[str]
    """The texts that cells share."""
    look: Callable[[int], Look]
    """What a style makes of a number."""
    moment: Callable[[int | float, bool], datetime | date | time | timedelta]
    """The date that a number stands for; with True, the length of time."""


def read_rows(stream: IO[bytes], facts: Facts) -> Iterator[Row]:
    """Return the rows of a sheet that hold anything. Raises Misread where the sheet makes no sense."""
    reader = _Reader(facts)
    for chunk in iter(lambda: stream.read(_CHUNK), b""):
        reader.parser.Parse(chunk, False)
        yield from reader.rows
        reader.rows.clear()
    reader.parser.Parse(b"", True)
    yield from reader.rows


@dataclass
class _Cell:
    kind: str
    style: int
    column: int
    value: str | None = None
    formula: bool = False
    texts: list[str] = field(default_factory=list)


class _Reader:
    """Is told of every element by expat, and keeps the rows that are complete."""

    def __init__(self, facts: Facts) -> None:
        self.rows: list[Row] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self._facts = facts
        self._number = 0
        self._cells: list[Raw] = []
        self._cell: _Cell | None = None
        self._column = -1
        self._words: list[str] = []
        self._aside = 0

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == _CELL:
            self._column = _column(attributes["r"]) if "r" in attributes else self._column + 1
            if self._column >= MOST_COLUMNS:
                raise Misread(
                    f"a cell stands beyond column {MOST_COLUMNS:,}", "open the workbook in Excel and save it again"
                )
            self._cell = _Cell(attributes.get("t", "n"), int(attributes.get("s") or 0), self._column)
        elif tag in (_VALUE, _TEXT):
            self._words.clear()
            self.parser.CharacterDataHandler = self._words.append
        elif tag == _FORMULA and self._cell:
            self._cell.formula = True
        elif tag == _ROW:
            self._begin(attributes.get("r"))
        elif tag == _PHONETIC:
            self._aside += 1

    def _begin(self, number: str | None) -> None:
        before = self._number
        self._number = int(number) if number else before + 1
        if not before < self._number <= MOST_ROWS:
            words = f"numbered beyond {MOST_ROWS:,}" if self._number > before else "out of order"
            raise Misread(f"a row is {words}", _SAVE)
        self._cells = []
        self._column = -1

    def _end(self, tag: str) -> None:
        if tag in (_VALUE, _TEXT):
            self.parser.CharacterDataHandler = None
            if self._cell and tag == _VALUE:
                self._cell.value = "".join(self._words)
            elif self._cell and not self._aside:
                self._cell.texts.append("".join(self._words))
        elif tag == _CELL and self._cell:
            raw = _raw(self._cell, self._facts)
            if raw is not None:
                self._cells += [None] * (self._cell.column + 1 - len(self._cells))
                self._cells[self._cell.column] = raw
            self._cell = None
        elif tag == _ROW and self._cells:
            self.rows.append(Row(self._number, self._cells))
        elif tag == _PHONETIC:
            self._aside -= 1


@lru_cache(maxsize=65_536)
def _column(reference: str) -> int:
    """The column of 'AB12', from 0."""
    number = 0
    for letter in reference[:8]:
        if not "A" <= letter <= "Z":
            break
        number = number * 26 + ord(letter) - 64
    return number - 1


def _raw(cell: _Cell, facts: Facts) -> Raw:
    if cell.kind == "inlineStr":
        return _unescaped("".join(cell.texts)) or None
    if not cell.value:
        return _no_value() if cell.formula and cell.kind != "str" else None
    match cell.kind:
        case "n":
            return _number(cell.value, facts, cell.style)
        case "s":
            at = int(cell.value) if _WHOLE.fullmatch(cell.value) else -1
            known = 0 <= at < len(facts.texts)
            return _unescaped(facts.texts[at]) if known else Unread("the text of the cell is not there", _AGAIN)
        case "str":
            return _unescaped(cell.value)
        case "b":
            return cell.value.strip() in ("1", "true")
        case "d":
            return _day(cell.value)
        case _:
            return Unread(f"the cell shows {shown(cell.value)}", _MEND)


def _number(written: str, facts: Facts, style: int) -> Raw:
    try:
        value = int(written) if _WHOLE.fullmatch(written) else float(written)
    except ValueError:
        return Unread("the cell holds no number that can be read", _AGAIN)
    kind, form = facts.look(style)
    if kind == "number":
        return value if form in ("General", "0", "@") else Figure(value, form)
    try:
        moment = facts.moment(value, kind == "time")
    except (OverflowError, ValueError):
        return Unread(f"the date of the cell, {shown(written)}, is none that a calendar has", _AGAIN)
    return Dated(moment, form) if isinstance(moment, date) else moment


def _day(written: str) -> Raw:
    try:
        return Dated(datetime.fromisoformat(written), "yyyy-mm-dd")
    except ValueError:
        return Unread("the cell holds no date that can be read", _AGAIN)


def _unescaped(text: str) -> str:
    """The text, with the control characters that a workbook writes as '_x0007_'."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x00" in text else text


def _no_value() -> Unread:
    return Unread(
        "the cell holds a formula whose value was not saved",
        "open the workbook in Excel and save it, or type the value in its place",
    )
