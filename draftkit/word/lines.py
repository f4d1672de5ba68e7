"""The agreement as Word sees it: one line a paragraph, each with the role its style plays, tables whole."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, assert_never

from draftkit.memo import Memo
from draftkit.model.agreement import (
    Agreement,
    Block,
    Clause,
    Entry,
    Execution,
    Inline,
    Item,
    Listing,
    Paragraph,
    Part,
    Reference,
    Section,
    Series,
    Table,
    Text,
)
from draftkit.model.forms import form_of, values_of
from draftkit.model.rows import cells_of
from draftkit.model.walk import children, descend

_ITEM_ROLES: dict[Series, tuple[str, ...]] = {
    "clauses": ("clause.2", "clause.3", "clause.4", "clause.5"),
    "schedules": ("schedule.1", "schedule.2", "schedule.3", "schedule.4"),
    "recitals": ("recital", "recital.2", "recital.2", "recital.2"),
    "parties": ("party", "recital.2", "recital.2", "recital.2"),
    "signatures": ("clause.2", "clause.3", "clause.4", "clause.5"),
    "none": ("clause.2", "clause.3", "clause.4", "clause.5"),
}
_BODY_ROLES: dict[Series, str] = {"clauses": "clause.body", "schedules": "schedule.body"}
_HEADING_ROLES: dict[Series, str] = {"clauses": "clause.1", "schedules": "schedule"}
HEADINGS = frozenset(_HEADING_ROLES.values())
"""The roles of the headings that the contents list."""


class Line(NamedTuple):
    """One paragraph. `key` is what a reference to it names; `list_` tells apart lists that start again."""

    role: str
    content: tuple[Inline, ...]
    key: str = ""
    list_: str = ""


class Grid(NamedTuple):
    """A table of the agreement, standing `indent` twentieths of a point from the margin."""

    table: Table
    indent: int


class Rows(NamedTuple):
    """A list set as a table, standing `indent` from the margin: the lines of each cell of each row.

    Every line of it looks like the text of a table; the role of a numbered one says in which list it counts.
    """

    listing: Listing
    cells: tuple[tuple[tuple[Line, ...], ...], ...]
    indent: int


class Signatures(NamedTuple):
    """An execution block."""

    execution: Execution


Piece = Line | Grid | Rows | Signatures
Pieces = tuple[Piece, ...]


class Group(NamedTuple):
    """The lines and tables of one clause, or the heading of a section where there is no clause."""

    pieces: Pieces
    """As the clause's form has them: with holes where values of the brief stand."""
    clause: Clause | None = None
    values: tuple[str, ...] = ()
    """What stands in those holes."""

    @property
    def key(self) -> str:
        """The key of the clause, '' for the heading of a section."""
        return self.clause.key if self.clause else ""

    @property
    def heading(self) -> Line | None:
        """The line that the contents list: the first, or none."""
        first = self.pieces[0] if self.pieces else None
        return first if isinstance(first, Line) and first.role in HEADINGS else None

    @property
    def undecided(self) -> bool:
        """Whether the drafter still has to keep or drop it."""
        return self.clause is not None and self.clause.flag is not None and self.clause.flag.undecided


def lay_out(agreement: Agreement) -> tuple[Group, ...]:
    """Return the agreement's paragraphs and tables in reading order, a group a clause.

    A clause of the same form as in an earlier agreement gets the very same pieces.
    """
    return tuple(group for section in agreement.sections for group in _section(section))


def _section(section: Section) -> Iterator[Group]:
    if section.heading and section.series != "schedules":
        yield Group(_title(section.heading))
    for clause in section.body:
        form = form_of(clause.body)
        known = _laid_out(form)
        place = (clause.key, clause.heading, section.series)
        if place not in known:
            known[place] = tuple(_clause(clause, form, section.series))
        yield Group(known[place], clause, values_of(clause.body))


def _no_pieces(_body: tuple[Block, ...]) -> dict[tuple[str, str, Series], Pieces]:
    return {}


_laid_out = Memo(_no_pieces)


@lru_cache(maxsize=64)
def _title(heading: str) -> Pieces:
    return (Line("section", (Text(heading),)),)


