"""Two lists of tokens compared: what stayed, what went, what came, told as a reader would tell it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from draftkit.redline.smooth import Pairs, smoothed
from draftkit.redline.tokens import Token, unmarked
from draftkit.redline.weights import heaviest

Status = Literal["same", "gone", "new"]


class Step(NamedTuple):
    """A token that stayed (on both sides), went (old) or came (new)."""

    status: Status
    old: Token | None
    new: Token | None


def compare_tokens(old: Sequence[Token], new: Sequence[Token]) -> list[Step]:
    """Return the steps from the old tokens to the new; what went comes before what came in its place."""
    pairs = [(found.old, found.new, found.size) for found in heaviest(old, new)]
    return list(_steps(old, new, smoothed(old, new, pairs)))


def unheeded(steps: Iterable[Step], heeds: Callable[[Token], bool]) -> Iterator[Step]:
    """Yield the steps without the changes that the user does not want to be told: the older version stands."""
    for step in steps:
        if step.old is not None and step.new is None and not heeds(step.old):
            yield Step("same", step.old, unmarked(step.old))
        elif step.new is not None and step.old is None and not heeds(step.new):
            if step.new.lead:
                yield Step("new", None, Token("", lead=step.new.lead))
        else:
            yield step


def _steps(old: Sequence[Token], new: Sequence[Token], pairs: Pairs) -> Iterator[Step]:
    at_old = at_new = 0
    for a, b, size in [*pairs, (len(old), len(new), 0)]:
        yield from (Step("gone", token, None) for token in old[at_old:a])
        yield from (Step("new", None, token) for token in new[at_new:b])
        yield from (Step("same", old[a + n], new[b + n]) for n in range(size))
        at_old, at_new = a + size, b + size
