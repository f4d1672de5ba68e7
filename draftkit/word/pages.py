"""The page on which each heading will stand, worked out without a word processor.

Lines are counted by `metrics`; this makes boxes of paragraphs and rows, which `filling` puts on pages.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby
from operator import attrgetter
from typing import Final, NamedTuple

from draftkit.memo import keep
from draftkit.word.filling import Box, PageFiller, Run, run_of, whole_of
from draftkit.word.metrics import Look, Measure, Words

_NOTE_RULE: Final = 118
"""Room for the line above the first footnote of a page."""
_MOST: Final = 1_024
"""How many widths are remembered: those of columns go by what tables hold."""
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


Stretch = tuple[Run, ...]
"""A stretch of a document that comes again in others, such as a clause, with its lines counted."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The page of every key, counted from 1, and how many pages there are."""

    of: Mapping[str, int]
    count: int


class PageEstimator:
    """Works out pages for one frame: `area` is a page's room for text, `paddings` what the tables of a role add.

    It keeps what counts lines in each width that it meets, so that later documents are quick.
    """

    def __init__(self, looks: Mapping[str, Look], area: Area, paddings: Mapping[str, Padding]) -> None:
        self.area, self.paddings = area, paddings
        self._looks = looks
        self._empty = {role: _empty(look) for role, look in looks.items()}
        self._measures: dict[tuple[str, int], Measure] = {}

    def __reduce__(self) -> tuple[type["PageEstimator"], tuple[object, ...]]:
        """Between runs it forgets the widths it has met."""
        return PageEstimator, (self._looks, self.area, self.paddings)

    def pages(self, flow: Iterable[Stretch]) -> Pages:
        """Return the pages of a flow that begins on page 1. Two paragraphs of one key: the first counts."""
        filler = PageFiller(self.area.height, _NOTE_RULE - self._looks["footnote"].after)
        for whole in chain.from_iterable(flow):
            if not filler.add(whole):
                for run in whole.parts:
                    if not filler.add(run):
                        filler.put(run.boxes)
        filler.finish()
        return Pages(filler.of, filler.number)

    def stretch(self, blocks: Iterable[Para | Row]) -> Stretch:
        """Return blocks as runs that may each stand on one page, so far as nothing bears on them; tables are whole."""
        parts: list[list[Box]] = []
        for box in self._boxes(blocks):
            last = parts[-1] if parts else []
            if last and (last[-1].keeps or (last[0].free and box.free and len(last) < _AT_ONCE)):
                last.append(box)
            else:
                parts.append([box])
        return tuple(whole_of(tuple(runs)) for _, runs in groupby(map(run_of, parts), key=attrgetter("free")))

    def measure(self, role: str, width: int) -> Measure:
        """Return what counts the lines of paragraphs of a role in a width."""
        known = self._measures.get((role, width))
        return known or keep(self._measures, (role, width), Measure(self._looks[role], width), _MOST)

    def _boxes(self, blocks: Iterable[Para | Row]) -> Iterator[Box]:
        heading = 0
        for block in blocks:
            if isinstance(block, Para):
                yield self._paragraph(block)
            else:
                box = self._row(block)
                heading = (box.line if block.heading else 0) if block.first or block.heading else heading
                yield box._replace(again=0 if block.heading else heading)

    def _paragraph(self, para: Para) -> Box:
        lines = self.measure(para.role, self.area.width).lines(para.words, para.label)
        notes = sum(map(self._note, para.notes))
        return self._empty[para.role]._replace(lines=lines, key=para.key, notes=notes)

    def _row(self, row: Row) -> Box:
        heights = (self._cell(cell, width) for cell, width in zip(row.cells, row.widths, strict=True))
        keeps = all(self._looks[para.role].keep_next for cell in row.cells for para in cell)
        key = next((para.key for cell in row.cells for para in cell if para.key), "")
        height = max(max(heights, default=0) + row.padding, row.height)
        return Box(1, height, 0, 0, 0, keeps, True, 1, False, key)

    def _cell(self, cell: tuple[Para, ...], width: int) -> int:
        height, after = 0, 0
        for para in cell:
            look = self._looks[para.role]
            lines = self.measure(para.role, width).lines(para.words, para.label)
            height += max(look.before, after) + lines * look.height
            after = look.after
        return height + after

    def _note(self, words: str) -> int:
        look = self._looks["footnote"]
        return self.measure("footnote", self.area.width).lines(f"1 {words}") * look.height + look.after


def _empty(look: Look) -> Box:
    """The box of a paragraph of one look, before its lines are counted."""
    least = 2 if look.widow else 1
    keeps, whole, new_page = look.keep_next, look.keep_lines, look.new_page
    return Box(0, look.height, look.spare, look.before, look.after, keeps, whole, least, new_page, "")
