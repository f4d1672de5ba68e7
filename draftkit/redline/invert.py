"""A redline turned round: what it inserts is deleted, what it deletes is inserted, what was before is after.

So a redline built on the newer file is that of the way back, turned round.
"""

from typing import Final

from draftkit.redline.names import DEL, INS, MOVE_FROM, MOVE_TO, PPR, RPR, SECTPR, SPACE, Element, T, copy, w

_SWAPS: Final = {
    INS: DEL,
    MOVE_FROM: MOVE_TO,
    w("cellIns"): w("cellDel"),
    w("moveFromRangeStart"): w("moveToRangeStart"),
    w("moveFromRangeEnd"): w("moveToRangeEnd"),
    w("customXmlInsRangeStart"): w("customXmlDelRangeStart"),
    w("customXmlInsRangeEnd"): w("customXmlDelRangeEnd"),
    w("customXmlMoveFromRangeStart"): w("customXmlMoveToRangeStart"),
    w("customXmlMoveFromRangeEnd"): w("customXmlMoveToRangeEnd"),
}
_OTHER: Final = {**_SWAPS, **{new: old for old, new in _SWAPS.items()}}
_TEXTS: Final = {T: w("delText"), w("instrText"): w("delInstrText")}
_STAYING: Final = {gone: text for text, gone in _TEXTS.items()}
_CHANGES: Final = tuple(
    w(f"{name}Change") for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr")
)
_REFERENCES: Final = (w("headerReference"), w("footerReference"))


def invert(root: Element) -> None:
    """Turn every tracked change of a tree round, in place."""
    for change in list(root.iter(*_CHANGES)):
        _swap_properties(change)
    for mark in list(root.iter(*_OTHER)):
        mark.tag = _OTHER[str(mark.tag)]
    for text in list(root.iter(*_TEXTS, *_STAYING)):
        _settle_text(text)
    for mark in list(root.iter(INS)):
        after = mark.getnext()
        if after is not None and after.tag == DEL and mark.getparent() is not None and len(mark):
            after.addnext(mark)


def _settle_text(text: Element) -> None:
    """Deleted text has names of its own."""
    gone = next((above for above in text.iterancestors(INS, DEL, MOVE_FROM, MOVE_TO)), None)
    deleted = gone is not None and gone.tag == DEL
    name = (_TEXTS if deleted else _STAYING).get(str(text.tag))
    if name is not None:
        text.tag = name
        text.set(SPACE, "preserve")


def _swap_properties(change: Element) -> None:
    """Change places: what properties are, and what they are said to have been."""
    holder, record = change.getparent(), next(iter(change), None)
    if holder is None or record is None:
        return
    stay = _staying(holder)
    now = [child for child in holder if child is not change and child not in stay]
    before = [copy(child) for child in record]
    record[:] = [copy(child) for child in now]
    for child in now:
        holder.remove(child)
    first = [child for child in stay if child.tag in (*_REFERENCES, INS, DEL, MOVE_FROM, MOVE_TO)]
    place = len(first) if _leads(holder) else 0
    holder[place:place] = before


def _leads(holder: Element) -> bool:
    """Whether what stays stands before what changes: header references, and the marks of a paragraph's end."""
    return holder.tag in (SECTPR, RPR)


def _staying(holder: Element) -> list[Element]:
    """What a record of a change does not hold."""
    if holder.tag == PPR:
        return [child for child in holder if child.tag in (RPR, SECTPR)]
    if holder.tag == SECTPR:
        return [child for child in holder if child.tag in _REFERENCES]
    if holder.tag == RPR:
        return [child for child in holder if child.tag in (INS, DEL, MOVE_FROM, MOVE_TO)]
    return [child for child in holder if child.tag in (INS, DEL, *_CELLS)]


_CELLS: Final = (w("cellIns"), w("cellDel"), w("cellMerge"))
