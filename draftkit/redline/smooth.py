"""What is told to have stayed, so that it reads well: changes begin where words and brackets do, and stand together."""

from collections.abc import Iterator, Sequence
from typing import Final

from draftkit.redline.tokens import TAG_END, TAG_START, Token
from draftkit.redline.weights import is_small

Pair = tuple[int, int, int]
Pairs = list[Pair]
"""Stretches that stayed: where in the old tokens, where in the new, how long."""

_BRACKETS: Final = {")": "(", "]": "[", "}": "{", "”": "“"}
_SIGNS: Final = frozenset({*_BRACKETS, *_BRACKETS.values()})
_JOINING: Final = frozenset({"and", "or"})
_FEW: Final = 2
"""So many small words alone, between changes, nobody reads as kept."""
_AMID: Final = 3
"""How many words must have changed on either side of them."""
_FARTHEST: Final = 40


def smoothed(old: Sequence[Token], new: Sequence[Token], pairs: Pairs) -> Pairs:
    """Return stretches that stayed, no more of them than there were, cut where a reader would cut."""
    kept = _together(old, new, pairs)
    while len(fewer := _readable(old, new, kept)) < len(kept):
        kept = fewer
    return _well_cut(old, new, _spaces_kept(old, new, kept))


def _together(old: Sequence[Token], new: Sequence[Token], pairs: Pairs) -> Pairs:
    """Let changes stand together that only a space or a sign parts, where an equal one on their other side can stay.

    Of ‘the Premises Owner must’ that became ‘the Landlord must’ the last space stays, not that between the two words.
    """
    made: Pairs = []
    ends = (len(old), len(new), 0)
    for place, (a, b, size) in enumerate(pairs):
        last_a, last_b, last = made[-1] if made else (0, 0, 0)
        gap = a - last_a - last, b - last_b - last
        next_a, next_b, _ = pairs[place + 1] if place + 1 < len(pairs) else ends
        after = next_a - a - size, next_b - b - size
        if _is_slight(old[a : a + size]) and any(gap) and any(after):
            if _slides(old, new, (a, b, size), after):
                a, b = a + after[0], b + after[1]
            elif _slides(old, new, (a, b, size), (-gap[0], -gap[1])):
                a, b = a - gap[0], b - gap[1]
        made.append((a, b, size))
    return made


def _slides(old: Sequence[Token], new: Sequence[Token], pair: Pair, by: tuple[int, int]) -> bool:
    """Whether the same stays, and looks the same, so many tokens further on one side alone."""
    if all(by) or not any(by):
        return False
    a, b, size = pair
    tokens, at = (old, a + by[0]) if by[0] else (new, b + by[1])
    return [(t.key, t.look) for t in tokens[at : at + size]] == [(t.key, t.look) for t in old[a : a + size]]


def _readable(old: Sequence[Token], new: Sequence[Token], pairs: Pairs) -> Pairs:
    """Drop islands that nobody reads as kept: a space, a sign or ‘the’ alone between words that were replaced."""
    kept: Pairs = []
    for place, (a, b, size) in enumerate(pairs):
        before_a, before_b = (kept[-1][0] + kept[-1][2], kept[-1][1] + kept[-1][2]) if kept else (0, 0)
        after_a, after_b = pairs[place + 1][:2] if place + 1 < len(pairs) else (len(old), len(new))
        before = old[before_a:a], new[before_b:b]
        after = old[a + size : after_a], new[b + size : after_b]
        island = old[a : a + size]
        if _is_slight(island) and not any(token.key in _SIGNS for token in island):
            lost = all(_says(side) for side in (*before, *after))
        else:
            next_a, next_b = _next_that_says(old, new, pairs[place + 1 :])
            lost = _is_drowned(island, before, (old[a + size : next_a], new[b + size : next_b]))
            lost = lost or _is_amid_one_verb(island, before, after)
        if not lost:
            kept.append((a, b, size))
    return kept


def _next_that_says(old: Sequence[Token], new: Sequence[Token], pairs: Sequence[Pair]) -> tuple[int, int]:
    """Where, on both sides, the next stretch begins that is more than small words and signs."""
    found = ((a, b) for a, b, size in pairs if not all(is_small(token) for token in old[a : a + size]))
    return next(found, (len(old), len(new)))


