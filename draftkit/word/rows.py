"""Lists set as tables: their rows, with numbers that Word counts itself, and the widths of their columns."""

from collections.abc import Callable, Mapping

from draftkit.memo import Memo
from draftkit.model.agreement import Cell, Table
from draftkit.word.lines import Line, Rows
from draftkit.word.marks import Marks
from draftkit.word.metrics import heading_width
from draftkit.word.tables import around, column_widths, row_of, write_row

_NUMBER, _PADDING = 720, 250
"""The column of numbers, and the edges of a cell."""


def write_rows(
    rows: Rows, marks: Marks, widths: tuple[int, ...], brackets: tuple[str, str], highlight: bool,
    paragraph: Callable[[Line, tuple[str, str]], str],
) -> str:  # fmt: skip
    """Return a list as a table. `paragraph` writes a line between its brackets.

    `brackets` stand at the start of the first cell and the end of the last.
    """
    opening, closing = brackets
    alone = "" if rows.cells else closing
    head = write_row(rows.listing.head, widths, marks, highlight, heading=True, opening=opening, closing=alone)
    made = [head]
    for place, row in enumerate(rows.cells, 1):
        cells = [[paragraph(line, ("", "")) for line in cell or _EMPTY] for cell in row]
        if closing and place == len(rows.cells):
            cells[-1][-1] = paragraph((row[-1] or _EMPTY)[-1], ("", closing))
        made.append(row_of(["".join(cell) for cell in cells], widths))
    return around(made, rows.listing.caption, widths, rows.indent, marks)


_EMPTY = (Line("table.text", ()),)
"""What an empty cell holds: a cell has a paragraph."""


def row_widths(rows: Rows, own: Mapping[str, str], width: int, values: tuple[str, ...] = ()) -> tuple[int, ...]:
    """Share the width among the columns, once `values` are in the holes. That of numbers is as wide as they need."""
    labels = [own.get(line.key, "") for row in rows.cells for line in row[0] if line.key]
    if not labels:
        return column_widths(_table(rows), width - rows.indent, values)
    number = max(_NUMBER, *(heading_width(label) + _PADDING for label in labels))
    return number, *column_widths(_beside_numbers(rows), width - rows.indent - number, values)


def _make_table(rows: Rows) -> Table:
    return Table("", rows.listing.head, tuple(tuple(map(_as_cell, row)) for row in rows.cells))


def _make_table_beside_numbers(rows: Rows) -> Table:
    table = _table(rows)
    return Table("", table.head[1:], tuple(cells[1:] for cells in table.rows))


_table, _beside_numbers = Memo(_make_table), Memo(_make_table_beside_numbers)


def _as_cell(lines: tuple[Line, ...]) -> Cell:
    return Cell(tuple(inline for line in lines for inline in line.content))
