"""Tables: of the agreement, with a heading row that repeats; and execution blocks, which never split."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from draftkit.memo import Memo
from draftkit.model.agreement import Cell, Inline, Signing, Table, Text
from draftkit.model.forms import has_holes, put_in
from draftkit.model.walk import plain
from draftkit.word.marks import Marks
from draftkit.word.metrics import heading_width
from draftkit.word.text import run, write_inlines
from draftkit.word.xmltext import quoteattr

_ATTESTATION, _BETWEEN, _LABEL = 4100, 326, 1300
SEAL_HEIGHT, LINE_HEIGHT = 1701, 624
_TO_WRITE_IN = 40
"""How many characters an empty column has room for, beside what others hold."""
_ROLES = {
    (False, "left"): "table.text",
    (False, "right"): "table.amount",
    (True, "left"): "table.heading",
    (True, "right"): "table.heading.amount",
}
_CHARACTER, _LONGEST_WORD, _PADDING = 115, 3450, 250
"""Twips: a character of running text, the longest word that may hold a column open, and the edges of a cell."""
_NO_LINE = '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>'
_RULED = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tcBorders>'


def write_table(
    table: Table, marks: Marks, widths: Sequence[int], indent: int, brackets: tuple[str, str] = ("", ""), *,
    highlight: bool = False,
) -> str:  # fmt: skip
    """Return a table. `brackets` stand at the start of its first cell and the end of its last."""
    opening, closing = brackets
    alone = "" if table.rows else closing
    rows = [write_row(table.head, widths, marks, highlight, heading=True, opening=opening, closing=alone)]
    for place, cells in enumerate(table.rows):
        last = closing if place == len(table.rows) - 1 else ""
        rows.append(write_row(cells, widths, marks, highlight, closing=last))
    return around(rows, table.caption, widths, indent, marks)


def around(rows: Sequence[str], caption: str, widths: Sequence[int], indent: int, marks: Marks) -> str:
    """Return a table of rows already written."""
    caption = quoteattr(caption or "Table")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{marks.style("table")}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
        f'w:noVBand="0"/><w:tblCaption w:val={caption}/><w:tblDescription w:val={caption}/></w:tblPr>'
        f"{_grid(widths)}{''.join(rows)}</w:tbl>"
    )


def column_widths(table: Table, width: int, values: tuple[str, ...] = ()) -> tuple[int, ...]:
    """Share the width by what the columns hold, once `values` are in the holes of the table.

    Words of up to 3,450 twips do not break while there is room for all columns; what is left goes where it is wanted.
    """
    return _share(tuple([column.weight or _weight(column.with_values(values)) for column in _columns(table)]), width)


class _Column(NamedTuple):
    """The texts of a column from its heading down, and its weight if there is no hole in them."""

    texts: tuple[str, ...]
    weight: tuple[int, int] | None

    def with_values(self, values: tuple[str, ...]) -> list[str]:
        return [put_in(values, text) for text in self.texts]


def _find_columns(table: Table) -> tuple[_Column, ...]:
    columns = zip(*[[plain(cell.content) for cell in row] for row in (table.head, *table.rows)], strict=True)
    return tuple([_Column(texts, None if has_holes(texts) else _weight(texts)) for texts in columns])


_columns = Memo(_find_columns)


def write_execution(signings: Sequence[Signing], marks: Marks, width: int) -> str:
    """Return an execution block: what is attested at the left, the lines to complete at the right."""
    widths = execution_widths(width)
    rows: list[str] = []
    for place, signing in enumerate(signings):
        rows += _signing(signing, marks, widths, last=place == len(signings) - 1)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{marks.style("execution.table")}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Execution block"/>'
        '<w:tblDescription w:val="Where one party signs"/></w:tblPr>'
        f"{_grid(widths)}{''.join(rows)}</w:tbl>"
    )


def execution_widths(width: int) -> tuple[int, int, int, int]:
    """Return the widths of an execution block: attestation, room, label, line."""
    return _ATTESTATION, _BETWEEN, _LABEL, width - _ATTESTATION - _BETWEEN - _LABEL


@lru_cache(maxsize=1024)
def _share(weights: tuple[tuple[int, int], ...], width: int) -> tuple[int, ...]:
    floors = [least + _PADDING for least, _ in weights]
    if sum(floors) > width:
        floors = [floor * width // sum(floors) for floor in floors]
    spare = max(width - sum(floors), 0)
    wants = [max(length - least, 1) for least, length in weights]
    widths = [floor + spare * want // sum(wants) for floor, want in zip(floors, wants, strict=True)]
    widths[-1] += width - sum(widths)
    return tuple(widths)


def _weight(column: Sequence[str]) -> tuple[int, int]:
    """(longest word, midway between the longest text and a middling one) of a column, in twips.

    A date does not break, so it counts as one word; a column with nothing in it is there to be written in.
    """
    longest = max((heading_width(word) for text in column for word in text.split(" ")), default=0)
    lengths = sorted(len(text) for text in column)
    length = (lengths[-1] + lengths[len(lengths) // 2]) // 2
    least = _TO_WRITE_IN if len(column) > 1 and not any(column[1:]) else 4
    return min(longest, _LONGEST_WORD), _CHARACTER * max(least, min(160, length))


def write_row(
    cells: Sequence[Cell], widths: Sequence[int], marks: Marks, highlight: bool, *,
    heading: bool = False, opening: str = "", closing: str = "",
) -> str:  # fmt: skip
    """Return a row of a paragraph a cell; `opening` and `closing` stand before its first words and after its last."""
    made = []
    for place, cell in enumerate(cells):
        role = _ROLES[heading, cell.align]
        begin = run(opening if place == 0 else "", "", highlight)
        end = run(closing if place == len(cells) - 1 else "", "", highlight)
        content = write_inlines(cell.content, marks, highlight=highlight)
        made.append(f'<w:p><w:pPr><w:pStyle w:val="{marks.style(role)}"/></w:pPr>{begin}{content}{end}</w:p>')
    return row_of(made, widths, heading=heading)


def row_of(cells: Sequence[str], widths: Sequence[int], *, heading: bool = False) -> str:
    """Return a row of cells whose paragraphs are written."""
    header = "<w:tblHeader/>" if heading else ""
    made = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(made)}</w:tr>"


def _signing(signing: Signing, marks: Marks, widths: Sequence[int], *, last: bool) -> list[str]:
    """One row a line to complete; the attestation stands beside them all."""
    rows = []
    lines = signing.lines or ("Signature",)
    for place, line in enumerate(lines):
        end = last and place == len(lines) - 1
        role = "execution.last" if end else "execution"
        seal = line.casefold() == "seal"
        height = SEAL_HEIGHT if seal else LINE_HEIGHT
        words = signing.words if place == 0 else ()
        rows.append(
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/></w:trPr>'
            + _cell(widths[0], _paragraphs(words, role, marks), merge="restart" if place == 0 else "continue")
            + _cell(widths[1], _paragraphs((), role, marks))
            + _cell(widths[2], _paragraphs((_label(line),), role, marks), bottom=True)
            + _cell(widths[3], _paragraphs((), role, marks), borders=_NO_LINE if seal else _RULED)
            + "</w:tr>"
        )
    return rows


def _grid(widths: Sequence[int]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def _label(line: str) -> tuple[Inline, ...]:
    return (Text(line),)


def _cell(width: int, content: str, *, merge: str = "", borders: str = "", bottom: bool = False) -> str:
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    align = '<w:vAlign w:val="bottom"/>' if bottom else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}{borders}{align}</w:tcPr>{content}</w:tc>'


def _paragraphs(lines: Sequence[tuple[Inline, ...]], role: str, marks: Marks) -> str:
    style = f'<w:pPr><w:pStyle w:val="{marks.style(role)}"/></w:pPr>'
    return "".join(f"<w:p>{style}{write_inlines(line, marks)}</w:p>" for line in lines or ((),))
