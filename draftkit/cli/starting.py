"""draftkit init"""

import sys
from pathlib import Path

import click

from draftkit.actions.starting import KINDS, from_answers, from_sample, samples, schema
from draftkit.cli.files import write_output
from draftkit.cli.show import say
from draftkit.errors import DraftkitError


@click.command("init")
@click.argument("output", default="brief.json", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--from", "sample", metavar="SAMPLE", help="A sample to begin from; --list names them.")
@click.option("--list", "listed", is_flag=True, help="List the samples.")
@click.option("--force", is_flag=True, help="Replace a file of that name.")
def command(output: str, sample: str | None, listed: bool, force: bool) -> None:
    """Write a brief to begin with: from a sample, or from a few questions.

    The brief is written to OUTPUT (brief.json), with the schema beside it, so that an editor completes it.
    """
    if listed:
        for name, title in samples().items():
            click.echo(f"{name:26} {title}")
        return
    text = from_sample(sample) if sample else _from_questions()
    write_output(text.encode(), output, force=force)
    if output != "-":
        beside = Path(output).parent / "brief.schema.json"
        if not beside.exists():
            write_output(schema(), str(beside), force=False)
        say(f"Wrote {output}; next: draftkit questions {output}, then draftkit draft {output}.")


def _from_questions() -> str:
    """Ask for a title and the parties, at a terminal only."""
    if not sys.stdin.isatty():
        raise DraftkitError(
            "there is no terminal to ask at", hint="begin from a sample: draftkit init --from two-party-pilot"
        )
    title = click.prompt("What is the agreement to be called")
    parties: list[tuple[str, str]] = []
    while name := _ask_name(len(parties)):
        parties.append((name, click.prompt("What is it", type=click.Choice(KINDS))))
    return from_answers(title, parties)


def _ask_name(known: int) -> str:
    ending = " (leave empty to end)" if known >= 2 else ""
    question = f"{'Next' if known else 'First'} party, by its full legal name{ending}"
    answer: str = click.prompt(question, default="" if ending else None, show_default=False)
    return answer
