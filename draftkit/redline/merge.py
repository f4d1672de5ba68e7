"""Two holders of blocks (bodies, cells, notes, text boxes) become one: what stayed, changed, went, came and moved."""

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import NamedTuple, cast

from draftkit.redline.align import align
from draftkit.redline.blocks import Block, blocks_of, elements_of
from draftkit.redline.follow import with_neighbours
from draftkit.redline.groups import Group, State
from draftkit.redline.lines import Writer
from draftkit.redline.moves import NOTHING, Moved, find_moves
from draftkit.redline.names import ID, NAME, SDTCONTENT, SDTPR, SECTPR, Element, canonical, copy, is_mark, make, w
from draftkit.redline.paragraphs import tell_moved, tell_paragraphs
from draftkit.redline.pen import UNNUMBERED, Pen, controlled
from draftkit.redline.places import Places
from draftkit.redline.reading import EXACT, Reading, plain_properties
from draftkit.redline.tables import tell_table
from draftkit.redline.whole import whole_block, write_marks
from draftkit.redline.wraps import wrapped
from draftkit.word.revisions.names import REVISIONS

Check = Callable[[Sequence[Element], Sequence[Element], Sequence[Element], Reading], bool]
"""Whether elements give the old ones when all is rejected and the new ones when all is accepted."""


class Settings(NamedTuple):
    """How to compare."""

    pen: Pen
    reading: Reading = EXACT
    moves: bool = True
    headers: bool = True
    notes: bool = True
    on_new: bool = False
    """Whether the redline is built on the newer file: its styles, settings and untouched blocks."""
    history: bool = False
    """Whether changes that the newer file tracks keep their authors; those that the older tracks are rejected first."""


class Told(NamedTuple):
    """A group of blocks and what tells it; `whole` where it could not be told finely."""

    group: Group
    old: tuple[Block, ...]
    new: tuple[Block, ...]
    elements: tuple[Element, ...]
    move: int = 0
    whole: bool = False
    sound: bool = True
    """Whether rejecting gives the old blocks and accepting the new ones, as was tried."""


def turned(told: Told) -> Told:
    """Return what tells a group as told the other way round."""
    group = told.group
    state = {"gone": "new", "new": "gone"}.get(group.state, group.state)
    return told._replace(group=Group(cast(State, state), group.new, group.old), old=told.new, new=told.old)


