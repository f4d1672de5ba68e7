"""The body of a Word file: every line and table as XML, with its bookmarks, notes and brackets.

A clause is written once for all documents in which it has the same form and cites the same numbers; its values are
put in each time.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from draftkit.memo import Memo, keep
from draftkit.model.numbering import Labels
from draftkit.model.walk import plain
from draftkit.word.contents import Heading
from draftkit.word.count import Counted, Numbered, Settled
from draftkit.word.frame import Frame
from draftkit.word.lines import Grid, Group, Line, Piece, Pieces, Rows, lines_of, references
from draftkit.word.marks import Clash, Marks, clause_bookmark, note_id
from draftkit.word.notes import Note, Notes, comment_marks, footnote_mark, note_paragraphs
from draftkit.word.ooxml import parse, w
from draftkit.word.parts import footnotes_part
from draftkit.word.rows import write_rows
from draftkit.word.tables import write_execution, write_table
from draftkit.word.text import WORDS_OF_HOLE, encoded_words, run, write_inlines


class Body(NamedTuple):
    """What writing the body gives: its XML, and what the rest of the file must say of it."""

    xml: bytes
    headings: tuple[Heading, ...]
    notes: dict[str, Note]
    """The note on each flagged clause, by key."""
    blanks: tuple[str, ...]
    """The paths of the blanks, in order."""
    marks: Marks
    """For what is written around the body."""


class _Written(NamedTuple):
    """One group as XML, and what it marked."""

    xml: tuple[bytes, ...]
    """What stands before, between and after the values."""
    holes: tuple[int, ...]
    """Which value stands where, by the number of its hole."""
    ids: tuple[tuple[str, int], ...]
    blanks: tuple[str, ...]

    def filled(self, values: tuple[str, ...]) -> bytes:
        """Return the XML with the values in it."""
        if not self.holes:
            return self.xml[0]
        words = [encoded_words(values[hole]) for hole in self.holes]
        return b"".join(chain.from_iterable(zip(self.xml, (*words, b""), strict=True)))


def write_body(document: Counted, frame: Frame, kind: Notes, *, identity: bool = True) -> Body:
    """Return the XML of a document's lines. `kind` says whether flags become comments, footnotes or nothing.

    With `identity` a hidden bookmark round each clause says which it is: for a draft, and never in a final.
    """
    for salt in range(100):
        try:
            return _write(document, frame, kind, identity, salt)
        except Clash:
            continue
    raise AssertionError("a hundred salts and still two marks of one document have the same id")


def _write(document: Counted, frame: Frame, kind: Notes, identity: bool, salt: int) -> Body:
    groups, labels, numbered, settled = document
    cited = _cited(groups, labels)
    notes = _notes(groups, kind, frame, salt)
    marked = {key: (kind, note.id) for key, note in notes.items()}
    written = [
        _group(group, own, numbered, labels, frame, marked.get(group.key), identity, cited, salt)
        for group, own in zip(groups, settled, strict=True)
    ]
    ids = [id_ for each in written for id_ in each.ids] + [("note", note.id) for note in notes.values()]
    if len(set(ids)) != len(ids):
        raise Clash
    marks = Marks(labels, numbered.full, frame.styles, "", salt)
    blanks = tuple(dict.fromkeys(path for each in written for path in each.blanks))
    xml = b"".join([each.filled(group.values) for group, each in zip(groups, written, strict=True)])
    headings = tuple([_heading(line, group, numbered, marks) for group in groups if (line := group.heading)])
    return Body(xml, headings, notes, blanks, marks)


def _group(
    group: Group,
    settled: Settled,
    numbered: Numbered,
    labels: Labels,
    frame: Frame,
    mark: tuple[Notes, int] | None,
    identity: bool,
    cited: frozenset[str],
    salt: int,
) -> _Written:
    """The XML of a group: looked up if the same pieces were written before with the same settings.

    The numbers beside its lines are the frame's to print.
    """
    own = (_keys(group.pieces) & cited, group.key in cited)
    _, lists, cites, columns = settled
    facts = (frame, lists, cites, columns, group.key, mark, identity, group.undecided, salt, own)
    known = _written(group.pieces)
    found = known.get(facts)
    if found is None:
        found = _Writer(group, columns, numbered, labels, frame, mark, identity, cited, salt).write()
        keep(known, facts, found, _MOST)
    return found


_MOST = 16
"""How many ways of writing one clause are kept."""
_STEP = 480
"""Twips from a label in a cell to its words, and from one level to the next."""


def _heading(line: Line, group: Group, numbered: Numbered, marks: Marks) -> Heading:
    words = plain(line.content)
    shown = f"[{words}]" if group.undecided else words
    return Heading(numbered.own.get(line.key, ""), shown, marks.toc_bookmark(line.key), 0, line.key)


class _Writer:
    """Writes one group."""

    def __init__(
        self,
        group: Group,
        columns: tuple[tuple[int, ...], ...],
        numbered: Numbered,
        labels: Labels,
        frame: Frame,
        mark: tuple[Notes, int] | None,
        identity: bool,
        cited: frozenset[str],
        salt: int,
    ) -> None:
        self._group, self._frame, self._cited = group, frame, cited
        self._marks = Marks(labels, numbered.full, frame.styles, group.key, salt)
        self._before, self._after = _note_marks(mark, self._marks)
        self._numbered = numbered
        self._columns = iter(columns)
        lines = [line for piece in group.pieces for line in lines_of(piece)]
        self._first_numbered = next((line for line in lines if line.key), lines[0] if lines else None)
        self._identity = self._marks.span(clause_bookmark(group.key)) if identity and group.key else ("", "")

    def write(self) -> _Written:
        xml = "".join([self._piece(place, piece) for place, piece in enumerate(self._group.pieces)])
        pieces = WORDS_OF_HOLE.split(xml)
        between, holes = tuple([words.encode() for words in pieces[::2]]), tuple(map(int, pieces[1::2]))
        return _Written(between, holes, tuple(self._marks.ids), tuple(self._marks.blanks))

    def _piece(self, place: int, piece: Piece) -> str:
        brackets, highlight = self._brackets(place), self._group.undecided
        match piece:
            case Line():
                return self._line(place, piece)
            case Grid():
                widths = next(self._columns)
                table = write_table(piece.table, self._marks, widths, piece.indent, brackets, highlight=highlight)
            case Rows():
                table = write_rows(piece, self._marks, next(self._columns), brackets, highlight, self._in_cell)
            case _:
                width = self._frame.estimator.area.width
                table = write_execution(piece.execution.signings, self._marks, width)
        return table + self._spacer(place)

    def _line(self, place: int, line: Line) -> str:
        opening, closing = self._brackets(place)
        first, last = self._is_first(place), self._is_last(place)
        words = write_inlines(line.content, self._marks, highlight=self._group.undecided)
        starts, ends = self._bookmarks(line)
        return "".join(
            (
                f"<w:p><w:pPr>{self._frame.properties(line.role, self._numbered.instances.get(line.list_, 0))}</w:pPr>",
                self._identity[0] + self._before if first else "",
                starts,
                run(opening, "", True),
                words,
                run(closing, "", True),
                ends,
                self._after if first else "",
                self._identity[1] if last else "",
                "</w:p>",
            )
        )

    def _in_cell(self, line: Line, brackets: tuple[str, str]) -> str:
        """A line in a cell of a list set as a table."""
        opening, closing = brackets
        words = write_inlines(line.content, self._marks, highlight=self._group.undecided)
        starts, ends = self._bookmarks(line)
        properties = self._properties_in_cell(line)
        words = f"{starts}{run(opening, '', True)}{words}{run(closing, '', True)}{ends}"
        return f"<w:p><w:pPr>{properties}</w:pPr>{words}</w:p>"

    def _properties_in_cell(self, line: Line) -> str:
        """What stands in w:pPr of a line in a cell."""
        if not line.key:
            return self._frame.properties(line.role)
        number = self._numbered.instances.get(line.list_, 0)
        left = _STEP * (2 if line.role == "definition.3" else 1)
        return self._frame.numbered_properties("table.text", line.role, number, left, _STEP)

    def _bookmarks(self, line: Line) -> tuple[str, str]:
        """The bookmarks that references and the contents point to; the clause's own is on its first number."""
        keys = dict.fromkeys((line.key, self._group.key) if line is self._first_numbered else (line.key,))
        names = [self._marks.bookmark(key) for key in keys if key in self._cited]
        if line is self._group.heading:
            names.append(self._marks.toc_bookmark(line.key))
        spans = [self._marks.span(name) for name in names]
        return "".join(start for start, _ in spans), "".join(end for _, end in reversed(spans))

    def _brackets(self, place: int) -> tuple[str, str]:
        """Round what is undecided. A heading has its own pair, so that the contents show it whole."""
        if not self._group.undecided:
            return "", ""
        if self._is_heading(place):
            return "[", "]"
        begins = place == 0 or self._is_heading(place - 1)
        return "[" if begins else "", "]" if self._is_last(place) else ""

    def _spacer(self, place: int) -> str:
        """The paragraph that must follow a table: room below it, and the identity of a clause that is a table."""
        begin = self._identity[0] if self._is_first(place) else ""
        end = self._identity[1] if self._is_last(place) else ""
        return f"<w:p><w:pPr>{self._frame.properties('table.after')}</w:pPr>{begin}{end}</w:p>"

    def _is_first(self, place: int) -> bool:
        return place == 0

    def _is_last(self, place: int) -> bool:
        return place == len(self._group.pieces) - 1

    def _is_heading(self, place: int) -> bool:
        return self._group.pieces[place] is self._group.heading


