"""The roles a paragraph can play in an agreement, and the style that plays each unless a frame says otherwise."""

from collections.abc import Mapping
from typing import Final, Literal

Kind = Literal["paragraph", "character", "table"]

PARAGRAPHS: Final[Mapping[str, str]] = {
    "title": "Title",
    "cover.party": "Cover Party",
    "cover.line": "Cover Line",
    "section": "Section Heading",
    "party": "Party",
    "recital": "Recital",
    "recital.2": "Recital Level 2",
    "clause.1": "heading 1",
    "clause.2": "Clause Level 2",
    "clause.3": "Clause Level 3",
    "clause.4": "Clause Level 4",
    "clause.5": "Clause Level 5",
    "clause.body": "Clause Body",
    "body": "Body Text",
    "definition": "Definition",
    "definition.2": "Definition Level 2",
    "definition.3": "Definition Level 3",
    "schedule": "Schedule Heading",
    "part": "Part Heading",
    "schedule.1": "Schedule Level 1",
    "schedule.2": "Schedule Level 2",
    "schedule.3": "Schedule Level 3",
    "schedule.4": "Schedule Level 4",
    "schedule.body": "Schedule Body",
    "table.heading": "Table Heading",
    "table.text": "Table Text",
    "table.amount": "Table Amount",
    "table.heading.amount": "Table Heading Amount",
    "table.after": "Table After",
    "execution": "Execution Text",
    "execution.last": "Execution Last",
    "contents": "toc 1",
    "contents.heading": "TOC Heading",
    "issues.heading": "Issues Heading",
    "issues": "Issues Text",
    "header": "header",
    "footer": "footer",
    "comment": "annotation text",
    "footnote": "footnote text",
}
CHARACTERS: Final[Mapping[str, str]] = {
    "term": "Defined Term",
    "strong": "Strong Words",
    "emphasis": "Emphasis Words",
    "blank": "Blank",
    "placeholder": "Placeholder",
    "comment.mark": "annotation reference",
    "footnote.mark": "footnote reference",
}
TABLES: Final[Mapping[str, str]] = {
    "table": "Agreement Table",
    "execution.table": "Execution Table",
}
STYLES: Final[Mapping[str, str]] = {**PARAGRAPHS, **CHARACTERS, **TABLES}
"""Role to the name of its style, as Word shows it."""

KINDS: Final[Mapping[str, Kind]] = {
    **dict.fromkeys(PARAGRAPHS, "paragraph"),
    **dict.fromkeys(CHARACTERS, "character"),
    **dict.fromkeys(TABLES, "table"),
}
