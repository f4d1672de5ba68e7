"""Resolve: references checked against what has a number, and the words the house prefers."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from draftkit.memo import Memo, keep
from draftkit.model.agreement import Agreement, Blank, Block, Clause, Inline, Reference
from draftkit.model.forms import Filled, form_of, values_of
from draftkit.model.library import Library
from draftkit.model.numbering import Labels, number_clauses
from draftkit.model.walk import map_blocks, map_clauses, nodes_of

BROKEN = "reference: "
"""How the path of a blank begins that stands for a reference to a clause left out."""


def break_references(agreement: Agreement, library: Library) -> Agreement:
    """Return the agreement with every reference to what is not in it turned into a blank that names it."""
    labels = number_clauses(agreement)

    def in_clause(clause: Clause) -> Clause:
        form = form_of(clause.body)
        targets = _targets(form)
        if targets <= labels.keys():
            return clause
        lost = [target for target in targets if target not in labels]
        blanks = {target: Blank(f"{BROKEN}{target}", _refusal(target, library, labels)) for target in lost}
        body = _broken(clause.body, blanks)
        if form is clause.body:
            return replace(clause, body=body)
        return replace(clause, body=Filled(body, _broken(form, blanks), values_of(clause.body)))

    return map_clauses(in_clause, agreement)


def _broken(body: tuple[Block, ...], blanks: Mapping[str, Blank]) -> tuple[Block, ...]:
    """The body with a blank for each of those targets: the very same one for the same body and blanks."""

    def change(inline: Inline) -> Inline:
        return blanks.get(inline.target, inline) if isinstance(inline, Reference) else inline

    known, place = _broken_of(body), tuple(sorted(blanks.items()))
    return known[place] if place in known else keep(known, place, map_blocks(change, body), _MOST)


def _none_yet(_body: tuple[Block, ...]) -> dict[tuple[tuple[str, Blank], ...], tuple[Block, ...]]:
    return {}


_MOST = 8
"""For how many sets of blanks a body is kept."""
_broken_of = Memo(_none_yet)


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
