"""JSON to a table: one brief a line, or a list of them; what is wrong with one leaves the others alone."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from math import isfinite
from pathlib import Path
from typing import Any, Final, NamedTuple, NoReturn

from draftkit.batch.tables.delimited import encoding_of, lines_of
from draftkit.batch.tables.faults import JSON, REFERENCE, bar, refusal
from draftkit.batch.tables.table import Table
from draftkit.batch.tables.text import fold, squeeze
from draftkit.findings import Finding, Place
from draftkit.model.batch import Entry
from draftkit.paths import shown, split_path

LARGEST_LIST: Final = 100_000_000
_LARGEST_BRIEF: Final = 10_000_000
_REFERENCE = "agreement.reference"
_SPACE = re.compile(r"[ \t\r\n]*")
_HINT = 'a brief begins with {"agreement": {"title": …}, "parties": [ … ]}'


class _Item(NamedTuple):
    """One value of the file and where it stands; or what is wrong with it."""

    line: int
    value: Any = None
    message: str = ""
    column: int = 0


def open_lines(path: Path, key: str, *, array: bool) -> Table:
    """Return the table in a file of JSON. Raises TableError where it is no table."""
    encoding = encoding_of(path)
    if not array:
        _refuse_one_brief(path, encoding)
    items = partial(_listed if array else _lined, path, encoding)
    count = sum(1 for _ in items())
    if not count:
        raise refusal(path.name, "the table holds no agreements", "give each agreement a line with its brief")
    return Table(path.name, (), count, lambda: _entries(items(), path.name, key))


def _entries(items: Iterator[_Item], name: str, key: str) -> Iterator[Entry]:
    met: dict[str, int] = {}
    for number, item in enumerate(items, 1):
        place = Place(name, item.line, item.column)
        if item.message:
            yield Entry(number, f"line {item.line}", {}, {"": place}, (bar(item.message, JSON, _HINT, place),))
            continue
        called = _called(item.value, key or _REFERENCE)
        first = met.setdefault(fold(called), item.line) if called else item.line
        faults: tuple[Finding, ...] = ()
        if first != item.line:
            message = f"'{shown(called)}' stands twice; it is in line {first}"
            faults = (bar(message, REFERENCE, "give each agreement a reference of its own", place),)
        elif key and not called:
            faults = (bar(f"the agreement has no {shown(key)}", REFERENCE, "it was named to tell them apart", place),)
        yield Entry(number, called or f"line {item.line}", item.value, {"": place}, faults)


def _called(brief: Mapping[str, Any], path: str) -> str:
    """The reference of a brief, or whatever else it is known by."""
    try:
        steps = split_path(path)
    except ValueError:
        return ""
    node: Any = brief
    for step in steps:
        node = node.get(step) if isinstance(node, dict) else None
    return squeeze(str(node)) if isinstance(node, (str, int)) and not isinstance(node, bool) else ""


def _lined(path: Path, encoding: str) -> Iterator[_Item]:
    with path.open(encoding=encoding, newline="") as file:
        for number, line in enumerate(lines_of(file, path.name), 1):
            if line.strip():
                yield _item(line.rstrip(), number)


def _item(line: str, number: int) -> _Item:
    start = len(line) - len(line.lstrip(" \t"))
    try:
        return _brief(_DECODER.decode(line), number, start + 1)
    except json.JSONDecodeError as error:
        return _Item(number, message=f"the line is not JSON: {_words(error)}", column=error.colno)
    except (ValueError, RecursionError) as error:
        return _Item(number, message=_reason(error), column=start + 1)


def _listed(path: Path, encoding: str) -> Iterator[_Item]:
    """The values of one list. It is read whole, since a fault in it loses all that follows."""
    text = _whole(path, encoding)
    at, line, counted = _skip(text, _skip(text, 0) + 1), 1, 0
    if text[at : at + 1] == "]":
        return
    while True:
        line, counted = line + text.count("\n", counted, at), at
        column = at - text.rfind("\n", 0, at)
        try:
            value, at = _DECODER.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise _broken(path, error.lineno, error.colno, _words(error)) from error
        except (ValueError, RecursionError) as error:
            yield _Item(line, message=_reason(error), column=column)
            raise _broken(path, line, column, _reason(error)) from error
        yield _brief(value, line, column)
        at = _skip(text, at)
        mark, at = text[at : at + 1], _skip(text, at + 1)
        if mark == "]" and at >= len(text):
            return
        if mark != ",":
            here = text.count("\n", 0, at - 1) + 1
            raise _broken(path, here, at - text.rfind("\n", 0, at - 1), "a comma or the end of the list was expected")


def _whole(path: Path, encoding: str) -> str:
    if path.stat().st_size > LARGEST_LIST:
        message = f"a list of briefs of more than {LARGEST_LIST // 1_000_000} MB is not read"
        raise refusal(path.name, message, "save it as JSON lines: one brief a line, in a file that ends in .jsonl")
    return path.read_text(encoding=encoding)


def _broken(path: Path, line: int, column: int, reason: str) -> Exception:
    return refusal(path.name, f"the list breaks off: {reason}", _HINT, part=f"line {line}, column {column}", rule=JSON)


def _brief(value: Any, line: int, column: int) -> _Item:
    if isinstance(value, dict):
        return _Item(line, value, column=column)
    return _Item(line, message="this is no brief, but a list or a single value", column=column)


def _refuse_one_brief(path: Path, encoding: str) -> None:
    """Refuse a file that is one brief over many lines: each line of it would be called a fault."""
    if path.stat().st_size > _LARGEST_BRIEF:
        return
    text = path.read_text(encoding=encoding)
    try:
        _DECODER.decode(text.partition("\n")[0])
    except (ValueError, RecursionError):
        try:
            _DECODER.decode(text)
        except (ValueError, RecursionError):
            return
        hint = "'draftkit draft' drafts one brief; a table has one a line, or a list [ … ] of them"
        raise refusal(path.name, "this is one brief, not a table", hint) from None


def _words(error: json.JSONDecodeError) -> str:
    return error.msg[:1].lower() + error.msg[1:]


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "things are nested too deep"
    return str(error) if isinstance(error, _Refused) else "a number has too many figures"


class _Refused(ValueError):
    """JSON that Python reads and nobody should: NaN, a number beyond all bounds, a key that stands twice."""


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _constant(word: str) -> NoReturn:
    raise _Refused(f"{word} is not a number")


def _float(figures: str) -> float:
    value = float(figures)
    if not isfinite(value):
        raise _Refused(f"the number {shown(figures)} is too large")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        twice = next(name for n, (name, _) in enumerate(pairs) if any(name == other for other, _ in pairs[:n]))
        raise _Refused(f"the key '{shown(twice)}' stands twice")
    return made


_DECODER = json.JSONDecoder(parse_constant=_constant, parse_float=_float, object_pairs_hook=_once)
