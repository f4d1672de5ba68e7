"""Mentions: which of some terms a text uses. Longer terms win, plurals count."""

import re
from collections.abc import Iterable
from functools import lru_cache

from draftkit.memo import Memo
from draftkit.model.agreement import Block, Node, Text
from draftkit.model.walk import descend, nodes_of


class Mentions:
    """Finds a set of terms in texts; what it found it remembers, since library text comes back."""

    def __init__(self, terms: frozenset[str]) -> None:
        self._term = {form: term for term in terms for form in _forms(term, terms)}
        longest_first = sorted(self._term, key=lambda form: (-len(form), form))
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
        self.find = lru_cache(maxsize=2048)(self._find)
        self.in_body = Memo(self._in_body)
        """The terms that the library's own words in some blocks use; values and definitions do not count."""
        self.in_node = Memo(self._in_node)
        """The same of a single node, and of what is below it."""

    def _in_node(self, node: Node) -> frozenset[str]:
        return self._in(descend(node))

    def _in_body(self, body: tuple[Block, ...]) -> frozenset[str]:
        return self._in(nodes_of(body))

    def _in(self, nodes: Iterable[Node]) -> frozenset[str]:
        return frozenset().union(*[self.find(node.text) for node in nodes if isinstance(node, Text)])

    def _find(self, text: str) -> frozenset[str]:
        return frozenset(self._term[form] for form in self._pattern.findall(text)) if self._term else frozenset()


@lru_cache(maxsize=16)
def mentions_of(terms: frozenset[str]) -> Mentions:
    """Return the finder of a set of terms, made once."""
    return Mentions(terms)


def _forms(term: str, terms: frozenset[str]) -> tuple[str, ...]:
    plural = f"{term[:-1]}ies" if term.endswith("y") and term[-2:-1] not in "aeiou" else f"{term}s"
    return (term,) if plural in terms else (term, plural)
