"""The account of what changed from one version of an agreement to the next, clause by clause."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

State = Literal["same", "out", "in"]
ChangeKind = Literal[
    "added", "removed", "changed", "moved", "moved and changed", "renumbered", "references follow", "look"
]
Part = Literal["front", "points", "parties", "background", "section", "clause", "schedule", "signatures", "other"]
TouchKind = Literal[
    "party", "amount", "percentage", "date", "period", "time", "obligation", "term", "reference", "blank", "bracket",
]  # fmt: skip
Way = Literal["", "stronger", "weaker", "reversed"]

CHANGE_KINDS: Final[tuple[ChangeKind, ...]] = (
    "added", "removed", "changed", "moved and changed", "moved", "renumbered", "references follow", "look",
)  # fmt: skip
TOUCH_KINDS: Final[tuple[TouchKind, ...]] = (
    "party", "amount", "percentage", "date", "period", "time", "obligation", "term", "reference", "blank", "bracket",
)  # fmt: skip
"""What a lawyer looks for first, in that order."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, went out or came in."""

    state: State
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a row of a table, and what became of its words. A paragraph has one cell."""

    old_number: str
    new_number: str
    cells: tuple[tuple[Piece, ...], ...]
    table: int = 0
    """Rows of one table have one number; 0 for a paragraph."""
    heading: bool = False
    """The first row of a table, which says what is in its columns."""
    moved: str = ""
    """Where it came from or went to: 'moved from clause 4.2', 'moved up', 'changed places with clause 4.2(a)'; of a
    heading 'columns in another order'."""
    notes: tuple[str, ...] = ()
    """What else became of it: 'split into clauses 2.4 and 2.5', 'a link to https://example.org put on “the policy”'."""

    @property
    def aside(self) -> str:
        """Return what is to be said of it besides its words; '' for nothing."""
        return "; ".join([self.moved] * bool(self.moved) + [*self.notes])

    @property
    def state(self) -> Literal["same", "changed", "out", "in"]:
        """Return whether it stayed, was changed, went or came."""
        states = {piece.state for cell in self.cells for piece in cell}
        if states == {"out"}:
            return "out"
        if states == {"in"}:
            return "in"
        return "changed" if states - {"same"} else "same"


@dataclass(frozen=True, slots=True)
class Touch:
    """Something a lawyer looks for: an amount that rose, a term that is new, a duty that became a power."""

    kind: TouchKind
    old: str
    new: str
    sentence: str
    """It in plain words, with the words around it."""
    place: str = ""
    """Where it stands: 'clause 14.2', 'Schedule 4, table'."""
    way: Way = ""
    """Of an obligation: which way it went."""
    follows: bool = False
    """A cross-reference whose number alone changed: it still points to the same provision."""


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """What became of one clause, schedule or other stretch of the agreement."""

    kind: ChangeKind
    part: Part
    old_number: str = ""
    old_heading: str = ""
    new_number: str = ""
    new_heading: str = ""
    passages: tuple[Passage, ...] = ()
    touches: tuple[Touch, ...] = ()
    mark: str = ""
    """The hidden bookmark that says which clause of our library it is; '' for what is not one."""
    causes: tuple[str, ...] = ()
    """Why, where that is known: what differs in two briefs or two libraries."""

    @property
    def name(self) -> str:
        """Return what to call it, as it is in the newer version: 'Clause 14 (Term)'."""
        if self.kind == "removed":
            return name_of(self.part, self.old_number, self.old_heading)
        return name_of(self.part, self.new_number, self.new_heading)

    @property
    def old_name(self) -> str:
        """Return what it was called in the older version; '' if it was not there."""
        return "" if self.kind == "added" else name_of(self.part, self.old_number, self.old_heading)


@dataclass(frozen=True, slots=True)
class Renumbering:
    """Neighbours whose numbers went up or down together: clauses 67–132 are now 66–131."""

    part: Part
    old: tuple[str, str]
    new: tuple[str, str]
    count: int


@dataclass(frozen=True, slots=True)
class Account:
    """All that changed, in the order of the newer version; what was removed stands where it stood."""

    old_name: str
    new_name: str
    title: str = ""
    changes: tuple[ClauseChange, ...] = ()
    renumbered: tuple[Renumbering, ...] = ()
    others: tuple[ClauseChange, ...] = ()
    """Headers, footers and notes."""
    notices: tuple[str, ...] = ()
    left_out: str = ""
    """What was left out of account, as a sentence; '' where all was compared."""

    def of_kind(self, *kinds: ChangeKind) -> tuple[ClauseChange, ...]:
        """Return the changes of these kinds, in order."""
        return tuple(change for change in (*self.changes, *self.others) if change.kind in kinds)

    @property
    def all_notices(self) -> tuple[str, ...]:
        """Return what is to be known besides the changes, first what was left out of account."""
        return (self.left_out, *self.notices) if self.left_out else self.notices

    @property
    def told(self) -> tuple[ClauseChange, ...]:
        """Return the changes that are told in full: all but those of number, of reference and of look alone."""
        return self.of_kind("added", "removed", "changed", "moved and changed", "moved")

    def touches(self, kind: TouchKind) -> Iterator[tuple[ClauseChange, Touch]]:
        """Yield each touch of a kind with its clause; references that only follow are left out."""
        for change in (*self.changes, *self.others):
            for touch in change.touches:
                if touch.kind == kind and not touch.follows:
                    yield change, touch


def with_causes(account: Account, causes: Callable[[str], tuple[str, ...]]) -> Account:
    """Return the account with the causes of every change to a clause of ours. `causes` is asked by its bookmark."""
    changes = tuple(
        replace(change, causes=causes(change.mark)) if change.mark else change for change in account.changes
    )
    return replace(account, changes=changes)


def name_of(part: Part, number: str, heading: str) -> str:
    """Return what a lawyer calls it: 'Clause 14 (Term)', 'Schedule 2 (Money)', 'Background'."""
    if not number:
        return heading or "Text"
    called = number if number[:1].isalpha() and len(number) > 1 and " " in number else f"{_NOUNS[part]} {number}"
    return f"{called} ({heading})" if heading else called


_NOUNS: Final[dict[Part, str]] = {
    "front": "Paragraph", "points": "Paragraph", "parties": "Party", "background": "Recital", "section": "Section",
    "clause": "Clause", "schedule": "Schedule", "signatures": "Paragraph", "other": "Note",
}  # fmt: skip


def renumberings(pairs: Sequence[tuple[Part, str, str]]) -> tuple[Renumbering, ...]:
    """Return what changed its number, neighbours together. `pairs`: all clauses that stayed, in order."""
    runs: list[list[tuple[Part, str, str]]] = []
    for pair in pairs:
        if pair[1] == pair[2]:
            continue
        if runs and _next(runs[-1][-1], pair):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return tuple(Renumbering(run[0][0], (run[0][1], run[-1][1]), (run[0][2], run[-1][2]), len(run)) for run in runs)


def _next(one: tuple[Part, str, str], other: tuple[Part, str, str]) -> bool:
    """Whether the numbers of two clauses rose alike on both sides: they are told in one line."""
    if one[0] != other[0]:
        return False
    return all(_follows(one[side], other[side]) for side in (1, 2))


def _follows(one: str, other: str) -> bool:
    mine, theirs = one.rpartition(" "), other.rpartition(" ")
    before, after = _value(mine[2]), _value(theirs[2])
    return mine[0] == theirs[0] and 0 < before == after - 1


def _value(number: str) -> int:
    """What '14' or 'XIV' comes to; 0 for anything else."""
    if number.isdecimal():
        return int(number)
    values = [_ROMAN.get(letter, 0) for letter in number]
    if not all(values):
        return 0
    after = [*values[1:], 0]
    return sum(-value if value < next_ else value for value, next_ in zip(values, after, strict=True))


_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
