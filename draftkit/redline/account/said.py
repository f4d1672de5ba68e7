"""What a paragraph says: its words as they are read, and which of them are references, links, bold or blank."""

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from draftkit.redline.names import (
    ALTERNATE,
    FLDCHAR,
    FLDSIMPLE,
    HYPERLINK,
    INSTR,
    MATH_TEXT,
    OMATH,
    OMATHPARA,
    PPR,
    RPR,
    SDT,
    SDTCONTENT,
    SDTPR,
    TXBX,
    VAL,
    Element,
    P,
    R,
    T,
    w,
)
from draftkit.word.ooxml import MC, is_on
from draftkit.word.ooxml import R as LINKS

Span = tuple[int, int]


class Ref(NamedTuple):
    """A field that cites a bookmark, and the words it shows."""

    start: int
    end: int
    target: str


class Link(NamedTuple):
    """Words that lead somewhere when they are clicked: to an address, or, after '#', to a bookmark of the file."""

    start: int
    end: int
    target: str


class Said(NamedTuple):
    """The words of a paragraph or cell."""

    text: str
    refs: tuple[Ref, ...] = ()
    bold: tuple[Span, ...] = ()
    blanks: tuple[Span, ...] = ()
    """Content controls that show their placeholder."""
    links: tuple[Link, ...] = ()


_SIGNS: Final = {
    w("tab"): "\t", w("ptab"): "\t", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "\u2011", w("softHyphen"): "",
}  # fmt: skip
_RECKONED: Final = frozenset({"PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES", "TOC", "DATE", "TIME", "NUMCHARS"})
_SILENT: Final = frozenset({PPR, RPR, SDTPR, w("sdtEndPr"), w("smartTagPr"), w("customXmlPr"), w("tcPr"), w("fldData")})
_CITING: Final = frozenset({"REF", "NOTEREF", "HYPERLINK"})
_LEADING: Final = re.compile(r'\s*HYPERLINK\b\s*(?:"([^"]*)"|([^\\\s]\S*))?', re.IGNORECASE)
_NO_ADDRESSES: Final[Mapping[str, str]] = MappingProxyType({})


def say(paragraph: Element, bold_styles: Collection[str], addresses: Mapping[str, str] = _NO_ADDRESSES) -> Said:
    """Return what a w:p says. What stands in text boxes is not part of it, nor are page numbers.

    `addresses`: where the links of its part of the file lead, by the id of their relationship.
    """
    voice = _Voice(bold_styles, addresses)
    voice.hear(paragraph)
    return Said("".join(voice.words), tuple(voice.refs), _joined(voice.bold), tuple(voice.blanks), tuple(voice.links))


def join(parts: Collection[Said], between: str = " ") -> Said:
    """Return several as one, such as the paragraphs of a cell."""
    made, at = Said(""), 0
    for part in parts:
        at = len(made.text) + len(between) if made.text else 0
        text = made.text + between + part.text if made.text else part.text
        made = Said(
            text,
            (*made.refs, *(Ref(r.start + at, r.end + at, r.target) for r in part.refs)),
            (*made.bold, *((s + at, e + at) for s, e in part.bold)),
            (*made.blanks, *((s + at, e + at) for s, e in part.blanks)),
            (*made.links, *(Link(k.start + at, k.end + at, k.target) for k in part.links)),
        )
    return made


def boxed(paragraph: Element) -> Iterator[Element]:
    """Yield the paragraphs in the text boxes of a paragraph, once each."""
    for box in paragraph.iter(TXBX):
        if not any(parent.tag == f"{{{MC}}}Fallback" for parent in box.iterancestors()):
            yield from box.iter(P)


class _Field:
    """A field that has begun: its instruction, and where its result starts."""

    def __init__(self) -> None:
        self.said, self.start = "", -1

    @property
    def name(self) -> str:
        return self.said.split()[0].upper() if self.said.split() else ""

    @property
    def target(self) -> str:
        words = self.said.split()
        if self.name == "HYPERLINK":
            return words[words.index("\\l") + 1].strip('"') if "\\l" in words[:-1] else ""
        return words[1] if len(words) > 1 else ""

    @property
    def leads_to(self) -> str:
        """Where a link leads; '' for any other field."""
        found = _LEADING.match(self.said)
        return _destination(found[1] or found[2] or "", self.target) if found else ""


