"""Defined terms: used and not defined, defined and not used, defined twice."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from draftkit.checks.case import Case, at, given, names_of, same
from draftkit.checks.drafting.document import UNDEFINED
from draftkit.checks.places import Hit, Places
from draftkit.checks.register import rule
from draftkit.memo import Memo, keep
from draftkit.model.agreement import Blank, Block, Definition, Entry, Reference, Text, Value
from draftkit.model.forms import HOLE, form_of, values_of
from draftkit.model.mentions import Mentions, mentions_of, words_in
from draftkit.model.walk import descend, nodes_in

_CAPITALS = re.compile(
    r"\b(?:the|an?|each|every|any|no|that|this|its)\s+((?>[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*))(?!\s+(?:\d|of\s+[A-Z]))"
)
_STATUTES = ("Act", "Acts", "Order", "Regulations", "Rules", "Schedule", "Part", "Code")


@dataclass(frozen=True, slots=True)
class _Terms:
    """The terms of a draft: entries of the definitions and definitions in wording by clause, and where each is used."""

    entries: dict[str, tuple[str, Entry]] = field(default_factory=dict)
    inline: list[tuple[str, str]] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    """Those that are used anywhere but in their own entry."""
    in_library_words: set[str] = field(default_factory=set)


@rule(
    "DOC-DEFS",
    "warning",
    "drafting practice",
    "practice",
    "Define each term once, and only where it is used.",
    hint="keep the clause that defines it, or reword {path}",
    final="reason",
)
def defined_terms(case: Case) -> Places:
    """A term is used and not defined, defined and not used, or defined twice."""
    if case.agreement is not None:
        terms = _terms(case)
        yield from _undefined(case, terms)
        yield from _unused(case, terms)
        yield from _twice(case, terms)


def _undefined(case: Case, terms: _Terms) -> Iterator[Hit]:
    """Terms whose definer is left out, library terms without an entry, and capitals in the brief's own wording."""
    for term, (key, entry) in terms.entries.items():
        if _lacks_definer(entry):
            detail = f"“{term}” is used, and the clause that defines it is left out"
            yield Hit("clauses.keep", detail, key, final="refused")
    defined = {*terms.entries, *(term for _, term in terms.inline)}
    for term in sorted((_library_terms(case) & terms.in_library_words) - defined):
        read = _reader(_library_terms(case))
        first = next(key for key, c in case.clauses.items() if term in read(form_of(c.body)).in_library_words)
        yield Hit("", f"“{term}” is used and not defined", first)
    own = [(path, term) for path, words in case.own_words() for term in dict.fromkeys(_CAPITALS.findall(words))]
    known = _known(case, defined) if own else frozenset()
    for path, term in own:
        if same(term) not in known and term.split()[-1] not in _STATUTES and not _is_known(term, known):
            yield Hit(path, f"“{term}” is used and not defined")


def _find_lack(entry: Entry) -> bool:
    return any(isinstance(node, Blank) and node.path.startswith(UNDEFINED) for node in descend(entry))


_lacks_definer = Memo(_find_lack)


def _unused(case: Case, terms: _Terms) -> Iterator[Hit]:
    """Terms whose only mention is their own definition."""
    in_wording = {term for _, term in terms.inline}
    for term, (key, _) in terms.entries.items():
        if term not in terms.used and term not in in_wording:
            yield Hit("", f"“{term}” is defined and not used", key, final="shown")
    for key, term in terms.inline:
        if term not in terms.entries and term not in terms.used:
            yield Hit(_short_name(case, term), f"“{term}” is defined and not used", key, final="shown")


