"""A CSV or TSV file to rows: its encoding and its separator found out, its faults named row by row."""

import codecs
import csv
import re
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any, Final, TextIO

from draftkit.batch.tables.faults import ROW, Misread, refusal
from draftkit.batch.tables.rows import MOST_ROWS, Row, Sheet

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, ""),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK: Final = 1024 * 1024
_LONGEST_LINE: Final = 8 * 1024 * 1024
_SEPARATORS: Final = "\t;,"
_BOTH: Final = re.compile(b"[\xc3][\x80-\xbf]|\xe2\x80[\x90-\xbf]|\xc2[\xa0-\xbf]")
"""Letters with accents, quotation marks and dashes as UTF-8 writes them."""
_AS_UTF_8 = "save it as 'CSV UTF-8 (comma delimited)', or as an Excel workbook"


def read_delimited(path: Path) -> Sheet:
    """Return the one sheet of a CSV or TSV file. Raises TableError where its text cannot be read."""
    encoding = encoding_of(path)
    return Sheet("", _rows(path, encoding))


def encoding_of(path: Path) -> str:
    """Return how the text of a file is encoded: by its mark, else UTF-8, else as Excel on Windows saves it."""
    with path.open("rb") as file:
        head = file.read(4)
    for mark, encoding in _BOMS:
        if head.startswith(mark) and (encoding or head == mark):
            _check(path, encoding)
            return encoding
    wrong = _wrong_at(path, "utf-8")
    if wrong < 0:
        return "utf-8"
    if _mixed(path):
        message = "the text is partly UTF-8 and partly not"
        raise refusal(path.name, message, f"look at the letters of line {wrong}; {_AS_UTF_8}", part=f"line {wrong}")
    _check(path, "cp1252")
    return "cp1252"


def _check(path: Path, encoding: str) -> None:
    wrong = _wrong_at(path, encoding) if encoding else 1
    if wrong >= 0:
        name = {"utf-8-sig": "UTF-8", "cp1252": "UTF-8 nor Windows-1252"}.get(encoding, encoding.upper() or "UTF-32")
        verb = "is neither" if encoding == "cp1252" else "is not"
        message = "text in UTF-32 is not read" if not encoding else f"the text {verb} {name}"
        raise refusal(path.name, message, _AS_UTF_8, part=f"line {wrong}" if encoding else "")


def _wrong_at(path: Path, encoding: str) -> int:
    """The line at which the bytes make no sense in an encoding; -1 if they all do."""
    decoder, lines = codecs.getincrementaldecoder(encoding)(), 1
    with path.open("rb") as file:
        while True:
            chunk = file.read(_CHUNK)
            try:
                lines += decoder.decode(chunk, final=not chunk).count("\n")
            except UnicodeDecodeError as error:
                return lines + bytes(error.object[: error.start]).replace(b"\0", b"").count(b"\n")
            if not chunk:
                return -1


def _mixed(path: Path) -> bool:
    """Whether there are letters of UTF-8 in a file that is not all UTF-8."""
    with path.open("rb") as file:
        return any(_BOTH.search(chunk) for chunk in iter(lambda: file.read(_CHUNK), b""))


def _rows(path: Path, encoding: str) -> Generator[Row, None, None]:
    with path.open(encoding=encoding, newline="") as file:
        separator, told = _separator(file, path.name)
        file.seek(0)
        lines = lines_of(file, path.name)
        if told:
            next(lines)
        yield from _records(csv.reader(lines, delimiter=separator, strict=True), path.name)


def _records(reader: Any, name: str) -> Iterator[Row]:
    width, number, line = 0, 0, 0
    while True:
        number += 1
        if number > MOST_ROWS:
            raise refusal(name, f"the table has more than {MOST_ROWS:,} rows", "split the table")
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(number, (), _broken(error, number, reader.line_num - line, name))
            line = reader.line_num
            continue
        line = reader.line_num
        width = width or (len(cells) if any(cells) else 0)
        yield Row(number, cells, _short(cells, width))


def _short(cells: list[str], width: int) -> Misread | None:
    """A row with fewer fields than there are headings: a separator was lost, and all after it stands wrong."""
    if len(cells) >= width or not any(cell.strip() for cell in cells):
        return None
    fields = f"{len(cells)} field{'s' if len(cells) > 1 else ''}"
    hint = "put quotation marks round a field that holds a separator or a line break; leave no field out"
    return Misread(f"the row has {fields} and there are {width} headings", hint, ROW)


def _broken(error: csv.Error, number: int, lines: int, name: str) -> Misread:
    """What is said of a row that is no CSV. Raises TableError where the rows after it are lost with it."""
    message = str(error)
    if "unexpected end" in message or ("limit" in message and lines > 1):
        hint = 'close it with "; within a field, write a quotation mark twice'
        raise refusal(name, "a quotation mark opens a field that never ends", hint, part=f"row {number}") from error
    if "limit" in message:
        return Misread(f"a field is longer than {csv.field_size_limit():,} characters", "shorten it", ROW)
    return Misread(
        "the quotation marks of the row do not pair", 'within a field, write a quotation mark twice: ""', ROW
    )


def lines_of(file: TextIO, name: str) -> Iterator[str]:
    for number, line in enumerate(iter(lambda: file.readline(_LONGEST_LINE + 1), ""), 1):
        if len(line) > _LONGEST_LINE:
            message = f"the line is longer than {_LONGEST_LINE:,} characters"
            raise refusal(name, message, "is it a table?", part=f"line {number}")
        yield line


def _separator(file: TextIO, name: str) -> tuple[str, bool]:
    """The separator, by the row of headings alone, and whether a first line 'sep=;' tells it."""
    lines = lines_of(file, name)
    first = next(lines, "")
    told = re.fullmatch(r'"?sep=(.)"?\s*', first, re.IGNORECASE)
    if told:
        return told[1], True
    while first and not first.strip(" \r\n\t,;"):
        first = next(lines, "")
    while first.count('"') % 2 and (more := next(lines, "")):
        first += more
    bare = re.sub(r'"[^"]*"', "", first)
    counts = {separator: bare.count(separator) for separator in _SEPARATORS}
    best = max(counts, key=lambda separator: counts[separator])
    return (best if counts[best] else ","), False
