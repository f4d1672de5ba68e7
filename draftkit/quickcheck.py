"""Whether data keep a schema, and nothing else: the schema made into nested functions, once per process.

jsonschema is the judge and words every violation; this only spares it (and its import) the data that are
valid. It knows the keywords that our schemas use and refuses to judge by any other.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

Check = Callable[[Any], bool]


class Unsupported(Exception):
    """The schema uses a keyword, or a value of one, that only jsonschema may judge."""


def compile_schema(schema: Mapping[str, Any]) -> Check:
    """Return a function that says whether data keep the schema. Raises Unsupported."""
    return _Compiler(schema).check(schema)


class _Compiler:
    """Compiles one schema; what `$ref` points at is compiled once and shared."""

    def __init__(self, root: Mapping[str, Any]) -> None:
        self.root = root
        self.shared: dict[str, Check] = {}

    def check(self, schema: Any) -> Check:
        if not isinstance(schema, Mapping):
            raise Unsupported("a schema that is no object")
        unknown = schema.keys() - _ANNOTATIONS - _KEYWORDS.keys() - _OBJECT - {"items", "$ref"}
        if unknown:
            raise Unsupported(f"keyword {sorted(unknown)[0]}")
        checks = [make(schema[keyword]) for keyword, make in _KEYWORDS.items() if keyword in schema]
        if "$ref" in schema:
            checks.append(self._reference(schema["$ref"]))
        if "items" in schema:
            checks.append(_items(self.check(schema["items"])))
        if _OBJECT & schema.keys():
            checks.append(self._object(schema))
        return _all(checks)

    def _reference(self, target: Any) -> Check:
        if target not in self.shared:
            name = str(target).removeprefix("#/$defs/")
            if f"#/$defs/{name}" != target or name not in self.root.get("$defs", {}):
                raise Unsupported(f"reference {target}")
            self.shared[target] = lambda value: self.shared[target](value)  # holds the place while it is compiled
            self.shared[target] = self.check(self.root["$defs"][name])
        return self.shared[target]

    def _object(self, schema: Mapping[str, Any]) -> Check:
        if schema.get("additionalProperties", True) not in (True, False):
            raise Unsupported("additionalProperties with a schema")
        known = {key: self.check(inner) for key, inner in schema.get("properties", {}).items()}
        patterns = [(_regex(p), self.check(inner)) for p, inner in schema.get("patternProperties", {}).items()]
        required = frozenset(schema.get("required", ()))
        spare = schema.get("additionalProperties", True) is True
        if patterns:
            return _pattern_object(known, patterns, required, spare)
        return _plain_object(known, required, spare)


def _plain_object(known: dict[str, Check], required: frozenset[str], spare: bool) -> Check:
    find = known.get

    def check(value: Any) -> bool:
        if type(value) is not dict:
            return True
        for key, inner in value.items():
            judge = find(key)
            if judge is None:
                if not spare:
                    return False
            elif not judge(inner):
                return False
        return required <= value.keys()

    return check


def _pattern_object(
    known: dict[str, Check], patterns: list[tuple[re.Pattern[str], Check]], required: frozenset[str], spare: bool
) -> Check:
    def judges(key: str) -> list[Check]:
        found = [known[key]] if key in known else []
        return found + [judge for pattern, judge in patterns if pattern.search(key)]

    def check(value: Any) -> bool:
        if type(value) is not dict:
            return True
        for key, inner in value.items():
            found = judges(key)
            if not (found or spare) or not all(judge(inner) for judge in found):
                return False
        return required <= value.keys()

    return check


def _all(checks: list[Check]) -> Check:
    match checks:
        case []:
            return lambda value: True
        case [one]:
            return one
        case [one, two]:
            return lambda value: one(value) and two(value)
        case [one, two, *more]:
            rest = _all(more)
            return lambda value: one(value) and two(value) and rest(value)
    raise AssertionError(checks)


def _items(check: Check) -> Check:
    return lambda value: type(value) is not list or all(map(check, value))


def _type(name: Any) -> Check:
    if not isinstance(name, str) or name not in _TYPES:
        raise Unsupported(f"type {name}")
    return _TYPES[name]


def _is_integer(value: Any) -> bool:
    return type(value) is int or (type(value) is float and value.is_integer())


def _enum(choices: Any) -> Check:
    if not all(isinstance(choice, str) for choice in choices):
        raise Unsupported("an enum of anything but text")
    known = frozenset(choices)
    return lambda value: type(value) is str and value in known


def _format(name: Any) -> Check:
    if name not in _FORMATS:
        raise Unsupported(f"format {name}")
    judge = _FORMATS[name]
    return lambda value: type(value) is not str or judge(value)


def _is_date(text: str) -> bool:
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _regex(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise Unsupported(f"pattern {pattern}") from error


def _pattern(pattern: str) -> Check:
    search = _regex(pattern).search
    return lambda value: type(value) is not str or search(value) is not None


def _at_least(kind: type[str] | type[list[Any]] | type[dict[str, Any]]) -> Callable[[int], Check]:
    return lambda limit: lambda value: type(value) is not kind or len(value) >= limit


def _at_most(kind: type[str] | type[list[Any]] | type[dict[str, Any]]) -> Callable[[int], Check]:
    return lambda limit: lambda value: type(value) is not kind or len(value) <= limit


def _number(value: Any) -> bool:
    return type(value) is int or type(value) is float


_TYPES: dict[str, Check] = {
    "object": lambda value: type(value) is dict,
    "array": lambda value: type(value) is list,
    "string": lambda value: type(value) is str,
    "boolean": lambda value: type(value) is bool,
    "null": lambda value: value is None,
    "number": _number,
    "integer": _is_integer,
}
_FORMATS: dict[str, Callable[[str], bool]] = {"date": _is_date, "email": lambda text: "@" in text}
_ANNOTATIONS = frozenset(
    {"$schema", "$id", "$defs", "$comment", "title", "description", "examples", "enumDescriptions", "default"}
)
_OBJECT = frozenset({"properties", "patternProperties", "required", "additionalProperties"})
_KEYWORDS: dict[str, Callable[[Any], Check]] = {
    "type": _type,
    "enum": _enum,
    "format": _format,
    "pattern": _pattern,
    "minLength": _at_least(str),
    "maxLength": _at_most(str),
    "minItems": _at_least(list),
    "maxItems": _at_most(list),
    "minProperties": _at_least(dict),
    "maxProperties": _at_most(dict),
    "minimum": lambda limit: lambda value: not (_number(value) and value < limit),
    "maximum": lambda limit: lambda value: not (_number(value) and value > limit),
}
