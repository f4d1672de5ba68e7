"""Two lists of tokens compared: what stayed, what went, what came, told as a reader would tell it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from draftkit.redline.longest import matches
from draftkit.redline.tokens import Token, unmarked

Status = Literal["same", "gone", "new"]


class Step(NamedTuple):
    """A token that stayed (on both sides), went (old) or came (new)."""

    status: Status
    old: Token | None
    new: Token | None


def compare_tokens(old: Sequence[Token], new: Sequence[Token]) -> list[Step]:
    """Return the steps from the old tokens to the new; what went comes before what came in its place."""
    keys: dict[str, int] = {}
    old_keys = [keys.setdefault(token.key, len(keys)) for token in old]
    new_keys = [keys.setdefault(token.key, len(keys)) for token in new]
    pairs = [(found.old, found.new, found.size) for found in matches(old_keys, new_keys)]
    return list(_steps(old, new, _readable(old, new, pairs)))


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


def _readable(
    old: Sequence[Token], new: Sequence[Token], pairs: list[tuple[int, int, int]]
) -> list[tuple[int, int, int]]:
    """Drop islands that nobody reads as kept: a space or a sign alone between words that were replaced."""
    kept: list[tuple[int, int, int]] = []
    for place, (a, b, size) in enumerate(pairs):
        before_a, before_b = (kept[-1][0] + kept[-1][2], kept[-1][1] + kept[-1][2]) if kept else (0, 0)
        after_a, after_b = pairs[place + 1][:2] if place + 1 < len(pairs) else (len(old), len(new))
        replaced_before = before_a < a and before_b < b
        replaced_after = a + size < after_a and b + size < after_b
        if replaced_before and replaced_after and _is_slight(old[a : a + size]):
            continue
        kept.append((a, b, size))
    return kept


def _is_slight(tokens: Sequence[Token]) -> bool:
    return all(token.spans for token in tokens) and not any(c.isalnum() for token in tokens for c in token.key)


def _steps(old: Sequence[Token], new: Sequence[Token], pairs: list[tuple[int, int, int]]) -> Iterator[Step]:
    at_old = at_new = 0
    for a, b, size in [*pairs, (len(old), len(new), 0)]:
        yield from (Step("gone", token, None) for token in old[at_old:a])
        yield from (Step("new", None, token) for token in new[at_new:b])
        yield from (Step("same", old[a + n], new[b + n]) for n in range(size))
        at_old, at_new = a + size, b + size
