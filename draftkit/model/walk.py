"""Walk and map the agreement tree: the only code that knows how to descend."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from operator import is_
from typing import TypeVar, assert_never

from draftkit.memo import Memo
from draftkit.model.agreement import (
    Agreement,
    Blank,
    Block,
    Cell,
    Clause,
    Definition,
    Entry,
    Execution,
    Gap,
    Inline,
    Item,
    Listing,
    Node,
    Paragraph,
    Part,
    Reference,
    Section,
    Signing,
    Table,
    Text,
    Value,
)
from draftkit.model.forms import form_of

T = TypeVar("T")
N = TypeVar("N", bound=Node)
Change = Callable[[Inline], "Inline | tuple[Inline, ...]"]


def walk(root: Agreement, kind: type[N]) -> Iterator[tuple[str, N]]:
    """Yield every node of a kind in reading order, each with the key of the clause it stands in."""
    for section in root.sections:
        if isinstance(section, kind):
            yield section.key, section
        for clause in section.body:
            for node in descend(clause):
                if isinstance(node, kind):
                    yield clause.key, node


def descend(node: Node) -> Iterator[Node]:
    """Yield a node and all below it, in reading order."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        yield here
        if type(here) not in _LEAVES:
            waiting.extend(reversed(children(here)))


def _all_in_block(block: Block) -> tuple[Node, ...]:
    return tuple(descend(block))


nodes_in: Memo[Block, tuple[Node, ...]] = Memo(_all_in_block)
"""A block and everything in it, in reading order."""


def _all_below(body: tuple[Block, ...]) -> tuple[Node, ...]:
    return tuple(chain.from_iterable(map(nodes_in, body)))


nodes_of = Memo(_all_below)
"""Everything in some blocks, in reading order; gone through once for all who ask."""


def blanks_of(body: tuple[Block, ...]) -> tuple[Blank, ...]:
    """Return the blanks in some blocks, in reading order."""
    return _blanks(form_of(body))


def _all_blanks(body: tuple[Block, ...]) -> tuple[Blank, ...]:
    return tuple([node for node in nodes_of(body) if isinstance(node, Blank)])


_blanks = Memo(_all_blanks)

_LEAVES = frozenset({Text, Value, Definition, Blank, Gap, Reference})


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below this one."""
    match node:
        case Text() | Value() | Definition() | Blank() | Gap() | Reference():
            return ()
        case Paragraph(content) | Cell(content):
            return content
        case Item(_, content, body) | Entry(_, content, body):
            return (*content, *body)
        case Table(_, head, rows):
            return (*head, *(cell for row in rows for cell in row))
        case Listing(_, head, listed):
            return (*head, *listed)
        case Execution(_, signings):
            return signings
        case Signing(words):
            return tuple(inline for line in words for inline in line)
        case Part() | Clause() | Section():
            return node.body
        case _:
            assert_never(node)


def map_clauses(change: Callable[[Clause], Clause], root: Agreement) -> Agreement:
    """Return the agreement with `change` made to each clause; what is unchanged is kept as it was."""

    def in_section(section: Section) -> Section:
        body = _each(change, section.body)
        return section if body is section.body else replace(section, body=body)

    sections = _each(in_section, root.sections)
    return root if sections is root.sections else replace(root, sections=sections)


def map_blocks(change: Change, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with `change` made to each inline; the same objects where nothing changed.

    A tuple takes the place of one inline.
    """
    return _each(lambda block: _block(change, block), blocks)


def _block(change: Change, block: Block) -> Block:
    match block:
        case Paragraph(content):
            new = _inlines(change, content)
            return block if new is content else Paragraph(new)
        case Item() | Entry():
            return _listed(change, block)
        case Table(caption, head, rows):
            cells, lines = _cells(change, head), _each(lambda row: _cells(change, row), rows)
            return block if cells is head and lines is rows else Table(caption, cells, lines)
        case Listing(caption, head, listed):
            cells, items = _cells(change, head), _each(lambda row: _listed(change, row), listed)
            return block if cells is head and items is listed else Listing(caption, cells, items)
        case Execution(key, signings):
            signed = _each(lambda signing: _signing(change, signing), signings)
            return block if signed is signings else Execution(key, signed)
        case Part(key, heading, body):
            inner = map_blocks(change, body)
            return block if inner is body else Part(key, heading, inner)
        case _:
            assert_never(block)


def _listed(change: Change, row: Item | Entry) -> Item | Entry:
    new, inner = _inlines(change, row.content), map_blocks(change, row.body)
    return row if new is row.content and inner is row.body else replace(row, content=new, body=inner)


def _signing(change: Change, signing: Signing) -> Signing:
    words = _each(lambda line: _inlines(change, line), signing.words)
    return signing if words is signing.words else Signing(words, signing.lines)


def _cells(change: Change, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return _each(lambda cell: _cell(change, cell), cells)


def _cell(change: Change, cell: Cell) -> Cell:
    new = _inlines(change, cell.content)
    return cell if new is cell.content else Cell(new, cell.align)


def _inlines(change: Change, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    new: list[Inline] = []
    same = True
    for inline in inlines:
        made = change(inline)
        same = same and made is inline
        if isinstance(made, tuple):
            new.extend(made)
        else:
            new.append(made)
    return inlines if same else join_text(new)


def join_text(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Return the inlines with neighbouring library text of one style joined: one meaning, one tree."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text) and inline.style == last.style:
            joined[-1] = Text(last.text + inline.text, last.style)
        elif not (isinstance(inline, Text) and not inline.text):
            joined.append(inline)
    return tuple(joined)


def plain(inlines: tuple[Inline, ...]) -> str:
    """Return the words of a run as a person would read them aloud: blanks as [●], references left out."""
    return "".join([_plain(inline) for inline in inlines])


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text) | Value(text):
            return text
        case Definition(term):
            return f"“{term}”"
        case Blank():
            return "[●]"
        case Gap():
            return " "
        case Reference():
            return ""
        case _:
            assert_never(inline)


def _each(change: Callable[[T], T], things: tuple[T, ...]) -> tuple[T, ...]:
    new = tuple([change(thing) for thing in things])
    return things if all(map(is_, new, things)) else new
