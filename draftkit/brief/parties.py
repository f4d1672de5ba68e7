"""What no schema can say of parties: each goes by a name of its own, and who is named elsewhere is one of them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from draftkit import resources
from draftkit.model.brief import KIND_OF_FORM
from draftkit.paths import Steps, ordinal, shown
from draftkit.violations import MEANING, Violation, near

PARTY = "#/$defs/party"
"""What a key's `$ref` says in the schema where its value must name a party."""


def party_faults(data: Mapping[str, Any]) -> Iterator[Violation]:
    """Yield two parties that go by one name, and names elsewhere that are no party's.

    Yields nothing where a party has no name: that is said already, and nothing else could be told apart.
    """
    parties = data.get("parties")
    if not isinstance(parties, list) or not all(_has_a_name(party) for party in parties):
        return
    yield from _same_names(parties)
    known = {str(party[key]): None for party in parties for key in ("short_name", "name") if key in party}
    for steps, name in named_parties(data):
        if name not in known:
            yield _no_such_party(steps, name, list(known))


def imply_kinds(parties: Sequence[dict[str, Any]]) -> None:
    """Give each party without a kind the kind that its form implies, where it implies one."""
    for party in parties:
        if "kind" not in party and party.get("form") in KIND_OF_FORM:
            party["kind"] = KIND_OF_FORM[party["form"]]


def named_parties(data: Mapping[str, Any]) -> Iterator[tuple[Steps, str]]:
    """Yield every place of a brief that names a party, and the name there."""
    for pattern in party_paths():
        yield from _at(data, pattern, ())


@cache
def party_paths() -> tuple[tuple[str, ...], ...]:
    """Return the paths of the schema where a party is named, with '*' for every entry of a list."""
    schema = resources.schema("brief")
    return tuple(_find(schema, schema["$defs"], ()))


def _has_a_name(party: Any) -> bool:
    return isinstance(party, dict) and isinstance(party.get("name"), str)


def _same_names(parties: Sequence[Mapping[str, Any]]) -> Iterator[Violation]:
    seen: dict[str, int] = {}
    for index, party in enumerate(parties):
        name = str(party.get("short_name", party.get("name", "")))
        if name in seen:
            message = f"'{shown(name)}' is what the {ordinal(seen[name] + 1)} party is called too"
            key = "short_name" if "short_name" in party else "name"
            hint = "give each a short name of its own"
            yield Violation(("parties", index, key), message, hint, "BRIEF-PARTY", MEANING)
        seen.setdefault(name, index)


def _no_such_party(steps: Steps, name: str, known: list[str]) -> Violation:
    guess = near(name, known) or next((each for each in known if _bare(each) == _bare(name)), "")
    hint = f"did you mean '{shown(guess)}'?" if guess else f"the parties are: {', '.join(map(shown, known[:20]))}"
    return Violation(steps, f"'{shown(name)}' is the name of no party", hint, "BRIEF-PARTY", MEANING)


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _find(schema: Mapping[str, Any], defs: Mapping[str, Any], steps: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    target = schema.get("$ref")
    if target == PARTY:
        yield steps
    elif target:
        yield from _find(defs[target.rpartition("/")[2]], defs, steps)
    for key, inner in schema.get("properties", {}).items():
        yield from _find(inner, defs, (*steps, key))
    if "items" in schema:
        yield from _find(schema["items"], defs, (*steps, "*"))


def _at(data: Any, pattern: tuple[str, ...], steps: Steps) -> Iterator[tuple[Steps, str]]:
    if not pattern:
        if isinstance(data, str):
            yield steps, data
    elif pattern[0] == "*":
        for index, inner in enumerate(data if isinstance(data, list) else ()):
            yield from _at(inner, pattern[1:], (*steps, index))
    elif isinstance(data, dict) and pattern[0] in data:
        yield from _at(data[pattern[0]], pattern[1:], (*steps, pattern[0]))
