"""Tracked changes as a reader counts them: what one person did at one time in one stretch is one change.

Word's reviewing pane does the same. The runs and paragraph marks of a stretch follow one another with nothing
unchanged between them; only the ends of bookmarks, comments and moves may stand there. A row comes with the text that
was inserted or deleted with it, and the look of a table with that of its rows and cells.
"""

from collections.abc import Iterator, Mapping
from itertools import islice

from lxml import etree

from draftkit.word.ooxml import MC
from draftkit.word.revisions.keys import (
    CELL,
    CONTENT,
    CONTROLS,
    LOOKS,
    ROWS,
    Key,
    before_and_after,
    identity,
    is_about_text,
    key_of,
    kind_of,
    paragraph_marks,
)
from draftkit.word.revisions.names import (
    BOX,
    CELLS,
    CHANGES,
    CONTROL_ENDS,
    CONTROL_STARTS,
    CTRLPR,
    DEL,
    FALLBACK,
    INS,
    MATH_RUN,
    MOVE_ENDS,
    MOVE_STARTS,
    NAME,
    NUMBERING,
    NUMPR,
    PPR,
    REVISIONS,
    RPR,
    RUN,
    TBL,
    TC,
    TR,
    TRPR,
    WRAPPERS,
    Element,
    P,
    above,
    family,
)
from draftkit.word.revisions.places import NOTES, Place
from draftkit.word.revisions.stretch import Stretch, Table
from draftkit.word.revisions.words import control_words, run_words, words_of

_RPR_CHANGE = "rPrChange"
_WATCHED = (P, RUN, MATH_RUN, TBL, TR, TC, BOX, FALLBACK, f"{{{MC}}}AlternateContent", *NOTES, *REVISIONS)


