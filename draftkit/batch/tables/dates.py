"""Dates as people write them in England: the day first, the year in full."""

import re
from datetime import date

from draftkit.batch.tables.faults import Misread

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{2}|\d{4})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b,?\s*)?"
_MIDNIGHT = r"(?:[t\s]0?0:00(?::00(?:\.0+)?)?z?)?"
_FORMS = tuple(
    re.compile(form + _MIDNIGHT, re.IGNORECASE | re.ASCII)
    for form in (
        r"(?P<year>\d{4})[-/](?P<number>\d{1,2})[-/](?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\s?[/.\-]\s?(?P<number>\d{1,2})\s?[/.\-]\s?" + _YEAR,
        rf"{_WEEKDAY}(?:the\s)?{_DAY}[\s\-]?(?:day\s)?(?:of\s)?{_MONTH}\.?,?[\s\-]?{_YEAR}",
        rf"{_WEEKDAY}{_MONTH}\.?\s{_DAY},?\s{_YEAR}",
    )
)
_HINT = "write it as 1 April 2027 or 2027-04-01, or leave the cell blank if it is not known"


def read_date(text: str) -> date:
    """Return the date that a text says: '2027-04-01', '1 April 2027', '01/04/2027' (the day first). Raises Misread."""
    found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if found is None:
        raise Misread("this is not a date", _HINT)
    parts = found.groupdict()
    if len(parts["year"]) == 2:
        raise Misread("the year has two figures", "write all four: 1 April 2027")
    month = int(parts["number"]) if "number" in parts else _MONTHS.index(parts["month"][:3].lower()) + 1
    return _day(int(parts["year"]), month, int(parts["day"]))


def _day(year: int, month: int, day: int) -> date:
    if month > 12 >= day:
        raise Misread(
            f"there is no month {month}; a date is read with its day first, as in England",
            f"if the month came first, write {month:02}/{day:02}/{year}",
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise Misread("there is no such day", _HINT) from None


def in_words(day: date) -> str:
    """Return '1 April 2027'."""
    return f"{day.day} {day:%B} {day.year}"
