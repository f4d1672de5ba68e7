"""An agreement as JSON: the tree with its numbers and reference texts worked out. See schemas/agreement.schema.json."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, assert_never

from draftkit.model.agreement import (
    Agreement,
    Blank,
    Block,
    Cell,
    Clause,
    Definition,
    Entry,
    Execution,
    Flag,
    Front,
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
from draftkit.model.notes import Issue
from draftkit.model.numbering import Labels, citation, number_clauses
from draftkit.model.walk import children

FORMAT: Final = "draftkit/agreement/1"

Json = dict[str, Any]


def write_json(agreement: Agreement, *, issues: Iterable[Issue] = (), notes: bool = True) -> str:
    """Return the agreement as JSON. Equal agreements give equal text."""
    labels = number_clauses(agreement)
    tree = {
        "format": FORMAT,
        "front": _front(agreement.front),
        "issues": [{"where": where, "what": what, "todo": todo} for where, what, todo in issues],
        "sections": [_section(section, labels, notes) for section in agreement.sections],
        "definitions": list(_definitions(agreement, labels)),
        "provenance": dict(agreement.provenance),
    }
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def _front(front: Front) -> Json:
    return {
        "title": front.title,
        "reference": front.reference,
        "parties": list(front.parties),
        "legend": front.legend,
        "marking": front.marking,
        "deed": front.deed,
        "date": front.date,
    }


def _section(section: Section, labels: Labels, notes: bool) -> Json:
    clauses = [_clause(clause, labels, notes) for clause in section.body]
    return {"id": section.key, "heading": section.heading, "series": section.series, "clauses": clauses}


def _clause(clause: Clause, labels: Labels, notes: bool) -> Json:
    return {
        "id": clause.key,
        **_number(clause.key, labels),
        "heading": clause.heading,
        "version": clause.version,
        "undecided": clause.flag is not None and clause.flag.undecided,
        "flag": _flag(clause.flag) if notes and clause.flag else None,
        "body": _blocks(clause.body, labels, clause.key),
    }


def _number(key: str, labels: Labels) -> Json:
    """`number` is printed beside the node ('(a)'), `cited` is how a reference names it ('4.2(a)')."""
    label = labels.get(key)
    return {"number": label.own if label else "", "cited": label.full if label else ""}


def _flag(flag: Flag) -> Json:
    return {"outcome": flag.outcome, "reasons": list(flag.reasons), "note": flag.note}


def _blocks(blocks: Iterable[Block], labels: Labels, here: str) -> list[Json]:
    return [_block(block, labels, here) for block in blocks]


def _block(block: Block, labels: Labels, here: str) -> Json:
    match block:
        case Paragraph(content):
            return {"kind": "paragraph", "content": _inlines(content, labels, here)}
        case Item(key, content, body):
            words, inner = _inlines(content, labels, here), _blocks(body, labels, here)
            return {"kind": "item", "id": key, **_number(key, labels), "content": words, "body": inner}
        case Entry(term, content, body):
            words, inner = _inlines(content, labels, here), _blocks(body, labels, here)
            return {"kind": "entry", "term": term, "content": words, "body": inner}
        case Table(caption, head, rows):
            lines = [_cells(row, labels, here) for row in rows]
            return {"kind": "table", "caption": caption, "head": _cells(head, labels, here), "rows": lines}
        case Listing(caption, head, listed):
            inner = _blocks(listed, labels, here)
            return {"kind": "listing", "caption": caption, "head": _cells(head, labels, here), "rows": inner}
        case Execution(key, signings):
            signed = [_signing(signing, labels, here) for signing in signings]
            return {"kind": "execution", "id": key, "signings": signed}
        case Part(key, heading, body):
            inner = _blocks(body, labels, here)
            return {"kind": "part", "id": key, **_number(key, labels), "heading": heading, "body": inner}
        case _:
            assert_never(block)


def _cells(cells: Iterable[Cell], labels: Labels, here: str) -> list[Json]:
    return [{"align": cell.align, "content": _inlines(cell.content, labels, here)} for cell in cells]


def _signing(signing: Signing, labels: Labels, here: str) -> Json:
    return {"words": [_inlines(words, labels, here) for words in signing.words], "lines": list(signing.lines)}


def _inlines(content: Iterable[Inline], labels: Labels, here: str) -> list[Json]:
    return [_inline(inline, labels, here) for inline in content]


def _inline(inline: Inline, labels: Labels, here: str) -> Json:
    match inline:
        case Text(text, style):
            return {"kind": "text", "text": text, "style": style}
        case Value(text, path, style):
            return {"kind": "value", "text": text, "path": path, "style": style}
        case Definition(term):
            return {"kind": "definition", "term": term}
        case Blank(path, hint):
            return {"kind": "blank", "path": path, "hint": hint}
        case Gap(width):
            return {"kind": "gap", "width": width}
        case Reference(target, form):
            text = citation(inline, labels, here)
            return {"kind": "reference", "target": target, "form": form, "text": text}
        case _:
            assert_never(inline)


def _definitions(agreement: Agreement, labels: Labels) -> Iterator[Json]:
    """Every place where a term gets its meaning: the innermost numbered node that holds it."""
    for section in agreement.sections:
        for clause in section.body:
            for place, definition in _defined(clause, clause.key):
                yield {"term": definition.term, "clause": clause.key, "target": place, **_number(place, labels)}


def _defined(node: Node, place: str) -> Iterator[tuple[str, Definition]]:
    for child in children(node):
        if isinstance(child, Definition):
            yield place, child
        else:
            yield from _defined(child, child.key if isinstance(child, Item | Part) else place)
