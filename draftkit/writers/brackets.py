"""Brackets round a clause that is not decided yet: put into the tree once, so that each writer only shows them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, assert_never

from draftkit.model.agreement import Block, Cell, Clause, Entry, Execution, Item, Listing, Paragraph, Part, Table, Text

OPEN: Final = Text("[")
CLOSE: Final = Text("]")
"""Writers know these two by identity: a '[' in the words of a clause is another thing."""


def bracketed(clause: Clause, *, heading: bool) -> Clause:
    """Return an undecided clause with its brackets, any other as it is.

    With a heading the writer puts OPEN before its words; without one OPEN begins the body.
    """
    if clause.flag is None or not clause.flag.undecided:
        return clause
    body = clause.body if heading else _opened(clause.body)
    return replace(clause, body=_closed(body))


def _opened(blocks: Sequence[Block]) -> tuple[Block, ...]:
    first = blocks[0] if blocks else None
    match first:
        case Paragraph() | Item() | Entry():
            return (replace(first, content=(OPEN, *first.content)), *blocks[1:])
        case Table() | Listing() | Execution() | Part() | None:
            return (Paragraph((OPEN,)), *blocks)
        case _:
            assert_never(first)


def _closed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    if not blocks:
        return (Paragraph((CLOSE,)),)
    return (*blocks[:-1], *_close(blocks[-1]))


def _close(block: Block) -> tuple[Block, ...]:
    match block:
        case Item() | Entry() | Part() if block.body:
            return (replace(block, body=_closed(block.body)),)
        case Paragraph() | Item() | Entry():
            return (replace(block, content=(*block.content, CLOSE)),)
        case Table(caption, head, rows) if rows and rows[-1]:
            last = rows[-1][-1]
            cell = Cell((*last.content, CLOSE), last.align)
            return (Table(caption, head, (*rows[:-1], (*rows[-1][:-1], cell))),)
        case Listing(_, _, listed) if listed:
            return (replace(block, rows=(*listed[:-1], _close_row(listed[-1]))),)
        case Table() | Listing() | Execution() | Part():
            return (block, Paragraph((CLOSE,)))
        case _:
            assert_never(block)


def _close_row(row: Item | Entry) -> Item | Entry:
    if row.body:
        return replace(row, body=_closed(row.body))
    return replace(row, content=(*row.content, CLOSE))
