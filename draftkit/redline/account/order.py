"""Which clauses moved: those that stand outside the longest stretch, by words, that kept its order."""

from collections.abc import Mapping


def moved(pairs: Mapping[int, int], weights: Mapping[int, int]) -> frozenset[int]:
    """Return the older clauses that no longer stand where the others put them."""
    best: dict[int, tuple[int, int]] = {}
    tree = _Highest(max(pairs.values(), default=0) + 1)
    for i in sorted(pairs):
        weight, before = tree.below(pairs[i])
        best[i] = (weight + weights[i], before)
        tree.put(pairs[i], (weight + weights[i], i))
    kept: set[int] = set()
    at = max(best, key=lambda i: best[i][0], default=-1)
    while at >= 0:
        kept.add(at)
        at = best[at][1]
    return frozenset(pairs.keys() - kept)


class _Highest:
    """Gives the highest value put below a place (a Fenwick tree)."""

    def __init__(self, size: int) -> None:
        self._values = [(0, -1)] * (size + 1)

    def put(self, place: int, value: tuple[int, int]) -> None:
        at = place + 1
        while at < len(self._values):
            self._values[at] = max(self._values[at], value)
            at += at & -at

    def below(self, place: int) -> tuple[int, int]:
        at, found = place, (0, -1)
        while at > 0:
            found = max(found, self._values[at])
            at -= at & -at
        return found
