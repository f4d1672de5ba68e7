"""draftkit compare"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import click

from draftkit.actions.compare import (
    AUTHOR,
    IGNORABLE,
    REPORTS,
    TEXT_ONLY,
    Compared,
    compare_briefs,
    compare_files,
    compared_data,
    write_report,
)
from draftkit.actions.deviations import Deviations, deviations_data, find_deviations
from draftkit.actions.versions import compare_versions, write_versions
from draftkit.cli.files import FOLDER, form_by_ending, read_input, refuse_ending, refuse_target, write_output
from draftkit.cli.given import options_given
from draftkit.cli.show import counted, heading, lines, paragraph, print_json, say
from draftkit.errors import DraftkitError

_FILE = click.Path(exists=True, dir_okay=False, allow_dash=True)
_BRIEFS = (".json", ".yaml", ".yml", ".toml")
_TABLES = {".html": "html", ".htm": "html", ".md": "md", ".json": "json", ".txt": "summary"}
"""How the table of three versions or more is written, by the ending of its name."""
_DIFFERENT = 1


@click.command("compare")
@click.argument("old", type=_FILE)
@click.argument("new", type=_FILE, required=False)
@click.argument("more", type=_FILE, nargs=-1)
@click.option("-o", "--output", default="", help="Where to write the redline; '-' is standard output.")
@click.option("--report", "reports", multiple=True, type=click.Choice(REPORTS), help="Tell it clause by clause too.")
@click.option("--author", default=AUTHOR, show_default=True, help="In whose name the changes are.")
@click.option("--date", default="", help="When they were made: 2027-04-01. [default: when NEW was last changed]")
@click.option("--ignore", multiple=True, type=click.Choice(IGNORABLE), help="What to leave out of account.")
@click.option("--text-only", is_flag=True, help=f"The same as to ignore {' and '.join(TEXT_ONLY)}.")
@click.option("--on", "base", type=click.Choice(("old", "new")), default="old", show_default=True,
              help="Whose styles and settings the redline has.")  # fmt: skip
@click.option("--keep-history", is_flag=True, help="Let changes that NEW tracks already keep their authors.")
@click.option("--to-library", is_flag=True, help="Compare OLD, an agreement, to what the library says for its brief.")
@click.option("--brief", type=_FILE, help="With --to-library: the brief, where the file does not carry it.")
@click.option("--library", type=FOLDER, help="The clauses to draft briefs with.")
@click.option("--old-library", type=FOLDER, help="Of two briefs: the clauses to draft OLD with.")
@click.option("--force", is_flag=True, help="Replace files of those names.")
@click.option("--exit-code", is_flag=True, help="Leave with 1 if the two differ.")
@click.option("--json", "as_json", is_flag=True, help="Print figures and the check of the redline as JSON.")
def command(
    old: str, new: str | None, more: tuple[str, ...], output: str, reports: tuple[str, ...],
    base: Literal["old", "new"], force: bool, exit_code: bool, as_json: bool, to_library: bool, brief: str | None,
    **wishes: Any,
) -> int:  # fmt: skip
    """Show how OLD became NEW: as a redline in Word's own tracked changes, and clause by clause.

    OLD and NEW are two Word files, or two briefs, which are drafted first. Accepting all changes of the redline gives
    NEW, rejecting them gives OLD: words and formatting. Every change is tried both ways before the file is written.

    Given more than two files, oldest first, it tells what became of every clause from version to version.
    """
    _refuse_strangers(to_library=to_library, files=1 + (new is not None) + len(more))
    if more and new is not None:
        left_out = _left_out(wishes["ignore"], text_only=wishes["text_only"])
        return _tell_versions((old, new, *more), output, reports, ignore=left_out, as_json=as_json, force=force)
    files = _files(output, reports, as_json=as_json)
    inputs = [old, *(each for each in (new, brief) if each)]
    _check_targets(inputs, files.values(), force=force)
    if output:
        refuse_ending(
            output, ".docx", what="a redline is a Word file", instead="; --report tells it as a page or as text"
        )
    if to_library:
        how = {"clauses": wishes["library"], "author": wishes["author"], "date": wishes["date"]}
        found = find_deviations(read_input(old), brief=read_input(brief) if brief else None, **how)
        compared = found.compared
    elif new is None:
        raise click.UsageError("Missing argument 'NEW'.")
    else:
        found, compared = None, _compare(old, new, base, **wishes)
    for form, file in files.items():
        content = compared.content if form == "docx" else write_report(compared, form).encode()
        write_output(content, file, force=force)
    if as_json and output != "-":
        print_json(compared_data(compared, output) if found is None else deviations_data(found, old))
    elif found is not None and not (reports and not files):
        lines(deviation_lines(found))
    elif not files and reports:
        click.echo(write_report(compared, reports[0]), nl=False)
    else:
        _tell(compared, list(files.values()))
    return _DIFFERENT if exit_code and compared.redline.revisions else 0


_STRANGERS = {
    "a comparison without --to-library": (
        ("brief",),
        "it says what the library's draft is made from",
        "add --to-library and name one file",
    ),
    "--to-library": (
        ("ignore", "text_only", "base", "keep_history", "old_library"),
        "it compares words, without headers, and its redline stands on the library's draft",
        "draft the brief and compare the two files",
    ),
    "three files or more": (
        (
            "author", "date", "base", "keep_history", "brief", "library", "old_library", "exit_code",
        ),
        "they make a table of clauses and no redline",
        "compare two of the files",
    ),
}  # fmt: skip
"""What one way to compare has no use for: the options, why, and what to do instead."""


def _refuse_strangers(*, to_library: bool, files: int) -> None:
    """Raise UsageError for an option that would change nothing, rather than let it be thought heeded."""
    if to_library and files > 1:
        raise click.UsageError("--to-library takes one file, the agreement: name that alone, or leave the option out.")
    way = "--to-library" if to_library else "three files or more" if files > 2 else "a comparison without --to-library"
    names, why, instead = _STRANGERS[way]
    if given := options_given(among=names):
        verb, them = ("is", "it") if len(given) == 1 else ("are", "them")
        said = " and ".join(given)
        raise click.UsageError(f"{said} {verb} not for {way}: {why}. Leave {them} out, or {instead}.")


def _compare(
    old: str, new: str, base: str, *, ignore: tuple[str, ...], text_only: bool, keep_history: bool,
    library: Path | None, old_library: Path | None, author: str, date: str,
) -> Compared:  # fmt: skip
    how: dict[str, Any] = {
        "author": author,
        "date": date,
        "ignore": _left_out(ignore, text_only=text_only),
        "on_new": base == "new",
        "history": keep_history,
    }
    briefs = [Path(each).suffix.casefold() in _BRIEFS for each in (old, new)]
    if any(briefs) and not all(briefs):
        raise DraftkitError("one is a brief and the other is not", hint="draft the brief first", where=f"{old}, {new}")
    if not any(briefs) and (library or old_library):
        raise DraftkitError("a library is for two briefs", hint="leave --library out", where=f"{old}, {new}")
    if any(briefs):
        return compare_briefs(read_input(old), read_input(new), clauses=(old_library or library, library), **how)
    return compare_files(read_input(old), read_input(new), **how)


def _left_out(ignore: Iterable[str], *, text_only: bool) -> set[str]:
    return {*ignore, *(TEXT_ONLY if text_only else ())}


def _files(output: str, reports: Sequence[str], *, as_json: bool) -> dict[str, str]:
    """What is written where: reports beside the redline; without a redline one report goes to standard output."""
    if output in ("", "-"):
        if len(reports) > 1 or (reports and (output or as_json)):
            raise DraftkitError("there is no place for the reports", hint="name the redline with -o: they go beside it")
        return {"docx": output} if output else {}
    return {"docx": output, **{form: str(Path(output).with_suffix(f".{form}")) for form in reports}}


def _check_targets(inputs: Sequence[str], files: Iterable[str], *, force: bool) -> None:
    if inputs.count("-") > 1:
        raise DraftkitError("only one of the two can be standard input", hint="name a file for the other")
    for file in files:
        target = Path(file)
        if file == "-":
            continue
        for each in inputs:
            if each != "-" and target.exists() and target.samefile(each):
                raise DraftkitError("this is one of the files to compare", where=file, hint="name another with -o")
        refuse_target(target, force=force)


def _tell(compared: Compared, files: Sequence[str]) -> None:
    """Say what was written, and the account in a few lines: on standard output if nothing was written."""
    said = list(_summary(compared, files))
    if files:
        say("\n".join(said))
    if compared.redline.revisions:
        click.echo(write_report(compared, "summary"), nl=False, err=bool(files))
    elif not files:
        click.echo("No differences.")
    if not files:
        say("\n".join(said[1:]))


def _summary(compared: Compared, files: Sequence[str]) -> Iterator[str]:
    redline = compared.redline
    named = [file for file in files if file != "-"]
    where = f"Wrote {', '.join(named)}: " if named else ""
    if not redline.revisions:
        yield f"{where}no differences."
    else:
        checked = "; accepting all gives the newer version, rejecting all the older" if redline.sound else ""
        yield f"{where}{counted(redline.revisions, 'tracked change')}{checked}."
    for finding in compared.findings:
        yield paragraph(f"{finding.where}: {finding.message}." if str(finding.where) else f"{finding.message}.", 2)


_SPOKEN = {
    "library's": "As the library words it",
    "altered": "Altered",
    "moved": "Moved, as the library words it",
    "by hand": "Not from the library",
    "dropped": "Dropped by hand",
}


def deviation_lines(found: Deviations) -> Iterator[str]:
    """Yield what became of the clauses: those that left the library first, the others counted."""
    for state, title in _SPOKEN.items():
        names = [each.name for each in found.clauses if each.state == state]
        if state == "library's":
            yield heading(f"{title}: {counted(len(names), 'clause')}")
        elif names:
            yield heading(f"{title} ({len(names)})")
            yield from (paragraph(name, 2) for name in names)


def _tell_versions(
    names: Sequence[str], output: str, reports: Sequence[str], *, ignore: set[str], as_json: bool, force: bool
) -> int:
    """Tell what became of every clause in three or more versions. `output` is where the table goes."""
    if len(reports) + as_json > 1:
        raise DraftkitError("one table at a time", hint="give --report once, or --json")
    form = "json" if as_json else next(iter(reports), "")
    form = form or form_by_ending(output, _TABLES, "summary", what="table of versions", option="--report")
    _check_targets(names, [output] if output else [], force=force)
    told = write_versions(compare_versions([read_input(name) for name in names], ignore=ignore), form)
    if output:
        write_output(told.encode(), output, force=force)
    else:
        click.echo(told, nl=False)
    return 0
