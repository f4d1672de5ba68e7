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
    """Yield the steps without the changes that the user does not want to be told: the older version stands.

    A space beside a word that came or went comes or goes with it.
    """
    told = list(steps)
    for at, step in enumerate(told):
        token = step.old or step.new
        if step.status == "same" or token is None or heeds(token) or _goes_with_words(told, at, heeds):
            yield step
        elif step.old is not None:
            yield Step("same", step.old, unmarked(step.old))
        elif token.lead:
            yield Step("new", None, Token("", lead=token.lead))


def _goes_with_words(steps: Sequence[Step], at: int, heeds: Callable[[Token], bool]) -> bool:
    """Whether a step is a space, and what stands beside it on its side came or went too and is told."""
    status = steps[at].status
    token = steps[at].old or steps[at].new
    if token is None or not token.key.isspace():
        return False
    near = (_beside(steps, at, -1), _beside(steps, at, 1))
    return any(step.status == status and heeds(step.old or step.new or token) for step in near if step is not None)


def _beside(steps: Sequence[Step], at: int, way: int) -> Step | None:
    """The next step that way on the same side: what only the other side has is passed over."""
    status = steps[at].status
    at += way
    while 0 <= at < len(steps):
        if steps[at].status in ("same", status):
            return steps[at]
        at += way
    return None


def _steps(old: Sequence[Token], new: Sequence[Token], pairs: Pairs) -> Iterator[Step]:
    at_old = at_new = 0
    for a, b, size in [*pairs, (len(old), len(new), 0)]:
        yield from (Step("gone", token, None) for token in old[at_old:a])
        yield from (Step("new", None, token) for token in new[at_new:b])
        yield from (Step("same", old[a + n], new[b + n]) for n in range(size))
        at_old, at_new = a + size, b + size
