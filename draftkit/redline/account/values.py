"""Amounts, percentages, dates and periods in a text, in figures or in words, and what each comes to.

A period of the agreement is one that it counts in days or longer: terms, notice, time to pay. What it counts in hours,
minutes or seconds is how quick a service must be ('within 4 hours', '9 minutes'), and 'four times a year' how often
something is done: told apart, as times and targets. But '24 hours’ notice', '24 hours before' and '48 hours in advance'
give warning, and are periods as '2 days’ notice' is.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from draftkit.model.comparison import TouchKind
from draftkit.redline.account.found import Found
from draftkit.word.number_formats import format_number

_UNITS: Final = tuple(format_number("cardinalText", n).casefold() for n in range(20))
_TENS: Final = tuple(format_number("cardinalText", n).casefold() for n in range(20, 100, 10))
_WORD_VALUES: Final = {
    "a": 1, "an": 1, **{word: n for n, word in enumerate(_UNITS)}, **{word: 10 * n for n, word in enumerate(_TENS, 2)},
}  # fmt: skip
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_ONE_WORD: Final = f"(?:(?:{'|'.join(_TENS)})(?:[-\u2011 ](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(_UNITS[1:])}"
_IN_WORDS: Final = f"{_ONE_WORD}|(?:one |a )?hundred(?: and {_ONE_WORD}))?)"
_FIGURES: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_MULTIPLE: Final = r"(?:\s?(?:million|billion|thousand|bn|m|k)\b)?"
_CURRENCY: Final = r"[£$€]|(?:GBP|USD|EUR|CHF|AUD|CAD|NZD|JPY|SEK|NOK|DKK|US\$)\s?"
_MONTH: Final = f"(?:{'|'.join(_MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
_UNIT: Final = (
    r"(?:(?:working|business|calendar|clear|consecutive|banking|complete|full)\s+)?"
    r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|quarters?|years?)"
)
_BOTH: Final = rf"(?:{_IN_WORDS})\s*\((?:{_FIGURES})\)|(?:{_FIGURES})\s*\((?:{_IN_WORDS})\)"

_AMOUNT: Final = re.compile(
    rf"(?<!\w)(?:{_CURRENCY})\s?(?:{_FIGURES}){_MULTIPLE}"
    rf"|(?<![\w.])(?:{_FIGURES}){_MULTIPLE}\s(?:pounds(?:\s+sterling)?|pence|euros?|dollars)\b"
    r"|(?<![\w.])(?:\d+(?:\.\d+)?)p(?!\w)",
    re.IGNORECASE,
)
_PERCENTAGE: Final = re.compile(
    rf"(?<![\w.])(?:{_FIGURES})\s?(?:%|per\s?cent\b|percent\b|percentage points?\b)|\b(?:{_IN_WORDS})\s+per\s?cent\b",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?{_MONTH}\b(?:,?\s+\d{{4}})?"
    rf"|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b|\b{_MONTH}\s+\d{{4}}\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b",
    re.IGNORECASE,
)
_PERIOD: Final = re.compile(
    rf"(?<![\w.,])(?:{_BOTH}|{_FIGURES}|{_IN_WORDS}|(?:an?|each|every)(?=\s+(?:{_UNIT})\b))[\s\u00a0-]+{_UNIT}\b(?:['’]s?)?",
    re.IGNORECASE,
)
_OFTEN: Final = rf"(?:once|twice|(?:{_FIGURES}|{_IN_WORDS})\s+times)"
_TIMES: Final = re.compile(
    rf"\b{_OFTEN}\s+(?:an?|per|each|every|in\s+each|in\s+any)\s+{_UNIT}\b"
    rf"|\b(?:{_OFTEN}\s+(?:in\s+)?)?every\s+(?:{_FIGURES}|{_IN_WORDS})\s+{_UNIT}\b",
    re.IGNORECASE,
)
_SIZES: Final = ("year", "month", "week", "day", "hour", "minute", "second")
_PARTS: Final = re.compile(
    rf"(?<![\w.,])(?:{_FIGURES}|{_IN_WORDS})\s+(?P<larger>{'|'.join(_SIZES)})s?(?:\s+and)?\s+"
    rf"(?P<rest>{_FIGURES}|{_IN_WORDS})\s+(?P<smaller>{'|'.join(_SIZES)})s?\b",
    re.IGNORECASE,
)
"""One period in two parts: '5 hours 30 minutes', 'two years and six months'."""

_QUICK: Final = re.compile(r"\b(?:seconds?|minutes?|hours?)(?:['’]s?)?$", re.IGNORECASE)
_WARNS_AFTER: Final = re.compile(
    r"(?:\s+(?:prior|previous|written|clear|working|advance|further))*\s+"
    r"(?:notice|notification|warning|before(?:hand)?|in\s+advance|ahead|prior\s+to|earlier)\b",
    re.IGNORECASE,
)
_WARNS_BEFORE: Final = re.compile(
    r"\b(?:notice|warning)\s+(?:in\s+writing\s+)?of\s+(?:(?:at|least|not|no|less|fewer|than|a|further|minimum|of)\s+)*\Z",
    re.IGNORECASE,
)


def find_values(text: str) -> list[Found]:
    """Return the amounts, percentages, dates and periods of a text, in order; none lies in another."""
    found: list[Found] = []
    for kind, pattern, worth in _KINDS:
        for match in pattern.finditer(text):
            comes_to = worth(match.group())
            apart = all(match.end() <= other.span[0] or match.start() >= other.span[1] for other in found)
            if apart and comes_to is not None:
                found.append(Found(kind, match.span(), " ".join(match.group().split()), comes_to))
    return sorted(found, key=lambda one: one.span)


def is_time(text: str, found: Found) -> bool:
    """Return whether a period is a time or target: how often, or one of hours or less that is not one of notice."""
    if found.kind != "period":
        return False
    if _TIMES.fullmatch(found.text) or found.text.split()[0].casefold() in ("each", "every"):
        return True
    warns = _WARNS_AFTER.match(text, found.span[1]) or _WARNS_BEFORE.search(text[: found.span[0]])
    return _QUICK.search(found.text) is not None and not warns


def number_in(text: str) -> Decimal | None:
    """Return the number that a text writes in figures, or else in words."""
    figures = re.search(_FIGURES, text)
    if figures:
        return Decimal(figures.group().replace(",", ""))
    values = list(_word_values(text))
    return Decimal(sum(values)) if values else None


def _word_values(text: str) -> Iterator[int]:
    """'one hundred and twenty-five' as 100, 20 and 5."""
    words = re.findall(r"[a-z]+", text.casefold())
    for place, word in enumerate(words):
        if word == "hundred":
            yield 100 * (_WORD_VALUES.get(words[place - 1], 1) if place else 1)
        elif word in _WORD_VALUES and (place + 1 == len(words) or words[place + 1] != "hundred"):
            yield _WORD_VALUES[word]


def _amount(text: str) -> object:
    sign = re.sub(r"[\d.,\s]", "", text).casefold()
    size = {"million": 6, "m": 6, "billion": 9, "bn": 9, "thousand": 3, "k": 3}
    for word, power in sorted(size.items(), key=lambda each: -len(each[0])):
        if sign.endswith(word) and sign != word:
            return (sign.removesuffix(word), (number_in(text) or Decimal(0)).scaleb(power).normalize())
    return (sign, (number_in(text) or Decimal(0)).normalize())


def _percentage(text: str) -> object:
    number = number_in(text)
    return None if number is None else ("point" in text, number.normalize())


def _date(text: str) -> object:
    words = text.casefold().replace(",", " ").split()
    month = next((n for word in words for n, name in enumerate(_MONTHS, 1) if word[:3] == name[:3]), 0)
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if not month:
        return (text,) if "-" not in text else (numbers[2], numbers[1], numbers[0])
    day = next((n for n in numbers if n <= 31), 0)
    return (day, month, next((n for n in numbers if n > 31), 0))


def _period(text: str) -> object:
    unit = re.split(r"[\s\u00a0-]+", text.casefold())[-1].rstrip("'’s")
    kind = next((word for word in ("working", "business", "clear", "calendar") if word in text.casefold()), "")
    each = text.split()[0].casefold() in ("each", "every")
    return ("each" if each else number_in(text), kind, unit)


def _times(text: str) -> object:
    """How often in how many of what: 'twice a year' is 2 in 1 year, 'every six months' 1 in 6 months."""
    words = text.casefold().split()
    _, every, apart = text.casefold().partition("every")
    often = {"once": Decimal(1), "twice": Decimal(2)}.get(words[0])
    often = often or (number_in(text.casefold().partition("times")[0]) if "times" in words else Decimal(1))
    return ("times", often, (number_in(apart) if every else None) or Decimal(1), words[-1].rstrip("s"))


def _parts(text: str) -> object:
    """What a period in two parts comes to; nothing for two periods that stand side by side."""
    match = _PARTS.fullmatch(text)
    if match is None:
        return None
    larger, smaller = match["larger"].casefold(), match["smaller"].casefold()
    if _SIZES.index(larger) >= _SIZES.index(smaller):
        return None
    return (number_in(text[: match.start("larger")]), larger, number_in(match["rest"]), smaller)


_KINDS: Final[tuple[tuple[TouchKind, re.Pattern[str], Callable[[str], object]], ...]] = (
    ("amount", _AMOUNT, _amount),
    ("percentage", _PERCENTAGE, _percentage),
    ("date", _DATE, _date),
    ("period", _TIMES, _times),
    ("period", _PARTS, _parts),
    ("period", _PERIOD, _period),
)
