"""Several versions of an agreement, clause by clause: what became of each in every version, and by whom."""

from dataclasses import dataclass
from typing import Literal

from draftkit.model.comparison import ChangeKind

CellKind = Literal["there", "absent"] | ChangeKind


@dataclass(frozen=True, slots=True)
class Version:
    """One file, who last changed it and when, as it says itself; '' where it does not say."""

    name: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A clause in one version: what became of it since the version before."""

    kind: CellKind
    number: str = ""
    authors: tuple[str, ...] = ()
    """Whose tracked changes stand in it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One clause through all versions, called as it is in the last that has it."""

    name: str
    cells: tuple[Cell, ...]

    @property
    def changed(self) -> bool:
        """Return whether anything became of it but its number."""
        quiet = ("there", "absent", "renumbered", "references follow")
        return any(cell.kind not in quiet for cell in self.cells[1:])


@dataclass(frozen=True, slots=True)
class Versions:
    """The table: a row a clause, a column a version."""

    versions: tuple[Version, ...]
    rows: tuple[Row, ...]
    left_out: str = ""
    """What was left out of account, as a sentence; '' where all was compared."""
