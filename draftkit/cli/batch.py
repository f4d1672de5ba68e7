"""draftkit batch"""

import os
import shlex
from datetime import UTC, datetime
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

import click

from draftkit.actions.batch import Run, Tally
from draftkit.actions.batch_wishes import LIMIT, PATTERN, Wishes
from draftkit.actions.draft import FORMS
from draftkit.cli.batch_progress import DRAFTING, TRYING, open_progress, stopping
from draftkit.cli.files import (
    data_option,
    frame_options,
    read_input,
    refuse_ending,
    refuse_target,
    style_map,
    write_output,
)
from draftkit.cli.given import options_given
from draftkit.cli.show import say

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FAILED, _INTERRUPTED = 3, 130
_OTHERS = {
    "status": ("batch_reports", "Say how far the last run in a folder came."),
    "report": ("batch_reports", "Tell what was made, what failed and why, and what is most often open."),
    "compare": ("batch_portfolio", "Compare two runs, agreement by agreement."),
    "deviations": ("batch_portfolio", "Say which of the Word files in a folder left the library's wording."),
}
"""The other commands, each with the module of this package that offers it, which is imported when it is called."""


class _Batch(click.Group):
    """A group with a command of its own, which is meant where none of the others is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_OTHERS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _OTHERS:
            other: click.Command = getattr(import_module(f"draftkit.cli.{_OTHERS[cmd_name][0]}"), cmd_name)
            return other
        return make

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        asks_help = not args or args[0] in ctx.help_option_names
        own = not asks_help and args[0] not in _OTHERS
        if own and not Path(args[0]).exists() and (near := get_close_matches(args[0], _OTHERS, n=1, cutoff=0.8)):
            raise click.UsageError(f"No such command 'batch {args[0]}'. Did you mean 'batch {near[0]}'?", ctx)
        return super().parse_args(ctx, ["", *args] if own else args or ["--help"])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return make.collect_usage_pieces(ctx)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        make.format_help_text(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        click.Command.format_options(make, ctx, formatter)
        with formatter.section("Other commands"):
            formatter.write_dl([(f"batch {name}", summary) for name, (_, summary) in _OTHERS.items()])


class _Path(click.Context):
    """What a command without a name is called: as the group is, with no space after it."""

    @property
    def command_path(self) -> str:
        return super().command_path.rstrip()


class _Unnamed(click.Command):
    context_class = _Path


@click.command("", cls=_Unnamed)
@click.argument("table", type=click.Path(path_type=Path))
@click.option("--out", "target", metavar="DIR", default="", help="The folder or address (s3://…) for the files.")
@click.option("--base", type=_FILE, help="A brief, whole or in part, that all rows share; a row wins over it.")
@click.option("--to", "forms", metavar="FORMS", help="The forms of each, with commas: docx,html. [default: docx]")
@click.option("--name", "pattern", metavar="PATTERN", default=PATTERN, show_default=True, help="How files are called.")
@click.option("--key", metavar="COLUMN", default="", help="The column that joins the sheets. [default: reference]")
@click.option("--only", multiple=True, metavar="REFERENCE", help="Only these: 'LEG-*', or 'failed' for last time's.")
@click.option("--resume/--fresh", default=True, help="Skip what is done and still right, or make all again.")
@click.option("--final", is_flag=True, help="Make papers to sign: one with anything open fails.")
@click.option("--pack", is_flag=True, help="Make a signing pack (ZIP) of each instead.")
@frame_options
@click.option("--jobs", "workers", type=click.IntRange(1, 512), help="How many workers. [default: one for each core]")
@click.option("--limit", type=click.FloatRange(min=1), default=LIMIT, show_default=True, help="Seconds for each.")
@click.option("--engine", type=click.Choice(("local", "dask")), default="local", show_default=True, help="Where.")
@click.option("--scheduler", metavar="ADDRESS", default="", help="The address of a Dask scheduler: tcp://host:8786.")
@click.option("--force", is_flag=True, help="Replace files that were changed, or that no run made.")
@click.option("--dry-run", "dry", is_flag=True, help="Read and check everything, and write nothing.")
@click.option("--template", is_flag=True, help="Write TABLE instead: an empty workbook to fill in.")
@click.option("--sample", is_flag=True, help="Write TABLE instead: sixty invented projects to try.")
@click.option("--quiet", is_flag=True, help="Say nothing but what failed, and the sum at the end.")
@click.option("--json", "as_json", is_flag=True, help="Print events as JSON, one a line.")
@data_option
def make(
    table: Path, target: str, template: bool, sample: bool, quiet: bool, as_json: bool, force: bool, dry: bool,
    resume: bool, **asked: Any,
) -> int:  # fmt: skip
    """Draft an agreement for every project in TABLE: a workbook (.xlsx), CSV, JSON lines, or a folder of briefs.

    Run it again to go on where it stopped: what is done and still right is skipped, what changed is made again. A row
    that cannot be used is told in one line with its sheet, row and column, and the others go on.
    """
    if template or sample:
        _refuse_beside_workbook(template=template, sample=sample)
        return _write_workbook(table, filled=sample, force=force)
    if not target and not dry:
        raise click.UsageError("Missing option '--out': the folder that the files go to.")
    wishes = _wishes(table, target, force=force, dry=dry, fresh=not resume, **asked)
    with open_progress(quiet=quiet, as_json=as_json, words=TRYING if dry else DRAFTING) as progress:
        run = Run(wishes, progress, _now)
        with stopping(run.stop):
            tally = run.go()
    progress.ended(tally)
    return _code(tally)


def _wishes(
    table: Path, target: str, *, base: Path | None, forms: str | None, styles: tuple[str, ...], frame: Path | None,
    workers: int | None, engine: Literal["local", "dask"], scheduler: str, pack: bool, **asked: Any,
) -> Wishes:  # fmt: skip
    if scheduler and engine == "local":
        raise click.UsageError("--scheduler is for a cluster: add --engine dask.")
    if forms and pack:
        raise click.UsageError("--to and --pack do not go together: a pack holds Word files.")
    return Wishes(
        table,
        target,
        base=read_input(str(base)) if base else None,
        forms=("docx",) if forms is None else _forms(forms),
        styles=style_map(styles),
        frame=(str(frame), frame.read_bytes()) if frame else None,
        workers=workers or os.cpu_count() or 1,
        engine=engine,
        scheduler=scheduler,
        pack=pack,
        **asked,
    )


def _forms(text: str) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(form.strip().casefold() for form in text.split(",") if form.strip()))
    unknown = [form for form in asked if form not in FORMS]
    if unknown or not asked:
        raise click.BadParameter(f"'{', '.join(unknown) or text}': choose from {', '.join(FORMS)}", param_hint="--to")
    return asked


def _refuse_beside_workbook(*, template: bool, sample: bool) -> None:
    """Raise UsageError for two workbooks at once, and for an option of a run where none is begun."""
    if template and sample:
        raise click.UsageError("--template and --sample do not go together: each writes a workbook of its own.")
    if given := options_given(but=("template", "sample", "force")):
        one = "--template" if template else "--sample"
        verb, them = ("does", "it") if len(given) == 1 else ("do", "them")
        said = f"{' and '.join(given)} {verb} not go with {one}, which writes a workbook and drafts nothing"
        raise click.UsageError(f"{said}: leave {them} out.")


def _write_workbook(table: Path, *, filled: bool, force: bool) -> int:
    from draftkit.actions.batch_template import sample, template

    refuse_target(table, force=force)
    refuse_ending(str(table), ".xlsx", what="what is written is a workbook")
    write_output(sample() if filled else template(), str(table), force=force)
    what = "sixty projects, three of them bad on purpose" if filled else "fill it in: a row an agreement, a row a party"
    say(f"Wrote {table}: {what}. Then: draftkit batch {shlex.quote(str(table))} --out build")
    return 0


def _code(tally: Tally) -> int:
    if tally.stopped:
        return _INTERRUPTED
    return _FAILED if tally.failed else 0


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


command = _Batch("batch")
