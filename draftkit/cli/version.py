"""draftkit version"""

from pathlib import Path

import click

import draftkit
from draftkit.actions.project import open_library
from draftkit.cli.files import FOLDER
from draftkit.cli.show import print_json


@click.command("version")
@click.option("--library", "library", type=FOLDER, help="A folder of clauses instead of the library that ships.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(library: Path | None, as_json: bool) -> None:
    """Print the version of draftkit and of its clause library."""
    found = open_library(library)
    if as_json:
        print_json(
            {
                "schema": "draftkit/version/1",
                "draftkit": draftkit.__version__,
                "library": found.name,
                "library_version": found.version,
                "as_at": found.as_at.isoformat(),
            }
        )
    else:
        click.echo(f"draftkit {draftkit.__version__}")
        click.echo(f"{found.name} {found.version}, as at {found.as_at.isoformat()}, {len(found.clauses)} clauses")
