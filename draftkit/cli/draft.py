"""draftkit draft"""

from pathlib import Path

import click

from draftkit.actions.draft import ENDINGS, FORMS, Drafted, Form, draft
from draftkit.actions.project import open_project, to_run
from draftkit.cli.files import (
    BRIEF,
    data_option,
    form_by_ending,
    frame_options,
    read_input,
    refuse_target,
    style_map,
    write_output,
)
from draftkit.cli.show import counted, print_json, say


@click.command("draft")
@click.argument("brief", type=BRIEF)
@click.option(
    "-o", "--output", default="", help="Where to write it; '-' is standard output. [default: beside the brief]"
)
@click.option(
    "--to", "form", type=click.Choice(FORMS), help="The form. [default: from the name of the output, else docx]"
)
@click.option("--final", is_flag=True, help="Make the paper to sign: refused while anything is open.")
@frame_options
@click.option("--force", is_flag=True, help="Replace a file of that name.")
@click.option("--json", "as_json", is_flag=True, help="Print what was written and what is open as JSON.")
@data_option
def command(
    brief: str, output: str, form: Form | None, final: bool, frame: Path | None, styles: tuple[str, ...], force: bool,
    as_json: bool, settings: tuple[str, ...], library: Path | None,
) -> None:  # fmt: skip
    """Draft the agreement that BRIEF describes.

    A draft always comes out: what the brief does not say is a highlighted blank, optional clauses are flagged with
    their reasons, and everything still open is listed on the first page.
    """
    target, chosen = _target(brief, output, form, force=force)
    content, name = read_input(brief)
    project = open_project(content, name=name, settings=settings, clauses=library)
    drafted = draft(project, chosen, final=final, frame=frame, styles=style_map(styles))
    write_output(drafted.content, target, force=force, inputs=(brief,))
    points = _points_file(drafted, target)
    if points:
        write_output(drafted.points(project.assembled.agreement.front.title), points, force=force, inputs=(brief,))
    if as_json and target != "-":
        print_json(_report(drafted, target, chosen))
    else:
        say(_summary(drafted, target, final, points, to_run("check", library)))


def _target(brief: str, output: str, form: Form | None, *, force: bool) -> tuple[str, Form]:
    """Where the draft goes, and its form. Raises DraftkitError where it cannot go there, or its name is of no form."""
    if output not in ("", "-"):
        refuse_target(Path(output), force=force, inputs=(brief,))
    chosen = form or form_by_ending(output, ENDINGS, "docx", what="draft")
    target = output or _beside(brief, chosen)
    if target != "-":
        refuse_target(Path(target), force=force, inputs=(brief,))
    return target, chosen


def _beside(brief: str, form: Form) -> str:
    if brief == "-":
        return "-"
    ending = next(ending for ending, known in ENDINGS.items() if known == form)
    return str(Path(brief).with_suffix(f".draft{ending}" if ending == Path(brief).suffix else ending))


def _points_file(drafted: Drafted, target: str) -> str:
    """Where the open points go if the house wants them in a file of their own; '' if it does not."""
    if target == "-" or not drafted.issues or drafted.list_ != "separate":
        return ""
    return str(Path(target).with_suffix(".open-points.txt"))


def _summary(drafted: Drafted, target: str, final: bool, points: str, check: str) -> str:
    where = "" if target == "-" else f"Wrote {target}: "
    what = "1 clause" if drafted.clauses == 1 else f"{drafted.clauses} clauses and schedules"
    if final:
        return f"{where}{what}, final."
    bars = sum(finding.severity == "bar" for finding in drafted.findings)
    barred = f", {counted(bars, 'bar')}" if bars else ""
    lists = {"first_page": "look at the list on its first page", "separate": f"look at {points}"}
    look = lists.get(drafted.list_, f"'{check}' lists them") if drafted.issues else "nothing is open"
    return f"{where}{what}, {counted(len(drafted.issues), 'open point')}{barred}; {look}."


def _report(drafted: Drafted, target: str, form: Form) -> dict[str, object]:
    return {
        "schema": "draftkit/draft/1",
        "file": target,
        "form": form,
        "bytes": len(drafted.content),
        "clauses": drafted.clauses,
        "open": [{"where": i.where, "what": i.what, "todo": i.todo} for i in drafted.issues],
    }
