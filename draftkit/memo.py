"""Memo: what was worked out of an immutable value, kept for as long as the same object comes again.

Clauses that do not depend on a brief are the same objects in every agreement; hashing them deeply would
cost as much as the work saved, so the object itself is the key.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_MOST = 1_000


class Memo(Generic[T, R]):
    """A function of one immutable object, worked out once for each. The oldest half goes when it is full."""

    def __init__(self, work_out: Callable[[T], R]) -> None:
        self._work_out = work_out
        self._kept: dict[int, tuple[T, R]] = {}

    def __call__(self, thing: T) -> R:
        kept = self._kept.get(id(thing))
        if kept is not None and kept[0] is thing:
            return kept[1]
        result = self._work_out(thing)
        if len(self._kept) >= _MOST:
            for key in list(self._kept)[: _MOST // 2]:
                del self._kept[key]
        self._kept[id(thing)] = (thing, result)
        return result
