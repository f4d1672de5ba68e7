"""The numbers of revisions: given in order of reading when the whole is done."""

from collections.abc import Iterable
from typing import Final

from draftkit.redline.names import ID, STARTS, Element, w

_MADE: Final = frozenset(
    w(name)
    for name in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange",
        "tblGridChange", "trPrChange", "tcPrChange", "cellIns", "cellDel", "cellMerge", "numberingChange",
        "moveFromRangeStart", "moveToRangeStart", "customXmlInsRangeStart", "customXmlDelRangeStart",
        "customXmlMoveFromRangeStart", "customXmlMoveToRangeStart",
    )
)  # fmt: skip
_ENDS: Final = {
    w(f"{name}End"): w(f"{name}Start")
    for name in (
        "moveFromRange", "moveToRange", "customXmlInsRange", "customXmlDelRange", "customXmlMoveFromRange",
        "customXmlMoveToRange",
    )
}  # fmt: skip


def number_revisions(roots: Iterable[Element]) -> int:
    """Number every revision of the stories, above all numbers of bookmarks and comments; return how many there are."""
    stories = list(roots)
    number = max((int(e.get(ID, "0")) for root in stories for e in root.iter(*STARTS) if _is_number(e)), default=0)
    first = number
    for root in stories:
        open_ranges: dict[str, list[str]] = {}
        for element in root.iter(*_MADE, *_ENDS):
            tag = str(element.tag)
            if tag in _ENDS:
                element.set(ID, open_ranges.get(_ENDS[tag], ["0"]).pop())
                continue
            number += 1
            element.set(ID, str(number))
            if tag in _ENDS.values():
                open_ranges.setdefault(tag, []).append(str(number))
    return number - first


def _is_number(element: Element) -> bool:
    return element.get(ID, "").lstrip("-").isdigit()
