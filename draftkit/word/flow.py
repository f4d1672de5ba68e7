"""The body as the page estimator reads it: the words of every paragraph and row, and where headings stand.

What the estimator makes of a clause is kept with the clause, for the next document that says and numbers it alike.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from draftkit.memo import Memo, keep
from draftkit.model.agreement import Cell, Definition, Inline, Reference, Signing, Text, Value
from draftkit.model.forms import has_holes, put_in
from draftkit.model.numbering import Labels, citation
from draftkit.model.walk import plain
from draftkit.word.contents import Heading
from draftkit.word.count import Counted, Numbered
from draftkit.word.lines import Grid, Group, Line, Pieces, Rows, Signatures
from draftkit.word.metrics import Measure, Words
from draftkit.word.notes import Note, footnote_words
from draftkit.word.pages import Padding, PageEstimator, Para, Row, Stretch
from draftkit.word.tables import LINE_HEIGHT, SEAL_HEIGHT, execution_widths

_AFTER_TABLE = Para("table.after", "")
_MOST = 8
"""How many ways in which one clause was met are kept."""


def flow_of(document: Counted, notes: Mapping[str, Note], estimator: PageEstimator) -> Iterator[Stretch]:
    """Yield the body as the estimator wants it.

    `notes` are the footnotes, by the clause at whose beginning they stand.
    """
    numbered, labels = document.numbered, document.labels
    for group, settled in zip(document.groups, document.settled, strict=True):
        note = footnote_words(notes[group.key]) if group.key in notes else ""
        facts = (settled.wide, settled.columns, group.key, note, estimator)
        known = _flows(group.pieces)
        found = known.get(facts)
        if found is None:
            blocks = tuple(_flow(group, settled.columns, numbered, labels, note, estimator))
            found = keep(known, facts, _outline(blocks, estimator), _MOST)
        yield found.stretch(group.values, estimator)


class _Open(NamedTuple):
    """A paragraph with holes, and what counts its lines."""

    measure: Measure
    words: Words
    label: str


class _Outline(NamedTuple):
    """A clause's form as paragraphs and rows, and what the estimator made of it with some values."""

    blocks: tuple[Para | Row, ...]
    """None, where they have no holes and so are asked for once."""
    open: tuple[_Open, ...]
    stretches: dict[tuple[int, ...], Stretch]
    """By the lines that those take: nothing else of the values bears on it."""

    def stretch(self, values: tuple[str, ...], estimator: PageEstimator) -> Stretch:
        """Return what the estimator makes of the clause with those values."""
        lines = tuple([each.measure.lines(_put_in(values, each.words), each.label) for each in self.open])
        found = self.stretches.get(lines)
        if found is not None:
            return found
        made = estimator.stretch(_with_values(values, block) for block in self.blocks)
        return keep(self.stretches, lines, made, _MOST)


def _outline(blocks: tuple[Para | Row, ...], estimator: PageEstimator) -> _Outline:
    open_ = tuple(
        [
            _Open(estimator.measure(para.role, width), para.words, para.label)
            for block in blocks
            for para, width in _paragraphs(block, estimator.area.width)
            if has_holes([para.words] if isinstance(para.words, str) else [text for text, _ in para.words])
        ]
    )
    return _Outline(blocks, open_, {}) if open_ else _Outline((), (), {(): estimator.stretch(blocks)})


def _paragraphs(block: Para | Row, width: int) -> Iterator[tuple[Para, int]]:
    """The paragraphs of a block, each with the width it has."""
    if isinstance(block, Para):
        yield block, width
        return
    for cell, room in zip(block.cells, block.widths, strict=True):
        yield from ((para, room) for para in cell)


def _with_values(values: tuple[str, ...], block: Para | Row) -> Para | Row:
    if isinstance(block, Para):
        return block._replace(words=_put_in(values, block.words))
    cells = [[para._replace(words=_put_in(values, para.words)) for para in cell] for cell in block.cells]
    return block._replace(cells=tuple(map(tuple, cells)))


def _put_in(values: tuple[str, ...], words: Words) -> Words:
    if isinstance(words, str):
        return put_in(values, words)
    return tuple([(put_in(values, text), bold) for text, bold in words])


def contents_flow(headings: Iterable[Heading], estimator: PageEstimator) -> Iterator[Stretch]:
    """Yield the contents, to count their pages."""
    yield _entry("contents.heading", "", "Contents", estimator)
    for heading in headings:
        yield _entry("contents", heading.label, heading.text, estimator)