def _clause(clause: Clause, form: tuple[Block, ...], series: Series) -> Iterator[Piece]:
    if series in _HEADING_ROLES:
        yield Line(_HEADING_ROLES[series], (Text(clause.heading),), clause.key)
    yield from _blocks(form, clause.key, series, 0)


def _blocks(blocks: tuple[Block, ...], clause: str, series: Series, depth: int) -> Iterator[Piece]:
    for block in blocks:
        yield from _block(block, clause, series, depth)


def _block(block: Block, clause: str, series: Series, depth: int) -> Iterator[Piece]:
    match block:
        case Paragraph(content):
            yield Line(_BODY_ROLES.get(series, "body"), content)
        case Item(key, content, body):
            yield Line(_ITEM_ROLES[series][depth], content, key, _list_of(clause, series))
            yield from _blocks(body, clause, series, depth + 1)
        case Entry(_, content, body):
            yield Line("definition", content)
            yield from _definition(body, clause, 2, _first_key(body))
        case Table():
            yield Grid(block, 720 if series in _HEADING_ROLES else 0)
        case Listing(_, _, rows):
            numbered = _ITEM_ROLES[series][depth], _list_of(clause, series)
            cells = tuple(tuple(_cells(row, block, *numbered)) for row in rows)
            yield Rows(block, cells, 720 if series in _HEADING_ROLES else 0)
        case Execution():
            yield Signatures(block)
        case Part(key, heading, body):
            yield Line("part", (Text(heading),), key)
            yield from _blocks(body, clause, series, depth)
        case _:
            assert_never(block)


def _definition(blocks: tuple[Block, ...], clause: str, depth: int, list_: str) -> Iterator[Piece]:
    """What stands below a definition: its (a), (b) start again with each definition."""
    for block in blocks:
        if isinstance(block, Item):
            yield Line(f"definition.{min(depth, 3)}", block.content, block.key, list_)
            yield from _definition(block.body, clause, depth + 1, list_)
        else:
            yield from _block(block, clause, "none", 0)


def _list_of(clause: str, series: Series) -> str:
    """The list that starts again with the clause, if one does."""
    return clause if series == "schedules" else ""


def _first_key(blocks: tuple[Block, ...]) -> str:
    return next((block.key for block in blocks if isinstance(block, Item)), "")


def _cells(row: Item | Entry, listing: Listing, role: str, list_: str) -> Iterator[tuple[Line, ...]]:
    """The lines of each cell of a row; `role` and `list_` are those of a numbered row."""
    number, own_list = (role, list_) if isinstance(row, Item) else ("definition.2", _first_key(row.body))
    for cell, blocks in zip(listing.head, cells_of(row), strict=True):
        words = "table.amount" if cell.align == "right" else "table.text"
        yield tuple(line for block in blocks for line in _in_cell(block, words, number, own_list))


def _in_cell(block: Block, words: str, number: str, list_: str) -> Iterator[Line]:
    """What stands in a cell: paragraphs and lists. Of anything else the words are kept, as one paragraph."""
    match block:
        case Item(key, content, body):
            yield Line(number, content, key, list_)
            for inner in body:
                yield from _in_cell(inner, words, "definition.3", list_)
        case _:
            yield Line(words, tuple(node for node in descend(block) if isinstance(node, Inline)))


def lines_of(piece: Piece) -> tuple[Line, ...]:
    """Return the lines of a piece in reading order: itself, those of its cells, or none."""
    match piece:
        case Line():
            return (piece,)
        case Rows(_, cells):
            return tuple(line for row in cells for cell in row for line in cell)
        case _:
            return ()


def _find_references(pieces: Pieces) -> tuple[Reference, ...]:
    return tuple(inline for piece in pieces for inline in _inlines(piece) if isinstance(inline, Reference))


def _inlines(piece: Piece) -> Iterator[object]:
    match piece:
        case Line():
            yield from piece.content
        case Grid():
            for cell in children(piece.table):
                yield from children(cell)
        case Rows():
            for node in children(piece.listing):
                yield from descend(node)
        case Signatures():
            for signing in piece.execution.signings:
                yield from children(signing)


references = Memo(_find_references)
"""The references of some pieces, in order."""
