"""The fields of a Word file as they stand: instruction, cached result, and whether they are whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from draftkit.word.ooxml import P, w

Element = etree._Element


@dataclass(slots=True)
class Field:
    """One field. `nested` stands in the instruction where another field begins."""

    at: Element
    parts: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    separated: bool = False
    end: Element | None = None
    deleted: bool = False
    """It stands in a tracked deletion."""

    @property
    def closed(self) -> bool:
        """Return whether its end is there."""
        return self.end is not None

    @property
    def instruction(self) -> str:
        """Return what the field asks for: 'REF _Ref1 \\w \\h'."""
        return "".join(self.parts).strip()

    @property
    def name(self) -> str:
        """Return its first word in capitals; a name that is itself a field comes back as NESTED."""
        match = _NAME.match(self.instruction)
        return match[0].upper() if match else ""

    @property
    def result(self) -> str:
        """Return the text that is cached as its result."""
        return "".join(self.shown)

    @property
    def paragraph(self) -> Element | None:
        """Return the paragraph it begins in."""
        return next(self.at.iterancestors(P), None)


NESTED = "\x00"
_NAME = re.compile(r"[A-Za-z]+|\x00")
_CHAR, _INSTR, _GONE, _SIMPLE = w("fldChar"), w("instrText"), w("delInstrText"), w("fldSimple")
_TEXT, _TAB, _RUN = w("t"), w("tab"), w("r")
_TYPE, _INSTR_OF = w("fldCharType"), w("instr")
_BOX = w("txbxContent")
_NOTES = {w("footnotes"), w("endnotes"), w("comments")}


def stories(root: Element) -> Iterator[Element]:
    """Return the stretches of a part within which fields must close: the part, each note, each text box."""
    yield from root if root.tag in _NOTES else (root,)
    yield from root.iter(_BOX)


def read_fields(story: Element) -> tuple[list[Field], list[Element]]:
    """Return the fields of one story in the order they begin, and the field characters that belong to none."""
    found: list[Field] = []
    open_fields: list[Field] = []
    stray: list[Element] = []
    for element in _of_story(story):
        tag = element.tag
        if tag == _CHAR:
            _take(element, found, open_fields, stray)
        elif tag == _SIMPLE:
            text = "".join(inner.text or "" for inner in element.iter(_TEXT))
            found.append(Field(element, [element.get(_INSTR_OF, "")], [text], separated=True, end=element))
        elif not open_fields:
            if tag in (_INSTR, _GONE):
                stray.append(element)
        elif tag in (_INSTR, _GONE):
            open_fields[-1].parts.append(element.text or "")
            open_fields[-1].deleted |= tag == _GONE
        else:
            _show(element, open_fields)
    return found, stray


def _take(element: Element, found: list[Field], open_fields: list[Field], stray: list[Element]) -> None:
    kind = element.get(_TYPE)
    if kind == "begin":
        if open_fields and not open_fields[-1].separated:
            open_fields[-1].parts.append(NESTED)
        open_fields.append(Field(element))
        found.append(open_fields[-1])
    elif not open_fields or (kind == "separate" and open_fields[-1].separated):
        stray.append(element)
    elif kind == "separate":
        open_fields[-1].separated = True
    elif kind == "end":
        open_fields.pop().end = element


def _show(element: Element, open_fields: list[Field]) -> None:
    """Add text to the result of every field it stands in; text in an instruction is part of no result."""
    if element.tag == _TEXT:
        text = element.text or ""
    else:
        parent = element.getparent()
        text = "\t" if parent is not None and parent.tag == _RUN else ""
    for holder in reversed(open_fields):
        if not holder.separated:
            return
        holder.shown.append(text)


def _of_story(story: Element) -> Iterator[Element]:
    """Return what matters of a story, without the text boxes in it (they are stories of their own)."""
    elements = story.iter(_CHAR, _INSTR, _GONE, _SIMPLE, _TEXT, _TAB)
    if all(box is story for box in story.iter(_BOX)):
        yield from elements
        return
    for element in elements:
        if next((above for above in element.iterancestors() if above is story or above.tag == _BOX), None) is story:
            yield element
