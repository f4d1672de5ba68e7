"""Obligations that stand in one version alone: a duty that came, a prohibition that went, an item of a list of them."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from draftkit.model.comparison import Touch
from draftkit.redline.account.context import quote, sentence, short
from draftkit.redline.account.found import Became, Found
from draftkit.redline.account.obligations import find_obligations, is_power
from draftkit.redline.account.said import Span
from draftkit.redline.account.telling import Telling
from draftkit.redline.account.version import Version

_ASIDE: Final = re.compile(
    r"\b(?:(?:which|that|who|as|than)\s+(?:(?:it|they)\s+)?(?:\w+ly\s+)?|as\s+\w+\s+as\s+(?:[\w’'-]+\s+){1,5})\Z",
    re.IGNORECASE,
)
"""What stands before a power that is none of its own: 'anything that may harm it', 'as soon as it can'."""
_ASKED: Final = re.compile(r"\b(?:what|how|whom?)\s+(?:(?:an?|the|each|that)\s+)?[\w’'-]+\s+\Z", re.IGNORECASE)
"""What stands before a verb of what is spoken of: 'does not fix what a Party is to pay'."""
_JOINED: Final = re.compile(r"\b(?:must|shall|will|should|may)\s+\Z", re.IGNORECASE)
"""What stands before a verb that is one with another: 'should aim to'."""
_SUPPOSED: Final = re.compile(r"\b(?:if|unless|until|once|when|where|after|before)\b[^.;:]*\Z", re.IGNORECASE)
"""What stands before 'agrees to' where nobody promises by it: 'only if it agrees to it'."""
_OPENS: Final = re.compile(r"\s*[:\u2013\u2014-]\s*\Z")
_LONGEST: Final = 80


def came_or_went(telling: Telling, found: Iterable[Became], at: str) -> Iterator[Touch]:
    """Yield what obligations came or went in two texts: one of each sentence, a duty before a power."""
    both = list(found)
    yield from _of_text(telling.new, (one.new for one in both if one.new), at, came=True)
    yield from _of_text(telling.old, (one.old for one in both if one.old), at, came=False)


def whole_line(version: Version, line: int, at: str, stays: Collection[int], *, came: bool) -> Iterator[Touch]:
    """Yield the obligations of a paragraph that came, or went, whole; `stays` are the lines that are in both versions.

    An item does what the words say that open its list: they are told with it, unless they came, or went, too.
    """
    text = version.lines[line].text.strip()
    opening = _opening(version, line)
    lead = _lead(version.lines[opening].text) if opening is not None else None
    if opening is None or lead is None:
        yield from _of_text(text, find_obligations(text), at, came=came)
    elif opening in stays:
        begins, verb = lead
        whole = f"{begins} … {text}"
        yield _touch(whole, (0, len(whole)), verb, at, came=came)


def _of_text(text: str, found: Iterable[Found], at: str, *, came: bool) -> Iterator[Touch]:
    told: dict[Span, Found] = {}
    for each in found:
        if not _binds(text, each):
            continue
        span = sentence(text, each.span[0])
        if span not in told or (is_power(told[span].worth) and not is_power(each.worth)):
            told[span] = each
    for span, each in told.items():
        yield _touch(text, span, each, at, came=came)


def _binds(text: str, found: Found) -> bool:
    """Whether a verb is that of who has the duty or the power, and not one beside it."""
    before = text[: found.span[0]]
    if found.text.casefold().startswith("agree"):
        return _SUPPOSED.search(before) is None
    if _ASKED.search(before) or _JOINED.search(before):
        return False
    return not (is_power(found.worth) and _ASIDE.search(before))


def _touch(text: str, span: Span, verb: Found, at: str, *, came: bool) -> Touch:
    said = short(text[slice(*span)].strip(" .;:,"), _LONGEST)
    done = f"“{verb.text}” {'added' if came else 'removed'}: {quote(text, verb.span)}"
    return Touch("obligation", "" if came else said, said if came else "", done, at)


def _opening(version: Version, line: int) -> int | None:
    """The paragraph before an item whose number its own begins with: 4.2 of 4.2(a)."""
    item = version.lines[line]
    if not item.number or item.is_row:
        return None
    before = range(line - 1, version.clauses[version.clause_of[line]].lines.start - 1, -1)
    return next((n for n in before if _holds(version.lines[n].number, item.number)), None)


def _holds(number: str, item: str) -> bool:
    """Whether a number opens another: '4.2' does '4.2(a)', and not '4.21'."""
    rest = item.removeprefix(number)
    return bool(number and rest) and rest != item and not (number[-1].isalnum() and rest[0].isalnum())


def _lead(opening: str) -> tuple[str, Found] | None:
    """The sentence that opens a list, without what ends it, and the last obligation in it, if it has one."""
    if not _OPENS.search(opening):
        return None
    begins = _OPENS.sub("", opening.strip())
    begins = begins[sentence(begins, len(begins))[0] :]
    verbs = [verb for verb in find_obligations(begins) if _binds(begins, verb)]
    return (begins, verbs[-1]) if verbs else None
