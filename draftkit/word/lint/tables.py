"""Tables: a grid, rows as wide as it, and no cell without a paragraph."""

from collections.abc import Iterator

from draftkit.findings import Finding
from draftkit.word.lint.opened import Element, Opened, defect
from draftkit.word.ooxml import VAL, P, w

_GRID, _COLUMN, _ROW, _CELL = w("tblGrid"), w("gridCol"), w("tr"), w("tc")
_ROW_PROPERTIES, _CELL_PROPERTIES, _SPAN = w("trPr"), w("tcPr"), w("gridSpan")
_BEFORE, _AFTER = w("gridBefore"), w("gridAfter")
_GONE, _CELL_GONE, _GRID_BEFORE = w("del"), w("cellDel"), f"{w('tblGridChange')}/{_GRID}"
_WRAPPERS = {w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("del"), w("moveFrom"), w("moveTo")}
_PASSING = {w("bookmarkStart"), w("bookmarkEnd"), w("commentRangeStart"), w("commentRangeEnd"), w("permEnd")}


def check(file: Opened) -> Iterator[Finding]:
    """Report tables that Word would have to repair."""
    for part, root in file.texts:
        for table in root.iter(w("tbl")):
            yield from _table(part, table)


def _table(part: str, table: Element) -> Iterator[Finding]:
    grid = table.find(_GRID)
    rows = list(_inside(table, _ROW))
    if not rows:
        yield defect("TABLE", part, "a table has no rows")
    if grid is None:
        yield defect("TABLE", part, "a table has no w:tblGrid")
    now = 0 if grid is None else len(grid.findall(_COLUMN))
    before = _columns_before(grid, now)
    for row in rows:
        gone = row.find(f"{_ROW_PROPERTIES}/{_GONE}") is not None
        columns = before if gone else now
        cells = [cell for cell in _inside(row, _CELL) if gone or cell.find(f"{_CELL_PROPERTIES}/{_CELL_GONE}") is None]
        if grid is not None and (width := _width(row, cells)) != columns:
            yield defect("TABLE", part, f"a table has {columns} columns and a row of {width}")
        if any(_ends_open(cell) for cell in cells):
            yield defect("TABLE", part, "a table cell does not end with a paragraph")


def _columns_before(grid: Element | None, now: int) -> int:
    """How many columns there were before a tracked change of them: a row that went is as wide as that."""
    record = None if grid is None else grid.find(_GRID_BEFORE)
    return now if record is None else len(record.findall(_COLUMN))


def _inside(holder: Element, tag: str) -> Iterator[Element]:
    """Return the rows of a table or the cells of a row, content controls and changes looked through."""
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _width(row: Element, cells: list[Element]) -> int:
    properties = row.find(_ROW_PROPERTIES)
    width = 0 if properties is None else _count(properties, _BEFORE, 0) + _count(properties, _AFTER, 0)
    for cell in cells:
        asked = cell.find(_CELL_PROPERTIES)
        width += 1 if asked is None else _count(asked, _SPAN, 1)
    return width


def _count(holder: Element, tag: str, default: int) -> int:
    element = holder.find(tag)
    value = "" if element is None else element.get(VAL, "")
    return int(value) if value.isdecimal() else default


def _ends_open(cell: Element) -> bool:
    last: Element | None = cell
    while last is not None and last.tag in {_CELL, *_WRAPPERS}:
        last = next((child for child in last.iterchildren(reversed=True) if child.tag not in _PASSING), None)
    return last is None or last.tag != P
