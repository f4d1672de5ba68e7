"""Paragraphs that became other paragraphs: one told with one, with those it was split into, or with those joined."""

from collections.abc import Sequence
from itertools import groupby

from draftkit.redline.controls import nested, opened, write_line
from draftkit.redline.lines import Writer, place_marks
from draftkit.redline.looks import mark_look, paragraph_look
from draftkit.redline.names import PPR, RPR, SECTPR, Element, copy, make, shell
from draftkit.redline.pen import Hand
from draftkit.redline.reading import Reading, is_long, tokens_of
from draftkit.redline.tokens import Token, unmarked
from draftkit.redline.words import Step, compare_tokens, unheeded


def tell_paragraphs(old: Sequence[Element], new: Sequence[Element], writer: Writer) -> list[Element]:
    """Return the paragraphs that tell how the old ones became the new ones.

    Their last marks stay, but where one of them alone ends a section: that goes, or comes, with a mark of its own.
    """
    long = is_long(old) or is_long(new)
    before, after = (_tokens(side, writer.reading, long=long) for side in (old, new))
    steps = _steps(before[:-1], after[:-1], writer.reading)
    if before[-1].key != after[-1].key:
        return _told([*steps, Step("gone", before[-1], None), Step("new", None, after[-1])], writer)
    return _told([*steps, Step("same", before[-1], after[-1])], writer)


def _steps(old: Sequence[Token], new: Sequence[Token], reading: Reading) -> list[Step]:
    """The steps word by word, also into content controls that only one side has, where that can be written."""
    found = nested(list(unheeded(compare_tokens(*opened(old, new)), reading.heeds)))
    return list(unheeded(compare_tokens(old, new), reading.heeds)) if found is None else found


def one_sided(paragraph: Element, *, old: bool, writer: Writer, keep_mark: bool = False) -> list[Element]:
    """Return a paragraph that went, or came, with all that is in it. `keep_mark`: all but its mark."""
    tokens = tokens_of(paragraph, long=is_long((paragraph,)))
    steps = [_alone(token, old=old) for token in tokens]
    if keep_mark:
        end, plain = tokens[-1], unmarked(tokens[-1])
        steps[-1] = Step("same", end, plain) if old else Step("same", plain, end)
    return _told(steps, writer)


def tell_moved(paragraph: Element, other: Element, *, old: bool, writer: Writer) -> list[Element]:
    """Return a paragraph in one of the two places of its move; `other` is what it was, or is, in the other.

    What both places have is moved. Words that were taken out or put in besides are marked as such, so that a reader
    finds them in what moved.
    """
    long = is_long((paragraph,)) or is_long((other,))
    mine, theirs = (tokens_of(one, writer.reading, long=long) for one in (paragraph, other))
    steps = compare_tokens(mine[:-1], theirs[:-1]) if old else compare_tokens(theirs[:-1], mine[:-1])
    moving = writer._replace(gone="moved from", came="moved to")
    content: list[Element] = []
    for stayed, stretch in groupby(steps, key=lambda step: step.status == "same"):
        tokens = [step.old if old else step.new for step in stretch]
        line = [_alone(token, old=old) for token in tokens if token is not None]
        content += write_line(line, moving if stayed else writer)
    end = _alone(mine[-1], old=old)
    return [_paragraph(content + place_marks(end, moving), end, moving)]


def _alone(token: Token, *, old: bool) -> Step:
    return Step("gone", token, None) if old else Step("new", None, token)


def _tokens(paragraphs: Sequence[Element], reading: Reading, *, long: bool) -> list[Token]:
    return [token for paragraph in paragraphs for token in tokens_of(paragraph, reading, long=long)]


def _told(steps: Sequence[Step], writer: Writer) -> list[Element]:
    made: list[Element] = []
    line: list[Step] = []
    for step in steps:
        token = step.new if step.old is None else step.old
        if token is None or token.end is None:
            line.append(step)
            continue
        made.append(_paragraph(write_line(line, writer) + place_marks(step, writer), step, writer))
        line = []
    return made


def _paragraph(content: Sequence[Element], end: Step, writer: Writer) -> Element:
    old = end.old.end if end.old is not None else None
    new = end.new.end if end.new is not None else None
    made, properties = _properties(old, new, end, writer)
    if properties is not None and (len(properties) or properties.attrib):
        made.append(properties)
    made.extend(content)
    return made


def _properties(old: Element | None, new: Element | None, end: Step, writer: Writer) -> tuple[Element, Element | None]:
    if old is not None and new is not None:
        return shell(old), _changed(old, new, writer)
    one = old if old is not None else new
    if one is None:
        raise ValueError("a mark belongs to a paragraph")
    hand: Hand = writer.gone if end.status == "gone" else writer.came
    found = one.find(PPR)
    properties = copy(found) if found is not None else make(one, PPR)
    writer.pen.mark_end(properties, hand)
    return shell(one), properties


def _changed(old: Element, new: Element, writer: Writer) -> Element | None:
    """The properties of a paragraph whose mark stayed: the new ones, with a record of the old."""
    before, after = old.find(PPR), new.find(PPR)
    same_look = paragraph_look(old) == paragraph_look(new)
    same_mark = mark_look(old) == mark_look(new)
    section = _section(before, after, writer)
    if (same_look and same_mark) or not writer.reading.formats:
        made = copy(before) if before is not None else None
    else:
        made = copy(after) if after is not None else make(new, PPR)
        if same_look and before is not None:
            _take_base(made, before)
        if not same_mark:
            writer.pen.note_run(made, before.find(RPR) if before is not None else None)
    if made is None:
        return None
    _set_section(made, section)
    if not same_look and writer.reading.formats:
        writer.pen.note(made, before, drop=(RPR, SECTPR))
    return made


def _take_base(made: Element, before: Element) -> None:
    """Keep the paragraph's own formatting as the older version writes it."""
    inner = made.find(RPR)
    made[:] = [copy(child) for child in before if child.tag != RPR]
    if inner is not None:
        made.append(inner)


def _section(before: Element | None, after: Element | None, writer: Writer) -> Element | None:
    mine = before.find(SECTPR) if before is not None else None
    theirs = after.find(SECTPR) if after is not None else None
    return None if mine is None or theirs is None else writer.section(mine, theirs)


def _set_section(properties: Element, section: Element | None) -> None:
    for found in properties.findall(SECTPR):
        properties.remove(found)
    if section is not None:
        properties.append(section)
