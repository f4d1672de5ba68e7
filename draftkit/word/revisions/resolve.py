"""Accept or reject tracked changes in any tree of a Word file, in place."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

from draftkit.word.ooxml import w
from draftkit.word.revisions.controls import drop_moves, resolve_controls
from draftkit.word.revisions.maths import is_sign, resolve_sign
from draftkit.word.revisions.names import (
    CELLS,
    CHANGES,
    CTRLPR,
    DEL,
    MATH_RUN,
    NEW,
    NUMBERING,
    NUMPR,
    PPR,
    REVISIONS,
    RPR,
    RUN,
    TRPR,
    WRAPPERS,
    Element,
    P,
    above,
)
from draftkit.word.revisions.paragraphs import resolve_paragraphs
from draftkit.word.revisions.properties import resolve_change
from draftkit.word.revisions.surgery import Surgery, drop, drop_mark
from draftkit.word.revisions.tables import resolve_cell, resolve_row

Accept = Callable[[Element], bool | None]
"""Says of a revision element whether to accept it (True), to reject it (False), or to leave it (None)."""

_OLD = {w("delText"): w("t"), w("delInstrText"): w("instrText")}
"""Deleted text by its name, and what it is called when it stays after all."""


def accept_all(root: Element) -> bool:
    """Accept every tracked change below `root`; return whether there was one."""
    return resolve(root, lambda _: True)


def reject_all(root: Element) -> bool:
    """Reject every tracked change below `root`; return whether there was one."""
    return resolve(root, lambda _: False)


def resolve(root: Element, accept: Accept) -> bool:
    """Resolve the changes below `root` that `accept` decides on; return whether there was one.

    It is asked about every element of names.REVISIONS. The end of a range follows its start, whatever is said of it,
    and the range of a move goes when nothing moved is left in it.
    """
    verdicts = {mark: verdict for mark in root.iter(*REVISIONS) if (verdict := accept(mark)) is not None}
    if not verdicts:
        return False
    surgery = Surgery(root)
    resolve_controls(surgery, verdicts)
    for mark, verdict in verdicts.items():
        if mark.tag in CHANGES:
            resolve_change(mark, verdict)
    _resolve_content(surgery, verdicts)
    drop_moves(surgery, verdicts)
    surgery.settle_markers()
    return True


@dataclass(slots=True)
class _Sorted:
    """The marks of content by what they are about; True where it goes."""

    runs: dict[Element, bool] = field(default_factory=dict)
    wholes: dict[Element, bool] = field(default_factory=dict)
    signs: dict[Element, bool] = field(default_factory=dict)
    rows: dict[Element, bool] = field(default_factory=dict)
    paragraphs: dict[Element, bool] = field(default_factory=dict)
    numbers: dict[Element, bool] = field(default_factory=dict)
    others: dict[Element, bool] = field(default_factory=dict)


def _resolve_content(surgery: Surgery, verdicts: dict[Element, bool]) -> None:
    marks = _Sorted()
    for mark, verdict in verdicts.items():
        if mark.tag in WRAPPERS:
            _kind(mark, marks)[mark] = (mark.tag in NEW) != verdict
    _resolve_runs(surgery, marks)
    for mark, goes in marks.signs.items():
        resolve_sign(surgery, mark, goes)
    for mark, goes in marks.rows.items():
        resolve_row(surgery, mark, goes)
    for mark, verdict in verdicts.items():
        if mark.tag in CELLS:
            resolve_cell(surgery, mark, verdict)
    _resolve_numbers(marks, verdicts)
    surgery.prune()
    going = {paragraph for mark, goes in marks.paragraphs.items() if goes for paragraph in _holder(mark)}
    resolve_paragraphs(surgery, list(marks.paragraphs), going)
    surgery.prune()


def _holder(mark: Element) -> list[Element]:
    """Return the paragraph whose mark this is; nothing where it stands in a style."""
    return list(islice(mark.iterancestors(P), 1))


def _kind(mark: Element, marks: _Sorted) -> dict[Element, bool]:
    """Return where a mark belongs, by what stands above it."""
    holder = mark.getparent()
    if holder is None:
        return marks.others
    if holder.tag == TRPR:
        return marks.others if above(holder) in CHANGES else marks.rows
    if holder.tag == NUMPR:
        return marks.numbers
    if holder.tag == RPR:
        kinds = {PPR: marks.paragraphs, RUN: marks.runs, MATH_RUN: marks.runs, CTRLPR: marks.signs}
        return kinds.get(above(holder), marks.others)
    return marks.signs if is_sign(mark) else marks.wholes


def _resolve_runs(surgery: Surgery, marks: _Sorted) -> None:
    old: list[Element] = []
    for mark, goes in marks.runs.items():
        run = next(mark.iterancestors(RUN, MATH_RUN))
        if goes:
            surgery.remove(run)
        else:
            old += run.iter(*_OLD) if mark.tag not in NEW else ()
            drop_mark(mark)
    for mark, goes in marks.wholes.items():
        if goes:
            surgery.remove(mark)
        else:
            old += mark.iter(*_OLD) if mark.tag not in NEW else ()
            surgery.unwrap(mark)
    for text in old:
        if next(text.iterancestors(DEL), None) is None and text.tag in _OLD:
            text.tag = _OLD[str(text.tag)]
    for mark in marks.others:
        drop(mark)


def _resolve_numbers(marks: _Sorted, verdicts: dict[Element, bool]) -> None:
    """Numbering that was put on a paragraph goes or stays; what its number used to be cannot be put back."""
    for mark, goes in marks.numbers.items():
        holder = mark.getparent()
        drop_mark(holder if goes and holder is not None else mark)
    for mark in verdicts:
        if mark.tag == NUMBERING:
            drop_mark(mark)
