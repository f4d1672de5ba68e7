"""draftkit pack"""

from pathlib import Path

import click

from draftkit.actions.packs import Pack, make_pack
from draftkit.actions.project import open_project
from draftkit.cli.files import (
    BRIEF,
    data_option,
    frame_options,
    read_input,
    refuse_ending,
    refuse_target,
    style_map,
    write_output,
)
from draftkit.cli.show import counted, print_json, say


@click.command("pack")
@click.argument("brief", type=BRIEF)
@click.option(
    "-o", "--output", default="", help="Where to write it; '-' is standard output. [default: beside the brief]"
)
@click.option("--draft", "is_draft", is_flag=True, help="Make it of the draft, marked as one, while things are open.")
@frame_options
@click.option("--force", is_flag=True, help="Replace a file of that name.")
@click.option("--json", "as_json", is_flag=True, help="Print what is in the pack and what is open as JSON.")
@data_option
def command(
    brief: str, output: str, is_draft: bool, frame: Path | None, styles: tuple[str, ...], force: bool, as_json: bool,
    settings: tuple[str, ...], library: Path | None,
) -> None:  # fmt: skip
    """Make the signing pack of the agreement that BRIEF describes: a ZIP file of Word files.

    In it are the agreement to be signed, a signature page and a copy for each party, an index, and a checklist of
    approvals. It is refused while anything is open, as a final is.
    """
    target = output or ("-" if brief == "-" else str(Path(brief).with_suffix(".zip")))
    if target != "-":
        refuse_target(Path(target), force=force, inputs=(brief,))
        refuse_ending(target, ".zip", what="a pack is a ZIP file")
    content, name = read_input(brief)
    project = open_project(content, name=name, settings=settings, clauses=library)
    pack = make_pack(project, draft=is_draft, frame=frame, styles=style_map(styles))
    zipped = pack.zipped()
    write_output(zipped, target, force=force, inputs=(brief,))
    if as_json and target != "-":
        print_json(_report(pack, target, len(zipped), is_draft=is_draft))
    else:
        say(_summary(pack, target, is_draft=is_draft))


def _summary(pack: Pack, target: str, *, is_draft: bool) -> str:
    where = "" if target == "-" else f"Wrote {target}: "
    files = counted(len(pack.files), "file")
    if not is_draft:
        return f"{where}{files}, for signature."
    return f"{where}{files}, of the draft, with {counted(len(pack.drafted.issues), 'open point')}; not for signature."


def _report(pack: Pack, target: str, size: int, *, is_draft: bool) -> dict[str, object]:
    return {
        "schema": "draftkit/pack/1",
        "file": target,
        "bytes": size,
        "draft": is_draft,
        "files": [{"name": name, "bytes": len(content)} for name, content in pack.files.items()],
        "open": [{"where": i.where, "what": i.what, "todo": i.todo} for i in pack.drafted.issues],
    }
