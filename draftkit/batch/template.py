"""An empty workbook for a table of agreements, made from the schema: headings, notes, drop-downs and an example row."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from draftkit.batch.tables.faults import letters
from draftkit.batch.tables.fields import ANY, Field, Pattern, cells_below, field_at, groups
from draftkit.batch.tables.gather import EXAMPLE_ROW
from draftkit.batch.tables.sheets import AGREEMENTS, Group, find_group

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Kind = Literal["usual", "all"]

_COLUMNS: Final = """
    agreement.title agreement.status agreement.draft_number agreement.draft_date agreement.execution agreement.binding
    agreement.marking basis.act basis.route purpose.summary purpose.objectives purpose.in_scope purpose.out_of_scope
    governance.model governance.chair governance.meetings_per_year governance.quorum governance.voting governance.host
    people.model money.model money.annual_budget money.frequency money.payment_days information.personal_data
    information.model liability.model term.start_date term.kind term.years review.months withdrawal.notice_months
    disputes.mediation notices.email
"""
"""What the sheet of agreements asks, beside the reference, in the usual workbook."""

_SHEETS: Final = """
    parties parties.functions parties.powers parties.approvals workstreams benefits delegations
    premises.sites money.contributions term.milestones
"""
"""The other sheets of the usual workbook."""

_REFERENCE = ("agreement", "reference")
_EXAMPLE = f"{EXAMPLE_ROW} 1"
_WHEN = datetime(2027, 1, 1)
_ZIPPED = (2027, 1, 1, 0, 0, 0)
_LAST_ROW = 2_000
_LONGEST_NAME = 31
_CHOICES = "_choices"
_DATE, _TEXT, _MONEY = "d mmmm yyyy", "@", "£#,##0.00"
_GUIDE: Final = f"""A table of agreements
Fill in a row for each agreement on the sheet 'agreements', and save the workbook under a name of its own.
The reference joins the sheets: give each agreement one, and repeat it in every row that belongs to it.
On 'parties', each party has a row. Sheets whose names begin with 'parties.' also name the party.
Point at a heading to read what it asks. Leave a cell blank where the fact is not known or does not matter.
Dates: 1 April 2027 or 01/04/2027, the day first. Money: £1,200.50. Percentages: 12.5%.
Several entries in one cell: a line each (Alt+Enter), or parted by semicolons.
Rows whose reference begins with {EXAMPLE_ROW} show how it is done and are never drafted. Delete them.
Sheets and columns you do not need may be deleted. Your own notes may stand in a column whose heading begins \
with '#' or '_', or on a sheet whose name begins with '_'."""


def write_template(kind: Kind = "usual") -> bytes:
    """Return the bytes of an empty workbook: what is usually asked, or everything that a brief may hold.

    Equal schemas give equal bytes.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.properties.created = book.properties.modified = _WHEN
    book.properties.creator = "draftkit"
    _guide(book)
    choices = _Choices(book)
    for group, columns in _sheets(kind):
        _sheet(book, group, columns, choices)
    choices.last()
    return packed(book)


def _sheets(kind: Kind) -> Iterator[tuple[Group, Sequence[Field]]]:
    """The sheets of a kind of workbook, each with the places that its columns give."""
    usual = kind == "usual"
    whole = [field for field in cells_below(()) if ANY not in field.pattern and field.pattern != _REFERENCE]
    first = list(_fields_at(_COLUMNS)) if usual else whole
    yield Group(AGREEMENTS[0]), first
    others = [field for field in groups() if field.is_list and field.holds_objects]
    for field in _fields_at(_SHEETS) if usual else others:
        group = find_group(field.written)._replace(sheet=_sheet_name(field))
        size = len(group.pattern)
        below = (inner for inner in cells_below(group.pattern) if ANY not in inner.pattern[size:])
        yield group, list(below)


def _fields_at(paths: str) -> Iterator[Field]:
    """Return the places that paths name, as they are written without the numbers of lists."""
    for path in paths.split():
        yield next(field for field in (*groups(), *cells_below(())) if field.written == path)


def _sheet_name(field: Field) -> str:
    return field.written if len(field.written) <= _LONGEST_NAME else field.names[-1]


def _guide(book: "Workbook") -> None:
    from openpyxl.styles import Alignment, Font

    sheet = book.worksheets[0]
    sheet.title = "Read me"
    sheet.column_dimensions["A"].width = 110
    for at, words in enumerate(_GUIDE.splitlines()):
        sheet.append([words])
        cell = sheet.cell(sheet.max_row, 1)
        cell.font = Font(bold=not at, size=11 if at else 14)
        cell.alignment = Alignment(wrap_text=True, vertical="top")


