"""What two lines of tokens have in common, such that words that say much stay rather than ‘and’ and ‘the’."""

from collections.abc import Iterator, Sequence
from typing import Final

from draftkit.redline.longest import Match, matches
from draftkit.redline.tokens import Token

SMALL: Final = frozenset({
    "a", "an", "and", "any", "are", "as", "at", "be", "by", "for", "from", "has", "have", "if", "in", "into", "is",
    "it", "its", "of", "on", "or", "so", "such", "than", "that", "the", "their", "them", "then", "there", "these",
    "they", "this", "those", "to", "under", "was", "were", "which", "who", "will", "with",
})  # fmt: skip
"""Words that say little by themselves."""
_LONG: Final = 12
"""So many words and spaces that stayed together stayed beyond doubt."""
_CELLS: Final = 6_000
"""How large a table (one side times the other) may be weighed."""
_LONGEST: Final = 12
_TOGETHER: Final = 0.1

_Row = Sequence[float]


def heaviest(old: Sequence[Token], new: Sequence[Token]) -> list[Match]:
    """Return the stretches that stayed, in order: the long ones there are, and between those the heaviest."""
    keys: dict[str, int] = {}
    mine = [keys.setdefault(token.key, len(keys)) for token in old]
    theirs = [keys.setdefault(token.key, len(keys)) for token in new]
    ends = len(old), len(new)
    found = list(matches(mine, theirs))
    made: list[Match] = []
    at_old = at_new = 0
    for sure in [*(match for match in found if _is_sure(match, *ends)), Match(*ends, 0)]:
        stretch = slice(at_old, sure.old), slice(at_new, sure.new)
        if (sure.old - at_old) * (sure.new - at_new) > _CELLS:
            made += [match for match in found if at_old <= match.old < sure.old]
        else:
            weighed = _weighed(mine[stretch[0]], theirs[stretch[1]], [_weight(token) for token in old[stretch[0]]])
            made += [Match(at_old + a, at_new + b, size) for a, b, size in weighed]
        made.append(sure)
        at_old, at_new = sure.old + sure.size, sure.new + sure.size
    return list(_joined([match for match in made if match.size]))


def _is_sure(match: Match, old: int, new: int) -> bool:
    """Whether a stretch stayed beyond doubt: it is long, or both sides begin or end with it."""
    begins, ends = match[:2] == (0, 0), (match.old + match.size, match.new + match.size) == (old, new)
    return begins or ends or match.size >= _LONG


def is_small(token: Token) -> bool:
    """Return whether a token is a word that says little, a space or a sign."""
    return bool(token.spans) and (token.key.casefold() in SMALL or not any(c.isalnum() for c in token.key))


def _weight(token: Token) -> float:
    if not token.spans:
        return float(_LONGEST)
    if token.key.isspace():
        return 0.25
    if is_small(token):
        return 1.0 if token.key.isalpha() else 0.5
    if token.key[0].isdigit():
        return 0.5 + len(token.key) / 4
    return 2.0 + min(len(token.key), _LONGEST)


def _weighed(old: Sequence[int], new: Sequence[int], weights: Sequence[float]) -> list[Match]:
    """The heaviest common subsequence; of equal ones that in fewer pieces."""
    width = len(new) + 1
    if not old or not new:
        return []
    best, last = [[0.0] * width], [0.0] * width
    ending: list[list[float]] = []
    for item, weight in zip(old, weights, strict=True):
        above, row, here = best[-1], [0.0], [0.0]
        for place, other in enumerate(new):
            found = 0.0
            if other == item:
                found = weight + max(above[place], last[place] + _TOGETHER if last[place] else 0.0)
            here.append(found)
            row.append(max(above[place + 1], row[place], found))
        best.append(row)
        ending.append(here)
        last = here
    return _traced(best, ending, weights)


def _traced(
    best: Sequence[Sequence[float]], ending: Sequence[Sequence[float]], weights: Sequence[float]
) -> list[Match]:
    """The way back through the table."""
    found: list[Match] = []
    a, b = len(best) - 1, len(best[0]) - 1
    together = False
    while a and b:
        here = ending[a - 1][b]
        if together or (here > best[a - 1][b] and here > best[a][b - 1]):
            found.append(Match(a - 1, b - 1, 1))
            together = a > 1 and ending[a - 2][b - 1] > 0 and here > weights[a - 1] + best[a - 1][b - 1]
            a, b = a - 1, b - 1
        elif best[a - 1][b] >= best[a][b - 1]:
            a -= 1
        else:
            b -= 1
    return found[::-1]


def _joined(found: Sequence[Match]) -> Iterator[Match]:
    at = 0
    while at < len(found):
        first, size = found[at], found[at].size
        while at + 1 < len(found) and found[at + 1][:2] == (first.old + size, first.new + size):
            at += 1
            size += found[at].size
        yield Match(first.old, first.new, size)
        at += 1
