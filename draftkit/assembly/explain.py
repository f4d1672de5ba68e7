"""Conditions in words: why a clause is in, worth considering or out."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from draftkit.model.condition import All, Any, Condition, Name, Not, holds
from draftkit.model.selection import FactValue

Facts = Mapping[str, FactValue]

_SAYS, _NOT = "the brief says ", "it is not so that "


def why(condition: Condition, facts: Facts) -> str:
    """Return the sentence that explains the condition as it stands, true or false."""
    return _series(tuple(_run_on(_deciding(condition, facts))))


def where(condition: Condition, facts: Facts) -> str:
    """Return what makes the condition true, to follow 'where': without saying that the brief says it."""
    return _series(tuple(atom.removeprefix(_SAYS) for atom in _deciding(condition, facts)))


def _run_on(atoms: tuple[str, ...]) -> Iterator[str]:
    """What the brief says twice is said once: 'the brief says A', 'that B', 'not that C'."""
    for place, atom in enumerate(atoms):
        after = place > 0 and atoms[0].startswith(_SAYS)
        if after and atom.startswith(_SAYS):
            yield f"that {atom.removeprefix(_SAYS)}"
        elif after and atom.startswith(_NOT):
            yield f"not that {atom.removeprefix(_NOT)}"
        else:
            yield atom


def _series(parts: tuple[str, ...]) -> str:
    """Return 'a', 'a and b' or 'a, b and c'."""
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def _deciding(condition: Condition, facts: Facts) -> tuple[str, ...]:
    return _atoms(condition, facts, holds(condition, lambda name: facts[name].true))


def _atoms(condition: Condition, facts: Facts, wanted: bool) -> tuple[str, ...]:
    """The facts that made the condition true (or false), each once, each as a clause of a sentence."""
    match condition:
        case Name(name):
            return (_say(facts[name]),)
        case Not(part):
            return _atoms(part, facts, not wanted)
        case All(parts) | Any(parts):
            deciding = [p for p in parts if holds(p, lambda name: facts[name].true) == wanted]
            return tuple(dict.fromkeys(atom for part in deciding for atom in _atoms(part, facts, wanted)))
        case _:
            assert_never(condition)


def _say(fact: FactValue) -> str:
    if fact.true:
        return f"{_SAYS}{fact.says}"
    return f"the brief does not say that {fact.says}" if not fact.known else f"{_NOT}{fact.says}"
