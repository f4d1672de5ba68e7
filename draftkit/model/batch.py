"""What a table gives: an agreement, and where in the table each of its facts stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from draftkit.findings import Finding, Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One agreement as a table gives it: part of a brief, and where in the table each fact stands."""

    number: int
    """Its place among the agreements of the table, from 1."""
    key: str
    """What it is called: the reference that joins its rows, or the name of its file, or 'row 7'."""
    data: Mapping[str, Any]
    """Plain data in the shape of a brief; not all of it need be there, since a base may give the rest."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """A path of the brief, as findings name it ('parties[1].short_name'), to the cell it came from."""
    faults: tuple[Finding, ...] = ()
    """What could not be read. An entry with faults is not drafted."""
