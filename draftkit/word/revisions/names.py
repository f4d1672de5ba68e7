"""The names of tracked changes and of what stands about them."""

from typing import Final

from lxml import etree

from draftkit.word.ooxml import MC, w

Element = etree._Element

M: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def m(name: str) -> str:
    """Return a name of Office mathematics as lxml writes it."""
    return f"{{{M}}}{name}"


def _w(*names: str) -> frozenset[str]:
    return frozenset(w(name) for name in names)


INS, DEL, MOVE_FROM, MOVE_TO = w("ins"), w("del"), w("moveFrom"), w("moveTo")
NEW: Final = frozenset({INS, MOVE_TO})
"""What goes when it is rejected; the other two go when they are accepted."""
WRAPPERS: Final = NEW | {DEL, MOVE_FROM}
CHANGES: Final = _w(
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange",
    "tcPrChange",
)  # fmt: skip
"""Each holds the properties as they were."""
CELL_INS, CELL_DEL, CELL_MERGE = w("cellIns"), w("cellDel"), w("cellMerge")
CELLS: Final = frozenset({CELL_INS, CELL_DEL, CELL_MERGE})
NUMBERING: Final = w("numberingChange")
MOVE_STARTS: Final = _w("moveFromRangeStart", "moveToRangeStart")
MOVE_ENDS: Final = _w("moveFromRangeEnd", "moveToRangeEnd")
CONTROL_STARTS: Final = _w(
    "customXmlInsRangeStart", "customXmlDelRangeStart", "customXmlMoveFromRangeStart", "customXmlMoveToRangeStart"
)
CONTROL_ENDS: Final = _w(
    "customXmlInsRangeEnd", "customXmlDelRangeEnd", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeEnd"
)
REVISIONS: Final = WRAPPERS | CHANGES | CELLS | {NUMBERING} | MOVE_STARTS | MOVE_ENDS | CONTROL_STARTS | CONTROL_ENDS
"""Everything that stands in a file because changes were tracked."""

STARTS: Final = MOVE_STARTS | CONTROL_STARTS | _w("bookmarkStart", "commentRangeStart", "permStart")
ENDS: Final = MOVE_ENDS | CONTROL_ENDS | _w("bookmarkEnd", "commentRangeEnd", "permEnd")
MARKERS: Final = STARTS | ENDS
"""The two ends of ranges, which stand between other things and show nothing."""
UNSEEN: Final = MARKERS | _w("proofErr")

RUN, P, TBL, TR, TC = w("r"), w("p"), w("tbl"), w("tr"), w("tc")
MATH_RUN: Final = m("r")
PPR, RPR, SECTPR, TRPR, TCPR, NUMPR = w("pPr"), w("rPr"), w("sectPr"), w("trPr"), w("tcPr"), w("numPr")
CTRLPR: Final = m("ctrlPr")
SDT, SDT_CONTENT, CUSTOM, SMART = w("sdt"), w("sdtContent"), w("customXml"), w("smartTag")
BOX: Final = w("txbxContent")
FALLBACK: Final = f"{{{MC}}}Fallback"
STORIES: Final = _w("body", "hdr", "ftr", "footnote", "endnote", "comment", "docPartBody", "txbxContent", "tc")
"""What holds blocks and must end in a paragraph."""
IDENTITY: Final = w("id")
AUTHOR, DATE, NAME = w("author"), w("date"), w("name")
PROPERTIES: Final = _w(
    "rPr", "pPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr",
    "sectPr",
) | frozenset({m("rPr"), CTRLPR, m("argPr"), m("oMathParaPr")})  # fmt: skip
"""What says how a thing looks and is no content of it."""


def family(marker: Element) -> tuple[str, str]:
    """Return what a range marker shares with its partner: the kind of range and the id."""
    tag = str(marker.tag).removesuffix("Start").removesuffix("End")
    return tag, marker.get(IDENTITY, "")


def above(element: Element) -> str:
    """Return the tag of the parent, or nothing."""
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)
