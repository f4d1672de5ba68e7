"""Which rows of a table became which: told by their first cells, and by the words that few other rows have."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from draftkit.redline.blocks import Block, as_blocks
from draftkit.redline.groups import Group
from draftkit.redline.likeness import Candidate, heaviest, in_order, nearby
from draftkit.redline.names import TC, TRPR, w

_ALIKE: Final = 0.35
"""How much of what two rows say they must share to be one that was changed."""
_WHOLE: Final = 0.8
"""How much of what the shorter row says the longer must say as well to be the same row with more in it."""
_NUMBER: Final = 0.25
"""How much a number tells of which row it is, beside a word."""


def alike_rows(old: Sequence[Block], new: Sequence[Block], mine: range, theirs: range) -> list[Group]:
    """Return the groups of a gap between rows that stayed."""
    rows = _Rows(old, new)
    alone = len(mine) == len(theirs) == 1
    if alone and (rows.is_empty(mine[0], theirs[0]) or _says_half(old[mine[0]], new[theirs[0]])):
        return [Group("changed", tuple(mine), tuple(theirs))]
    pairs = heaviest(sorted(_candidates(rows, mine, theirs)))
    return in_order([Group("changed", (i,), (j,)) for i, j in pairs], mine, theirs)


def _candidates(rows: "_Rows", mine: range, theirs: range) -> Iterator[Candidate]:
    for i, j in nearby(rows.words_of_old.__getitem__, rows.words_of_new.__getitem__, mine, theirs):
        share = rows.share(i, j)
        if share >= _ALIKE:
            yield Candidate(i, j, share)


class _Rows:
    """The words of the rows of two tables, and how much each tells."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        self.words_of_old, self.words_of_new = [row.words() for row in old], [row.words() for row in new]
        self._seen = Counter(word for words in (*self.words_of_old, *self.words_of_new) for word in set(words))
        self._names = [_name(row) for row in old], [_name(row) for row in new]
        self._named = tuple(map(Counter, self._names))

    def share(self, i: int, j: int) -> float:
        """Return how much of what they say two rows share: from 0 to 1, and 1 more for the same name."""
        mine, theirs = Counter(self.words_of_old[i]), Counter(self.words_of_new[j])
        weights, shared = (self._weight(mine), self._weight(theirs)), self._weight(mine & theirs)
        if not sum(weights):
            return 1.0 + self._have_one_name(i, j)
        grown = shared >= _WHOLE * min(weights) > 0  # the one says what the other does, and more
        return max(2 * shared / sum(weights), _ALIKE * grown) + self._have_one_name(i, j)

    def is_empty(self, i: int, j: int) -> bool:
        """Return whether one of two rows says nothing."""
        return not (self.words_of_old[i] and self.words_of_new[j])

    def _weight(self, words: Counter[str]) -> float:
        return sum(
            count * (_NUMBER if any(c.isdigit() for c in w) else 1) / self._seen[w] for w, count in words.items()
        )

    def _have_one_name(self, i: int, j: int) -> bool:
        mine, theirs = self._names[0][i], self._names[1][j]
        return mine == theirs != "" and self._named[0][mine] == self._named[1][theirs] == 1


def _says_half(old: Block, new: Block) -> bool:
    """Whether two rows differ in one cell of several, or say the same in half of those that say anything."""
    mine, theirs = _cells(old), _cells(new)
    if len(mine) != len(theirs) or len(mine) == 1:
        return False
    other = sum(one != another for one, another in zip(mine, theirs, strict=True))
    said = sum(bool(one or another) for one, another in zip(mine, theirs, strict=True))
    return other <= 1 or 2 * other <= said


def _cells(row: Block) -> list[str]:
    cells = row.element.findall(TC)
    return [" ".join(block.text.split()) for block in as_blocks(cells, "cell")] if cells else []


def _name(row: Block) -> str:
    """What the first cell says, unless that has a number, which may be another row's next time."""
    if row.element.find(f"{TRPR}/{w('tblHeader')}") is not None:
        return "\0heading"
    cell = row.element.find(TC)
    said = "" if cell is None else " ".join(as_blocks([cell], "cell")[0].text.split())
    return "" if any(c.isdigit() for c in said) else said
