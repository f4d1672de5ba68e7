"""draftkit questions"""

from collections.abc import Iterator
from pathlib import Path

import click

from draftkit.actions.ask import Asked, open_questions, questions_report
from draftkit.actions.project import open_project
from draftkit.cli.files import BRIEF, data_option, read_input
from draftkit.cli.show import heading, lines, paragraph, print_json


@click.command("questions")
@click.argument("brief", type=BRIEF)
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="How many to show.")
@click.option("--json", "as_json", is_flag=True, help="Print all of them as JSON.")
@data_option
def command(brief: str, most: int, as_json: bool, settings: tuple[str, ...], library: Path | None) -> None:
    """Say what BRIEF does not yet tell, and which clauses want it, the most useful first."""
    content, name = read_input(brief)
    project = open_project(content, name=name, settings=settings, clauses=library)
    if as_json:
        print_json(questions_report(project))
        return
    asked = open_questions(project)
    lines(_report(asked, most))


def _report(asked: tuple[Asked, ...], most: int) -> Iterator[str]:
    if not asked:
        yield "Nothing: every fact that a clause wants is in the brief."
    for one in asked[:most]:
        yield f"{heading(one.path)}  {one.title}"
        if one.description:
            yield paragraph(one.description, 4)
        if one.choices:
            yield paragraph("One of: " + ", ".join(value for value, _ in one.choices), 4)
        elif one.example is not None and not isinstance(one.example, dict | list):
            yield paragraph(f"For example: {one.example}", 4)
        if one.blanks:
            yield paragraph("Blank in: " + ", ".join(one.blanks), 4)
        if one.decides:
            yield paragraph("Could bring in: " + ", ".join(one.decides), 4)
        yield ""
    if len(asked) > most:
        yield f"and {len(asked) - most} more: --most {len(asked)} shows all."
