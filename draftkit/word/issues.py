"""The issues list: what is still open in a draft, each with its clause number, as a table before the cover."""

from collections.abc import Sequence
from typing import NamedTuple

from draftkit.model.agreement import Cell, Table, Text
from draftkit.word.marks import Marks
from draftkit.word.tables import write_table
from draftkit.word.text import run


class Issue(NamedTuple):
    """One open point: where it is ('4.2', 'Schedule 1', 'Brief'), what is open, what to do."""

    where: str
    what: str
    todo: str


_INTRO = (
    "What this draft still needs, and what to weigh. A final can be made once every blank is filled, every clause in "
    "brackets kept or dropped, and every bar met."
)


def write_issues(issues: Sequence[Issue], title: str, marks: Marks, width: int) -> str:
    """Return the heading, a line of explanation and the table of issues."""
    head = tuple(Cell((Text(words),)) for words in ("Where", "What is open", "What to do"))
    rows = tuple(tuple(Cell((Text(words),)) for words in (issue.where, issue.what, issue.todo)) for issue in issues)
    table = write_table(Table(f"Open points in {title}", head, rows), marks, width, 0)
    return (
        f"{_paragraph('issues.heading', 'Open points', marks)}{_paragraph('issues', _INTRO, marks)}"
        f"{table}{_paragraph('table.after', '', marks)}"
    )


def _paragraph(role: str, words: str, marks: Marks) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{marks.style(role)}"/></w:pPr>{run(words)}</w:p>'
