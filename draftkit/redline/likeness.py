"""Which blocks became which, told by how many words they share; and which were split or joined."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from draftkit.redline.blocks import Block
from draftkit.redline.groups import Group
from draftkit.redline.longest import common

ALIKE: Final = 0.45
"""How many of their words two paragraphs must share to be one that was changed."""
_ALONE: Final = 0.25
"""The same, where nothing else stands between what stayed."""
_PART: Final = 0.6
"""How much of a paragraph another must hold, beyond what it holds already, to be a part that was split off it."""
_BETWEEN: Final = 1
"""How many paragraphs may have come between two parts of one that was split."""
_ALL_PAIRS: Final = 2_500
_MOST_EFFORT: Final = 200_000_000
"""How many steps all pairs of one gap may be compared with in order of their words."""
_MOST_PARTS: Final = 100
"""How many paragraphs one may have been split into."""
_COMMON: Final = 12
"""A word that is in more paragraphs than this tells little."""


def alike(old: Sequence[Block], new: Sequence[Block], mine: range, theirs: range) -> list[Group]:
    """Return the groups of a gap: the heaviest pairs in order, with what was split off or joined to them."""
    words = _Words(old, new)
    chain = heaviest(sorted(_candidates(words, mine, theirs)))
    pairs: list[Group] = []
    at_old, at_new = mine.start, theirs.start
    for place, (i, j) in enumerate(chain):
        next_i, next_j = chain[place + 1] if place + 1 < len(chain) else (mine.stop, theirs.stop)
        pairs.append(_widened(words, Group("changed", (i,), (j,)), range(at_old, next_i), range(at_new, next_j)))
        at_old, at_new = pairs[-1].old[-1] + 1, pairs[-1].new[-1] + 1
    return in_order(pairs, mine, theirs)


def in_order(pairs: Sequence[Group], mine: range, theirs: range) -> list[Group]:
    """Return the groups of a gap: the pairs, and before, between and after them what went and what came."""
    groups: list[Group] = []
    at_old, at_new = mine.start, theirs.start
    for pair in pairs:
        groups += _rest(range(at_old, pair.old[0]), range(at_new, pair.new[0]))
        groups.append(pair)
        at_old, at_new = pair.old[-1] + 1, pair.new[-1] + 1
    return [*groups, *_rest(range(at_old, mine.stop), range(at_new, theirs.stop))]


def likeness(old: Sequence[str], new: Sequence[str]) -> float:
    """Return the share of words that two texts have in common, in order: 0 to 1."""
    if not old or not new:
        return 1.0 if not old and not new else 0.0
    return 2 * common(old, new) / (len(old) + len(new))


def _rest(mine: range, theirs: range) -> list[Group]:
    return [*(Group("gone", (i,), ()) for i in mine), *(Group("new", (), (j,)) for j in theirs)]


class Candidate(NamedTuple):
    """Two blocks that may be one, and how much speaks for it."""

    old: int
    new: int
    weight: float


class _Counts(dict[int, Counter[str]]):
    """How often each word is in a block, counted once."""

    def of(self, words: Sequence[str], place: int) -> Counter[str]:
        if place not in self:
            self[place] = Counter(words)
        return self[place]


class _Words:
    """The words of blocks, split once."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        self.old_blocks, self.new_blocks = old, new
        self._old: dict[int, list[str]] = {}
        self._new: dict[int, list[str]] = {}
        self._old_counts, self._new_counts = _Counts(), _Counts()
        self._effort = 0

    def old(self, place: int) -> list[str]:
        if place not in self._old:
            self._old[place] = self.old_blocks[place].words()
        return self._old[place]

    def new(self, place: int) -> list[str]:
        if place not in self._new:
            self._new[place] = self.new_blocks[place].words()
        return self._new[place]

    def shared(self, i: int, j: int) -> int:
        """Return how many words two blocks share, in order; in whatever order once much has been compared."""
        a, b = self.old(i), self.new(j)
        if self._effort < _MOST_EFFORT:
            self._effort += len(a) + len(b) + len(a) * len(b) // 64
            return common(a, b)
        mine, theirs = self._old_counts.of(a, i), self._new_counts.of(b, j)
        few, many = (mine, theirs) if len(mine) < len(theirs) else (theirs, mine)
        return sum(min(count, many[word]) for word, count in few.items() if word in many)

    def kinds_agree(self, i: int, j: int) -> bool:
        return self.old_blocks[i].kind == self.new_blocks[j].kind


def _candidates(words: _Words, mine: range, theirs: range) -> Iterator[Candidate]:
    single = len(mine) == 1 and len(theirs) == 1
    for i, j in nearby(words.old, words.new, mine, theirs):
        if not words.kinds_agree(i, j):
            continue
        a, b = words.old(i), words.new(j)
        needed = _needed(words.old_blocks[i], single)
        if min(len(a), len(b)) * 2 < needed * (len(a) + len(b)) and not _may_hold(a, b):
            continue
        shared = words.shared(i, j)
        share = 2 * shared / (len(a) + len(b)) if a or b else 1.0
        if share >= needed or (_may_hold(a, b) and shared >= 0.8 * min(len(a), len(b))):
            yield Candidate(i, j, share * (len(a) + len(b)) + 0.01)


