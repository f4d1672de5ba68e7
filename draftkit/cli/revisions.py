"""draftkit revisions"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from draftkit.actions.revisions import Resolved, list_changes, resolve_changes, revision_data
from draftkit.cli.files import read_input, refuse_ending, refuse_target, write_output
from draftkit.cli.show import counted, heading, lines, paragraph, print_json, say
from draftkit.errors import DraftkitError
from draftkit.paths import shown

_LONGEST = 200
_WORD = click.Path(exists=True, dir_okay=False, allow_dash=True)
_SPOKEN = {True: "accepted", False: "rejected"}


@click.group("revisions")
def command() -> None:
    """List, accept and reject the tracked changes of any Word file."""


def _resolving(function: Callable[..., None]) -> Callable[..., None]:
    """Add what accept and reject have in common."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print what was resolved as JSON."),
        click.option("--force", is_flag=True, help="Replace a file of that name."),
        click.option("--number", "numbers", multiple=True, type=int, metavar="N", help="A change, as listed."),
        click.option("--author", "authors", multiple=True, metavar="NAME", help="All changes by one person."),
        click.option("-o", "--output", required=True, help="Where to write it; '-' is standard output."),
        click.argument("file", type=_WORD),
    ):
        function = option(function)
    return function


@command.command("list")
@click.argument("file", type=_WORD)
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def list_(file: str, as_json: bool) -> None:
    """List the tracked changes of FILE: what, who, when, where, and the words.

    What one person did at one time in one stretch is one change, as in Word's reviewing pane.
    """
    content, name = read_input(file)
    report = list_changes(content, name)
    if as_json:
        print_json(report)
    elif report["revisions"]:
        lines(_list(report["revisions"]))
    else:
        say(f"{shown(name)} has no tracked changes.")


@command.command()
@_resolving
def accept(**given: Any) -> None:
    """Accept the tracked changes of FILE: all of them, or those by an author or with a number."""
    _resolve(accepted=True, **given)


@command.command()
@_resolving
def reject(**given: Any) -> None:
    """Reject the tracked changes of FILE: all of them, or those by an author or with a number."""
    _resolve(accepted=False, **given)


def _resolve(
    file: str, output: str, authors: tuple[str, ...], numbers: tuple[int, ...], force: bool, as_json: bool,
    *, accepted: bool,
) -> None:  # fmt: skip
    _check_target(file, output, force=force)
    content, name = read_input(file)
    resolved = resolve_changes(content, name, accepted=accepted, authors=authors, numbers=numbers)
    write_output(resolved.content, output, force=force)
    if as_json and output != "-":
        print_json(_report(resolved, output, accepted))
    else:
        say(_summary(resolved, output, accepted))


def _check_target(file: str, output: str, *, force: bool) -> None:
    target = Path(output)
    if "-" not in (file, output) and target.exists() and target.samefile(file):
        raise DraftkitError("this is the file itself", where=output, hint="give the result another name with -o")
    if output != "-":
        refuse_target(target, force=force)
        refuse_ending(output, ".docx", what="the result is a Word file")


def _list(revisions: list[dict[str, Any]]) -> Iterator[str]:
    for each in revisions:
        who = ", ".join(word for word in (each["author"] or "no name", _day(each["date"]), each["place"]) if word)
        yield f"{each['number']:>4}  {heading(each['kind'].capitalize())}  {shown(who, _LONGEST)}"
        if each["text"].strip():
            yield paragraph(f"‘{_short(each['text'])}’", 6)
    yield ""
    people = sorted({each["author"] for each in revisions if each["author"]})
    by = f" by {', '.join(people)}" if people else ""
    yield paragraph(f"{counted(len(revisions), 'tracked change')}{by}.")


def _short(text: str) -> str:
    """The words on one line, a paragraph mark between two paragraphs as ¶; the middle of what is long left out."""
    plain = " ".join(text.replace("¶", " ¶ ").split())
    if len(plain) <= _LONGEST:
        return plain
    return f"{plain[: _LONGEST * 3 // 4]} … {plain[-_LONGEST // 4 :]}"


def _day(date: str | None) -> str:
    return (date or "").removesuffix("Z").replace("T", " ")[:16]


def _summary(resolved: Resolved, output: str, accepted: bool) -> str:
    where = "" if output == "-" else f"Wrote {output}: "
    if not resolved.revisions and not resolved.left:
        return f"{where}the file has no tracked changes, and is as it was."
    done = f"{counted(len(resolved.revisions), 'tracked change')} {_SPOKEN[accepted]}"
    return f"{where}{done}, {resolved.left or 'none'} left."


def _report(resolved: Resolved, output: str, accepted: bool) -> dict[str, Any]:
    return {
        "schema": "draftkit/resolved/1",
        "file": output,
        "bytes": len(resolved.content),
        "outcome": _SPOKEN[accepted],
        "resolved": [revision_data(revision) for revision in resolved.revisions],
        "left": resolved.left,
    }
