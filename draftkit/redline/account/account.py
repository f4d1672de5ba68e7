"""Two versions of an agreement and how the redline told them, and from that the account."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from draftkit.model.comparison import TOUCH_KINDS, Account, ChangeKind, ClauseChange, Part, Touch, renumberings
from draftkit.redline.account.heeding import EVERYTHING, Heeding, worded
from draftkit.redline.account.lines import read_document
from draftkit.redline.account.others import other_changes
from draftkit.redline.account.outline import outline
from draftkit.redline.account.pairs import Version, match
from draftkit.redline.account.passages import Change, Sides, changes_of, passages
from draftkit.redline.account.references import Followers
from draftkit.redline.account.stale import stale_references
from draftkit.redline.account.throughout import replaced_throughout
from draftkit.redline.account.touches import Touches
from draftkit.redline.account.unmoved import clauses_moved, without_moves
from draftkit.redline.account.wide import wide_touches
from draftkit.redline.merge import Told
from draftkit.redline.names import PPR, SECTPR
from draftkit.word.package import Package


def tell_account(
    old: Package,
    new: Package,
    told: Sequence[Told],
    *,
    others: Sequence[ClauseChange] | None = None,
    notices: Sequence[str] = (),
    heeding: Heeding = EVERYTHING,
) -> Account:
    """Return the account of two packages whose tracked changes are accepted, as `told` by their redline.

    `told` holds the body alone; `others` is what changed outside it, read from the packages if it is not given.
    `heeding` says what the redline left out of account.
    """
    sides = _sides(old, new, told, heeding)
    followers = Followers(sides.old, sides.new, sides.matched)
    if "moves" in heeding.ignored:
        sides = Sides.of(sides.old, sides.new, without_moves(sides.old, sides.new, sides.matched))
    writer = _Writer(sides, followers, told, heeding)
    changes = tuple(writer.changes())
    return Account(
        old.name,
        new.name,
        _title(sides.new) or _title(sides.old),
        changes,
        renumberings(writer.numbers()),
        tuple(other_changes(old, new, heeding) if others is None else others),
        (*notices, *replaced_throughout(writer.real), *stale_references(sides, followers)),
        heeding.sentence(),
    )


def _sides(old: Package, new: Package, told: Sequence[Told], heeding: Heeding) -> Sides:
    versions = []
    for package, read, places in (
        (old, heeding.old, [i for t in told for i in t.group.old]),
        (new, heeding.new, [j for t in told for j in t.group.new]),
    ):
        document = read_document(package)
        if read is not None:
            document = worded(document, read_document(read))
        if places and max(places) >= document.blocks:
            raise ValueError(f"{package.name} has {document.blocks} blocks: the redline told more")
        versions.append(Version.of(document, outline(document)))
    mine, theirs = versions
    return Sides.of(mine, theirs, match(mine, theirs, told))


def _title(version: Version) -> str:
    styled = (line.text for line in version.lines if line.style == "title" and line.text.strip())
    return " ".join(next(styled, "").split())


def _looks(sides: Sides, told: Sequence[Told], heeding: Heeding) -> tuple[AbstractSet[int], AbstractSet[int]]:
    """The clauses, older and newer, of all that the redline marked though its words stayed."""
    found: tuple[set[int], set[int]] = (set(), set())
    for one in told:
        if heeding.marks(one) and _says_the_same(one):
            for side, version, places in ((0, sides.old, one.group.old), (1, sides.new, one.group.new)):
                found[side].update(clause for place in places if (clause := _clause_at(version, place)) >= 0)
    return found


def _says_the_same(one: Told) -> bool:
    """Whether what was marked has the words it had, and is neither a table of contents nor a section break."""
    old, new = ([word for block in blocks for word in block.words()] for blocks in (one.old, one.new))
    both = (*one.old, *one.new)
    is_break = not old and any(block.element.find(f"{PPR}/{SECTPR}") is not None for block in both)
    return old == new and not is_break and all(block.kind != "contents" for block in both)


def _clause_at(version: Version, block: int) -> int:
    """The clause of a block; of one without words, a picture, that of the line before it. -1: there are no lines."""
    lines = version.document.of_block.get(block, range(0))
    at = max(0, lines.start - (not lines))
    return version.clause_of[at] if at < len(version.clause_of) else -1


class _Read(NamedTuple):
    """A clause before it is written: what changed in it, and what of that is more than a reference that follows."""

    old: int | None
    new: int | None
    changes: list[Change]
    real: list[Change]


class _Writer:
    """Writes the change of every clause."""

    def __init__(self, sides: Sides, followers: Followers, told: Sequence[Told], heeding: Heeding) -> None:
        self._sides, self._looks = sides, _looks(sides, told, heeding)
        self._marked = any(heeding.marks(one) for one in told)
        self._touches = Touches(sides, followers)
        self._moved = clauses_moved(sides.old, sides.matched.clauses)
        self.real: list[Change] = []
        """What changed and is more than a reference that follows; known once the changes are told."""

    def changes(self) -> Iterator[ClauseChange]:
        """Yield the change of every clause that changed in any way, in order."""
        read = [self._read(i, j) for i, j in self._order()]
        self.real = [change for one in read for change in one.real]
        wide = wide_touches(self._sides, self.real)
        for one in read:
            kind = self._kind(one)
            if kind is not None:
                yield self._change(one, kind, wide)
        if not self._sides.new.clauses and not self._sides.old.clauses and self._marked:
            yield ClauseChange("look", "section", "", "Text", "", "Text")

    def numbers(self) -> list[tuple[Part, str, str]]:
        """Return the numbers, old and new, of all clauses that kept their order."""
        return [
            (theirs.part, mine.number, theirs.number)
            for i, j in self._order()
            if i is not None and j is not None and i not in self._moved
            if (mine := self._sides.old.clauses[i]).number and (theirs := self._sides.new.clauses[j]).number
        ]

    def _order(self) -> list[tuple[int | None, int | None]]:
        """Clauses in the order of the newer version; those removed after what stood before them."""
        pairs = self._sides.matched.clauses
        became = {j: i for i, j in pairs.items()}
        placed: list[tuple[tuple[int, int, int], tuple[int | None, int | None]]] = [
            ((j, 0, 0), (became.get(j), j)) for j in range(len(self._sides.new.clauses))
        ]
        anchor = -1
        for i in range(len(self._sides.old.clauses)):
            if i not in pairs:
                placed.append(((anchor, 1, i), (i, None)))
            elif i not in self._moved:
                anchor = pairs[i]
        return [each for _, each in sorted(placed, key=lambda each: each[0])]

    def _read(self, old: int | None, new: int | None) -> _Read:
        changes = [change for change in changes_of(self._sides, old, new) if not change.is_same]
        return _Read(old, new, changes, [c for c in changes if not self._touches.only_follows(c)])

    def _kind(self, one: _Read) -> ChangeKind | None:
        if one.old is None or one.new is None:
            return "added" if one.old is None else "removed"
        if one.old in self._moved:
            return "moved and changed" if one.real else "moved"
        if one.real:
            return "changed"
        if one.changes:
            return "references follow"
        if self._sides.old.clauses[one.old].number != self._sides.new.clauses[one.new].number:
            return "renumbered"
        return "look" if one.old in self._looks[0] or one.new in self._looks[1] else None

    def _change(self, one: _Read, kind: ChangeKind, wide: Mapping[tuple[str, int], Sequence[Touch]]) -> ClauseChange:
        old = self._sides.old.clauses[one.old] if one.old is not None else None
        new = self._sides.new.clauses[one.new] if one.new is not None else None
        part = new.part if new else old.part if old else "clause"
        touches = [*self._touches.of(one.changes, part)]
        touches += wide.get(("old", one.old), ()) if one.old is not None else ()
        touches += wide.get(("new", one.new), ()) if one.new is not None else ()
        return ClauseChange(
            kind,
            part,
            old.number if old else "",
            old.heading if old else "",
            new.number if new else "",
            new.heading if new else "",
            tuple(passages(self._sides, one.real)),
            tuple(sorted(touches, key=lambda touch: TOUCH_KINDS.index(touch.kind))),
            new.mark if new else old.mark if old else "",
        )
