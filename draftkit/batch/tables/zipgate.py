"""The gate for workbooks: every limit is checked, and a DOCTYPE refused, before anything else reads the file."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from draftkit.batch.tables.faults import refusal
from draftkit.errors import TableError
from draftkit.paths import shown

MEGABYTE: Final = 1024 * 1024
MOST_PARTS: Final = 2_000
LARGEST_PART: Final = 600 * MEGABYTE
LARGEST_TOTAL: Final = 1_000 * MEGABYTE
LARGEST_RATIO: Final = 200
_DIRECTORY: Final = 4 * MEGABYTE
_CHUNK: Final = MEGABYTE
_MAIN: Final = (b"spreadsheetml.sheet.main", b"spreadsheetml.template.main", b"sheet.macroEnabled.main")
"""What a workbook's list of parts says of its first part: plain, a template, or with macros, which nobody runs."""
_AGAIN = "get it again from whoever sent it, or save it again in Excel"
_DANGEROUS = "do not open it; ask whoever sent it for a copy saved in Excel"
_SAVE_AS = "open it in Excel and save it as 'Excel Workbook (.xlsx)'"
_DAMAGED = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, OverflowError)


class _Found(Exception):
    """The first element of a part was met: there is nothing more to look for."""


def check_workbook(path: Path) -> None:
    """Raise TableError unless the file is a sound, modest workbook without a DOCTYPE in any part."""
    name = path.name
    try:
        _check_directory(path)
        with ZipFile(path) as package:
            entries = package.infolist()
            _check_entries(entries, name)
            _check_kind(package, name)
            for entry in entries:
                _check_part(package, entry, name)
    except TableError:
        raise
    except _DAMAGED as error:
        raise refusal(name, "the file is damaged or cut short", _AGAIN) from error


def merged_in(path: Path, part: str) -> tuple[list[str], int]:
    """Return the ranges that are merged in a sheet, and how many of its rows are hidden."""
    with ZipFile(path) as package:
        if not any(_tells(chunk) for chunk in _overlapping(package, part)):
            return [], 0
        survey = _Survey()
        for chunk in _chunks(package, part):
            survey.parser.Parse(chunk, False)
        return survey.ranges, survey.hidden


class _Survey:
    """Counts what openpyxl does not tell when it reads as a stream."""

    def __init__(self) -> None:
        self.ranges: list[str] = []
        self.hidden = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith(" row"):
            self.hidden += attributes.get("hidden") in ("1", "true")
        elif tag.endswith(" mergeCell") and len(self.ranges) < 100_000:
            self.ranges.append(attributes.get("ref", ""))


def _check_directory(path: Path) -> None:
    """Refuse a huge directory before it is read."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 66_000))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise refusal(path.name, "the file is damaged or cut short", _AGAIN)
    count, size = int.from_bytes(tail[at + 10 : at + 12], "little"), int.from_bytes(tail[at + 12 : at + 16], "little")
    if count > MOST_PARTS or size > _DIRECTORY:
        raise refusal(path.name, f"it holds more than {MOST_PARTS:,} parts", _DANGEROUS)


def _check_entries(entries: list[ZipInfo], name: str) -> None:
    if len(entries) > MOST_PARTS:
        raise refusal(name, f"it holds more than {MOST_PARTS:,} parts", _DANGEROUS)
    if sum(entry.file_size for entry in entries) > LARGEST_TOTAL:
        raise refusal(name, f"it unpacks to more than {LARGEST_TOTAL // MEGABYTE:,} MB", _DANGEROUS)
    met: set[str] = set()
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        reason = _refused(entry, end, met)
        if reason:
            raise refusal(name, *reason, part=shown(entry.orig_filename))
        met.add(entry.orig_filename.lower())
        end = entry.header_offset + 30 + entry.compress_size


def _refused(entry: ZipInfo, end: int, met: set[str]) -> tuple[str, str] | None:
    """Why a part is refused, by what the directory says of it."""
    part, size = unquote(entry.orig_filename), entry.file_size
    if entry.flag_bits & 0x41:
        return "the part is encrypted", "remove the password and save the file again"
    if part.startswith("/") or "\\" in part or ":" in part or not part.isprintable() or ".." in part.split("/"):
        return "the part's name leads out of the file", _DANGEROUS
    if entry.orig_filename.lower() in met:
        return "the part is there twice", _DANGEROUS
    if entry.header_offset < end:
        return "the part overlaps another", _DANGEROUS
    if size > LARGEST_PART:
        hint = "delete the empty rows below the table, or split it"
        return f"the part unpacks to more than {LARGEST_PART // MEGABYTE} MB", hint
    if size > MEGABYTE and size > LARGEST_RATIO * entry.compress_size:
        return f"the part unpacks to more than {LARGEST_RATIO} times its size", _DANGEROUS
    return None


def _check_kind(package: ZipFile, name: str) -> None:
    parts = set(package.namelist())
    types = b"".join(_chunks(package, "[Content_Types].xml")) if "[Content_Types].xml" in parts else b""
    if "xl/workbook.bin" in parts:
        raise refusal(name, "it is a binary workbook (.xlsb)", _SAVE_AS)
    if "mimetype" in parts or "content.xml" in parts:
        raise refusal(name, "it is an OpenDocument file (LibreOffice)", "save it as 'Excel 2007-365 (.xlsx)'")
    if "word/document.xml" in parts:
        raise refusal(name, "it is a Word document, not a table", "copy the table into Excel")
    if not any(main in types for main in _MAIN):
        raise refusal(name, "it is a ZIP file but not a workbook", "an .xlsx or .csv file is needed")
    if "xl/workbook.xml" in parts and b"purl.oclc.org/ooxml" in b"".join(_chunks(package, "xl/workbook.xml")):
        raise refusal(name, "it is saved as 'Strict Open XML'", "save it as 'Excel Workbook (.xlsx)', without 'Strict'")


def _check_part(package: ZipFile, entry: ZipInfo, name: str) -> None:
    """Refuse a DOCTYPE in anything that is XML, and what should be XML and is not."""
    part = entry.filename
    if part.endswith("/"):
        return

    def doctype(*_: object) -> None:
        raise refusal(name, "the part has a DOCTYPE, which workbooks never have", _DANGEROUS, part=shown(part))

    def element(*_: object) -> None:
        raise _Found

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler, parser.StartElementHandler = doctype, element
    try:
        for chunk in _chunks(package, part):
            parser.Parse(chunk, False)
    except _Found:
        return
    except expat.ExpatError as error:
        if part.lower().endswith((".xml", ".rels")):
            raise refusal(name, "the part is not well-formed XML", _AGAIN, part=shown(part)) from error


def _chunks(package: ZipFile, part: str) -> Iterator[bytes]:
    with package.open(part) as file:
        yield from iter(lambda: file.read(_CHUNK), b"")


def _overlapping(package: ZipFile, part: str) -> Iterator[bytes]:
    """The chunks, each with the end of the one before, so that no word is cut in two."""
    end = b""
    for chunk in _chunks(package, part):
        yield end + chunk
        end = chunk[-32:]


def _tells(chunk: bytes) -> bool:
    """Whether there may be something to count. A sheet in UTF-16 is always looked through."""
    return (
        b"mergeCell" in chunk or b'hidden="' in chunk or b"hidden='" in chunk or chunk[:2] in (b"\xff\xfe", b"\xfe\xff")
    )
