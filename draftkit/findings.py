"""Finding: what was noticed, where, and what to do, as a value, for what need not stop the work."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["bar", "warning", "advice", "note"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the user's own file: `path` in plain words, with line and column when known."""

    file: str = ""
    line: int = 0
    column: int = 0
    path: str = ""

    def __str__(self) -> str:
        spot = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return ": ".join(part for part in (spot, self.path) if part)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the user. `rule` is its id ('PCA-1-LIMBS'), `source` the section it rests on."""

    message: str
    severity: Severity = "warning"
    rule: str = ""
    hint: str = ""
    where: Place = Place()
    source: str = ""
    clause: str = ""
    """The clause it concerns, by key, so that a report can give its number."""
    status: str = ""
    """How sure the rule is: 'VERIFIED', 'FROM MEMORY', 'our reading'."""
    overridden: str = ""
    """The reason recorded in the brief for setting it aside."""
    open: bool = True
    """Whether a final must wait for it."""
