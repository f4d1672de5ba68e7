"""What a command leaves behind when it fails: one clear block, and the right exit code."""

import json
import os
import traceback
from typing import Any

import click

from draftkit.errors import OUR_FAULT, BriefError, DraftkitError, EnvironmentProblem, FinalRefused


def report(error: Exception, *, as_json: bool) -> int:
    """Show an error and return the exit code that goes with it."""
    if isinstance(error, OSError):
        error = _environment(error)
    if isinstance(error, DraftkitError):
        _show_json(error) if as_json else _show(error)
        return error.exit_code
    return _our_fault(error)


def _show(error: DraftkitError) -> None:
    click.echo(error.block(), err=True)
    if isinstance(error, FinalRefused):
        from draftkit.cli.show import finding_lines

        plain = False if os.environ.get("NO_COLOR") else None
        click.echo("\n".join(finding_lines(error.findings)), err=True, color=plain)


def _show_json(error: DraftkitError) -> None:
    from draftkit.actions.reports import finding_data

    findings = error.findings if isinstance(error, BriefError | FinalRefused) else ()
    body: dict[str, Any] = {
        "message": error.message,
        "hint": error.hint,
        "file": error.where.file,
        "line": error.where.line,
        "column": error.where.column,
        "findings": [finding_data(finding) for finding in findings],
    }
    click.echo(json.dumps({"schema": "draftkit/error/1", "error": body}, ensure_ascii=False, indent=2))


def _environment(error: OSError) -> EnvironmentProblem:
    what = error.strerror or str(error)
    return EnvironmentProblem(
        what[:1].lower() + what[1:],
        hint="check the folder, its permissions and the disk",
        where=str(error.filename or ""),
    )


def _our_fault(error: Exception) -> int:
    if os.environ.get("DRAFTKIT_DEBUG"):
        traceback.print_exception(error)
    click.echo(
        f"Error: something went wrong inside draftkit ({type(error).__name__}: {error})\n"
        "  Try: this is our fault, not yours; set DRAFTKIT_DEBUG=1, run it again and report what it prints",
        err=True,
    )
    return OUR_FAULT
