"""The pen: revision marks as Word writes them, in the name of one author at one time."""

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from draftkit.redline.looks import look
from draftkit.redline.names import (
    AUTHOR,
    BINDING,
    BINDING_2012,
    DATE,
    DEL,
    ID,
    INS,
    MOVE_FROM,
    MOVE_TO,
    RPR,
    SDTCONTENT,
    SDTPR,
    SECTPR,
    SPACE,
    Element,
    R,
    T,
    copy,
    make,
    shell,
    w,
)

Hand = Literal["same", "gone", "new", "moved from", "moved to"]
"""How something stands in the redline."""

TAGS: Final = {"gone": DEL, "new": INS, "moved from": MOVE_FROM, "moved to": MOVE_TO}
_FIRST: Final = (INS, DEL, MOVE_FROM, MOVE_TO)
_GONE_TEXT: Final = {T: w("delText"), w("instrText"): w("delInstrText")}
UNNUMBERED: Final = "0"
"""Every revision gets its number when the whole is done."""


class Pen(NamedTuple):
    """Who is said to have made the changes, and when (ISO 8601; '' for not saying)."""

    author: str
    date: str

    def mark(self, like: Element, tag: str) -> Element:
        """Return an empty revision mark; `like` lends its namespaces."""
        when = {DATE: self.date} if self.date else {}
        return make(like, tag, {ID: UNNUMBERED, AUTHOR: self.author, **when})

    def write(self, line: list[Element], hand: Hand, made: Iterable[Element]) -> None:
        """Add elements to a line as what they are, joining marks of one kind that stand together."""
        for element in made:
            if hand == "same":
                line.append(element)
                continue
            if not line or line[-1].tag != TAGS[hand] or line[-1].get(AUTHOR) != self.author:
                line.append(self.mark(element, TAGS[hand]))
            line[-1].append(element)

    def run(self, run: Element, content: Iterable[Element], hand: Hand, before: Element | None = None) -> Element:
        """Return a run with the formatting of `run`, which was that of `before` where that is given."""
        made = shell(run)
        properties = run.find(RPR)
        if properties is not None:
            made.append(copy(properties))
        if before is not None:
            self.note_run(made, before.find(RPR))
        made.extend(_gone(child) if hand == "gone" else child for child in content)
        return made

    def note_run(self, holder: Element, before: Element | None) -> None:
        """Say in a run, or in the properties of a paragraph, that its w:rPr was another."""
        properties = holder.find(RPR)
        if look(properties) == look(before):
            return
        if properties is None:
            properties = make(holder, RPR)
            holder.insert(0 if holder.tag == R else _rank_of_mark(holder), properties)
        change = self.mark(properties, w("rPrChange"))
        change.append(_plain(before, RPR, properties))
        properties.append(change)

    def note(self, holder: Element, before: Element | None, drop: tuple[str, ...] = ()) -> None:
        """Say in properties (w:pPr, w:tblPr …) that they were others. `drop`: what the record may not hold."""
        change = self.mark(holder, f"{holder.tag}Change")
        record = _plain(before, holder.tag, holder)
        for child in list(record):
            if child.tag in drop:
                record.remove(child)
        change.append(record)
        holder.append(change)

    def mark_end(self, properties: Element, hand: Hand) -> None:
        """Say in the properties of a paragraph that its mark went or came."""
        if hand == "same":
            return
        inner = properties.find(RPR)
        if inner is None:
            inner = make(properties, RPR)
            properties.insert(_rank_of_mark(properties), inner)
        inner.insert(0, self.mark(inner, TAGS[hand]))


def controlled(control: Element, content: list[Element], hand: Hand, pen: Pen) -> list[Element]:
    """Return a content control, in a line or round blocks, with marks on its two tags if it went or came."""
    made = shell(control)
    made.extend(copy(child) for child in control if child.tag in (SDTPR, w("sdtEndPr")))
    inner = make(control, SDTCONTENT)
    made.append(inner)
    if hand == "same":
        inner.extend(content)
        if next(inner.iter(*TAGS.values()), None) is not None:
            _unbind(made)
        return [made]
    if hand != "gone":
        _unbind(made)
    name = {"gone": "Del", "new": "Ins", "moved from": "MoveFrom", "moved to": "MoveTo"}[hand]
    start, end = w(f"customXml{name}RangeStart"), w(f"customXml{name}RangeEnd")
    inner.extend([_closing(control, end), *content, pen.mark(control, start)])
    if hand in ("gone", "moved from"):
        _unbind(made)
    return [pen.mark(control, start), made, _closing(control, end)]


def _unbind(control: Element) -> None:
    """Let Word not put back, over tracked changes, what is kept of the words elsewhere."""
    for properties in control.iterchildren(SDTPR):
        for binding in [*properties.iterchildren(BINDING, BINDING_2012)]:
            properties.remove(binding)


def _closing(like: Element, tag: str) -> Element:
    """The end of a range: its number is given together with that of its start."""
    return make(like, tag, {ID: "0"})


def _rank_of_mark(properties: Element) -> int:
    """Where w:rPr stands in w:pPr: last but for the section and the record of a change."""
    late = {SECTPR, w("pPrChange")}
    return next((n for n, child in enumerate(properties) if child.tag in late), len(properties))


def _plain(properties: Element | None, tag: str, like: Element) -> Element:
    if properties is None:
        return make(like, tag)
    made = copy(properties)
    for child in [c for c in made if c.tag.endswith("Change") or (tag == RPR and c.tag in _FIRST)]:
        made.remove(child)
    return made


def _gone(child: Element) -> Element:
    name = _GONE_TEXT.get(child.tag)
    if name is None:
        return child
    made = make(child, name, {SPACE: "preserve"})
    made.text = child.text
    return made


def text_element(like: Element, text: str) -> Element:
    """Return w:t, told to keep its spaces where it has any at an end."""
    kept = {SPACE: "preserve"} if text != text.strip() or "  " in text else {}
    made = make(like, T, kept)
    made.text = text
    return made
