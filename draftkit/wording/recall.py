"""Recall: what a wording came to, kept for the next brief that gives it the same to go by.

A wording depends on the values it asks for and on nothing else, so where those are equal it says the same.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from draftkit.memo import keep
from draftkit.wording.view import EVERYTHING, Log

_MOST = 64
"""How many outcomes of one wording are kept."""
_WORDINGS = 4096


class _Known:
    """One wording: the paths it was seen to ask for, and what came of what is there."""

    __slots__ = ("asked", "outcomes")

    def __init__(self) -> None:
        self.asked: tuple[str, ...] = ()
        self.outcomes: dict[Hashable, tuple[Any, frozenset[str]]] = {}


_known: dict[Hashable, _Known] = {}


def recall(
    wording: Hashable, prints: Mapping[str, Hashable], log: Log, work_out: Callable[[], Any], *, most: int = _MOST
) -> Any:
    """Return what `work_out` gives, without the work if the wording met the same values before.

    `prints` has a fingerprint for everything that may differ from brief to brief and that is there in this one; while
    it works, `work_out` adds whatever it asks for to `log`, found or not, and the paths of the brief it touches.
    """
    known = _known.get(wording)
    if known is None:
        if len(_known) >= _WORDINGS:
            _known.clear()
        known = _known[wording] = _Known()
    elif EVERYTHING in known.asked:
        return work_out()
    outcome = known.outcomes.get(_values(known.asked, prints)) if known.outcomes else None
    if outcome is None:
        outcome = _watch(known, prints, log, work_out, most)
    log.touched |= outcome[1]
    return outcome[0]


def _watch(
    known: _Known, prints: Mapping[str, Hashable], log: Log, work_out: Callable[[], Any], most: int
) -> tuple[Any, frozenset[str]]:
    before, log.touched = log.touched, set()
    log.asked.clear()
    try:
        result = work_out()
    finally:
        before, log.touched = log.touched, before
    if not log.asked.issubset(known.asked):
        known.asked = (*known.asked, *sorted(log.asked.difference(known.asked)))
        known.outcomes.clear()
    return keep(known.outcomes, _values(known.asked, prints), (result, frozenset(before)), most)


def _values(asked: tuple[str, ...], prints: Mapping[str, Hashable]) -> Hashable:
    return tuple(map(prints.get, asked))
