"""The text of a brief: brought to one form (NFC, no white space around it), and refused where it is hostile."""

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from math import isfinite
from typing import Any

from draftkit.characters import FORBIDDEN, HINT, forbidden
from draftkit.paths import Steps
from draftkit.violations import BROKEN, Violation

DEEPEST = 50
"""Levels of nesting that are read. Ours has six."""

TOO_DEEP = f"things are nested more than {DEEPEST} deep here"


class Untidy(Exception):
    """Something in the data may not stand in a brief. `faults` finds all of it."""


def tidy(value: Any, depth: int = 0) -> Any:
    """Return plain data in one form: text in NFC and trimmed, whole numbers as int, dates as ISO text.

    Raises Untidy at the first thing that may not stand in a brief.
    """
    kind = type(value)
    if kind is str:
        return tidy_text(value)
    if depth > DEEPEST:
        raise Untidy
    if kind is dict:
        return {_key(key): tidy(inner, depth + 1) for key, inner in value.items()}
    if kind is list:
        return [tidy(inner, depth + 1) for inner in value]
    if kind is bool or kind is int or value is None:
        return value
    return _tidy_rare(value, depth)


def tidy_text(text: str) -> str:
    """Return the text in NFC, trimmed, its lines ended by a line feed. Raises Untidy."""
    if text.isprintable():
        return text.strip() if text.isascii() else unicodedata.normalize("NFC", text).strip()
    if FORBIDDEN.search(text):
        raise Untidy
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").strip()


def faults(value: Any, steps: Steps = ()) -> Iterator[Violation]:
    """Yield everything in the data that may not stand in a brief."""
    match value:
        case str():
            yield from text_faults(value, steps)
        case _ if len(steps) > DEEPEST:
            yield too_deep(steps)
        case Mapping():
            for key, inner in value.items():
                yield from _key_faults(key, (*steps, str(key)))
                yield from faults(inner, (*steps, str(key)))
        case list() | tuple():
            for index, inner in enumerate(value):
                yield from faults(inner, (*steps, index))
        case float() if not isfinite(value):
            yield Violation(steps, "the number has no value that can be printed", "write it in figures", "BRIEF-NUMBER")
        case None | bool() | int() | float() | date() | time():
            return
        case _:
            yield Violation(steps, f"a brief holds no {type(value).__name__}", rule="BRIEF-TEXT")


def text_faults(text: str, steps: Steps, *, at_key: bool = False) -> Iterator[Violation]:
    """Yield the first character of the text that may not stand in a brief, if there is one."""
    if message := forbidden(text):
        yield Violation(steps, message, HINT, "BRIEF-TEXT", BROKEN, at_key)


def too_deep(steps: Steps) -> Violation:
    """Return what is said of data nested beyond all sense."""
    return Violation(steps[:3], TOO_DEEP, "a brief needs six levels", "BRIEF-DEPTH")


def _key_faults(key: Any, steps: Steps) -> Iterator[Violation]:
    if isinstance(key, str):
        yield from text_faults(key, steps, at_key=True)
    else:
        yield Violation(steps, "a key must be text", rule="BRIEF-TEXT", at_key=True)


def _key(key: Any) -> str:
    if not isinstance(key, str) or FORBIDDEN.search(key):
        raise Untidy
    return key


def _tidy_rare(value: Any, depth: int) -> Any:
    match value:
        case int():
            return int(value)
        case float() if isfinite(value):
            return int(value) if value.is_integer() else float(value)
        case datetime() if value.time() != time():
            return value.isoformat()
        case datetime():
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
        case Mapping():
            return {_key(key): tidy(inner, depth + 1) for key, inner in value.items()}
        case tuple() | list():
            return [tidy(inner, depth + 1) for inner in value]
        case str():
            return tidy_text(str(value))
        case _:
            raise Untidy
