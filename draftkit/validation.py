"""Data and a schema in, a finding for every violation out. The only module that names jsonschema."""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from draftkit import quickcheck
from draftkit.errors import DraftkitError
from draftkit.findings import Finding, Place
from draftkit.paths import in_words, shown
from draftkit.violations import Broken, Violation, worded

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

MOST = 1000
"""Violations that are looked for; a file with more is broken in some other way."""


def validate(
    data: Any, schema: Mapping[str, Any], locate: Callable[[Violation], Place] | None = None
) -> tuple[Finding, ...]:
    """Return a finding for every violation, most useful first; none when the data keep the schema."""
    locate = locate or (lambda violation: Place(path=in_words(violation.steps)))
    return tuple(as_finding(violation, locate(violation)) for violation in violations(data, schema))


def as_finding(violation: Violation, place: Place) -> Finding:
    """Return the violation as what the user is told."""
    return Finding(violation.message, severity="bar", rule=violation.rule, hint=violation.hint, where=place)


def violations(data: Any, schema: Mapping[str, Any]) -> list[Violation]:
    """Return at most MOST violations, most useful first. Valid data never cost the import of jsonschema."""
    if is_valid(data, schema):
        return []
    errors = islice(_judge(schema).iter_errors(data), MOST)
    found = dict.fromkeys(violation for error in errors for violation in islice(worded(_broken(error)), MOST))
    return sorted(islice(found, MOST), key=lambda violation: violation.rank)


def is_valid(data: Any, schema: Mapping[str, Any]) -> bool:
    """Return whether the data keep the schema: in microseconds for schemas like ours, else by jsonschema."""
    quick = _quick(schema)
    return quick(data) if quick is not None else _judge(schema).is_valid(data)


_compiled: dict[int, tuple[Mapping[str, Any], quickcheck.Check | None]] = {}
_judges: dict[int, "tuple[Mapping[str, Any], Draft202012Validator]"] = {}


def _quick(schema: Mapping[str, Any]) -> quickcheck.Check | None:
    """The schema's quick check, compiled once. The schema is kept beside it so that its id stays its own."""
    known = _compiled.get(id(schema))
    if known is None:
        try:
            check = quickcheck.compile_schema(schema)
        except quickcheck.Unsupported:
            check = None
        known = _compiled[id(schema)] = (schema, check)
    return known[1]


def _judge(schema: Mapping[str, Any]) -> "Draft202012Validator":
    """jsonschema's validator with formats on. Its empty registry never fetches a schema from elsewhere."""
    known = _judges.get(id(schema))
    if known is None:
        from jsonschema import Draft202012Validator
        from referencing import Registry

        _refuse_elsewhere(schema)
        judge = Draft202012Validator(schema, registry=Registry(), format_checker=Draft202012Validator.FORMAT_CHECKER)
        known = _judges[id(schema)] = (schema, judge)
    return known[1]


def _refuse_elsewhere(schema: Any) -> None:
    match schema:
        case {"$ref": str(target)} if not target.startswith("#"):
            raise DraftkitError(
                f"the schema refers to '{shown(target)}', which is not part of it",
                hint="copy what it refers to under $defs",
            )
        case Mapping():
            for inner in schema.values():
                _refuse_elsewhere(inner)
        case list():
            for inner in schema:
                _refuse_elsewhere(inner)


def _broken(error: "ValidationError") -> Broken:
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    return Broken(str(error.validator), error.validator_value, error.instance, schema, tuple(error.absolute_path))
