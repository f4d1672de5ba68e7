"""draftkit batch status, draftkit batch report"""

import click

from draftkit.actions.batch_report import (
    FORMS,
    batch_status,
    open_report,
    report_name,
    write_report,
    write_status,
)
from draftkit.cli.files import form_by_ending, write_pieces
from draftkit.cli.show import say

_TARGET = click.argument("target", metavar="DIR")
_FORM_OF = {".html": "html", ".htm": "html", ".csv": "csv", ".json": "json"}


@click.command("status")
@_TARGET
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def status(target: str, as_json: bool) -> int:
    """Say how far the last run in DIR came, a folder or an address.

    It can be asked while a run is at work, and changes nothing. The exit code is 0 whatever it says; 'draftkit batch'
    itself leaves with 3 when something failed.
    """
    click.echo(write_status(batch_status(target), as_json=as_json), nl=False)
    return 0


@click.command("report")
@_TARGET
@click.option("-o", "--output", help="Where to write; '-' is standard output. [default: draftkit-report.html in DIR]")
@click.option("--to", "form", type=click.Choice(tuple(FORMS)), help="The form. [default: by the ending of the output]")
@click.option("--force", is_flag=True, help="Replace a file of that name.")
def report(target: str, output: str | None, form: str | None, force: bool) -> int:
    """Tell what the last run in DIR made, what failed and why, which checks found something, and what is open.

    As a page to read, as CSV for Excel with a row for each agreement, or as JSON with all there is.
    """
    chosen = form or form_by_ending(output or "", _FORM_OF, "html", what="report")
    to = output or report_name(target, chosen)
    with open_report(target, to=to) as opened:
        write_pieces(write_report(opened, chosen), to, force=force)
    if to != "-":
        say(f"Wrote {to}.")
    return 0
