"""Many agreements looked at together: what became of each of them, and of each clause across all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from draftkit.findings import Finding
from draftkit.model.comparison import TouchKind

Look = Literal["compare", "deviations"]
"""Two runs compared, or files held against the library."""

Verdict = Literal["changed", "failed", "new", "gone", "left", "same"]
"""What came of an agreement: it changed (or left the library's wording), could not be looked at, is in the newer run
alone, in the older alone, was not come to before the end, or is the same (as the library words it)."""


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one clause of one agreement."""

    what: str
    """A kind of change as in `model.comparison`, or a state as in deviations: 'altered', 'dropped' …"""
    name: str
    """What a lawyer calls it, as its agreement numbers it: 'Clause 14 (Term)'."""
    heading: str = ""
    mark: str = ""
    """The hidden bookmark that says which clause of a library it is; '' for what is not one."""
    clause: str = ""
    """Its id in the library, where that is known."""
    anchor: str = ""
    """Where the account of its agreement tells of it."""

    @property
    def same_as(self) -> str:
        """Return what clauses of different agreements share that are the same clause: the id, else the heading."""
        return self.clause or self.mark or (self.heading or self.name).casefold()


@dataclass(frozen=True, slots=True)
class Sight:
    """Something a lawyer looks for first, in plain words, with the place where it stands."""

    kind: TouchKind
    sentence: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One agreement and what became of it."""

    key: str
    verdict: Verdict
    title: str = ""
    old: str = ""
    """Its file in the older run, from that folder on."""
    new: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many clauses became what."""
    clauses: tuple[Became, ...] = ()
    """The clauses that are told one by one: not those whose number alone changed, nor those that stayed."""
    sights: tuple[Sight, ...] = ()
    """The first of what a lawyer looks for."""
    more: int = 0
    """How much of that there is besides; the account of the agreement has it all."""
    redline: str = ""
    account: str = ""
    findings: tuple[Finding, ...] = ()
    """Why it could not be looked at; of others, what is to be known."""

    def count(self, *what: str) -> int:
        """Return how many clauses became that."""
        return sum(self.counts.get(each, 0) for each in what)


@dataclass(frozen=True, slots=True)
class Across:
    """One clause across the portfolio: which agreements changed it, and how."""

    name: str
    clause: str = ""
    """Its id; '' for what is not from the library."""
    agreements: tuple[str, ...] = ()
    """The keys of all that changed it in any way, in order."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """In how many agreements it became what."""
    anchors: Mapping[str, str] = field(default_factory=dict)
    """Where the account of each agreement tells of it."""

    def count(self, *what: str) -> int:
        """Return in how many agreements it became that."""
        return sum(self.counts.get(each, 0) for each in what)


@dataclass(frozen=True, slots=True)
class Alike:
    """The same change in several agreements: an amount, a date, a duty that became another one in each."""

    sight: Sight
    """As the first of them has it; in the others it may stand in another place."""
    agreements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All that was looked at."""

    look: Look
    old: str
    """The folder of the older run; '' where files were held against the library."""
    new: str
    """The folder of the newer run, or of the files."""
    lines: tuple[Line, ...] = ()
    clauses: tuple[Across, ...] = ()
    alike: tuple[Alike, ...] = ()
    library: str = ""
    """The name of the library and its version."""
    ignored: tuple[str, ...] = ()
    stopped: bool = False

    def of(self, *verdicts: Verdict) -> tuple[Line, ...]:
        """Return the agreements of these verdicts, in order."""
        return tuple(line for line in self.lines if line.verdict in verdicts)


def across(lines: Iterable[Line], titles: Mapping[str, str]) -> tuple[Across, ...]:
    """Return every clause that any agreement changed, those that most changed first.

    `titles` has the headings of the library by id. A clause that an agreement has twice counts once in it.
    """
    found: dict[str, list[tuple[Line, Became]]] = {}
    for line in lines:
        for clause in line.clauses:
            found.setdefault(clause.same_as, []).append((line, clause))
    told = (_across(met, titles) for met in found.values())
    return tuple(sorted(told, key=lambda each: (-len(each.agreements), each.name.casefold(), each.clause)))


def alike(lines: Iterable[Line]) -> tuple[Alike, ...]:
    """Return what a lawyer looks for first and changed in several agreements in the same words, the commonest first."""
    found: dict[tuple[str, str], tuple[Sight, dict[str, None]]] = {}
    for line in lines:
        for sight in line.sights:
            found.setdefault((sight.kind, sight.sentence), (sight, {}))[1][line.key] = None
    several = (Alike(sight, tuple(keys)) for sight, keys in found.values() if len(keys) > 1)
    return tuple(sorted(several, key=lambda each: -len(each.agreements)))


def _across(met: Sequence[tuple[Line, Became]], titles: Mapping[str, str]) -> Across:
    first = met[0][1]
    pairs = dict.fromkeys((line.key, clause.what) for line, clause in met)
    counts: dict[str, int] = {}
    for _, what in pairs:
        counts[what] = counts.get(what, 0) + 1
    name = titles.get(first.clause) or first.heading or first.name
    anchors = {line.key: clause.anchor for line, clause in reversed(met)}
    return Across(name, first.clause, tuple(dict.fromkeys(key for key, _ in pairs)), counts, anchors)
