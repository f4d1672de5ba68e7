"""How much two texts differ in words, at the least: what a redline of them cannot help marking. No tests itself."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator

from tests.redline.oracle_tree import END

Texts = tuple[str, ...]

FEASIBLE = 4 * 10**10
"""Up to this many pairs of characters the longest common subsequence of a story is worked out whole."""


def distance(old: Texts, new: Texts) -> int:
    """Return the characters of the words, spaces and signs not in the heaviest common subsequence, both sides.

    A paragraph's end is a token of weight 1. Exact up to FEASIBLE; above that, between the paragraphs that stand once
    on each side, in their longest common order: that can only overstate it.
    """
    sizes = [sum(len(text) + 1 for text in side) for side in (old, new)]
    gaps = [(old, new)] if sizes[0] * sizes[1] <= FEASIBLE else _gaps(old, new)
    return sum(_tokens_distance(_tokens(a), _tokens(b)) for a, b in gaps)


def _tokens(texts: Iterable[str]) -> list[str]:
    return [token for text in texts for token in (*re.findall(r"\w+|\s|[^\w\s]", text), END)]


def _tokens_distance(old: list[str], new: list[str]) -> int:
    start = _common_start(old, new)
    old, new = old[start:][::-1], new[start:][::-1]
    end = _common_start(old, new)
    old, new = old[end:], new[end:]
    return sum(map(len, old)) + sum(map(len, new)) - 2 * common_weight(old, new)


def _common_start(old: list[str], new: list[str]) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(old), len(new)))


def common_weight(old: list[str], new: list[str]) -> int:
    """Return the weight of the heaviest common subsequence, a token weighing its characters.

    A token stands once for each of its characters: the length of the longest common subsequence of that is the weight
    sought, for a half-matched token can always be matched whole elsewhere. One bit a place (Hyyrö 2004).
    """
    masks, place = dict[str, int](), 0
    for token in new:
        masks[token] = masks.get(token, 0) | ((1 << len(token)) - 1) << place
        place += len(token)
    every = row = (1 << place) - 1
    for token in old:
        mask = masks.get(token, 0)
        for _ in range(len(token) if mask else 0):
            both = row & mask
            row = ((row + both) | (row - both)) & every
    return place - row.bit_count()


def _gaps(old: Texts, new: Texts) -> Iterator[tuple[Texts, Texts]]:
    olds, news = Counter(old), Counter(new)
    where = {text: n for n, text in enumerate(new) if olds[text] == news[text] == 1}
    last = (-1, -1)
    for anchor in [*_rising([(n, where[text]) for n, text in enumerate(old) if text in where]), (len(old), len(new))]:
        yield old[last[0] + 1 : anchor[0]], new[last[1] + 1 : anchor[1]]
        last = anchor


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs, in order, whose second numbers rise."""
    tails: list[int] = []
    ranks: list[int] = []
    for _, second in pairs:
        ranks.append(bisect_left(tails, second))
        tails[ranks[-1] : ranks[-1] + 1] = [second]
    kept: list[tuple[int, int]] = []
    for pair, rank in zip(reversed(pairs), reversed(ranks), strict=True):
        if rank == len(tails) - 1 - len(kept) and (not kept or pair[1] < kept[-1][1]):
            kept.append(pair)
    return kept[::-1]
