"""A cell read as a person means it: what the schema says of its path decides what it may hold."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from functools import lru_cache, partial
from typing import Any, NamedTuple

from draftkit.batch.tables.dates import in_words, read_date
from draftkit.batch.tables.faults import Misread, listed
from draftkit.batch.tables.figures import Figure, Sort, read_number, show_number
from draftkit.batch.tables.text import name_of, squeeze, tidy
from draftkit.paths import shown


class Dated(NamedTuple):
    """A date of a workbook, with the format that shows it."""

    value: date
    format: str


class Unread(NamedTuple):
    """A cell that has no value to read: what is wrong with it, and what to do."""

    message: str
    hint: str


Raw = str | bool | int | float | date | time | timedelta | Figure | Dated | Unread | None
"""What a file holds in a cell, before anyone asks what it should hold."""

Read = Callable[[Raw], Any]
"""Gives the value of a cell that is not blank. Raises Misread."""

_ERROR = re.compile(
    r"#(?:#+|NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|GETTING_DATA|SPILL!|CALC!|BLOCKED!|FIELD!|BUSY!)", re.IGNORECASE
)
"""What a spreadsheet puts where it has no value, or no room, to show."""
_YES = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}
_FIRST_YEAR = 1900
"""The first of a spreadsheet; a date before it is a number that went wrong."""
_BULLETS = "•·▪‣◦"
_PROSE = "#/$defs/text"
_MONEY, _PERCENT = "#/$defs/money", "#/$defs/percent"


def reader_of(node: Mapping[str, Any]) -> Read:
    """Return the function that reads the cells of a path, by what the schema says of it."""
    if "enum" in node:
        return _kept(partial(_choice, node=node))
    match node.get("type"):
        case "boolean":
            return _kept(_yes_or_no)
        case "integer":
            return _kept(_whole)
        case "number":
            sort: dict[str, Sort] = {_MONEY: "money", _PERCENT: "percent"}
            return _kept(partial(_number, sort=sort.get(node.get("$ref", ""), "plain")))
        case "array":
            return partial(_list, item=reader_of(node["items"]))
        case _ if node.get("format") == "date":
            return _kept(_date)
        case _:
            return partial(_text, prose=node.get("$ref") == _PROSE)


def _kept(read: Read) -> Read:
    """The function, which remembers what it read: in a column of choices or dates few values come often."""
    kept: Read = lru_cache(maxsize=1024, typed=True)(read)
    return kept


def is_blank(raw: Raw) -> bool:
    """Return whether a cell gives nothing."""
    if isinstance(raw, str):
        return not raw or raw.isspace() or (not raw.isascii() and not squeeze(raw))
    return raw is None


def as_text(raw: Raw) -> str:
    """Return a cell as a reference or a heading: its text, or its number as it is shown. Raises Misread."""
    return squeeze(_text(raw, prose=False))


def _text(raw: Raw, *, prose: bool) -> str:
    match raw:
        case str():
            return _sound(tidy(raw))
        case bool():
            return "yes" if raw else "no"
        case Figure() | int() | float():
            return show_number(raw)
        case Dated(value, form) if prose and "d" in form.lower():
            return in_words(value)
        case _:
            raise _wrong(raw, "words are", "format the cell as text, and type the words again")


def _sound(text: str) -> str:
    """The text, if it is not what a spreadsheet puts where it has no value to show."""
    if text.startswith("#") and _ERROR.fullmatch(text):
        raise Misread(
            f"the cell shows {shown(text)}", "mend the formula or widen the column, then save the table again"
        )
    if text.startswith("="):
        if text.startswith('="') and text.endswith('"') and '"' not in text[2:-1]:
            return text[2:-1].strip()
        raise Misread("the cell holds a formula and not its value", "type the value in its place")
    return text


def _date(raw: Raw) -> str:
    match raw:
        case str():
            return read_date(squeeze(_sound(tidy(raw)))).isoformat()
        case Dated(datetime() as value, _) | (datetime() as value):
            if value.time() != time():
                raise Misread(f"the date has a time with it ({value:%H:%M})", "give the date alone")
            if value.year < _FIRST_YEAR:
                raise Misread(f"the date lies before {_FIRST_YEAR}", "type the date again")
            return value.date().isoformat()
        case Dated(value, _) | (date() as value):
            return value.isoformat()
        case _:
            raise _wrong(raw, "a date is", "format the cell as a date, or write 1 April 2027")


def _number(raw: Raw, sort: Sort) -> int | float:
    match raw:
        case str():
            return read_number(squeeze(_sound(tidy(raw))), sort)
        case bool():
            raise _wrong(raw, "a number is", "write the figure")
        case Figure() | int() | float():
            return read_number(raw, sort)
        case _:
            raise _wrong(raw, "a number is", "format the cell as a number, and type the figure again")


def _whole(raw: Raw) -> int:
    value = _number(raw, "plain")
    if not isinstance(value, int):
        raise Misread(f"{value} is not a whole number", "write a whole number")
    return value


def _yes_or_no(raw: Raw) -> bool:
    if isinstance(raw, bool):
        return raw
    word = squeeze(_text(raw, prose=False)).casefold()
    if word not in _YES:
        raise Misread(f"'{shown(word)}' is neither yes nor no", "write yes or no, or leave the cell blank")
    return _YES[word]


def _choice(raw: Raw, node: Mapping[str, Any]) -> Any:
    written = _text(raw, prose=False)
    known = {name_of(code): code for code in node["enum"]}
    meant = {name_of(words).rstrip("."): code for words, code in zip(_words(node), node["enum"], strict=False)}
    word = name_of(written).rstrip(".")
    found = known.get(word) or meant.get(word)
    if found is None:
        near = get_close_matches(word, known, n=1) or [meant[w] for w in get_close_matches(word, meant, n=1)]
        hint = f"did you mean '{near[0]}'?" if near else f"one of {listed(node['enum'])}"
        raise Misread(f"'{shown(written)}' is not one of the choices", hint)
    return found


def _words(node: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(node.get("enumDescriptions", ()))


def _list(raw: Raw, item: Read) -> list[Any]:
    """The entries of a list in one cell: a line each, or, where all is on one line, parted by semicolons."""
    if not isinstance(raw, str):
        return [item(raw)]
    text = tidy(raw)
    parts = text.split("\n") if "\n" in text else text.split(";")
    plain = (part.strip().lstrip(_BULLETS).strip() for part in parts)
    return [item(part) for part in plain if part]


def _wrong(raw: Raw, wanted: str, hint: str) -> Misread:
    match raw:
        case Unread(message, mend):
            return Misread(message, mend)
        case bool():
            held = "yes or no"
        case Dated() | date():
            held = "a date"
        case time() | timedelta():
            held = "a time"
        case _:
            held = "a number"
    return Misread(f"the cell holds {held} where {wanted} expected", hint)
