"""An account as Markdown: what went between <del> marks, what came between <ins>, which every reader understands."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import assert_never

from draftkit.model.comparison import TOUCH_KINDS, Account, ClauseChange, Passage, Piece
from draftkit.writers.account_words import (
    CLAUSES_TITLE,
    DONE,
    FIRST_TITLE,
    LOOK_TITLE,
    NOTICES_TITLE,
    NUMBERS_TITLE,
    OTHERS_TITLE,
    TOUCHED,
    capital,
    following_line,
    former_name,
    nothing_first,
    renumbering_lines,
    says_nothing,
    summary,
)
from draftkit.writers.markdown_text import escape, escape_start


def write_account_markdown(account: Account) -> str:
    """Return the account as Markdown."""
    title = f": {account.title}" if account.title else ""
    blocks = [
        f"# What changed{escape(title)}",
        f"Older version: {escape(account.old_name)}  \nNewer version: {escape(account.new_name)}",
        *_list([capital(line) for line in summary(account)]),
    ]
    blocks += _section(NOTICES_TITLE, list(_list(account.all_notices)))
    if not says_nothing(account):
        blocks += _section(FIRST_TITLE, list(_touches(account)) or [nothing_first(account)])
        for name, changes in ((CLAUSES_TITLE, account.changes), (OTHERS_TITLE, account.others)):
            told = [change for change in changes if change in account.told]
            blocks += _section(name, [block for change in told for block in _change(change)])
        lines = [*renumbering_lines(account), *following_line(account)]
        blocks += _section(NUMBERS_TITLE, list(_list(lines)))
        blocks += _section(LOOK_TITLE, list(_list([change.name for change in account.of_kind("look")])))
    return "\n\n".join(blocks) + "\n"


def _section(title: str, blocks: Sequence[str]) -> list[str]:
    return [f"## {title}", *blocks] if blocks else []


def _list(lines: Sequence[str]) -> Iterator[str]:
    """One block of items, or nothing."""
    if lines:
        yield "\n".join(f"- {escape_start(escape(line))}" for line in lines)


def _touches(account: Account) -> Iterator[str]:
    for kind in TOUCH_KINDS:
        found = [f"{touch.sentence} ({touch.place or change.name})" for change, touch in account.touches(kind)]
        if found:
            yield f"**{TOUCHED[kind]}**"
            yield from _list(found)


def _change(change: ClauseChange) -> Iterator[str]:
    yield f"### {escape(change.name)}: {DONE[change.kind]}"
    former = former_name(change)
    if former:
        yield f"Was {escape(former)}."
    if change.causes:
        yield f"Because {escape('; '.join(change.causes))}."
    for table, stretch in groupby(change.passages, key=lambda passage: passage.table):
        passages = list(stretch)
        yield _table(passages) if table else "\n".join(map(_passage, passages))


def _passage(passage: Passage) -> str:
    number = escape(passage.new_number or passage.old_number)
    if number and passage.state == "out":
        number = f"<del>{number}</del>"
    words = " ".join(_pieces(cell) for cell in passage.cells)
    return f"- {number}: {words}{_aside(passage)}" if number else f"- {escape_start(words)}{_aside(passage)}"


def _aside(passage: Passage) -> str:
    return f" ({escape(passage.aside)})" if passage.aside else ""


def _table(passages: Sequence[Passage]) -> str:
    """The rows as a table; one whose first row is not shown has an empty heading."""
    width = max(len(passage.cells) for passage in passages)
    rows = [[*map(_pieces, passage.cells), *[""] * (width - len(passage.cells))] for passage in passages]
    for row, passage in zip(rows, passages, strict=True):
        row[-1] = f"{row[-1]}{_aside(passage)}".strip()
    if not passages[0].heading:
        rows.insert(0, [""] * width)
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _pieces(pieces: Sequence[Piece]) -> str:
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    match piece.state:
        case "same":
            return escape(piece.text)
        case "out":
            return f"<del>{escape(piece.text)}</del>"
        case "in":
            return f"<ins>{escape(piece.text)}</ins>"
        case _:
            assert_never(piece.state)
