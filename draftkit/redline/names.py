"""The names of WordprocessingML that comparing turns on, and the small things done to elements."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, Final

from lxml import etree

from draftkit.word.ooxml import ID as ID
from draftkit.word.ooxml import MC, W14, W15
from draftkit.word.ooxml import VAL as VAL
from draftkit.word.ooxml import P as P
from draftkit.word.ooxml import w as w

Element = etree._Element

M: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"


R, T, TBL, TR, TC, SDT = w("r"), w("t"), w("tbl"), w("tr"), w("tc"), w("sdt")
PPR, RPR, TRPR, TCPR, TBLPR, SECTPR = w("pPr"), w("rPr"), w("trPr"), w("tcPr"), w("tblPr"), w("sectPr")
TBLPREX, TBLGRID, SDTPR, SDTCONTENT = w("tblPrEx"), w("tblGrid"), w("sdtPr"), w("sdtContent")
FLDCHAR, INSTR, FLDSIMPLE, HYPERLINK = w("fldChar"), w("instrText"), w("fldSimple"), w("hyperlink")
INS, DEL, MOVE_FROM, MOVE_TO = w("ins"), w("del"), w("moveFrom"), w("moveTo")
TXBX = w("txbxContent")
OMATH, OMATHPARA, MATH_TEXT = f"{{{M}}}oMath", f"{{{M}}}oMathPara", f"{{{M}}}t"
ALTERNATE = f"{{{MC}}}AlternateContent"
PARA_ID, TEXT_ID = f"{{{W14}}}paraId", f"{{{W14}}}textId"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
NAME, AUTHOR, DATE = w("name"), w("author"), w("date")

BINDING, BINDING_2012 = w("dataBinding"), f"{{{W15}}}dataBinding"
"""Where the words of a content control are kept besides: Word puts them back from there when it opens the file."""
STAMP: Final = "{urn:draftkit:redline}section"
"""Which of NEW's sections a w:sectPr is, while the redline is in the making."""

BLOCKS: Final = frozenset({P, TBL, SDT, w("customXml"), w("altChunk"), OMATH, OMATHPARA})
STARTS: Final = {
    w("bookmarkStart"): w("bookmarkEnd"),
    w("commentRangeStart"): w("commentRangeEnd"),
    w("permStart"): w("permEnd"),
}
ENDS: Final = frozenset(STARTS.values())
COMMENT_REFERENCE: Final = w("commentReference")
SHAPES: Final = frozenset({w("drawing"), w("pict"), w("object"), ALTERNATE})


def is_mark(element: Element) -> bool:
    """Return whether an element only marks a place: an end of a bookmark, a comment or a permission."""
    tag = element.tag
    return tag in STARTS or tag in ENDS or (tag == R and is_comment_reference(element))


def is_comment_reference(run: Element) -> bool:
    """Return whether a run holds the reference to a comment and nothing else."""
    children = [child for child in run if child.tag != RPR]
    return len(children) == 1 and children[0].tag == COMMENT_REFERENCE


def copy(element: Element) -> Element:
    """Return a copy with all that is in it, and without the text that follows it."""
    made = deepcopy(element)
    made.tail = None
    return made


def make(like: Element, tag: str, attributes: Mapping[str, str] | None = None) -> Element:
    """Return an empty element; `like` lends its namespaces, so that none is declared anew."""
    spaces: Any = like.nsmap
    return like.makeelement(tag, dict(attributes or {}), spaces)


def shell(element: Element) -> Element:
    """Return the element with its attributes and nothing in it."""
    attributes: Any = element.attrib
    made = make(element, str(element.tag), attributes)
    made.text = element.text if element.text and not element.text.isspace() else None
    return made


def canonical(element: Element) -> bytes:
    """Return what an element says, whatever order its attributes are in and whatever prefixes are declared."""
    return etree.tostring(element, method="c14n", exclusive=True)
