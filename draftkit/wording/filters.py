"""Filters of the wording: how numbers, dates, money and lists are put into words."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation
from functools import wraps
from typing import Any

from draftkit.wording.holes import slot_text
from draftkit.wording.view import Missing, keep_path, path_of

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_COMMA = re.compile(r"[,;]")
_ONE_NAME = "Police, Fire and Crime"  # of a commissioner or a panel: its comma parts nothing
_COMPOUND = re.compile(r"[,;]|\b(?:and|or)\s+[^A-Z\s]")
_NEVER_NAMES = ("The", "A", "An", "Each", "Every", "Any", "All", "Both", "No", "One")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def _of_value(filter_: Callable[..., str]) -> Callable[..., Any]:
    """Let Missing pass through a filter, and let the result keep the path of the value it came from."""

    @wraps(filter_)
    def filtered(value: Any, *args: Any) -> Any:
        return value if isinstance(value, Missing) else keep_path(filter_(value, *args), value)

    return filtered


@_of_value
def number_words(value: Any) -> str:
    """Return 'three'; figures from eleven on."""
    return _SMALL[value] if isinstance(value, int) and 0 <= value <= 10 else figures(value)


@_of_value
def times(value: Any) -> str:
    """Return 'once', 'twice', 'four times'."""
    return {1: "once", 2: "twice"}.get(value) or f"{number_words(value)} times"


@_of_value
def count(value: Any, noun: str) -> str:
    """Return 'one month', 'six months', '18 months'."""
    return f"{number_words(value)} {noun}" if value == 1 else f"{number_words(value)} {noun}s"


@_of_value
def money(value: Any) -> str:
    """Return '£1,250.00', or '£1,250' for whole pounds; text is left as it is."""
    amount = _decimal(value)
    if amount is None:
        return str(value)
    whole = amount == amount.to_integral_value()
    return f"£{amount:,.0f}" if whole else f"£{amount.quantize(Decimal('0.01'), ROUND_HALF_UP):,.2f}"


@_of_value
def percent(value: Any) -> str:
    """Return '12.5%'."""
    return f"{figures(value)}%"


@_of_value
def written_date(value: Any) -> str:
    """Return '1 April 2027' for '2027-04-01'; other text as it is."""
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return str(value)
    return f"{day.day}\u00a0{_MONTHS[day.month - 1]}\u00a0{day.year}"


@_of_value
def ordinal(value: Any) -> str:
    """Return 'first'; '11th' from eleven on."""
    if isinstance(value, int) and 1 <= value <= 10:
        return _ORDINALS[value]
    ending = "th" if int(value) % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(int(value) % 10, "th")
    return f"{int(value)}{ending}"


@_of_value
def phrase(value: Any) -> str:
    """Return free text so that it can stand inside a sentence: no final full stop, no outer space."""
    return str(value).strip().rstrip(".;,").rstrip()


@_of_value
def capfirst(value: Any) -> str:
    """Return the text with a capital first letter."""
    text = str(value)
    return text[:1].upper() + text[1:]


@_of_value
def lowerfirst(value: Any) -> str:
    """Return the text with a small first letter, unless it begins with an abbreviation or what looks like a name."""
    text = str(value)
    first, _, rest = text.partition(" ")
    name = rest[:1].isupper() and not rest[1:2].isupper() and first not in _NEVER_NAMES
    return text if text[1:2].isupper() or name else text[:1].lower() + text[1:]


@_of_value
def in_sentence(value: Any) -> str:
    """Return a name as it stands inside a sentence: 'the Chief Constable …' for 'The Chief Constable …'."""
    text = str(value)
    return f"the {text[4:]}" if text.startswith("The ") else text


def listed(values: Iterable[Any], word: str = "and") -> Any:
    """Return 'a, b and c'; 'a and b; c; and d' where a thing has a comma or an 'and' of its own.

    The 'and' of a name, between two capitals, runs nothing together; nor does that of one of two things.
    """
    return joined(values, word, apart=True)


def joined(values: Iterable[Any], word: str = "and", *, apart: bool = False) -> Any:
    """Return 'a, b and c'. `apart` puts semicolons where commas would run things together; names never need them."""
    if isinstance(values, Missing):
        return values
    if isinstance(values, str):
        return values
    things = list(values)
    if not things:
        return Missing("")
    parts = [slot_text(phrase(thing)) for thing in things]
    between, last = ("; ", ";") if apart and _run_together(parts) else (", ", "")
    text = parts[0] if len(parts) == 1 else f"{between.join(parts[:-1])}{last} {word} {parts[-1]}"
    return keep_path(text, things[0])


def _run_together(parts: list[str]) -> bool:
    """Whether commas would leave in doubt where one thing ends."""
    bare = [part.replace(_ONE_NAME, "") for part in parts]
    compound = [bool(_COMPOUND.search(part)) for part in bare]
    return any(map(_COMMA.search, bare)) or (all(compound) if len(parts) == 2 else any(compound))


def or_blank(value: Any, hint: str = "", path: str = "") -> Any:
    """Return the value, or a blank whose hint says what is wanted.

    `path` is where the brief gives it, for a value that does not know where it comes from.
    """
    if isinstance(value, Missing):
        return Missing(value.path or path, hint or value.hint)
    return Missing(path_of(value) or path, hint) if value is None or value == "" else value


@_of_value
def figures(value: Any) -> str:
    """Return a number in figures, with thousands marked."""
    amount = _decimal(value)
    return str(value) if amount is None else f"{amount.normalize():,f}"


def apportion(rows: Any, weight: str, total: Any = None) -> list[dict[str, Any]]:
    """Share a total by weight: percentages add up to exactly 100.00, amounts to the total in pence.

    Rows without a weight keep blanks in its place; then nothing is worked out.
    """
    weights = [_decimal(row[weight]) for row in rows]
    complete = bool(weights) and all(w is not None for w in weights) and sum(w for w in weights if w) > 0
    shares = _shares([w or Decimal(0) for w in weights], Decimal(100)) if complete else []
    sum_ = _decimal(total)
    amounts = _shares([w or Decimal(0) for w in weights], sum_) if complete and sum_ is not None else []
    return [
        {
            "party": row["party"],
            "weight": row[weight],
            "percent": f"{shares[i]:.2f}%" if complete else Missing(f"{path_of(row)}.percent", "share"),
            "amount": f"£{amounts[i]:,.2f}" if amounts else Missing(f"{path_of(row)}.amount", "amount"),
        }
        for i, row in enumerate(rows)
    ]


def _shares(weights: list[Decimal], total: Decimal) -> list[Decimal]:
    """Largest remainder: hundredths rounded down, what is left given where most was cut off."""
    exact = [total * weight / sum(weights) for weight in weights]
    parts = [share.quantize(Decimal("0.01"), ROUND_DOWN) for share in exact]
    left = int(((total.quantize(Decimal("0.01"), ROUND_HALF_UP) - sum(parts)) * 100).to_integral_value())
    by_cut = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in by_cut[:left]:
        parts[i] += Decimal("0.01")
    return parts


def _decimal(value: Any) -> Decimal | None:
    if isinstance(value, bool | Missing) or value is None:
        return None
    try:
        amount = Decimal(str(value).replace(",", "").removeprefix("£"))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None


FILTERS: dict[str, Callable[..., Any]] = {
    "number_words": number_words,
    "times": times,
    "count": count,
    "money": money,
    "percent": percent,
    "date": written_date,
    "ordinal": ordinal,
    "phrase": phrase,
    "capfirst": capfirst,
    "lowerfirst": lowerfirst,
    "in_sentence": in_sentence,
    "listed": listed,
    "or_blank": or_blank,
    "figures": figures,
}
