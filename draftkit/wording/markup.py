"""Markup: rendered wording (small Markdown, holes in it) to blocks of the tree.

Ordered lists are the levels, `## Heading` a part, pipe tables tables, bold in quotes a definition,
`#name` at the start of an item its anchor. Nothing else of Markdown is read.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from draftkit.cache import store
from draftkit.model.agreement import (
    Block,
    Cell,
    Definition,
    Inline,
    Item,
    Listing,
    Paragraph,
    Part,
    Signing,
    Style,
    Table,
    Text,
)
from draftkit.model.walk import join_text, plain
from draftkit.wording.punctuation import punctuate
from draftkit.wording.typography import typeset

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_ANCHOR = re.compile(r"#([A-Za-z0-9-]+)\s+")
_QUOTED = re.compile(r"“(.+)”")
_MARKER = re.compile(r"^([ \t]*)\d{1,3}\.[ \t]+", re.MULTILINE)
_DEEPEST = 4
"""How many levels of numbered lists a document has styles for."""
_CAPTION = re.compile(r"^Table: (.+)$")
_NUMBER = re.compile(r"\d{1,3}\.(?:\s+#([A-Za-z0-9-]+))?")
"""The first cell of a row that is numbered: as with items, the figures typed do not count."""


@lru_cache(maxsize=4096)
def parse_blocks(text: str, key: str) -> tuple[Block, ...]:
    """Return the blocks of one clause. Raises ValueError for what the small Markdown does not know.

    The numbers written in the file do not count: every item is read as '1.', so that an item that
    comes and goes with a condition can stand first.
    """
    kept = store("blocks").get((text, key))
    if kept is None:
        kept = _Reader(_reader().parse(_MARKER.sub(r"\g<1>1. ", typeset(text))), key).blocks()
        store("blocks").put((text, key), kept)
    blocks: tuple[Block, ...] = kept
    return blocks


@lru_cache(maxsize=512)
def parse_signings(text: str) -> tuple[Signing, ...]:
    """Return the signatures of an execution block: paragraphs, then the list of lines to complete."""
    kept = store("blocks").get(text)
    if kept is None:
        kept = _read_signings(text)
        store("blocks").put(text, kept)
    signings: tuple[Signing, ...] = kept
    return signings


def _read_signings(text: str) -> tuple[Signing, ...]:
    signings: list[Signing] = []
    words: list[tuple[Inline, ...]] = []
    lines: list[str] = []
    in_list = False
    for token in _reader().parse(typeset(text)):
        in_list = (in_list or token.type == "bullet_list_open") and token.type != "bullet_list_close"
        if token.type == "inline":
            content = _inlines(token)
            lines.append(plain(content)) if in_list else words.append(content)
        elif token.type == "bullet_list_close":
            signings.append(Signing(tuple(words), tuple(lines)))
            words, lines = [], []
    if words or not signings:
        raise ValueError("an execution block is paragraphs, then a list of the lines to complete ('- Signature')")
    return tuple(signings)


def parse_line(text: str) -> tuple[Inline, ...]:
    """Return the inlines of one line of markup."""
    inline = [token for token in _reader().parse(typeset(text)) if token.type == "inline"]
    return _inlines(inline[0]) if inline else ()


@lru_cache(maxsize=1)
def _reader() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # late: a run that finds its blocks in the cache reads no Markdown

    return MarkdownIt("zero").enable(["list", "heading", "table", "emphasis", "escape", "newline"])


class _Reader:
    """Reads a flat list of Markdown tokens from left to right."""

    def __init__(self, tokens: "list[Token]", key: str) -> None:
        self._tokens = iter(tokens)
        self._key = key
        self._counts: dict[tuple[int, ...], int] = {}

    def blocks(self) -> tuple[Block, ...]:
        return _gather_parts(list(self._until("", ())))

    def _until(self, closing: str, place: tuple[int, ...]) -> Iterator[Block]:
        caption = ""
        for token in self._tokens:
            match token.type:
                case _ if token.type == closing:
                    return
                case "paragraph_open":
                    content = self._inline("paragraph_close")
                    found = _CAPTION.match(plain(content))
                    if found:
                        caption = found.group(1)
                    else:
                        yield Paragraph(content)
                case "heading_open":
                    yield Part(f"{self._key}/part", plain(self._inline("heading_close")), ())
                case "ordered_list_open":
                    yield from self._items(place)
                case "table_open":
                    yield self._listed(self._table(caption), place)
                    caption = ""
                case _:
                    raise ValueError(
                        f"the wording has a {token.type.removesuffix('_open').replace('_', ' ')}: "
                        "only numbered lists, paragraphs, tables and part headings are read"
                    )

    def _items(self, place: tuple[int, ...]) -> tuple[Item, ...]:
        if len(place) >= _DEEPEST:
            raise ValueError(f"the wording has a list more than {_DEEPEST} deep: break it up")
        items: list[Item] = []
        for token in self._tokens:
            if token.type == "ordered_list_close":
                break
            self._counts[place] = self._counts.get(place, 0) + 1
            items.append(self._item((*place, self._counts[place])))
        return tuple(items) if place else tuple(map(_punctuate_below, items))

    def _item(self, place: tuple[int, ...]) -> Item:
        body = list(self._until("list_item_close", place))
        content: tuple[Inline, ...] = ()
        if body and isinstance(body[0], Paragraph):
            content = body.pop(0).content  # type: ignore[union-attr]
        anchor, content = _anchor(content)
        return Item(f"{self._key}/{anchor or '.'.join(map(str, place))}", content, tuple(body))

    def _inline(self, closing: str) -> tuple[Inline, ...]:
        content: tuple[Inline, ...] = ()
        for token in self._tokens:
            if token.type == closing:
                break
            content = _inlines(token)
        return content

    def _table(self, caption: str) -> Table:
        rows: list[tuple[Cell, ...]] = []
        cells: list[Cell] = []
        for token in self._tokens:
            match token.type:
                case "table_close":
                    break
                case "tr_open":
                    cells = []
                case "tr_close":
                    rows.append(tuple(cells))
                case "th_open" | "td_open":
                    right = "right" in str(token.attrGet("style") or "")
                    cells.append(Cell(self._inline(token.type.replace("open", "close")), "right" if right else "left"))
        return Table(caption, rows[0], tuple(rows[1:]))

    def _listed(self, table: Table, place: tuple[int, ...]) -> Table | Listing:
        """A table whose rows are numbered is a list; any other stays what it is."""
        numbers = [_as_number(row) for row in table.rows]
        if not any(numbers):
            return table
        if not all(numbers) or len(table.head) < 2:
            raise ValueError("the rows of a table have numbers ('1.') all or none, with words beside them")
        items: list[Item] = []
        for number, row in zip(numbers, table.rows, strict=True):
            self._counts[place] = self._counts.get(place, 0) + 1
            name = (number and number[1]) or ".".join(map(str, (*place, self._counts[place])))
            items.append(Item(f"{self._key}/{name}", *_columns(row[1:])))
        return Listing(table.caption, table.head, tuple(items))


def _as_number(row: tuple[Cell, ...]) -> "re.Match[str] | None":
    return _NUMBER.fullmatch(plain(row[0].content).strip()) if row else None


def _columns(cells: tuple[Cell, ...]) -> tuple[tuple[Inline, ...], tuple[Block, ...]]:
    """The words of a numbered row, and what stands in its further columns."""
    first, *others = (cell.content for cell in cells)
    return first, tuple(map(Paragraph, others))


def _punctuate_below(item: Item) -> Item:
    inner = tuple(block for block in item.body if isinstance(block, Item))
    if not inner or len(inner) != len(item.body):
        return item
    return Item(item.key, item.content, punctuate(inner))


def _anchor(content: tuple[Inline, ...]) -> tuple[str, tuple[Inline, ...]]:
    first = content[0] if content else None
    found = _ANCHOR.match(first.text) if isinstance(first, Text) else None
    if not found or not isinstance(first, Text):
        return "", content
    return found.group(1), join_text([Text(first.text[found.end() :], first.style), *content[1:]])


def _gather_parts(blocks: list[Block]) -> tuple[Block, ...]:
    """Put what follows a part heading into that part."""
    gathered: list[Block] = []
    heading: Part | None = None
    inner: list[Block] = []
    number = 0
    for block in [*blocks, None]:
        if block is None or isinstance(block, Part):
            if heading is not None:
                number += 1
                gathered.append(Part(f"{heading.key}-{number}", heading.heading, tuple(inner)))
            heading, inner = block, []
        elif heading is not None:
            inner.append(block)
        else:
            gathered.append(block)
    return tuple(gathered)


def _inlines(token: "Token") -> tuple[Inline, ...]:
    inlines: list[Inline] = []
    style: Style = "plain"
    for child in token.children or ():
        match child.type:
            case "strong_open":
                style = "strong"
            case "em_open":
                style = "emphasis"
            case "strong_close" | "em_close":
                style = "plain"
            case "softbreak":
                inlines.append(Text(" ", style))
            case _ if child.content:
                inlines.append(Text(child.content, style))
    return tuple(map(_definition, join_text(inlines)))


def _definition(inline: Inline) -> Inline:
    if isinstance(inline, Text) and inline.style == "strong":
        found = _QUOTED.fullmatch(inline.text)
        if found:
            return Definition(found.group(1))
    return inline
