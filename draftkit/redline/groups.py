"""Groups: blocks of two versions that are told together."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from draftkit.redline.blocks import Block

State = Literal["same", "changed", "gone", "new"]


class Group(NamedTuple):
    """Blocks that belong together: one and one, a paragraph and those it was split into, or one side alone."""

    state: State
    old: tuple[int, ...]
    new: tuple[int, ...]


def settle_end(groups: list[Group], old: Sequence[Block], new: Sequence[Block]) -> list[Group]:
    """Return the groups such that the last paragraphs of both sides are told together.

    The mark of the last paragraph of a body, cell or note cannot be deleted, in Word or in any other program; so what
    was added or taken out at the end is told with the paragraph before it.
    """
    if not old or not new or old[-1].kind != "paragraph" or new[-1].kind != "paragraph":
        return groups
    kept = list(groups)
    trailing: list[Group] = []
    while kept and kept[-1].state in ("gone", "new"):
        trailing.insert(0, kept.pop())
    if not trailing:
        return groups
    mine, theirs = [i for g in trailing for i in g.old], [j for g in trailing for j in g.new]
    if mine and theirs:
        return [*kept, *_alone(mine[:-1], theirs[:-1]), Group("changed", (mine[-1],), (theirs[-1],))]
    last = kept.pop()
    if last.old and last.new and all(b.kind == "paragraph" for b in _blocks(last, mine, theirs, old, new)):
        return [*kept, Group("changed", (*last.old, *mine), (*last.new, *theirs))]
    return settle_end([*kept, *_alone(last.old, last.new), *trailing], old, new)


def _alone(old: Sequence[int], new: Sequence[int]) -> list[Group]:
    return [*(Group("gone", (i,), ()) for i in old), *(Group("new", (), (j,)) for j in new)]


def _blocks(last: Group, mine: list[int], theirs: list[int], old: Sequence[Block], new: Sequence[Block]) -> list[Block]:
    return [*(old[i] for i in (*last.old, *mine)), *(new[j] for j in (*last.new, *theirs))]
