"""draftkit schema"""

import click

from draftkit.actions.starting import schema


@click.command("schema")
def command() -> None:
    """Print the schema of a brief, for an editor to complete from.

    Save it beside your briefs and name it in each: "$schema": "brief.schema.json".
    """
    click.echo(schema().decode(), nl=False)
