"""Mentions: which of some terms a text uses. Longer terms win, plurals count."""

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from sys import intern

from draftkit.memo import Memo
from draftkit.model.agreement import Block, Node, Text
from draftkit.model.walk import descend, nodes_of


class Mentions:
    """Finds a set of terms in texts; what it found it remembers, since library text comes back.

    `usual` finds those of the terms that other agreements have too. What has no word of the others is left to it.
    """

    def __init__(self, terms: frozenset[str], usual: "Mentions | None" = None) -> None:
        self._terms, self._usual = terms, usual
        own = terms - usual._terms if usual else terms
        self._needed = tuple(dict.fromkeys(frozenset(_WORD.findall(form)) for term in own for form in _both(term)))
        self.find = lru_cache(maxsize=8192)(self._find)
        self.in_body = Memo(self._in_body)
        """The terms that the library's own words in some blocks use; values and definitions do not count."""
        self.in_node = Memo(self._in_node)
        """The same of a single node, and of what is below it."""

    @cached_property
    def _term(self) -> dict[str, str]:
        """The term of each form, in which it may stand in a text."""
        return {form: term for term in self._terms for form in _forms(term, self._terms)}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._term, key=lambda form: (-len(form), form))
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")

    def may_be_among(self, words: frozenset[str]) -> bool:
        """Whether a text of these words may hold a term that is not `usual`; if not, it holds none."""
        return any(needed <= words for needed in self._needed)

    def _in_node(self, node: Node) -> frozenset[str]:
        if self._usual and not self.may_be_among(_words_in_node(node)):
            return self._usual.in_node(node)
        return self._in(descend(node))

    def _in_body(self, body: tuple[Block, ...]) -> frozenset[str]:
        if self._usual and not self.may_be_among(_words_in_body(body)):
            return self._usual.in_body(body)
        return self._in(nodes_of(body))

    def _in(self, nodes: Iterable[Node]) -> frozenset[str]:
        return frozenset().union(*[self.find(node.text) for node in nodes if isinstance(node, Text)])

    def _find(self, text: str) -> frozenset[str]:
        return frozenset(self._term[form] for form in self._pattern.findall(text)) if self._term else frozenset()


@lru_cache(maxsize=16)
def mentions_of(terms: frozenset[str], usual: frozenset[str] = frozenset()) -> Mentions:
    """Return the finder of two sets of terms, made once. Those in `usual` are in other agreements too."""
    return Mentions(terms | usual, mentions_of(usual)) if usual else Mentions(terms)


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """Return every word in some texts: letters and figures as far as they go together. One word is one object."""
    return frozenset(map(intern, _WORD.findall(" ".join(texts))))


_WORD = re.compile(r"\w+")


def _words(nodes: Iterable[Node]) -> frozenset[str]:
    return words_in(node.text for node in nodes if isinstance(node, Text))


def _find_in_node(node: Node) -> frozenset[str]:
    return _words(descend(node))


def _find_in_body(body: tuple[Block, ...]) -> frozenset[str]:
    return _words(nodes_of(body))


_words_in_node: Memo[Node, frozenset[str]] = Memo(_find_in_node)
_words_in_body = Memo(_find_in_body)


def _forms(term: str, terms: frozenset[str]) -> tuple[str, ...]:
    singular, plural = _both(term)
    return (singular,) if plural in terms else (singular, plural)


def _both(term: str) -> tuple[str, str]:
    return term, f"{term[:-1]}ies" if term.endswith("y") and term[-2:-1] not in "aeiou" else f"{term}s"