class _Voice:
    """Reads a paragraph aloud, noting what is worth noting."""

    def __init__(self, bold_styles: Collection[str], addresses: Mapping[str, str]) -> None:
        self._styles, self._addresses = bold_styles, addresses
        self.words: list[str] = []
        self.refs: list[Ref] = []
        self.bold: list[Span] = []
        self.blanks: list[Span] = []
        self.links: list[Link] = []
        self._at = 0
        self._fields: list[_Field] = []

    def hear(self, holder: Element) -> None:
        """Read all that stands in a paragraph or in something in a line."""
        for child in holder:
            if child.tag == R:
                self._run(child)
            elif child.tag == SDT:
                self._control(child)
            elif child.tag == FLDSIMPLE:
                self._simple(child)
            elif child.tag == HYPERLINK:
                self._link(child)
            elif child.tag in (OMATH, OMATHPARA):
                self._say("".join(t.text or "" for t in child.iter(MATH_TEXT)))
            elif isinstance(child.tag, str) and child.tag not in _SILENT and child.tag != P:
                self.hear(child)

    def _say(self, text: str) -> None:
        if all(field.start >= 0 and field.name not in _RECKONED for field in self._fields):
            self.words.append(text)
            self._at += len(text)

    def _run(self, run: Element) -> None:
        start = self._at
        for child in run:
            if child.tag == T:
                self._say(child.text or "")
            elif child.tag in _SIGNS:
                self._say(_SIGNS[child.tag])
            elif child.tag == FLDCHAR:
                self._field(child.get(w("fldCharType"), ""))
            elif child.tag == INSTR and self._fields:
                self._fields[-1].said += child.text or ""
            elif child.tag == ALTERNATE and child.find(f".//{TXBX}") is None:
                self._alternative(child)
        if self._at > start and self._is_bold(run):
            self.bold.append((start, self._at))

    def _alternative(self, alternate: Element) -> None:
        choice = alternate.find(f"{{{MC}}}Choice")
        if choice is not None:
            self._say("".join(t.text or "" for t in choice.iter(T)))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].start = self._at
        elif self._fields and kind == "end":
            self._cite(self._fields.pop())

    def _simple(self, field: Element) -> None:
        made = _Field()
        made.said, made.start = field.get(w("instr"), ""), self._at
        self._fields.append(made)
        self.hear(field)
        self._cite(self._fields.pop())

    def _link(self, link: Element) -> None:
        start = self._at
        self.hear(link)
        address = self._addresses.get(link.get(f"{{{LINKS}}}id", ""), "")
        self._lead(start, _destination(address, link.get(w("anchor"), "")))

    def _lead(self, start: int, target: str) -> None:
        """Note a link from there to here; one that was cut in two is one."""
        if not target or not self._at > start >= 0:
            return
        before = self.links[-1] if self.links else None
        if before is not None and (before.end, before.target) == (start, target):
            start = self.links.pop().start
        self.links.append(Link(start, self._at, target))

    def _cite(self, field: _Field) -> None:
        self._lead(field.start, field.leads_to)
        if field.name in _CITING and field.target and self._at > field.start >= 0:
            self.refs.append(Ref(field.start, self._at, field.target))

    def _control(self, control: Element) -> None:
        content, start = control.find(SDTCONTENT), self._at
        if content is not None:
            self.hear(content)
        if self._at > start and is_on(control.find(f"{SDTPR}/{w('showingPlcHdr')}")):
            self.blanks.append((start, self._at))

    def _is_bold(self, run: Element) -> bool:
        properties = run.find(RPR)
        if properties is None:
            return False
        own = properties.find(w("b"))
        if own is not None:
            return is_on(own)
        style = properties.find(w("rStyle"))
        return style is not None and style.get(VAL) in self._styles


def _destination(address: str, bookmark: str) -> str:
    return f"{address}#{bookmark}" if bookmark else address


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    made: list[Span] = []
    for start, end in spans:
        if made and made[-1][1] == start:
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return tuple(made)
