"""References that were typed by hand and left as they were, though what they cite has another number now."""

from collections.abc import Iterator

from draftkit.redline.account.found import Found, stayed
from draftkit.redline.account.passages import Sides, where
from draftkit.redline.account.references import Followers
from draftkit.redline.account.telling import Telling


def stale_references(sides: Sides, followers: Followers) -> Iterator[str]:
    """Yield a sentence for each reference whose number stayed while the provision it cited got another."""
    for pair in sides.matched.lines:
        old, new = sides.old.lines[pair.old[0]], sides.new.lines[pair.new[0]]
        if len(pair.old) != 1 or len(pair.new) != 1 or len(old.cells) != len(new.cells):
            continue
        here = sides.old.clause_of[pair.old[0]], sides.new.clause_of[pair.new[0]]
        for before, after in zip(old.cells, new.cells, strict=True):
            mine, theirs = followers.old(before, here[0]), followers.new(after, here[1])
            if mine and theirs:
                for shown, cited in _stale(Telling(before.text, after.text), mine, theirs):
                    yield _sentence(sides, shown, cited, pair.new[0])


def _stale(telling: Telling, old: list[Found], new: list[Found]) -> Iterator[tuple[Found, int]]:
    """References as they stand, with the line of what they cited before, unless another there cites it now."""
    now = {found.worth for found in new}
    for before, after in stayed(telling, old, new):
        if isinstance(before.worth, int) and before.worth not in now:
            yield after, before.worth


def _sentence(sides: Sides, found: Found, cited: int, line: int) -> str:
    place = where(sides.new, line)
    now = where(sides.new, cited)
    shown = found.text[:1].lower() + found.text[1:] if found.text.startswith("Clause") else found.text
    return f"{place[:1].upper()}{place[1:]} still cites {shown}, but what was {shown} is now {now}."
