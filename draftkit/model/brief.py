"""The brief: the facts of one project, immutable, with a way back to their places in the user's file."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from draftkit.findings import Place
from draftkit.paths import in_words, split_path

KIND_OF_FORM: Mapping[str, str] = {
    "fire_authority": "fire_and_rescue_body",
    "council_fire_authority": "fire_and_rescue_body",
    "london_fire_commissioner": "fire_and_rescue_body",
    "commissioner_fire_authority": "fire_and_rescue_body",
    "mayor_fire": "fire_and_rescue_body",
    "police_and_crime_commissioner": "local_policing_body",
    "mopac": "local_policing_body",
    "common_council": "local_policing_body",
    "mayor_police": "local_policing_body",
    "chief_constable": "chief_officer",
    "metropolitan_commissioner": "chief_officer",
    "city_commissioner": "chief_officer",
    "company": "partner",
    "charity": "partner",
}
"""The kind of party that its form implies, where the brief does not give the kind.

An NHS body may or may not be an ambulance trust, and a combined authority may or may not have fire functions.
"""


def nowhere(path: str) -> Place:
    """Return a place that knows its path alone: for a brief that came from no file."""
    try:
        return Place(path=in_words(split_path(path)))
    except ValueError:
        return Place(path=path)


@dataclass(frozen=True, slots=True)
class Brief:
    """The facts of one project: mappings and tuples all the way down. Equal facts are equal briefs."""

    data: Mapping[str, Any]
    name: str = field(default="", compare=False)
    """The file it came from, for messages."""
    text: str = field(default="", compare=False, repr=False)
    """The facts as canonical JSON, whatever they were written in."""
    locate: Callable[[str], Place] = field(default=nowhere, compare=False, repr=False)

    @property
    def digest(self) -> str:
        """Return the sha256 of the facts as canonical JSON."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def place(self, path: str) -> Place:
        """Return where 'parties[1].kind' stands in the user's file, or the nearest thing around it."""
        return self.locate(path)

    def __hash__(self) -> int:
        return hash(self.text)

    def __reduce__(self) -> tuple[Any, ...]:
        """Read-only mappings do not pickle, so a brief travels to another process as plain data."""
        return _rebuild, (thaw(self.data), self.name, self.text, self.locate)


def freeze(value: Any) -> Any:
    """Return plain data as read-only mappings and tuples, all the way down."""
    kind = type(value)
    if kind is dict:
        return MappingProxyType({key: freeze(inner) for key, inner in value.items()})
    if kind is list:
        return tuple([freeze(inner) for inner in value])
    return value


def thaw(value: Any) -> Any:
    """Return frozen data as the dicts and lists they were made from."""
    match value:
        case Mapping():
            return {key: thaw(inner) for key, inner in value.items()}
        case tuple() | list():
            return [thaw(inner) for inner in value]
        case _:
            return value


def canonical(data: Mapping[str, Any]) -> str:
    """Return plain data as JSON: keys sorted, no spaces. Equal data give equal text."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _rebuild(data: dict[str, Any], name: str, text: str, locate: Callable[[str], Place]) -> Brief:
    return Brief(freeze(data), name, text, locate)
