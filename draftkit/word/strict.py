"""A part of a file saved as 'Strict Open XML' (ISO 29500-1), told again as Word usually writes it (29500-4)."""

import re
from copy import copy
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from lxml import etree

from draftkit.word.ooxml import W, w

Element = etree._Element

STRICT: Final = "http://purl.oclc.org/ooxml/"
_USUAL: Final = "http://schemas.openxmlformats.org/"
_DRAWING: Final = f"{_USUAL}drawingml/2006/main"
_URI: Final = re.compile(re.escape(STRICT) + r"[\w./-]+")
_RENAMED: Final = {"customProperties": "custom-properties", "extendedProperties": "extended-properties"}
_THUMBNAIL: Final = "relationships/metadata/thumbnail"

_SIDES: Final = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
_SIDED: Final = frozenset(map(w, ("tblBorders", "tcBorders", "tblCellMar", "tcMar")))
"""What holds one element for each side."""
_ALIGNED: Final = frozenset(map(w, ("jc", "lvlJc", "tab")))
_DIRECTIONS: Final = {"tb": "lrTb", "rl": "tbRl", "lr": "btLr", "tbV": "lrTbV", "rlV": "tbRlV", "lrV": "tbLrV"}

_MEASURE: Final = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)(pt|pc|pi|in|cm|mm)", re.ASCII)
_PERCENT: Final = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)%", re.ASCII)
_POINTS: Final = {
    "pt": Decimal(1), "pc": Decimal(12), "pi": Decimal(12), "in": Decimal(72), "cm": 72 / Decimal("2.54"),
    "mm": 72 / Decimal("25.4"),
}  # fmt: skip
_HALVES: Final = frozenset(map(w, ("sz", "szCs", "kern", "position", "hps", "hpsRaise", "hpsBaseText")))
"""Measured in half points; all else is in twentieths."""
_TWENTIETHS: Final = frozenset(map(w, ("spacing", "trHeight", "defaultTabStop", "drawingGridHorizontalSpacing",
                                       "drawingGridVerticalSpacing")))  # fmt: skip
_MEASURES: Final = frozenset(
    w(name)
    for name in (
        "w", "h", "x", "y", "top", "bottom", "left", "right", "header", "footer", "gutter", "space", "before", "after",
        "line", "linePitch", "hanging", "firstLine", "pos", "distance", "hSpace", "vSpace", "tblpX", "tblpY",
        "leftFromText", "rightFromText", "topFromText", "bottomFromText",
    )
)  # fmt: skip
"""The attributes beside w:val that are measures wherever they stand."""
_WORDS: Final = frozenset({"tooltip", "name", "descr", "title"})

_LOOK: Final = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200,
                "noVBand": 0x400}  # fmt: skip
_CONDITIONS: Final = (
    "firstRow", "lastRow", "firstColumn", "lastColumn", "oddVBand", "evenVBand", "oddHBand", "evenHBand",
    "firstRowLastColumn", "firstRowFirstColumn", "lastRowLastColumn", "lastRowFirstColumn",
)  # fmt: skip


def to_transitional(root: Element) -> bytes:
    """Return the same part with the names, and the values, that Word usually writes. Its words stay to the letter.

    What may stand in both kinds but is written otherwise is put as usual too: otherwise a file would differ in
    formatting from itself saved without 'Strict'.
    """
    made = etree.Element(_named(root), _attributes(root), nsmap=_spaces(root))
    made.text = root.text
    above = [made]
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if node is root:
            continue
        if event == "start":
            copied = _copied(node, above[-1])
            above.append(copied)
        elif event == "end":
            above.pop().tail = node.tail
        else:
            above[-1].append(copy(node))
    return etree.tostring(made, encoding="UTF-8", xml_declaration=True, standalone=True)


def _copied(node: Element, above: Element) -> Element:
    parent = node.getparent()
    same = parent is not None and parent.nsmap == node.nsmap
    made = etree.SubElement(above, _named(node), _attributes(node), nsmap=None if same else _spaces(node))
    made.text = node.text
    return made


def _spaces(node: Element) -> dict[Any, str]:
    return {prefix: _uri(uri) if uri.startswith(STRICT) else uri for prefix, uri in node.nsmap.items()}