def _twice(case: Case, terms: _Terms) -> Iterator[Hit]:
    """Terms with two definitions, or that differ from another only by a capital."""
    counts = Counter(term.casefold() for _, term in terms.inline)
    first = {term.casefold(): (key, term) for key, term in reversed(terms.inline)}
    entries = {term.casefold(): entry for term, (_, entry) in terms.entries.items()}
    for folded, (key, term) in first.items():
        if counts[folded] > 1 or (folded in entries and not _one_meaning(case, entries[folded], key)):
            yield Hit("", f"“{term}” is defined twice", key, final="shown")
    folded_entries = Counter(term.casefold() for term in (*terms.entries, *terms.repeated))
    for folded in (folded for folded, count in folded_entries.items() if count > 1):
        yield Hit("", f"“{entries[folded].term}” is defined twice", final="shown")


def _one_meaning(case: Case, entry: Entry, key: str) -> bool:
    """Whether an entry only repeats what the clause `key` defines: it points there, or that clause supplies it."""
    sources = case.library.terms.get(entry.term, ()) if case.library else ()
    points = any(isinstance(node, Reference) for node in descend(entry))
    return points or any(source.supplied_by == key for source in sources)


def _terms(case: Case) -> _Terms:
    read = _reader(_library_terms(case))
    terms = _Terms()
    found = [(key, read(form_of(clause.body))) for key, clause in case.clauses.items()]
    for key, clause in found:
        for entry in clause.entries:
            _add_entry(terms, key, entry)
        terms.inline.extend([(key, term) for term in clause.inline])
    terms.used.update(*[clause.used for _, clause in found])
    terms.in_library_words.update(*[clause.in_library_words for _, clause in found])
    local = {*terms.entries, *(term for _, term in terms.inline)} - _library_terms(case)
    for block in _local_uses(mentions_of(frozenset(local)), [clause for _, clause in found]) if local else ():
        terms.used.update(block.used)
        terms.in_library_words.update(block.in_library_words)
    values = [
        (entry, values_of(clause.body)[hole])
        for clause, (_, form) in zip(case.clauses.values(), found, strict=True)
        for entry, hole in form.holes
    ]
    for mentions in (mentions_of(_library_terms(case)), mentions_of(frozenset(local))):
        terms.used.update(_used_in_values(mentions, values))
    return terms


