"""What the ledger of a batch says, as values: how far the last run came, what was made, what failed, what is open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from draftkit.findings import Finding, Place, Severity

State = Literal["ended", "stopped", "environment", "running", "killed", "unknown"]
"""How a run stands: at its end, stopped by the user, stopped by the machine, at work, gone without a word, or one of
the last two, where that cannot be told."""

Standing = Literal["made", "kept", "failed", "left"]
"""What the last run did of an agreement: made it, found it made and right, failed at it, did not come to it."""


@dataclass(frozen=True, slots=True)
class Run:
    """The last run, as it was begun and as it ended."""

    number: int
    began: str
    ended: str
    source: str
    """The table, as it was named."""
    total: int
    """How many agreements the table had."""
    stopped: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many agreements stand how. The first four make the total."""

    made: int = 0
    kept: int = 0
    failed: int = 0
    left: int = 0
    gone: int = 0
    """Of earlier runs, and no longer in the table."""

    @property
    def total(self) -> int:
        """Return how many are in the table."""
        return self.made + self.kept + self.failed + self.left


@dataclass(frozen=True, slots=True)
class Line:
    """One agreement of the table, as the ledger has it."""

    key: str
    number: int
    standing: Standing
    title: str = ""
    kind: str = ""
    """Why it failed, in a word: see `draftkit.batch.jobs.Kind`."""
    place: Place = field(default_factory=Place)
    files: tuple[str, ...] = ()
    """Its files. Those of a failed one are of an earlier run."""
    open: int = 0
    clauses: int = 0
    seconds: float = 0.0
    tries: int = 1
    findings: tuple[Finding, ...] = ()
    undecided: tuple[str, ...] = ()
    """The ids of the clauses still to be kept or dropped."""
    blanks: tuple[str, ...] = ()
    """The paths of the brief for which it has a blank."""

    def count(self, severity: Severity) -> int:
        """Return how many findings are of a severity."""
        return sum(finding.severity == severity for finding in self.findings)

    @property
    def rules(self) -> tuple[str, ...]:
        """Return the ids of the rules that found something, each once; what is only not recorded is no such thing."""
        return tuple(dict.fromkeys(f.rule for f in self.findings if f.rule and f.severity != "note"))


@dataclass(frozen=True, slots=True)
class Fired:
    """A check that found something, in how many agreements, and the first of these."""

    rule: str
    severity: Severity
    agreements: int
    first: tuple[str, ...] = ()
    """The references of the first of them, in the order of the table."""
    says: str = ""
    source: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Often:
    """A blank or a clause that is open in many agreements: its path or id, its name in plain words, how often."""

    key: str
    agreements: int
    times: int = 0
    """How often in all: an agreement may have the blank for each of its parties."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Files:
    """The files that are no longer as they were written: how many, and the names of the first."""

    total: int = 0
    missing: int = 0
    changed: int = 0
    first_missing: tuple[str, ...] = ()
    first_changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """How far the last run came."""

    target: str
    run: Run
    state: State
    counts: Counts
    files: Files = Files()
    failures: tuple[Line, ...] = ()
    """The first of what failed."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that a ledger says. The lines are read when they are walked, so that there may be very many."""

    target: str
    run: Run
    state: State
    counts: Counts
    beside: str | None = None
    """What stands before the name of a file in a link to it; nothing where there can be no link."""
    kinds: Mapping[str, int] = field(default_factory=dict)
    """How many agreements failed of what."""
    lines: Iterable[Line] = ()
    failures: Iterable[Line] = ()
    gone: Iterable[Line] = ()
    fired: tuple[Fired, ...] = ()
    blanks: tuple[Often, ...] = ()
    undecided: tuple[Often, ...] = ()
