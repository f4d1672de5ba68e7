"""What selection says of each clause for one brief: outcome, reasons, and what made it so."""

from typing import Literal, NamedTuple

Outcome = Literal["in", "consider", "out"]


class Decision(NamedTuple):
    """The outcome of one clause. `reasons` are whole sentences without their full stop."""

    clause: str
    outcome: Outcome
    reasons: tuple[str, ...]
    settled: bool = True
    """False while the drafter still has to keep it, drop it or choose another."""
    by_brief: bool = False
    """True where `clauses` in the brief decided it."""
    follows: str = ""
    """The clause that needs it, where it is in or to be considered for that reason alone."""


class FactValue(NamedTuple):
    """A fact's answer for one brief: known is False when the brief is silent on what it asks."""

    name: str
    true: bool
    known: bool
    says: str
    wants: tuple[str, ...] = ()
    """The paths the fact looked for and did not find."""
