"""Steps written out as the content of paragraphs: runs, links, fields, controls, with their revision marks."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from draftkit.redline.names import (
    FLDCHAR,
    INSTR,
    RPR,
    SPACE,
    TXBX,
    Element,
    R,
    copy,
    make,
    shell,
    w,
)
from draftkit.redline.pen import Hand, Pen, controlled, text_element
from draftkit.redline.places import Places
from draftkit.redline.reading import EXACT, Reading
from draftkit.redline.tokens import Box, Node, Piece, Span, Token, pieces_of
from draftkit.redline.words import Step, compare_tokens, unheeded

Merge = Callable[[Element, Element], list[Element]]
"""How two holders of blocks (here: text boxes) become one."""


class Stroke(NamedTuple):
    """A piece to write: how it stands, what it is, and, where its formatting changed, the run it was in before."""

    hand: Hand
    piece: Piece
    before: Element | None = None


class Writer(NamedTuple):
    """What writing a line needs to know of the story."""

    pen: Pen
    places: Places
    merge_text: Merge
    """How two text boxes become one: each is a story of its own."""
    merge: Merge
    """How two holders within the story become one."""
    whole_text: Callable[[Element, bool], list[Element]]
    """What tells that the text of a box went (True) or came."""
    section: Callable[[Element, Element], Element]
    """How the properties of two sections become one."""
    gone: Hand = "gone"
    came: Hand = "new"
    """How what is on one side only is shown: as deleted and inserted, or as moved."""
    reading: Reading = EXACT
    """What is heeded."""
    in_row: bool = False
    """Whether all stands in a row that went or came: the row takes its content controls with it."""

    def tags(self, hand: Hand) -> Hand:
        """Return how the tags of a content control are shown that went or came with what is in it."""
        return "same" if self.in_row else hand


def write_steps(steps: Iterable[Step], writer: Writer) -> list[Element]:
    """Return the inline elements that tell the steps, none of which may be the mark of a paragraph."""
    line: list[Element] = []
    strokes: list[Stroke] = []
    for step in steps:
        marks = place_marks(step, writer)
        token = step.new if step.old is None else step.old
        if marks or token is None or token.box is not None:
            _flush(strokes, line, writer.pen)
            line += marks
        if token is not None and token.box is not None:
            _write_box(step, token.box, line, writer)
        else:
            strokes += _strokes(step, writer)
    _flush(strokes, line, writer.pen)
    return line


def gone(tokens: Iterable[Token]) -> list[Step]:
    """Return the steps of tokens that only the older version has."""
    return [Step("gone", token, None) for token in tokens]


def came(tokens: Iterable[Token]) -> list[Step]:
    """Return the steps of tokens that only the newer version has."""
    return [Step("new", None, token) for token in tokens]


def place_marks(step: Step, writer: Writer) -> list[Element]:
    """Return the marks of places to write before a step."""
    old = step.old.lead if step.old is not None else ()
    new = step.new.lead if step.new is not None else ()
    return _written(old, new, _hand(step, writer), writer)


def _written(old: Iterable[Element], new: Iterable[Element], hand: Hand, writer: Writer) -> list[Element]:
    """The marks that are due. The sign of a comment that one version has goes or comes with the words it stands in."""
    line: list[Element] = []
    for marks, is_new in ((old, False), (new, True)):
        for mark in marks:
            alone = mark.tag == R and writer.places.alone(mark, new=is_new)
            writer.pen.write(line, hand if alone else "same", writer.places.write(mark, new=is_new))
    return line


def _hand(step: Step, writer: Writer) -> Hand:
    if step.status == "same":
        return "same"
    return writer.gone if step.status == "gone" else writer.came


def _strokes(step: Step, writer: Writer) -> Iterator[Stroke]:
    old, new, hand = step.old, step.new, _hand(step, writer)
    if old is not None and new is not None and writer.reading.formats and old.look != new.look:
        yield from _reformatted(old, new)
        return
    token = new if old is None else old
    if token is not None:
        yield from (Stroke(hand, piece) for piece in pieces_of(token))


def _reformatted(old: Token, new: Token) -> Iterator[Stroke]:
    """The same words in another dress, cut where either version changes runs."""
    if old.node is not None and new.node is not None:
        yield Stroke("same", Node(old.node.element, new.node.run), old.node.run)
        return
    ends = [*_ends(old.spans)], [*_ends(new.spans)]
    text = "".join(span.text for span in new.spans)
    begin = 0
    for cut in sorted({*ends[0], *ends[1]}):
        before, after = (_run_at(side.spans, at, begin) for side, at in zip((old, new), ends, strict=True))
        yield Stroke("same", Span(text[begin:cut], after), before)
        begin = cut


def _ends(spans: tuple[Span, ...]) -> Iterator[int]:
    return accumulate(len(span.text) for span in spans)


def _run_at(spans: tuple[Span, ...], ends: Sequence[int], position: int) -> Element:
    return spans[min(bisect_right(ends, position), len(spans) - 1)].run


def _flush(strokes: list[Stroke], line: list[Element], pen: Pen) -> None:
    """Write what waits: neighbours from one run become one run again."""
    at = 0
    while at < len(strokes):
        first = strokes[at]
        end = at + 1
        while end < len(strokes) and _joins(first, strokes[end]):
            end += 1
        run = first.piece.run
        content = list(_content([stroke.piece for stroke in strokes[at:end]]))
        made = content if run is None else [pen.run(run, content, first.hand, first.before)]
        pen.write(line, first.hand, made)
        at = end
    strokes.clear()


def _joins(first: Stroke, other: Stroke) -> bool:
    return first.hand == other.hand and first.piece.run is other.piece.run and first.before is other.before


def _content(pieces: list[Piece]) -> Iterator[Element]:
    text = ""
    for place, piece in enumerate(pieces):
        if isinstance(piece, Span):
            text += piece.text
            if place + 1 == len(pieces) or isinstance(pieces[place + 1], Node):
                yield text_element(piece.run, text)
                text = ""
        else:
            yield copy(piece.element)


def _write_box(step: Step, box: Box, line: list[Element], writer: Writer) -> None:
    if step.old is not None and step.new is not None and step.new.box is not None:
        _write_shared(box, step.new.box, line, writer)
        return
    steps = gone(box.inside) if step.status == "gone" else came(box.inside)
    _write_wrapped(box, steps, _hand(step, writer), line, writer)


def _write_shared(old: Box, new: Box, line: list[Element], writer: Writer) -> None:
    """A box that both have: what is in it is compared for itself."""
    if old.shape == "drawing":
        _write_drawing(old, new, line, writer)
        return
    if old.reckoned:
        steps = _unread(old, new)
    else:
        steps = list(unheeded(compare_tokens(old.inside, new.inside), writer.reading.heeds))
    _write_wrapped(old, steps, "same", line, writer, new)


def _unread(old: Box, new: Box) -> list[Step]:
    """A result that Word works out afresh stays as it was."""
    marks = [Step("same", token, None) for token in old.inside]
    return [*marks, *(Step("new", None, Token("", lead=token.lead)) for token in new.inside if token.lead)]


def _write_wrapped(
    box: Box, steps: list[Step], hand: Hand, line: list[Element], writer: Writer, new: Box | None = None
) -> None:
    after = _after(box, new, hand, writer)
    if box.shape == "field":
        _write_field(box, steps, hand, line, writer, after)
        return
    element = box.element
    if element is None:
        return
    if box.shape == "drawing":
        _flush([Stroke(hand, _one_sided_drawing(node, hand, writer)) for node in box.head], line, writer.pen)
        return
    content = write_steps(steps, writer) + after
    if box.shape == "control":
        line += controlled(element, content, writer.tags(hand), writer.pen)
    else:
        made = shell(element)
        made.extend(copy(child) for child in element if child.tag in (w("smartTagPr"), w("customXmlPr")))
        made.extend(content)
        line.append(made)


def _after(box: Box, new: Box | None, hand: Hand, writer: Writer) -> list[Element]:
    if hand == "same":
        return _written(box.after, new.after if new is not None else (), hand, writer)
    if hand in ("gone", "moved from"):
        return _written(box.after, (), hand, writer)
    return _written((), box.after, hand, writer)


def _write_field(
    box: Box, steps: list[Step], hand: Hand, line: list[Element], writer: Writer, after: list[Element]
) -> None:
    if box.element is not None and hand == "same":
        made = shell(box.element)
        made.extend([*write_steps(steps, writer), *after])
        line.append(made)
        return
    head, tail = (box.head, box.tail) if box.element is None else _unfolded(box.element)
    _flush([Stroke(hand, node) for node in head], line, writer.pen)
    line += write_steps(steps, writer) + after
    _flush([Stroke(hand, node) for node in tail], line, writer.pen)


def _unfolded(field: Element) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """A w:fldSimple as the runs of a field: a revision mark cannot hold the short form."""
    run = next(field.iter(R), None)
    like = make(field, R)
    if run is not None and run.find(RPR) is not None:
        like.extend([copy(child) for child in run if child.tag == RPR])
    instruction = make(field, INSTR, {SPACE: "preserve"})
    instruction.text = field.get(w("instr"), "")

    def mark(kind: str) -> Node:
        return Node(make(field, FLDCHAR, {w("fldCharType"): kind}), like)

    return (mark("begin"), Node(instruction, like), mark("separate")), (mark("end"),)


def _write_drawing(old: Box, new: Box, line: list[Element], writer: Writer) -> None:
    """A drawing that both have: its text boxes are compared, as drawn and as the fallback for old readers."""
    before, after = old.head[0], new.head[0]
    made = copy(before.element)
    theirs = list(after.element.iter(TXBX))
    for place, text in enumerate(list(made.iter(TXBX))):
        text[:] = writer.merge_text(text, theirs[place])
    if before.run is not None and after.run is not None:
        line.append(writer.pen.run(after.run, [made], "same", before.run))


def _one_sided_drawing(node: Node, hand: Hand, writer: Writer) -> Node:
    """A drawing that went: its text is deleted text too. One that came stands as it is."""
    if hand != "gone":
        return node
    made = copy(node.element)
    for text in list(made.iter(TXBX)):
        text[:] = writer.whole_text(text, True)
    return Node(made, node.run)
