"""Tables made in code: text, workbooks as openpyxl writes them, and workbooks part by part."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from draftkit.batch.tables.read import open_table
from draftkit.findings import Finding
from draftkit.model.batch import Entry

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

Rows = Sequence[Sequence[Any]]


def read(folder: Path, name: str, content: bytes | str, key: str = "") -> tuple[list[Entry], tuple[Finding, ...]]:
    """The entries and the warnings of a table with that content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with open_table(path, key=key) as table:
        entries = list(table.entries())
        assert [entry.number for entry in entries] == list(range(1, table.count + 1))
        return entries, table.warnings


def workbook(sheets: Mapping[str, Rows]) -> Workbook:
    """A workbook with those sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return book


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def xlsx(**sheets: Rows) -> bytes:
    """The bytes of a workbook with those sheets."""
    return saved(workbook(sheets))


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """The bytes of a ZIP file."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a ZIP file."""
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def by_hand(rows: str, *, before: str = "", after: str = "", extra: Mapping[str, bytes | str] | None = None) -> bytes:
    """A workbook with one sheet of raw XML: its rows, what stands before them and after them, and other parts."""
    sheet = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    return zipped({**bones(), "xl/worksheets/sheet1.xml": sheet, **(extra or {})})


def bones() -> dict[str, str]:
    """The parts of a workbook but for its sheet."""
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{_RELATIONS}">'
            '<sheets><sheet name="agreements" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        ),
    }


def line(number: int, *cells: str) -> str:
    """A row of raw XML with words in its cells; what begins with '<' stands as it is."""
    made = "".join(c if c.startswith("<") else f'<c t="inlineStr"><is><t>{c}</t></is></c>' for c in cells)
    return f'<row r="{number}">{made}</row>'
