"""draftkit init"""

import json
import sys
from pathlib import Path

import click

from draftkit import resources
from draftkit.brief.starter import starter
from draftkit.cli.files import write_output
from draftkit.cli.show import say
from draftkit.errors import DraftkitError

_KINDS = ("ambulance_trust", "fire_and_rescue_body", "local_policing_body", "chief_officer", "partner")


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
        for name in sorted(_samples()):
            title = json.loads(_samples()[name].read_text(encoding="utf-8"))["agreement"]["title"]
            click.echo(f"{name:26} {title}")
        return
    text = _from_sample(sample) if sample else _from_questions()
    write_output(text.encode(), output, force=force)
    if output != "-":
        schema = Path(output).parent / "brief.schema.json"
        if not schema.exists():
            write_output(resources.schema_bytes("brief"), str(schema), force=False)
        say(f"Wrote {output}; next: draftkit questions {output}, then draftkit draft {output}.")


def _samples() -> dict[str, Path]:
    return {path.stem: path for path in resources.samples_folder().glob("*.json")}


def _from_sample(name: str) -> str:
    known = _samples()
    if name not in known:
        raise DraftkitError(f"there is no sample '{name}'", hint=f"there are {', '.join(sorted(known))}")
    text = known[name].read_text(encoding="utf-8")
    return text.replace('"../schemas/brief.schema.json"', '"brief.schema.json"')


def _from_questions() -> str:
    """Ask for a title and the parties, at a terminal only."""
    if not sys.stdin.isatty():
        raise DraftkitError(
            "there is no terminal to ask at", hint="begin from a sample: draftkit init --from two-party-pilot"
        )
    title = click.prompt("What is the agreement to be called")
    parties: list[tuple[str, str]] = []
    while True:
        ordinal = "Next" if parties else "First"
        ending = " (leave empty to end)" if len(parties) >= 2 else ""
        name = click.prompt(
            f"{ordinal} party, by its full legal name{ending}", default="" if ending else None, show_default=False
        )
        if not name:
            break
        parties.append((name, click.prompt("What is it", type=click.Choice(_KINDS))))
    brief = {"$schema": "brief.schema.json", **starter(title, parties)}
    return json.dumps(brief, ensure_ascii=False, indent=2) + "\n"
