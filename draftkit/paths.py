"""Paths into data: 'parties[1].kind' as written, as steps, in plain words, and as a column of a table is headed."""

import json
import re
from collections.abc import Sequence
from functools import lru_cache

Steps = tuple[str | int, ...]

_PLAIN = re.compile(r"[^\W\d][\w-]*|\$schema")
_STEP = re.compile(
    r"""\.(?P<key>[^\W\d][\w-]*|\$schema)     # .kind
    |   \[(?P<index>\d{1,9})\]               # [1]
    |   \[(?P<quoted>"(?:[^"\\]|\\.)*")\]    # ["money.sharing"]
    |   \[(?P<bare>[^\]\["]+)\]              # [money.sharing]
    """,
    re.VERBOSE,
)
_TEENS = {11, 12, 13}
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


@lru_cache(maxsize=4096)
def split_path(path: str) -> Steps:
    """Return the steps of 'parties[1].kind'. A key with a dot stands in brackets: 'clauses.choose[money.sharing]'.

    Raises ValueError saying where the path stops making sense.
    """
    steps: list[str | int] = []
    rest = path if path.startswith("[") else f".{path}"
    while rest:
        match = _STEP.match(rest)
        if match is None:
            raise ValueError(f"'{shown(rest.removeprefix('.'))}' was not expected in a path")
        steps.append(_step(match))
        rest = rest[match.end() :]
    return tuple(steps)


def join_path(steps: Sequence[str | int]) -> str:
    """Return the path as it is written: the opposite of `split_path`."""
    return _joined(tuple(steps))


@lru_cache(maxsize=8192)
def _joined(steps: Steps) -> str:
    return "".join(map(_written, steps)).removeprefix(".")


def in_words(steps: Sequence[str | int]) -> str:
    """Return the path as a person would say it: 'parties, 2nd, kind'."""
    return ", ".join(ordinal(step + 1) if isinstance(step, int) else shown(step) for step in steps)


def as_column(steps: Sequence[str | int]) -> str:
    """Return the path as a column of a table is headed, where lists are counted from one: 'parties.2.kind'."""
    return shown(".".join(str(step + 1) if isinstance(step, int) else step for step in steps))


def ordinal(number: int) -> str:
    """Return '1st', '2nd', '3rd', '11th' …"""
    ending = "th" if number % 100 in _TEENS else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def shown(text: str, most: int = 60) -> str:
    """Return text from outside, fit for a message: short, on one line, nothing invisible or hostile in it."""
    cut = text if len(text) <= most else text[: most - 1] + "…"
    return "".join(c if c.isprintable() else _escaped(c) for c in cut)


def _step(match: re.Match[str]) -> str | int:
    if match["index"]:
        return int(match["index"])
    if match["quoted"]:
        return str(json.loads(match["quoted"]))
    return match["key"] or match["bare"]


def _written(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if _PLAIN.fullmatch(step) else f"[{json.dumps(step)}]"


def _escaped(character: str) -> str:
    return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(character) or f"\\u{ord(character):04x}"
