"""Holes: where a value of the brief will stand. A value waits beside the text and is never parsed.

Wording is rendered with a hole (two private characters round a number) for every value; the markup
is read with the holes in it; then each hole is filled. So no value can become structure.
"""

import re
from functools import lru_cache
from typing import Any, assert_never

from draftkit.memo import Memo, keep
from draftkit.model.agreement import Blank, Block, Definition, Gap, Inline, Reference, Style, Text, Value
from draftkit.model.forms import CLOSE, HOLE, OPEN, Filled
from draftkit.model.walk import map_blocks, nodes_of
from draftkit.wording.typography import keep_together
from draftkit.wording.view import Missing, View, path_of

_SPACE = re.compile(r"[^\S\u00a0]+")  # a no-break space stays, for a date is written with two

Slot = Value | Blank | Gap | Reference


class Wording(str):
    """Words of the library that a function hands back: they are markup, not a value."""

    __slots__ = ()


def hole(slots: list[Slot], slot: Slot) -> str:
    """Put a value aside and return the hole that stands for it."""
    slots.append(slot)
    return f"{OPEN}{len(slots) - 1}{CLOSE}"


def slot_for(value: Any) -> Slot:
    """Return how a value of any kind is shown: Missing as a blank, numbers and text as they are."""
    match value:
        case Value() | Blank() | Gap() | Reference():
            return value
        case Missing():
            return Blank(value.path, value.hint)
        case bool():
            return Value("yes" if value else "no", "")
        case tuple() | list():
            return Value("; ".join(slot_text(each) for each in value), path_of(value[0]) if value else "")
        case str() | int() | float() | View():
            return Value(_shown(str(value)), path_of(value))
        case _:
            return Value(str(value), "")


@lru_cache(maxsize=4096)
def _shown(text: str) -> str:
    return keep_together(_SPACE.sub(" ", text).strip())


def slot_text(value: Any) -> str:
    """Return the words of a value, for lists inside a sentence."""
    slot = slot_for(value)
    return slot.text if isinstance(slot, Value) else "[●]"


def fill_holes(blocks: tuple[Block, ...], slots: tuple[Slot, ...]) -> tuple[Block, ...]:
    """Return the blocks with every hole filled; blocks without one are the same objects.

    With values among them they come as `Filled`. A term is defined in its own words, so it is no hole of the form.
    """
    if not slots:
        return blocks
    settled = _in_terms(blocks)
    values = tuple([_open_value(slot) if number not in settled else "" for number, slot in enumerate(slots)])
    body = _with(slots, blocks)
    return Filled(body, _form(blocks, slots, values), values) if any(values) else body


def _open_value(slot: Slot) -> str:
    return slot.text if isinstance(slot, Value) else ""


def _form(blocks: tuple[Block, ...], slots: tuple[Slot, ...], values: tuple[str, ...]) -> tuple[Block, ...]:
    """The blocks with all filled in but those values: the very same ones for the same slots beside them."""
    known = _forms(blocks)
    kept = tuple([_left_open(number) if value else slots[number] for number, value in enumerate(values)])
    return known[kept] if kept in known else keep(known, kept, _with(kept, blocks), _MOST)


@lru_cache(maxsize=1024)
def _left_open(number: int) -> Value:
    return Value(f"{OPEN}{number}{CLOSE}", "")


def _no_forms(_blocks: tuple[Block, ...]) -> dict[tuple[Slot, ...], tuple[Block, ...]]:
    return {}


_MOST = 16
"""How many forms of one rendered wording are kept."""
_forms = Memo(_no_forms)


def _find_in_terms(blocks: tuple[Block, ...]) -> frozenset[int]:
    terms = [node.term for node in nodes_of(blocks) if isinstance(node, Definition)]
    return frozenset([int(number) for term in terms for number in HOLE.findall(term)])


_in_terms = Memo(_find_in_terms)
"""The numbers of the holes that stand in terms defined."""


def _with(slots: tuple[Slot, ...], blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return map_blocks(lambda inline: _fill(inline, slots), blocks)


def _fill(inline: Inline, slots: tuple[Slot, ...]) -> Inline | tuple[Inline, ...]:
    match inline:
        case Text(text, style):
            return _split(text, style, slots) if OPEN in text else inline
        case Definition(term):
            return _define(term, slots) if OPEN in term else inline
        case Value() | Blank() | Gap() | Reference():
            return inline
        case _:
            assert_never(inline)


def _split(text: str, style: Style, slots: tuple[Slot, ...]) -> tuple[Inline, ...]:
    pieces = HOLE.split(text)
    made = (
        _styled(slots[int(piece)], style) if i % 2 else Text(piece, style) for i, piece in enumerate(pieces) if piece
    )
    return tuple(made)


def _styled(slot: Slot, style: Style) -> Inline:
    return Value(slot.text, slot.path, style) if isinstance(slot, Value) else slot


def _define(term: str, slots: tuple[Slot, ...]) -> Inline | tuple[Inline, ...]:
    pieces = _split(term, "plain", slots)
    if all(isinstance(piece, Text | Value) for piece in pieces):
        return Definition("".join(p.text for p in pieces if isinstance(p, Text | Value)))
    return (Text("“"), *pieces, Text("”"))
