"""The issues list: what is still open in a draft, each with its clause number, as a table before the cover."""

from collections.abc import Sequence
from functools import lru_cache

from draftkit.model.notes import ISSUES_HEAD, ISSUES_INTRO, ISSUES_TITLE, Issue
from draftkit.word.marks import Marks
from draftkit.word.tables import around, row_of
from draftkit.word.text import run


def write_issues(issues: Sequence[Issue], title: str, marks: Marks, width: int) -> str:
    """Return the heading, a line of explanation and the table of issues."""
    first, second = width * 18 // 100, width * 46 // 100
    widths = (first, second, width - first - second)
    words = marks.style("table.text")
    rows = [row_of(_cells(ISSUES_HEAD, marks.style("table.heading")), widths, heading=True)]
    rows += [_row(issue, words, widths) for issue in issues]
    table = around(rows, f"{ISSUES_TITLE} in {title}", widths, 0, marks)
    return (
        f"{_paragraph('issues.heading', ISSUES_TITLE, marks)}{_paragraph('issues', ISSUES_INTRO, marks)}"
        f"{table}{_paragraph('table.after', '', marks)}"
    )


@lru_cache(maxsize=2048)
def _row(issue: Issue, style: str, widths: tuple[int, ...]) -> str:
    """The row of an issue, which other drafts have too."""
    return row_of(_cells(issue, style), widths)


def _cells(issue: Issue, style: str) -> list[str]:
    return [f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(words)}</w:p>' for words in issue]


def _paragraph(role: str, words: str, marks: Marks) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{marks.style(role)}"/></w:pPr>{run(words)}</w:p>'
