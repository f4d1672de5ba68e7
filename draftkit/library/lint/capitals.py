"""Capitals: the defined terms in a text, and the capitalised words that are none."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_STATUTE = re.compile(
    r"\b[A-Z][\w’-]*(?:,? (?:(?:of|and|the|for|in|to|on|etc\.?) )*\(?[A-Z][\w’-]*\)?)*"
    r" (?:Act|Acts|Order|Regulations|Rules|Measure|Code)[ \u00a0]\d{4}\b"
)
_YEARED = re.compile(r"\b\d{4} (?:Act|Order|Regulations)\b")
_DATES = "January February March April May June July August September October November December " \
         "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"  # fmt: skip
_START = re.compile(r"(?:^|(?<=[.?!:])\s+|^\(|[“‘])[“‘(]*[A-Z][\w’-]*")
_CAPITALS = re.compile(r"(?<![\w’-])[A-Z][\w’-]*(?: (?:(?:of|and|for|the) )?[A-Z][\w’-]*)*")


class Capitals:
    """Knows the defined terms and the names of a library."""

    def __init__(self, terms: Iterable[str], names: Iterable[str]) -> None:
        known = frozenset(terms)
        self._singular = {form: term for term in known for form in _forms(term, known)}
        self._terms = _any_of(self._singular)
        self._names = _any_of([*names, *_DATES.split()])
        self.terms = lru_cache(maxsize=None)(self._find_terms)

    def _find_terms(self, text: str) -> frozenset[str]:
        """Return the defined terms in a text; longer ones win, plurals count."""
        return frozenset(self._singular[found] for found in self._terms.findall(_STATUTE.sub(_blank, text)))

    def strange(self, text: str) -> Iterator[str]:
        """Yield what has a capital inside a sentence and is no term, no name and no title of an enactment."""
        for pattern in (_STATUTE, self._terms, _YEARED, self._names, _START):
            text = pattern.sub(_blank, text)
        yield from (found.group() for found in _CAPITALS.finditer(text))


def _blank(found: re.Match[str]) -> str:
    return "x" * len(found.group())


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?![\w-])")


def _forms(term: str, terms: frozenset[str]) -> tuple[str, ...]:
    """A term with its plural and its singular, where those are no terms themselves."""
    plural = f"{term[:-1]}ies" if term.endswith("y") and term[-2:-1] not in "aeiou" else f"{term}s"
    singular = f"{term[:-3]}y" if term.endswith("ies") else term.removesuffix("s")
    return (term, *(form for form in (plural, singular) if form not in terms))