class Walk:
    """The way through one part, from which its changes come out in reading order."""

    def __init__(self, root: Element, part_name: str) -> None:
        self._root = root
        self._place = Place(part_name)
        self._found: list[Stretch] = []
        self._owners: dict[Element, Stretch] = {}
        self._open: dict[Key, Stretch] = {}
        self._boxes: list[dict[Key, Stretch]] = []
        self._wrappers: list[Element] = []
        self._tables: list[Table] = []
        self._moves: dict[Key, Stretch] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._controls: list[Stretch] = []

    def stretches(self) -> list[Stretch]:
        """Return the changes of the part."""
        if next(self._root.iter(*REVISIONS), None) is None:
            return []
        walk = etree.iterwalk(self._root, events=("start", "end"), tag=_WATCHED)
        for event, element in walk:
            if element.tag == FALLBACK:
                if event == "start":
                    walk.skip_subtree()
                    self._take_copies(element)
            elif event == "start":
                self._start(element)
            else:
                self._end(element)
        for mark in self._root.iter(*(REVISIONS - MOVE_ENDS - CONTROL_ENDS)):  # what stands where it never should
            if mark not in self._owners and next(mark.iterancestors(*CHANGES), None) is None:
                self._new(key_of(mark, kind_of(mark)), mark)
        return self._found

    def _start(self, element: Element) -> None:
        tag = element.tag
        if tag in (RUN, MATH_RUN):
            self._token(self._run_marks(element), run_words(element))
        elif tag in REVISIONS:
            self._revision(element)
        elif tag == P:
            self._place.paragraph += 1
        elif tag == BOX:
            self._boxes.append(self._open)
            self._open = {}
        elif tag == TBL:
            self._place.table += 1
            self._tables.append(Table(number=self._place.table))
        elif tag == TR and self._tables:
            self._row(element)
        elif tag in NOTES:
            self._place.enter(element)
        if tag in (TBL, TC) or tag in NOTES:
            self._open = {}

    def _end(self, element: Element) -> None:
        tag = element.tag
        if tag == P:
            self._token(paragraph_marks(element), "¶")
        elif tag == BOX:
            self._open = self._boxes.pop()
        elif tag == TR and self._tables:
            self._tables[-1].rows = dict(self._tables[-1].row)
            self._place.rows.pop()
        elif tag == TBL:
            self._tables.pop()
            self._open = {}
        elif self._wrappers and element is self._wrappers[-1]:
            self._wrappers.pop()
            if element not in self._owners:
                self._claim(element, "", set(), {})

    def _revision(self, element: Element) -> None:
        """Take a revision element as the walk meets it; marks of rows, paragraphs and runs are taken with these."""
        tag, holder = element.tag, element.getparent()
        if holder is None or next(element.iterancestors(*CHANGES), None) is not None:
            return
        if tag in WRAPPERS:
            self._wrapper(element, holder)
        elif tag in CELLS or tag in CHANGES:
            self._look(element)
        elif tag in MOVE_STARTS:
            self._names[family(element)] = element.get(NAME, "")
            self._claim(element, "", set(), {})
        elif tag in MOVE_ENDS:
            self._names.pop(family(element), None)
        elif tag in CONTROL_STARTS:
            self._control(element)
        elif tag == NUMBERING:
            self._new(key_of(element, "numbering"), element)

    def _wrapper(self, element: Element, holder: Element) -> None:
        if holder.tag == NUMPR:
            self._new(key_of(element, "numbering"), element)
        elif holder.tag == CTRLPR:
            self._token([*self._wrappers, element], "")
        elif holder.tag == RPR:
            if element not in self._owners and above(holder) not in (PPR, RUN, MATH_RUN):
                self._new(key_of(element, CONTENT[str(element.tag)]), element)
        elif holder.tag != TRPR:
            self._wrappers.append(element)

    # Text ----------------------------------------------------------------------------------------------------------

    def _run_marks(self, run: Element) -> list[Element]:
        properties = run.find(RPR)
        own = [] if properties is None else [mark for mark in properties if mark.tag in REVISIONS]
        return [*self._wrappers, *own]

    def _token(self, marks: list[Element], text: str) -> None:
        """Take a run or paragraph mark: the changes it stands in go on, all others end."""
        going: dict[Key, Stretch] = {}
        met: set[int] = set()
        for mark in marks:
            stretch = self._claim(mark, text, met, going)
            going[self._content_key(mark)] = stretch
        self._open = going

    def _claim(self, mark: Element, text: str, met: set[int], going: Mapping[Key, Stretch]) -> Stretch:
        """Return the change that a mark belongs to, having added it, and the words once."""
        key = self._content_key(mark)
        known = self._owners.get(mark) or going.get(key) or self._with_row(key) or self._moves.get(key)
        stretch = known or self._open.get(key) or self._new(key, mark)
        if mark not in self._owners:
            self._own(mark, stretch)
        if stretch.name:
            self._moves[key] = stretch
        if id(stretch) not in met and not stretch.kind.startswith("row"):
            stretch.words.append(text)
        met.add(id(stretch))
        return stretch

    def _content_key(self, mark: Element) -> Key:
        tag = str(mark.tag)
        if tag in WRAPPERS:
            key = key_of(mark, CONTENT[tag])
            return (*key, *(name for name in islice(self._move_names(tag, key), 1) if name))
        if tag in MOVE_STARTS:
            return key_of(mark, CONTENT[tag.removesuffix("RangeStart")], mark.get(NAME, ""))
        return (*key_of(mark, "formatting"), *before_and_after(mark))

    def _move_names(self, tag: str, key: Key) -> Iterator[str]:
        """Yield the move it stands in the range of, and the one it goes on: a range may end before the mark."""
        yield from (name for (kind, _), name in self._names.items() if kind == f"{tag}Range")
        yield from (name for *said, name in self._open if tuple(said) == key and key[0].startswith("move"))

    def _with_row(self, key: Key) -> Stretch | None:
        return next((table.row[key] for table in reversed(self._tables) if key in table.row), None)

    # Tables and looks ----------------------------------------------------------------------------------------------

    def _row(self, row: Element) -> None:
        table = self._tables[-1]
        table.count += 1
        self._place.rows.append((table.number, table.count))
        table.row = {}
        properties = row.find(TRPR)
        for mark in () if properties is None else properties.iterchildren(INS, DEL):
            content = key_of(mark, CONTENT[str(mark.tag)])
            stretch = self._with_row(content) or table.rows.get(content)
            if stretch is None:
                stretch = self._new(key_of(mark, ROWS[str(mark.tag)]), mark)
            else:
                self._own(mark, stretch)
            stretch.words.append((" / " if stretch.words else "") + " | ".join(words_of(c) for c in row.iter(TC)))
            table.row[content] = stretch

    def _look(self, mark: Element) -> None:
        """Take a change of properties or cells; those of one table by one person at one time are one change."""
        if mark in self._owners:
            return
        name = etree.QName(mark).localname
        if name == _RPR_CHANGE and is_about_text(mark):
            return
        key = key_of(mark, kind_of(mark))
        looks = self._tables[-1].looks if self._tables and name not in LOOKS else {}
        if name == "tblGridChange" and looks:
            self._own(mark, next(iter(looks.values())))
        elif key in looks:
            self._own(mark, looks[key])
        else:
            looks[key] = self._new(key, mark)
        if mark.tag in CELL:
            stretch = looks[key]
            stretch.words.append((" | " if stretch.words else "") + words_of(next(mark.iterancestors(TC), None)))
        elif name == "pPrChange":
            looks[key].words.append(words_of(next(mark.iterancestors(P), None)))

    def _control(self, start: Element) -> None:
        """Take the range round a control's start tag, or the one round its end tag, which belongs to the same."""
        name = etree.QName(start).localname
        if start.getnext() is None and self._controls:
            self._own(start, self._controls.pop())
            return
        what = next(word for prefix, word in CONTROLS.items() if name.startswith(prefix))
        stretch = self._new(key_of(start, f"content control {what}"), start)
        stretch.words.append(control_words(start))
        self._controls.append(stretch)

    # Keeping -------------------------------------------------------------------------------------------------------

    def _new(self, key: Key, mark: Element) -> Stretch:
        kind, author, date, *more = key
        name = more[0] if more and kind.startswith("move") else ""
        stretch = Stretch(kind, author, date, str(self._place), name)
        self._found.append(stretch)
        self._own(mark, stretch)
        return stretch

    def _own(self, mark: Element, stretch: Stretch) -> None:
        stretch.elements.append(mark)
        self._owners[mark] = stretch

    def _take_copies(self, fallback: Element) -> None:
        """Put what an older Word would show of a text box to the change of which it is a copy."""
        choice = fallback.getparent()
        known: dict[Key, list[Element]] = {}
        for mark in () if choice is None else choice.iter(*REVISIONS):
            if mark in self._owners:
                known.setdefault(identity(mark), []).append(mark)
        for mark in fallback.iter(*REVISIONS):
            if known.get(identity(mark)):
                self._own(mark, self._owners[known[identity(mark)].pop(0)])
            elif mark.tag not in MOVE_ENDS | CONTROL_ENDS:
                self._new(key_of(mark, kind_of(mark)), mark)
