"""draftkit check"""

from pathlib import Path

import click

from draftkit.actions.project import open_project, placed, to_run
from draftkit.actions.reports import check_report, explain_rule
from draftkit.cli.files import BRIEF, data_option, read_input
from draftkit.cli.show import counted, finding_lines, lines, paragraph, print_json, say
from draftkit.errors import REJECTED
from draftkit.findings import Finding


@click.command("check")
@click.argument("brief", type=BRIEF, required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option("--exit-code", is_flag=True, help="Leave with exit code 1 if there is a bar.")
@click.option("--all", "everything", is_flag=True, help="Show what is only 'not recorded' as well.")
@click.option("--explain", metavar="RULE", help="Tell one rule in a paragraph, and check nothing.")
@data_option
def command(
    brief: str | None, as_json: bool, exit_code: bool, everything: bool, explain: str | None, settings: tuple[str, ...],
    library: Path | None,
) -> int:  # fmt: skip
    """Check BRIEF against the Act and against drafting practice.

    A bar is what an enactment forbids; a warning, a fact or step that statute or strong practice wants; advice, good
    practice. What the brief is silent on is never a bar. Any warning can be set aside with a reason, under
    checks.override in the brief.
    """
    if explain:
        lines([paragraph(explain_rule(explain))])
        return 0
    if brief is None:
        raise click.UsageError("name a brief, or a rule with --explain")
    content, name = read_input(brief)
    project = open_project(content, name=name, settings=settings, clauses=library)
    bars = [finding for finding in project.findings if finding.severity == "bar"]
    if as_json:
        print_json(check_report(project))
    else:
        _report(
            [placed(finding, project.brief) for finding in project.findings], everything=everything, library=library
        )
        say(f"\n{counted(len(bars), 'bar').capitalize()}.")
    return REJECTED if bars and exit_code else 0


def _report(findings: list[Finding], *, everything: bool, library: Path | None) -> None:
    """Print what needs thought; what is merely blank or not recorded is counted, and listed with --all."""
    blank = [finding for finding in findings if finding.rule == "DOC-OPEN"]
    silent = [finding for finding in findings if finding.severity == "note"]
    shown = findings if everything else [finding for finding in findings if finding not in (*blank, *silent)]
    lines(finding_lines(shown) if shown else ["Nothing found."])
    if blank and not everything:
        questions = to_run("questions", library)
        say(f"\n{counted(len(blank), 'place')} of the draft still open: '{questions}' says what they want.")
    if silent and not everything:
        say(f"{counted(len(silent), 'fact')} not recorded: --all lists them.")
