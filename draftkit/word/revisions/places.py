"""Where in a Word file something stands, in the words of a person who looks for it."""

from dataclasses import dataclass, field

from draftkit.word.ooxml import VAL, w
from draftkit.word.revisions.names import Element

_PARTS = {w("hdr"): "header", w("ftr"): "footer", w("numbering"): "numbering", w("glossaryDocument"): "building blocks"}
_NOTES = {w("footnote"): "footnote", w("endnote"): "endnote", w("comment"): "comment"}
_TYPE, _STYLE, _STYLE_ID, _NAME = w("type"), w("style"), w("styleId"), w("name")
NOTES = frozenset({*_NOTES, _STYLE})
"""What within a part has a place of its own."""


@dataclass(slots=True)
class Place:
    """A place on the way through one part: the paragraphs and tables counted as they are met."""

    part: str = ""
    """What the part is called, with its number where there are several: 'header 2'; nothing for the main part."""
    note: str = ""
    paragraph: int = 0
    table: int = 0
    rows: list[tuple[int, int]] = field(default_factory=list)
    """The table and row it is in; with a table within a table the last is the innermost."""
    notes: int = 0

    def enter(self, element: Element) -> None:
        """Go into a footnote, comment or style: what is in it is counted from 1."""
        if element.tag == _STYLE:
            name = element.find(_NAME)
            self.note = f"style {element.get(_STYLE_ID, '') if name is None else name.get(VAL, '')}"
            return
        if element.get(_TYPE, "normal") == "normal":
            self.notes += 1
        self.note = f"{_NOTES[str(element.tag)]} {self.notes}"
        self.paragraph = self.table = 0

    def __str__(self) -> str:
        if self.rows:
            spot = "table {}, row {}".format(*self.rows[0])
        else:
            spot = f"paragraph {self.paragraph}" if self.paragraph else ""
        return ", ".join(word for word in (self.part, self.note, spot) if word)


def part_name(root: Element, count: int) -> str:
    """Return what a part is called; `count` says which of its kind it is."""
    name = _PARTS.get(str(root.tag), "")
    return f"{name} {count}" if name in ("header", "footer") else name
