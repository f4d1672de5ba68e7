"""Defined terms in use: which terms of the library a draft's own words mention."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from draftkit.memo import Memo
from draftkit.model.agreement import Agreement, Block, Clause, Definition, Node, Text
from draftkit.model.walk import descend


class Spotter:
    """Finds the defined terms in library text; longer terms win, plurals count."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = frozenset(terms)
        longest_first = sorted(self._terms, key=lambda term: (-len(term), term))
        forms = "|".join(f"(?:{_forms(term, self._terms)})" for term in longest_first)
        self._pattern = re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])") if forms else None
        self._singular = {form: term for term in self._terms for form in _plurals(term, self._terms)}
        self.spot = lru_cache(maxsize=8192)(self._spot)
        self.in_body = Memo(self._in_body)

    def _spot(self, text: str) -> frozenset[str]:
        if self._pattern is None:
            return frozenset()
        return frozenset(self._singular[found] for found in self._pattern.findall(text))

    def in_node(self, node: Node) -> frozenset[str]:
        """Return the terms used in a node's own words, definitions of them not counted."""
        texts = [inline.text for inline in descend(node) if isinstance(inline, Text)]
        return frozenset().union(*(self.spot(text) for text in texts))

    def _in_body(self, body: tuple[Block, ...]) -> frozenset[str]:
        return frozenset().union(*(self.in_node(block) for block in body))


@lru_cache(maxsize=16)
def spotter(terms: frozenset[str]) -> Spotter:
    """Return the spotter for a set of terms, made once."""
    return Spotter(terms)


def inline_definitions(clause: Clause) -> frozenset[str]:
    """Return the terms that a clause defines in its own wording."""
    return _defined_in(clause.body)


def _find_definitions(body: tuple[Block, ...]) -> frozenset[str]:
    return frozenset(node.term for block in body for node in descend(block) if isinstance(node, Definition))


_defined_in = Memo(_find_definitions)


def clauses_of(agreement: Agreement) -> Iterator[Clause]:
    """Yield every clause in reading order."""
    for section in agreement.sections:
        yield from section.body


def _plurals(term: str, terms: frozenset[str]) -> tuple[str, ...]:
    plural = f"{term[:-1]}ies" if term.endswith("y") and term[-2] not in "aeiou" else f"{term}s"
    return (term,) if plural in terms else (term, plural)


def _forms(term: str, terms: frozenset[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(_plurals(term, terms), key=len, reverse=True))
