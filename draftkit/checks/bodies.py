"""What the rules know of bodies and Acts: `bodies.toml`, read once, with the day it was last checked."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from draftkit.cache import store


class Function(NamedTuple):
    """A function that may never be delegated: how it reads when it is meant, and when it is only near."""

    name: str
    exactly: str
    mentions: str


class Bodies(NamedTuple):
    """The lists of `bodies.toml`; its comments say what each rests on."""

    as_at: date
    statute_as_at: date
    limbs: Mapping[str, str]
    pairs: Mapping[str, str]
    forms: Mapping[str, frozenset[str]]
    names: Mapping[str, tuple[str, ...]]
    never_to: Mapping[str, tuple[str, ...]]
    never_delegable: tuple[Function, ...]
    fire_sections: Mapping[str, frozenset[str]]
    patterns: Mapping[str, str]
    acts: Mapping[str, str]
    clauses: Mapping[str, str]
    unprinted: tuple[str, ...]


@cache
def bodies() -> Bodies:
    """Return the lists, read once per process."""
    kept: Bodies | None = store("library").get("bodies")
    if kept is None:
        kept = _read()
        store("library").put("bodies", kept)
    return kept


def _read() -> Bodies:
    import tomllib  # late: what comes from the cache needs no TOML

    data: dict[str, Any] = tomllib.loads((Path(__file__).parent / "bodies.toml").read_text(encoding="utf-8"))
    fire = data["fire"]
    return Bodies(
        as_at=data["as_at"]["bodies"],
        statute_as_at=data["as_at"]["statute"],
        limbs=data["limbs"],
        pairs=data["pairs"],
        forms={name: frozenset(forms) for name, forms in data["forms"].items()},
        names={name: tuple(each) for name, each in data["names"].items()},
        never_to={name: tuple(each) for name, each in data["never_to"].items()},
        never_delegable=tuple(Function(**each) for each in data["never_delegable"]),
        fire_sections={name: frozenset(each) for name, each in fire.items() if isinstance(each, list)},
        patterns={name: each for name, each in fire.items() if isinstance(each, str)},
        acts=data["acts"],
        clauses=data["clauses"],
        unprinted=tuple(data["unprinted"]["paths"]),
    )
