"""Things found in a text by their shape, and what each became: paired where they stand in the same place."""

from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from draftkit.model.comparison import TouchKind
from draftkit.redline.account.context import quote
from draftkit.redline.account.said import Span
from draftkit.redline.account.telling import Telling

_NEAR: Final = 12
"""How many characters that stayed may lie between a thing and what it became."""


class Found(NamedTuple):
    """Something in a text: an amount, a date, 'must'."""

    kind: TouchKind
    span: Span
    text: str
    worth: object
    """What it comes to: equal for 'seven years' and '7 years'."""


class Became(NamedTuple):
    """What something became; one of the two is missing where it was added or taken out."""

    old: Found | None
    new: Found | None

    @property
    def is_alike(self) -> bool:
        """Return whether it comes to the same as before, said in another way or in another place."""
        return self.old is not None and self.new is not None and self.old.worth == self.new.worth


def became(telling: Telling, old: Sequence[Found], new: Sequence[Found]) -> Iterator[Became]:
    """Yield what changed among the things found in two texts, in the order of the newer one."""
    mine, theirs = _placed(telling, old, new)
    kept = _kept(telling, mine, theirs)
    mine = [each for each in mine if each[1] not in kept]
    theirs = [each for each in theirs if each[1] not in kept]
    pairs = _paired(telling, mine, theirs, same=True)
    pairs |= _paired(telling, _rest(mine, pairs.keys()), _rest(theirs, pairs.values()), same=False)
    made = [(theirs[j][1], Became(mine[i][0], theirs[j][0])) for i, j in pairs.items()]
    made += [(place, Became(found, None)) for i, (found, place) in enumerate(mine) if i not in pairs]
    made += [(place, Became(None, found)) for j, (found, place) in enumerate(theirs) if j not in pairs.values()]
    yield from (one for _, one in sorted(made, key=lambda each: each[0]))


def changed(telling: Telling, find: Callable[[str], Sequence[Found]]) -> list[Became]:
    """Return what changed among the things found in two texts and comes to something else."""
    return [one for one in became(telling, find(telling.old), find(telling.new)) if not one.is_alike]


def quoted(telling: Telling, one: Became) -> str:
    """Return a thing as it is now with the words around it; as it was, if it went."""
    if one.new is not None:
        return quote(telling.new, one.new.span)
    return quote(telling.old, one.old.span) if one.old is not None else ""


def stayed(telling: Telling, old: Sequence[Found], new: Sequence[Found]) -> Iterator[tuple[Found, Found]]:
    """Yield the things found in both texts whose words did not change."""
    mine, theirs = _placed(telling, old, new)
    kept = _kept(telling, mine, theirs)
    others = {place: found for found, place in theirs}
    yield from ((found, others[place]) for found, place in mine if place in kept)


_Placed = tuple[Found, Span]


def _placed(telling: Telling, old: Sequence[Found], new: Sequence[Found]) -> tuple[list[_Placed], list[_Placed]]:
    """Things with where they stand in the whole."""
    mine = [(found, telling.old_place(found.span)) for found in old]
    return mine, [(found, telling.new_place(found.span)) for found in new]


def _kept(telling: Telling, mine: Sequence[_Placed], theirs: Sequence[_Placed]) -> AbstractSet[Span]:
    """The places of what stands unchanged in both."""
    return {place for _, place in mine if telling.is_same(place)} & {place for _, place in theirs}


def _rest(placed: Sequence[_Placed], taken: Collection[int]) -> list[_Placed | None]:
    return [None if n in taken else each for n, each in enumerate(placed)]


def _paired(
    telling: Telling, mine: Sequence[_Placed | None], theirs: Sequence[_Placed | None], *, same: bool
) -> dict[int, int]:
    """Pair things of one kind that stand in one place: first those worth the same, wherever, then the others."""
    pairs: dict[int, int] = {}
    for i, one in enumerate(mine):
        for j, other in enumerate(theirs):
            if one is None or other is None or j in pairs.values() or one[0].kind != other[0].kind:
                continue
            if one[0].worth == other[0].worth if same else telling.kept_between(one[1], other[1]) <= _NEAR:
                pairs[i] = j
                break
    return pairs
