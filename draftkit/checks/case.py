"""Case: what a rule looks at. The brief, where silence is Missing and never an error, and the draft if there is one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal

from draftkit.checks.bodies import bodies
from draftkit.memo import Memo
from draftkit.model.agreement import Agreement, Clause, Definition, Node, Text, Value
from draftkit.model.brief import KIND_OF_FORM
from draftkit.model.library import Library
from draftkit.model.selection import Decision
from draftkit.model.walk import nodes_of
from draftkit.wording.view import Log, Missing, View, path_of, view

Stage = Literal["draft", "for_signature"]


@dataclass(frozen=True)
class Case:
    """One brief, with the draft made from it where there is one. None means: not known."""

    brief: View
    stage: Stage = "draft"
    agreement: Agreement | None = None
    decisions: Mapping[str, Decision] | None = None
    library: Library | None = None
    used: frozenset[str] | None = None

    @cached_property
    def parties(self) -> tuple[View, ...]:
        """Every party, in the order of the brief."""
        return tuple(self.brief.parties)

    @cached_property
    def clauses(self) -> Mapping[str, Clause]:
        """The clauses of the draft by key; nothing if there is no draft."""
        sections = self.agreement.sections if self.agreement else ()
        return {clause.key: clause for section in sections for clause in section.body}

    @cached_property
    def included(self) -> frozenset[str] | None:
        """The ids of the clauses in the draft, or None if there is neither draft nor selection."""
        if self.agreement is not None:
            return frozenset(self.clauses)
        if self.decisions is not None:
            return frozenset(key for key, decision in self.decisions.items() if decision.outcome != "out")
        return None

    @cached_property
    def overrides(self) -> Mapping[str, str]:
        """The reasons recorded for setting rules aside, by rule."""
        entries = self.brief.checks.override
        return {str(each.rule): str(each.reason) for each in entries if given(each.reason)}

    def has(self, purpose: str) -> bool:
        """Whether the draft has the clause that serves a purpose ('withdrawal'), so far as is known."""
        return self.included is not None and bodies().clauses[purpose] in self.included

    def lacks(self, purpose: str) -> bool:
        """Whether it is known that no clause serves a purpose. Not the opposite of `has`: there may be no draft."""
        return self.included is not None and not self.has(purpose)

    def elsewhere(self, purpose: str) -> str:
        """What to say if a clause is left out, but other wording may serve its purpose; '' if none can."""
        if self.library is not None and bodies().clauses[purpose] not in self.library.clauses:
            return f"the library has no clause {bodies().clauses[purpose]}; check that another clause does its work"
        return ""

    @cached_property
    def nodes(self) -> Mapping[str, tuple[Node, ...]]:
        """Everything in each clause of the draft, in reading order; gone through once for all rules."""
        return {key: nodes_of(clause.body) for key, clause in self.clauses.items()}

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The words of each clause of the draft, references left out."""
        return {key: _words(nodes) for key, nodes in self.nodes.items()}

    def own_words(self) -> Iterator[tuple[str, str]]:
        """The wording that the brief itself brings, each with its path."""
        for own in self.brief.clauses.own:
            if given(own.wording):
                yield at(own, "wording"), str(own.wording)

    def kind(self, party: View) -> str | None:
        """What a party is under section 5, or None if the brief does not say."""
        if given(party.kind):
            return str(party.kind)
        return KIND_OF_FORM.get(str(party.form)) if given(party.form) else None

    def of_kind(self, *kinds: str) -> tuple[View, ...]:
        """The parties of some kinds."""
        return tuple(party for party in self.parties if self.kind(party) in kinds)

    def of_form(self, *forms: str) -> tuple[View, ...]:
        """The parties of some forms."""
        return tuple(party for party in self.parties if party.form in forms)

    @cached_property
    def unkinded(self) -> tuple[View, ...]:
        """The parties of which the brief does not say what they are."""
        return tuple(party for party in self.parties if self.kind(party) is None)

    def limb(self, party: View) -> str:
        """The limb of section 1(2) a party belongs to; '' for none and for not known."""
        return bodies().limbs.get(self.kind(party) or "", "")

    def in_england(self, party: View) -> bool | None:
        """Whether a party is a body in England, or None if the brief does not say."""
        if given(party.nation):
            return bool(party.nation == "england")
        return True if party.form in bodies().forms["english"] else None

    @cached_property
    def services(self) -> tuple[View, ...]:
        """The parties with a limb that are not known to be outside England."""
        return tuple(p for p in self.parties if self.limb(p) and self.in_england(p) is not False)

    def find(self, name: Any) -> View | None:
        """The party of that short name or name, or None."""
        wanted = same(name)
        return next((party for party in self.parties if wanted in names_of(party)), None)


def make_case(
    data: Mapping[str, Any],
    *,
    stage: Stage | None = None,
    agreement: Agreement | None = None,
    decisions: Mapping[str, Decision] | None = None,
    library: Library | None = None,
    used: frozenset[str] | None = None,
    names: Mapping[str, Any] | None = None,
) -> Case:
    """Return the case of a brief. `stage` says otherwise than `agreement.status`; `used` are the paths wording read.

    `names` is the brief as a view already made of it, if there is one.
    """
    values = {k: v for k, v in names.items() if not isinstance(v, Missing)} if names else view(data, Log())
    brief = View(values, "", Log())
    recorded: Stage = "for_signature" if brief.agreement.status == "for_signature" else "draft"
    return Case(brief, stage or recorded, agreement, decisions, library, used)


def given(value: object) -> bool:
    """Whether the brief gives a value: false and zero are given, an empty list or text is not."""
    if isinstance(value, Missing) or value is None:
        return False
    return bool(value) if isinstance(value, str | tuple) else True


def at(thing: View, name: str = "") -> str:
    """The path of a thing of the brief, or of a value in it whether given or not."""
    return f"{path_of(thing)}.{name}" if name else path_of(thing)


def label(thing: View) -> str:
    """What to call a party in a message: its short name, or its name."""
    return str(thing.short_name if given(thing.short_name) else thing.name)


def same(name: Any) -> str:
    """A name as it is compared: small letters, straight quotes, no article, no spare room. '' if it is not given."""
    return _same(str(name)) if given(name) else ""


@lru_cache(maxsize=4096)
def _same(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split()).removeprefix("the ")


def names_of(party: View) -> frozenset[str]:
    """The names a party goes by, as they are compared."""
    return frozenset({same(party.short_name), same(party.name)} - {""})


def _all_words(nodes: tuple[Node, ...]) -> str:
    texts = (n.term if isinstance(n, Definition) else n.text for n in nodes if isinstance(n, Text | Value | Definition))
    return " ".join(texts)


_words = Memo(_all_words)
