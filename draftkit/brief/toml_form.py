"""TOML to plain data, and where its keys stand, as well as a look at each line can tell."""

import re
import tomllib
from typing import Any

from draftkit.brief.positions import Map, Spot
from draftkit.brief.source import Unreadable
from draftkit.brief.text import TOO_DEEP
from draftkit.paths import Steps

_WHERE = re.compile(r" \((?:at line (?P<line>\d+), column (?P<column>\d+)|at end of document)\)$")
_PART = re.compile(r""""(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[A-Za-z0-9_-]+)""")
_KEY = re.compile(r"""[ \t]*(?P<key>[\w"'-][\w"'. \t-]*?)[ \t]*=[ \t]*""")
_HEADER = re.compile(r"[ \t]*(?P<open>\[\[?)(?P<key>[^\]\[]+)\]\]?[ \t]*(?:#.*)?$")


def read_toml(text: str) -> Any:
    """Return the data; dates are left as dates. Raises Unreadable."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _explain(str(error), text) from error
    except RecursionError as error:
        raise Unreadable(TOO_DEEP, "a brief needs six levels") from error
    except (ValueError, OverflowError) as error:
        raise Unreadable("a number or date cannot be read", "write numbers in figures that matter") from error


def map_toml(text: str) -> Map:
    """Return where tables and keys stand. What is inside a list or a table on one line is not looked at."""
    found = Map({(): Spot(0, 0)})
    table: Steps = ()
    counts: dict[Steps, int] = {}
    at, quotes = 0, ""
    for line in text.splitlines(keepends=True):
        if not quotes:
            table = _header(line, at, found, counts) or table
            _entry(line, at, table, found)
        quotes = _left_open(line, quotes)
        at += len(line)
    return found


def _header(line: str, at: int, found: Map, counts: dict[Steps, int]) -> Steps | None:
    match = _HEADER.match(line.rstrip("\r\n"))
    if match is None:
        return None
    steps: Steps = ()
    parts = _parts(match["key"])
    for index, part in enumerate(parts):
        steps = (*steps, part)
        last = index == len(parts) - 1
        if last and match["open"] == "[[":
            counts[steps] = counts.get(steps, -1) + 1
        if last and match["open"] == "[[" and counts[steps] == 0:
            found.spots[steps] = Spot(at, at)
        if steps in counts:
            steps = (*steps, counts[steps])
    found.spots[steps] = Spot(at, at)
    return steps


def _entry(line: str, at: int, table: Steps, found: Map) -> None:
    match = _KEY.match(line[:1000])
    if match:
        steps = table
        for part in _parts(match["key"]):
            steps = (*steps, part)
            found.spots.setdefault(steps, Spot(at + match.start("key"), at + match.end()))


def _parts(key: str) -> list[str]:
    return [part["double"] or part["single"] or part["bare"] or "" for part in _PART.finditer(key)]


def _left_open(line: str, quotes: str) -> str:
    """The three quotes that are still open after a line, or ''."""
    while True:
        if quotes:
            _, closed, line = line.partition(quotes)
            if not closed:
                return quotes
            quotes = ""
        starts = [(line.find(kind), kind) for kind in ('"""', "'''") if kind in line]
        if not starts:
            return ""
        start, quotes = min(starts)
        line = line[start + 3 :]


def _explain(problem: str, text: str) -> Unreadable:
    where = _WHERE.search(problem)
    plain = problem[: where.start()] if where else problem
    offset = _offset(text, int(where["line"]), int(where["column"])) if where and where["line"] else -1
    if where and not where["line"]:
        offset = len(text.rstrip())
    for begins, message, hint in _PROBLEMS:
        if plain.startswith(begins):
            return Unreadable(message, hint, offset)
    return Unreadable(plain[:1].lower() + plain[1:], "text stands in double quotes, and a key is followed by =", offset)


def _offset(text: str, line: int, column: int) -> int:
    before = sum(len(each) + 1 for each in text.split("\n")[: line - 1])
    return min(before + column - 1, len(text))


_PROBLEMS = (
    ("Cannot overwrite a value", "a key stands twice", "leave one of the two"),
    ("Cannot declare", "a table stands twice", "put its keys together in one table"),
    ("Cannot mutate", "a table is added to after it was closed", "put its keys together in one table"),
    ("Invalid value", "a value cannot be read", "text stands in double quotes"),
    (
        "Illegal character",
        "the text holds a control character or goes over the end of a line",
        "delete it, or close the quotes",
    ),
    ("Unterminated string", "a text has no closing quote", "close the quotes"),
)
