"""The command line. Each command reads its arguments, calls one action and shows what comes back."""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

import draftkit

_INTERRUPTED = 130
_SELDOM = 500_000
"""Objects made between two searches for cycles. A command keeps nearly all it makes until it ends: the usual 700
would go through the same objects hundreds of times, and once more on leaving, a fifth of a short command's time."""
_COMMANDS = {
    "init": "starting",
    "questions": "questions",
    "draft": "draft",
    "pack": "pack",
    "flags": "flags",
    "check": "check",
    "clauses": "clauses",
    "bodies": "bodies",
    "frame": "frame",
    "batch": "batch",
    "compare": "compare",
    "revisions": "revisions",
    "schema": "schema",
    "version": "version",
}
"""Command to the module of this package that offers it; imported when it is called."""


class _Commands(click.Group):
    """The commands, each imported when it is wanted, so that --help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        import_module("draftkit.cache").open_cache()
        module = import_module(f"draftkit.cli.{_COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from draftkit.cli.help import SUMMARIES

        with formatter.section("Commands"):
            formatter.write_dl([(name, SUMMARIES[name]) for name in _COMMANDS])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(draftkit.__version__, message="%(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Draft collaboration agreements for England's emergency services.

    A brief (facts, as JSON, YAML or TOML) and a library of clauses become a Word agreement in which every
    optional clause is flagged, with its reason. Begin with 'draftkit init'.

    draftkit gives no legal advice.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code; every error of ours is one clear block."""
    gc.set_threshold(_SELDOM)
    code = run(arguments)
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        result = cli.main(given, prog_name="draftkit", standalone_mode=False)
    except click.exceptions.Exit as error:
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return _INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SystemExit:  # so click leaves when the reader of its output has gone away, and so only then
        return 0
    except Exception as error:  # the last stand: whatever it is, the user gets one block and not a traceback
        from draftkit.cli.failure import report

        return report(error, as_json="--json" in given)
    _keep_cache()
    return result if isinstance(result, int) else 0


def _keep_cache() -> None:
    """Keep what this run worked out for the next one, if it worked out anything."""
    if "draftkit.cache" in sys.modules:
        sys.modules["draftkit.cache"].save_all()
