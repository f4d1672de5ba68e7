"""Two lists of tokens compared: what stayed, what went, what came, told as a reader would tell it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, Literal, NamedTuple

from draftkit.redline.longest import Match, matches
from draftkit.redline.smooth import Pairs, smoothed
from draftkit.redline.tokens import Span, Token, unmarked
from draftkit.redline.weights import heaviest

_BETWEEN: Final = 100_000
"""How many characters between passages that stayed are read word by word; where there are more, passages are told."""
_MOST_CHANGES: Final = 40_000
"""How many changes are told word by word in one long paragraph: each takes some kilobytes in the redline."""

Status = Literal["same", "gone", "new"]


class Step(NamedTuple):
    """A token that stayed (on both sides), went (old) or came (new)."""

    status: Status
    old: Token | None
    new: Token | None


def compare_tokens(old: Sequence[Token], new: Sequence[Token]) -> list[Step]:
    """Return the steps from the old tokens to the new; what went comes before what came in its place."""
    if any(token.words_in is not None for side in (old, new) for token in side):
        return list(_by_passages(old, new))
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


def _by_passages(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Step]:
    """First the passages that stayed; then, word by word, what stands between them, as far as that is little."""
    numbers: dict[str, int] = {}
    keys = [[numbers.setdefault(token.key, len(numbers)) for token in side] for side in (old, new)]
    at_old = at_new = 0
    left = _MOST_CHANGES
    for a, b, size in [*matches(keys[0], keys[1]), Match(len(old), len(new), 0)]:
        steps = _between(old[at_old:a], new[at_new:b], left)
        left -= sum(1 for _ in _changes(steps))
        yield from steps
        yield from (Step("same", old[a + n], new[b + n]) for n in range(size))
        at_old, at_new = a + size, b + size


def _between(old: Sequence[Token], new: Sequence[Token], most: int) -> list[Step]:
    """The steps between passages that stayed: word by word unless these, or the changes among them, are too many."""
    if old and new and most > 0 and sum(len(token.key) for token in (*old, *new)) <= _BETWEEN:
        steps = compare_tokens(*([word for token in side for word in _divided(token)] for side in (old, new)))
        if sum(1 for _ in _changes(steps)) <= most:
            return list(_condensed(steps))
    return list(_steps(old, new, []))


def _condensed(steps: Iterable[Step]) -> Iterator[Step]:
    """The same with fewer steps: words that stayed and stand together are one again."""
    for stayed, told in groupby(steps, key=_is_plain):
        if not stayed:
            yield from told
            continue
        pieces = [span for step in told if step.old is not None for span in step.old.spans]
        runs = [
            (run, "".join(span.text for span in found)) for run, found in groupby(pieces, key=lambda span: span.run)
        ]
        token = Token("".join(text for _, text in runs), spans=tuple(Span(text, run) for run, text in runs))
        yield Step("same", token, token)


def _is_plain(step: Step) -> bool:
    """Whether words stayed as they were, with no mark before them."""
    old, new = step.old, step.new
    if old is None or new is None or not old.spans or old.words_in is not None:
        return False
    return old.look == new.look and not old.lead and not new.lead


def _divided(token: Token) -> list[Token]:
    return [token] if token.words_in is None else token.words_in()


def _changes(steps: Iterable[Step]) -> Iterator[Status]:
    """What went and what came, a stretch each."""
    return (status for status, _ in groupby(step.status for step in steps) if status != "same")


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
