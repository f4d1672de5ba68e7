"""Presence: which clauses are sure to be in a draft, given what a place of the wording knows."""

from collections.abc import Iterable
from functools import lru_cache

from draftkit.library.lint.guards import Known
from draftkit.model.library import Library, LibraryClause


class Presence:
    """What is always in, what pulls in what, and whether one of some clauses is sure to be in."""

    def __init__(self, library: Library) -> None:
        self._library = library
        slots = {s.name for s in library.slots.values() if s.default or s.required}
        filled = [frozenset(c.id for c in library.clauses.values() if c.slot == slot) for slot in sorted(slots)]
        always = [frozenset({c.id}) for c in library.clauses.values() if _always(c)]
        self._base = Known(ins=frozenset([*always, *(candidates for candidates in filled if candidates)]))
        self.brought = lru_cache(maxsize=None)(self._brought)

    def sure(self, targets: Iterable[str], known: Known, clause: str = "") -> bool:
        """Return whether one of the targets is in wherever `clause` is in and what is known holds."""
        wanted = frozenset(targets)
        own = frozenset({frozenset({clause})}) if clause else frozenset()
        everything = self._base.also(known).also(Known(ins=own))
        return any(
            left and all(wanted & self.brought(key) for key in left)
            for left in (one_of - known.outs for one_of in everything.ins)
        )

    def _brought(self, key: str) -> frozenset[str]:
        """A clause and all that it needs, directly or through others."""
        found: set[str] = set()
        waiting = [key]
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.add(each)
                clause = self._library.clauses.get(each)
                waiting.extend(clause.needs if clause else ())
        return frozenset(found)


def _always(clause: LibraryClause) -> bool:
    return clause.kind == "clause" and (
        clause.standing == "required" or (clause.standing == "core" and clause.in_when is None and not clause.slot)
    )
