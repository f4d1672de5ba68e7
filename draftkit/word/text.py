"""Inlines as runs: text, terms, blanks in content controls, live references. Strings, no XML objects: speed."""

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from typing import assert_never

from draftkit.model.agreement import Blank, Definition, Gap, Inline, Reference, Style, Text, Value
from draftkit.model.forms import HOLE
from draftkit.model.numbering import Number, cite
from draftkit.word.marks import STORE, Marks
from draftkit.word.xmltext import escape, quoteattr

BLANKS = "urn:draftkit:blanks:1"
_HIGHLIGHT = '<w:highlight w:val="yellow"/>'
_ROLES: dict[Style, str] = {"plain": "", "strong": "strong", "emphasis": "emphasis"}
_LONGEST_TAG = 64


def write_inlines(inlines: Iterable[Inline], marks: Marks, *, highlight: bool = False) -> str:
    """Return the runs of a paragraph."""
    return "".join([_inline(inline, marks, highlight) for inline in inlines])


@lru_cache(maxsize=16384)
def run(text: str, style: str = "", highlight: bool = False) -> str:
    """Return one run. `style` is the id of a character style."""
    if not text:
        return ""
    properties = (f'<w:rStyle w:val="{style}"/>' if style else "") + (_HIGHLIGHT if highlight else "")
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{shown}{words(text)}</w:r>"


def words(text: str) -> str:
    """Return the w:t of some words. xml:space stands where there is more white than single spaces between words."""
    space = "" if " ".join(text.split()) == text else ' xml:space="preserve"'
    return f"<w:t{space}>{escape(text)}</w:t>"


@lru_cache(maxsize=8192)
def encoded_words(text: str) -> bytes:
    """Return the w:t of some words as it stands in a part."""
    return words(text).encode()


WORDS_OF_HOLE = re.compile(f"<w:t>{HOLE.pattern}</w:t>")
"""What `words` gives for a hole: of a form, all that becomes other XML with other values."""


def field(instruction: str, result: str, highlight: bool = False) -> str:
    """Return a complex field with its result already worked out."""
    properties = f"<w:rPr>{_HIGHLIGHT}</w:rPr>" if highlight else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{properties}{words(result)}</w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _inline(inline: Inline, marks: Marks, highlight: bool) -> str:
    match inline:
        case Text(text, style) | Value(text, _, style):
            return run(text, marks.style(_ROLES[style]), highlight)
        case Definition(term):
            return run(f"“{term}”", marks.style("term"), highlight)
        case Blank():
            return _blank(inline, marks)
        case Gap(width):
            return run("…" * width, "", highlight)
        case Reference():
            return _reference(inline, marks, highlight)
        case _:
            assert_never(inline)


def _blank(blank: Blank, marks: Marks) -> str:
    """A plain-text content control, bound to the file's list of blanks: filled once, filled everywhere."""
    name = marks.blank(blank.path)
    binding = (
        f"<w:dataBinding w:prefixMappings={quoteattr(f'xmlns:b={chr(39)}{BLANKS}{chr(39)}')} "
        f'w:xpath="/b:blanks[1]/b:{name}[1]" w:storeItemID="{STORE}"/>'
    )
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(_short(blank.hint or blank.path))}/>"
        f'<w:tag w:val={quoteattr(_short(blank.path))}/><w:id w:val="{marks.control()}"/>{binding}<w:text/>'
        f"</w:sdtPr><w:sdtContent>{run('[●]', marks.style('blank'), True)}</w:sdtContent></w:sdt>"
    )


def _short(text: str) -> str:
    """Word takes 64 characters of a tag: a longer one ends in a digest, so that it stays unique."""
    clean = " ".join(text.split())
    if len(clean) <= _LONGEST_TAG:
        return clean
    return clean[: _LONGEST_TAG - 9] + "~" + sha256(clean.encode()).hexdigest()[:8]


def _reference(reference: Reference, marks: Marks, highlight: bool) -> str:
    pieces = cite(reference, marks.labels, marks.here)
    return "".join(_piece(piece, pieces, place, marks, highlight) for place, piece in enumerate(pieces))


def _piece(piece: str | Number, pieces: tuple[str | Number, ...], place: int, marks: Marks, highlight: bool) -> str:
    if isinstance(piece, Number):
        switch = "\\n" if marks.labels[piece.target].kind == "part" else "\\w"  # 'Part 1', not 'Schedule 1Part 1'
        return field(f"REF {marks.bookmark(piece.target)} {switch} \\h", marks.number(piece.target), highlight)
    after = pieces[place + 1] if place + 1 < len(pieces) else ""
    if isinstance(after, Number) and marks.number(after.target).casefold().startswith(piece.casefold().strip()):
        return ""  # the frame's own label says "Clause 4" already
    return run(piece, "", highlight)
