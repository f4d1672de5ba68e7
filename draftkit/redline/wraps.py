"""Content controls put round paragraphs and tables that stayed, or taken off them."""

from collections.abc import Iterator, Sequence

from draftkit.redline.blocks import Block, blocks_of
from draftkit.redline.groups import Group
from draftkit.redline.likeness import likeness
from draftkit.redline.names import SDTCONTENT, SECTPR

_HELD = 0.6
"""How many words a control and what stands without one must share to be the same in and out of it."""


def wrapped(groups: Sequence[Group], old: Sequence[Block], new: Sequence[Block]) -> list[Group]:
    """Return the groups with every control that went or came told together with what it was put round."""
    if not any(_is_control(group, old, new) for group in groups):
        return list(groups)
    made: list[Group] = []
    for stretch in _stretches(groups):
        mine, theirs = [i for g in stretch for i in g.old], [j for g in stretch for j in g.new]
        made += _paired(mine, theirs, old, new) if mine and theirs and _one_sided(stretch[0]) else stretch
    return made


def _one_sided(group: Group) -> bool:
    return group.state in ("gone", "new")


def _is_control(group: Group, old: Sequence[Block], new: Sequence[Block]) -> bool:
    return _one_sided(group) and ([old[i] for i in group.old] + [new[j] for j in group.new])[0].kind == "control"


def _stretches(groups: Sequence[Group]) -> Iterator[list[Group]]:
    """Neighbours that are all on one side only, and the others each alone."""
    stretch: list[Group] = []
    for group in groups:
        if stretch and not (_one_sided(group) and _one_sided(stretch[-1])):
            yield stretch
            stretch = []
        stretch.append(group)
    if stretch:
        yield stretch


def _paired(mine: list[int], theirs: list[int], old: Sequence[Block], new: Sequence[Block]) -> list[Group]:
    """The first control of either side with what it holds on the other, and so on with what is left."""
    for controls, others, is_new in ((theirs, mine, True), (mine, theirs, False)):
        there, here = (new, old) if is_new else (old, new)
        for place, at in enumerate(controls):
            found = _held(there[at], others, here) if there[at].kind == "control" else None
            if found is None:
                continue
            first, last = found
            run = tuple(others[first:last])
            pair = Group("changed", run, (at,)) if is_new else Group("changed", (at,), run)
            before, after = (controls[:place], controls[place + 1 :]), (others[:first], others[last:])
            lead = _paired(*((after[0], before[0]) if is_new else (before[0], after[0])), old, new)
            rest = _paired(*((after[1], before[1]) if is_new else (before[1], after[1])), old, new)
            return [*lead, pair, *rest]
    return [*(Group("gone", (i,), ()) for i in mine), *(Group("new", (), (j,)) for j in theirs)]


def _held(control: Block, others: list[int], blocks: Sequence[Block]) -> tuple[int, int] | None:
    """Which of the other blocks, from where to where, are what the control holds."""
    content = control.element.find(SDTCONTENT)
    size = 0 if content is None else len(blocks_of(content)[0])
    words = control.words()
    for first in range(len(others) - size + 1 if size and words else 0):
        run = [blocks[n] for n in others[first : first + size]]
        if any(block.kind not in ("paragraph", "table") for block in run):
            continue
        if any(next(block.element.iter(SECTPR), None) is not None for block in run):
            continue
        if likeness(words, [word for block in run for word in block.words()]) >= _HELD:
            return first, first + size
    return None
