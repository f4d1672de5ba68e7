"""Blocks between others that moved: where they stand in both places as well, they move with them."""

from collections.abc import Iterator, Mapping, Sequence

from draftkit.redline.blocks import Block
from draftkit.redline.groups import Group
from draftkit.redline.moves import Moved, numbered
from draftkit.redline.names import SECTPR


def with_neighbours(
    groups: Sequence[Group], moved: Moved, old: Sequence[Block], new: Sequence[Block]
) -> tuple[list[Group], Moved]:
    """Return the groups and the moves, in which a block is moved where its neighbours are.

    A heading that seems to have become that of the other place, because only a name in it differs, and a line too short
    to be known for moved.
    """
    found = _Followed(groups, moved.became, old, new)
    while sum(found.follow(i, j) for i, j in sorted(found.pairs.items())):
        pass
    if len(found.pairs) == len(moved.became):
        return list(groups), moved
    made = list(_told_apart(groups, found))
    return made, numbered(found.pairs, made)


class _Followed:
    """Which blocks moved, as it is found out."""

    def __init__(
        self, groups: Sequence[Group], pairs: Mapping[int, int], old: Sequence[Block], new: Sequence[Block]
    ) -> None:
        self.pairs = dict(pairs)
        self._old, self._new = old, new
        self._of_old = {i: group for group in groups for i in group.old}
        self._of_new = {j: group for group in groups for j in group.new}
        self._taken = set(pairs.values())
        self.apart: set[Group] = set()
        """Groups whose older block is not what the newer was."""

    def follow(self, i: int, j: int) -> int:
        """Take in the neighbours of a block that moved which are the same in both places; return how many."""
        return sum(self._take(i + step, j + step, step) for step in (-1, 1))

    def _take(self, i: int, j: int, step: int) -> bool:
        if not self._may_move(i, j):
            return False
        groups = self._of_old[i], self._of_new[j]
        if any(group.state == "same" for group in groups) and self.pairs.get(i + step) != j + step:
            return False
        self.apart |= {group for group in groups if group.old and group.new}
        self.pairs[i] = j
        self._taken.add(j)
        return True

    def _may_move(self, i: int, j: int) -> bool:
        if i in self.pairs or j in self._taken or not (0 <= i < len(self._old) - 1 and 0 <= j < len(self._new) - 1):
            return False
        groups = self._of_old[i], self._of_new[j]
        if groups[0] == groups[1] or self._old[i].text != self._new[j].text or not self._old[i].text.strip():
            return False
        return all(self._is_loose(group) for group in groups)

    def _is_loose(self, group: Group) -> bool:
        """Whether it is one paragraph of either side that neither ends the text nor a section."""
        if max(len(group.old), len(group.new)) > 1:
            return False
        if len(self._old) - 1 in group.old or len(self._new) - 1 in group.new:
            return False
        blocks = [*(self._old[i] for i in group.old), *(self._new[j] for j in group.new)]
        return all(b.kind == "paragraph" and next(b.element.iter(SECTPR), None) is None for b in blocks)


def _told_apart(groups: Sequence[Group], found: _Followed) -> Iterator[Group]:
    """The groups with those told apart that are; what went stands before what came in their place."""
    went: list[Group] = []
    came: list[Group] = []
    for group in groups:
        if group in found.apart or group.state in ("gone", "new"):
            went += [Group("gone", (i,), ()) for i in group.old]
            came += [Group("new", (), (j,)) for j in group.new]
            continue
        yield from (*went, *came, group)
        went, came = [], []
    yield from (*went, *came)
