"""draftkit init"""

import sys
from pathlib import Path

import click

from draftkit.actions.bodies import UNCONFIRMED
from draftkit.actions.starting import KINDS, as_party, as_yaml, from_answers, from_sample, meant, samples, schema
from draftkit.cli.files import FOLDER, form_by_ending, write_output
from draftkit.cli.show import paragraph, say
from draftkit.errors import DraftkitError
from draftkit.model.bodies import plain
from draftkit.model.library import Body, Library

_MOST = 9
_FORMS = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}


@click.command("init")
@click.argument("output", default="brief.json", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--from", "sample", metavar="SAMPLE", help="A sample to begin from; --list names them.")
@click.option("--list", "listed", is_flag=True, help="List the samples.")
@click.option("--force", is_flag=True, help="Replace a file of that name.")
@click.option("--library", "folder", type=FOLDER, help="A folder of clauses instead of the library that ships.")
def command(output: str, sample: str | None, listed: bool, force: bool, folder: Path | None) -> None:
    """Write a brief to begin with: from a sample, or from a few questions.

    The brief is written to OUTPUT (brief.json; a name that ends in .yaml gives YAML), with the schema beside it, so
    that an editor completes it.
    """
    if listed:
        for name, title in samples().items():
            click.echo(f"{name:26} {title}")
        return
    form = form_by_ending(output, _FORMS, "json", what="new brief", option="")
    text = from_sample(sample) if sample else _from_questions(folder)
    text = as_yaml(text) if form == "yaml" else text
    write_output(text.encode(), output, force=force)
    if output != "-":
        beside = Path(output).parent / "brief.schema.json"
        if not beside.exists():
            write_output(schema(), str(beside), force=False)
        named = f"{output} --library {folder}" if folder else output
        say(f"Wrote {output}; next: draftkit questions {named}, then draftkit draft {named}.")


def _from_questions(folder: Path | None) -> str:
    """Ask for a title and the parties, at a terminal only: what each is under the Act, where its rules apply."""
    if not sys.stdin.isatty():
        raise DraftkitError(
            "there is no terminal to ask at", hint="begin from a sample: draftkit init --from two-party-pilot"
        )
    from draftkit.actions.project import open_library, to_run  # late: a sample needs no library

    library = open_library(folder)
    title = click.prompt("What is the agreement to be called")
    parties: list[tuple[str, ...]] = []
    while name := _ask_name(len(parties)):
        body = _ask_body(library, name, to_run("bodies", folder))
        kind = "" if body or "pca" not in library.checks else click.prompt("What is it", type=click.Choice(KINDS))
        parties.append(as_party(body) if body else (name, kind))
    return from_answers(title, parties)


def _ask_name(known: int) -> str:
    ending = " (leave empty to end)" if known >= 2 else ""
    question = f"{'Next' if known else 'First'} party, by its full legal name{ending}"
    answer: str = click.prompt(question, default="" if ending else None, show_default=False)
    return answer


def _ask_body(library: Library, name: str, listing: str) -> Body | None:
    """Offer the bodies that a name may mean; None keeps the name as it was typed."""
    found = meant(library, name)
    known = [body for body in found if body.legal_entity and body.role in KINDS][:_MOST]
    for number, body in enumerate(known, 1):
        service = "" if plain(body.name) == plain(body.legal_entity) else f" ({body.name})"
        say(paragraph(f"{number}. {body.legal_entity}{service}", 2))
    for body in [body for body in found if not body.legal_entity][:_MOST]:
        say(paragraph(f"-  {body.name}: {UNCONFIRMED}. {body.note}", 2))
    if found:
        say(paragraph(f"As at {library.bodies_as_at}; '{listing}' says how far to rely on it.", 2))
    if not known:
        return None
    number = click.prompt("Which of them (0 keeps what you typed)", type=click.IntRange(0, len(known)), default=0)
    return known[number - 1] if number else None
