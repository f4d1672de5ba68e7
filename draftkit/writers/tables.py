"""Tables of a page: one that scrolls by itself, and a long one in pages that open and close."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeVar

PAGE: Final = 200
"""Rows on a page of a long table."""

T = TypeVar("T")


def table(
    caption: str, heads: Sequence[str], rows: Iterable[str], *, style: str = "", right: Collection[str] = ()
) -> str:
    """Return a table. `right` are the heads of columns of numbers; caption and heads are HTML already."""
    named = "".join(f'<th scope="col"{_class("amount" if head in right else "")}>{head}</th>' for head in heads)
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="{caption}">\n<table{_class(style)}>\n'
        f'<caption class="unseen">{caption}</caption>\n<thead>\n<tr>{named}</tr>\n</thead>\n'
        f"{_bodies(''.join(rows))}</table>\n</div>\n"
    )


def in_pages(
    caption: str, heads: Sequence[str], lines: Iterable[T], row: Callable[[T], str], name: Callable[[T], str],
    *, style: str = "", right: Collection[str] = (),
) -> Iterator[str]:  # fmt: skip
    """Yield a table in one; one that is long in pages, of which the first is open. `name` says what a row is called."""
    rest = iter(lines)
    start, page, following = 1, list(islice(rest, PAGE)), list(islice(rest, PAGE))
    if not following:
        yield table(caption, heads, map(row, page), style=style, right=right)
        return
    while page:
        numbers = f"{start:,} to {start + len(page) - 1:,}"
        names = f"{numbers}: {name(page[0])} to {name(page[-1])}"
        yield f'<details class="page"{" open" if start == 1 else ""}>\n<summary>{names}</summary>\n'
        yield table(f"{caption}: {numbers}", heads, map(row, page), style=style, right=right)
        yield "</details>\n"
        start, page, following = start + len(page), following, list(islice(rest, PAGE))


def _bodies(rows: str) -> str:
    """The body of a table, unless its rows come in bodies of their own."""
    return rows if rows.startswith("<tbody>") else f"<tbody>\n{rows}</tbody>\n"


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""
