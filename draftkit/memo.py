"""Memo: what was worked out of an immutable value, kept for as long as the same object comes again.

Clauses that do not depend on a brief are the same objects in every agreement; hashing them deeply would
cost as much as the work saved, so the object itself is the key.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
K = TypeVar("K")
_MOST = 800


class Memo(Generic[T, R]):
    """A function of one immutable object, worked out once for each.

    When it is full it begins anew: what is asked for soon after comes over, the rest goes when it is full again. So
    what many agreements share stays, however much there is that only one has.
    """

    def __init__(self, work_out: Callable[[T], R], most: int = _MOST) -> None:
        self._work_out = work_out
        self._most = most
        self._kept: dict[int, tuple[T, R]] = {}
        self._before: dict[int, tuple[T, R]] = {}

    def __call__(self, thing: T) -> R:
        try:
            return self._kept[id(thing)][1]  # what is kept is still there, so nothing else has its id
        except KeyError:
            kept = self._before.pop(id(thing), None) or (thing, self._work_out(thing))
        if len(self._kept) >= self._most:
            self._before, self._kept = self._kept, {}
        self._kept[id(thing)] = kept
        return kept[1]


def keep(known: dict[K, R], key: K, value: R, most: int) -> R:
    """Put a value among at most so many, in place of the oldest if they are as many; return it."""
    if len(known) >= most:
        del known[next(iter(known))]
    known[key] = value
    return value
