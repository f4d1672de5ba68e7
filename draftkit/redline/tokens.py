"""Tokens: what is compared as one, word by word, and what stands in a line besides words."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal, NamedTuple

from draftkit.redline.names import Element, w

WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’]\w+)*|\s|.", re.DOTALL)
"""What is compared as one in a text: a number, a word, a space, a sign."""

TAG_START: Final = "\0control "
TAG_END: Final = "\0end of control "
"""What the keys of the two tags of a content control begin with, where these are compared as tokens of their own."""

Shape = Literal["field", "control", "wrapper", "drawing"]


class Span(NamedTuple):
    """Some characters and the run that gives them their formatting."""

    text: str
    run: Element


class Node(NamedTuple):
    """Something in a line that is not text, and the run it stands in; no run for an equation."""

    element: Element
    run: Element | None


Piece = Span | Node


class Token:
    """What is compared as one: equal keys say the same. One of spans, node, box and end is set."""

    __slots__ = ("box", "end", "key", "lead", "look", "node", "spans", "words_in")

    def __init__(
        self,
        key: str,
        *,
        spans: tuple[Span, ...] = (),
        node: Node | None = None,
        box: "Box | None" = None,
        end: Element | None = None,
        lead: tuple[Element, ...] = (),
        look: str = "",
        words_in: "Callable[[], list[Token]] | None" = None,
    ) -> None:
        self.key, self.spans, self.node, self.box, self.end, self.lead = key, spans, node, box, end, lead
        self.look = look
        """The formatting of every character, or of the run it stands in."""
        self.words_in = words_in
        """Of a passage of a long text: what reads it word by word."""

    @property
    def words(self) -> str:
        """The words of it, as they are read."""
        if self.spans:
            return "".join(span.text for span in self.spans)
        if self.box is not None:
            return text_of(self.box.inside)
        return "\t" if self.node is not None and self.node.element.tag == w("tab") else ""


class Box(NamedTuple):
    """Something in a line that holds tokens itself: a field, a link, a content control, a drawing with text."""

    shape: Shape
    element: Element | None
    """The wrapper, or the drawing; none for a field made of runs."""
    inside: tuple[Token, ...]
    head: tuple[Node, ...] = ()
    """Of a field: what stands before its result."""
    tail: tuple[Node, ...] = ()
    after: tuple[Element, ...] = ()
    """The marks that stand last in it."""
    reckoned: bool = False
    """A field whose result Word works out afresh: page numbers, contents, today's date."""


def text_of(tokens: Iterable[Token]) -> str:
    """Return the words of tokens, as they are read."""
    return "".join(token.words for token in tokens)


def unmarked(token: Token) -> Token:
    """Return a token without the marks before it."""
    return Token(token.key, spans=token.spans, node=token.node, box=token.box, end=token.end)


def pieces_of(token: Token) -> Sequence[Piece]:
    """Return what a token without anything in it is made of."""
    return token.spans or ((token.node,) if token.node is not None else ())
