"""A row of CSV for Excel, in which no cell can be taken for a formula."""

import csv
import io
from collections.abc import Iterable
from typing import Final

from draftkit.writers.clean import clean

BOM: Final = "\ufeff"
"""Without it Excel takes the file for one of the old code pages."""
_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LONGEST: Final = 32_000
"""A cell of Excel holds 32,767 characters."""


def csv_row(cells: Iterable[str | int]) -> str:
    """Return the cells as one row."""
    out = io.StringIO()
    csv.writer(out).writerow([_safe(str(cell)) for cell in cells])
    return out.getvalue()


def _safe(text: str) -> str:
    whole = clean(text, _LONGEST)
    return f"'{whole}" if text.lstrip(" ").startswith(_FORMULAS) else whole
