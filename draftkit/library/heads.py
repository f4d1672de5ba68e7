"""One clause file: a TOML head between +++ lines, and the wording below it."""

import tomllib
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from draftkit.errors import LibraryError
from draftkit.findings import Place
from draftkit.library.texts import check_texts
from draftkit.model.condition import Condition, parse_condition
from draftkit.model.library import LibraryClause, Term
from draftkit.wording.typography import typeset

_TEXTS = ("id", "title", "version", "standing", "kind", "slot", "in_when", "consider_when", "note", "applies")
_LISTS = ("needs", "conflicts", "sources", "codes")
_KEYS = (*_TEXTS, *_LISTS, "as_at", "defines")
_NEEDED = ("id", "title", "version", "standing", "as_at")
_CHOICES = {"standing": ("required", "core", "optional"), "kind": ("clause", "execution")}


def read_clause(text: str, group: str, where: str) -> LibraryClause:
    """Return the clause a file holds. Raises LibraryError with the line and what to do."""
    head_text, wording, line = _split(text, where)
    try:
        head = tomllib.loads(head_text)
    except tomllib.TOMLDecodeError as error:
        raise LibraryError(f"the head is not TOML: {error}", where=where, hint="see docs/clauses.md") from error
    _check_head(head, where)
    return LibraryClause(
        id=head["id"],
        title=typeset(head["title"]),
        group=group,
        version=head["version"],
        as_at=head["as_at"],
        standing=head["standing"],
        wording=wording,
        kind=head.get("kind", "clause"),
        slot=head.get("slot", ""),
        in_when=_condition(head, "in_when", where),
        consider_when=_condition(head, "consider_when", where),
        needs=tuple(head.get("needs", ())),
        conflicts=tuple(head.get("conflicts", ())),
        sources=tuple(head.get("sources", ())),
        codes=tuple(head.get("codes", ())),
        note=typeset(head.get("note", "")),
        defines=tuple(Term(term, words, head["id"], where) for term, words in head.get("defines", {}).items()),
        applies=head.get("applies", ""),
        where=where,
        line=line,
    )


def _split(text: str, where: str) -> tuple[str, str, int]:
    parts = text.replace("\r\n", "\n").split("+++\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise LibraryError(
            "a clause file begins with a head between two lines of +++", where=where, hint="see docs/clauses.md"
        )
    return parts[1], parts[2], parts[1].count("\n") + 3


def _check_head(head: Mapping[str, Any], where: str) -> None:
    for key in head:
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"the keys are {', '.join(_KEYS)}"
            raise LibraryError(f"the head has no key '{key}'", where=where, hint=hint)
    for key in _NEEDED:
        if key not in head:
            raise LibraryError(f"the head lacks '{key}'", where=where, hint="see docs/clauses.md")
    for key in _TEXTS:
        if not isinstance(head.get(key, ""), str):
            raise LibraryError(f"'{key}' must be text", where=where)
    for key in _LISTS:
        if not all(isinstance(each, str) for each in head.get(key, ())) or isinstance(head.get(key, ()), str):
            raise LibraryError(f"'{key}' must be a list of texts", where=where)
    for key, choices in _CHOICES.items():
        if head.get(key, choices[0]) not in choices:
            raise LibraryError(f"{key} is one of {', '.join(choices)}, not '{head[key]}'", where=where)
    check_texts(head.get("defines", {}), where, "defines")
    if not isinstance(head["as_at"], date):
        raise LibraryError("as_at must be a date, as in 2026-11-22 without quotes", where=where)


def _condition(head: Mapping[str, Any], key: str, where: str) -> Condition | None:
    if not head.get(key):
        return None
    try:
        return parse_condition(head[key])
    except ValueError as error:
        raise LibraryError(f"{key}: {error}", where=Place(where)) from error
