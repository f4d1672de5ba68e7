"""What two sequences have in common, in order: exactly where that is cheap, in bounded time and memory everywhere."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from math import isqrt
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

_CELLS: Final = 300_000_000
"""How large a table (one side times the other) may be searched whole: it takes an eighth of that in bytes."""
_COUNTED: Final = 5_000_000_000
"""The same where only the number is wanted, for which no table is kept."""
_LINES: Final = 16_000
"""Into how many lines the longer side of a larger one is cut, about."""
_WINDOW: Final = 4
_MIX: Final = 2_654_435_761


class Match(NamedTuple):
    """A stretch that both have."""

    old: int
    new: int
    size: int


def matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Match]:
    """Yield the stretches of a longest common subsequence, in order; of huge sequences, of a long one."""
    if len(old) * len(new) <= _CELLS:
        yield from _exactly(old, new)
        return
    start = _shared_start(old, new)
    end = _shared_start(old[: start - 1 if start else None : -1], new[: start - 1 if start else None : -1])
    if start:
        yield Match(0, 0, start)
    mine, theirs = old[start : len(old) - end], new[start : len(new) - end]
    yield from (Match(start + a, start + b, size) for a, b, size in _between(mine, theirs))
    if end:
        yield Match(len(old) - end, len(new) - end, end)


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """Return how much two sequences have in common, in order; of huge ones, in whatever order."""
    if len(old) * len(new) <= _COUNTED:
        return int(LCSseq.similarity(old, new))
    return (Counter(old) & Counter(new)).total()


def _shared_start(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    return next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def _between(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Match]:
    if not old or not new:
        return
    if len(old) * len(new) <= _CELLS:
        yield from _exactly(old, new)
        return
    at_old = at_new = 0
    for a, b, size in [*_same_lines(old, new), Match(len(old), len(new), 0)]:
        yield from _nearby(old, new, range(at_old, a), range(at_new, b))
        if size:
            yield Match(a, b, size)
        at_old, at_new = a + size, b + size


def _exactly(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Match]:
    for op in LCSseq.opcodes(old, new):
        if op.tag == "equal":
            yield Match(op.src_start, op.dest_start, op.src_end - op.src_start)


def _nearby(old: Sequence[Hashable], new: Sequence[Hashable], mine: range, theirs: range) -> Iterator[Match]:
    """What is common between two lines that are: piece by piece where even that is huge."""
    pieces = 1 + isqrt(len(mine) * len(theirs) // _CELLS)
    for n in range(pieces):
        a, b = (side[len(side) * n // pieces : len(side) * (n + 1) // pieces] for side in (mine, theirs))
        if a and b:
            found = _exactly(old[a.start : a.stop], new[b.start : b.stop])
            yield from (Match(a.start + x, b.start + y, size) for x, y, size in found)


def _same_lines(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Match]:
    """The lines that both have, in order."""
    numbers: dict[Hashable, int] = {}
    keys = [[numbers.setdefault(item, len(numbers)) for item in side] for side in (old, new)]
    size = max(16, max(len(old), len(new)) // _LINES)
    mine, theirs = (_lines(side, size) for side in keys)
    ops = LCSseq.opcodes([tuple(keys[0][a:b]) for a, b in mine], [tuple(keys[1][a:b]) for a, b in theirs])
    pairs = [
        (mine[op.src_start + n], theirs[op.dest_start + n])
        for op in ops
        if op.tag == "equal"
        for n in range(op.src_end - op.src_start)
    ]
    return [Match(one[0], other[0], one[1] - one[0]) for one, other in pairs]


def _lines(keys: Sequence[int], size: int) -> list[tuple[int, int]]:
    """Cut a sequence, every `size` items or so, where a few items together say so: what stayed is cut alike."""
    cuts = [0]
    for at in range(_WINDOW, len(keys)):
        if at - cuts[-1] < size // 2:
            continue
        seen = 0
        for key in keys[at - _WINDOW : at]:
            seen = (seen * 31 + key + 1) * _MIX & 0xFFFFFFFF
        if (seen >> 8) % size == 0 or at - cuts[-1] >= 8 * size:
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], len(keys)], strict=True))
