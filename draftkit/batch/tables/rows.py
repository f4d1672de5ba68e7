"""The rows of a table before anyone asks what they mean: what every form of table is brought to."""

from collections.abc import Generator, Mapping, Sequence
from typing import NamedTuple

from draftkit.batch.tables.cells import Raw
from draftkit.batch.tables.faults import Misread

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384


class Row(NamedTuple):
    """A row as it stands in the file."""

    number: int
    """As a spreadsheet counts it, from 1."""
    cells: Sequence[Raw]
    fault: Misread | None = None
    """What is wrong with the row as a whole."""


class Sheet(NamedTuple):
    """A sheet: its name ('' where the file is one), its rows, and what is merged in them."""

    name: str
    rows: Generator[Row, None, None]
    merged: Mapping[tuple[int, int], int] = {}
    """A cell by row and column that is merged with those above it, to the first row of the merged cells."""
