"""Rows: how what is listed in a table is shared among its columns. Every writer goes by this."""

import re
from dataclasses import replace

from draftkit.model.agreement import Block, Definition, Entry, Inline, Item, Paragraph, Text

_MEANS = re.compile(r"\s*(?:means\b)?\s*")


def cells_of(row: Item | Entry) -> tuple[tuple[Block, ...], ...]:
    """Return what stands in each cell of a row.

    The first of an item is the item without its words: its number. An entry's meaning goes without "means", since the
    column says it.
    """
    match row:
        case Item(_, content, body):
            return (replace(row, content=(), body=()),), (Paragraph(content),), *((block,) for block in body)
        case Entry(_, content, body):
            term, meaning = _divided(content)
            return (Paragraph(term),), (*((Paragraph(meaning),) if meaning else ()), *body)


def _divided(content: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """The term with all that stands before it, and what it means."""
    end = next((place for place, inline in enumerate(content, 1) if isinstance(inline, Definition)), len(content))
    first, *others = content[end:] or (Text(""),)
    if not isinstance(first, Text):
        return content[:end], (first, *others)
    words = _MEANS.sub("", first.text, count=1)
    if not words.strip(": ") and not others:
        return content[:end], ()
    if words != first.text:
        first = Text(words, first.style)
    return content[:end], ((first, *others) if words else tuple(others))