def _spaces_kept(old: Sequence[Token], new: Sequence[Token], pairs: Pairs) -> Pairs:
    """Let the space with which both sides of a change begin, or end, stay: an island that was dropped may leave one."""
    made: Pairs = []
    for a, b, size in pairs:
        last_a, last_b, last = made[-1] if made else (0, 0, 0)
        end_a, end_b = last_a + last, last_b + last
        if made and _is_space(old, new, end_a, end_b) and a - end_a > 1 and b - end_b > 1:
            made[-1] = last_a, last_b, last + 1
            end_a, end_b = end_a + 1, end_b + 1
        if a - end_a > 1 and b - end_b > 1 and _is_space(old, new, a - 1, b - 1):
            a, b, size = a - 1, b - 1, size + 1
        made.append((a, b, size))
    return made


def _is_space(old: Sequence[Token], new: Sequence[Token], a: int, b: int) -> bool:
    return old[a].key.isspace() and bool(old[a].spans) and old[a].key == new[b].key and old[a].look == new[b].look


_Gap = tuple[Sequence[Token], Sequence[Token]]


def _is_drowned(island: Sequence[Token], before: _Gap, after: _Gap) -> bool:
    """Whether only a small word or two stand between two stretches of rewritten text."""
    if not all(is_small(token) for token in island) or _words(island) > _FEW:
        return False
    (old_before, new_before), (old_after, new_after) = (tuple(map(_words, gap)) for gap in (before, after))
    sides = old_before + old_after, new_before + new_after
    return min(old_before + new_before, old_after + new_after) >= _AMID and min(sides) >= _FEW


def _is_amid_one_verb(island: Sequence[Token], before: _Gap, after: _Gap) -> bool:
    """Whether a ‘not’ stands alone in a verb that another took the place of: ‘is not obliged to’, ‘need not’."""
    said = [token.key.casefold() for token in island if any(c.isalnum() for c in token.key)]
    (went, came), (old, new) = (tuple(map(_words, gap)) for gap in (before, after))
    return said == ["not"] and min(went, came) > 0 and bool(old) != bool(new)


def _words(tokens: Sequence[Token]) -> int:
    return sum(any(c.isalnum() for c in token.key) if token.spans else token.box is not None for token in tokens)


def _says(tokens: Sequence[Token]) -> bool:
    """Whether there is more in them than tags of content controls."""
    return any(not token.key.startswith((TAG_START, TAG_END)) for token in tokens)


def _is_slight(tokens: Sequence[Token]) -> bool:
    return all(token.spans for token in tokens) and not any(c.isalnum() for token in tokens for c in token.key)


def _well_cut(old: Sequence[Token], new: Sequence[Token], pairs: Pairs) -> Pairs:
    """Let what only went, or only came, begin and end where brackets and words do, of all places where it could."""
    made = [list(pair) for pair in pairs]
    for place in range(len(made) - 1):
        before, after = made[place], made[place + 1]
        end_old, end_new = before[0] + before[2], before[1] + before[2]
        gone, came = after[0] - end_old, after[1] - end_new
        if bool(gone) == bool(came):
            continue
        tokens, start, size = (old, end_old, gone) if gone else (new, end_new, came)
        shift = max(_shifts(tokens, start, size, before[2], after[2]), key=lambda n: _reads(tokens, start + n, size, n))
        before[2] += shift
        after[:] = after[0] + shift, after[1] + shift, after[2] - shift
    return [(a, b, size) for a, b, size in made if size]


def _shifts(tokens: Sequence[Token], start: int, size: int, before: int, after: int) -> Iterator[int]:
    """How far a stretch may begin earlier (less than nothing) or later and leave the same words."""
    yield 0
    for step, limit in ((-1, before), (1, after)):
        for n in range(min(limit, _FARTHEST)):
            one, other = (start - 1 - n, start + size - 1 - n) if step < 0 else (start + n, start + size + n)
            if (tokens[one].key, tokens[one].look) != (tokens[other].key, tokens[other].look):
                break
            yield step * (n + 1)


def _reads(tokens: Sequence[Token], start: int, size: int, shift: int) -> tuple[int, int, int, int]:
    """How well it reads that these went, or came: the more the better."""
    stretch = [token.key for token in tokens[start : start + size]]
    first = next((key for key in stretch if not key.isspace()), "")
    space_before = start == 0 or tokens[start - 1].key.isspace()
    opens = space_before if stretch[0].isalnum() or stretch[0] in _SIGNS else True
    return int(_is_balanced(stretch)), int(opens), int(first in _JOINING), -abs(shift)


def _is_balanced(keys: Sequence[str]) -> bool:
    """Whether every bracket in it begins and ends there."""
    opened: list[str] = []
    for key in keys:
        if key in _BRACKETS:
            if not opened or opened.pop() != _BRACKETS[key]:
                return False
        elif key in _SIGNS:
            opened.append(key)
    return not opened