@lru_cache(maxsize=4096)
def _entry(role: str, label: str, text: str, estimator: PageEstimator) -> Stretch:
    return estimator.stretch((Para(role, text, label),))


def _none_yet(_pieces: Pieces) -> dict[tuple[object, ...], _Outline]:
    return {}


_flows = Memo(_none_yet)


def _flow(
    group: Group, columns: Iterable[tuple[int, ...]], numbered: Numbered, labels: Labels, note: str,
    estimator: PageEstimator,
) -> Iterator[Para | Row]:  # fmt: skip
    notes = (note,) if note else ()
    columns = iter(columns)
    for piece in group.pieces:
        match piece:
            case Line():
                words = _words(piece.content, labels, group.key)
                yield Para(piece.role, words, numbered.own.get(piece.key, ""), piece.key, notes)
            case Grid():
                yield from _table(piece, next(columns), labels, group.key, estimator)
                yield _AFTER_TABLE
            case Rows():
                yield from _rows(piece, next(columns), numbered, labels, group.key, estimator)
                yield _AFTER_TABLE
            case Signatures():
                yield from _signatures(piece.execution.signings, estimator)
                yield _AFTER_TABLE
        notes = ()


def _words(content: tuple[Inline, ...], labels: Labels, here: str) -> Words:
    words = _without_references(content)
    return _runs(content, labels, here) if words is None else words


def _runs(content: tuple[Inline, ...], labels: Labels, here: str) -> Words:
    runs = tuple([(_shown(inline, labels, here), _is_bold(inline)) for inline in content])
    return runs if any(bold for _, bold in runs) else "".join([text for text, _ in runs])


def _find_words(content: tuple[Inline, ...]) -> Words | None:
    return None if any(isinstance(inline, Reference) for inline in content) else _runs(content, {}, "")


_without_references = Memo(_find_words)
"""The words of a line that cites nothing, and so says the same in every document."""


def _shown(inline: Inline, labels: Labels, here: str) -> str:
    return citation(inline, labels, here) if isinstance(inline, Reference) else plain((inline,))


def _is_bold(inline: Inline) -> bool:
    return isinstance(inline, Definition) or (isinstance(inline, Text | Value) and inline.style == "strong")


def _table(grid: Grid, columns: tuple[int, ...], labels: Labels, here: str, estimator: PageEstimator) -> Iterator[Row]:
    padding = estimator.paddings["table"]
    widths = tuple(column - padding.sides for column in columns)
    head = _cells(grid.table.head, labels, here, "table.heading")
    yield Row(head, widths, padding.height + padding.edges, heading=True, first=True)
    for row in grid.table.rows:
        yield Row(_cells(row, labels, here, "table.text"), widths, padding.height)


def _rows(
    rows: Rows, columns: tuple[int, ...], numbered: Numbered, labels: Labels, here: str, estimator: PageEstimator
) -> Iterator[Row]:
    padding = estimator.paddings["table"]
    widths = tuple(column - padding.sides for column in columns)
    head = _cells(rows.listing.head, labels, here, "table.heading")
    yield Row(head, widths, padding.height + padding.edges, heading=True, first=True)
    for row in rows.cells:
        cells = tuple(tuple(_in_cell(line, numbered, labels, here) for line in cell) for cell in row)
        yield Row(cells, widths, padding.height)


def _in_cell(line: Line, numbered: Numbered, labels: Labels, here: str) -> Para:
    return Para("table.text", _words(line.content, labels, here), numbered.own.get(line.key, ""))


def _cells(cells: Sequence[Cell], labels: Labels, here: str, role: str) -> tuple[tuple[Para, ...], ...]:
    return tuple((Para(role, _words(cell.content, labels, here)),) for cell in cells)


def _signatures(signings: Sequence[Signing], estimator: PageEstimator) -> Iterator[Row]:
    padding: Padding = estimator.paddings["execution.table"]
    widths = tuple(column - padding.sides for column in execution_widths(estimator.area.width))
    for number, signing in enumerate(signings):
        for place, line in enumerate(signing.lines):
            first = not number and not place
            last = number == len(signings) - 1 and place == len(signing.lines) - 1
            role = "execution.last" if last else "execution"
            height = SEAL_HEIGHT if line.casefold() == "seal" else LINE_HEIGHT
            empty = (Para(role, ""),)
            cells = (empty, empty, (Para(role, line),), empty)
            yield Row(cells, widths, padding.height + (padding.edges if first else 0), height, first=first)
