"""Numbers as people write them, and as spreadsheets show them: sums of money, percentages, counts."""

import re
from functools import lru_cache
from math import isfinite
from typing import Literal, NamedTuple

from draftkit.batch.tables.faults import Misread

Sort = Literal["money", "percent", "plain"]


class Figure(NamedTuple):
    """A number of a workbook whose cell has a format of its own."""

    value: int | float
    format: str


class _Look(NamedTuple):
    """What a number format shows."""

    percent: bool
    currency: str
    zeros: int
    decimals: int
    grouped: bool


_PLAIN = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.[0-9]{1,10})?")
_POUNDS = re.compile(r"(?P<sign>-?)\s*(?:£|gbp\b)?\s*(?P<sum>-?[\d,.]+)\s*(?:gbp)?", re.IGNORECASE)
_PERCENT = re.compile(r"\s*(?:%|per\s?cent)$", re.IGNORECASE)
_SHORT = re.compile(r"[\d.]\s*(?:k|m|mn|bn|thousand|million|billion)\b", re.IGNORECASE)
_ABROAD = re.compile(r"[$€¥]|\b(?:usd|eur)\b", re.IGNORECASE)


def read_number(raw: str | float | Figure, sort: Sort) -> int | float:
    """Return the number in a cell: '£1,200.50' as money, '12.5%' as a percentage. Raises Misread."""
    match raw:
        case Figure(value, form):
            return _of_format(_finite(value), _look(form), sort)
        case str():
            return _of_text(raw, sort)
        case _:
            return _finite(raw)


def show_number(raw: float | Figure) -> str:
    """Return a number as its cell shows it, for a column of words: '0007', '£1,200', '12.5%'. Raises Misread."""
    if not isinstance(raw, Figure):
        return str(_finite(raw))
    value, look = _finite(raw.value), _look(raw.format)
    if look.percent:
        return f"{value * 100:.{look.decimals}f}%"
    if look.zeros and isinstance(value, int):
        return f"{value:0{look.zeros}d}"
    if look.grouped or look.currency:
        sign = "-" if value < 0 else ""
        return f"{sign}{look.currency}{abs(value):,.{look.decimals}f}"
    return str(value)


def _of_format(value: int | float, look: _Look, sort: Sort) -> int | float:
    if look.currency and look.currency != "£":
        raise Misread(f"the cell is in {look.currency}, not in pounds", "give the sum in pounds")
    if look.percent and sort != "percent":
        raise Misread("the cell holds a percentage", "format the cell as a number, and type the figure again")
    if look.currency and sort != "money":
        raise Misread("the cell holds a sum of money", "format the cell as a number")
    return _finite(value * 100) if look.percent else value


def _of_text(text: str, sort: Sort) -> int | float:
    plain = text
    if sort == "money" and (found := _POUNDS.fullmatch(text)):
        plain = found["sign"] + found["sum"]
    elif sort == "percent":
        plain = _PERCENT.sub("", text)
    if not _PLAIN.fullmatch(plain):
        raise _no_number(text, sort)
    figures = plain.replace(",", "")
    return _finite(float(figures) if "." in figures else int(figures))


def _no_number(text: str, sort: Sort) -> Misread:
    if _ABROAD.search(text):
        return Misread("the sum is not in pounds", "give it in pounds: £1,200.50")
    if _SHORT.search(text):
        return Misread("the number is shortened", "write it out in figures: 1,200,000")
    example = {"money": "£1,200.50", "percent": "12.5%", "plain": "12"}[sort]
    return Misread(
        "this is not a number", f"write the figure alone: {example}; leave the cell blank if it is not known"
    )


def _finite(value: int | float) -> int | float:
    """The number to the fifteen figures a spreadsheet keeps; a whole one as int."""
    if isinstance(value, int):
        if abs(value) >= 10**15:
            raise Misread("the number has more than 15 figures", "if it is a reference, format the cell as text")
        return value
    if not isfinite(value):
        raise Misread("the number has no value that can be printed", "write it in figures")
    rounded = float(f"{value:.15g}")
    return _finite(int(rounded)) if rounded.is_integer() else rounded


@lru_cache(maxsize=512)
def _look(form: str) -> _Look:
    """What the part of a number format for positive numbers shows; colours and conditions are left out."""
    first = form.split(";")[0]
    body = re.sub(r"\[[^\]]*\]", "", first)
    marks = re.search(r"[£$€¥]", "".join(re.findall(r"\[\$([^\]\-]*)", first)) + re.sub(r'["\\]', "", body))
    bare = re.sub(r'"[^"]*"|[\\_*].', "", body)
    decimals = re.search(r"\.([0#?]+)", bare)
    return _Look(
        percent="%" in bare,
        currency=marks[0] if marks else "",
        zeros=len(bare) if re.fullmatch(r"0{2,}", bare) else 0,
        decimals=len(decimals[1]) if decimals else 0,
        grouped="#,##0" in bare,
    )
