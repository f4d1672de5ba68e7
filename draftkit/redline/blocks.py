"""What a body, a cell, a note or a text box holds, block by block, each with a key: equal keys say the same."""

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from draftkit.redline.clean import bare
from draftkit.redline.names import FLDCHAR, INSTR, MATH_TEXT, SDT, TBL, Element, P, T, is_mark, w

Kind = Literal["paragraph", "table", "control", "contents", "row", "cell", "other"]

_WORDS: Final = re.compile(r"\w+")
_CONTENTS: Final = re.compile(r"^\s*(TOC|INDEX|TOA)\b", re.IGNORECASE)
_PROPERTIES: Final = frozenset(w(n) for n in ("tcPr", "sectPr", "sdtPr", "trPr", "tblPr", "tblGrid", "tblPrEx"))
_KINDS: Final[dict[str, Kind]] = {P: "paragraph", TBL: "table", SDT: "control"}


class Block(NamedTuple):
    """A paragraph, a table, a content control; or a table of contents, which is many paragraphs."""

    kind: Kind
    elements: tuple[Element, ...]
    key: bytes
    text: str
    before: tuple[Element, ...]
    """The marks that stand before it, between blocks."""

    @property
    def element(self) -> Element:
        """The element, where there is one."""
        return self.elements[0]

    def words(self) -> list[str]:
        """Return its words, to tell how like another block it is."""
        return _WORDS.findall(self.text.casefold())


def blocks_of(holder: Element) -> tuple[list[Block], tuple[Element, ...]]:
    """Return the blocks of a holder, and the marks after the last of them."""
    stretches, after = _stretches(holder)
    return [_contents(found, marks) if len(found) > 1 else _block(found[0], marks) for found, marks in stretches], after


def unread_blocks(holder: Element) -> list[Block]:
    """Return the blocks of a holder without what they say: for a reader who reads them otherwise, and sooner done."""
    return [Block(_kind(found), tuple(found), b"", "", tuple(marks)) for found, marks in _stretches(holder)[0]]


def elements_of(holder: Element) -> list[list[Element]]:
    """Return the elements of every block of a holder, without reading them."""
    return [elements for elements, _ in _stretches(holder)[0]]


def _stretches(holder: Element) -> tuple[list[tuple[list[Element], list[Element]]], tuple[Element, ...]]:
    """The elements of every block with the marks before them, and the marks after the last."""
    found: list[tuple[list[Element], list[Element]]] = []
    marks: list[Element] = []
    children = [c for c in holder if isinstance(c.tag, str) and c.tag not in _PROPERTIES]
    at = 0
    while at < len(children):
        child = children[at]
        if is_mark(child):
            marks.append(child)
            at += 1
            continue
        size = _contents_size(children, at) or 1
        found.append((children[at : at + size], marks))
        marks = []
        at += size
    return found, tuple(marks)


def as_blocks(elements: Sequence[Element], kind: Kind) -> list[Block]:
    """Return rows, or cells, as blocks."""
    return [Block(kind, (element,), bare(element), _text(element), ()) for element in elements]


def _block(element: Element, marks: list[Element]) -> Block:
    return Block(_kind([element]), (element,), bare(element), _text(element), tuple(marks))


def _kind(elements: Sequence[Element]) -> Kind:
    return "contents" if len(elements) > 1 else _KINDS.get(str(elements[0].tag), "other")


def _contents(elements: list[Element], marks: list[Element]) -> Block:
    said = "".join(i.text or "" for i in elements[0].iter(INSTR))
    return Block("contents", tuple(elements), f"contents {said}".encode(), "", tuple(marks))


def _text(element: Element) -> str:
    """The words of a block."""
    found = element.iter(T, MATH_TEXT, P, w("tab"), w("br"))
    return "".join((child.text or "") if child.tag in (T, MATH_TEXT) else " " for child in found)


def _contents_size(children: Sequence[Element], at: int) -> int:
    """How many paragraphs from here are one table of contents; 0 where none begins here."""
    first = children[at]
    if first.tag != P or not any(_CONTENTS.match(i.text or "") for i in first.iter(INSTR)):
        return 0
    depth = 0
    for size, child in enumerate(children[at:], 1):
        if child.tag != P:
            return 0
        for mark in child.iter(FLDCHAR):
            kind = mark.get(w("fldCharType"))
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if depth <= 0:
            return size if size > 1 else 0
    return 0