def _needed(block: Block, single: bool) -> float:
    if block.kind != "paragraph":
        return 0.0 if single else 0.2
    return _ALONE if single else ALIKE


def _may_hold(a: Sequence[str], b: Sequence[str]) -> bool:
    return min(len(a), len(b)) >= 4


Worded = Callable[[int], Sequence[str]]
"""What gives the words of the block at a place."""


def nearby(words_of_old: Worded, words_of_new: Worded, mine: range, theirs: range) -> Iterator[tuple[int, int]]:
    """Yield all pairs of a small gap; of a large one those that share a rare word."""
    if len(mine) * len(theirs) <= _ALL_PAIRS:
        yield from ((i, j) for i in mine for j in theirs)
        return
    where: dict[str, list[int]] = defaultdict(list)
    for j in theirs:
        for word in set(words_of_new(j)):
            where[word].append(j)
    for i in mine:
        votes = Counter(j for word in set(words_of_old(i)) if len(where[word]) <= _COMMON for j in where[word])
        for j, _ in votes.most_common(6):
            yield i, j


def heaviest(candidates: list[Candidate]) -> list[tuple[int, int]]:
    """Return the pairs, rising on both sides, that together weigh most."""
    places = sorted({c.new for c in candidates})
    best = _Best(len(places))
    ends: list[tuple[float, int]] = []
    before: list[int] = []
    at = 0
    while at < len(candidates):
        row = at
        while row < len(candidates) and candidates[row].old == candidates[at].old:
            weight, place = best.up_to(bisect_left(places, candidates[row].new))
            before.append(place)
            ends.append((weight + candidates[row].weight, row))
            row += 1
        for n in range(at, row):
            best.put(bisect_left(places, candidates[n].new), ends[n])
        at = row
    found: list[tuple[int, int]] = []
    place = max(ends, default=(0.0, -1))[1]
    while place >= 0:
        found.append((candidates[place].old, candidates[place].new))
        place = before[place]
    return found[::-1]


class _Best:
    """The greatest value put at any place before a given one (a Fenwick tree)."""

    def __init__(self, size: int) -> None:
        self._tree = [(0.0, -1)] * (size + 1)

    def put(self, place: int, value: tuple[float, int]) -> None:
        place += 1
        while place < len(self._tree):
            self._tree[place] = max(self._tree[place], value)
            place += place & -place

    def up_to(self, place: int) -> tuple[float, int]:
        """Return the greatest value at the places before this one."""
        found = (0.0, -1)
        while place > 0:
            found = max(found, self._tree[place])
            place -= place & -place
        return found


def _widened(words: _Words, group: Group, mine: range, theirs: range) -> Group:
    """Take in the neighbours that were split off the paragraph, or those that were joined to it."""
    (i,), (j,) = group.old, group.new
    if words.old_blocks[i].kind != "paragraph":
        return group
    new = _parts(words.old(i), j, theirs, words.new, words.new_blocks)
    old = _parts(words.new(j), i, mine, words.old, words.old_blocks) if len(new) == 1 else (i,)
    return Group("changed", old, new)


def _parts(
    whole: Sequence[str], first: int, limits: range, words_of: Callable[[int], list[str]], blocks: Sequence[Block]
) -> tuple[int, ...]:
    """The run of neighbours round `first` that are, together, what `whole` was."""
    parts = [first]
    for step in (-1, 1):
        while len(parts) < _MOST_PARTS and (wider := _wider(whole, parts, step, limits, words_of, blocks)):
            parts = wider
    return tuple(parts)


def _wider(
    whole: Sequence[str],
    parts: list[int],
    step: int,
    limits: range,
    words_of: Callable[[int], list[str]],
    blocks: Sequence[Block],
) -> list[int]:
    """The parts with the next that holds more of the whole, and what came between; nothing if there is none."""
    held = _shared(whole, parts, words_of)
    edge = parts[0] if step < 0 else parts[-1]
    for candidate in range(edge + step, edge + step * (_BETWEEN + 2), step):
        if candidate not in limits or blocks[candidate].kind != "paragraph":
            return []
        wider = sorted({*parts, *range(min(edge, candidate), max(edge, candidate) + 1)})
        size = len(words_of(candidate))
        if size and _shared(whole, wider, words_of) - held >= max(1, _PART * size):
            return wider
    return []


def _shared(whole: Sequence[str], parts: list[int], words_of: Callable[[int], list[str]]) -> int:
    return common(whole, [word for part in parts for word in words_of(part)])
