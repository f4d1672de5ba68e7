"""The clause library as a value: clauses, facts, terms and the order of the agreement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from draftkit.model.agreement import Series
from draftkit.model.condition import Condition

Standing = Literal["required", "core", "optional"]
Kind = Literal["clause", "execution"]


class Fact(NamedTuple):
    """A named yes/no question about a brief. `says` completes 'the brief says …'."""

    name: str
    says: str
    expression: str
    where: str = ""


class Term(NamedTuple):
    """A defined term: its wording (markup, not yet filled) and the clause that supplies it, if one does."""

    term: str
    wording: str
    supplied_by: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class LibraryClause:
    """One file of the library, read but not filled."""

    id: str
    title: str
    group: str
    version: str
    as_at: date
    standing: Standing
    wording: str
    kind: Kind = "clause"
    slot: str = ""
    in_when: Condition | None = None
    consider_when: Condition | None = None
    needs: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    """What a list of clauses outside the library calls it: 'GOV-03', so that the two can be compared."""
    note: str = ""
    defines: tuple[Term, ...] = ()
    applies: str = ""
    """Execution blocks only: the expression that must hold of `party`."""
    where: str = ""
    """The file, for messages."""
    line: int = 1
    """The line of the file on which the wording begins."""


class Slot(NamedTuple):
    """A place where one of several clauses is chosen. `default` is suggested when the brief is silent."""

    name: str
    title: str
    default: str = ""
    required: bool = False


class SectionPlan(NamedTuple):
    """A section of the agreement and the groups of clauses that fill it, in order."""

    key: str
    heading: str
    series: Series
    groups: tuple[str, ...]


class Body(NamedTuple):
    """A service, and the legal person that can contract for it. What is not known is ''."""

    name: str
    """What the service is called: 'Kent Police'."""
    kind: str
    """The kind of service: 'police', 'fire', 'ambulance'."""
    region: str
    role: str
    """What the legal person is as a party: the `kind` that a brief gives it."""
    legal_entity: str = ""
    form: str = ""
    """Its legal form, as a brief gives it."""
    governance: str = ""
    area: str = ""
    paired_with: str = ""
    """The name of the body that shares its area: of a force and its policing body, the other."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """A clause folder, read whole. `clauses` is in the order of the agreement."""

    name: str
    version: str
    as_at: date
    clauses: Mapping[str, LibraryClause]
    facts: Mapping[str, Fact]
    terms: Mapping[str, tuple[Term, ...]]
    """Every way a term is defined: clauses of one slot may each define it, and the one in the draft counts."""
    slots: Mapping[str, Slot]
    sections: tuple[SectionPlan, ...]
    front: Mapping[str, str]
    phrases: Mapping[str, str]
    """Small wordings that follow the number of parties ('the other Party'), by name."""
    swaps: tuple[tuple[str, str, str, str], ...] = ()
    """House words: (brief path, its value, word in the library, word to print)."""
    proper: frozenset[str] = frozenset()
    """Capitalised words that are names and no defined terms."""
    checks: tuple[str, ...] = ()
    """The groups of rules that apply to this kind of agreement."""
    digest: str = ""
    bodies: tuple[Body, ...] = ()
    """The bodies that parties may be, in the order of the list."""
    bodies_as_at: date | None = None
    bodies_status: str = ""
    """How far the list can be relied on, in a sentence to show with it."""
