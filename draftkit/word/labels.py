"""The labels of a finished document, whoever wrote the file: the number of every paragraph, as Word prints it.

`numbering_part` reads which list and level each paragraph has, `counting` counts.
"""

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from draftkit.word.counting import Counters, Instance, Label, Level, MultilevelList, field_value
from draftkit.word.numbering_part import Numbering
from draftkit.word.ooxml import MC, P, parse, w

__all__ = ["Counters", "Instance", "Label", "Labelled", "Level", "MultilevelList", "Numbering", "document_labels",
           "field_value", "label_paragraphs", "paragraph_text"]  # fmt: skip

Element = etree._Element


class Labelled(NamedTuple):
    """A paragraph: its place among all w:p of the document, its label if it has one, its text."""

    position: int
    label: Label | None
    text: str


def document_labels(document_xml: bytes, numbering_xml: bytes | None, styles_xml: bytes | None) -> list[Labelled]:
    """Return every paragraph of the document with its label, in reading order."""
    root = parse(document_xml)
    labels = label_paragraphs(root, Numbering.read(numbering_xml, styles_xml))
    return [
        Labelled(position, label, paragraph_text(paragraph))
        for position, (paragraph, label) in enumerate(zip(root.iter(P), labels, strict=True))
    ]


def label_paragraphs(root: Element, numbering: Numbering) -> list[Label | None]:
    """Return the label of each w:p below `root`, in the order of `root.iter`.

    A text box is in the file twice, for newer and for older programs: the older copy does not count.
    """
    counters = Counters(numbering.instances)
    copies = list(root.iter(f"{{{MC}}}Fallback"))
    doubled = {paragraph for copy in copies for paragraph in copy.iter(P)}
    labels: list[Label | None] = []
    for paragraph in root.iter(P):
        place = None if paragraph in doubled else numbering.place(paragraph)
        labels.append(None if place is None else counters.step(*place))
    return labels


def paragraph_text(paragraph: Element) -> str:
    """Return the words of a w:p as they stand once all changes are accepted: no instructions, no text boxes."""
    pieces: list[str] = []
    for element in paragraph.iter(*_TEXT):
        if element.tag == _T:
            if not _elsewhere(element, paragraph):
                pieces.append(element.text or "")
        elif element.getparent().tag == _RUN and not _elsewhere(element, paragraph):  # type: ignore[union-attr]
            pieces.append(_TEXT[element.tag])
    return "".join(pieces)


_T, _RUN = w("t"), w("r")
_TEXT: Mapping[str, str] = {_T: "", w("tab"): "\t", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "\u2011"}
_GONE = {w("del"), w("moveFrom"), f"{{{MC}}}Fallback"}


def _elsewhere(element: Element, paragraph: Element) -> bool:
    """Return whether the text belongs to a paragraph in a text box, or was deleted."""
    for ancestor in element.iterancestors():
        if ancestor is paragraph:
            return False
        if ancestor.tag == P or ancestor.tag in _GONE:
            return True
    return True
