"""A job: one agreement to be made, how all of a run are made, and what came of it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from draftkit.batch.parcel import Parcel
from draftkit.batch.stores import Kept
from draftkit.findings import Finding, Place

Kind = Literal["", "table", "brief", "final", "file", "conflict", "environment", "died", "slow", "fault"]
"""Why a job failed: its rows, its brief, a final with open points, a Word file that cannot be used, a file in the way,
the machine, a worker that died, a job that took too long, a fault of ours."""


_FINDING = tuple(each.name for each in fields(Finding))
_PLACE = tuple(each.name for each in fields(Place))


@dataclass(frozen=True, slots=True)
class Setup:
    """What all jobs of a run have in common. It travels to every worker once."""

    target: str
    """The folder or address the files go to."""
    forms: tuple[str, ...]
    final: bool = False
    pack: bool = False
    library: str = ""
    """The folder of the clause library; '' is the one that ships."""
    library_digest: str = ""
    parcel: Parcel = ()
    """The files of that folder, for workers that may not see it."""
    frame: tuple[str, bytes] | None = None
    """The name and the bytes of the house frame."""
    styles: tuple[tuple[str, str], ...] = ()
    program: str = ""
    force: bool = False
    """Whether files are replaced that this ledger did not make."""
    dry: bool = False
    """Whether nothing is written."""

    @property
    def digest(self) -> str:
        """Return the sha256 of all that decides what the files say."""
        frame = hashlib.sha256(self.frame[1]).hexdigest() if self.frame else ""
        made_of = [self.program, self.library_digest, frame, self.forms, self.final, self.pack, self.styles]
        return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Job:
    """One agreement to be made."""

    number: int
    """Its place among the agreements of the table, from 1."""
    key: str
    name: str
    """What its files are called, without ending."""
    data: Mapping[str, Any]
    """The brief: the base with what the table says on top."""
    places: Mapping[str, Place] = field(default_factory=dict)
    faults: tuple[Finding, ...] = ()
    digest: str = ""
    """The sha256 of the brief."""
    ours: Mapping[str, str] = field(default_factory=dict)
    """The files the ledger has for it, each with the mark it had when it was written."""
    tries: int = 0

    @property
    def place(self) -> Place:
        """Return where in the table it stands."""
        return self.places.get("", Place(path=self.key))


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a job."""

    number: int
    key: str
    outcome: Literal["done", "failed"]
    kind: Kind = ""
    title: str = ""
    findings: tuple[Finding, ...] = ()
    """What the checks found; of a failed job what it failed of comes first."""
    files: tuple[Kept, ...] = ()
    flags: tuple[str, ...] = ()
    """The clauses that are still to be kept or dropped."""
    blanks: tuple[str, ...] = ()
    """The paths of the brief for which it has a blank."""
    open: int = 0
    """How many points are open."""
    clauses: int = 0
    seconds: float = 0.0
    tries: int = 1
    told: Mapping[str, Any] = field(default_factory=dict)
    """What else there is to tell of it, as plain data: of a comparison what became of the clauses."""


def failed(job: Job, kind: Kind, *findings: Finding, seconds: float = 0.0) -> Result:
    """Return the result of a job that came to nothing."""
    about = job.data.get("agreement")
    title = str(about.get("title", "")) if isinstance(about, Mapping) else ""
    return Result(job.number, job.key, "failed", kind, title, findings, seconds=seconds, tries=job.tries + 1)


def as_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain data: the opposite of `as_finding`."""
    facts = {name: getattr(finding, name) for name in _FINDING}
    return {name: value for name, value in {**facts, "where": as_place(finding.where)}.items() if value}


def as_place(place: Place) -> dict[str, Any]:
    """Return a place as plain data; `Place(**data)` is the way back."""
    return {name: value for name in _PLACE if (value := getattr(place, name))}


def as_finding(data: Mapping[str, Any]) -> Finding:
    """Return the finding that `as_data` wrote."""
    return Finding(**{"severity": "", "open": False, **data, "where": Place(**data.get("where", {}))})
