"""The words that the brief itself brings: placeholders left in, brackets without a pair, and the voice of the rest."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from draftkit.checks.case import Case, at, given
from draftkit.checks.places import Hit, Places
from draftkit.checks.register import rule
from draftkit.wording.view import View, path_of

_PLACEHOLDER = re.compile(
    r"\[[^\]]*\]|●|\bT\.?B\.?[CA]\b|\bX{3,}\b|_{3,}|\.{4,}|…{2,}|\?{2,}"
    r"|\binsert (?:the )?(?:name|date|address|amount)\b",
    re.IGNORECASE,
)
_UNPRINTED = ("checks", "clauses", "house")
_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“"}
_LABEL = re.compile(r"^\s*\w{1,4}\)", re.MULTILINE)
"""'a)' at the beginning of a line."""
_OBLIGATION = re.compile(r"\b(?:must|shall|may not|undertakes? to|agrees? to)\b", re.IGNORECASE)


@rule(
    "DOC-PLACEHOLDER",
    "warning",
    "drafting practice",
    "practice",
    "A text of the brief still holds a placeholder.",
    hint="put the words themselves under {path}, or leave it out: what is silent is shown as a blank",
    final="reason",
)
def placeholders(case: Case) -> Places:
    """A text that is printed holds ‘[…]’, ‘TBC’, a row of dots or the like."""
    for name, value in case.brief._values.items():
        if name not in _UNPRINTED:
            yield from _placeholders(value)
    for own in case.brief.clauses.own:
        yield from _placeholders(own.heading)
        yield from _placeholders(own.wording)


@rule(
    "DOC-BRACKETS",
    "warning",
    "drafting practice",
    "practice",
    "Brackets and quotation marks come in pairs.",
    hint="add the other, or take it out, under {path}",
)
def brackets(case: Case) -> Places:
    """The brief's own wording has a bracket or a curly quotation mark without its pair."""
    for path, words in case.own_words():
        alone = _alone(words)
        if alone:
            yield Hit(path, f"‘{alone}’ stands alone")


@rule(
    "DOC-HOUSE",
    "advice",
    "drafting practice",
    "practice",
    "The rest of the agreement uses another word.",
    hint="change it under {path}, or choose the other word for the whole under house",
)
def house_words(case: Case) -> Places:
    """The brief's own wording says ‘shall’ where the library says ‘must’, or the other way round."""
    for swap in case.library.swaps if case.library else ():
        path, value, ours, theirs = swap
        top, _, name = path.partition(".")
        swapped = str(getattr(getattr(case.brief, top), name)) == value
        wanted, unwanted = (theirs, ours) if swapped else (ours, theirs)
        for own_path, words in case.own_words():
            if re.search(rf"\b{re.escape(unwanted)}\b", words, re.IGNORECASE):
                yield Hit(own_path, f"“{wanted}”, not “{unwanted}”")


@rule(
    "DOC-RECITAL",
    "warning",
    "drafting practice",
    "practice",
    "The background states facts and creates no obligation.",
    hint="move the obligation to a clause: name one under {path}",
)
def recitals(case: Case) -> Places:
    """The brief's own wording puts an obligation among the recitals."""
    sections = case.library.sections if case.library else ()
    groups = {group for section in sections if section.series == "recitals" for group in section.groups}
    for own in case.brief.clauses.own:
        known = case.library.clauses.get(str(own.after)) if case.library and given(own.after) else None
        found = _OBLIGATION.search(str(own.wording)) if given(own.wording) else None
        if known is not None and known.group in groups and found:
            yield Hit(at(own, "after"), f"“{found[0]}” in wording of your own")


def _placeholders(value: Any) -> Iterator[Hit]:
    """Those of a text, or of all the texts in a thing of the brief."""
    if isinstance(value, str):
        found = _find_placeholder(str(value))
        if found:
            yield Hit(path_of(value), f"‘{found}’")
    elif isinstance(value, View):
        for inner in value._values.values():
            yield from _placeholders(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _placeholders(inner)


@lru_cache(maxsize=4096)
def _find_placeholder(text: str) -> str:
    found = _PLACEHOLDER.search(text)
    return found[0] if found else ""


def _alone(words: str) -> str:
    """The first sign that has no pair, or nothing."""
    waiting: list[str] = []
    for sign in _LABEL.sub("", words):
        if sign in _PAIRS.values():
            waiting.append(sign)
        elif sign in _PAIRS and (not waiting or waiting.pop() != _PAIRS[sign]):
            return sign
    return waiting[0] if waiting else ""
