"""The peer: docxtpl on the same finished content. The sample's own agreement is its template, the values are tags."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate

from draftkit.actions.project import Project
from draftkit.model.agreement import Clause, Inline, Text, Value
from draftkit.model.walk import map_blocks, map_clauses
from draftkit.word.frame import house_frame
from draftkit.word.write import Options, write_docx


def as_template(project: Project) -> tuple[bytes, dict[str, Any]]:
    """Return the finished agreement as a docxtpl template, and the values that fill its tags."""
    values: dict[str, str] = {}

    def tag(inline: Inline) -> Inline:
        if not isinstance(inline, Value):
            return inline
        name = f"v{len(values)}"
        values[name] = inline.text
        return Text(f"{{{{ {name} }}}}", inline.style)

    def in_clause(clause: Clause) -> Clause:
        return replace(clause, body=map_blocks(tag, clause.body))

    agreement = map_clauses(in_clause, project.assembled.agreement)
    return write_docx(agreement, house_frame(), project.brief.text, Options()), values


def render(template: bytes, values: dict[str, Any]) -> bytes:
    """Open, fill and save the template: what a docxtpl user does for every document."""
    document = DocxTemplate(BytesIO(template))
    document.render(values, autoescape=True)
    made = BytesIO()
    document.save(made)
    return made.getvalue()