class Merger:
    """Merges the holders of one story."""

    def __init__(
        self, settings: Settings, places: Places, section: Callable[[Element, Element], Element], check: Check
    ) -> None:
        self._settings, self._check, self._section = settings, check, section
        self._writer = Writer(
            settings.pen, places, self._merge_text, self.merge, self._whole_text, section, reading=settings.reading
        )
        self._deep = False

    def merge(self, old: Element, new: Element) -> list[Element]:
        """Return the blocks of a holder within the story: a cell, a text box, a control."""
        told, after = self._tell(old, new, None, self._deep, NOTHING)
        return [element for one in told for element in one.elements] + after

    def story(self, old: Element, new: Element, untouched: Element) -> tuple[list[Told], list[Element]]:
        """Return the groups of a whole story, told, and the marks after the last.

        `untouched` is the old holder as it is in the file: what stayed is taken from there.
        """
        return self._tell(old, new, untouched, True, None)

    def one_sided(self, holder: Element, *, old: bool) -> list[Element]:
        """Return the blocks of a holder that only one version has; its last mark stays."""
        blocks, after = blocks_of(holder)
        made = [e for block in blocks for e in whole_block(block, old=old, writer=self._writer, keep_mark=True)]
        return made + write_marks(after, old=old, writer=self._writer)

    def _merge_text(self, old: Element, new: Element) -> list[Element]:
        return Merger(self._settings, Places(old, new), self._section, self._check).merge(old, new)

    def _whole_text(self, text: Element, old: bool) -> list[Element]:
        places = Places(text, make(text, text.tag)) if old else Places(make(text, text.tag), text)
        return Merger(self._settings, places, self._section, self._check).one_sided(text, old=old)

    def _tell(
        self, old: Element, new: Element, untouched: Element | None, checked: bool, moved: Moved | None
    ) -> tuple[list[Told], list[Element]]:
        (mine, my_marks), (theirs, their_marks) = blocks_of(old), blocks_of(new)
        source = elements_of(untouched) if untouched is not None else [block.elements for block in mine]
        groups = wrapped(align(mine, theirs), mine, theirs)
        if moved is None:
            moved = find_moves(groups, mine, theirs) if self._settings.moves else NOTHING
            groups, moved = with_neighbours(groups, moved, mine, theirs)
        told = [self._group(group, mine, theirs, source, moved, checked) for group in groups]
        after = write_marks(my_marks, old=True, writer=self._writer)
        return told, after + write_marks(their_marks, old=False, writer=self._writer)

    def _group(
        self,
        group: Group,
        mine: Sequence[Block],
        theirs: Sequence[Block],
        source: Sequence[Sequence[Element]],
        moved: Moved,
        checked: bool,
    ) -> Told:
        old, new = tuple(mine[i] for i in group.old), tuple(theirs[j] for j in group.new)
        if group.state == "same" and self._writer.places.agree(old[0].elements, new[0].elements):
            marks = self._before(old, new)
            self._writer.places.passed(old[0].elements, new[0].elements)
            return Told(group, old, new, (*marks, *map(copy, source[group.old[0]])))
        if group.state in ("gone", "new"):
            move, other = self._move(group, mine, theirs, moved)
            made = self._one_sided(old, new, other)
            return Told(group, old, new, tuple(made), move, sound=not checked or self._holds(made, old, new))
        return self._as_it_was(self._changed(group, old, new, checked), source)

    def _as_it_was(self, told: Told, source: Sequence[Sequence[Element]]) -> Told:
        """A block that was only cut into other runs keeps the XML it has in the file."""
        if len(told.old) != 1 or len(told.new) != 1 or _shows_changes(told.elements):
            return told
        if not self._writer.places.agree(told.old[0].elements, told.new[0].elements):
            return told
        kept = tuple(map(copy, source[told.group.old[0]]))
        if _sections(told.elements) != _sections(kept):
            return told
        marks = takewhile(is_mark, told.elements)
        return told._replace(group=told.group._replace(state="same"), elements=(*marks, *kept))

    def _changed(self, group: Group, old: tuple[Block, ...], new: tuple[Block, ...], checked: bool) -> Told:
        point = self._writer.places.here()
        marks = self._before(old, new)
        for deep in (False, True):
            self._deep = deep and checked
            made = self._fine(old, new)
            self._deep = False
            if made is not None and (not checked or self._holds(made, old, new)):
                return Told(group, old, new, (*marks, *made))
            self._writer.places.back(point)
            marks = self._before(old, new)
        self._writer.places.back(point)
        made = self._replaced(old, new)
        return Told(group, old, new, tuple(made), whole=True, sound=not checked or self._holds(made, old, new))

    def _holds(self, made: list[Element], old: tuple[Block, ...], new: tuple[Block, ...]) -> bool:
        return self._check(made, _elements(old), _elements(new), self._settings.reading)

    def _fine(self, old: tuple[Block, ...], new: tuple[Block, ...]) -> list[Element] | None:
        if (old[0].kind == "control") != (new[0].kind == "control"):
            return self._wrapped(old, new)
        match old[0].kind:
            case "paragraph":
                return tell_paragraphs(_elements(old), _elements(new), self._writer)
            case "table":
                table = tell_table(old[0].element, new[0].element, self._writer)
                return None if table is None else [table]
            case "control":
                return self._control(old[0].element, new[0].element)
            case "contents":
                return [copy(element) for element in old[0].elements]
            case _:
                return None

    def _control(self, old: Element, new: Element) -> list[Element] | None:
        mine, theirs = old.find(SDTCONTENT), new.find(SDTCONTENT)
        if mine is None or theirs is None:
            return None
        content, pen = self.merge(mine, theirs), self._settings.pen
        if _same_control(old, new):
            return controlled(old, content, "same", pen)
        return controlled(old, controlled(new, content, "new", pen), "gone", pen)

    def _wrapped(self, old: tuple[Block, ...], new: tuple[Block, ...]) -> list[Element] | None:
        """A content control that was put round what stayed, or taken off it."""
        control = (old if old[0].kind == "control" else new)[0].element
        inner = control.find(SDTCONTENT)
        if inner is None:
            return None
        loose = make(control, SDTCONTENT)
        if old[0].element is control:
            loose.extend(map(copy, _elements(new)))
            return controlled(control, self.merge(inner, loose), "gone", self._settings.pen)
        loose.extend(map(copy, _elements(old)))
        return controlled(control, self.merge(loose, inner), "new", self._settings.pen)

    def _replaced(self, old: tuple[Block, ...], new: tuple[Block, ...]) -> list[Element]:
        """What could not be told finely: all of the old, then all of the new."""
        gone = [e for block in old for e in whole_block(block, old=True, writer=self._writer)]
        return gone + [e for block in new for e in whole_block(block, old=False, writer=self._writer)]

    def _move(
        self, group: Group, mine: Sequence[Block], theirs: Sequence[Block], moved: Moved
    ) -> tuple[int, Block | None]:
        """The number of the move of a block that went or came, and the block in its other place."""
        if group.old and group.old[0] in moved.old:
            return moved.old[group.old[0]], theirs[moved.became[group.old[0]]]
        if group.new and group.new[0] in moved.new:
            return moved.new[group.new[0]], mine[moved.was[group.new[0]]]
        return 0, None

    def _one_sided(self, old: tuple[Block, ...], new: tuple[Block, ...], other: Block | None) -> list[Element]:
        if other is None:
            return self._replaced(old, new)
        writer = self._writer._replace(gone="moved from", came="moved to")
        is_old = bool(old)
        block = (old or new)[0]
        marks = write_marks(block.before, old=is_old, writer=writer)
        return marks + tell_moved(block.element, other.element, old=is_old, writer=self._writer)

    def _before(self, old: tuple[Block, ...], new: tuple[Block, ...]) -> list[Element]:
        made = [m for block in old for m in write_marks(block.before, old=True, writer=self._writer)]
        return made + [m for block in new for m in write_marks(block.before, old=False, writer=self._writer)]


