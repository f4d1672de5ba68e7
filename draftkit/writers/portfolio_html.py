"""A portfolio as one self-contained page: what changed in which agreement, and which clauses change most."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from html import escape
from typing import Final
from urllib.parse import quote

from draftkit.findings import Finding
from draftkit.model.portfolio import Across, Alike, Became, Line, Portfolio, Sight
from draftkit.writers.account_words import TOUCHED
from draftkit.writers.clean import clean
from draftkit.writers.page import write_page
from draftkit.writers.portfolio_words import (
    COLUMNS,
    STOPPED,
    TITLES,
    VERDICTS,
    count_parts,
    grouped,
    outcome_note,
    total_line,
)
from draftkit.writers.tables import in_pages

_SPOT: Final = "<!-- the body -->\n"
_SIGHTS: Final = 4
"""Of what to look at first, how much is seen at once; the rest is there to be opened."""
_NAMED: Final = 6
"""Clauses that are named at once for an agreement, and agreements for a clause; more are there to be opened."""
_SECTIONS: Final = {
    "compare": {
        "alike": "What changed alike in several agreements",
        "changed": "Agreements that changed",
        "clauses": "Clauses that changed, across the portfolio",
        "failed": "What could not be compared, and why",
        "new": "In the newer run only",
        "gone": "In the older run only",
        "left": "Not come to",
        "same": "The same in both",
    },
    "deviations": {
        "clauses": "The most negotiated clauses",
        "changed": "Agreements that left the library’s wording",
        "failed": "What could not be looked at, and why",
        "left": "Not come to",
        "same": "As the library words them",
    },
}  # fmt: skip


def write_portfolio_html(portfolio: Portfolio) -> Iterator[str]:
    """Yield the page, piece by piece."""
    where = clean(portfolio.new)
    head, tail = write_page(TITLES[portfolio.look], where, styles=("shared.css", "batch.css"), body=_SPOT).split(_SPOT)
    anchors = {line.key: f"agreement-{n}" for n, line in enumerate(portfolio.of("changed"), 1)}
    sections = {
        "alike": _alike(portfolio, anchors),
        "changed": _changed(portfolio, anchors),
        "clauses": _clauses(portfolio),
        "failed": _failures(portfolio),
        **{verdict: _plain(portfolio, portfolio.of(verdict)) for verdict in ("new", "gone", "left", "same")},
    }
    titles = _SECTIONS[portfolio.look]
    there = {name: title for name, title in titles.items() if _is_there(portfolio, name)}
    yield head
    yield f'<a class="skip" href="#tables">Skip to the tables</a>\n{_header(portfolio)}\n{_contents(there)}'
    yield '<main id="tables" tabindex="-1">\n'
    for name, title in there.items():
        yield f'<section aria-labelledby="{name}">\n<h2 id="{name}">{title}</h2>\n'
        yield from sections[name]
        yield "</section>\n"
    yield f"</main>\n{tail}"


def _is_there(portfolio: Portfolio, name: str) -> bool:
    tables = {"clauses": portfolio.clauses, "alike": portfolio.alike}
    return bool(tables[name]) if name in tables else any(line.verdict == name for line in portfolio.lines)


def _header(portfolio: Portfolio) -> str:
    facts = {
        "Older run": portfolio.old,
        "Newer run" if portfolio.old else "Files in": portfolio.new,
        "Library": portfolio.library,
        "Left out": ", ".join(portfolio.ignored),
    }
    listed = "".join(f"<div><dt>{name}</dt><dd>{_text(says)}</dd></div>\n" for name, says in facts.items() if says)
    parts = "".join(f'<li class="{verdict}">{words}</li>' for verdict, words in count_parts(portfolio))
    stopped = f'<p class="warning">{STOPPED}</p>\n' if portfolio.stopped else ""
    return (
        f"<header>\n<h1>{TITLES[portfolio.look]}</h1>\n{stopped}"
        f'<p class="total">{_capital(total_line(portfolio))}:</p>\n'
        f'<ul class="counts">{parts}</ul>\n<dl>\n{listed}</dl>\n</header>'
    )


def _contents(titles: dict[str, str]) -> str:
    links = "".join(f'<li><a href="#{name}">{title}</a></li>\n' for name, title in titles.items())
    return f'<nav aria-label="Contents">\n<ul>\n{links}</ul>\n</nav>\n' if links else ""


def _alike(portfolio: Portfolio, anchors: Mapping[str, str]) -> Iterator[str]:
    heads = ("What changed", "Agreements", "Which")
    yield from in_pages(
        _SECTIONS["compare"]["alike"], heads, portfolio.alike, partial(_alike_row, anchors),
        lambda each: TOUCHED[each.sight.kind], style="across", right=heads[1:2],
    )  # fmt: skip


def _alike_row(anchors: Mapping[str, str], each: Alike) -> str:
    rows = {key: f"#{anchors[key]}" for key in each.agreements}
    return (
        f'<tr><th scope="row"><p class="soft">{TOUCHED[each.sight.kind]}</p>{_text(_capital(each.sight.sentence))}</th>'
        f"{_total(each.agreements)}<td>{_some(each.agreements, rows)}</td></tr>\n"
    )


def _changed(portfolio: Portfolio, anchors: Mapping[str, str]) -> Iterator[str]:
    columns = COLUMNS[portfolio.look]
    last = "What to look at first" if portfolio.look == "compare" else "Which clauses"
    yield from in_pages(
        _SECTIONS[portfolio.look]["changed"], ("Agreement", *columns, last), portfolio.of("changed"),
        partial(_changed_row, portfolio, anchors), _key, style="portfolio", right=columns,
    )  # fmt: skip


def _changed_row(portfolio: Portfolio, anchors: Mapping[str, str], line: Line) -> str:
    numbers = "".join(_number(line.count(*what)) for what in COLUMNS[portfolio.look].values())
    links = " · ".join(
        f'<a href="{escape(quote(file))}">{words}</a>'
        for file, words in ((line.redline, "Redline"), (line.account, "Clause by clause"))
        if file
    )
    notes = "".join(f'<p class="soft">Note: {_text(finding.message)}.</p>' for finding in line.findings)
    says = "".join(_first(line)) if portfolio.look == "compare" else _which(line)
    return (
        f'<tr id="{anchors[line.key]}"><th scope="row">{_named(line)}<p class="links">{links}</p></th>{numbers}'
        f"<td>{says}{notes}</td></tr>\n"
    )


def _first(line: Line) -> Iterator[str]:
    """What a lawyer looks for first, then the clauses by name, to be opened."""
    seen, rest = line.sights[:_SIGHTS], line.sights[_SIGHTS:]
    if seen:
        yield f"<ul>{''.join(map(_sight, seen))}</ul>"
    if rest:
        more = f"<p>And {line.more:,} more, in the account.</p>" if line.more else ""
        items = "".join(map(_sight, rest))
        yield f"<details><summary>And {len(rest) + line.more:,} more</summary><ul>{items}</ul>{more}</details>"
    if 0 < len(line.clauses) <= _NAMED:
        yield f'<div class="soft">{_which(line)}</div>'
    elif line.clauses:
        yield f"<details><summary>All {len(line.clauses):,} by name</summary>{_which(line)}</details>"
    elif note := outcome_note(line):
        yield f'<p class="soft">{note}</p>'


def _sight(sight: Sight) -> str:
    where = f' <span class="soft">{_text(sight.where)}</span>' if sight.where else ""
    return f"<li>{_text(_capital(sight.sentence))}{where}</li>"


def _which(line: Line) -> str:
    """The clauses by name, those together that became the same."""
    return "".join(
        f"<p>{_capital(words)}: {'; '.join(_clause(line, each) for each in found)}.</p>"
        for words, found in grouped(line)
    )


def _clause(line: Line, clause: Became) -> str:
    there = f"{quote(line.account)}#{clause.anchor}" if line.account and clause.anchor else ""
    return f'<a href="{escape(there)}">{_text(clause.name)}</a>' if there else _text(clause.name)


def _clauses(portfolio: Portfolio) -> Iterator[str]:
    accounts = {line.key: quote(line.account) for line in portfolio.lines}
    columns = dict(list(COLUMNS[portfolio.look].items())[:-1])
    yield from in_pages(
        _SECTIONS[portfolio.look]["clauses"], ("Clause", "Agreements", *columns, "Which"), portfolio.clauses,
        partial(_clause_row, list(columns.values()), accounts), lambda each: _text(each.name), style="across",
        right=("Agreements", *columns),
    )  # fmt: skip


def _clause_row(columns: Sequence[tuple[str, ...]], accounts: Mapping[str, str], each: Across) -> str:
    """A clause with the agreements that changed it, each leading to what it made of it."""
    there = {key: f"{accounts[key]}#{each.anchors.get(key, '')}".rstrip("#") for key in each.agreements}
    id_ = f'<p class="soft"><code>{_text(each.clause)}</code></p>' if each.clause else ""
    numbers = "".join(_number(each.count(*what)) for what in columns)
    return (
        f'<tr><th scope="row">{_text(each.name)}{id_}</th>'
        f"{_total(each.agreements)}{numbers}<td>{_some(each.agreements, there)}</td></tr>\n"
    )


def _some(keys: Sequence[str], there: Mapping[str, str]) -> str:
    """A few agreements; of more the first, and all of them to be opened. `there` is what each leads to."""
    links = [f'<a href="{escape(there[key])}">{_text(key)}</a>' for key in keys]
    if len(links) <= _NAMED:
        return ", ".join(links)
    summary = f"{', '.join(links[:2])} and {len(links) - 2:,} more"
    return f"<details><summary>{summary}</summary><p>{', '.join(links)}</p></details>"


def _failures(portfolio: Portfolio) -> Iterator[str]:
    heads = ("Agreement", "What is wrong", "What to do")
    title = _SECTIONS[portfolio.look]["failed"]
    yield from in_pages(title, heads, portfolio.of("failed"), _failure_row, _key, style="failures")


def _failure_row(line: Line) -> str:
    wrong = "".join(
        f'<p>{_text(_capital(finding.message))}.</p><p class="soft">{_text(_where(line, finding))}</p>'
        for finding in line.findings
    )
    hints = dict.fromkeys(finding.hint for finding in line.findings if finding.hint)
    to_do = "".join(f"<p>{_text(_capital(hint))}.</p>" for hint in hints)
    return f'<tr><th scope="row">{_named(line)}</th><td>{wrong}</td><td>{to_do}</td></tr>\n'


def _where(line: Line, finding: Finding) -> str:
    """Where that is, unless it is the file itself."""
    place = str(finding.where)
    return "" if place in (line.old, line.new) else place


def _plain(portfolio: Portfolio, lines: Iterable[Line]) -> Iterator[str]:
    heads = ("Agreement", "File")
    yield from in_pages(VERDICTS[portfolio.look].get("same", ""), heads, lines, _plain_row, _key)


def _plain_row(line: Line) -> str:
    return f'<tr><th scope="row">{_named(line)}</th><td>{_text(line.new or line.old)}</td></tr>\n'


def _named(line: Line) -> str:
    title = f'<p class="soft">{_text(line.title)}</p>' if line.title and line.title not in line.key else ""
    return f"{_text(line.key)}{title}"


def _key(line: Line) -> str:
    return _text(line.key)


def _total(keys: Sequence[str]) -> str:
    return f'<td class="amount"><strong>{len(keys):,}</strong></td>'


def _number(number: int) -> str:
    return f'<td class="amount">{f"{number:,}" if number else _NONE}</td>'


_NONE: Final = '<span class="soft">0</span>'


def _text(text: str) -> str:
    return escape(clean(text))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
