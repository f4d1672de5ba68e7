"""What other programs write and Word reads otherwise, or not at all: put as Word takes it, before comparing."""

from collections import defaultdict
from typing import Final

from lxml import etree

from draftkit.redline.names import (
    ALTERNATE,
    BLOCKS,
    FLDSIMPLE,
    HYPERLINK,
    ID,
    NAME,
    OMATH,
    OMATHPARA,
    SDT,
    TBL,
    TC,
    TR,
    TXBX,
    Element,
    P,
    R,
    make,
    w,
)
from draftkit.word.ooxml import MC

_CHOICE, _FALLBACK, _CUSTOM = f"{{{MC}}}Choice", f"{{{MC}}}Fallback", w("customXml")
_KNOWN: Final = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/")
_HOLDERS: Final = (*(w(name) for name in ("body", "hdr", "ftr", "footnote", "endnote")), TC, TXBX)
_IN_LINE: Final = frozenset({R, HYPERLINK, FLDSIMPLE, OMATH, OMATHPARA, w("smartTag")})
_WHOLE: Final = (BLOCKS - {OMATH, OMATHPARA}) | {TR, TC, R}
_BOOKMARK, _BOOKMARK_END = w("bookmarkStart"), w("bookmarkEnd")
_NOTES: Final = (w("footnoteReference"), w("endnoteReference"))


def settle(root: Element) -> bool:
    """Put a story in place as Word takes it; return whether anything was other. Nothing that Word shows is lost."""
    done = [
        _drop_asides(root),
        _choose(root),
        _unwrap_custom(root),
        _wrap_loose(root),
        _drop_empty(root),
        _tell_bookmarks_apart(root),
    ]
    return any(done)


def _drop_asides(root: Element) -> bool:
    """Comments and instructions of XML, which may stand in the middle of a word."""
    found = [*root.iter(etree.Comment, etree.PI)]
    if found:
        etree.strip_elements(root, etree.Comment, etree.PI, with_tail=False)
    return bool(found)


def _choose(root: Element) -> bool:
    """Of the alternatives round blocks, rows, cells and runs the one that Word takes; those within a run stay."""
    found = [each for each in root.iter(ALTERNATE) if _is_outside_runs(each)]
    for each in found:
        _unwrap(each, _chosen(each))
    return bool(found)


def _is_outside_runs(alternate: Element) -> bool:
    content = [child.tag for choice in alternate for child in choice]
    return not content or not _WHOLE.isdisjoint(content)


def _chosen(alternate: Element) -> list[Element]:
    for choice in alternate.iterchildren(_CHOICE):
        spaces = [choice.nsmap.get(prefix) or "" for prefix in choice.get("Requires", "").split()]
        if spaces and all(space.startswith(_KNOWN) for space in spaces):
            return list(choice)
    return [child for fallback in alternate.iterchildren(_FALLBACK) for child in fallback]


def _unwrap_custom(root: Element) -> bool:
    """Custom XML round blocks, rows and cells: Word has taken it off on opening since 2010. That in a line stays."""
    found = [each for each in root.iter(_CUSTOM) if any(c.tag in (P, TBL, SDT, TR, TC, _CUSTOM) for c in each)]
    found = [each for each in found if next(each.iterancestors(P, TXBX, *_HOLDERS), root).tag != P]
    for each in found:
        _unwrap(each, [child for child in each if child.tag != w("customXmlPr")])
    return bool(found)


def _wrap_loose(root: Element) -> bool:
    """Runs and equations that stand between paragraphs: a paragraph each time."""
    found = False
    for holder in root.iter(*_HOLDERS):
        paragraph: Element | None = None
        for child in list(holder):
            if child.tag not in _IN_LINE:
                paragraph = None
                continue
            if paragraph is None:
                paragraph = make(holder, P)
                child.addprevious(paragraph)
            child.tail = None
            paragraph.append(child)
            found = True
    return found


def _drop_empty(root: Element) -> bool:
    """Tables without a row, links without a word, references to a note that do not say to which."""
    empty = [table for table in root.iter(TBL) if next(table.iter(TR), None) is None]
    empty += [link for link in root.iter(HYPERLINK) if not len(link)]
    empty += [reference for reference in root.iter(*_NOTES) if reference.get(ID) is None]
    for element in empty:
        _unwrap(element, [])
    return bool(empty)


def _tell_bookmarks_apart(root: Element) -> bool:
    """A number of its own for every bookmark; of two with one name the first counts."""
    met: set[str] = set()
    names: set[str] = set()
    opened: dict[str, list[str | None]] = defaultdict(list)
    marks = [mark for mark in root.iter(_BOOKMARK, _BOOKMARK_END) if next(mark.iterancestors(_FALLBACK), None) is None]
    last = max((int(mark.get(ID, "")) for mark in marks if mark.get(ID, "").isdecimal()), default=0)
    found = False
    for mark in marks:
        id, name = mark.get(ID, ""), mark.get(NAME, "")
        if mark.tag == _BOOKMARK:
            fresh: str | None = None if name in names or not name else id
            if fresh is not None and (id in met or not id):
                last += 1
                fresh = str(last)
            names.add(name)
            met.add(id)
            opened[id].append(fresh)
        else:
            fresh = opened[id].pop() if opened[id] else id
        if fresh is None:
            _unwrap(mark, [])
        elif fresh != id:
            mark.set(ID, fresh)
        found = found or fresh != id
    return found


def _unwrap(element: Element, content: list[Element]) -> None:
    """Put what an element holds, or only `content`, in its place."""
    parent = element.getparent()
    if parent is None:
        return
    for child in content:
        element.addprevious(child)
    tail, before = element.tail, element.getprevious()
    parent.remove(element)
    if tail and tail.strip() and before is not None:
        before.tail = (before.tail or "") + tail
