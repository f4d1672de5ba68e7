"""An agreement as Markdown (CommonMark with pipe tables), numbered as in Word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import indent
from typing import assert_never

from draftkit.model.agreement import (
    Agreement,
    Block,
    Cell,
    Clause,
    Entry,
    Execution,
    Flag,
    Front,
    Inline,
    Item,
    Listing,
    Paragraph,
    Part,
    Section,
    Signing,
    Table,
)
from draftkit.model.notes import ISSUES_HEAD, ISSUES_INTRO, ISSUES_TITLE, Issue, lead_of, reasons_of, source_of
from draftkit.model.numbering import Labels, number_clauses
from draftkit.model.rows import cells_of
from draftkit.model.walk import descend
from draftkit.writers.brackets import bracketed
from draftkit.writers.markdown_text import escape, escape_start, write_inlines
from draftkit.writers.shown import full_heading, has_heading, number_of


def write_markdown(agreement: Agreement, *, issues: Iterable[Issue] = (), notes: bool = True) -> str:
    """Return the agreement as Markdown. Every value reads back as the characters it has in the brief."""
    labels = number_clauses(agreement)
    chunks = [*_front(agreement.front), *_issues(tuple(issues))]
    for section in agreement.sections:
        chunks += _section(section, labels, notes)
    return "\n\n".join(chunks) + "\n"


def _front(front: Front) -> Iterator[str]:
    """What the cover says: marking and draft line at the top, then title and parties."""
    for words in (front.marking, front.legend):
        if words:
            yield f"**{escape(words.strip())}**"
    yield f"# {escape(front.title)}"
    if front.reference:
        yield f"Reference: {escape(front.reference)}"
    if front.parties:
        yield "between"
        yield "\n".join(f"- {escape_start(escape(party))}" for party in front.parties)


def _issues(issues: Sequence[Issue]) -> Iterator[str]:
    if issues:
        yield f"## {ISSUES_TITLE}"
        yield ISSUES_INTRO
        rows = [[escape(words) for words in row] for row in (ISSUES_HEAD, *issues)]
        yield _pipes(rows, ["---"] * len(ISSUES_HEAD))


def _section(section: Section, labels: Labels, notes: bool) -> Iterator[str]:
    titled = bool(section.heading) and section.series != "schedules"
    if titled:
        yield f"## {escape(section.heading)}"
    for clause in section.body:
        yield from _clause(clause, section, labels, 3 if titled else 2, notes)


def _clause(clause: Clause, section: Section, labels: Labels, level: int, notes: bool) -> Iterator[str]:
    headed = has_heading(section.series)
    shown = bracketed(clause, heading=headed)
    if headed:
        bracket = "[" if clause.flag is not None and clause.flag.undecided else ""
        yield f"{'#' * level} {escape(full_heading(clause.key, bracket + clause.heading, labels))}"
    if notes and clause.flag is not None:
        yield _note(clause, clause.flag)
    yield from _Words(clause.key, labels, level + 1).blocks(shown.body)


def _note(clause: Clause, flag: Flag) -> str:
    paragraphs = [f"**Drafting note. {lead_of(flag)}:** {escape(reasons_of(flag))}"]
    paragraphs += [escape_start(escape(words)) for words in (flag.note, source_of(clause)) if words]
    return "\n>\n".join(f"> {words}" for words in paragraphs)


@dataclass(frozen=True, slots=True)
class _Words:
    """Writes the blocks of one clause, each as a chunk of lines."""

    here: str
    labels: Labels
    level: int

    def blocks(self, blocks: Iterable[Block], depth: int = 0) -> Iterator[str]:
        """A provision is a paragraph behind its number; what stands below it is a list that is indented."""
        for listed, run in groupby(blocks, key=lambda block: depth > 0 and isinstance(block, Item)):
            made = [chunk for block in run for chunk in self._block(block, depth)]
            yield from ["\n".join(made)] if listed else made

    def _block(self, block: Block, depth: int) -> Iterator[str]:
        match block:
            case Paragraph(content):
                yield self._line("", content)
            case Item():
                yield from self._item(block, depth)
            case Entry(_, content, body):
                yield self._line("", content)
                yield from self.blocks(body, depth + 1)
            case Table(caption, head, rows):
                yield from self._table(caption, head, [self._cells(row) for row in rows])
            case Listing(caption, head, listed):
                yield from self._table(caption, head, [self._row(row) for row in listed])
            case Execution(_, signings):
                for signing in signings:
                    yield from self._signing(signing)
            case Part(key, heading, body):
                yield f"{'#' * min(self.level, 6)} {escape(full_heading(key, heading, self.labels))}"
                yield from self.blocks(body, depth)
            case _:
                assert_never(block)

    def _item(self, item: Item, depth: int) -> Iterator[str]:
        line = self._line(number_of(item.key, self.labels), item.content)
        inner = self.blocks(item.body, depth + 1)
        if depth == 0:
            yield line
            yield from inner
        else:
            gap = "\n" if all(isinstance(block, Item) for block in item.body) else "\n\n"
            yield gap.join([f"- {line}", *(indent(chunk, "  ") for chunk in inner)])

    def _table(self, caption: str, head: Sequence[Cell], rows: Iterable[Sequence[str]]) -> Iterator[str]:
        if caption.strip():
            yield f"**{escape(caption.strip())}**"
        rules = ["---:" if cell.align == "right" else "---" for cell in head]
        yield _pipes([self._cells(head), *rows], rules)

    def _row(self, row: Item | Entry) -> list[str]:
        """The cells of a row. A cell of a pipe table is one line, so what is listed in it runs on."""
        return [" ".join(filter(None, map(self._run_on, blocks))) for blocks in cells_of(row)]

    def _run_on(self, block: Block) -> str:
        words = [node for node in descend(block) if isinstance(node, Inline)]
        if not isinstance(block, Item):
            return write_inlines(words, self.labels, self.here).strip()
        own = write_inlines(block.content, self.labels, self.here).strip()
        parts = (number_of(block.key, self.labels), own, *map(self._run_on, block.body))
        return " ".join(filter(None, parts))

    def _cells(self, cells: Iterable[Cell]) -> list[str]:
        return [write_inlines(cell.content, self.labels, self.here).strip() for cell in cells]

    def _signing(self, signing: Signing) -> Iterator[str]:
        yield from (self._line("", words) for words in signing.words)
        yield "\n".join(f"- {escape_start(escape(line))}: {'.' * 30}" for line in signing.lines)

    def _line(self, number: str, content: Sequence[Inline]) -> str:
        return escape_start(f"{number} {write_inlines(content, self.labels, self.here)}")


def _pipes(rows: Sequence[Sequence[str]], rules: Sequence[str]) -> str:
    lines = [f"| {' | '.join(cells)} |" for cells in (rows[0], rules, *rows[1:])]
    return "\n".join(lines)
