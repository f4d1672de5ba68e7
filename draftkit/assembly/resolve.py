"""Resolve: references checked against what has a number, and the words the house prefers."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from draftkit.memo import Memo
from draftkit.model.agreement import Agreement, Blank, Block, Clause, Inline, Reference
from draftkit.model.library import Library
from draftkit.model.numbering import Labels, number_clauses
from draftkit.model.walk import map_clauses, map_inlines, nodes_of

BROKEN = "reference: "
"""How the path of a blank begins that stands for a reference to a clause left out."""


def break_references(agreement: Agreement, library: Library) -> Agreement:
    """Return the agreement with every reference to what is not in it turned into a blank that names it."""
    labels = number_clauses(agreement)

    def change(inline: Inline) -> Inline:
        if isinstance(inline, Reference) and inline.target not in labels:
            return Blank(f"{BROKEN}{inline.target}", _refusal(inline.target, library, labels))
        return inline

    def in_clause(clause: Clause) -> Clause:
        return clause if _targets(clause.body) <= labels.keys() else map_inlines(change, clause)

    return map_clauses(in_clause, agreement)


def house_words(library: Library, data: Mapping[str, Any]) -> tuple[Callable[[str], str], ...]:
    """Return the changes of words that the brief asks for ('shall' for 'must'), for the library's own words."""
    return tuple(_swap(ours, theirs) for path, value, ours, theirs in library.swaps if _at(data, path) == value)


def _refusal(target: str, library: Library, labels: Labels) -> str:
    key = target.split("/")[0]
    clause = library.clauses.get(key)
    title = f"‘{clause.title}’" if clause else f"'{key}'"
    if key in labels:
        return f"a reference to a part of {title} that this draft does not have"
    return f"a reference to {title}, which is not in this draft"


def _find_targets(body: tuple[Block, ...]) -> frozenset[str]:
    return frozenset(node.target for node in nodes_of(body) if isinstance(node, Reference))


_targets = Memo(_find_targets)


@lru_cache(maxsize=32)
def _swap(ours: str, theirs: str) -> Callable[[str], str]:
    pattern = re.compile(rf"\b{re.escape(ours)}\b")
    return lru_cache(maxsize=8192)(lambda text: pattern.sub(theirs, text))


def _at(data: Mapping[str, Any], path: str) -> Any:
    value: Any = data
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value
