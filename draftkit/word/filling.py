"""Pages as they fill with boxes, as Word fills them: what stays together, what breaks, where the next page begins.

Space between paragraphs is the larger of the two and none at the top of a page, headings stay with what follows, two
lines at least stand on either side of a break, rows stay whole.
"""

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple


class Box(NamedTuple):
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


class Run(NamedTuple):
    """Boxes that follow one another, and how far they go if they all stand on one page."""

    boxes: tuple[Box, ...]
    free: bool
    """None begins a page or has notes, and the last keeps with nothing that follows."""
    reach: int
    """From the top of the first to the lowest that must be on the page."""
    height: int
    """From the top of the first to the end of the space after the last."""
    keys: tuple[str, ...]
    parts: "tuple[Run, ...]" = ()
    """The runs it was made of: to be put one by one where it is too much for the page."""


def run_of(boxes: Iterable[Box], parts: tuple[Run, ...] = ()) -> Run:
    """Return boxes as a run; `parts` are the runs they come from."""
    boxes = tuple(boxes)
    y = reach = after = 0
    for place, box in enumerate(boxes):
        y += (max(box.before - after, 0) if place else 0) + box.lines * box.line
        reach = max(reach, y - box.spare)
        y, after = y + box.after, box.after
    free = not boxes[-1].keeps and not any(box.new_page or box.notes for box in boxes)
    return Run(boxes, free, reach, y, tuple(box.key for box in boxes if box.key), parts)


def whole_of(parts: tuple[Run, ...]) -> Run:
    """Return runs as one."""
    return run_of(chain.from_iterable(part.boxes for part in parts), parts)


class PageFiller:
    """Pages as they fill. `y` is how far the current one is filled, the space after its last paragraph included."""

    def __init__(self, height: int, rule: int) -> None:
        self.of: dict[str, int] = {}
        self.number = 1
        self._height, self._rule = height, rule
        self._y = self._after = self._notes = 0
        self._empty = self._first = True
        self._held: list[Box] = []

    def add(self, run: Run) -> bool:
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

    def put(self, boxes: Iterable[Box]) -> None:
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

    def _chain(self, boxes: list[Box]) -> None:
        """Put boxes that stay together; those that are too much for one page go on over it."""
        if boxes[0].new_page and not (self._empty and self._first):
            self._turn(boxes[0], first=True)
        elif not self._empty and not self._takes(boxes):
            self._turn(boxes[0])
        for box in boxes:
            self._place(box)

    def _takes(self, boxes: list[Box]) -> bool:
        y, after, notes = self._y, self._after, self._notes
        for box in boxes[:-1]:
            y += max(box.before - after, 0) + box.lines * box.line + box.after
            after, notes = box.after, notes + box.notes
        last = boxes[-1]
        head = last.head
        if head == last.lines * last.line - last.spare:
            notes += last.notes
        return y + max(last.before - after, 0) + head <= self._room(notes)

    def _room(self, notes: int) -> int:
        return self._height - (notes + self._rule if notes else 0)

    def _place(self, box: Box) -> None:
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

    def _start(self, box: Box) -> int:
        if self._empty:
            return box.before if self._first else self._y
        return self._y + max(box.before - self._after, 0)

    def _fitting(self, box: Box, lines: int, start: int) -> int:
        """Return how many lines go on this page: all, none, or as many as leave enough for the next."""
        if start + lines * box.line - box.spare <= self._room(self._notes + box.notes):
            return lines
        if box.whole and not self._empty:
            return 0
        fits = min((self._room(self._notes) - start + box.spare) // box.line, lines - box.least)
        return fits if fits >= box.least else 0

    def _turn(self, box: Box, *, first: bool = False) -> None:
        self.number += 1
        self._y, self._after, self._notes = box.again, 0, 0
        self._empty, self._first = True, first
