"""The wording of one clause as HTML: paragraphs, numbered items, tables, execution blocks and what stands in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import assert_never
from unicodedata import bidirectional
from urllib.parse import quote

from draftkit.model.agreement import (
    Blank,
    Block,
    Cell,
    Definition,
    Entry,
    Execution,
    Gap,
    Inline,
    Item,
    Listing,
    Paragraph,
    Part,
    Reference,
    Signing,
    Style,
    Table,
    Text,
    Value,
)
from draftkit.model.numbering import Labels, Number, Piece, cite
from draftkit.model.rows import cells_of
from draftkit.writers.brackets import CLOSE, OPEN
from draftkit.writers.shown import full_heading, number_of

OPENING = '<mark title="Not decided yet">[<span class="unseen">not decided yet: </span></mark>'
_CLOSING = '<mark title="Not decided yet">]</mark>'
_TAGS: dict[Style, str] = {"plain": "", "strong": "strong", "emphasis": "em"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: in which clause, and at which level their headings are."""

    here: str
    labels: Labels
    level: int


def anchor(key: str) -> str:
    """Return the id of what has this key. Keys are unique, and so are ids."""
    return quote(key, safe="/.")


def write_blocks(blocks: Sequence[Block], place: Place) -> str:
    """Return the blocks; numbered items that follow each other are one list."""
    made: list[str] = []
    for listed, run in groupby(blocks, key=lambda block: isinstance(block, Item)):
        inner = "\n".join(_block(block, place) for block in run)
        made.append(f'<ol role="list">\n{inner}\n</ol>' if listed else inner)
    return "\n".join(made)


def write_table(caption: str, head: Sequence[str], rows: Iterable[str]) -> str:
    """Return a table of cells already written. It scrolls by itself where the page is narrow."""
    shown = f"<caption>{escape(caption)}</caption>" if caption else ""
    name = escape(caption or "Table")
    return (
        f'<div class="scroll" role="group" tabindex="0" aria-label="{name}"><table>{shown}\n'
        f"<thead><tr>{''.join(head)}</tr></thead>\n<tbody>\n{chr(10).join(rows)}\n</tbody></table></div>"
    )


def _block(block: Block, place: Place) -> str:
    match block:
        case Paragraph(content):
            return f"<p>{_inlines(content, place)}</p>"
        case Item():
            return _item(block, place)
        case Entry(_, content, body):
            return f'<div class="entry"><p>{_inlines(content, place)}</p>{_inner(body, place)}</div>'
        case Table(caption, head, rows):
            return write_table(caption, [_cell(cell, place, "th") for cell in head], [_row(row, place) for row in rows])
        case Listing(caption, head, listed):
            made = [_listed(row, head, place) for row in listed]
            return write_table(caption, [_cell(cell, place, "th") for cell in head], made)
        case Execution(_, signings):
            signed = "\n".join(_signing(signing, place) for signing in signings)
            return f'<div class="execution">\n{signed}\n</div>'
        case Part(key, heading, body):
            title = escape(full_heading(key, heading, place.labels))
            level = f"h{min(place.level, 6)}"
            return f'<div class="part" id="{anchor(key)}"><{level}>{title}</{level}>{_inner(body, place)}</div>'
        case _:
            assert_never(block)


def _inner(body: Sequence[Block], place: Place) -> str:
    return f"\n{write_blocks(body, place)}\n" if body else ""


def _item(item: Item, place: Place) -> str:
    number = number_of(item.key, place.labels)
    label = f'<span class="number">{number}</span> ' if number else ""
    words = f"<p>{_inlines(item.content, place)}</p>"
    return f'<li id="{anchor(item.key)}">{label}<div>{words}{_inner(item.body, place)}</div></li>'


def _row(cells: Iterable[Cell], place: Place) -> str:
    return f"<tr>{''.join(_cell(cell, place, 'td') for cell in cells)}</tr>"


def _cell(cell: Cell, place: Place, tag: str) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    amount = ' class="amount"' if cell.align == "right" else ""
    return f"<{tag}{scope}{amount}>{_inlines(cell.content, place)}</{tag}>"


def _listed(row: Item | Entry, head: Sequence[Cell], place: Place) -> str:
    """A row of a list set as a table. Its first cell names it: the number of an item, the term of an entry."""
    first, *others = cells_of(row)
    if isinstance(row, Item):
        name = f'<span class="number">{number_of(row.key, place.labels)}</span>'
        opening = f'<tr id="{anchor(row.key)}">'
    else:
        name, opening = _within(first, place), '<tr class="entry">'
    classes = [' class="amount"' if cell.align == "right" else "" for cell in head[1:]]
    cells = [f"<td{each}>{_within(blocks, place)}</td>" for each, blocks in zip(classes, others, strict=True)]
    return f'{opening}<th scope="row">{name}</th>{"".join(cells)}</tr>'


def _within(blocks: Sequence[Block], place: Place) -> str:
    """What a cell holds: words alone, or paragraphs and lists."""
    match blocks:
        case (Paragraph(content),):
            return _inlines(content, place)
        case _:
            return write_blocks(blocks, place)


def _signing(signing: Signing, place: Place) -> str:
    words = "".join(f"<p>{_inlines(words, place)}</p>" for words in signing.words)
    lines = "".join(_signing_line(line) for line in signing.lines)
    return f'<div class="signing"><div>{words}</div><ul role="list">{lines}</ul></div>'


def _signing_line(line: str) -> str:
    seal = ' class="seal"' if line.casefold() == "seal" else ""
    return f'<li{seal}><span>{escape(line)}</span> <span class="rule"></span></li>'


def _inlines(content: Iterable[Inline], place: Place) -> str:
    return "".join(_inline(inline, place) for inline in content)


def _inline(inline: Inline, place: Place) -> str:
    if inline is OPEN:
        return OPENING
    if inline is CLOSE:
        return _CLOSING
    match inline:
        case Text(text, style):
            return _styled(escape(text), style)
        case Value(text, _, style):
            return _styled(_isolated(text), style)
        case Definition(term):
            return f"<dfn>“{_isolated(term)}”</dfn>"
        case Blank(path, hint):
            return _blank(hint or path)
        case Gap(width):
            dots = f'<span aria-hidden="true">{"…" * width}</span>'
            return f'<span class="gap">{dots}<span class="unseen">space to complete by hand</span></span>'
        case Reference():
            return _links(cite(inline, place.labels, place.here))
        case _:
            assert_never(inline)


def _styled(words: str, style: Style) -> str:
    tag = _TAGS[style]
    return f"<{tag}>{words}</{tag}>" if tag else words


def _isolated(text: str) -> str:
    """Words written from right to left do not turn what stands beside them."""
    turned = any(bidirectional(character) in ("R", "AL") for character in text)
    return f"<bdi>{escape(text)}</bdi>" if turned else escape(text)


def _blank(hint: str) -> str:
    unseen = f'<span class="unseen">blank: {escape(hint)}</span>'
    return f'<mark class="blank" title="{escape(hint)}"><span aria-hidden="true">[●]</span>{unseen}</mark>'


def _links(pieces: Sequence[Piece]) -> str:
    """Each number is a link, the word 'clause' before it included; ' of ' stands between two."""
    made: list[str] = []
    word = ""
    for piece in pieces:
        if isinstance(piece, Number):
            made.append(f'<a href="#{anchor(piece.target)}">{escape(word + piece.text)}</a>')
            word = ""
        elif made:
            made.append(escape(piece))
        else:
            word = piece
    return "".join(made)
