"""The open points of a draft as plain text, for a file of their own."""

from collections.abc import Iterable

from draftkit.writers.shown import ISSUES_INTRO, Issue


def write_points(title: str, issues: Iterable[Issue]) -> str:
    """Return the open points, each with where it is, what is open and what to do."""
    points = [f"{where}\n    {what}\n    {todo}\n" for where, what, todo in issues]
    return "\n".join([f"Open points in {title}\n\n{ISSUES_INTRO}\n", *points])
