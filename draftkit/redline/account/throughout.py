"""What was replaced in the same way all over an agreement, such as 'must' by 'shall': told once, in a sentence."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from draftkit.redline.account.passages import Change

_FEWEST: Final = 10


def replaced_throughout(changes: Iterable[Change]) -> Iterator[str]:
    """Yield a sentence for each word that another took the place of many times, the most frequent first."""
    counts = Counter(pair for change in changes for pair in _replaced(change))
    for (old, new), count in counts.most_common():
        if count >= _FEWEST:
            yield f"“{old}” became “{new}” in {count:,} places."


def _replaced(change: Change) -> Iterator[tuple[str, str]]:
    """Words, not numbers, for which others came."""
    for cell in change.cells if change.old and change.new else ():
        for one, other in pairwise(cell.telling.pieces):
            old, new = one.text.strip(), other.text.strip()
            if (one.state, other.state) == ("out", "in") and old.isalpha() and new.isalpha():
                yield old, new
