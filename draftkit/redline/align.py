"""Two lists of blocks side by side: which stayed, which were changed into which, which went and which came."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence

from draftkit.redline.blocks import Block
from draftkit.redline.groups import Group, settle_end
from draftkit.redline.likeness import alike
from draftkit.redline.longest import matches

Keys = Mapping[int, Hashable]
Alike = Callable[[Sequence[Block], Sequence[Block], range, range], list[Group]]
"""What tells, in a gap, which blocks became which."""


def align(old: Sequence[Block], new: Sequence[Block], *, told: Alike = alike) -> list[Group]:
    """Return the groups in order: every block of either side is in one of them."""
    old_keys, new_keys = ({n: b.key for n, b in enumerate(side)} for side in (old, new))
    pairs = _common(old_keys, new_keys, range(len(old)), range(len(new)))
    groups: list[Group] = []
    at_old = at_new = 0
    for a, b in [*pairs, (len(old), len(new))]:
        groups += _gap(old, new, range(at_old, a), range(at_new, b), told)
        if a < len(old):
            groups.append(Group("same", (a,), (b,)))
        at_old, at_new = a + 1, b + 1
    return settle_end(groups, old, new)


def _common(old_keys: Keys, new_keys: Keys, old: range, new: range) -> list[tuple[int, int]]:
    """Pairs of equal keys, in order on both sides: first what is there once on each, then the rest between."""
    if not old or not new:
        return []
    anchors = _anchors(old_keys, new_keys, old, new)
    if not anchors:
        return _longest(old_keys, new_keys, old, new)
    pairs: list[tuple[int, int]] = []
    at_old, at_new = old.start, new.start
    for a, b in [*anchors, (old.stop, new.stop)]:
        pairs += _longest(old_keys, new_keys, range(at_old, a), range(at_new, b))
        if a < old.stop:
            pairs.append((a, b))
        at_old, at_new = a + 1, b + 1
    return pairs


def _anchors(old_keys: Keys, new_keys: Keys, old: range, new: range) -> list[tuple[int, int]]:
    in_old, in_new = Counter(old_keys[i] for i in old), Counter(new_keys[j] for j in new)
    places = {new_keys[j]: j for j in new if in_new[new_keys[j]] == 1}
    once = [(i, places[old_keys[i]]) for i in old if in_old[old_keys[i]] == 1 and old_keys[i] in places]
    return [once[k] for k in _rising([b for _, b in once])]


def _rising(values: Sequence[int]) -> list[int]:
    """The places of a longest rising run of values."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            ends.append(place)
        else:
            tails[at], ends[at] = value, place
    found: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]


def _longest(old_keys: Keys, new_keys: Keys, old: range, new: range) -> list[tuple[int, int]]:
    if not old or not new:
        return []
    return [
        (old.start + found.old + n, new.start + found.new + n)
        for found in matches([old_keys[i] for i in old], [new_keys[j] for j in new])
        for n in range(found.size)
    ]


def _gap(old: Sequence[Block], new: Sequence[Block], mine: range, theirs: range, told: Alike) -> list[Group]:
    """Between blocks that stayed: the same words in another dress, then likeness, and the rest went or came."""
    if not mine or not theirs:
        return [*(Group("gone", (i,), ()) for i in mine), *(Group("new", (), (j,)) for j in theirs)]
    old_words: Keys = {i: (old[i].kind, old[i].text) if old[i].text.strip() else i for i in mine}
    new_words: Keys = {j: (new[j].kind, new[j].text) if new[j].text.strip() else -1 - j for j in theirs}
    pairs = _common(old_words, new_words, mine, theirs)
    groups: list[Group] = []
    at_old, at_new = mine.start, theirs.start
    for a, b in [*pairs, (mine.stop, theirs.stop)]:
        groups += told(old, new, range(at_old, a), range(at_new, b))
        if a < mine.stop:
            groups.append(Group("changed", (a,), (b,)))
        at_old, at_new = a + 1, b + 1
    return groups
