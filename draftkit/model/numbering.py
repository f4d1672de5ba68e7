"""Numbers and reference texts, worked out from where things stand: tree in, labels out.

The scheme is the house frame's: clauses 1. 1.1 (a) (i), parties (1), recitals (A), schedules
'Schedule 1' with paragraphs 1. 1.1 (a). Every writer shows these.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from draftkit.memo import Memo
from draftkit.model.agreement import Agreement, Block, Clause, Entry, Item, Listing, Part, Reference, Section, Series
from draftkit.model.forms import form_of

Kind = Literal["clause", "schedule", "paragraph", "part", "recital", "party", "definition"]


class Label(NamedTuple):
    """The number of one node: `own` as printed beside it ('(a)'), `full` as cited ('4.2(a)')."""

    own: str
    full: str
    kind: Kind
    schedule: str = ""
    """For a paragraph or part of a schedule: the key of that schedule."""


class Number(NamedTuple):
    """The part of a citation that is a live number: what it points to, and its text."""

    target: str
    text: str


Labels = Mapping[str, Label]
Piece = str | Number

_WORDS: Mapping[Kind, str] = {
    "clause": "clause",
    "paragraph": "paragraph",
    "recital": "recital",
    "party": "party",
    "definition": "paragraph",
    "part": "",
    "schedule": "",
}


def number_clauses(agreement: Agreement) -> Labels:
    """Return the label of everything that has a number, by key."""
    return _numbers(agreement.sections)


def _number(sections: tuple[Section, ...]) -> Labels:
    labels: dict[str, Label] = {}
    for section in sections:
        for stretch in _section(section):
            labels.update(stretch)
    return labels


_numbers = Memo(_number, most=4)
"""The labels of the last few agreements: every step that shows one asks for them."""


def cite(reference: Reference, labels: Labels, here: str = "") -> tuple[Piece, ...]:
    """Return the words and live numbers of a reference made in the clause or schedule `here`.

    Raises KeyError if the target has no number in this agreement.
    """
    label = labels[reference.target]
    number = Number(reference.target, label.full)
    if reference.form == "number":
        return (number,)
    word = _WORDS[label.kind]
    if reference.form == "capital":
        word = word.capitalize()
    pieces: tuple[Piece, ...] = (f"{word}\u00a0", number) if word else (number,)
    if label.schedule and label.schedule != here:
        pieces += (" of ", Number(label.schedule, labels[label.schedule].full))
    return pieces


def citation(reference: Reference, labels: Labels, here: str = "") -> str:
    """Return a reference as plain text: 'paragraph 2 of Schedule 1'."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in cite(reference, labels, here))


@lru_cache(maxsize=1024)
def letters(number: int) -> str:
    """Return a, b … z, aa, bb (the letter repeats, as Word counts)."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


@lru_cache(maxsize=1024)
def roman(number: int) -> str:
    """Return i, ii, iii, iv …"""
    steps = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
             (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
    text = ""
    for value, sign in steps:
        text += sign * (number // value)
        number %= value
    return text


def _section(section: Section) -> Iterator[Labels]:
    """The labels of a section, clause by clause; a clause met before under that number is looked up."""
    match section.series:
        case "clauses" | "schedules":
            for number, clause in enumerate(section.body, 1):
                yield _numbered(clause, section.series, number)
        case "parties" | "recitals":
            yield dict(_run_on(section))
        case "none" | "signatures":
            return


def _numbered(clause: Clause, series: Series, number: int) -> Labels:
    known = _labelled(form_of(clause.body))
    place = (clause.key, series, number)
    if place not in known:
        known[place] = dict(_clause(clause, number) if series == "clauses" else _schedule(clause, number))
    return known[place]


def _none_yet(_body: tuple[Block, ...]) -> dict[tuple[str, Series, int], Labels]:
    return {}


_labelled = Memo(_none_yet)


def _clause(clause: Clause, number: int) -> Iterator[tuple[str, Label]]:
    yield clause.key, Label(f"{number}.", str(number), "clause")
    for place, item in enumerate((block for block in _unfolded(clause.body) if isinstance(block, Item)), 1):
        own = f"{number}.{place}"
        yield item.key, Label(own, own, "clause")
        yield from _below(item.body, own, "clause")
    for block in _unfolded(clause.body):
        if isinstance(block, Entry):
            yield from _below(block.body, "", "definition")


def _schedule(clause: Clause, number: int) -> Iterator[tuple[str, Label]]:
    yield clause.key, Label(f"Schedule {number}", f"Schedule {number}", "schedule")
    part = 0
    for block in clause.body:
        if isinstance(block, Part):
            part += 1
            yield block.key, Label(f"Part {part}", f"Part {part}", "part", clause.key)
    for place, item in enumerate(_items(clause.body), 1):
        yield item.key, Label(f"{place}.", str(place), "paragraph", clause.key)
        for inner, sub in enumerate(_items(item.body), 1):
            own = f"{place}.{inner}"
            yield sub.key, Label(own, own, "paragraph", clause.key)
            yield from _below(sub.body, own, "paragraph", clause.key)


def _unfolded(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks, and in place of each list that is set as a table what it lists."""
    for block in blocks:
        if isinstance(block, Listing):
            yield from block.rows
        else:
            yield block


def _items(blocks: tuple[Block, ...]) -> Iterator[Item]:
    for block in _unfolded(blocks):
        if isinstance(block, Item):
            yield block
        elif isinstance(block, Part):
            yield from _items(block.body)


def _below(blocks: tuple[Block, ...], above: str, kind: Kind, schedule: str = "") -> Iterator[tuple[str, Label]]:
    for place, item in enumerate(_items(blocks), 1):
        own = f"({letters(place)})"
        yield item.key, Label(own, above + own, kind, schedule)
        for inner, sub in enumerate(_items(item.body), 1):
            deep = f"({roman(inner)})"
            yield sub.key, Label(deep, f"{above}{own}{deep}", kind, schedule)


def _run_on(section: Section) -> Iterator[tuple[str, Label]]:
    """Parties and recitals: the numbers run on from clause to clause, the headings are not printed."""
    kind: Kind = "party" if section.series == "parties" else "recital"
    items = [item for clause in section.body for item in _items(clause.body)]
    for place, item in enumerate(items, 1):
        own = f"({place})" if kind == "party" else f"({letters(place).upper()})"
        yield item.key, Label(own, own, kind)
        yield from _below(item.body, own, kind)
    first: dict[str, str] = {}
    for clause in section.body:
        inner = next(_items(clause.body), None)
        if inner is not None:
            first[clause.key] = inner.key
    own_of = {item.key: place for place, item in enumerate(items, 1)}
    for key, item_key in first.items():
        place = own_of[item_key]
        own = f"({place})" if kind == "party" else f"({letters(place).upper()})"
        yield key, Label(own, own, kind)
