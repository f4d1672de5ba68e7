"""JSON to plain data, and in plain words why it cannot be read."""

import json
import re
from typing import Any, NoReturn

from draftkit.brief.source import Unreadable
from draftkit.brief.text import DEEPEST, TOO_DEEP
from draftkit.paths import shown


def read_json(text: str) -> tuple[Any, bool]:
    """Return the data, and whether some key stands twice in one object. Raises Unreadable."""
    twice = False

    def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal twice
        made = dict(pairs)
        twice = twice or len(made) < len(pairs)
        return made

    try:
        return json.loads(text, object_pairs_hook=object_of, parse_constant=_refuse), twice
    except json.JSONDecodeError as error:
        raise _explain(error) from error
    except RecursionError as error:
        from draftkit.brief.positions import deeper_than

        offset = deeper_than(text, DEEPEST)
        raise Unreadable(TOO_DEEP, "a brief needs six levels", offset) from error
    except ValueError as error:
        raise _strange_number(text) from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _strange_number(text: str) -> Unreadable:
    from draftkit.brief.positions import atoms

    for offset, word in atoms(text):
        if word.lstrip("-") in ("NaN", "Infinity"):
            return Unreadable(f"{word} is not a number that can be printed", "write the number in figures", offset)
        if len(word) > 4000:
            return Unreadable(f"the number has {len(word):,} digits", "write the number in figures that matter", offset)
    return Unreadable("a number cannot be read")


def _explain(error: json.JSONDecodeError) -> Unreadable:
    """What the parser met, in words for someone who does not write programs."""
    text, at = error.doc, error.pos
    rest = text[at:].lstrip()
    if not rest:
        hint = "a bracket, brace or quote is still open"
        return Unreadable("the file ends before it is complete", hint, len(text.rstrip()))
    at = len(text) - len(rest) if error.msg.startswith("Expecting") else at
    for begins, message, hint in _ODDITIES:
        if rest.startswith(begins) and error.msg.startswith("Expecting"):
            return Unreadable(message, hint, at)
    for message_begins, message, hint in _PROBLEMS:
        if error.msg.startswith(message_begins):
            return Unreadable(message.format(_word(rest)), hint, at)
    return Unreadable(error.msg, "", at)


def _word(rest: str) -> str:
    found = re.match(r"[-+.\w]+|.", rest, re.DOTALL)
    return shown(found[0]) if found else ""


_ODDITIES = (
    (("'", "‘", "’"), "single quotes are not read here", 'put names and text in straight double quotes: "text"'),
    (("“", "”"), "curly quotes are not read here", 'put names and text in straight double quotes: "text"'),
    (("//", "/*", "#"), "JSON has no room for remarks", "take the remark out, or write the brief in YAML"),
)
_PROBLEMS = (
    ("Illegal trailing comma", "there is a comma too many", "take out the last comma before the bracket or brace"),
    (
        "Expecting property name",
        "'{}' was met where a key in double quotes was expected",
        "look for a comma too many, or a missing quote",
    ),
    ("Expecting ',' delimiter", "'{}' was met where a comma was expected", "put a comma after the entry before it"),
    (
        "Expecting ':' delimiter",
        "'{}' was met where a colon was expected",
        "a key is followed by a colon and its value",
    ),
    (
        "Expecting value",
        "'{}' was met where a value was expected",
        "text stands in double quotes; else write a number, true or false, and no comma too many",
    ),
    ("Unterminated string", "this text has no closing quote", 'close it with "'),
    (
        "Invalid control character",
        "a text goes over the end of a line, or holds a tab or control character",
        'close the text with " on the same line; write \\n for a line break in it',
    ),
    ("Invalid \\", "a backslash stands alone in a text", "write two backslashes for one"),
    ("Extra data", "there is more after the end of the brief", "the whole brief stands in one pair of braces"),
)
