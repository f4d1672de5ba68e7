"""draftkit schema"""

import click

from draftkit import resources


@click.command("schema")
def command() -> None:
    """Print the schema of a brief, for an editor to complete from.

    Save it beside your briefs and name it in each: "$schema": "brief.schema.json".
    """
    click.echo(resources.schema_bytes("brief").decode(), nl=False)
