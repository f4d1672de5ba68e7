"""Slots and needs: what fills a place, what pulls in what, and what shuts out what."""

from collections.abc import Iterator

from draftkit.findings import Place
from draftkit.library.lint.ground import Ground
from draftkit.library.lint.near import did_you_mean
from draftkit.library.lint.rules import Hit, rule
from draftkit.model.library import Library

_PLAN = "library.toml"


@rule("LIB-SLOT", "error", "library.toml has no slot '{}'")
def unknown_slots(ground: Ground) -> Iterator[Hit]:
    """A slot that library.toml does not have."""
    for clause in ground.library.clauses.values():
        if clause.slot and clause.slot not in ground.library.slots:
            hint = did_you_mean(clause.slot, ground.library.slots, "add it under [slots]")
            yield Hit(ground.head(clause), (clause.slot,), hint, clause.id)


@rule("LIB-SLOT-DEFAULT", "error", "the default '{}' is no clause of the slot '{}'")
def strange_defaults(ground: Ground) -> Iterator[Hit]:
    """A slot whose default is not one of the clauses that can fill it."""
    for slot in ground.library.slots.values():
        candidates = [c.id for c in ground.library.clauses.values() if c.slot == slot.name]
        if slot.default and slot.default not in candidates:
            hint = did_you_mean(slot.default, candidates, f'give a clause slot = "{slot.name}"')
            yield Hit(Place(_PLAN, path=slot.name), (slot.default, slot.name), hint)


@rule("LIB-NEEDS", "error", "{} names '{}', which the library does not have")
def unknown_needs(ground: Ground) -> Iterator[Hit]:
    """A clause in `needs` or `conflicts` that the library does not have."""
    known = ground.library.clauses
    for clause in known.values():
        for key, others in (("needs", clause.needs), ("conflicts", clause.conflicts)):
            for other in others:
                if other not in known:
                    yield Hit(ground.head(clause), (key, other), did_you_mean(other, known), clause.id)


@rule("LIB-NEEDS-CONFLICT", "error", "'{}' cannot be in with '{}', and brings it in", "mend needs or conflicts")
def self_defeating(ground: Ground) -> Iterator[Hit]:
    """A clause that needs, directly or through others, what it conflicts with, or two that shut each other out."""
    library = ground.library
    for clause in library.clauses.values():
        brought = sorted(ground.presence.brought(clause.id) & library.clauses.keys())
        for a in brought:
            for b in brought:
                if a < b and shut_out(library, a, b):
                    yield Hit(ground.head(clause), (a, b), clause=clause.id)


@rule(
    "LIB-NEEDS-CYCLE", "warning", "these clauses need one another in a ring: {}", "make them one clause, or need less"
)
def rings(ground: Ground) -> Iterator[Hit]:
    """A ring of three or more clauses that need one another."""
    library, reported = ground.library, set[frozenset[str]]()
    for clause in library.clauses.values():
        ring = _ring(library, clause.id)
        if len(ring) > 2 and frozenset(ring) not in reported:
            reported.add(frozenset(ring))
            yield Hit(ground.head(clause), (" → ".join((*ring, clause.id)),), clause=clause.id)


def shut_out(library: Library, a: str, b: str) -> bool:
    """Return whether two clauses cannot be in one draft: they fill one slot, or one conflicts with the other."""
    one, other = library.clauses[a], library.clauses[b]
    return (bool(one.slot) and one.slot == other.slot) or b in one.conflicts or a in other.conflicts


def _ring(library: Library, start: str) -> tuple[str, ...]:
    """The shortest way from a clause back to itself through needs, breadth first; () if there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for need in library.clauses[way[-1]].needs if way[-1] in library.clauses else ():
            if need == start:
                return way
            if need not in seen:
                seen.add(need)
                ways.append((*way, need))
    return ()
