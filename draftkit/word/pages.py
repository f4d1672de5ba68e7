"""The page on which each heading will stand, worked out without a word processor.

Lines are counted by `metrics`; this puts them on pages as Word does: space between paragraphs is the larger of the
two and none at the top of a page, headings stay with what follows, two lines at least stand on either side of a
break, rows stay whole.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby
from operator import attrgetter
from typing import Final, NamedTuple

from draftkit.memo import Memo
from draftkit.word.metrics import Look, Measure, Words

_NOTE_RULE: Final = 118
"""Room for the line above the first footnote of a page."""


_AT_ONCE: Final = 8
"""How many boxes are tried on a page together, where a whole clause is too much for it."""


class Area(NamedTuple):
    """The room for text on a page, in twentieths of a point."""

    width: int = 9026
    height: int = 13958


class Padding(NamedTuple):
    """What a table style adds to the words: at the sides of a cell, to the height of a row, and to the whole table."""

    sides: int = 216
    height: int = 0
    """Margins above and below, and the rule between rows."""
    edges: int = 0
    """How much thicker the rules at the top, at the foot and below the heading are than those between rows."""


class Para(NamedTuple):
    """One paragraph. `key` is set where its page is wanted; `notes` are the texts of its footnotes."""

    role: str
    words: Words
    label: str = ""
    key: str = ""
    notes: tuple[str, ...] = ()


class Row(NamedTuple):
    """One row of a table, kept whole. A heading row comes again on each page that the table reaches."""

    cells: tuple[tuple[Para, ...], ...]
    widths: tuple[int, ...]
    """The room of each cell between its margins."""
    padding: int = 0
    """What its table adds to its height."""
    height: int = 0
    """The least height."""
    heading: bool = False
    first: bool = False
    """It begins a table."""


Stretch = tuple[Para | Row, ...]
"""A stretch of a document that comes again in others, such as a clause; a table lies within one."""
Flow = Iterable[Stretch]


@dataclass(frozen=True, slots=True)
class Pages:
    """The page of every key, counted from 1, and how many pages there are."""

    of: Mapping[str, int]
    count: int


class PageEstimator:
    """Works out pages for one frame: `area` is a page's room for text, `paddings` what the tables of a role add.

    It remembers the lines it has counted, so that later documents are quick.
    """

    def __init__(self, looks: Mapping[str, Look], area: Area, paddings: Mapping[str, Padding]) -> None:
        self.area, self.paddings = area, paddings
        self._looks = looks
        self._empty = {role: _empty(look) for role, look in looks.items()}
        self._measures: dict[tuple[str, int], Measure] = {}
        self._known = Memo(self._runs)

    def __reduce__(self) -> tuple[type["PageEstimator"], tuple[object, ...]]:
        """Between runs it forgets what it has counted."""
        return PageEstimator, (self._looks, self.area, self.paddings)

    def pages(self, flow: Flow) -> Pages:
        """Return the pages of a flow that begins on page 1. Two paragraphs of one key: the first counts."""
        filler = _Filler(self.area.height, _NOTE_RULE - self._looks["footnote"].after)
        for whole in chain.from_iterable(map(self._known, flow)):
            if not filler.add(whole):
                for run in whole.parts:
                    if not filler.add(run):
                        filler.put(run.boxes)
        filler.finish()
        return Pages(filler.of, filler.number)

    def _runs(self, stretch: Stretch) -> tuple["_Run", ...]:
        """The boxes of a stretch in runs that may each stand on one page: a clause, so far as nothing bears on it."""
        parts: list[list[_Box]] = []
        for box in self._boxes(stretch):
            last = parts[-1] if parts else []
            if last and (last[-1].keeps or (last[0].free and box.free and len(last) < _AT_ONCE)):
                last.append(box)
            else:
                parts.append([box])
        return tuple(_whole(tuple(runs)) for _, runs in groupby(map(_run, parts), key=attrgetter("free")))

    def _boxes(self, stretch: Stretch) -> Iterator["_Box"]:
        heading = 0
        for block in stretch:
            if isinstance(block, Para):
                yield self._paragraph(block)
            else:
                box = self._row(block)
                heading = (box.line if block.heading else 0) if block.first or block.heading else heading
                yield box._replace(again=0 if block.heading else heading)

    def _paragraph(self, para: Para) -> "_Box":
        lines = self._measure(para.role, self.area.width).lines(para.words, para.label)
        notes = sum(map(self._note, para.notes))
        return self._empty[para.role]._replace(lines=lines, key=para.key, notes=notes)

    def _row(self, row: Row) -> "_Box":
        heights = (self._cell(cell, width) for cell, width in zip(row.cells, row.widths, strict=True))
        keeps = all(self._looks[para.role].keep_next for cell in row.cells for para in cell)
        key = next((para.key for cell in row.cells for para in cell if para.key), "")
        height = max(max(heights, default=0) + row.padding, row.height)
        return _Box(1, height, 0, 0, 0, keeps, True, 1, False, key)

    def _cell(self, cell: tuple[Para, ...], width: int) -> int:
        height, after = 0, 0
        for para in cell:
            look = self._looks[para.role]
            lines = self._measure(para.role, width).lines(para.words, para.label)
            height += max(look.before, after) + lines * look.height
            after = look.after
        return height + after

    def _note(self, words: str) -> int:
        look = self._looks["footnote"]
        return self._measure("footnote", self.area.width).lines(f"1 {words}") * look.height + look.after

    def _measure(self, role: str, width: int) -> Measure:
        measure = self._measures.get((role, width))
        if measure is None:
            measure = self._measures[role, width] = Measure(self._looks[role], width)
        return measure


class _Box(NamedTuple):
    """What moves whole or breaks between lines: a paragraph, or a row as one tall line."""

    lines: int
    line: int
    spare: int
    """What of a line's height may go over the foot of the page."""
    before: int
    after: int
    keeps: bool
    whole: bool
    least: int
    """The fewest lines on either side of a break."""
    new_page: bool
    key: str
    notes: int = 0
    again: int = 0
    """Height of the heading row that comes again if the row moves to another page."""

    @property
    def free(self) -> bool:
        """Whether nothing but the room on the page bears on where it stands."""
        return not (self.keeps or self.new_page or self.notes)

    @property
    def head(self) -> int:
        """The height of what must stand where the box begins."""
        broken = not self.whole and self.lines >= 2 * self.least
        return (self.least if broken else self.lines) * self.line - self.spare


