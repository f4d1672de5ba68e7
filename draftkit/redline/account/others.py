"""What changed outside the body: headers, footers, footnotes and endnotes, each kind as one entry."""

from collections.abc import Collection, Iterator
from typing import Final

from draftkit.model.comparison import ChangeKind, ClauseChange
from draftkit.redline.account.lines import Document, Line, read_part
from draftkit.redline.account.outline import Clause
from draftkit.redline.account.pairs import Matched, Version, aligned
from draftkit.redline.account.passages import Sides, changes_of, passages
from draftkit.redline.account.references import Followers
from draftkit.redline.account.touches import Touches
from draftkit.word.package import Package

_KINDS: Final = {
    "header": ("Headers", "headers"),
    "footer": ("Footers", "headers"),
    "footnotes": ("Footnotes", "notes"),
    "endnotes": ("Endnotes", "notes"),
}
"""What to call each kind, and by what name it can be ignored."""


def other_changes(old: Package, new: Package, ignored: Collection[str] = ()) -> Iterator[ClauseChange]:
    """Yield the changes of words outside the body; text that stands in several headers counts once."""
    for kind, (name, ignorable) in _KINDS.items():
        if ignorable in ignored:
            continue
        mine, theirs = _version(old, kind, name), _version(new, kind, name)
        if [line.text for line in mine.lines] != [line.text for line in theirs.lines]:
            yield _change(mine, theirs, name)


def _version(package: Package, kind: str, name: str) -> Version:
    lines: list[Line] = []
    for part in dict.fromkeys(package.related(kind)):
        met = {line.text for line in lines} if kind in ("header", "footer") else set()
        lines += [line for line in read_part(package, part) if line.text not in met]
    clause = Clause("other", "", name, range(len(lines)), "")
    return Version.of(Document(tuple(lines), {}, {}, 0), (clause,))


def _change(old: Version, new: Version, name: str) -> ClauseChange:
    pairs = tuple(aligned(range(len(old.lines)), range(len(new.lines)), old.lines, new.lines))
    sides = Sides.of(old, new, Matched({0: 0}, pairs, {}))
    changes = [change for change in changes_of(sides, 0, 0) if not change.is_same]
    touches = Touches(sides, Followers(old, new, sides.matched)).of(changes, "other")
    kind: ChangeKind = "changed" if old.lines and new.lines else "added" if new.lines else "removed"
    return ClauseChange(kind, "other", "", name, "", name, tuple(passages(sides, changes)), touches)
