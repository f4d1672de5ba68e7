"""What --only asks for: references, with * for anything, or those that failed last time."""

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from fnmatch import translate

from draftkit.batch.tables.text import fold
from draftkit.errors import DraftkitError
from draftkit.paths import shown

FAILED = "failed"
_MOST_LIKENED = 10_000
"""References among which one that is nearly right is looked for."""


class Only:
    """Says of an agreement whether it is asked for. As in a table, case and spacing do not count."""

    def __init__(self, asked: Sequence[str]) -> None:
        self.failed = FAILED in asked
        self._all = not asked
        self._references = {each: _matcher(each) for each in asked if each != FAILED}

    def asks_for(self, key: str, outcome: str) -> bool:
        """Return whether an agreement is asked for: by its reference, or because it failed last time."""
        if self._all or (self.failed and outcome == FAILED):
            return True
        return any(matches(fold(key)) for matches in self._references.values())

    def check(self, keys: Iterable[str]) -> None:
        """Raise DraftkitError for the first reference that no agreement has."""
        left, known = dict(self._references), list[str]()
        for key in keys if left else ():
            left = {each: matches for each, matches in left.items() if not matches(fold(key))}
            if not left:
                return
            if len(known) < _MOST_LIKENED:
                known.append(key)
        for each in left:
            if any(fold(key).startswith(fold(each)) for key in known):
                hint = f"'{shown(each)}*' stands for all that begin so"
                raise DraftkitError(f"no agreement has the reference '{shown(each)}'", hint=hint, where="--only")
            near = get_close_matches(each, known, n=1)
            hint = f"did you mean '{shown(near[0])}'?" if near else "look at it again; '*' stands for anything: 'LEG-*'"
            raise DraftkitError(f"no agreement has the reference '{shown(each)}'", hint=hint, where="--only")


def _matcher(reference: str) -> Callable[[str], bool]:
    """What says of a folded key whether it is meant: to the letter, so that 'LEG [1]' finds itself, or as a pattern."""
    wanted = fold(reference)
    pattern = re.compile(translate(wanted))
    return lambda key: key == wanted or bool(pattern.match(key))
