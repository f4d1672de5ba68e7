"""Headers, footers and notes: which part of the older file became which of the newer, and the lines of both."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from draftkit.redline.account.lines import Line, read_part
from draftkit.redline.account.pairs import Pair, aligned
from draftkit.redline.likeness import ALIKE, likeness
from draftkit.word.package import Package

_REPEATED: Final = ("header", "footer")
"""What may stand in several parts, one for each section, and still be read as one."""

Lines = tuple[Line, ...]


class Story(NamedTuple):
    """A header, a footer, or all the notes of a kind; nothing on a side where it is not."""

    old: Lines
    new: Lines

    @property
    def said(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the words of both sides, line by line."""
        return _said(self.old), _said(self.new)

    def pairs(self) -> Iterator[Pair]:
        """Yield which lines became which; of one line, only the other can have come.

        A line that stands in another order, as a note does whose paragraph moved, is the one that says the same.
        """
        if len(self.old) == len(self.new) == 1:
            yield Pair((0,), (0,))
            return
        found = list(aligned(range(len(self.old)), range(len(self.new)), self.old, self.new))
        olds, news = {i for pair in found for i in pair.old}, {j for pair in found for j in pair.new}
        left: dict[tuple[bool, str], list[int]] = {}
        for j, line in enumerate(self.new):
            if j not in news and line.text.strip():
                left.setdefault((line.is_row, line.text), []).append(j)
        yield from found
        for i, line in enumerate(self.old):
            if i not in olds and left.get((line.is_row, line.text)):
                yield Pair((i,), (left[line.is_row, line.text].pop(0),))


def stories(old: Package, new: Package, kind: str, told: Sequence[tuple[str, str]]) -> list[Story]:
    """Return the stories of a kind. `told`: the parts that the redline told together, '' where there was none.

    Other parts are paired by their words. A header that came or went but stands elsewhere as well is left out.
    """
    mine, theirs = _read(old, kind), _read(new, kind)
    known = [(one, other) for one, other in told if (not one or one in mine) and (not other or other in theirs)]
    olds, news = {one for one, _ in known}, {other for _, other in known}
    known += _by_words({p: mine[p] for p in mine if p not in olds}, {p: theirs[p] for p in theirs if p not in news})
    both = [Story(mine[one], theirs[other]) for one, other in known if one and other]
    alone = [Story(mine.get(one, ()), theirs.get(other, ())) for one, other in known if not (one and other)]
    shown = {words for story in both for words in story.said} if kind in _REPEATED else set()
    return [*both, *(story for story in alone if shown.isdisjoint(story.said))]


def _read(package: Package, kind: str) -> dict[str, Lines]:
    return {part: read_part(package, part) for part in dict.fromkeys(package.related(kind))}


def _said(lines: Lines) -> tuple[str, ...]:
    return tuple(line.text for line in lines)


def _by_words(mine: Mapping[str, Lines], theirs: Mapping[str, Lines]) -> list[tuple[str, str]]:
    """Pair parts that say the same, then those most alike, and last one on each side that is left."""
    scores = [
        (-_likeness(mine[one], theirs[other]), n, m) for n, one in enumerate(mine) for m, other in enumerate(theirs)
    ]
    olds, news = list(mine), list(theirs)
    found: list[tuple[str, str]] = []
    for score, n, m in sorted(scores):
        one, other = list(mine)[n], list(theirs)[m]
        if -score >= ALIKE and one in olds and other in news:
            found.append((one, other))
            olds.remove(one)
            news.remove(other)
    if len(olds) == len(news) == 1:
        return [*found, (olds[0], news[0])]
    return [*found, *((one, "") for one in olds), *(("", other) for other in news)]


def _likeness(old: Lines, new: Lines) -> float:
    if _said(old) == _said(new):
        return 2.0
    return likeness(" ".join(_said(old)).split(), " ".join(_said(new)).split())
