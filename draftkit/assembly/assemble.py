"""Assemble: brief and library to agreement, one step after another."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from draftkit.assembly.define import define_terms
from draftkit.assembly.facts import find_facts
from draftkit.assembly.fill import Filler, fill_sections
from draftkit.assembly.own import own_clauses
from draftkit.assembly.resolve import break_references, house_words
from draftkit.assembly.select import Decisions, select
from draftkit.model.agreement import Agreement, Front, Section
from draftkit.model.library import Library
from draftkit.model.selection import FactValue
from draftkit.wording.view import Seen, see


@dataclass(frozen=True, slots=True)
class Assembled:
    """An agreement with what led to it: the decision on every clause and the answer of every fact."""

    agreement: Agreement
    decisions: Decisions
    facts: Mapping[str, FactValue]
    used: frozenset[str]
    """The paths of the brief that the wording and the facts looked at."""
    seen: Seen | None = field(default=None, compare=False, repr=False)
    """The brief as wording saw it."""


def assemble(
    library: Library,
    data: Mapping[str, Any],
    known: Sequence[str],
    *,
    describe: Callable[[str], str] = str,
    provenance: Mapping[str, str] | None = None,
) -> Assembled:
    """Return the agreement for a brief. `known` are the top-level names a brief may have.

    `describe` says in words what a path of the brief holds, for the hint of its blank.
    """
    seen = see(data, known)
    facts = find_facts(library, seen)
    wishes = data.get("clauses", {})
    decisions = select(library, facts, wishes)
    included = frozenset(key for key, decision in decisions.items() if decision.outcome != "out")
    filler = Filler(library, seen, facts, included, house_words(library, data), describe)
    sections = _in_order(fill_sections(library, filler, decisions, own_clauses(wishes)), data)
    agreement = Agreement(_front(library, filler, seen.names), sections, provenance or {})
    agreement = break_references(define_terms(agreement, library, filler), library)
    return Assembled(agreement, decisions, facts, frozenset(seen.log.touched), seen)


def _in_order(sections: tuple[Section, ...], data: Mapping[str, Any]) -> tuple[Section, ...]:
    """The library's order, with signatures or schedules last where the house says so; empty sections are left out."""
    kept = [section for section in sections if section.body]
    last = _LAST.get(data.get("house", {}).get("schedules", ""))
    return tuple(sorted(kept, key=lambda section: section.series == last))


_LAST = {"before_signatures": "signatures", "after_signatures": "schedules"}
"""What stands last, by the place of the schedules that the brief asks for."""


_FRONT = {"title": "{{ agreement.title }}", "party": "{{ party.name }}"}
"""What the cover says where the library does not say it otherwise."""


def _front(library: Library, filler: Filler, names: Mapping[str, Any]) -> Front:
    def say(name: str, extra: Mapping[str, Any] | None = None) -> str:
        return filler.text(library.front.get(name, _FRONT.get(name, "")), f"library.toml, front, {name}", extra)

    parties = tuple(say("party", {"party": party}) for party in names.get("parties", ()))
    return Front(
        say("title"), say("reference"), parties, say("legend"), say("marking"), say("deed") == "yes", say("date")
    )
