"""Conditions: facts joined by and, or, not. Nothing else, so each can be explained and linted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never


@dataclass(frozen=True, slots=True)
class Name:
    """A fact, by name."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """True when its part is false."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class All:
    """True when every part is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """True when one part is."""

    parts: tuple["Condition", ...]


Condition = Name | Not | All | Any


def holds(condition: Condition, fact: Callable[[str], bool]) -> bool:
    """Return whether the condition is true, asking `fact` about each name it needs."""
    match condition:
        case Name(name):
            return fact(name)
        case Not(part):
            return not holds(part, fact)
        case All(parts):
            return all(holds(part, fact) for part in parts)
        case Any(parts):
            return any(holds(part, fact) for part in parts)
        case _:
            assert_never(condition)


def names(condition: Condition) -> tuple[str, ...]:
    """Return the facts a condition mentions, each once, in order."""
    match condition:
        case Name(name):
            return (name,)
        case Not(part):
            return names(part)
        case All(parts) | Any(parts):
            return tuple(dict.fromkeys(name for part in parts for name in names(part)))
        case _:
            assert_never(condition)


def parse_condition(text: str) -> Condition:
    """Read 'a and not (b or c)'. Raises ValueError saying what was met and what was expected."""
    words = text.replace("(", " ( ").replace(")", " ) ").split()
    condition, rest = _any(words)
    if rest:
        raise ValueError(f"'{rest[0]}' was not expected in '{text}': join facts with and, or, not")
    return condition


def _any(words: list[str]) -> tuple[Condition, list[str]]:
    part, rest = _all(words)
    parts = [part]
    while rest and rest[0] == "or":
        part, rest = _all(rest[1:])
        parts.append(part)
    return (parts[0] if len(parts) == 1 else Any(tuple(parts))), rest


def _all(words: list[str]) -> tuple[Condition, list[str]]:
    part, rest = _one(words)
    parts = [part]
    while rest and rest[0] == "and":
        part, rest = _one(rest[1:])
        parts.append(part)
    return (parts[0] if len(parts) == 1 else All(tuple(parts))), rest


def _one(words: list[str]) -> tuple[Condition, list[str]]:
    match words:
        case ["not", *rest]:
            part, rest = _one(rest)
            return Not(part), rest
        case ["(", *rest]:
            part, rest = _any(rest)
            if not rest or rest[0] != ")":
                raise ValueError("a bracket is not closed")
            return part, rest[1:]
        case [word, *rest] if word.isidentifier() and word not in {"and", "or"}:
            return Name(word), rest
        case [word, *_]:
            raise ValueError(f"'{word}' was met where a fact was expected")
        case _:
            raise ValueError("the condition ends where a fact was expected")
