"""Sentences and lists: how long a sentence is, how deep and how short a list, how an item leads to its sub-items."""

import re
from collections.abc import Iterator

from draftkit.library.lint.ground import Ground
from draftkit.library.lint.pieces import HOLE, Piece
from draftkit.library.lint.rules import Hit, rule
from draftkit.model.agreement import Block, Item, Paragraph, Part
from draftkit.model.walk import descend, plain

_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z“‘(])")
_WORD = re.compile(rf"\S*[\w{HOLE}]\S*")
_LONG, _LONGEST = 40, 60
_DEEPEST = {"clauses": 3, "schedules": 3, "recitals": 2, "parties": 1}
"""How deep the numbers of a section go; elsewhere nothing has one."""


@rule(
    "LIB-STYLE-LONG", "warning", f"a sentence of {{}} words, over {_LONG}", "break it up, or make a list of its limbs"
)
def long_sentences(ground: Ground) -> Iterator[Hit]:
    """A sentence of more than 40 words."""
    return (hit for hit, words in _sentences(ground) if _LONG < words <= _LONGEST)


@rule(
    "LIB-STYLE-LONGEST",
    "error",
    f"a sentence of {{}} words, over {_LONGEST}",
    "break it up, or make a list of its limbs",
)
def longest_sentences(ground: Ground) -> Iterator[Hit]:
    """A sentence of more than 60 words."""
    return (hit for hit, words in _sentences(ground) if words > _LONGEST)


@rule(
    "LIB-STYLE-DEFINITION", "warning", f"a definition of {{}} words, over {_LONGEST}", "shorten it, or give it a clause"
)
def long_definitions(ground: Ground) -> Iterator[Hit]:
    """A definition of more than 60 words."""
    for piece in ground.wordings:
        if piece.use == "definition":
            words = max((sum(_count(text) for text in _texts(v.blocks)) for v in piece.variants), default=0)
            if words > _LONGEST:
                yield Hit(piece.place(), (words,), clause=piece.key)


@rule("LIB-STYLE-ORPHAN", "error", "a list of one item", "make it a plain paragraph, or run it into the sentence")
def orphans(ground: Ground) -> Iterator[Hit]:
    """A list of exactly one item, in whichever branch of its conditions. Recitals and parties may have one."""
    for piece, items in _lists(ground):
        if len(items) == 1 and piece.series not in ("recitals", "parties"):
            yield Hit(piece.find_masked(plain(items[0].content)), clause=piece.key)


@rule(
    "LIB-STYLE-DEPTH",
    "error",
    "a list deeper than the numbers of its section go",
    "go no deeper than (i) in clauses and schedules, (a) in recitals, (1) for parties; elsewhere nothing has a number",
)
def too_deep(ground: Ground) -> Iterator[Hit]:
    """A list that goes deeper than the numbers of its section: (i) in clauses, (a) in recitals, (1) for parties."""
    for piece in ground.bodies.values():
        for item in _below(piece.variants[0].blocks if piece.variants else (), _DEEPEST.get(piece.series, 0)):
            yield Hit(piece.find_masked(plain(item.content)), clause=piece.key)


@rule("LIB-STYLE-LEAD", "error", "an item leads to sub-items without a colon", "end it with ‘:’")
def leads(ground: Ground) -> Iterator[Hit]:
    """An item with sub-items that does not end with a colon."""
    for piece, items in _lists(ground):
        for item in items:
            if item.body and not plain(item.content).rstrip().endswith((":", HOLE)):
                yield Hit(piece.find_masked(plain(item.content)), clause=piece.key)


@rule("LIB-STYLE-COLON", "error", "an item ends with a colon and nothing follows", "give it sub-items, or end it")
def idle_colons(ground: Ground) -> Iterator[Hit]:
    """An item that ends with a colon and has no sub-items."""
    for piece, items in _lists(ground):
        for item in items:
            if not item.body and plain(item.content).rstrip().endswith(":"):
                yield Hit(piece.find_masked(plain(item.content)), clause=piece.key)


@rule("LIB-STYLE-TAIL", "error", "text after sub-items", "make it an item of its own: it has no number to be cited by")
def tails(ground: Ground) -> Iterator[Hit]:
    """Text that goes on after the sub-items of an item."""
    for piece, items in _lists(ground):
        for item in items:
            kinds = [isinstance(block, Item) for block in item.body]
            if True in kinds and False in kinds[kinds.index(True) :]:
                yield Hit(piece.find_masked(plain(item.content)), clause=piece.key)


def _sentences(ground: Ground) -> Iterator[tuple[Hit, int]]:
    for piece in ground.wordings:
        seen: set[str] = set()
        for variant in piece.variants:
            for sentence in (s for text in _texts(variant.blocks) for s in _END.split(text)):
                if sentence not in seen:
                    seen.add(sentence)
                    words = _count(sentence)
                    yield Hit(piece.find_masked(sentence), (words,), clause=piece.key), words


def _count(text: str) -> int:
    return len(_WORD.findall(text))


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        for node in descend(block):
            if isinstance(node, Paragraph | Item):
                yield plain(node.content)


def _lists(ground: Ground) -> Iterator[tuple[Piece, tuple[Item, ...]]]:
    """Every list of every wording, in every variant of it."""
    for piece in ground.wordings:
        for variant in piece.variants:
            yield from ((piece, items) for items in _below_lists(variant.blocks))


def _below_lists(blocks: tuple[Block, ...]) -> Iterator[tuple[Item, ...]]:
    items = tuple(block for block in blocks if isinstance(block, Item))
    if items:
        yield items
    for block in blocks:
        if isinstance(block, Item | Part):
            yield from _below_lists(block.body)


def _below(blocks: tuple[Block, ...], levels: int) -> Iterator[Item]:
    """The items that lie more than so many levels down."""
    for block in blocks:
        if isinstance(block, Item):
            if levels <= 0:
                yield block
            yield from _below(block.body, levels - 1)
        elif isinstance(block, Part):
            yield from _below(block.body, levels)
