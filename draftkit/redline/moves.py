"""Moves: paragraphs that went in one place and came in another, edited or not."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from draftkit.redline.blocks import Block
from draftkit.redline.groups import Group
from draftkit.redline.likeness import likeness

MOVED: Final = 0.8
_FEWEST_WORDS: Final = 4


class Moved(NamedTuple):
    """Which paragraphs moved, by place, each with the number of its move: neighbours that moved together share one."""

    old: Mapping[int, int]
    new: Mapping[int, int]
    became: Mapping[int, int]
    """Which of the new each of the old is."""
    was: Mapping[int, int]
    """Which of the old each of the new is."""


NOTHING: Final = Moved({}, {}, {}, {})


def find_moves(groups: Sequence[Group], old: Sequence[Block], new: Sequence[Block]) -> Moved:
    """Pair what went with what came: first the very same paragraphs, then those that share most of their words."""
    gone = [i for group in groups if group.state == "gone" for i in group.old if _is_long(old[i])]
    came = [j for group in groups if group.state == "new" for j in group.new if _is_long(new[j])]
    pairs = _same(gone, came, old, new)
    taken = set(pairs.values())
    pairs |= _alike([i for i in gone if i not in pairs], [j for j in came if j not in taken], old, new)
    return numbered(pairs, groups)


def _is_long(block: Block) -> bool:
    return block.kind == "paragraph" and len(block.words()) >= _FEWEST_WORDS


def _same(gone: list[int], came: list[int], old: Sequence[Block], new: Sequence[Block]) -> dict[int, int]:
    where: dict[str, list[int]] = defaultdict(list)
    for j in came:
        where[new[j].text].append(j)
    found: dict[int, int] = {}
    for i in gone:
        if where[old[i].text]:
            found[i] = where[old[i].text].pop(0)
    return found


def _alike(gone: list[int], came: list[int], old: Sequence[Block], new: Sequence[Block]) -> dict[int, int]:
    words = {j: new[j].words() for j in came}
    where: dict[str, list[int]] = defaultdict(list)
    for j in came:
        for word in set(words[j]):
            where[word].append(j)
    free, found = set(came), {}
    for i in gone:
        mine = old[i].words()
        votes = Counter(j for word in set(mine) if len(where[word]) <= 20 for j in where[word] if j in free)
        for j, _ in votes.most_common(3):
            if likeness(mine, words[j]) >= MOVED:
                found[i] = j
                free.discard(j)
                break
    return found


def numbered(pairs: dict[int, int], groups: Sequence[Group]) -> Moved:
    """Return the moves of pairs: neighbours that went together and came together, in order, are one."""
    alone_old = {i: n for n, group in enumerate(groups) for i in group.old}
    alone_new = {j: n for n, group in enumerate(groups) for j in group.new}
    old, new = {}, {}
    number = 0
    before: tuple[int, int] | None = None
    for i in sorted(pairs):
        j = pairs[i]
        together = before is not None and (alone_old[i], alone_new[j]) == (before[0] + 1, before[1] + 1)
        number += 0 if together else 1
        old[i], new[j] = number, number
        before = (alone_old[i], alone_new[j])
    return Moved(old, new, pairs, {j: i for i, j in pairs.items()})
