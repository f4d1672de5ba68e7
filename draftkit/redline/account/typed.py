"""Numbers that were typed at the start of a line, and lines that name themselves: 'Schedule 1', 'Background'."""

import re
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from draftkit.model.comparison import Part
from draftkit.model.notes import ISSUES_TITLE

Depth = Literal["top", "sub"]


class Typed(NamedTuple):
    """A typed number: '4.2', '(a)', 'Article I', and the place in the line where the words begin."""

    number: str
    depth: Depth
    word: str
    """'article', 'section' … where one stands before the number."""
    end: int


_TOP: Final = re.compile(
    r"\s*(?:(?P<word>article|clause|section|part)\s+(?P<name>\d{1,3}|[IVXLC]{1,7})(?:\s*[.:–—-]|\s|$)"
    r"|(?P<number>\d{1,3})(?:\.(?:\s+|$)|\)?\t\s*))\s*",
    re.IGNORECASE,
)
_SUB: Final = re.compile(
    r"\s*(?P<number>(?:section\s+)?\d{1,3}(?:\.\d{1,3})+(?:\([a-z]{1,4}\))*|\((?:[a-z]{1,4}|[A-Z]{1,2}|\d{1,2})\))(?:\.?\s+|\.$)",
    re.IGNORECASE,
)
_SCHEDULE: Final = re.compile(
    r"\s*(?P<word>schedule|annex|annexure|appendix|exhibit|attachment)\b[\s\u00a0]*"
    r"(?P<number>\d{1,3}[A-Z]?|[A-Z]{1,2}|[IVXLC]+)?(?![\w])[\s:.–—-]*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST, _MOST_WORDS = 90, 12
_NAMES: Final[Mapping[Part, str]] = {
    "parties": r"parties(?: to this agreement)?|between",
    "background": r"background|recitals?|whereas|preamble",
    "section": r"agreed terms|operative provisions|(?:it is |now it is )?(?:hereby )?agreed(?: as follows)?",
    "signatures": r"signatures?|signature pages?|execution(?: pages?)?|signed by the parties",
    "points": ISSUES_TITLE,
}
_NAMED: Final = {part: re.compile(rf"\W*(?:the\s+)?(?:{words})\W*$", re.IGNORECASE) for part, words in _NAMES.items()}


def typed_number(text: str) -> Typed | None:
    """Return the number that a line begins with, if one was typed there."""
    sub = _SUB.match(text)
    if sub:
        return Typed(sub["number"], "sub", "", sub.end())
    top = _TOP.match(text)
    if top is None:
        return None
    if top["word"]:
        return Typed(f"{top['word'].capitalize()} {top['name']}", "top", top["word"].casefold(), top.end())
    return Typed(top["number"], "top", "", top.end())


def schedule_heading(text: str) -> tuple[str, str] | None:
    """Return ('Schedule 1', 'Money') of a line that is the heading of a schedule; no sentence is one."""
    found = _SCHEDULE.match(text)
    if found is None or not is_short(text):
        return None
    rest = found["rest"].strip()
    if not found["number"] and rest:
        return None
    if rest and not (rest[0].isupper() or rest[0] in "([“"):
        return None
    number = f" {found['number']}" if found["number"] else ""
    return f"{found['word'].capitalize()}{number}", rest.strip("()[] ") if rest.startswith("(") else rest


def named_part(text: str) -> Part | None:
    """Return which part of an agreement a line announces, such as 'Background'."""
    if len(text) > _LONGEST:
        return None
    return next((part for part, pattern in _NAMED.items() if pattern.match(text)), None)


def is_short(text: str) -> bool:
    """Return whether a line is short enough for a heading, and does not end as sentences do."""
    words = text.strip()
    return 0 < len(words) <= _LONGEST and len(words.split()) <= _MOST_WORDS and words[-1] not in ".;,:"
