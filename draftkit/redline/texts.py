"""Text that stands together, read as words; where it is very long, as passages first."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Final
from zlib import crc32

from lxml import etree

from draftkit.redline.looks import run_look
from draftkit.redline.names import Element, R
from draftkit.redline.tokens import WORD, Span, Token

LONG: Final = 1_000_000
"""A paragraph of more characters than this is compared passage by passage first: so many words fill the memory."""
_BETWEEN_WORDS: Final = re.compile(r"[^\w.,'’]")
"""What always ends where a word, a number or a sign does (see WORD)."""
_WINDOW, _ONE_IN = 16, 64
"""How many characters say whether a passage ends after them, and at how many places where it may it does."""
_SHORTEST, _LONGEST = 200, 6_000
"""How long a passage is, in characters; longer only where there is no place to cut."""

Breaks = list[tuple[int, list[Element]]]
"""How many characters stand before each group of marks in a text."""


class Looks(dict[Element, str]):
    """The formatting of runs, each looked at once."""

    def __missing__(self, run: Element) -> str:
        self[run] = run_look(run)
        return self[run]


def words_of(spans: Sequence[Span], breaks: Breaks, looks: Looks) -> Iterable[Token]:
    """Return the words of a text. They may cross runs; a mark in the middle of one stands before it."""
    if len(spans) == 1 and not breaks:
        ((text, run),) = spans
        look = looks[run]
        return [Token(word, spans=(Span(word, run),), look=look) for word in WORD.findall(text)]
    text = "".join(span.text for span in spans)
    return _cut(text, (match.end() for match in WORD.finditer(text)), spans, breaks, looks)


def passages_of(spans: Sequence[Span], breaks: Breaks, looks: Looks) -> Iterator[Token]:
    """Yield the passages of a text, cut at marks too; each can be read word by word (`words_in`)."""
    text = "".join(span.text for span in spans)
    for token in _cut(text, _passage_ends(text, [size for size, _ in breaks]), spans, breaks, looks):
        token.words_in = partial(_words_in, token)
        yield token


def plain_tokens(text: str, *, long: bool = False) -> list[Token]:
    """Return the tokens of a text as those of a paragraph that has it in one run, without its mark: as it is told."""
    spans = [Span(text, etree.Element(R))]
    return list((passages_of if long else words_of)(spans, [], Looks()))


def _words_in(passage: Token) -> list[Token]:
    breaks = [(0, list(passage.lead))] if passage.lead else []
    return list(words_of(passage.spans, breaks, Looks()))


def _passage_ends(text: str, marks: Sequence[int]) -> Iterator[int]:
    """Where passages end: what stayed is cut alike, for the few characters before a place say whether it is one."""
    begin = last = 0
    due = deque(marks)
    for match in _BETWEEN_WORDS.finditer(text):
        end = match.end()
        if _passes(due, end) and last > begin:
            yield last
            begin = last
        last = end
        if end - begin < _SHORTEST:
            continue
        said = crc32(text[max(end - _WINDOW, 0) : end].encode())
        if end - begin >= _LONGEST or said % _ONE_IN == 0:
            yield end
            begin = end
    if _passes(due, len(text)) and last > begin:
        yield last
        begin = last
    if begin < len(text):
        yield len(text)


def _passes(due: deque[int], end: int) -> bool:
    """Whether a mark stands before a place; those that do are no longer due."""
    passed = bool(due) and due[0] < end
    while due and due[0] < end:
        due.popleft()
    return passed


def _cut(text: str, ends: Iterable[int], spans: Sequence[Span], breaks: Breaks, looks: Looks) -> Iterator[Token]:
    """Yield the tokens that end at these places."""
    at, begin, start = 0, 0, 0
    waiting = deque(breaks)
    for end in ends:
        lead: list[Element] = []
        while waiting and waiting[0][0] < end:
            lead += waiting.popleft()[1]
        pieces = []
        while begin + len(spans[at].text) < end:
            pieces.append(Span(text[max(begin, start) : begin + len(spans[at].text)], spans[at].run))
            begin += len(spans[at].text)
            at += 1
        pieces.append(Span(text[max(begin, start) : end], spans[at].run))
        if begin + len(spans[at].text) == end:
            begin, at = end, at + 1
        whole = tuple(piece for piece in pieces if piece.text)
        yield Token(text[start:end], spans=whole, lead=tuple(lead), look=_look(whole, looks))
        start = end


def _look(spans: tuple[Span, ...], looks: Looks) -> str:
    """One look, or, where a word changes its look, that of every character."""
    if len({looks[run] for _, run in spans}) == 1:
        return looks[spans[0].run]
    found = groupby(((looks[run], len(text)) for text, run in spans), key=lambda piece: piece[0])
    return "|".join(f"{sum(size for _, size in pieces)} {look}" for look, pieces in found)