class _Choices:
    """The hidden sheet with the words of the drop-downs, each list in a column of its own."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._sheet = book.create_sheet(_CHOICES)
        self._sheet.sheet_state = "hidden"
        self._known: dict[tuple[str, ...], str] = {}

    def range_of(self, words: tuple[str, ...]) -> str:
        """Return where the words stand, as a formula of a drop-down."""
        if words not in self._known:
            column = len(self._known)
            for row, word in enumerate(words, 1):
                self._sheet.cell(row, column + 1, word)
            self._known[words] = f"{_CHOICES}!${letters(column)}$1:${letters(column)}${len(words)}"
        return self._known[words]

    def last(self) -> None:
        """Put the sheet behind all others."""
        self._book.move_sheet(self._sheet, len(self._book.worksheets))


def _sheet(book: "Workbook", group: Group, columns: Sequence[Field], choices: _Choices) -> None:
    sheet = book.create_sheet(group.sheet)
    size = len(group.pattern)
    reference = field_at(_REFERENCE)
    _column(sheet, 0, "reference", reference.node if reference else {}, choices)
    at = 1
    if group.parent:
        of_parent = field_at((*group.parent, ANY, group.parent_names[0]))
        _column(sheet, at, group.parent_word, of_parent.node if of_parent else {}, choices)
        at += 1
    for number, field in enumerate(columns, at):
        name = ".".join(field.pattern[size:])
        _column(sheet, number, f"{group.sheet}.{name}" if name == "reference" else name, field.node, choices)
    for row, values in enumerate(_examples(group, columns), 2):
        _example(sheet, row, values)
    sheet.freeze_panes = "B2"


def _column(sheet: "Worksheet", at: int, heading: str, node: Mapping[str, Any], choices: _Choices) -> None:
    """A heading with its note, and the format and the drop-down of the cells below it."""
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = sheet.cell(1, at + 1, heading)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", start_color="D9E2F3")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.comment = Comment(_note(node), "draftkit", height=180, width=360)
    form, width = _format(node)
    dimension = sheet.column_dimensions[letters(at)]
    dimension.width = max(width, len(heading) + 2)
    dimension.number_format = form
    _drop_down(sheet, at, node, choices)


def _note(node: Mapping[str, Any]) -> str:
    lines = [node["title"], "", node["description"]]
    choices = zip(node.get("enum", ()), node.get("enumDescriptions", ()), strict=False)
    lines += (f"\n{code}: {words}" for code, words in choices)
    example = _shown(node)
    return "\n".join([*lines, *([f"\nFor example: {example}"] if example != "" else [])])


def _format(node: Mapping[str, Any]) -> tuple[str, int]:
    """The number format of a column, and its width."""
    if node.get("format") == "date":
        return _DATE, 18
    if node.get("$ref", "").endswith("/money"):
        return _MONEY, 16
    if node.get("type") in ("integer", "number", "boolean"):
        return "General", 12
    if node.get("type") == "array" or node.get("$ref", "").endswith("/text"):
        return "General", 40
    return _TEXT, 26


def _drop_down(sheet: "Worksheet", at: int, node: Mapping[str, Any], choices: _Choices) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    words = ("yes", "no") if node.get("type") == "boolean" else tuple(node.get("enum", ()))
    if words:
        rule = DataValidation(type="list", formula1=choices.range_of(words), allow_blank=True)
        rule.error, rule.errorTitle = "Choose from the list, or leave the cell blank.", "Not one of the choices"
        rule.add(f"{letters(at)}2:{letters(at)}{_LAST_ROW}")
        sheet.add_data_validation(rule)


def _examples(group: Group, columns: Sequence[Field]) -> Iterator[list[Any]]:
    """The rows of an example, as the schema gives them, under a reference that is never drafted."""
    if not group.pattern:
        yield [_EXAMPLE, *(_shown(field.node) for field in columns)]
        return
    size = len(group.pattern)
    whole = field_at(group.pattern[:-1])
    within = [_parent_example(group)] if group.parent else []
    for entry in whole.node["examples"][0] if whole else ():
        given = (_value(entry, field.pattern[size:], field.node) for field in columns)
        yield [_EXAMPLE, *within, *given]


def _parent_example(group: Group) -> Any:
    parent = field_at(group.parent)
    return parent.node["examples"][0][0][group.parent_names[0]] if parent else ""


def _value(entry: Any, names: Pattern, node: Mapping[str, Any]) -> Any:
    for name in names:
        entry = entry.get(name) if isinstance(entry, Mapping) else None
    return "" if entry is None else _shown({**node, "examples": [entry]})


def _shown(node: Mapping[str, Any]) -> Any:
    """The example of a place as it stands in a cell."""
    value = next(iter(node.get("examples", ())), "")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return date.fromisoformat(value) if node.get("format") == "date" and value else value


def _example(sheet: "Worksheet", row: int, values: Sequence[Any]) -> None:
    from openpyxl.styles import Alignment, Font

    for at, value in enumerate(values, 1):
        if value != "":
            cell = sheet.cell(row, at, value)
            cell.number_format = sheet.column_dimensions[letters(at - 1)].number_format
            cell.font = Font(italic=True, color="7F7F7F")
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def packed(book: "Workbook") -> bytes:
    """Return the bytes of a workbook, with no time in them but one that is always the same."""
    from openpyxl.writer.excel import ExcelWriter

    written, packed = BytesIO(), BytesIO()
    ExcelWriter(book, ZipFile(written, "w", ZIP_DEFLATED)).save()
    with ZipFile(written) as parts, ZipFile(packed, "w", ZIP_DEFLATED) as package:
        for name in parts.namelist():
            info = ZipInfo(name, _ZIPPED)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            package.writestr(info, parts.read(name))
    return packed.getvalue()
