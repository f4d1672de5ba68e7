"""Where everything in a JSON text stands. Run only when something is to be reported."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from draftkit.brief.text import DEEPEST
from draftkit.paths import Steps

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_ATOM = re.compile(r"[-+.\w]+")
_SIGN = re.compile(r'"(?:[^"\\]|\\.)*+"?|(?P<open>[\[{])|(?P<close>[\]}])|(?P<atom>[-+.\w]+)', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Spot:
    """Offsets of one value and of its key; they are the same for an item of a list."""

    key: int
    value: int


@dataclass(slots=True)
class Map:
    """The spots of every path, and the keys that stand twice: (path, first offset, second offset)."""

    spots: dict[Steps, Spot] = field(default_factory=dict)
    twice: list[tuple[Steps, int, int]] = field(default_factory=list)


def map_json(text: str) -> Map:
    """Return where everything stands in a text that is JSON (NaN and long numbers included)."""
    start = _space(text, 0)
    found = Map({(): Spot(start, start)})
    _value(text, start, (), found)
    return found


def deeper_than(text: str, depth: int) -> int:
    """Return the offset of the first bracket that is nested deeper, or -1."""
    level = 0
    for sign in _SIGN.finditer(text):
        if sign["open"]:
            level += 1
            if level > depth:
                return sign.start()
        elif sign["close"]:
            level -= 1
    return -1


def atoms(text: str) -> Iterator[tuple[int, str]]:
    """Yield offset and word of every number, true, NaN and the like."""
    for sign in _SIGN.finditer(text):
        if sign["atom"]:
            yield sign.start(), sign["atom"]


def line_starts(text: str) -> list[int]:
    """Return the offset at which each line begins."""
    return [0, *(end.end() for end in re.finditer("\n", text))]


def line_and_column(starts: list[int], offset: int) -> tuple[int, int]:
    """Return line and column of an offset, both counted from 1."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def _value(text: str, at: int, steps: Steps, found: Map) -> int:
    """Note what stands at an offset and return the offset after it."""
    match text[at]:
        case "{" | "[" if len(steps) > DEEPEST:
            return _past_brackets(text, at)
        case "{":
            return _object(text, at + 1, steps, found)
        case "[":
            return _array(text, at + 1, steps, found)
        case '"':
            return _end(_STRING, text, at)
        case _:
            return _end(_ATOM, text, at)


def _object(text: str, at: int, steps: Steps, found: Map) -> int:
    at, seen = _space(text, at), dict[Steps, int]()
    while text[at] != "}":
        end = _end(_STRING, text, at)
        inner = (*steps, str(json.loads(text[at:end], strict=False)))
        value = _space(text, _space(text, end) + 1)
        if inner in seen:
            found.twice.append((inner, seen[inner], at))
        found.spots[inner], seen[inner] = Spot(at, value), at
        at = _after_comma(text, _value(text, value, inner, found))
    return at + 1


def _array(text: str, at: int, steps: Steps, found: Map) -> int:
    at, index = _space(text, at), 0
    while text[at] != "]":
        inner = (*steps, index)
        found.spots[inner] = Spot(at, at)
        at, index = _after_comma(text, _value(text, at, inner, found)), index + 1
    return at + 1


def _past_brackets(text: str, at: int) -> int:
    """The offset after the bracket that closes the one here; what is nested beyond sense is not looked at."""
    level = 0
    for sign in _SIGN.finditer(text, at):
        level += bool(sign["open"]) - bool(sign["close"])
        if level == 0:
            return sign.end()
    return len(text)


def _after_comma(text: str, at: int) -> int:
    at = _space(text, at)
    return _space(text, at + 1) if text[at] == "," else at


def _space(text: str, at: int) -> int:
    return _end(_SPACE, text, at)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    if match is None:
        raise ValueError(f"no JSON at {at}")
    return match.end()
