"""Two texts told as one: words that stayed, went and came, and where a stretch of either stands in the whole."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final

from draftkit.model.comparison import Piece, State
from draftkit.redline.account.said import Span
from draftkit.redline.longest import matches

_SMALL: Final = frozenset({
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "of", "on", "or", "that", "the", "this", "to",
    "with",
})  # fmt: skip
_FEW: Final = 2
_MUCH: Final = 6
"""How many words must have gone and come around a small word for it to be read as new too."""
_Sides = tuple[Sequence[str], Sequence[str]]
_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’]\w+)*|\s+|.", re.DOTALL)


class Telling:
    """An older and a newer text, told as the pieces that lead from one to the other."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.pieces = tell(old, new)

    @cached_property
    def _ends(self) -> list[int]:
        return [0, *accumulate(len(piece.text) for piece in self.pieces)]

    def old_place(self, span: Span) -> Span:
        """Return where a stretch of the older text stands in the whole."""
        return self._place(span, "in")

    def new_place(self, span: Span) -> Span:
        """Return where a stretch of the newer text stands in the whole."""
        return self._place(span, "out")

    def _place(self, span: Span, other: State) -> Span:
        own, first, last = 0, -1, 0
        for begin, piece in zip(self._ends, self.pieces, strict=False):
            if piece.state == other:
                continue
            end = own + len(piece.text)
            if first < 0 and span[0] < end:
                first = begin + span[0] - own
            if span[1] <= end:
                last = begin + span[1] - own
                break
            own = end
        return (first, last)

    def is_same(self, place: Span) -> bool:
        """Return whether all that stands there in the whole stayed."""
        return all(piece.state == "same" for _, piece in self._within(place))

    def kept_between(self, one: Span, other: Span) -> int:
        """Return how many characters that stayed lie between two places; 0 where they meet."""
        start, end = min(one[1], other[1]), max(one[0], other[0])
        if start >= end:
            return 0
        return sum(size for size, piece in self._within((start, end)) if piece.state == "same")

    def _within(self, place: Span) -> Iterator[tuple[int, Piece]]:
        for (begin, end), piece in zip(pairwise(self._ends), self.pieces, strict=True):
            size = min(end, place[1]) - max(begin, place[0])
            if size > 0:
                yield size, piece


def tell(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces from an older text to a newer one; what went stands before what came in its place."""
    if old == new:
        return (Piece("same", old),) if old else ()
    mine, theirs = _WORD.findall(old), _WORD.findall(new)
    made: list[tuple[State, str]] = []
    at_old = at_new = 0
    for a, b, size in [*_kept(mine, theirs), (len(mine), len(theirs), 0)]:
        made += [("out", "".join(mine[at_old:a])), ("in", "".join(theirs[at_new:b]))]
        made.append(("same", "".join(mine[a : a + size])))
        at_old, at_new = a + size, b + size
    return _joined(made)


def _kept(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the stretches that stayed, but for those that nobody reads as kept.

    Those are spaces and signs alone between words that were replaced, and a small word or two, such as 'the' or
    'in the', between stretches of new wording.
    """
    blocks = list(matches(old, new))
    at_old = at_new = 0
    for place, (a, b, size) in enumerate(blocks):
        next_old, next_new = blocks[place + 1][:2] if place + 1 < len(blocks) else (len(old), len(new))
        before, after = (old[at_old:a], new[at_new:b]), (old[a + size : next_old], new[b + size : next_new])
        words = _words(old[a : a + size])
        if not words and all(before) and all(after):
            continue
        if len(words) <= _FEW and _SMALL.issuperset(words) and _is_rewritten(before, after):
            continue
        yield a, b, size
        at_old, at_new = a + size, b + size


def _is_rewritten(before: _Sides, after: _Sides) -> bool:
    """Whether both sides of a place have new wording, and words went as well as came around it."""
    sizes = [[len(_words(side)) for side in sides] for sides in (before, after)]
    went, came = (sum(each) for each in zip(*sizes, strict=True))
    return min(went, came) > 0 and all(sum(each) > 1 for each in sizes) and went + came >= _MUCH


def _words(tokens: Sequence[str]) -> list[str]:
    return [token.casefold() for token in tokens if any(c.isalnum() for c in token)]


def _joined(made: Sequence[tuple[State, str]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for state, text in made:
        if not text:
            continue
        if pieces and pieces[-1].state == state:
            pieces[-1] = Piece(state, pieces[-1].text + text)
        else:
            pieces.append(Piece(state, text))
    return tuple(pieces)
