"""draftkit batch compare, draftkit batch deviations"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from draftkit.actions.compare import AUTHOR, IGNORABLE
from draftkit.actions.portfolio import FORMS, LIMIT, Survey, Wishes, count_parts, counts, written
from draftkit.cli.batch_progress import Words, open_progress, stopping
from draftkit.cli.files import FOLDER
from draftkit.model.portfolio import Portfolio

_DIFFERENT, _FAILED, _INTERRUPTED = 1, 3, 130
_ALL = "the page has them all"
_COMPARING = Words("Comparing", "in the two runs", "to compare", _ALL, "draftkit/batch-compare-events/1")
_HOLDING = Words("Comparing", "in the folder", "to look at", _ALL, "draftkit/batch-deviations-events/1")

Command = TypeVar("Command", bound=Callable[..., Any])


def _shared(command: Command) -> Command:
    """Add the options that both commands have."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print events as JSON, one a line."),
        click.option("--quiet", is_flag=True, help="Say nothing but what failed, and the sum at the end."),
        click.option("--exit-code", is_flag=True, help="Leave with 1 if any differs."),
        click.option("--force", is_flag=True, help="Write into a folder that has files in it, and replace them."),
        click.option("--to", "forms", multiple=True, metavar="FORM", help="html, csv or json. [default: html]"),
        click.option(
            "--limit", type=click.FloatRange(min=1), default=LIMIT, show_default=True, help="Seconds for one."
        ),
        click.option("--jobs", "workers", type=click.IntRange(1, 512), help="Workers. [default: one for each core]"),
        click.option("--library", type=FOLDER, help="A folder of clauses to use instead of the library that ships."),
        click.option("--date", default="", help="When they were made. [default: when a file was last changed]"),
        click.option("--author", default=AUTHOR, show_default=True, help="In whose name the changes are."),
        click.option("--out", "target", required=True, help="The folder for the tables, redlines and accounts."),
    ):
        command = option(command)
    return command


@click.command("compare")
@click.argument("old", metavar="OLDDIR", type=FOLDER)
@click.argument("new", metavar="NEWDIR", type=FOLDER)
@_shared
@click.option("--ignore", multiple=True, type=click.Choice(IGNORABLE), help="What to leave out of account.")
def compare(old: Path, new: Path, **asked: Any) -> int:
    """Compare two runs, folders of Word files, agreement by agreement.

    Agreements are paired by what the ledgers in the two folders call them, else by the names of their files. The result
    is a table of agreements and one of clauses, and for each agreement that changed a redline and what changed, clause
    by clause.
    """
    return _look(_COMPARING, old=old, new=new, **asked)


@click.command("deviations")
@click.argument("files", metavar="DIR", type=FOLDER)
@_shared
@click.option("--brief-from-file", "own_first", is_flag=True, help="Take the brief that a file carries, if it does.")
@click.option("--briefs", type=FOLDER, help="Where the briefs are that the files were drafted from, under their names.")
def deviations(files: Path, **asked: Any) -> int:
    """Say which of the Word files in DIR left the library's wording, clause by clause.

    Each is held against what the library says for its brief: the one it carries, or the one of its name in the folder
    that --briefs names. The result is a table of clauses, those that were changed most often first, one of agreements,
    and a redline for each that left.
    """
    return _look(_HOLDING, new=files, **asked)


def _look(
    words: Words, *, forms: tuple[str, ...], workers: int | None, exit_code: bool, quiet: bool, as_json: bool,
    **asked: Any,
) -> int:  # fmt: skip
    wishes = Wishes(forms=_forms(forms), workers=workers or os.cpu_count() or 1, **asked)
    with open_progress(quiet=quiet, as_json=as_json, words=words) as progress:
        survey = Survey(wishes, progress)
        with stopping(survey.stop):
            found = survey.go()
    progress.closed(_sum(found, wishes), **counts(found), stopped=found.stopped, files=written(wishes))
    return _code(found, exit_code=exit_code)


def _forms(asked: Iterable[str]) -> tuple[str, ...]:
    """The forms that were named, again and again or with commas."""
    named = (form.strip().casefold() for each in asked for form in each.split(","))
    forms = tuple(dict.fromkeys(form for form in named if form)) or FORMS[:1]
    if unknown := [form for form in forms if form not in FORMS]:
        raise click.BadParameter(f"'{', '.join(unknown)}': choose from {', '.join(FORMS)}", param_hint="--to")
    return forms


def _sum(found: Portfolio, wishes: Wishes) -> str:
    """What came of it, and where to read on."""
    parts = ", ".join(words for _, words in count_parts(found))
    return f"{parts}. Wrote {', '.join(str(Path(wishes.target, name)) for name in written(wishes))}."


def _code(found: Portfolio, *, exit_code: bool) -> int:
    if found.stopped:
        return _INTERRUPTED
    if found.of("failed"):
        return _FAILED
    return _DIFFERENT if exit_code and found.of("changed", "new", "gone") else 0
