"""The words that the brief itself brings: placeholders left in, brackets without a pair, and the voice of the rest."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from draftkit.checks.case import Case, at, given
from draftkit.checks.places import Hit, Places
from draftkit.checks.register import rule
from draftkit.memo import Memo
from draftkit.model.bodies import named
from draftkit.model.library import Body
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
    printed = [value for name, value in case.everything.items() if name not in _UNPRINTED]
    own = [text for entry in case.brief.clauses.own for text in (entry.heading, entry.wording)]
    for text in _texts((*printed, *own)):
        found = _find_placeholder(str(text))
        if found:
            yield Hit(path_of(text), f"‘{found}’")


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
    for path, value, ours, theirs in case.library.swaps if case.library else ():
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


@rule(
    "DOC-NAMES",
    "advice",
    "drafting practice",
    "practice",
    "A service that is no party is named.",
    hint="check under {path} that it was not left over from another agreement",
)
def names(case: Case) -> Places:
    """The title, the purpose, the work or wording of the brief's own names a listed service that is no party's."""
    bodies = case.library.bodies if case.library else ()
    ours = [body for party in case.parties for body in named(bodies, str(party.name))]
    areas = {body.area for body in ours} - {""}
    own = [entry.wording for entry in case.brief.clauses.own]
    for text in _texts((case.brief.agreement.title, case.brief.purpose, case.brief.workstreams, *own)):
        for body in _finder(bodies)(str(text)):
            if body not in ours and body.area not in areas:
                yield Hit(path_of(text), f"‘{body.name}’")


def _make_finder(bodies: tuple[Body, ...]) -> Callable[[str], tuple[Body, ...]]:
    def find(text: str) -> tuple[Body, ...]:
        return tuple(body for body in bodies if body.name in text or (body.legal_entity and body.legal_entity in text))

    return lru_cache(maxsize=4096)(find)


_finder = Memo(_make_finder)
"""What tells the bodies of a list that a text names."""


def _texts(value: Any) -> Iterator[Any]:
    """A text, or all the texts in a thing of the brief."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, View):
        for inner in value.parts().values():
            yield from _texts(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)


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