def _same_control(old: Element, new: Element) -> bool:
    """Whether two content controls are of one kind: their properties cannot be changed by a tracked change."""
    mine, theirs = old.find(SDTPR), new.find(SDTPR)
    if mine is None or theirs is None:
        return mine is theirs
    return canonical(plain_properties(mine)) == canonical(plain_properties(theirs))


def ranged(told: Sequence[Told], pen: Pen) -> list[Element]:
    """Return the elements of a story, with the two places of every move marked."""
    made: list[Element] = []
    for place, one in enumerate(told):
        before = told[place - 1] if place else None
        after = told[place + 1] if place + 1 < len(told) else None
        if one.move and not _continues(before, one):
            made.append(_range(one, "Start", pen))
        made += one.elements
        if one.move and not _continues(one, after):
            made.append(_range(one, "End", pen))
    return made


def _continues(one: Told | None, other: Told | None) -> bool:
    return one is not None and other is not None and (one.move, one.group.state) == (other.move, other.group.state)


def _range(one: Told, end: str, pen: Pen) -> Element:
    """A place of a move. Its number is given when the whole is done: that of an end is that of the start before it."""
    kind = "moveFrom" if one.group.state == "gone" else "moveTo"
    like = one.elements[0]
    if end == "End":
        return make(like, w(f"{kind}RangeEnd"), {ID: UNNUMBERED})
    made = pen.mark(like, w(f"{kind}RangeStart"))
    made.set(NAME, f"move{one.move}")
    return made


def _shows_changes(elements: Sequence[Element]) -> bool:
    return any(True for element in elements for _ in element.iter(*REVISIONS))


def _sections(elements: Sequence[Element]) -> list[bytes]:
    """The sections that end in blocks: their headers may be others though no tracked change says so."""
    return [canonical(section) for element in elements for section in element.iter(SECTPR)]


def _elements(blocks: Sequence[Block]) -> list[Element]:
    return [element for block in blocks for element in block.elements]
