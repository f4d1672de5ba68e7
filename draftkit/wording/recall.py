"""Recall: what a wording came to, kept for the next brief that gives it the same to go by.

A wording depends on the names it looks up and on nothing else, so with equal values of those names it says the same.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from draftkit.wording.view import Log

_MOST = 16
"""How many outcomes of one wording are kept."""
_WORDINGS = 4096


class _Known:
    """One wording: the names it was seen to look up, and what came of their values."""

    __slots__ = ("names", "outcomes")

    def __init__(self) -> None:
        self.names: tuple[str, ...] = ()
        self.outcomes: dict[Hashable, tuple[Any, frozenset[str]]] = {}


_known: dict[Hashable, _Known] = {}


def recall(
    wording: Hashable, prints: Mapping[str, Hashable], seen: set[str], log: Log, work_out: Callable[[], Any]
) -> Any:
    """Return what `work_out` gives, without the work if the wording met the same values before.

    `prints` has a fingerprint for every name whose value may differ from brief to brief; while it works, `work_out`
    adds the names it looks up to `seen`, and the paths of the brief it touches to `log`.
    """
    known = _known.get(wording)
    if known is None:
        if len(_known) >= _WORDINGS:
            _known.clear()
        known = _known[wording] = _Known()
    outcome = known.outcomes.get(_values(known.names, prints)) if known.outcomes else None
    if outcome is None:
        outcome = _watch(known, prints, seen, log, work_out)
    log.touched |= outcome[1]
    return outcome[0]


def _watch(
    known: _Known, prints: Mapping[str, Hashable], seen: set[str], log: Log, work_out: Callable[[], Any]
) -> tuple[Any, frozenset[str]]:
    before, log.touched = log.touched, set()
    seen.clear()
    try:
        result = work_out()
    finally:
        before, log.touched = log.touched, before
    names = tuple(sorted({*known.names, *(name for name in seen if name in prints)}))
    if names != known.names or len(known.outcomes) >= _MOST:
        known.names = names
        known.outcomes.clear()
    outcome = (result, frozenset(before))
    known.outcomes[_values(names, prints)] = outcome
    return outcome


def _values(names: tuple[str, ...], prints: Mapping[str, Hashable]) -> Hashable:
    return tuple([prints.get(name) for name in names])
