"""What is open in the paper itself: blanks, undecided clauses, broken references, and old law."""

from collections.abc import Iterator
from datetime import date, timedelta

from draftkit.checks.bodies import bodies
from draftkit.checks.case import Case, given
from draftkit.checks.places import Hit, Places
from draftkit.checks.register import rule
from draftkit.model.agreement import Blank, Clause
from draftkit.model.walk import blanks_of

BROKEN = "reference: "
"""How the path of a blank begins that stands for a broken reference."""
UNDEFINED = "clauses.keep: "
"""How the path of a blank begins that stands for a definition whose clause is left out."""

_SIX_MONTHS = timedelta(days=183)


@rule(
    "DOC-OPEN",
    "warning",
    "drafting practice",
    "practice",
    "Unsettled text remains.",
    hint="fill {path} in the brief",
    at_signature="bar",
    final="refused",
)
def open_points(case: Case) -> Places:
    """A blank, or a clause that is neither kept nor dropped, remains."""
    seen: set[tuple[str, str]] = set()
    for key, blank in _blanks(case):
        if not blank.path.startswith((BROKEN, UNDEFINED)) and (key, blank.path) not in seen:
            seen.add((key, blank.path))
            yield Hit(blank.path, blank.hint or blank.path, key)
    for clause in case.clauses.values():
        if clause.flag is not None and clause.flag.undecided:
            detail = f"‘{clause.heading}’ is neither kept nor dropped"
            yield Hit("clauses.keep", detail, clause.key, _decide(case, clause))


@rule(
    "DOC-XREF",
    "warning",
    "drafting practice",
    "practice",
    "Reference target is not in this draft.",
    hint="keep that clause under clauses.keep, or reword the reference",
    at_signature="bar",
    final="refused",
)
def references(case: Case) -> Places:
    """A cross-reference points to a clause that was left out."""
    for key, blank in dict.fromkeys(_blanks(case)):
        if blank.path.startswith(BROKEN):
            yield Hit("clauses.keep", blank.hint or blank.path.removeprefix(BROKEN), key)


@rule(
    "ASAT",
    "advice",
    "drafting practice",
    "practice",
    "Check what has changed since, in the law and in public bodies.",
    hint="check, and record under checks.override that it was done",
)
def as_at(case: Case) -> Places:
    """On the date of the draft, the clauses or, where its rules apply, the data on bodies or the text of the 2017 Act
    are over six months old."""
    day = case.brief.agreement.draft_date
    if not given(day):
        return
    today = date.fromisoformat(day)
    for what, then in [*_known_law(case), *_oldest_clause(case)]:
        if today - then > _SIX_MONTHS:
            yield Hit("agreement.draft_date", f"{what} is as at {then.isoformat()}")


def _blanks(case: Case) -> Iterator[tuple[str, Blank]]:
    for key, clause in case.clauses.items():
        yield from [(key, blank) for blank in blanks_of(clause.body)]


def _decide(case: Case, clause: Clause) -> str:
    """What to do about a clause that is not decided."""
    known = case.library.clauses.get(clause.key) if case.library else None
    if known is not None and known.slot:
        return f'keep it under clauses.keep, or choose another under clauses.choose["{known.slot}"]'
    return f"name {clause.key} under clauses.keep, or under clauses.drop with a reason"


def _known_law(case: Case) -> list[tuple[str, date]]:
    """What the rules of the 2017 Act know, unless the library is for agreements of another kind."""
    if case.library is not None and "pca" not in case.library.checks:
        return []
    return [("the list of bodies", bodies().as_at), ("the text of the 2017 Act", bodies().statute_as_at)]


def _oldest_clause(case: Case) -> list[tuple[str, date]]:
    clauses = case.library.clauses if case.library else {}
    dates = [clauses[key].as_at for key in case.included or () if key in clauses]
    return [("the oldest clause of this draft", min(dates))] if dates else []
