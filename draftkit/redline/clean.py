"""What Word writes and nobody reads: taken out of the copies that are compared."""

from typing import Final

from draftkit.redline.names import (
    COMMENT_REFERENCE,
    ENDS,
    ID,
    NAME,
    PARA_ID,
    SECTPR,
    STARTS,
    TEXT_ID,
    TR,
    Element,
    P,
    R,
    T,
    canonical,
    copy,
    is_mark,
    w,
)

_SESSIONS: Final = tuple(w(f"rsid{name}") for name in ("R", "RPr", "Del", "P", "RDefault", "Tr", "Sect"))
_NOISE: Final = (w("proofErr"), w("lastRenderedPageBreak"))
_DRAWN: Final = "http://schemas.openxmlformats.org/drawingml/2006/"
_EDITS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
_SHAPES: Final = (
    *(f"{{{_DRAWN}wordprocessingDrawing}}{name}" for name in ("docPr", "inline", "anchor")),
    f"{{{_DRAWN}picture}}cNvPr",
)
_SHAPE_IDS: Final = ("id", "name", f"{_EDITS}anchorId", f"{_EDITS}editId")
_ASIDE: Final = (*STARTS, *ENDS, COMMENT_REFERENCE, *_SHAPES)


def clean(root: Element) -> Element:
    """Take out, in place, ids of editing sessions, marks of the spelling checker and of where pages once broke."""
    for carrier in root.iter(P, R, TR, SECTPR):
        for name in (*_SESSIONS, PARA_ID, TEXT_ID):
            carrier.attrib.pop(name, "")
    for noise in [*root.iter(*_NOISE), *_last_edits(root)]:
        _remove(noise)
    if any(child.tail and child.tail.isspace() for child in root.iter(P)):
        _join_lines(root)
    return root


def bare(element: Element) -> bytes:
    """Return what an element says, without the marks in it and without the ids of its drawings."""
    if next(element.iter(*_ASIDE), None) is None:
        return canonical(element)
    plain = copy(element)
    for shape in plain.iter(*_SHAPES):
        for name in _SHAPE_IDS:
            shape.attrib.pop(name, "")
    for mark in [child for child in plain.iterdescendants() if is_mark(child)]:
        _remove(mark)
    return canonical(plain)


def _last_edits(root: Element) -> list[Element]:
    """The bookmark with which Word remembers where the last change was made."""
    starts = [start for start in root.iter(w("bookmarkStart")) if start.get(NAME) == "_GoBack"]
    ids = {start.get(ID) for start in starts}
    return [*starts, *(end for end in root.iter(w("bookmarkEnd")) if end.get(ID) in ids)]


def _join_lines(root: Element) -> None:
    """Take out the white space with which a program laid out the XML itself."""
    for element in root.iter():
        if element.tail and element.tail.isspace():
            element.tail = None
        if element.text and element.text.isspace() and len(element) and element.tag != T:
            element.text = None


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
