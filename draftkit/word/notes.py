"""Drafting notes: margin comments or footnotes, one a flagged clause. A final has none."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from draftkit.memo import Memo
from draftkit.model.agreement import Clause, Flag
from draftkit.model.notes import lead_of, reasons_of, source_of
from draftkit.word.marks import Marks
from draftkit.word.ooxml import W, parse
from draftkit.word.text import run

Notes = Literal["comments", "footnotes", "none"]
AUTHOR, INITIALS = "draftkit", "DK"


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EMPTY = (
    f'{_HEAD}<w:footnotes xmlns:w="{W}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


class Note(NamedTuple):
    """One note: its id in its part, and its paragraphs."""

    id: int
    paragraphs: tuple[str, ...]


def note_paragraphs(clause: Clause, flag: Flag) -> tuple[str, ...]:
    """Return what a drafter should know of a clause: why it is here, what to weigh, which text it is."""
    return tuple([text for text in (_first(flag), flag.note, source_of(clause)) if text])


def _find_first(flag: Flag) -> str:
    return f"{lead_of(flag)}: {reasons_of(flag)}"


_first = Memo(_find_first)


def comment_marks(id_: int, marks: Marks) -> tuple[str, str]:
    """Return what stands before and after the words a comment is on."""
    style = f'<w:rPr><w:rStyle w:val="{marks.style("comment.mark")}"/></w:rPr>'
    mark = f'<w:r>{style}<w:commentReference w:id="{id_}"/></w:r>'
    return f'<w:commentRangeStart w:id="{id_}"/>', f'<w:commentRangeEnd w:id="{id_}"/>{mark}'


def footnote_mark(id_: int, marks: Marks) -> str:
    """Return the mark of a footnote, which follows the words it is on."""
    style = f'<w:rPr><w:rStyle w:val="{marks.style("footnote.mark")}"/></w:rPr>'
    return f'<w:r>{style}<w:footnoteReference w:id="{id_}"/></w:r>'


def footnote_words(note: Note) -> str:
    """Return what a footnote says: a printed page has no room for which file a clause comes from."""
    return "Drafting note: " + " ".join(note.paragraphs[:-1])


def write_comments(notes: Iterable[Note], marks: Marks, date: str) -> bytes:
    """Return comments.xml. Without a date of the draft the comments carry none: no clock is read."""
    stamp = f' w:date="{date}T00:00:00Z"' if date else ""
    comments = "".join(
        f'<w:comment w:id="{note.id}" w:author="{AUTHOR}"{stamp} w:initials="{INITIALS}">'
        f"{_comment_paragraphs(note, marks)}</w:comment>"
        for note in notes
    )
    return f'{_HEAD}<w:comments xmlns:w="{W}">{comments}</w:comments>'.encode()


def add_footnotes(part: bytes | None, notes: Iterable[Note], marks: Marks) -> bytes:
    """Return footnotes.xml: the frame's, if it has one, with the notes put in behind its own."""
    from lxml import etree

    root = parse(part or _EMPTY.encode())
    made = "".join(f'<w:footnote w:id="{note.id}">{_footnote(note, marks)}</w:footnote>' for note in notes)
    root.extend(parse(f'<w:footnotes xmlns:w="{W}">{made}</w:footnotes>'.encode()))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _comment_paragraphs(note: Note, marks: Marks) -> str:
    style = f'<w:pPr><w:pStyle w:val="{marks.style("comment")}"/></w:pPr>'
    mark = f'<w:r><w:rPr><w:rStyle w:val="{marks.style("comment.mark")}"/></w:rPr><w:annotationRef/></w:r>'
    return "".join(
        f"<w:p>{style}{mark if place == 0 else ''}{run(text)}</w:p>" for place, text in enumerate(note.paragraphs)
    )


def _footnote(note: Note, marks: Marks) -> str:
    style = f'<w:pPr><w:pStyle w:val="{marks.style("footnote")}"/></w:pPr>'
    mark = f'<w:r><w:rPr><w:rStyle w:val="{marks.style("footnote.mark")}"/></w:rPr><w:footnoteRef/></w:r>'
    return f"<w:p>{style}{mark}{run(' ' + footnote_words(note))}</w:p>"