def _attributes(node: Element) -> dict[str, str]:
    tag = _named(node)
    found = {_name(str(name)): str(value) for name, value in node.items()}
    found.pop(w("conformance"), None)
    if tag == w("ind"):
        found = {_sided(name): value for name, value in found.items()}
    made = {name: _value(tag, name, value, found) for name, value in found.items()}
    bits = _bits(tag, made)
    return {w("val"): bits, **made} if bits else made


def _named(node: Element) -> str:
    """The name of an element; of the side of a table or cell by left and right."""
    tag, parent = _name(str(node.tag)), node.getparent()
    return _sided(tag) if parent is not None and _name(str(parent.tag)) in _SIDED else tag


def _sided(name: str) -> str:
    local = name.removeprefix(f"{{{W}}}")
    return w(_SIDES[local]) if local != name and local in _SIDES else name


@lru_cache(maxsize=4096)
def _name(name: str) -> str:
    space, brace, local = name.rpartition("}")
    return f"{{{_uri(space[1:])}}}{local}" if space[1:].startswith(STRICT) else f"{space}{brace}{local}"


def _uri(uri: str) -> str:
    """A namespace, or a kind of pointer, as it is usually called: the same words with a year in them."""
    family, _, rest = uri.removeprefix(STRICT).partition("/")
    if rest == _THUMBNAIL:
        return f"{_USUAL}package/2006/{rest}"
    path, slash, last = rest.rpartition("/")
    return f"{_USUAL}{family}/2006/{path}{slash}{_RENAMED.get(last, last)}"


def _value(tag: str, name: str, value: str, others: dict[str, str]) -> str:
    if STRICT in value:
        return _pointing(name, value)
    if tag.startswith(f"{{{W}}}"):
        if name == w("val"):
            return _val(tag, value)
        if name == w("percent"):
            return _measured(value, None, Decimal(1))
        return _measured(value, 20, _fiftieths(tag, others)) if name in _MEASURES else value
    if tag.startswith(f"{{{_DRAWING}}}") and name not in _WORDS:
        return _measured(value, None, Decimal(1000))
    return value


def _pointing(name: str, value: str) -> str:
    """A value that names a namespace or a kind of pointer; an address stays as it is."""
    if name.endswith("prefixMappings"):
        return _URI.sub(lambda found: _uri(found.group()), value)
    return _uri(value) if name != "Target" and _URI.fullmatch(value) else value


def _val(tag: str, value: str) -> str:
    if tag in _ALIGNED:
        return _SIDES.get(value, value)
    if tag == w("textDirection"):
        return _DIRECTIONS.get(value, value)
    if tag == w("w"):
        return _measured(value, None, Decimal(1))
    if tag in _HALVES or tag in _TWENTIETHS:
        return _measured(value, 2 if tag in _HALVES else 20, None)
    return value


def _fiftieths(tag: str, others: dict[str, str]) -> Decimal | None:
    """What a percentage is counted in: widths of tables and cells in fiftieths."""
    return Decimal(50) if others.get(w("type")) == "pct" or tag == w("tblW") else None


def _measured(value: str, per_point: int | None, per_cent: Decimal | None) -> str:
    """A measure with a unit, or a percentage, as the plain number it stands for; what is neither stays."""
    if per_point is not None and (found := _MEASURE.fullmatch(value)):
        return str(round(Decimal(found[1]) * _POINTS[found[2]] * per_point))
    if per_cent is not None and (found := _PERCENT.fullmatch(value)):
        return str(round(Decimal(found[1]) * per_cent))
    return value


def _bits(tag: str, attributes: dict[str, str]) -> str:
    """What the usual kind says in one value besides: which parts of a table's style are shown, or apply here."""
    on = {name.rpartition("}")[2] for name, value in attributes.items() if value in ("1", "true", "on")}
    if w("val") in attributes or tag not in (w("tblLook"), w("cnfStyle")):
        return ""
    if tag == w("tblLook"):
        return f"{sum(bit for name, bit in _LOOK.items() if name in on):04X}"
    return "".join(str(int(name in on)) for name in _CONDITIONS)
