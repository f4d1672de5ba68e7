"""Two texts told as one: words that stayed, went and came, and where a stretch of either stands in the whole."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from typing import Final

from draftkit.model.comparison import Piece, State
from draftkit.redline.account.said import Span
from draftkit.redline.texts import LONG, plain_tokens
from draftkit.redline.tokens import Token
from draftkit.redline.words import Status, compare_tokens

_STATES: Final[Mapping[Status, State]] = {"same": "same", "gone": "out", "new": "in"}
_NONE: Final = Token("")


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
        return self.kept((start, end))

    def kept(self, place: Span) -> int:
        """Return how many characters of a place in the whole stayed."""
        return sum(size for size, piece in self._within(place) if piece.state == "same")

    def _within(self, place: Span) -> Iterator[tuple[int, Piece]]:
        for (begin, end), piece in zip(pairwise(self._ends), self.pieces, strict=True):
            size = min(end, place[1]) - max(begin, place[0])
            if size > 0:
                yield size, piece


def tell(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces from an older text to a newer one, as the redline marks them; what went stands first."""
    if old == new:
        return (Piece("same", old),) if old else ()
    long = max(len(old), len(new)) > LONG
    steps = compare_tokens(plain_tokens(old, long=long), plain_tokens(new, long=long))
    return _joined((_STATES[status], (mine or theirs or _NONE).words) for status, mine, theirs in steps)


def _joined(made: Iterable[tuple[State, str]]) -> tuple[Piece, ...]:
    said = groupby((one for one in made if one[1]), key=itemgetter(0))
    return tuple(Piece(state, "".join(text for _, text in told)) for state, told in said)
