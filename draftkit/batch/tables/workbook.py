"""An Excel workbook to sheets of rows, read as a stream; nothing in it is run, and nothing is fetched."""

import re
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZipFile

from draftkit.batch.tables.faults import HIDDEN, Misread, refusal
from draftkit.batch.tables.rows import Row, Sheet
from draftkit.batch.tables.sheet_xml import Facts, Look, read_rows
from draftkit.batch.tables.zipgate import check_workbook, merged_in
from draftkit.errors import TableError
from draftkit.findings import Finding, Place
from draftkit.paths import shown

if TYPE_CHECKING:
    from openpyxl import Workbook

_AGAIN = "open it in Excel and save it again"
_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_MOST_MERGED = 100_000


class _Part(NamedTuple):
    """Where a sheet is, and whether people see it."""

    path: str
    hidden: bool


class Book:
    """A workbook: the names of its sheets, and each as rows. A sheet of charts is none of them."""

    def __init__(self, path: Path) -> None:
        check_workbook(path)
        self._path = path
        self.warnings: list[Finding] = []
        with _damage(path.name), ExitStack() as self._files:
            self._package = self._files.enter_context(ZipFile(path))
            self._facts, self._parts = self._opened()
            there = {name: part for name, part in self._parts.items() if self._holds_anything(name)}
            self.empty = tuple(name for name in self._parts if name not in there)
            """The sheets that hold nothing. Excel adds some by itself."""
            self._parts = there
            if not self._parts:
                hint = "put the table into a sheet called agreements"
                raise refusal(path.name, "the workbook has no sheet with cells", hint)
            self._files = self._files.pop_all()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its sheets that hold anything, in their order; hidden ones too."""
        return tuple(self._parts)

    def close(self) -> None:
        """Let the file go."""
        self._files.close()

    def sheet(self, name: str) -> Sheet:
        """Return a sheet. What people may not see in it is read all the same, and `warnings` says so."""
        with _damage(self._path.name, name):
            ranges, hidden = merged_in(self._path, self._parts[name].path)
        self._warn(name, hidden)
        return Sheet(name, self._rows(name), _merged(ranges))

    def _opened(self) -> tuple[Facts, dict[str, _Part]]:
        """What openpyxl reads of a workbook without its sheets: their names and places, shared texts and styles."""
        from openpyxl.reader.excel import ExcelReader
        from openpyxl.styles.stylesheet import apply_stylesheet
        from openpyxl.utils.datetime import from_excel

        file = self._files.enter_context(self._path.open("rb"))  # by its content: openpyxl looks at the name
        reader = ExcelReader(file, read_only=True, data_only=True, keep_links=False)
        reader.read_manifest()
        reader.read_strings()
        reader.read_workbook()
        book: Any = reader.wb
        apply_stylesheet(reader.archive, book)
        there = set(self._package.namelist())
        parts = {
            sheet.name: _Part(relation.target, sheet.state != "visible")
            for sheet, relation in reader.parser.find_sheets()
            if relation.target in there and relation.Type.endswith("/worksheet")
        }

        def moment(number: float, length: bool) -> Any:
            return from_excel(number, book.epoch, timedelta=length)

        return Facts(reader.shared_strings, cache(partial(_look, book)), moment), parts

    def _holds_anything(self, name: str) -> bool:
        """Whether a sheet has a cell. Those that Excel adds by itself have none, and are no sheets of the table."""
        with closing(self._rows(name)) as rows:
            return next(rows, None) is not None

    def _warn(self, name: str, hidden: int) -> None:
        place = Place(self._path.name, path=shown(name))
        hint = "delete what is not meant to be drafted"
        if self._parts[name].hidden:
            self.warnings.append(
                Finding("the sheet is hidden; it is read all the same", "warning", HIDDEN, hint, place)
            )
        if hidden:
            rows = f"{hidden:,} row{'s are' if hidden > 1 else ' is'} hidden and read all the same"
            self.warnings.append(Finding(rows, "warning", HIDDEN, hint, place))

    def _rows(self, name: str) -> Generator[Row, None, None]:
        with _damage(self._path.name, name), self._package.open(self._parts[name].path) as stream:
            yield from read_rows(stream, self._facts)


def _look(book: "Workbook", style: int) -> Look:
    """What a style makes of a number, by its place among the styles of the workbook."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    whole: Any = book
    known = whole._cell_styles
    number = known[style].numFmtId if 0 <= style < len(known) else 0
    own = whole._number_formats
    form = own[number - 164] if 164 <= number < 164 + len(own) else BUILTIN_FORMATS.get(number, "General")
    if style in whole._timedelta_formats:
        return "time", form
    return ("date" if style in whole._date_formats else "number"), form


@contextmanager
def _damage(name: str, sheet: str = "") -> Iterator[None]:
    """Turn whatever a damaged workbook makes openpyxl raise into one plain error."""
    try:
        yield
    except TableError:
        raise
    except Misread as fault:
        raise refusal(name, fault.message, fault.hint, part=shown(sheet)) from fault
    except Exception as error:
        raise refusal(name, "the workbook is damaged and cannot be read", _AGAIN, part=shown(sheet)) from error


def _merged(ranges: list[str]) -> dict[tuple[int, int], int]:
    """Each cell below the first of its merged cells, in the same column as the first, to the first one's row."""
    from openpyxl.utils import column_index_from_string

    merged: dict[tuple[int, int], int] = {}
    for match in filter(None, map(_RANGE.fullmatch, ranges)):
        column, first, last = column_index_from_string(match[1]) - 1, int(match[2]), int(match[4])
        for row in range(first + 1, min(last, first + _MOST_MERGED) + 1):
            if len(merged) < _MOST_MERGED:
                merged[row, column] = first
    return merged
