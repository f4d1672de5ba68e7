"""What makes two marks one change: the same kind, person and time, and for a look the same before and after."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from draftkit.word.revisions.names import (
    AUTHOR,
    CELL_DEL,
    CELL_INS,
    DATE,
    DEL,
    INS,
    MATH_RUN,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    REVISIONS,
    RPR,
    RUN,
    Element,
    P,
    above,
)

Key = tuple[str, ...]

CONTENT: Final = {INS: "insertion", DEL: "deletion", MOVE_FROM: "move from", MOVE_TO: "move to"}
ROWS: Final = {INS: "row inserted", DEL: "row deleted"}
CELL: Final = {CELL_INS: "cell inserted", CELL_DEL: "cell deleted"}
LOOKS: Final = {
    "rPrChange": "formatting",
    "pPrChange": "paragraph formatting",
    "sectPrChange": "section formatting",
    "numberingChange": "numbering",
}
CONTROLS: Final = {"customXmlIns": "inserted", "customXmlDel": "deleted", "customXmlMove": "moved"}


def paragraph_marks(paragraph: Element) -> list[Element]:
    """Return what is tracked of a paragraph's mark."""
    properties = paragraph.find(f"{PPR}/{RPR}")
    return [] if properties is None else [mark for mark in properties if mark.tag in REVISIONS]


def is_about_text(mark: Element) -> bool:
    """Return whether a change of a run's properties is about a run or paragraph mark, and not about a style."""
    holder = mark.getparent()
    owner = None if holder is None else holder.getparent()
    return owner is not None and (owner.tag in (RUN, MATH_RUN) or (owner.tag == PPR and above(owner) == P))


def key_of(mark: Element, kind: str, *more: str) -> Key:
    """Return what the elements of one change share."""
    return (kind, mark.get(AUTHOR, ""), mark.get(DATE, ""), *(each for each in more if each))


def kind_of(mark: Element) -> str:
    """Return what kind of change a mark is by its name alone."""
    name = etree.QName(mark).localname
    return LOOKS.get(name) or CONTENT.get(str(mark.tag)) or CELL.get(str(mark.tag)) or "table formatting"


def identity(mark: Element) -> Key:
    """Return what a mark shares with its copy in what an older Word would show; the ids differ."""
    return (str(mark.tag), mark.get(AUTHOR, ""), mark.get(DATE, ""))


def before_and_after(mark: Element) -> Iterator[str]:
    """Yield the properties before the change, and those after it."""
    for inner in mark:
        yield etree.tostring(inner, encoding="unicode", with_tail=False)
    for other in mark.itersiblings(preceding=True):
        if other.tag not in REVISIONS:
            yield etree.tostring(other, encoding="unicode", with_tail=False)
