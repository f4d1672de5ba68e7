"""What was replaced in the same way all over an agreement, such as 'must' by 'shall': told once, in a sentence."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Final

from draftkit.model.comparison import Piece
from draftkit.redline.account.passages import Change

_FEWEST: Final = 10
_MOST_AFTER: Final = 2
_WORDS: Final = re.compile(r"[^\W\d_]+(?:[ \u00a0'’-][^\W\d_]+)*")
_SMALL: Final = frozenset((
    "a", "all", "an", "and", "another", "any", "at", "both", "by", "each", "either", "every", "for", "from", "in", "it",
    "its", "neither", "no", "of", "on", "one", "or", "other", "that", "the", "their", "them", "these", "they", "this",
    "those", "to", "with",
))  # fmt: skip
"""Words that say nothing by themselves: told only with what always follows them."""


def replaced_throughout(changes: Iterable[Change]) -> Iterator[str]:
    """Yield a sentence for words that others took the place of many times, the most frequent first."""
    found: dict[tuple[str, str], list[Sequence[str]]] = defaultdict(list)
    for change in changes:
        for old, new, after in _replaced(change):
            found[old, new].append(after)
    for (old, new), places in sorted(found.items(), key=lambda each: -len(each[1])):
        is_small = {*old.casefold().split(), *new.casefold().split()} <= _SMALL
        after = _common(places) if is_small else []
        if len(places) >= _FEWEST and (after or not is_small):
            yield f"“{' '.join([old, *after])}” became “{' '.join([new, *after])}” in {len(places):,} places."


def _replaced(change: Change) -> Iterator[tuple[str, str, list[str]]]:
    """Words, not numbers, for which others came, and the words that follow them."""
    for cell in change.cells if change.old and change.new else ():
        pieces = [*cell.telling.pieces, Piece("same", "")]
        for one, other, rest in zip(pieces, pieces[1:], pieces[2:], strict=False):
            old, new = one.text.strip(), other.text.strip()
            if (one.state, other.state) == ("out", "in") and _WORDS.fullmatch(old) and _WORDS.fullmatch(new):
                yield old, new, re.findall(r"\w+", rest.text)[:_MOST_AFTER]


def _common(places: Sequence[Sequence[str]]) -> list[str]:
    """The words that follow in every place."""
    return [words[0] for words in takewhile(lambda words: len(set(words)) == 1, zip(*places, strict=False))]
