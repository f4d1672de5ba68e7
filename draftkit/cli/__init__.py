"""The command line. Each command reads its arguments, calls one action and shows what comes back."""

import importlib
import json
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import click

import draftkit
from draftkit.errors import INTERRUPTED, OUR_FAULT, BriefError, DraftkitError, FinalRefused

_COMMANDS = {
    "init": "starting",
    "questions": "questions",
    "draft": "draft",
    "flags": "flags",
    "check": "check",
    "clauses": "clauses",
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
        module = importlib.import_module(f"draftkit.cli.{_COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from draftkit.cli.help import SUMMARIES

        with formatter.section("Commands"):
            formatter.write_dl([(name, SUMMARIES[name]) for name in _COMMANDS])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(draftkit.__version__, message="%(version)s")
def cli() -> None:
    """Draft collaboration agreements for England's emergency services.

    A brief (facts, as JSON, YAML or TOML) and a library of clauses become a Word agreement in which every
    optional clause is flagged, with its reason. Begin with 'draftkit init'.

    draftkit gives no legal advice.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code; every error of ours is one clear block."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        result = cli.main(given, prog_name="draftkit", standalone_mode=False)
    except click.exceptions.Exit as error:
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except DraftkitError as error:
        _show(error, as_json="--json" in given)
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _environment(error)
    except Exception:  # the last stand: whatever it is, the user gets one block and not a traceback
        return _our_fault()
    return result if isinstance(result, int) else 0


def _show(error: DraftkitError, *, as_json: bool) -> None:
    if not as_json:
        click.echo(error.block(), err=True)
        if isinstance(error, FinalRefused):
            from draftkit.cli.show import finding_lines

            click.echo("\n".join(finding_lines(error.findings)), err=True)
        return
    findings = error.findings if isinstance(error, BriefError | FinalRefused) else ()
    from draftkit.actions.reports import finding_data

    body: dict[str, Any] = {
        "message": error.message,
        "hint": error.hint,
        "file": error.where.file,
        "line": error.where.line,
        "column": error.where.column,
        "findings": [finding_data(finding) for finding in findings],
    }
    click.echo(json.dumps({"schema": "draftkit/error/1", "error": body}, ensure_ascii=False, indent=2))


def _environment(error: OSError) -> int:
    from draftkit.errors import EnvironmentProblem

    what = error.strerror or str(error)
    problem = EnvironmentProblem(
        what[:1].lower() + what[1:],
        hint="check the folder, its permissions and the disk",
        where=str(error.filename or ""),
    )
    click.echo(problem.block(), err=True)
    return problem.exit_code


def _our_fault() -> int:
    kind, error, _ = sys.exc_info()
    if os.environ.get("DRAFTKIT_DEBUG"):
        traceback.print_exc()
    name = kind.__name__ if kind else "error"
    click.echo(
        f"Error: something went wrong inside draftkit ({name}: {error})\n"
        "  Try: this is our fault, not yours; set DRAFTKIT_DEBUG=1, run it again and report what it prints",
        err=True,
    )
    return OUR_FAULT
