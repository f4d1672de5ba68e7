"""draftkit clauses"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click

from draftkit import resources
from draftkit.actions import library as actions
from draftkit.actions.project import open_library, to_run
from draftkit.cli.files import FOLDER, write_folder, write_output
from draftkit.cli.show import counted, heading, lines, paragraph, print_json, say
from draftkit.errors import REJECTED, DraftkitError
from draftkit.findings import Finding
from draftkit.model.library import Standing
from draftkit.paths import shown

_COLOURS = {"error": "red", "warning": "yellow"}
_LONGEST = 20_000

_library = click.option(
    "--library", "folder", type=FOLDER, help="A folder of clauses to use instead of the library that ships."
)
_json = click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")


@click.group("clauses")
def command() -> None:
    """List, show, check, add and copy the clauses of the library."""


@command.command("list")
@_json
@_library
def list_(as_json: bool, folder: Path | None) -> None:
    """List the clauses, in the order of the agreement."""
    report = actions.list_clauses(open_library(folder))
    if as_json:
        print_json(report)
    else:
        lines(_list(report, folder))


@command.command()
@click.argument("key", metavar="ID")
@_json
@_library
def show(key: str, as_json: bool, folder: Path | None) -> None:
    """Show a clause: when it is in, why, its wording, and what hangs on it."""
    report = actions.show_clause(open_library(folder), key, folder)
    if as_json:
        print_json(report)
    else:
        lines(_show(report))


@command.command()
@_json
@click.option(
    "--sarif", "as_sarif", is_flag=True, help="Print the findings as SARIF 2.1.0, for editors and code hosts."
)
@_library
def lint(as_json: bool, as_sarif: bool, folder: Path | None) -> int:
    """Check the library: what would go wrong in a draft, and what a careful reader would strike out.

    Leaves with exit code 1 if there are errors. The rules are listed in docs/clauses.md.
    """
    library = open_library(folder)
    findings = actions.lint(library, _base(folder or resources.clauses_folder()))
    if as_sarif:
        print_json(actions.lint_sarif(findings))
    elif as_json:
        print_json(actions.lint_report(library, findings))
    else:
        if findings:
            lines(_findings(findings))
        say(_counts(findings))
    return REJECTED if any(finding.severity == "bar" for finding in findings) else 0


@command.command()
@click.argument("key", metavar="ID")
@click.option("--title", default="", help="The heading; made from the id if not given.")
@click.option("--group", default="", help="The group, where ID is a name without one.")
@click.option("--standing", type=click.Choice(get_args(Standing)), default="optional", show_default=True)
@_library
def new(key: str, title: str, group: str, standing: Standing, folder: Path | None) -> None:
    """Begin a clause: write a file to fill in, numbered after the last of its group.

    ID is the group and a name: money.deposits.
    """
    home = folder or _own_folder()
    clause = actions.new_clause(open_library(home), key, title=title, group=group, standing=standing)
    target = home / clause.path
    target.parent.mkdir(exist_ok=True)
    write_output(clause.text.encode(), str(target), force=False)
    say(f"Wrote {target}; fill it in, then run: {to_run('clauses lint', folder)}")


@command.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def copy(folder: Path) -> None:
    """Copy the library that ships to FOLDER, to make it your own.

    FOLDER must be new or empty: nothing of yours is written over.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise DraftkitError("there is something in this folder", hint="name a new folder", where=str(folder))
    files = actions.shipped_files()
    write_folder(files, folder)
    say(f"Wrote {counted(len(files), 'file')}; name the folder with --library {folder} on any command")


def _own_folder() -> Path:
    """The library of a checkout. The one inside an installed package is not for writing in."""
    folder = resources.clauses_folder()
    if not (folder.parent / "pyproject.toml").is_file():
        raise DraftkitError(
            "the library that came with draftkit is replaced with every new version",
            hint="copy it with 'draftkit clauses copy FOLDER' and name that folder with --library",
            where=str(folder),
        )
    return folder


def _base(folder: Path) -> str:
    """What to put before the name of a file so that it is found from here."""
    whole = folder.resolve()
    here = Path.cwd()
    return f"{(whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()}/".removeprefix("./")


def _list(report: dict[str, Any], folder: Path | None) -> Iterator[str]:
    for section in report["sections"]:
        yield heading(section["heading"] or section["key"].capitalize())
        for group in section["groups"]:
            for clause in group["clauses"]:
                slot = f"  (one of ‘{clause['slot']}’)" if clause["slot"] else ""
                yield f"  {clause['id']:34} {clause['standing']:9} {clause['title']}{slot}"
        yield ""
    count = sum(len(group["clauses"]) for section in report["sections"] for group in section["groups"])
    yield f"{counted(count, 'clause')}; '{to_run('clauses show ID', folder)}' shows one."


def _show(report: dict[str, Any]) -> Iterator[str]:
    yield heading(f"{report['id']}  {report['title']}")
    yield paragraph(
        f"{report['standing']}, {_place(report)}; version {report['version']}, law as at {report['as_at']}", 2
    )
    yield f"  {report['file']}"
    yield ""
    yield from _conditions(report)
    for label, key in (("Needs", "needs"), ("Needed by", "needed_by"), ("Never in with", "conflicts")):
        if report[key]:
            yield paragraph(f"{label}: {', '.join(report[key])}", 2)
    if report["sources"]:
        yield paragraph(f"Sources: {'; '.join(report['sources'])}", 2)
    if report["codes"]:
        yield paragraph(f"Codes: {', '.join(report['codes'])}", 2)
    if report["note"]:
        yield ""
        yield paragraph(report["note"], 2)
    for term, words in report["defines"].items():
        yield ""
        yield paragraph(f"Defines “{term}”: {words}", 2)
    yield ""
    yield from (shown(line, _LONGEST) for line in report["wording"].rstrip().split("\n"))


def _place(report: dict[str, Any]) -> str:
    place = "an execution block" if report["kind"] == "execution" else f"in ‘{report['section'] or 'the opening'}’"
    return f"{place}, one of ‘{report['slot']}’" if report["slot"] else place


def _conditions(report: dict[str, Any]) -> Iterator[str]:
    if report["applies"]:
        yield paragraph(f"For a party where: {report['applies']}", 2)
    elif report["standing"] == "required" or (report["standing"] == "core" and not report["in_when"]):
        yield "  In every agreement."
    elif not report["in_when"] and not report["consider_when"]:
        yield "  In when the brief keeps it, or another clause needs it."
    for label, key in (("In when", "in_when"), ("Suggested when", "consider_when")):
        if report[key]:
            yield paragraph(f"{label}: {report[key]}", 2)
    for fact in report["facts"]:
        yield paragraph(f"{fact['name']}: {fact['says']}", 6)


def _findings(findings: tuple[Finding, ...]) -> Iterator[str]:
    for finding in findings:
        level = actions.level(finding)
        yield f"{click.style(level, fg=_COLOURS[level], bold=True)} {finding.rule}  {finding.where}"
        yield paragraph(finding.message, 6)
        if finding.hint:
            yield paragraph(f"Try: {finding.hint}", 6)


def _counts(findings: tuple[Finding, ...]) -> str:
    errors = sum(finding.severity == "bar" for finding in findings)
    return f"{counted(errors, 'error')}, {counted(len(findings) - errors, 'warning')}".capitalize()
