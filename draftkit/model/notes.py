"""Drafting notes and open points: what every form of a draft says of them, in the same words."""

from typing import Final, NamedTuple

from draftkit.model.agreement import Clause, Flag


class Issue(NamedTuple):
    """One open point: where it is ('Clause 4.2', 'Schedule 1', 'Brief'), what is open, what to do."""

    where: str
    what: str
    todo: str


ISSUES_TITLE: Final = "Open points"
ISSUES_INTRO: Final = (
    "What this draft still needs, and what to weigh. A final can be made once every blank is filled, every clause in "
    "brackets kept or dropped, and every bar met."
)
ISSUES_HEAD: Final = Issue("Where", "What is open", "What to do")
_TO_DECIDE = "Keep it, drop it or choose another under clauses in the brief."


def lead_of(flag: Flag) -> str:
    """Return the first word of a drafting note."""
    return "Consider" if flag.undecided or flag.outcome == "consider" else "In"


def reasons_of(flag: Flag) -> str:
    """Return why a clause is here as one sentence, and what is asked of the drafter where it is undecided."""
    reasons = f"{'; '.join(flag.reasons)}."
    return f"{reasons} {_TO_DECIDE}" if flag.undecided else reasons


def source_of(clause: Clause) -> str:
    """Return which text of the library a clause is."""
    return f"{clause.key}, version {clause.version}" if clause.version else clause.key
