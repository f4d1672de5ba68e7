"""What changed outside the body: headers, footers, footnotes and endnotes, each kind as one entry."""

from collections.abc import Iterator, Sequence
from typing import Final

from draftkit.model.comparison import ChangeKind, ClauseChange
from draftkit.redline.account.heeding import EVERYTHING, Heeding
from draftkit.redline.account.lines import Document, Line
from draftkit.redline.account.outline import Clause
from draftkit.redline.account.pairs import Matched, Pair, Version
from draftkit.redline.account.passages import Change, Sides, changes_of, passages
from draftkit.redline.account.references import Followers
from draftkit.redline.account.stories import Story, stories
from draftkit.redline.account.touches import Touches
from draftkit.word.package import Package

_KINDS: Final = {
    "header": ("Headers", "headers"),
    "footer": ("Footers", "headers"),
    "footnotes": ("Footnotes", "notes"),
    "endnotes": ("Endnotes", "notes"),
}
"""What to call each kind, and by what name it can be ignored."""
_NOTES: Final = ("Footnotes", "Endnotes")


def other_changes(old: Package, new: Package, heeding: Heeding = EVERYTHING) -> Iterator[ClauseChange]:
    """Yield the changes outside the body that are heeded; what changed alike in several headers counts once."""
    for kind, (name, ignorable) in _KINDS.items():
        if ignorable not in heeding.ignored:
            yield from _change(stories(heeding.old or old, heeding.new or new, kind, heeding.headers), name)


def _change(found: Sequence[Story], name: str) -> Iterator[ClauseChange]:
    old, new = _version([s.old for s in found], name), _version([s.new for s in found], name)
    pairs = tuple(_pairs(found))
    sides = Sides.of(old, new, Matched({0: 0}, pairs, {}))
    clauses = (0 if old.lines else None, 0 if new.lines else None)
    found_in = changes_of(sides, *clauses)
    changes = list(_once(change for change in found_in if not _says_the_same(change, is_note=name in _NOTES)))
    if changes:
        touches = Touches(sides, Followers(old, new, sides.matched)).of(changes, "other")
        kind: ChangeKind = "changed" if old.lines and new.lines else "added" if new.lines else "removed"
        yield ClauseChange(kind, "other", "", name, "", name, tuple(passages(sides, changes)), touches)


def _says_the_same(change: Change, *, is_note: bool) -> bool:
    """Whether nothing changed; a note that moved with its paragraph is told with that."""
    return change.is_same or (is_note and change.stands and all(cell.is_same for cell in change.cells))


def _version(parts: Sequence[Sequence[Line]], name: str) -> Version:
    """The lines of several parts as one; every table keeps a number of its own."""
    lines: list[Line] = []
    for part in parts:
        tables = max((line.table for line in lines), default=0)
        lines += [line._replace(table=line.table + tables) if line.is_row else line for line in part]
    clause = Clause("other", "", name, range(len(lines)), "")
    return Version.of(Document(tuple(lines), {}, {}, 0), (clause,))


def _pairs(found: Sequence[Story]) -> Iterator[Pair]:
    olds = news = 0
    for story in found:
        for pair in story.pairs():
            yield Pair(tuple(i + olds for i in pair.old), tuple(j + news for j in pair.new))
        olds += len(story.old)
        news += len(story.new)


def _once(changes: Iterator[Change]) -> Iterator[Change]:
    met = set()
    for change in changes:
        said = tuple((cell.telling.old, cell.telling.new, cell.links) for cell in change.cells)
        if said not in met:
            met.add(said)
            yield change
