"""The tracked changes of a Word file as a list a person can read and choose from."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from draftkit.word.package import Package
from draftkit.word.revisions.names import Element
from draftkit.word.revisions.package import revised_roots
from draftkit.word.revisions.places import part_name
from draftkit.word.revisions.stretch import Stretch
from draftkit.word.revisions.stretches import Walk


class Revision(NamedTuple):
    """One tracked change as Word's reviewing pane counts it: one contiguous stretch of one person at one time."""

    number: int
    """From 1, in reading order: the main part, then headers, footers, notes, comments, styles, numbering."""
    kind: str
    author: str
    date: str
    """As the file has it: '2026-11-23T09:00:00Z'; mostly local time, whatever the Z says."""
    part: str
    text: str
    """The words concerned, whole; '¶' is a paragraph mark."""
    place: str


def list_revisions(package: Package) -> tuple[Revision, ...]:
    """Return every tracked change of a Word file."""
    return tuple(found for found, _ in find_revisions(revised_roots(package)))


def find_revisions(roots: Mapping[str, Element]) -> tuple[tuple[Revision, tuple[Element, ...]], ...]:
    """Return every change in these parts with the elements to resolve it by; the halves of a move share them."""
    kinds: Counter[str] = Counter()
    found: list[tuple[str, Stretch]] = []
    for part, root in roots.items():
        kinds[str(root.tag)] += 1
        found += ((part, stretch) for stretch in Walk(root, part_name(root, kinds[str(root.tag)])).stretches())
    moves: dict[str, list[Element]] = {}
    for _, stretch in found:
        if stretch.name:
            moves.setdefault(stretch.name, []).extend(stretch.elements)
    return tuple(
        (
            Revision(number, stretch.kind, stretch.author, stretch.date, part, stretch.text, stretch.place),
            tuple(moves[stretch.name] if stretch.name else stretch.elements),
        )
        for number, (part, stretch) in enumerate(found, 1)
    )
