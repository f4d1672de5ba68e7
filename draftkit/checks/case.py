"""Case: what a rule looks at. The brief, where silence is Missing and never an error, and the draft if there is one."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal

from draftkit.checks.bodies import bodies
from draftkit.memo import Memo
from draftkit.model.agreement import Agreement, Block, Clause, Definition, Text, Value
from draftkit.model.brief import KIND_OF_FORM
from draftkit.model.forms import form_of, put_in, values_of
from draftkit.model.library import Library
from draftkit.model.selection import Decision
from draftkit.model.walk import nodes_of
from draftkit.wording.view import CLAUSE, EVERYTHING, Log, Missing, Seen, View, path_of, see

Stage = Literal["draft", "for_signature"]
_KNOWN = f"{CLAUSE}{CLAUSE}"
"""Noted by what asks whether a clause is in: there may be neither draft nor selection to tell."""
_OVERRIDES = "!"
"""Noted by what asks for reasons to set rules aside."""


@dataclass(frozen=True)
class Case:
    """One brief, with the draft made from it where there is one. None means: not known.

    Whatever a rule asks of it is noted in `log`, so that the rule is applied once to all that give it the same.
    """

    brief: View
    stage: Stage
    library: Library | None
    log: Log
    _prints: Mapping[str, Hashable]
    _agreement: Agreement | None
    _decisions: Mapping[str, Decision] | None
    _used: frozenset[str] | None

    @property
    def parties(self) -> tuple[View, ...]:
        """Every party, in the order of the brief."""
        return tuple(self.brief.parties)

    @property
    def agreement(self) -> Agreement | None:
        """The draft."""
        self.log.asked.add(EVERYTHING)
        return self._agreement

    @property
    def used(self) -> frozenset[str] | None:
        """The paths of the brief that the wording looked at."""
        self.log.asked.add(EVERYTHING)
        return self._used

    @property
    def clauses(self) -> Mapping[str, Clause]:
        """The clauses of the draft by key; nothing if there is no draft."""
        self.log.asked.add(EVERYTHING)
        return self._clauses

    @cached_property
    def _clauses(self) -> Mapping[str, Clause]:
        sections = self._agreement.sections if self._agreement else ()
        return {clause.key: clause for section in sections for clause in section.body}

    @property
    def included(self) -> frozenset[str] | None:
        """The ids of the clauses in the draft, or None if there is neither draft nor selection."""
        self.log.asked.add(CLAUSE)
        return self._included

    @cached_property
    def _included(self) -> frozenset[str] | None:
        if self._agreement is not None:
            return frozenset(self._clauses)
        if self._decisions is not None:
            return frozenset(key for key, decision in self._decisions.items() if decision.outcome != "out")
        return None

    @cached_property
    def prints(self) -> Mapping[str, Hashable]:
        """What tells this case from another, for `recall`: what it holds for each thing that may be noted in `log`."""
        here = self._included
        return {
            **self._prints,
            **{f"{CLAUSE}{key}": True for key in here or ()},
            CLAUSE: here,
            _KNOWN: here is None,
            _OVERRIDES: tuple(self._overrides.items()),
        }

    @property
    def everything(self) -> Mapping[str, Any]:
        """All that the brief gives, by its top-level names."""
        self.log.asked.add(EVERYTHING)
        return self.brief._values

    @property
    def overrides(self) -> Mapping[str, str]:
        """The reasons recorded for setting rules aside, by rule."""
        self.log.asked.add(_OVERRIDES)
        return self._overrides

    @cached_property
    def _overrides(self) -> Mapping[str, str]:
        entries = self.brief.checks.override
        return {str(each.rule): str(each.reason) for each in entries if given(each.reason)}

    def has(self, purpose: str) -> bool:
        """Whether the draft has the clause that serves a purpose ('withdrawal'), so far as is known."""
        return self._includes(purpose) is True

    def lacks(self, purpose: str) -> bool:
        """Whether it is known that no clause serves a purpose. Not the opposite of `has`: there may be no draft."""
        return self._includes(purpose) is False

    def _includes(self, purpose: str) -> bool | None:
        """Whether the draft has a clause; None if there is neither draft nor selection."""
        key = bodies().clauses[purpose]
        self.log.asked |= {_KNOWN, f"{CLAUSE}{key}"}
        return None if self._included is None else key in self._included

    def elsewhere(self, purpose: str) -> str:
        """What to say if a clause is left out, but other wording may serve its purpose; '' if none can."""
        if self.library is not None and bodies().clauses[purpose] not in self.library.clauses:
            return f"the library has no clause {bodies().clauses[purpose]}; check that another clause does its work"
        return ""

    @property
    def words(self) -> Mapping[str, str]:
        """The words of each clause of the draft, references left out."""
        self.log.asked.add(EVERYTHING)
        return self._words

    @cached_property
    def _words(self) -> Mapping[str, str]:
        return {key: _said_in(clause.body) for key, clause in self._clauses.items()}

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

    @property
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

    @property
    def services(self) -> tuple[View, ...]:
        """The parties with a limb that are not known to be outside England."""
        return tuple(p for p in self.parties if self.limb(p) and self.in_england(p) is not False)

    def find(self, name: Any) -> View | None:
        """The party of that short name or name, or None."""
        wanted, parties = same(name), self.parties
        if not wanted:
            return None
        found = next((party for party in parties if same(party.short_name) == wanted), None)
        return found or next((party for party in parties if same(party.name) == wanted), None)


def make_case(
    data: Mapping[str, Any],
    *,
    stage: Stage | None = None,
    agreement: Agreement | None = None,
    decisions: Mapping[str, Decision] | None = None,
    library: Library | None = None,
    used: frozenset[str] | None = None,
    seen: Seen | None = None,
) -> Case:
    """Return the case of a brief. `stage` says otherwise than `agreement.status`; `used` are the paths wording read.

    `seen` is the brief as wording saw it, if it did.
    """
    names, prints, log = seen or see(data)
    brief = View({name: value for name, value in names.items() if not isinstance(value, Missing)}, "", log)
    recorded: Stage = "for_signature" if brief.agreement.status == "for_signature" else "draft"
    return Case(brief, stage or recorded, library, log, prints, agreement, decisions, used)


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


def _said_in(body: tuple[Block, ...]) -> str:
    """The words of some blocks, references left out."""
    return put_in(values_of(body), _words_of(form_of(body)))


def _all_words(body: tuple[Block, ...]) -> str:
    nodes = nodes_of(body)
    texts = (n.term if isinstance(n, Definition) else n.text for n in nodes if isinstance(n, Text | Value | Definition))
    return " ".join(texts)


_words_of = Memo(_all_words)
