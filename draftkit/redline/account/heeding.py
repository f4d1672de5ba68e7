"""What a comparison leaves out of account: the words as the redline gives them, and how to say what was left out."""

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from types import MappingProxyType
from typing import Final, NamedTuple

from draftkit.redline.account.lines import Document, Line
from draftkit.redline.compare import Redline
from draftkit.redline.merge import Told
from draftkit.redline.names import RPR, Element, R, w
from draftkit.word.package import Package, open_package
from draftkit.word.revisions.names import REVISIONS
from draftkit.word.revisions.package import resolve_package

_OF_WORDS: Final = frozenset({"case", "spaces", "pictures"})
"""What decides which words are told: a picture may have words in it."""
_OF_LOOKS: Final = _OF_WORDS | {"formatting", "notes"}
"""What a block may differ in though the redline, heeding less, marks nothing there."""
_NOTES: Final = (w("footnoteReference"), w("endnoteReference"))
_NAMES: Final = {
    "formatting": ("formatting",),
    "case": ("capitals",),
    "spaces": ("spaces",),
    "pictures": ("pictures",),
    "headers": ("headers", "footers"),
    "notes": ("footnotes", "endnotes"),
}
_MOVES: Final = "what moved is told as taken out and put in"


class Heeding(NamedTuple):
    """What is told of a comparison: all of it, unless the user left something out of account."""

    ignored: AbstractSet[str] = frozenset()
    old: Package | None = None
    """The older version with the newer's words where only what is ignored differs; nothing if that is the file's."""
    new: Package | None = None
    """The newer version with the older's words there."""
    headers: tuple[tuple[str, str], ...] = ()
    """Which part of the older version holds the header or footer that a part of the newer holds; '' for none.

    Where a version is read otherwise, the parts are those of what is read.
    """

    def marks(self, one: Told) -> bool:
        """Return whether a group of blocks was changed, and not only in what is ignored."""
        if one.group.state == "same" or self.ignored.isdisjoint(_OF_LOOKS):
            return one.group.state != "same"
        marks = (mark for element in one.elements for mark in element.iter(*REVISIONS))
        return any("notes" not in self.ignored or not _is_of_notes(mark) for mark in marks)

    def sentence(self) -> str:
        """Return what was left out of account as one sentence; '' for nothing."""
        names = [name for what, said in _NAMES.items() if what in self.ignored for name in said]
        left = f"left out of account: {_joined(names)}" if names else ""
        said = "; ".join([left] * bool(left) + [_MOVES] * ("moves" in self.ignored))
        return f"{said[:1].upper()}{said[1:]}." if said else ""


EVERYTHING: Final = Heeding()


def heeding_of(redline: Redline, ignored: Collection[str], *, on_new: bool) -> Heeding:
    """Return what is told of a redline that heeded all but what is `ignored`.

    Where only that differs the redline says what the file says on which it is built: `on_new`, what the newer says.
    """
    left_out = frozenset(ignored)
    if left_out.isdisjoint(_OF_WORDS):
        return Heeding(left_out, headers=tuple((one.old, one.new) for one in redline.headers))
    made = open_package(redline.content, redline.new.name, "compare")
    read = replace(made, parts=MappingProxyType(resolve_package(made, lambda _: not on_new)))
    if on_new:
        return Heeding(left_out, read, None, tuple((one.made, one.new) for one in redline.headers))
    return Heeding(left_out, None, read, tuple((one.old, one.made) for one in redline.headers))


def worded(document: Document, read: Document) -> Document:
    """Return a version with the words that it has as `read`; its numbers and all else are as in the file."""
    if document.blocks != read.blocks:
        return document
    lines: list[Line] = []
    of_block: dict[int, range] = {}
    for block in range(document.blocks):
        start = len(lines)
        lines += _worded(_lines_of(document, block), _lines_of(read, block))
        of_block[block] = range(start, len(lines))
    return document._replace(lines=tuple(lines), of_block=of_block)


def _is_of_notes(mark: Element) -> bool:
    """Whether what went or came is a reference to a note."""
    content = [child.tag for run in mark.iter(R) for child in run if child.tag != RPR]
    return bool(content) and all(tag in _NOTES for tag in content)


def _lines_of(document: Document, block: int) -> list[Line]:
    return [document.lines[n] for n in document.of_block.get(block, ())]


def _worded(lines: Sequence[Line], read: Sequence[Line]) -> Sequence[Line]:
    """A block whose lines are not as many, for words in a picture, is taken as it was read."""
    if len(lines) != len(read):
        return read
    return [
        line if line.text == other.text else line._replace(cells=other.cells)
        for line, other in zip(lines, read, strict=True)
    ]


def _joined(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
