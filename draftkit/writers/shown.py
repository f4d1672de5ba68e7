"""What every writer says in the same words: the draft line, the headings, drafting notes and open points."""

from typing import Final

from draftkit.model.agreement import Clause, Flag, Front, Series
from draftkit.model.numbering import Labels

Issue = tuple[str, str, str]
"""One open point: where it is ('4.2', 'Schedule 1'), what is open, what to do."""

ISSUES_TITLE: Final = "Open points"
ISSUES_INTRO: Final = (
    "What this draft still needs, and what to weigh. A final can be made once every blank is filled, every clause in "
    "brackets kept or dropped, and every bar met."
)
ISSUES_HEAD: Final[Issue] = ("Where", "What is open", "What to do")
TO_DECIDE: Final = "Keep it, drop it or choose another under clauses in the brief."
_SUBJECT = "Subject to contract"


def draft_line(front: Front) -> str:
    """Return 'Draft (2): 3 March 2027 | Subject to contract', or nothing in a final."""
    return f"{front.legend} | {_SUBJECT}" if front.legend else ""


def has_heading(series: Series) -> bool:
    """Return whether clauses of this series print their heading."""
    return series in ("clauses", "schedules")


def number_of(key: str, labels: Labels) -> str:
    """Return the number printed beside a node, or nothing for what has none."""
    return labels[key].own if key in labels else ""


def full_heading(key: str, heading: str, labels: Labels) -> str:
    """Return '4. Term' for a clause, 'Schedule 1: Money' for a schedule, 'Part 2: Vehicles' for a part."""
    number = number_of(key, labels)
    return f"{number}{'' if number.endswith('.') else ':'} {heading}" if number else heading


def lead_of(flag: Flag) -> str:
    """Return the first word of a drafting note."""
    return "Consider" if flag.undecided or flag.outcome == "consider" else "In"


def reasons_of(flag: Flag) -> str:
    """Return why a clause is here as one sentence, and what is asked of the drafter where it is undecided."""
    reasons = f"{'; '.join(flag.reasons)}."
    return f"{reasons} {TO_DECIDE}" if flag.undecided else reasons


def source_of(clause: Clause) -> str:
    """Return which text of the library a clause is."""
    return f"{clause.key}, version {clause.version}" if clause.version else clause.key
