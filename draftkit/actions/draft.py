"""Draft: a project to a finished file, in any of the forms."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from draftkit.actions.open_points import open_points, spoken_number
from draftkit.actions.project import Project, check, placed
from draftkit.errors import FinalRefused
from draftkit.findings import Finding
from draftkit.model.agreement import Agreement, Clause
from draftkit.model.notes import Issue
from draftkit.model.numbering import Labels, number_clauses
from draftkit.model.walk import map_clauses

if TYPE_CHECKING:
    from draftkit.word.frame import Frame

Form = Literal["docx", "html", "markdown", "json", "outline", "pdf"]
FORMS: tuple[Form, ...] = ("docx", "html", "markdown", "json", "outline", "pdf")
ENDINGS: Mapping[str, Form] = {
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".json": "json",
    ".txt": "outline",
    ".pdf": "pdf",
}


HouseFile = Path | tuple[str, bytes]
"""A house frame of the user's: its file, or its name and its bytes."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A file, and what is still open in it."""

    content: bytes
    issues: tuple[Issue, ...]
    findings: tuple[Finding, ...]
    clauses: int
    """How many clauses and schedules it has."""
    list_: Literal["first_page", "separate", "none"] = "first_page"
    """Where the house wants the open points."""

    def points(self, title: str) -> bytes:
        """Return the open points as text, for a file of their own."""
        from draftkit.writers.points import write_points

        return write_points(title, self.issues).encode()


def draft(
    project: Project, form: Form = "docx", *, final: bool = False, frame: HouseFile | None = None,
    styles: Mapping[str, str] | None = None,
) -> Drafted:  # fmt: skip
    """Return the agreement as a file. A draft always comes out; a final is refused while anything is open."""
    if final:
        refuse_open(project)
    agreement = final_of(project.assembled.agreement) if final else project.assembled.agreement
    issues = () if final else open_points(project)
    house = project.brief.data.get("house", {})
    where = house.get("issues", "first_page")
    shown = issues if where == "first_page" else ()
    content = _write(project, agreement, form, shown, final=final, frame=frame, styles=styles)
    numbered = sum(len(s.body) for s in agreement.sections if s.series in ("clauses", "schedules"))
    return Drafted(content, issues, project.findings, numbered, where)


def refuse_open(project: Project, otherwise: str = "draft without --final") -> None:
    """Raise FinalRefused with everything a final must wait for: it is checked as a paper for signature.

    `otherwise` is what can be done while it waits.
    """
    findings = check(project.brief, project.library, project.assembled, "for_signature")
    labels = number_clauses(project.assembled.agreement)
    found = [_numbered(placed(finding, project.brief), labels) for finding in findings if finding.open]
    if found:
        raise FinalRefused(found, name=project.brief.name, otherwise=otherwise)


def _numbered(finding: Finding, labels: Labels) -> Finding:
    """The finding with the number of the clause it concerns before its words.

    The clause of the parties has that of the first of them, and which is meant the finding's place says.
    """
    label = labels.get(finding.clause)
    number = "" if label is None or label.kind == "party" else spoken_number(finding.clause, labels, "")
    return replace(finding, message=f"{number}: {finding.message}") if number else finding


def _write(
    project: Project, agreement: Agreement, form: Form, issues: tuple[Issue, ...], *, final: bool,
    frame: HouseFile | None, styles: Mapping[str, str] | None,
) -> bytes:  # fmt: skip
    house = project.brief.data.get("house", {})
    notes = "none" if final else house.get("notes", "comments")
    match form:
        case "docx" | "pdf":
            content = _word(project, agreement, issues, notes, final=final, frame=frame, styles=styles)
            if form == "docx":
                return content
            from draftkit.actions.pdf import to_pdf

            return to_pdf(content)
        case "html":
            from draftkit.writers.html import write_html

            return write_html(agreement, issues=issues, notes=notes != "none").encode()
        case "markdown":
            from draftkit.writers.markdown import write_markdown

            return write_markdown(agreement, issues=issues, notes=notes != "none").encode()
        case "json":
            from draftkit.writers.jsontree import write_json

            return write_json(agreement, issues=issues, notes=notes != "none").encode()
        case "outline":
            from draftkit.writers.outline import write_outline

            return write_outline(agreement, issues=issues, notes=notes != "none").encode()


def _word(
    project: Project, agreement: Agreement, issues: tuple[Issue, ...], notes: Any, *, final: bool,
    frame: HouseFile | None, styles: Mapping[str, str] | None,
) -> bytes:  # fmt: skip
    from draftkit.word.write import Options, write_docx

    return write_docx(agreement, open_frame(frame, styles), project.brief.text, Options(notes, final, issues))


def open_frame(frame: HouseFile | None, styles: Mapping[str, str] | None = None) -> "Frame":
    """Return the house frame that is asked for: ours, if none is."""
    from draftkit.word.frame import house_frame, load_frame

    if frame is None:
        return house_frame()
    name, content = (str(frame), frame.read_bytes()) if isinstance(frame, Path) else frame
    return load_frame(content, name, styles)


def final_of(agreement: Agreement) -> Agreement:
    """The agreement without its draft legend and its flags."""

    def bare(clause: Clause) -> Clause:
        return clause if clause.flag is None else replace(clause, flag=None)

    return map_clauses(bare, replace(agreement, front=replace(agreement.front, legend=""), provenance={}))
