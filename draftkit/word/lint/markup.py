"""Elements in their place: nesting, the order of properties, and white space that would be lost."""

import re
from collections.abc import Iterator

from draftkit.findings import Finding
from draftkit.word.lint.opened import Element, Opened, defect
from draftkit.word.lint.orders import ORDERS
from draftkit.word.ooxml import XML, P, attributes, w

_SPACE = f"{{{XML}}}space"
_TEXT, _DELETED, _DEL, _MOVED = w("t"), w("delText"), w("del"), w("moveFrom")
_SPACED = (_TEXT, _DELETED, w("instrText"), w("delInstrText"))
_SECTION = w("sectPr")
_DATE = w("date")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")


def check(file: Opened) -> Iterator[Finding]:
    """Report elements that stand where Word does not look for them."""
    for part, root in file.texts:
        yield from _nesting(part, root)
        yield from _spaces(part, root)
        yield from _dates(part, root)
    ordered = dict(file.texts)
    for kind in ("styles", "numbering", "settings"):
        tree = file.related(kind)
        if tree is not None:
            ordered[file.name_of(kind)] = tree
    for part, root in ordered.items():
        yield from _orders(part, root)
    yield from _section(file)


def _nesting(part: str, root: Element) -> Iterator[Finding]:
    for paragraph in root.iter(P):
        parent = paragraph.getparent()
        if parent is not None and parent.tag == P:
            yield defect("NESTING", part, "a paragraph stands inside a paragraph")
    for name, holder in (("pPr", "p"), ("rPr", "r"), ("tblPr", "tbl"), ("tcPr", "tc"), ("trPr", "tr")):
        yield from _first(part, root, w(name), w(holder))
    for gone in root.iter(_DEL, _MOVED):
        if gone.tag == _DEL and next(gone.iter(_TEXT), None) is not None:
            yield defect("CHANGE", part, "deleted text stands in w:t, not in w:delText")
    for text in root.iter(_DELETED):
        if next(text.iterancestors(_DEL, _MOVED), None) is None:
            yield defect("CHANGE", part, "w:delText stands outside a deletion")


def _first(part: str, root: Element, name: str, holder: str) -> Iterator[Finding]:
    for element in root.iter(name):
        before, parent = element.getprevious(), element.getparent()
        if before is None or parent is None or parent.tag != holder:
            continue
        if not (name == w("trPr") and before.tag == w("tblPrEx")):
            yield defect("NESTING", part, f"w:{name.rpartition('}')[2]} is not the first in its element")


def _spaces(part: str, root: Element) -> Iterator[Finding]:
    lost = 0
    for text in root.iter(*_SPACED):
        words = text.text or ""
        if words != words.strip() and text.get(_SPACE) != "preserve":
            lost += 1
    if lost:
        yield defect("SPACE", part, f"{lost} texts would lose white space: xml:space is missing", severity="warning")


def _dates(part: str, root: Element) -> Iterator[Finding]:
    for value in attributes(root, _DATE):
        if not _MOMENT.fullmatch(value):
            yield defect("DATE", part, f"'{value[:40]}' is not a date and time")


def _orders(part: str, root: Element) -> Iterator[Finding]:
    for element in root.iter(*ORDERS):
        order = ORDERS[element.tag]
        last = -1
        for child in element:
            place = order.get(child.tag, last)
            if place < last:
                names = f"w:{child.tag.rpartition('}')[2]} in w:{element.tag.rpartition('}')[2]}"
                yield defect("ORDER", part, f"{names} comes too late")
                break
            last = place


def _section(file: Opened) -> Iterator[Finding]:
    body = file.document.find(w("body"))
    if body is None or body.find(_SECTION) is None:
        yield defect("SECTION", file.main, "the document has no section properties", severity="warning")
    elif body[-1].tag != _SECTION or len(body.findall(_SECTION)) > 1:
        yield defect("SECTION", file.main, "the section properties are not the last in the document")
