"""Rows and cells that were inserted, deleted or merged."""

from lxml import etree

from draftkit.word.ooxml import VAL, w
from draftkit.word.revisions.names import CELL_INS, CELL_MERGE, TC, TR, Element
from draftkit.word.revisions.surgery import Surgery, drop, drop_mark, tidy

_BEFORE_MERGE = frozenset({w("cnfStyle"), w("tcW"), w("gridSpan"), w("hMerge")})
_MERGE, _NOW, _WAS = w("vMerge"), w("vMerge"), w("vMergeOrig")
_WORDS = {"rest": "restart", "cont": "continue"}


def resolve_row(surgery: Surgery, mark: Element, goes: bool) -> None:
    """Take a row out, or only its mark. A table without rows goes with the last of them."""
    row = next(mark.iterancestors(TR), None)
    if goes and row is not None:
        surgery.remove(row)
    else:
        drop_mark(mark)


def resolve_cell(surgery: Surgery, mark: Element, accepted: bool) -> None:
    """Take a cell out, or only its mark; a merge of cells becomes what it is now, or what it was."""
    cell = next(mark.iterancestors(TC), None)
    if mark.tag == CELL_MERGE:
        _merge(mark, accepted)
    elif cell is not None and (mark.tag == CELL_INS) != accepted:
        surgery.remove(cell)
    else:
        drop_mark(mark)


def _merge(mark: Element, accepted: bool) -> None:
    holder = mark.getparent()
    if holder is None:
        return
    kind = mark.get(_NOW if accepted else _WAS)
    if kind or not accepted:
        for old in holder.findall(_MERGE):
            drop(old)
    if kind in _WORDS:
        place = sum(child.tag in _BEFORE_MERGE for child in holder)
        merged = etree.Element(_MERGE)
        merged.set(VAL, _WORDS[kind])
        holder.insert(place, merged)
    drop(mark)
    tidy(holder)