def _empty(look: Look) -> _Box:
    """The box of a paragraph of one look, before its lines are counted."""
    least = 2 if look.widow else 1
    keeps, whole, new_page = look.keep_next, look.keep_lines, look.new_page
    return _Box(0, look.height, look.spare, look.before, look.after, keeps, whole, least, new_page, "")


class _Run(NamedTuple):
    """Boxes that follow one another, and how far they go if they all stand on one page."""

    boxes: tuple[_Box, ...]
    free: bool
    """None begins a page or has notes, and the last keeps with nothing that follows."""
    reach: int
    """From the top of the first to the lowest that must be on the page."""
    height: int
    """From the top of the first to the end of the space after the last."""
    keys: tuple[str, ...]
    parts: "tuple[_Run, ...]" = ()
    """The runs it was made of: to be put one by one where it is too much for the page."""


def _run(boxes: Iterable[_Box], parts: tuple[_Run, ...] = ()) -> _Run:
    boxes = tuple(boxes)
    y = reach = after = 0
    for place, box in enumerate(boxes):
        y += (max(box.before - after, 0) if place else 0) + box.lines * box.line
        reach = max(reach, y - box.spare)
        y, after = y + box.after, box.after
    free = not boxes[-1].keeps and not any(box.new_page or box.notes for box in boxes)
    return _Run(boxes, free, reach, y, tuple(box.key for box in boxes if box.key), parts)


def _whole(parts: tuple[_Run, ...]) -> _Run:
    """The run of some runs."""
    return _run(chain.from_iterable(part.boxes for part in parts), parts)


class _Filler:
    """Pages as they fill. `y` is how far the current one is filled, the space after its last paragraph included."""

    def __init__(self, height: int, rule: int) -> None:
        self.of: dict[str, int] = {}
        self.number = 1
        self._height, self._rule = height, rule
        self._y = self._after = self._notes = 0
        self._empty = self._first = True
        self._held: list[_Box] = []

    def add(self, run: _Run) -> bool:
        """Put a run where the last one ended, if it fits there whole and nothing else bears on it: most do."""
        if self._empty or self._held or not run.free:
            return False
        start = self._y + max(run.boxes[0].before - self._after, 0)
        if start + run.reach > self._room(self._notes):
            return False
        for key in run.keys:
            self.of.setdefault(key, self.number)
        self._y, self._after = start + run.height, run.boxes[-1].after
        return True

    def put(self, boxes: Iterable[_Box]) -> None:
        """Put boxes one by one; those that keep with the next are held until it comes."""
        for box in boxes:
            if box.new_page:
                self.finish()
            self._held.append(box)
            if not box.keeps:
                self.finish()

    def finish(self) -> None:
        """Put what is held."""
        if self._held:
            self._chain(self._held)
            self._held = []

    def _chain(self, chain: list[_Box]) -> None:
        """Put boxes that stay together; those that are too much for one page go on over it."""
        if chain[0].new_page and not (self._empty and self._first):
            self._turn(chain[0], first=True)
        elif not self._empty and not self._takes(chain):
            self._turn(chain[0])
        for box in chain:
            self._place(box)

    def _takes(self, chain: list[_Box]) -> bool:
        y, after, notes = self._y, self._after, self._notes
        for box in chain[:-1]:
            y += max(box.before - after, 0) + box.lines * box.line + box.after
            after, notes = box.after, notes + box.notes
        last = chain[-1]
        head = last.head
        if head == last.lines * last.line - last.spare:
            notes += last.notes
        return y + max(last.before - after, 0) + head <= self._room(notes)

    def _room(self, notes: int) -> int:
        return self._height - (notes + self._rule if notes else 0)

    def _place(self, box: _Box) -> None:
        """Put one box where the last one ended, breaking it as often as it must be."""
        lines = box.lines
        start = self._start(box)
        fits = self._fitting(box, lines, start)
        if fits == 0 and not self._empty:
            self._turn(box)
            start = self._start(box)
            fits = self._fitting(box, lines, start)
        if box.key:
            self.of.setdefault(box.key, self.number)
        while 0 < fits < lines:
            lines -= fits
            self._turn(box)
            start, fits = 0, self._fitting(box, lines, 0)
        self._y, self._after = start + lines * box.line + box.after, box.after
        self._notes += box.notes
        self._empty = self._first = False

    def _start(self, box: _Box) -> int:
        if self._empty:
            return box.before if self._first else self._y
        return self._y + max(box.before - self._after, 0)

    def _fitting(self, box: _Box, lines: int, start: int) -> int:
        """Return how many lines go on this page: all, none, or as many as leave enough for the next."""
        if start + lines * box.line - box.spare <= self._room(self._notes + box.notes):
            return lines
        if box.whole and not self._empty:
            return 0
        fits = min((self._room(self._notes) - start + box.spare) // box.line, lines - box.least)
        return fits if fits >= box.least else 0

    def _turn(self, box: _Box, *, first: bool = False) -> None:
        self.number += 1
        self._y, self._after, self._notes = box.again, 0, 0
        self._empty, self._first = True, first
