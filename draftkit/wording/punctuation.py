"""List punctuation: sub-items end with ';', the last but one with '; and', the last with '.'.

Worked out after the conditions of a wording, so that an item may come and go.
"""

import re
from dataclasses import replace

from draftkit.model.agreement import Block, Inline, Item, Text
from draftkit.model.walk import join_text

_END = re.compile(r"(?:[;,.]\s*(and|or)?|\s+(and|or))?\s*$")
_SERIES = re.compile(r";(?:\s*(?:and|or))?\s*$")


def punctuate(items: tuple[Item, ...], ending: str = ".") -> tuple[Item, ...]:
    """Return sub-items punctuated as one sentence; a list of whole sentences is left as it is."""
    if not any(_SERIES.search(_tail(item)) for item in items):
        return items
    word = "or" if any(_conjunction(item) == "or" for item in items) else "and"
    ends = [";"] * len(items)
    ends[-1] = ending
    if len(items) > 1:
        ends[-2] = f"; {word}"
    return tuple(_end(item, end) for item, end in zip(items, ends, strict=True))


def _end(item: Item, end: str) -> Item:
    inner = tuple(block for block in item.body if isinstance(block, Item))
    if inner and len(inner) == len(item.body):
        body: tuple[Block, ...] = punctuate(inner, end)
        return replace(item, body=body)
    return item if item.body else replace(item, content=_with_end(item.content, end))


def _with_end(content: tuple[Inline, ...], end: str) -> tuple[Inline, ...]:
    last = content[-1] if content else None
    if isinstance(last, Text):
        return join_text([*content[:-1], Text(_END.sub("", last.text) + end, last.style)])
    return (*content, Text(end))


def _tail(item: Item) -> str:
    last = item.content[-1] if item.content else None
    return last.text if isinstance(last, Text) else ""


def _conjunction(item: Item) -> str:
    found = _END.search(_tail(item))
    return (found.group(1) or found.group(2) or "") if found else ""
