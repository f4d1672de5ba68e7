"""Workbooks to begin a batch with: an empty one, and one of sixty projects to try."""

from draftkit import resources
from draftkit.batch.template import write_template

SAMPLE = "portfolio.xlsx"


def template() -> bytes:
    """Return a workbook made from the schema: headings with notes, drop-downs and an example row."""
    return write_template()


def sample() -> bytes:
    """Return a workbook of sixty invented projects of real bodies, three of them bad on purpose."""
    return (resources.samples_folder() / SAMPLE).read_bytes()
