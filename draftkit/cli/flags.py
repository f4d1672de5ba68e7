"""draftkit flags"""

from collections.abc import Iterator
from pathlib import Path

import click

from draftkit.actions.project import Project, open_project
from draftkit.actions.reports import changes, flags_report, in_groups
from draftkit.cli.files import BRIEF, data_option, read_input
from draftkit.cli.show import heading, lines, paragraph, print_json
from draftkit.model.library import LibraryClause
from draftkit.model.selection import Decision


@click.command("flags")
@click.argument("brief", type=BRIEF)
@click.option(
    "--all", "everything", is_flag=True, help="Give the reasons for clauses that are always in or out as well."
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@data_option
def command(brief: str, everything: bool, as_json: bool, settings: tuple[str, ...], library: Path | None) -> None:
    """Say of every clause whether it is in, and why.

    Under each clause stands the line that would change its outcome when it is put in the brief.
    """
    content, name = read_input(brief)
    project = open_project(content, name=name, settings=settings, clauses=library)
    if as_json:
        print_json(flags_report(project))
    else:
        lines(_report(project, everything=everything))


def _report(project: Project, *, everything: bool) -> Iterator[str]:
    for title, pairs in in_groups(project):
        if not pairs:
            continue
        yield heading(f"{title} ({len(pairs)})")
        brief_group = title in ("In, as in nearly every agreement", "Out") and not everything
        if brief_group:
            yield paragraph(", ".join(clause.id for clause, _ in pairs), 2)
        else:
            for clause, decision in pairs:
                yield from _flag(clause, decision)
        yield ""
    yield paragraph("None of this is a checklist: leaving an optional clause out is never an error.")
    yield paragraph("To change an outcome, put the line under a clause into the brief. --all gives every reason.")


def _flag(clause: LibraryClause, decision: Decision) -> Iterator[str]:
    yield f"  {heading(clause.id)}  {clause.title}"
    yield paragraph("; ".join(decision.reasons), 6)
    if decision.follows and not decision.settled:
        yield f"      goes with {decision.follows}"
        return
    for word, line in changes(clause, decision).items():
        yield f"      {word}: {line}"