def _used_in_values(mentions: Mentions, values: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The terms in words of the brief, each of which stands in the entry of a term or elsewhere ('')."""
    for entry, text in dict.fromkeys(values):
        words = _words_of_value(text)
        if mentions.may_be_among(words):
            yield from mentions_of(mentions.among(words)).find(text) - {entry}


@lru_cache(maxsize=4096)
def _words_of_value(text: str) -> frozenset[str]:
    return words_in((text,))


def _add_entry(terms: _Terms, key: str, entry: Entry) -> None:
    if entry.term in terms.entries:
        terms.repeated.append(entry.term)
    terms.entries.setdefault(entry.term, (key, entry))


class _Uses(NamedTuple):
    """The terms that some blocks use."""

    used: frozenset[str]
    """Elsewhere than in their own entry."""
    in_library_words: frozenset[str]


_NOWHERE = _Uses(frozenset(), frozenset())


class _Clause(NamedTuple):
    """What one clause defines, and which of the library's terms it uses."""

    entries: tuple[Entry, ...]
    inline: tuple[str, ...]
    used: frozenset[str]
    in_library_words: frozenset[str]
    words: frozenset[str]
    blocks: tuple[Block, ...]
    holes: tuple[tuple[str, int], ...]
    """The holes for words of the brief, each with the entry it stands in, if any."""


@lru_cache(maxsize=16)
def _reader(library: frozenset[str]) -> Memo[tuple[Block, ...], _Clause]:
    """Return what reads a clause, for the terms of one library."""
    mentions = mentions_of(library)

    def in_block(block: Block) -> _Uses:
        return _find_in_block(block, library) if mentions.may_be_among(_words_of(block)) else _NOWHERE

    def in_clause(body: tuple[Block, ...]) -> _Clause:
        blocks = [_block_terms(block) for block in body]
        uses = [known(block) for block in body]
        return _Clause(
            tuple(chain.from_iterable([each.entries for each in blocks])),
            tuple(chain.from_iterable([each.inline for each in blocks])),
            frozenset().union(*[each.used for each in uses]),
            frozenset().union(*[each.in_library_words for each in uses]),
            frozenset().union(*map(_words_of, body)),
            body,
            tuple([(entry, int(hole)) for each in blocks for entry, node in each.texts for hole in _holes(node)]),
        )

    known = Memo(in_block)
    return Memo(in_clause)


def _holes(node: Text | Value) -> list[str]:
    return HOLE.findall(node.text) if isinstance(node, Value) else []


class _BlockTerms(NamedTuple):
    """What one block defines, and the texts in which it may use a term, each with the entry it stands in, if any."""

    entries: tuple[Entry, ...]
    inline: tuple[str, ...]
    texts: tuple[tuple[str, Text | Value], ...]


def _read_block(block: Block) -> _BlockTerms:
    entries: list[Entry] = []
    inline: list[str] = []
    texts: list[tuple[str, Text | Value]] = []
    skip: set[int] = set()
    for node in nodes_in(block):
        if isinstance(node, Entry):
            entries.append(node)
            below = tuple(descend(node))
            skip.update(map(id, below))
            texts.extend((node.term, each) for each in below if isinstance(each, Text | Value))
        elif isinstance(node, Definition) and id(node) not in skip:
            inline.append(node.term)
        elif isinstance(node, Text | Value) and id(node) not in skip:
            texts.append(("", node))
    return _BlockTerms(tuple(entries), tuple(inline), tuple(texts))


_block_terms: Memo[Block, _BlockTerms] = Memo(_read_block)
"""Of a clause that was drafted otherwise before, most blocks are as they were."""


def _find_words(block: Block) -> frozenset[str]:
    return words_in([node.text for _, node in _block_terms(block).texts])


_words_of: Memo[Block, frozenset[str]] = Memo(_find_words)


def _local_uses(local: Mentions, clauses: Iterable[_Clause]) -> Iterator[_Uses]:
    """The uses of terms that few other drafts have: a block is searched for those of which it has all the words."""
    for block in chain.from_iterable(clause.blocks for clause in clauses if local.may_be_among(clause.words)):
        terms = local.among(_words_of(block))
        if terms:
            known = _uses_in(block)
            yield known[terms] if terms in known else keep(known, terms, _find_in_block(block, terms), _MOST)


_MOST = 8
"""For how many sets of terms the uses in one block are kept."""


def _no_uses(_block: Block) -> dict[frozenset[str], _Uses]:
    return {}


_uses_in: Memo[Block, dict[frozenset[str], _Uses]] = Memo(_no_uses)


def _find_in_block(block: Block, terms: frozenset[str]) -> _Uses:
    find = mentions_of(terms).find
    found = [(term, entry, node) for entry, node in _block_terms(block).texts for term in find(node.text)]
    used = frozenset([term for term, entry, _ in found if term != entry])
    return _Uses(used, frozenset([term for term, _, node in found if isinstance(node, Text)]))


def _library_terms(case: Case) -> frozenset[str]:
    return frozenset(case.library.terms) if case.library else frozenset()


def _known(case: Case, defined: set[str]) -> frozenset[str]:
    """The names that need no definition here: terms, parties, and what the library knows as names."""
    proper = case.library.proper if case.library else frozenset()
    parties = (name for party in case.parties for name in names_of(party))
    return frozenset({*map(same, (*defined, *_library_terms(case), *proper)), *parties})


def _is_known(term: str, known: frozenset[str]) -> bool:
    """Whether capitals are part of a known name, or a known name in the plural."""
    words = same(term)
    return words.removesuffix("s") in known or any(f" {words} " in f" {name} " for name in known)


def _short_name(case: Case, term: str) -> str:
    """The path of the short name that a party is defined by, if the term is one."""
    found = (at(p, "short_name") for p in case.parties if given(p.short_name) and same(p.short_name) == same(term))
    return next(found, "")
