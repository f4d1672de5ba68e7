"""The agreement tree: what a draft says, without how it looks.

Every writer takes this tree. Numbers, reference texts and the contents are worked out from it
and never stored in it (`numbering`); who reads it descends with `walk` and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Style = Literal["plain", "strong", "emphasis"]
Form = Literal["full", "capital", "number"]
Series = Literal["none", "parties", "recitals", "clauses", "signatures", "schedules"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the clause library."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Value:
    """Words of the brief, with the path they came from ('governance.chair'). Shown as they are."""

    text: str
    path: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Definition:
    """The place where a term gets its meaning: shown bold in curly quotes."""

    term: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A fact that the wording needs and the brief does not give: shown as [●] in a draft."""

    path: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Room that is filled by hand at signature, and so no open point: the date of the agreement."""

    width: int = 8


@dataclass(frozen=True, slots=True)
class Reference:
    """A live reference to the clause, schedule or item whose key is `target`.

    full: 'clause 4.2(a)', 'Schedule 2', 'paragraph 1 of Schedule 2' · capital: 'Clause 4.2(a)' ·
    number: '4.2(a)' alone, for 'clauses 4 and 5'.
    """

    target: str
    form: Form = "full"


Inline = Text | Value | Definition | Blank | Gap | Reference


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words without a number of their own."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered provision; its number follows from where it stands. `key` is unique in the agreement."""

    key: str
    content: tuple[Inline, ...]
    body: "tuple[Block, ...]" = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the definitions: its content begins with the Definition it explains."""

    term: str
    content: tuple[Inline, ...]
    body: "tuple[Block, ...]" = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. Amounts and other figures are ranged right."""

    content: tuple[Inline, ...]
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one heading row. The caption is what a screen reader says of it."""

    caption: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list set as a table, a row for each thing listed (`rows.cells_of`). What it holds is the list's own.

    The number of an item stands in the first column, its words in the second, and each paragraph below it in one more;
    of an entry the term stands in the first, its meaning and what is below it in the second.
    """

    caption: str
    head: tuple[Cell, ...]
    rows: tuple[Item | Entry, ...]


@dataclass(frozen=True, slots=True)
class Signing:
    """One signature of an execution block: the attestation, and the lines to complete beside it."""

    words: tuple[tuple[Inline, ...], ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Execution:
    """The execution block of one party. It is never split over two pages."""

    key: str
    signings: tuple[Signing, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a schedule ('Part 1'). Paragraph numbers run on through the parts."""

    key: str
    heading: str
    body: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Flag:
    """A drafter's note on a clause: why it is here, and what to do about it. Gone in a final."""

    outcome: Literal["in", "consider"]
    reasons: tuple[str, ...]
    note: str = ""
    undecided: bool = False
    """Bracketed and highlighted in a draft; a final refuses it."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A provision with a heading. The heading is printed only among the clauses and schedules."""

    key: str
    heading: str
    body: "tuple[Block, ...]"
    version: str = ""
    flag: Flag | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One stretch of the agreement (parties, background, terms …): `series` says how it is numbered."""

    key: str
    heading: str
    series: Series
    body: tuple[Clause, ...]


Block = Paragraph | Item | Entry | Table | Listing | Execution | Part
Node = Inline | Block | Clause | Section | Cell | Signing


@dataclass(frozen=True, slots=True)
class Front:
    """What the cover, the headers and the properties of the file say."""

    title: str
    reference: str = ""
    parties: tuple[str, ...] = ()
    legend: str = ""
    """What a draft says that it is, in the library's words ('Draft (2) | Subject to contract'); none in a final."""
    marking: str = ""
    deed: bool = False
    date: str = ""
    """ISO date of the draft: the only date a file is stamped with."""
    copy: str = ""
    """Whose copy it is ('Copy for the Authority'); nothing on the agreement itself."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The whole paper, in the order in which it is read."""

    front: Front
    sections: tuple[Section, ...]
    provenance: Mapping[str, str] = field(default_factory=dict)
    """Library name and version, digest of the brief, program version."""
