"""What became of the obligations of a paragraph: which way each went, and what cuts it down now or no longer does."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from draftkit.model.comparison import Touch, Way
from draftkit.redline.account.alone import came_or_went
from draftkit.redline.account.context import sentence
from draftkit.redline.account.exceptions import (
    asks_consent,
    excepts_by_itself,
    find_exceptions,
    find_forms,
    find_softeners,
    in_sentence,
)
from draftkit.redline.account.found import Became, Found, became, changed, quoted, stayed
from draftkit.redline.account.obligations import FORBIDDEN, LIMITED, find_obligations, is_power, way_of
from draftkit.redline.account.telling import Telling
from draftkit.redline.weights import SMALL

_WAYS: Final = {"stronger": "Stronger", "weaker": "Weaker", "reversed": "Reversed", "": "Reworded"}
_OTHER: Final[Mapping[Way, Way]] = {"stronger": "weaker", "weaker": "stronger", "reversed": "reversed", "": ""}
_HOW: Final = {FORBIDDEN: ", which forbids it", LIMITED: ", which limits it"}
_WORD: Final = re.compile(r"\w+")
_NEAR: Final = 40


def duty_touches(telling: Telling, at: str) -> Iterator[Touch]:
    """Yield what became of the obligations in two texts."""
    duties = _Duties.of(telling)
    for one in duties.paired:
        if not one.is_alike and not duties.is_excepted(one):
            yield _obligation(telling, one, at, "" if duties.asks_consent(one) else _way(one))
    for one in changed(telling, find_softeners):
        if one.old is not None and one.new is not None:
            said = f"Reworded: “{one.old.text}” → “{one.new.text}”: {quoted(telling, one)}"
            yield Touch("obligation", one.old.text, one.new.text, said, at)
        elif duties.is_cut(one):
            yield _cut(telling, one, at, "stronger" if one.new is None else "weaker")
    for one in changed(telling, find_forms):
        if (one.old is None or one.new is None) and duties.is_cut(one):
            yield _cut(telling, one, at, _OTHER[duties.way(one)], "Form")
    for one in changed(telling, find_exceptions):
        found = one.new or one.old
        if found and not (one.old and one.new) and duties.is_told(one):
            name = "Limit" if found.text.casefold().startswith("only") else "Exception"
            yield _cut(telling, one, at, duties.way(one), name)
    yield from came_or_went(telling, duties.alone, at)


def _way(one: Became) -> Way:
    return way_of(one.old.worth, one.new.worth) if one.old and one.new else ""


def _obligation(telling: Telling, one: Became, at: str, way: Way) -> Touch:
    before, after = one.old.text if one.old else "", one.new.text if one.new else ""
    how = _HOW.get(one.new.worth, "") if way == "stronger" and one.new and isinstance(one.new.worth, int) else ""
    said = f"{_WAYS[way]}: “{before}” → “{after}”{how}: {quoted(telling, one)}"
    return Touch("obligation", before, after, said, at, way)


def _cut(telling: Telling, one: Became, at: str, way: Way, name: str = "") -> Touch:
    """What a duty or a power is cut down by or held to: it came, or went. `name`: what to call it if it has no way."""
    old, new = one.old.text if one.old else "", one.new.text if one.new else ""
    done = f"“{new or old}” {'added' if new else 'taken out'}"
    return Touch("obligation", old, new, f"{_WAYS[way] if way else name}: {done}: {quoted(telling, one)}", at, way)


class _Duties(NamedTuple):
    """The obligations of two texts: all of each, and which became which."""

    telling: Telling
    old: Sequence[Found]
    new: Sequence[Found]
    paired: Sequence[Became]
    """Those that are in both, the changed ones and those that stayed."""
    alone: Sequence[Became]
    """Those that came or went."""

    @classmethod
    def of(cls, telling: Telling) -> "_Duties":
        old, new = find_obligations(telling.old), find_obligations(telling.new)
        found = list(became(telling, old, new))
        pairs = [one for one in found if one.old and one.new]
        alone = [one for one in found if not (one.old and one.new)]
        return cls(telling, old, new, [*pairs, *(Became(*pair) for pair in stayed(telling, old, new))], alone)

    def is_excepted(self, one: Became) -> bool:
        """Whether one side says 'may only' and the other 'must not … except', which is the same."""
        return any(
            other.worth == LIMITED and bool(in_sentence(text, found.span[0], find_exceptions(text)))
            for found, text, other, _ in self._forbidding(one)
        )

    def asks_consent(self, one: Became) -> bool:
        """Whether one side says 'must not … without consent' and the other 'may … with consent'."""
        return any(
            is_power(other.worth)
            and asks_consent(text, found.span[0], "without")
            and asks_consent(more, other.span[0], "with")
            for found, text, other, more in self._forbidding(one)
        )

    def _forbidding(self, one: Became) -> Iterator[tuple[Found, str, Found, str]]:
        """Yield a side that forbids, with its text, and the other with its own."""
        if one.old and one.new and one.old.worth == FORBIDDEN:
            yield one.old, self.telling.old, one.new, self.telling.new
        if one.old and one.new and one.new.worth == FORBIDDEN:
            yield one.new, self.telling.new, one.old, self.telling.old

    def is_cut(self, one: Became) -> bool:
        """Whether what came or went stands in a sentence that was there before, and still is."""
        here = self._here(one)
        if here:
            return any((pair.new if one.new else pair.old) in here for pair in self.paired)
        found = one.new or one.old
        if found is None:
            return False
        text = self.telling.new if one.new else self.telling.old
        span = sentence(text, found.span[0])
        place = self.telling.new_place(span) if one.new else self.telling.old_place(span)
        return 3 * self.telling.kept(place) >= span[1] - span[0] - len(found.text)

    def is_told(self, one: Became) -> bool:
        """Whether an exception is worth telling: it cuts down what was there before."""
        here, found = self._here(one), one.new or one.old
        pairs = [pair for pair in self.paired if (pair.new if one.new else pair.old) in here]
        if found is None or any(self.is_excepted(pair) or self.asks_consent(pair) for pair in pairs):
            return False
        return self.is_cut(one) and (bool(here) or excepts_by_itself(found))

    def way(self, one: Became) -> Way:
        """Which way an exception that came or went takes what it is from.

        There is none for a power, or a definition, or for one that came or went as the end of other words.
        """
        here, found = self._here(one), one.new or one.old
        before = [each for each in here if found and each.span[0] < found.span[0]]
        main = before[-1:] or here[:1]
        if not main or is_power(main[0].worth) or self._ends_others(one):
            return ""
        return "weaker" if one.new else "stronger"

    def _ends_others(self, one: Became) -> bool:
        """Whether words that say something came, or went, just before it and with it."""
        found = one.new or one.old
        text = self.telling.new if one.new else self.telling.old
        start = found.span[0] if found else 0
        words = [word for word in _WORD.finditer(text, max(0, start - _NEAR), start) if word.end() <= start]
        place = self.telling.new_place if one.new else self.telling.old_place
        return any(word.group() not in SMALL and not self.telling.kept(place(word.span())) for word in words[-2:])

    def _here(self, one: Became) -> list[Found]:
        """The obligations of the sentence in which something came or went."""
        found = one.new or one.old
        if found is None:
            return []
        text, duties = (self.telling.new, self.new) if one.new else (self.telling.old, self.old)
        return in_sentence(text, found.span[0], duties)
