"""Mentions: which of some terms a text uses. Longer terms win, plurals count."""

import re
from collections.abc import Iterable
from functools import lru_cache
from sys import intern

from draftkit.memo import Memo, keep
from draftkit.model.agreement import Block, Node, Text
from draftkit.model.forms import form_of
from draftkit.model.walk import descend, nodes_of


class Mentions:
    """Finds a set of terms in texts; what it found it remembers, since library text comes back.

    `usual` finds those of the terms that other agreements have too. What has no word of the others is left to it.
    """

    def __init__(self, terms: frozenset[str], usual: "Mentions | None" = None) -> None:
        self._terms, self._usual = terms, usual
        own = terms - usual._terms if usual else terms
        self._needed = tuple([(needed, term) for term in own for needed in _words_of(term)])
        self._one_of_each = frozenset([word for needed, _ in self._needed for word in list(needed)[:1]])
        self._wordless = not all(needed for needed, _ in self._needed)
        self.find = lru_cache(maxsize=1024 if usual else 8192)(self._find)

    def may_be_among(self, words: frozenset[str]) -> bool:
        """Whether a text of these words may hold a term that is not `usual`; if not, it holds none."""
        may_be = self._wordless or not words.isdisjoint(self._one_of_each)
        return may_be and any(needed <= words for needed, _ in self._needed)

    def among(self, words: frozenset[str]) -> frozenset[str]:
        """Return the terms that a text of these words may hold, and that are not `usual`."""
        return frozenset([term for needed, term in self._needed if needed <= words])

    def in_body(self, body: tuple[Block, ...]) -> frozenset[str]:
        """Return the terms that the library's own words in some blocks use; values and definitions do not count."""
        form = form_of(body)
        here = self._for(_words_in_body(form)) if self._usual else self
        return here._kept(_known_in_body(form), nodes_of(form))

    def in_node(self, node: Node) -> frozenset[str]:
        """Return the same of a single node, and of what is below it."""
        here = self._for(_words_in_node(node)) if self._usual else self
        return here._kept(_known_in_node(node), descend(node))

    def _for(self, words: frozenset[str]) -> "Mentions":
        """What finds those of the terms that there can be among some words: many agreements have it in common."""
        terms = self.among(words)
        usual = self._usual or self
        return mentions_of(terms, usual._terms) if terms else usual

    def _kept(self, known: dict[frozenset[str], frozenset[str]], nodes: Iterable[Node]) -> frozenset[str]:
        if self._terms in known:
            return known[self._terms]
        found = [self.find(node.text) for node in nodes if isinstance(node, Text)]
        return keep(known, self._terms, frozenset().union(*found), _MOST)

    def _find(self, text: str) -> frozenset[str]:
        if self._usual is None:
            return _matches(self._terms, text)
        words = words_in((text,))
        own = self.among(words)
        return _matches(own | self._usual.among(words), text) if own else self._usual.find(text)


def _matches(terms: frozenset[str], text: str) -> frozenset[str]:
    pattern, term = _pattern(terms)
    return frozenset([term[form] for form in pattern.findall(text)]) if terms else terms


@lru_cache(maxsize=1024)
def _pattern(terms: frozenset[str]) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what finds some terms, the longest first, and the term of each form in which one may stand in a text."""
    term = {form: each for each in terms for form in _forms(each, terms)}
    longest_first = sorted(term, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])"), term


@lru_cache(maxsize=256)
def mentions_of(terms: frozenset[str], usual: frozenset[str] = frozenset()) -> Mentions:
    """Return the finder of two sets of terms, made once. Those in `usual` are in other agreements too."""
    return Mentions(terms | usual, mentions_of(usual)) if usual else Mentions(terms)


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """Return every word in some texts: letters and figures as far as they go together. One word is one object."""
    return frozenset(map(intern, _WORD.findall(" ".join(texts))))


_WORD = re.compile(r"\w+")


def _words(nodes: Iterable[Node]) -> frozenset[str]:
    return words_in(node.text for node in nodes if isinstance(node, Text))


def _words_below(node: Node) -> frozenset[str]:
    return _words(descend(node))


def _words_in_blocks(body: tuple[Block, ...]) -> frozenset[str]:
    return _words(nodes_of(body))


def _none_yet(_thing: object) -> dict[frozenset[str], frozenset[str]]:
    return {}


_MOST = 8
"""For how many sets of terms the mentions in one place are kept."""
_known_in_body: Memo[tuple[Block, ...], dict[frozenset[str], frozenset[str]]] = Memo(_none_yet)
_known_in_node: Memo[Node, dict[frozenset[str], frozenset[str]]] = Memo(_none_yet)
_words_in_node: Memo[Node, frozenset[str]] = Memo(_words_below)
_words_in_body = Memo(_words_in_blocks)


def _forms(term: str, terms: frozenset[str]) -> tuple[str, ...]:
    singular, plural = _both(term)
    return (singular,) if plural in terms else (singular, plural)


@lru_cache(maxsize=4096)
def _words_of(term: str) -> frozenset[frozenset[str]]:
    """The words of each form of a term."""
    return frozenset([frozenset(map(intern, _WORD.findall(form))) for form in _both(term)])


def _both(term: str) -> tuple[str, str]:
    return term, f"{term[:-1]}ies" if term.endswith("y") and term[-2:-1] not in "aeiou" else f"{term}s"
