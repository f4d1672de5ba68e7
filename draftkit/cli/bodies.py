"""draftkit bodies"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from draftkit.actions.bodies import UNCONFIRMED, list_bodies
from draftkit.actions.project import open_library, to_run
from draftkit.cli.files import FOLDER
from draftkit.cli.show import heading, lines, paragraph, print_json, say
from draftkit.paths import shown


@click.command("bodies")
@click.argument("words", metavar="[WORD]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.option("--library", "folder", type=FOLDER, help="A folder of clauses to use instead of the library that ships.")
def command(words: tuple[str, ...], as_json: bool, folder: Path | None) -> None:
    """List police, fire and ambulance services, and who can contract for each.

    With WORDs, those that have every one of them in a name, the kind of service, the area or the region.
    """
    report = list_bodies(open_library(folder), words)
    if as_json:
        print_json(report)
    elif report["bodies"]:
        lines(_list(report))
    elif words and report["as_at"]:
        sought = " ".join(f"‘{shown(word)}’" for word in words)
        say(f"No body matches {sought}; '{to_run('bodies', folder)}' lists them all.")
    else:
        say("This library lists no bodies.")


def _list(report: dict[str, Any]) -> Iterator[str]:
    for kind in dict.fromkeys(body["kind"] for body in report["bodies"]):
        group = [body for body in report["bodies"] if body["kind"] == kind]
        yield heading(f"{shown(kind).capitalize()} ({len(group)})")
        for body in group:
            yield paragraph(body["name"], 2)
            yield paragraph(f"{body['legal_entity'] or UNCONFIRMED}; {body['role']}, {body['region']}", 6)
            if body["note"]:
                yield paragraph(body["note"], 6)
        yield ""
    yield paragraph(f"As at {report['as_at']}. {report['status']}")
