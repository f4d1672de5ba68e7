"""What every writer says in the same words: numbers and headings."""

from draftkit.model.agreement import Series
from draftkit.model.numbering import Labels


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
