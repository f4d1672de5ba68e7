"""draftkit compare"""

from collections.abc import Iterator
from pathlib import Path

import click

from draftkit.actions.compare import AUTHOR, IGNORABLE, TEXT_ONLY, Compared, compare_files, compared_data
from draftkit.cli.files import read_input, refuse_target, write_output
from draftkit.cli.show import counted, paragraph, print_json, say
from draftkit.errors import DraftkitError

_WORD = click.Path(exists=True, dir_okay=False, allow_dash=True)
_DIFFERENT = 1


@click.command("compare")
@click.argument("old", type=_WORD)
@click.argument("new", type=_WORD)
@click.option("-o", "--output", required=True, help="Where to write the redline; '-' is standard output.")
@click.option("--author", default=AUTHOR, show_default=True, help="In whose name the changes are.")
@click.option("--date", default="", help="When they were made: 2027-04-01. [default: when NEW was last changed]")
@click.option("--ignore", multiple=True, type=click.Choice(IGNORABLE), help="What to leave out of account.")
@click.option("--text-only", is_flag=True, help=f"The same as to ignore {' and '.join(TEXT_ONLY)}.")
@click.option("--on", "base", type=click.Choice(("old", "new")), default="old", show_default=True,
              help="Whose styles and settings the redline has.")  # fmt: skip
@click.option("--keep-history", is_flag=True, help="Let changes that NEW tracks already keep their authors.")
@click.option("--force", is_flag=True, help="Replace a file of that name.")
@click.option("--exit-code", is_flag=True, help="Leave with 1 if the two differ.")
@click.option("--json", "as_json", is_flag=True, help="Print figures and the check of the redline as JSON.")
def command(
    old: str, new: str, output: str, author: str, date: str, ignore: tuple[str, ...], text_only: bool, base: str,
    keep_history: bool, force: bool, exit_code: bool, as_json: bool,
) -> int:  # fmt: skip
    """Show how the Word file OLD became NEW, in Word's own tracked changes.

    Accepting all changes of the redline gives NEW, rejecting them gives OLD: words and formatting. Every change is
    tried both ways before the file is written.
    """
    _check_target(old, new, output, force=force)
    left_out = {*ignore, *(TEXT_ONLY if text_only else ())}
    compared = compare_files(
        read_input(old), read_input(new), author=author, date=date, ignore=left_out, on_new=base == "new",
        history=keep_history,
    )  # fmt: skip
    write_output(compared.content, output, force=force)
    if as_json and output != "-":
        print_json(compared_data(compared, output))
    else:
        say("\n".join(_summary(compared, output)))
    return _DIFFERENT if exit_code and compared.redline.revisions else 0


def _check_target(old: str, new: str, output: str, *, force: bool) -> None:
    if old == new == "-":
        raise DraftkitError("only one of the two can be standard input", hint="name a file for the other")
    if output == "-":
        return
    target = Path(output)
    for each in (old, new):
        if each != "-" and target.exists() and target.samefile(each):
            raise DraftkitError("this is one of the files to compare", where=output, hint="name another with -o")
    refuse_target(target, force=force)


def _summary(compared: Compared, output: str) -> Iterator[str]:
    redline = compared.redline
    where = "" if output == "-" else f"Wrote {output}: "
    if not redline.revisions:
        yield f"{where}no differences."
    else:
        checked = "accepting all gives the newer file, rejecting all the older" if redline.sound else ""
        yield f"{where}{counted(redline.revisions, 'tracked change')}{'; ' if checked else ''}{checked}."
    for finding in compared.findings:
        yield paragraph(f"{finding.where}: {finding.message}." if str(finding.where) else f"{finding.message}.", 2)