def _notes(groups: Sequence[Group], kind: Notes, frame: Frame, salt: int) -> dict[str, Note]:
    """The note on each flagged clause that begins with words it can hang on, by key.

    Footnotes are numbered on from the frame's own, in reading order: LibreOffice goes by that, not by their ids.
    """
    if kind == "none":
        return {}
    notes: dict[str, Note] = {}
    first = _footnotes_in(frame) + 1
    for group in groups:
        flag = group.clause.flag if group.clause else None
        if group.clause is not None and flag is not None and isinstance(next(iter(group.pieces), None), Line):
            id_ = first + len(notes) if kind == "footnotes" else note_id(group.key, salt)
            notes[group.key] = Note(id_, note_paragraphs(group.clause, flag))
    return notes


@lru_cache(maxsize=8)
def _footnotes_in(frame: Frame) -> int:
    """The highest id of a footnote that the frame has itself."""
    part = frame.parts.get(footnotes_part(frame.document).name)
    ids = [] if part is None else [note.get(w("id"), "") for note in parse(part).iterchildren(w("footnote"))]
    return max((int(id_) for id_ in ids if id_.isdecimal()), default=0)


def _note_marks(mark: tuple[Notes, int] | None, marks: Marks) -> tuple[str, str]:
    match mark:
        case ("comments", id_):
            return comment_marks(id_, marks)
        case ("footnotes", id_):
            return "", footnote_mark(id_, marks)
        case _:
            return "", ""


def _cited(groups: Sequence[Group], labels: Labels) -> frozenset[str]:
    """Every key that some reference points to; the schedule of a paragraph as well, where it is named."""
    cited: set[str] = set()
    for group in groups:
        for reference in references(group.pieces):
            cited.add(reference.target)
            schedule = labels[reference.target].schedule
            if schedule and schedule != group.key:
                cited.add(schedule)
    return frozenset(cited)


def _find_keys(pieces: Pieces) -> frozenset[str]:
    return frozenset(line.key for piece in pieces for line in lines_of(piece))


def _none_yet(_pieces: Pieces) -> dict[tuple[object, ...], _Written]:
    return {}


_keys: Memo[Pieces, frozenset[str]] = Memo(_find_keys)
_written: Memo[Pieces, dict[tuple[object, ...], _Written]] = Memo(_none_yet)
