"""An account as one self-contained page: no script, nothing fetched, readable on paper, screen and by ear."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import assert_never

from draftkit.model.comparison import TOUCH_KINDS, Account, ClauseChange, Passage, Piece, Touch
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
from draftkit.writers.page import write_page


def write_account_html(account: Account) -> str:
    """Return the account as an HTML page. What went is struck through, what came underlined twice."""
    anchors = {id(change): anchor(n) for n, change in enumerate(account.told, 1)}
    body = [_notices(account)]
    if not says_nothing(account):
        body += [_first(account, anchors), *_clauses(account, anchors), _numbers(account), _look(account)]
    inner = (
        '<a class="skip" href="#account">Skip to the account</a>\n'
        f'{_header(account)}\n{_contents(account, anchors)}<main id="account" tabindex="-1">\n{"".join(body)}</main>\n'
    )
    return write_page("What changed", account.title, styles=("shared.css", "account.css"), body=inner)


def anchor(number: int) -> str:
    """Return the name of the place where the change of that number among `account.told`, from 1, is told."""
    return f"change-{number}"


def _header(account: Account) -> str:
    title = f'<p class="title">{escape(account.title)}</p>\n' if account.title else ""
    counts = "".join(f"<li>{escape(capital(line))}</li>" for line in summary(account))
    versions = (
        f"<dl>\n<div><dt>Older version</dt><dd>{escape(account.old_name)}</dd></div>\n"
        f"<div><dt>Newer version</dt><dd>{escape(account.new_name)}</dd></div>\n</dl>\n"
    )
    return f'<header>\n<h1>What changed</h1>\n{title}{versions}<ul class="summary">{counts}</ul>\n</header>'


def _contents(account: Account, anchors: dict[int, str]) -> str:
    if not account.told:
        return ""
    links = "\n".join(f"<li>{_link(change, anchors)} <span>{DONE[change.kind]}</span></li>" for change in account.told)
    return f'<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ol>\n{links}\n</ol>\n</nav>\n'


def _link(change: ClauseChange, anchors: dict[int, str], words: str = "") -> str:
    name = escape(words or change.name)
    anchor = anchors.get(id(change))
    return f'<a href="#{anchor}">{name}</a>' if anchor else name


def _notices(account: Account) -> str:
    if not account.all_notices:
        return ""
    items = "".join(f"<li>{escape(notice)}</li>" for notice in account.all_notices)
    return f'<section aria-labelledby="notices">\n<h2 id="notices">{NOTICES_TITLE}</h2>\n<ul>{items}</ul>\n</section>\n'


def _first(account: Account, anchors: dict[int, str]) -> str:
    groups = []
    for kind in TOUCH_KINDS:
        rows = [_touch(change, touch, anchors) for change, touch in account.touches(kind)]
        if rows:
            head = f'<tr><th scope="rowgroup" colspan="2">{TOUCHED[kind]}</th></tr>'
            groups.append(f"<tbody>\n{head}\n{''.join(rows)}</tbody>\n")
    table = f"<p>{nothing_first(account)}</p>\n"
    if groups:
        columns = '<thead>\n<tr><th scope="col">What changed</th><th scope="col">Where</th></tr>\n</thead>\n'
        caption = '<caption class="unseen">What to look at first, by kind</caption>\n'
        table = f'<table class="first">\n{caption}{columns}{"".join(groups)}</table>\n'
    return f'<section aria-labelledby="first">\n<h2 id="first">{FIRST_TITLE}</h2>\n{table}</section>\n'


def _touch(change: ClauseChange, touch: Touch, anchors: dict[int, str]) -> str:
    where = _link(change, anchors, capital(touch.place) if touch.place else "")
    way = f' class="{touch.way}"' if touch.way else ""
    return f"<tr{way}><td>{escape(touch.sentence)}</td><td>{where}</td></tr>\n"


def _clauses(account: Account, anchors: dict[int, str]) -> Iterator[str]:
    for anchor, title, changes in (
        ("clauses", CLAUSES_TITLE, account.changes),
        ("others", OTHERS_TITLE, account.others),
    ):
        told = [change for change in changes if id(change) in anchors]
        if told:
            key = '<p class="key"><del>Struck through</del>: taken out. <ins>Underlined twice</ins>: put in.</p>\n'
            inner = "".join(_change(change, anchors[id(change)]) for change in told)
            yield (
                f'<section aria-labelledby="{anchor}">\n<h2 id="{anchor}">{title}</h2>\n'
                f"{key if anchor == 'clauses' else ''}{inner}</section>\n"
            )


def _change(change: ClauseChange, anchor: str) -> str:
    tag = f'<span class="kind {change.kind.split()[0]}">{DONE[change.kind]}</span>'
    former = former_name(change)
    was = f'<p class="was">Was {escape(former)}</p>\n' if former else ""
    why = f'<p class="why">Because {escape("; ".join(change.causes))}.</p>\n' if change.causes else ""
    body = "".join(_stretch(table, list(rows)) for table, rows in groupby(change.passages, key=lambda p: p.table))
    return f'<article id="{anchor}">\n<h3>{escape(change.name)} {tag}</h3>\n{was}{why}{body}</article>\n'


def _stretch(table: int, passages: Sequence[Passage]) -> str:
    """Rows of one table together, paragraphs one by one."""
    if not table:
        return "".join(_paragraph(passage) for passage in passages)
    rows = "".join(_row(passage) for passage in passages)
    group = '<div class="scroll" tabindex="0" role="group" aria-label="Changed rows of a table">'
    return f"{group}\n<table>\n{rows}</table>\n</div>\n"


def _paragraph(passage: Passage) -> str:
    number = escape(passage.new_number or passage.old_number)
    if number and passage.state == "out":
        number = f"<del>{number}</del>"
    words = " ".join(_pieces(cell) for cell in passage.cells)
    return f'<div class="passage"><span class="number">{number}</span><p>{words}{_aside(passage)}</p></div>\n'


def _aside(passage: Passage) -> str:
    return f' <span class="moved">({escape(passage.aside)})</span>' if passage.aside else ""


def _row(passage: Passage) -> str:
    tag = "th" if passage.heading else "td"
    scope = ' scope="col"' if passage.heading else ""
    words = [_pieces(cell) for cell in passage.cells]
    words[-1] += _aside(passage)
    cells = "".join(f"<{tag}{scope}>{said}</{tag}>" for said in words)
    return f"<tr>{cells}</tr>\n"


def _pieces(pieces: Sequence[Piece]) -> str:
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    match piece.state:
        case "same":
            return escape(piece.text)
        case "out":
            return (
                f'<del><span class="unseen">[taken out: </span>{escape(piece.text)}<span class="unseen">]</span></del>'
            )
        case "in":
            return f'<ins><span class="unseen">[put in: </span>{escape(piece.text)}<span class="unseen">]</span></ins>'
        case _:
            assert_never(piece.state)


def _numbers(account: Account) -> str:
    lines = [*renumbering_lines(account), *following_line(account)]
    return _list("numbers", NUMBERS_TITLE, [escape(line) for line in lines])


def _look(account: Account) -> str:
    return _list("look", LOOK_TITLE, [escape(change.name) for change in account.of_kind("look")])


def _list(anchor: str, title: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    items = "".join(f"<li>{line}</li>\n" for line in lines)
    return f'<section aria-labelledby="{anchor}">\n<h2 id="{anchor}">{title}</h2>\n<ul>\n{items}</ul>\n</section>\n'
