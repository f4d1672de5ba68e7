"""What is said of each way to break a schema, in plain words and with something to try."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from draftkit.paths import Steps, shown

BROKEN, UNKNOWN, MISSING, KIND, CHOICE, RANGE, MEANING = range(7)
"""How violations are ranked: what breaks the structure first, what only misses a limit last."""


class Violation(NamedTuple):
    """One way in which data break their schema, and where."""

    steps: Steps
    message: str
    hint: str = ""
    rule: str = ""
    rank: int = BROKEN
    at_key: bool = False
    """The key itself is wrong, not what it holds."""


class Broken(NamedTuple):
    """A keyword of a schema that a value does not keep: what the judge reports."""

    keyword: str
    limit: Any
    value: Any
    schema: Mapping[str, Any]
    steps: Steps


def worded(broken: Broken) -> Iterator[Violation]:
    """Yield the violations of one broken keyword; an object with three unknown keys is three."""
    return WORDS.get(broken.keyword, _other)(broken)


def near(word: str, known: list[str]) -> str:
    """Return the known word that was probably meant, or ''. Capitals and spaces do not count."""
    from difflib import get_close_matches  # only ever needed for an error

    plain = {_plain(choice): choice for choice in known}
    found = get_close_matches(_plain(word[:100]), plain, n=1)
    return plain[found[0]] if found else ""


def _plain(word: str) -> str:
    return word.strip().casefold().replace(" ", "_").replace("-", "_")


def _unknown_keys(broken: Broken) -> Iterator[Violation]:
    known = list(broken.schema.get("properties", {}))
    for key in broken.value:
        if key in known or _fits_a_pattern(key, broken):
            continue
        guess = near(key, known)
        hint = f"did you mean '{guess}'?" if guess else _one_of(known, "the keys known here are", 15)
        yield Violation(
            (*broken.steps, key), f"the key '{shown(key)}' is not known here", hint, "SCHEMA-KEY", UNKNOWN, True
        )


def _fits_a_pattern(key: str, broken: Broken) -> bool:
    return any(re.search(pattern, key) for pattern in broken.schema.get("patternProperties", {}))


def _missing(broken: Broken) -> Iterator[Violation]:
    for key in broken.limit:
        if key not in broken.value:
            what = str(broken.schema.get("properties", {}).get(key, {}).get("description", "a value"))
            hint = f"add '{key}': {what[:1].lower()}{what[1:].removesuffix('.')}"
            yield Violation((*broken.steps, key), f"'{key}' is missing", hint, "SCHEMA-MISSING", MISSING)


def _wrong_kind(broken: Broken) -> Iterator[Violation]:
    wanted, value = str(broken.limit), broken.value
    if value is None:
        yield Violation(broken.steps, "there is nothing here", "give a value, or take the key out", "SCHEMA-KIND", KIND)
        return
    rank = BROKEN if wanted in _NESTS or isinstance(value, dict | list) else KIND
    message = f"{_excerpt(value)} is {_name_of(value)}; it must be {_KINDS.get(wanted, wanted)}"
    yield Violation(broken.steps, message, _mend(wanted, value), "SCHEMA-KIND", rank)


def _wrong_choice(broken: Broken) -> Iterator[Violation]:
    choices = [str(choice) for choice in broken.limit]
    if not isinstance(broken.value, str):
        return
    guess = near(broken.value, choices)
    hint = f"did you mean '{guess}'?" if guess else _one_of(choices, "choose one of", 30)
    yield Violation(
        broken.steps,
        f"{_excerpt(broken.value)} is not one of the {_choices(broken.steps)}",
        hint,
        "SCHEMA-CHOICE",
        CHOICE,
    )


def _wrong_format(broken: Broken) -> Iterator[Violation]:
    name = str(broken.limit)
    what = {"date": "a date", "email": "an email address"}.get(name, f"a valid {name}")
    hint = {"date": "write a day of the calendar as year-month-day, such as 2027-04-01"}.get(name, _for_example(broken))
    yield Violation(broken.steps, f"{_excerpt(broken.value)} is not {what}", hint, "SCHEMA-FORMAT", RANGE)


def _wrong_pattern(broken: Broken) -> Iterator[Violation]:
    message = f"{_excerpt(broken.value)} is not in the form that is needed here"
    yield Violation(broken.steps, message, _for_example(broken), "SCHEMA-FORMAT", RANGE)


def _out_of_range(broken: Broken) -> Iterator[Violation]:
    limit, value = broken.limit, broken.value
    message, hint = {
        "minimum": (f"{_excerpt(value)} is too small", f"the least is {limit}"),
        "maximum": (f"{_excerpt(value)} is too large", f"the most is {limit:,}"),
        "minLength": ("there is nothing here", "give a value, or take the key out"),
        "maxLength": (f"the text is {_size(value):,} characters long", f"the most is {limit:,}"),
        "minItems": (f"there are {_size(value)} here, and at least {limit} are needed", "add what is missing"),
        "maxItems": (f"there are {_size(value):,} here", f"the most is {limit:,}"),
    }[broken.keyword]
    if broken.keyword == "minItems" and _size(value) == 1:
        message = f"there is only one here, and at least {limit} are needed"
    yield Violation(broken.steps, message, hint, "SCHEMA-RANGE", RANGE)


def _other(broken: Broken) -> Iterator[Violation]:
    yield Violation(broken.steps, "the schema does not allow this", _for_example(broken), "SCHEMA-OTHER", RANGE)


def _for_example(broken: Broken) -> str:
    examples = broken.schema.get("examples", ())
    return f"for example {examples[0]}" if examples else ""


def _one_of(known: list[str], lead: str, most: int) -> str:
    return f"{lead}: {', '.join(known)}" if 0 < len(known) <= most else ""


def _choices(steps: Steps) -> str:
    """'kinds' for kind, 'models' for model; 'choices' for keys that make no plural."""
    key = steps[-1] if steps else ""
    return _PLURALS.get(str(key), "choices")


def _size(value: Any) -> int:
    return len(value) if isinstance(value, str | list | dict) else 0


def _excerpt(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{shown(value)}'"
        case int() if abs(value) >= 10**30:
            return "the number"
        case int() | float():
            return f"{value}"
        case _:
            return "this"


def _name_of(value: Any) -> str:
    match value:
        case bool():
            return "a yes-or-no value"
        case str():
            return "text"
        case int() | float():
            return "a number"
        case list():
            return "a list"
        case _:
            return "a group of keys"


def _mend(wanted: str, value: Any) -> str:
    match wanted, value:
        case "string", bool() | int() | float():
            return f'put it in double quotes: "{_excerpt(value)}"' if _excerpt(value) != "the number" else ""
        case "array", str():
            return f"put it in square brackets: [{_excerpt(value)}]".replace("'", '"')
        case "array", _:
            return "put it in square brackets: [ … ]"
        case "string", list():
            return "give one text, without square brackets"
        case "boolean", str():
            return "write true or false, without quotes"
        case "integer" | "number", str() if value.strip().removeprefix("-").isdecimal():
            return f"write {shown(value.strip().lstrip('0') or '0')}, without quotes"
        case "integer", float():
            return "leave out the part after the point"
        case _:
            return ""


_NESTS = {"object", "array"}
_KINDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of keys",
}
_PLURALS = {
    "activity": "activities",
    "class": "classes",
    "form": "forms",
    "kind": "kinds",
    "model": "models",
    "nation": "nations",
    "scheme": "schemes",
    "status": "statuses",
}
_LIMITS = ("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems")
WORDS: dict[str, Callable[[Broken], Iterator[Violation]]] = {
    "additionalProperties": _unknown_keys,
    "required": _missing,
    "type": _wrong_kind,
    "enum": _wrong_choice,
    "format": _wrong_format,
    "pattern": _wrong_pattern,
    **dict.fromkeys(_LIMITS, _out_of_range),
}
