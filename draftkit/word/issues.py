"""The issues list: what is still open in a draft, each with its clause number, as a table before the cover."""

from collections.abc import Sequence

from draftkit.model.agreement import Cell, Table, Text
from draftkit.model.notes import ISSUES_HEAD, ISSUES_INTRO, ISSUES_TITLE, Issue
from draftkit.word.marks import Marks
from draftkit.word.tables import write_table
from draftkit.word.text import run


def write_issues(issues: Sequence[Issue], title: str, marks: Marks, width: int) -> str:
    """Return the heading, a line of explanation and the table of issues."""
    head = tuple(Cell((Text(words),)) for words in ISSUES_HEAD)
    rows = tuple(tuple(Cell((Text(words),)) for words in issue) for issue in issues)
    first, second = width * 18 // 100, width * 46 // 100
    widths = (first, second, width - first - second)
    table = write_table(Table(f"{ISSUES_TITLE} in {title}", head, rows), marks, width, 0, widths=widths)
    return (
        f"{_paragraph('issues.heading', ISSUES_TITLE, marks)}{_paragraph('issues', ISSUES_INTRO, marks)}"
        f"{table}{_paragraph('table.after', '', marks)}"
    )


def _paragraph(role: str, words: str, marks: Marks) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{marks.style(role)}"/></w:pPr>{run(words)}</w:p>'
