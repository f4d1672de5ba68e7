"""One tracked change as it is gathered, and the table it may be gathered in."""

from dataclasses import dataclass, field

from draftkit.word.revisions.keys import Key
from draftkit.word.revisions.names import Element


@dataclass(slots=True, eq=False)
class Stretch:
    """One change: every element of the file that belongs to it."""

    kind: str
    author: str
    date: str
    place: str
    name: str = ""
    """The name that the two halves of a move share."""
    words: list[str] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the words concerned; a paragraph mark among them is '¶'."""
        return "".join(self.words)


@dataclass(slots=True)
class Table:
    """A table on the way through it: the changes that what follows may belong to."""

    rows: dict[Key, Stretch] = field(default_factory=dict)
    """The changes of the row before, which one of this row continues."""
    row: dict[Key, Stretch] = field(default_factory=dict)
    """The changes of this row, by the kind of change of text that goes with them."""
    looks: dict[Key, Stretch] = field(default_factory=dict)
    number: int = 0
    count: int = 0
    """How many rows have begun."""
