"""Define: the definitions, worked out from the words that are used. Nothing unused, nothing undefined."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from draftkit.assembly.fill import DEFINITIONS, Filler
from draftkit.assembly.terms import clauses_of, inline_definitions
from draftkit.errors import LibraryError
from draftkit.findings import Place
from draftkit.memo import Memo
from draftkit.model.agreement import (
    Agreement,
    Blank,
    Block,
    Clause,
    Definition,
    Entry,
    Inline,
    Listing,
    Paragraph,
    Table,
    Text,
)
from draftkit.model.forms import form_of
from draftkit.model.library import Library, Term
from draftkit.model.mentions import Mentions, mentions_of
from draftkit.model.walk import descend, map_clauses

_MEANS = re.compile(r"(means|has the|have the|includes?)\b")


def define_terms(agreement: Agreement, library: Library, filler: Filler) -> Agreement:
    """Return the agreement with its definitions in the place that a clause keeps for them."""
    local = _local_terms(agreement, library)
    spot = mentions_of(frozenset(local), frozenset(library.terms))
    wanted = _wanted(agreement, spot)
    entries = _entries(wanted, library, filler, spot, local, {clause.key for clause in clauses_of(agreement)})
    return map_clauses(lambda clause: _place(clause, entries), agreement)


def _local_terms(agreement: Agreement, library: Library) -> dict[str, str]:
    """Terms that a clause defines in its wording and nothing else does, with the item that does it."""
    local: dict[str, str] = {}
    for section in agreement.sections:
        if section.series in ("clauses", "schedules"):
            for clause in section.body:
                for term in inline_definitions(clause) - library.terms.keys():
                    local.setdefault(term, _definer(clause, term))
    return local


def _definer(clause: Clause, term: str) -> str:
    """The key of the innermost numbered item in which a term is defined."""
    found = clause.key
    for node in descend(clause):
        key = getattr(node, "key", "")
        if key and any(isinstance(n, Definition) and n.term == term for n in descend(node)):
            found = key
    return found


def _wanted(agreement: Agreement, spot: Mentions) -> set[str]:
    """The terms used outside the clause that explains them in its own words."""
    wanted: set[str] = set()
    for clause in clauses_of(agreement):
        wanted |= spot.in_body(clause.body) - inline_definitions(clause)
    return wanted


def _entries(
    wanted: set[str],
    library: Library,
    filler: Filler,
    spot: Mentions,
    local: Mapping[str, str],
    here: set[str],
) -> tuple[Entry, ...]:
    """An entry a term, and for the terms that those use, until there are no more."""
    entries: dict[str, Entry] = {}
    waiting = sorted(wanted)
    while waiting:
        term = waiting.pop()
        if term in entries:
            continue
        entries[term] = _entry(term, library, filler, local, here)
        waiting.extend(sorted(spot.in_node(entries[term]) - entries.keys()))
    return tuple(entries[term] for term in sorted(entries, key=lambda term: (term.casefold(), term)))


def _entry(term: str, library: Library, filler: Filler, local: Mapping[str, str], here: set[str]) -> Entry:
    key = _entry_key(term)
    sources = library.terms.get(term, ())
    source = next((s for s in sources if not s.supplied_by or s.supplied_by in here), None)
    if source is not None:
        blocks = filler.blocks(source.wording, key, Place(source.where, path=f"defines, “{term}”"))
    elif sources:
        blocks = (Paragraph((_missing_definer(sources[0], library),)),)
    else:
        wording = f"has the meaning given in {{{{ ref('{local[term]}') }}}}"
        blocks = filler.blocks(wording, key, Place(term))
    return _composed(blocks, term)


@lru_cache(maxsize=2048)
def _entry_key(term: str) -> str:
    return f"definitions/{re.sub(r'[^a-z0-9]+', '-', term.casefold()).strip('-')}"


def _missing_definer(term: Term, library: Library) -> Blank:
    title = library.clauses[term.supplied_by].title
    return Blank(f"clauses.keep: {term.supplied_by}", f"the clause that defines it, ‘{title}’, is not in this draft")


def _composed(blocks: tuple[Block, ...], term: str) -> Entry:
    """The entry of a term: the very same one for the same blocks."""
    known = _entries_of(blocks)
    if term not in known:
        known[term] = _compose(term, blocks)
    return known[term]


def _no_entries(_blocks: tuple[Block, ...]) -> dict[str, Entry]:
    return {}


_entries_of = Memo(_no_entries)


def _compose(term: str, blocks: tuple[Block, ...]) -> Entry:
    first = blocks[0] if blocks and isinstance(blocks[0], Paragraph) else Paragraph(())
    lead = first.content[0] if first.content else None
    joined = isinstance(lead, Text) and _MEANS.match(lead.text)
    content: list[Inline] = [Definition(term), Text(" " if joined else " means "), *first.content]
    rest = tuple(blocks[1:])
    return Entry(term, _close(content, ":" if rest else "."), rest)


def _close(content: list[Inline], end: str) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for inline in content:
        last = joined[-1] if joined else None
        if isinstance(last, Text) and isinstance(inline, Text) and last.style == inline.style:
            joined[-1] = Text(last.text + inline.text, last.style)
        else:
            joined.append(inline)
    last = joined[-1]
    if isinstance(last, Text):
        joined[-1] = replace(last, text=last.text.rstrip(" .;:,") + end)
    else:
        joined.append(Text(end))
    return tuple(joined)


def _place(clause: Clause, entries: tuple[Entry, ...]) -> Clause:
    if not _has_place(form_of(clause.body)):
        return clause
    known = _bodies_of(clause.body)
    place = tuple(map(id, entries))
    if place not in known:
        if len(known) >= _MOST:
            known.clear()
        body: list[Block] = []
        for block in clause.body:
            body.extend(_defined(block, entries, clause.key) if _is_place(block) else (block,))
        known[place] = (entries, tuple(body))
    return replace(clause, body=known[place][1])


def _defined(place: Block, entries: tuple[Entry, ...], key: str) -> tuple[Block, ...]:
    """The entries as the clause wants them: a list, or where their place is a row of a table, its rows."""
    if not isinstance(place, Table):
        return entries
    if len(place.head) != 2:
        hint = "write | Defined term | Meaning | above | {{ definitions() }} | |"
        raise LibraryError("a table of definitions has two columns", where=Place(path=key), hint=hint)
    return (Listing(place.caption, place.head, entries),) if entries else ()


_MOST = 8


def _no_bodies(_body: tuple[Block, ...]) -> dict[tuple[int, ...], tuple[tuple[Entry, ...], tuple[Block, ...]]]:
    """By the identity of the entries, which are kept beside the body so that they stay what they are."""
    return {}


_bodies_of = Memo(_no_bodies)


def _is_place(block: Block) -> bool:
    if isinstance(block, Table) and block.rows:
        return block.rows[0][0].content == _MARK
    return block == Paragraph(_MARK)


_MARK = (Text(DEFINITIONS),)


def _find_place(body: tuple[Block, ...]) -> bool:
    return any(_is_place(block) for block in body)


_has_place = Memo(_find_place)
