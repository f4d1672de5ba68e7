"""The open points of a draft as plain text, for a file of their own."""

from collections.abc import Iterable

from draftkit.model.notes import ISSUES_INTRO, ISSUES_TITLE, Issue


def write_points(title: str, issues: Iterable[Issue]) -> str:
    """Return the open points, each with where it is, what is open and what to do."""
    points = [f"{where}\n    {what}\n    {todo}\n" for where, what, todo in issues]
    return "\n".join([f"{ISSUES_TITLE} in {title}\n\n{ISSUES_INTRO}\n", *points])
