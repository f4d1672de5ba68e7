"""draftkit frame"""

import click

from draftkit.actions.starting import house_frame
from draftkit.cli.files import refuse_ending, write_output
from draftkit.cli.show import say


@click.command("frame")
@click.argument("output", default="frame.docx", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--force", is_flag=True, help="Replace a file of that name.")
def command(output: str, force: bool) -> None:
    """Write the house frame to OUTPUT (frame.docx): a Word file to give your own look.

    Change its styles, cover, headers and footers in Word, keep its tags, and draft with --frame.
    """
    refuse_ending(output, ".docx", what="a frame is a Word file")
    write_output(house_frame(), output, force=force)
    if output != "-":
        say(f"Wrote {output}; next: restyle it in Word, then draftkit draft brief.json --frame {output}.")
