"""A body as lines: paragraphs and rows of tables, in order, each with its number as Word prints it and its words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from draftkit.redline.account.said import Link, Said, boxed, join, say
from draftkit.redline.account.styles import Styles, read_styles, related_root
from draftkit.redline.account.typed import Typed, typed_number
from draftkit.redline.blocks import Block, unread_blocks
from draftkit.redline.clean import clean
from draftkit.redline.names import NAME, SDT, SDTCONTENT, TBL, TC, TR, TRPR, Element, P, w
from draftkit.word.counting import Label
from draftkit.word.labels import Numbering, label_paragraphs
from draftkit.word.ooxml import MC
from draftkit.word.package import Package

_BOOKMARK: Final = w("bookmarkStart")


class Line(NamedTuple):
    """A paragraph, or a row of a table."""

    block: int
    """The block of the body that it is in."""
    element: Element
    cells: tuple[Said, ...]
    number: str = ""
    """As it would be cited: '14.2(b)'; '' for none."""
    label: Label | None = None
    typed: Typed | None = None
    level: int | None = None
    """The outline level of a heading."""
    style: str = ""
    bold: bool = False
    table: int = 0
    """Rows of one table have one number; paragraphs have 0."""
    heading: bool = False
    """The first row of a table with several."""

    @property
    def text(self) -> str:
        """Return its words, without a typed number."""
        return "\t".join(cell.text for cell in self.cells)

    @property
    def is_row(self) -> bool:
        """Return whether it is a row of a table."""
        return self.table > 0


class Document(NamedTuple):
    """One version, read."""

    lines: tuple[Line, ...]
    of_block: Mapping[int, range]
    """The lines of each block of the body."""
    marks: Mapping[int, tuple[str, ...]]
    """The bookmarks that begin in or before a block, by block."""
    blocks: int


def read_document(package: Package) -> Document:
    """Return the lines of a package whose tracked changes are accepted."""
    root = package.root(package.main)
    labels = dict(zip(root.iter(P), label_paragraphs(root, _numbering(package)), strict=True))
    body = root.find(w("body"))
    blocks = unread_blocks(clean(body)) if body is not None else []
    reader = _Reader(read_styles(package), labels, _addresses(package, package.main))
    lines: list[Line] = []
    of_block: dict[int, range] = {}
    for place, block in enumerate(blocks):
        start = len(lines)
        lines += reader.block(block, place)
        of_block[place] = range(start, len(lines))
    marks = {place: found for place, block in enumerate(blocks) if (found := _marks(block))}
    return Document(tuple(_in_full(lines)), of_block, marks, len(blocks))


def read_part(package: Package, part: str) -> tuple[Line, ...]:
    """Return the lines of a header, a footer or the notes; numbers are not counted there."""
    reader = _Reader(read_styles(package), {}, _addresses(package, part))
    holders = [note for note in package.root(part) if note.get(w("type")) in (None, "normal")]
    blocks = (Block("other", (holder,), b"", "", ()) for holder in holders)
    return tuple(line for place, block in enumerate(blocks) for line in reader.block(block, place))


def _numbering(package: Package) -> Numbering:
    return Numbering.of(related_root(package, "numbering"), related_root(package, "styles"))


def _addresses(package: Package, part: str) -> Mapping[str, str]:
    """Where the links of a part lead, by the id of their relationship."""
    return {link.id: link.target for link in package.relationships if link.source == part and link.kind == "hyperlink"}


def _marks(block: Block) -> tuple[str, ...]:
    starts = (start for holder in (*block.before, *block.elements) for start in holder.iter(_BOOKMARK))
    return tuple(start.get(NAME, "") for start in starts)


class _Reader:
    """Reads blocks as lines."""

    def __init__(self, styles: Styles, labels: Mapping[Element, Label | None], addresses: Mapping[str, str]) -> None:
        self._styles, self._labels, self._addresses = styles, labels, addresses
        self._tables = 0

    def block(self, block: Block, place: int) -> Iterator[Line]:
        """Yield the lines of a block; a table of contents has none."""
        if block.kind != "contents":
            for element in block.elements:
                yield from self._element(element, place)

    def _element(self, element: Element, place: int) -> Iterator[Line]:
        if element.tag == P:
            yield from self._paragraph(element, place)
            for inner in boxed(element):
                yield from self._paragraph(inner, place)
        elif element.tag == TBL:
            yield from self._table(element, place)
        elif element.tag == SDT:
            content = element.find(SDTCONTENT)
            for child in () if content is None else content:
                yield from self._element(child, place)
        elif isinstance(element.tag, str):
            for child in element:
                yield from self._element(child, place)

    def _paragraph(self, paragraph: Element, place: int) -> Iterator[Line]:
        said = self._say(paragraph)
        label = _shown(self._labels.get(paragraph))
        if not said.text.strip() and (label is None or self._styles.level(paragraph) is None):
            return
        typed = None if label else typed_number(said.text)
        yield Line(
            place,
            paragraph,
            (_without(said, typed.end) if typed else said,),
            _cited(label, typed),
            label,
            typed,
            self._styles.level(paragraph),
            self._styles.name(paragraph),
            self._is_bold(paragraph, said),
        )

    def _is_bold(self, paragraph: Element, said: Said) -> bool:
        size = len(said.text.strip())
        return self._styles.is_bold_style(paragraph) or sum(end - start for start, end in said.bold) >= size > 0

    def _table(self, table: Element, place: int) -> Iterator[Line]:
        self._tables += 1
        number = self._tables
        rows = [row for row in table.iter(TR) if _holder(row) is table]
        for n, row in enumerate(rows):
            cells = tuple(self._cell(cell) for cell in row.iter(TC) if _holder(cell) is row)
            marked = row.find(f"{TRPR}/{w('tblHeader')}") is not None
            if any(cell.text.strip() for cell in cells):
                yield Line(place, row, cells, table=number, heading=n == 0 and (marked or _is_heading(cells)))

    def _cell(self, cell: Element) -> Said:
        heard = (p for p in cell.iter(P) if not any(a.tag == f"{{{MC}}}Fallback" for a in p.iterancestors()))
        return join([said for p in heard if (said := self._say(p)).text.strip()])

    def _say(self, paragraph: Element) -> Said:
        return say(paragraph, self._styles.bold, self._addresses)


def _is_heading(cells: Sequence[Said]) -> bool:
    """Whether every cell of a first row has words, and all of them bold."""
    return len(cells) > 1 and all(
        cell.text.strip() and sum(end - start for start, end in cell.bold) >= len(cell.text.strip()) for cell in cells
    )


def _holder(element: Element) -> Element | None:
    """The table of a row, or the row of a cell, across the content controls between them."""
    wanted = TBL if element.tag == TR else TR
    return next((parent for parent in element.iterancestors() if parent.tag == wanted), None)


def _shown(label: Label | None) -> Label | None:
    """A bullet is no number, and a level without text shows none."""
    if label is None or label.shown.levels[len(label.path) - 1].format == "bullet" or not label.own.strip():
        return None
    return label


def _cited(label: Label | None, typed: Typed | None) -> str:
    if label is None:
        return typed.number if typed else ""
    full = ""
    for _, text in label.pieces:
        full += f", {text}" if full and text[:1].isalpha() and " " in text else text
    return full.strip().rstrip(".:")


def _without(said: Said, size: int) -> Said:
    """What is said after a typed number."""
    return Said(
        said.text[size:],
        tuple(r._replace(start=r.start - size, end=r.end - size) for r in said.refs if r.start >= size),
        tuple((max(0, start - size), end - size) for start, end in said.bold if end > size),
        tuple((start - size, end - size) for start, end in said.blanks if start >= size),
        tuple(Link(max(0, k.start - size), k.end - size, k.target) for k in said.links if k.end > size),
    )


def _in_full(lines: Sequence[Line]) -> Iterator[Line]:
    """Give each '(a)' that was typed the number it stands under."""
    above = ""
    for line in lines:
        if line.typed and line.number.startswith("("):
            yield line._replace(number=f"{above}{line.number}")
            continue
        if line.number and not line.is_row:
            above = line.number
        yield line
