"""Defined terms: every one that is used is defined, once, and every one that is defined is used."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from jinja2 import nodes

from draftkit.findings import Place
from draftkit.library.lint.capitals import Capitals
from draftkit.library.lint.ground import Ground
from draftkit.library.lint.rules import Hit, rule
from draftkit.library.lint.slots import shut_out
from draftkit.model.agreement import Cell, Item, Paragraph, Part
from draftkit.model.condition import Condition
from draftkit.model.library import LibraryClause
from draftkit.model.walk import descend, plain
from draftkit.wording.typography import typeset

_INLINE = re.compile(r"\*\*“([^”]+)”\*\*")


@rule("LIB-TERM", "error", "‘{}’ has a capital and is not defined",
      "define it, write it small, or name it under names.proper in library.toml")  # fmt: skip
def undefined_terms(ground: Ground) -> Iterator[Hit]:
    """A word with a capital inside a sentence that is no defined term, no name and no title of an enactment."""
    capitals = _capitals(ground)
    for piece in ground.wordings:
        texts = dict.fromkeys(text for variant in piece.variants for text in _runs(variant.blocks))
        for phrase in dict.fromkeys(phrase for text in texts for phrase in capitals.strange(text)):
            yield Hit(piece.find_masked(phrase), (phrase,), clause=piece.key)


@rule("LIB-TERM-OUT", "error", "‘{}’ is used where the clause that defines it may be left out ({})",
      "put it under {% if has(…) %} of that clause, or add that clause to needs")  # fmt: skip
def terms_without_definer(ground: Ground) -> Iterator[Hit]:
    """A defined term used where every clause that defines it may be out."""
    capitals, definers = _capitals(ground), _definers(ground)
    for piece in ground.wordings:
        for node, known in piece.places:
            if not isinstance(node, nodes.TemplateData):
                continue
            text = _INLINE.sub("", typeset(node.data))
            for term in sorted(capitals.terms(text)):
                clauses = definers.get(term, frozenset())
                if "" not in clauses and not ground.presence.sure(clauses, known, piece.key):
                    where = piece.find(term, node.lineno)
                    yield Hit(where, (term, ", ".join(sorted(clauses))), clause=piece.key)


@rule("LIB-TWICE", "error", "‘{}’ is defined by '{}' as well, and both can be in one draft",
      "let one define it and the other refer to it")  # fmt: skip
def defined_twice(ground: Ground) -> Iterator[Hit]:
    """A term that two clauses define and that can be in together."""
    library = ground.library
    for term, keys in sorted(_definers(ground).items()):
        for a, b in combinations(sorted(keys, key=["", *library.clauses].index), 2):
            if not a or not (shut_out(library, a, b) or _apart(ground, library.clauses[a], library.clauses[b])):
                yield Hit(ground.head(library.clauses[b]), (term, a or "definitions.toml"), clause=b)


@rule("LIB-UNUSED", "warning", "nothing uses ‘{}’ outside its definition", "delete the definition")
def unused_terms(ground: Ground) -> Iterator[Hit]:
    """A defined term that no wording uses."""
    capitals = _capitals(ground)
    used: set[str] = set()
    for piece in ground.wordings:
        used |= capitals.terms(_INLINE.sub("", piece.masked)) - {piece.name.strip("“”")}
    for term, sources in ground.library.terms.items():
        if term not in used:
            clause = ground.library.clauses.get(sources[0].supplied_by)
            where = ground.head(clause) if clause else Place(sources[0].where, path=f"“{term}”")
            yield Hit(where, (term,), clause=sources[0].supplied_by)


def _capitals(ground: Ground) -> Capitals:
    return Capitals([*ground.library.terms, *_definers(ground)], ground.library.proper)


def _definers(ground: Ground) -> Mapping[str, frozenset[str]]:
    """The clauses that define each term, in their heads or in their wording; '' for definitions.toml."""
    found: dict[str, set[str]] = {term: {s.supplied_by for s in all_} for term, all_ in ground.library.terms.items()}
    for piece in ground.bodies.values():
        for term in _INLINE.findall(piece.masked) if piece.series not in ("parties", "none") else ():
            found.setdefault(term, set()).add(piece.key)
    return {term: frozenset(keys) for term, keys in found.items()}


def _apart(ground: Ground, one: LibraryClause, other: LibraryClause) -> bool:
    """Whether no brief brings both in by itself."""
    conditions: list[Condition] = [c.in_when for c in (one, other) if c.in_when is not None]
    return len(conditions) == 2 and not ground.worlds.can_hold(*conditions)


def _runs(blocks: tuple[object, ...]) -> Iterator[str]:
    for block in blocks:
        for node in descend(block):  # type: ignore[arg-type]
            if isinstance(node, Paragraph | Item | Cell):
                yield plain(node.content)
            elif isinstance(node, Part):
                yield node.heading
