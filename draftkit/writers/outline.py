"""An agreement as a plain outline: one line a paragraph, for a person to review and a golden file to keep."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from draftkit.model.agreement import (
    Agreement,
    Blank,
    Block,
    Cell,
    Clause,
    Definition,
    Entry,
    Execution,
    Front,
    Gap,
    Inline,
    Item,
    Listing,
    Paragraph,
    Part,
    Reference,
    Section,
    Signing,
    Table,
    Text,
    Value,
)
from draftkit.model.notes import ISSUES_HEAD, ISSUES_TITLE, Issue, lead_of
from draftkit.model.numbering import Labels, citation, number_clauses
from draftkit.model.rows import cells_of
from draftkit.writers.brackets import bracketed
from draftkit.writers.shown import has_heading, number_of

_SPACE = re.compile(r"[ \t\r\n\f\v\x85\u2028\u2029]+")
_STEP = "  "


def write_outline(agreement: Agreement, *, issues: Iterable[Issue] = (), notes: bool = True) -> str:
    """Return the agreement as lines: label and words, indented by level; blanks show the path they wait for."""
    labels = number_clauses(agreement)
    lines = [*_front(agreement.front), *_issues(tuple(issues))]
    for section in agreement.sections:
        lines += ["", *_section(section, labels, notes)]
    return "\n".join(lines) + "\n"


def _front(front: Front) -> Iterator[str]:
    yield _one_line(front.title)
    for name, words in (
        ("draft", front.legend),
        ("marking", front.marking),
        ("reference", front.reference),
        *(("party", party) for party in front.parties),
    ):
        if words:
            yield f"{_STEP}{name}: {_one_line(words)}"


def _issues(issues: Sequence[Issue]) -> Iterator[str]:
    if issues:
        yield from ("", ISSUES_TITLE)
        for row in (ISSUES_HEAD, *issues):
            yield _STEP + _row([_one_line(words) for words in row])


def _section(section: Section, labels: Labels, notes: bool) -> Iterator[str]:
    if section.heading and section.series != "schedules":
        yield _one_line(section.heading)
    for clause in section.body:
        headed = has_heading(section.series)
        undecided = clause.flag is not None and clause.flag.undecided
        if headed:
            yield _line(number_of(clause.key, labels), ("[" if undecided else "") + clause.heading)
        if notes and clause.flag is not None:
            reasons = "; ".join(clause.flag.reasons)
            yield f"{_STEP}{{{lead_of(clause.flag).lower()}: {_one_line(reasons)}}}"
        shown = bracketed(clause, heading=headed)
        yield from _Lines(shown, labels).blocks(shown.body, 1)


class _Lines:
    """Writes the blocks of one clause."""

    def __init__(self, clause: Clause, labels: Labels) -> None:
        self._here = clause.key
        self._labels = labels

    def blocks(self, blocks: Iterable[Block], depth: int) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block, depth)

    def _block(self, block: Block, depth: int) -> Iterator[str]:
        pad = _STEP * depth
        match block:
            case Paragraph(content):
                yield pad + self._words(content)
            case Item(key, content, body):
                yield pad + _line(number_of(key, self._labels), self._words(content))
                yield from self.blocks(body, depth + 1)
            case Entry(_, content, body):
                yield pad + self._words(content)
                yield from self.blocks(body, depth + 1)
            case Table(caption, head, rows):
                yield f"{pad}Table: {_one_line(caption)}"
                yield from (pad + self._cells(row) for row in (head, *rows))
            case Listing(caption, head, listed):
                yield from (f"{pad}Table: {_one_line(caption)}", pad + self._cells(head))
                for row in listed:
                    yield from self._row(row, depth)
            case Execution(_, signings):
                for signing in signings:
                    yield from self._signing(signing, pad)
            case Part(key, heading, body):
                yield pad + _line(number_of(key, self._labels), heading)
                yield from self.blocks(body, depth)
            case _:
                assert_never(block)

    def _row(self, row: Item | Entry, depth: int) -> Iterator[str]:
        """One line for a row, and below it those of what is listed in its last cell."""
        cells = cells_of(row)
        below = [block for blocks in cells[1:] for block in blocks if not isinstance(block, Paragraph)]
        first = (number_of(row.key, self._labels),) if isinstance(row, Item) else ()
        words = [self._words(block.content) for blocks in cells for block in blocks if isinstance(block, Paragraph)]
        yield _STEP * depth + _row([*first, *words])
        yield from self.blocks(below, depth + 1)

    def _signing(self, signing: Signing, pad: str) -> Iterator[str]:
        yield from (pad + self._words(words) for words in signing.words)
        yield from (f"{pad}{_STEP}{_one_line(line)}: ____" for line in signing.lines)

    def _cells(self, cells: Iterable[Cell]) -> str:
        return _row([self._words(cell.content) for cell in cells])

    def _words(self, content: Iterable[Inline]) -> str:
        return _one_line("".join(self._inline(inline) for inline in content))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text) | Value(text):
                return text
            case Definition(term):
                return f"“{term}”"
            case Blank(path):
                return f"[● {path}]"
            case Gap(width):
                return "…" * width
            case Reference():
                return citation(inline, self._labels, self._here)
            case _:
                assert_never(inline)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _line(label: str, words: str) -> str:
    return f"{label} {_one_line(words)}".strip()


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" ")
