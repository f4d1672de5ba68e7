"""The words in which every form of a portfolio says the same: what came of agreements, and of their clauses."""

from collections.abc import Iterator, Mapping
from typing import Final

from draftkit.model.portfolio import Became, Line, Look, Portfolio, Verdict
from draftkit.writers.batch_words import counted

Columns = Mapping[str, tuple[str, ...]]
"""The head of a column, and what of the counts it holds."""

TITLES: Final[Mapping[Look, str]] = {"compare": "Two runs compared", "deviations": "What left the library’s wording"}
VERDICTS: Final[Mapping[Look, Mapping[Verdict, str]]] = {
    "compare": {
        "changed": "changed", "failed": "could not be compared", "new": "new", "gone": "gone",
        "left": "not come to", "same": "the same",
    },
    "deviations": {
        "changed": "left the library’s wording", "failed": "could not be looked at", "left": "not come to",
        "same": "as the library words it",
    },
}  # fmt: skip
COLUMNS: Final[Mapping[Look, Columns]] = {
    "compare": {
        "Changed": ("changed", "moved and changed"), "Added": ("added",), "Removed": ("removed",),
        "Moved": ("moved", "moved and changed"), "Renumbered": ("renumbered",),
    },
    "deviations": {
        "Altered": ("altered",), "Dropped": ("dropped",), "By hand": ("by hand",), "Moved": ("moved",),
        "The library’s": ("library's",),
    },
}  # fmt: skip
"""The columns of the table of agreements; that of clauses has them but for the last."""
BECAME: Final[Mapping[str, str]] = {
    "altered": "altered", "dropped": "dropped", "by hand": "put in by hand", "moved": "moved", "changed": "changed",
    "moved and changed": "moved and changed", "added": "added", "removed": "removed",
}  # fmt: skip
"""What clauses became, in the order in which it is told."""
STOPPED: Final = "This was stopped before its end."


def count_parts(portfolio: Portfolio) -> Iterator[tuple[Verdict, str]]:
    """Yield how many agreements came to what: '12 changed', '3 could not be compared'."""
    for verdict, words in VERDICTS[portfolio.look].items():
        found = len(portfolio.of(verdict))
        if found or verdict in ("changed", "same"):
            yield verdict, f"{found:,} {_agreeing(words, found)}"


def total_line(portfolio: Portfolio) -> str:
    """Return how many agreements there are."""
    return counted(len(portfolio.lines), "agreement")


def grouped(line: Line) -> Iterator[tuple[str, tuple[Became, ...]]]:
    """Yield what became of the clauses of an agreement, those together that became the same."""
    for what, words in BECAME.items():
        if found := tuple(clause for clause in line.clauses if clause.what == what):
            yield words, found


def outcome_note(line: Line) -> str:
    """Return what a row without counts comes to; '' where they say it."""
    if line.verdict != "changed" or line.clauses:
        return ""
    if line.count("look"):
        return "Formatting only: no words changed."
    return "Nothing but numbers, cross-references or the list of open points changed."


def _agreeing(words: str, number: int) -> str:
    return words.replace(" it", " them") if number != 1 and words.endswith(" it") else words
