"""A batch report as one self-contained page: no script, nothing fetched, of use with three agreements or ten thousand.

A long table comes in pages that open and close; what is searched for, a browser finds in a closed one too.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from html import escape
from typing import Final
from urllib.parse import quote

from draftkit.findings import Finding
from draftkit.model.batch_report import Fired, Line, Often, Report
from draftkit.writers.batch_words import (
    STANDING,
    count_parts,
    counted,
    failed_of,
    gone_line,
    how_it_ended,
    moment,
    options_line,
    place_words,
)
from draftkit.writers.clean import clean
from draftkit.writers.page import write_page
from draftkit.writers.tables import in_pages, table

_NAMED: Final = 4
"""Agreements that are named at once for a check; more are there to be opened."""
_FINDINGS: Final = 5
"""Findings of a failure that are seen at once."""
_MOST_BLANKS: Final = 60
_SPOT: Final = "<!-- the body -->\n"
_SEVERITIES: Final = {"bar": "Bar", "warning": "Warning", "advice": "Advice"}
_TABLES: Final = (
    "failed", "What failed and why",
    "made", "What was made",
    "checks", "Checks that found something",
    "blanks", "The commonest blanks",
    "clauses", "Clauses still to keep or drop",
    "gone", "No longer in the table",
)  # fmt: skip
TITLES: Final = dict(zip(_TABLES[::2], _TABLES[1::2], strict=True))


def write_batch_html(report: Report) -> Iterator[str]:
    """Yield the report as an HTML page, piece by piece."""
    head, tail = write_page(
        "Batch report", clean(report.run.source), styles=("shared.css", "batch.css"), body=_SPOT
    ).split(_SPOT)
    sections = {
        "failed": _failures(report) if report.counts.failed else (),
        "checks": _checks(report.fired),
        "blanks": _blanks(report.blanks),
        "clauses": _clauses(report.undecided),
        "made": _made(report) if report.counts.total > report.counts.failed else (),
        "gone": _gone(report) if gone_line(report.run, report.counts) else (),
    }
    there = {name: pieces for name, pieces in sections.items() if pieces}
    yield head
    yield f'<a class="skip" href="#report">Skip to the report</a>\n{_header(report)}\n{_contents(there)}'
    yield '<main id="report" tabindex="-1">\n'
    for name, pieces in there.items():
        yield f'<section aria-labelledby="{name}">\n<h2 id="{name}">{TITLES[name]}</h2>\n'
        yield from pieces
        yield "</section>\n"
    yield f"</main>\n{tail}"


def _header(report: Report) -> str:
    run, options = report.run, report.run.options
    facts = {
        "Table": run.source,
        "Files in": report.target,
        "Began": moment(run.began),
        "State": _capital(how_it_ended(run, report.state)),
        "Asked for": options_line(options),
        "Made with": ", ".join(
            str(words)
            for words in (f"draftkit {options.get('program', '')}".strip(), options.get("library"))
            if words and words != "draftkit"
        ),
    }
    listed = "".join(f"<div><dt>{name}</dt><dd>{_text(says)}</dd></div>\n" for name, says in facts.items() if says)
    counts = "".join(f"<li>{part}</li>" for part in count_parts(report.counts))
    total = counted(report.counts.total, "agreement")
    gone = f"<p>{gone_line(run, report.counts)}</p>\n" if gone_line(run, report.counts) else ""
    return (
        f'<header>\n<h1>Batch report</h1>\n<p class="total">{_capital(total)} in the table:</p>\n'
        f'<ul class="counts">{counts}</ul>\n{gone}<dl>\n{listed}</dl>\n</header>'
    )


def _contents(names: Iterable[str]) -> str:
    links = "".join(f'<li><a href="#{name}">{TITLES[name]}</a></li>\n' for name in names)
    return f'<nav aria-label="Contents">\n<ul>\n{links}</ul>\n</nav>\n' if links else ""


def _failures(report: Report) -> Iterator[str]:
    yield '<ul class="kinds">\n'
    for kind, count in report.kinds.items():
        what, hint = failed_of(kind)
        yield f"<li>{_capital(what)}: <strong>{count:,}</strong>. <em>To do: {hint}.</em></li>\n"
    yield "</ul>\n"
    heads = ("Where", "What is wrong", "What to do")
    caption = "What failed, where and why"
    yield from in_pages(caption, heads, report.failures, partial(_failure, report), _key, style="failures")


def _failure(report: Report, line: Line) -> str:
    """A row for the agreement and one for each finding; where there are many, the rest is there to be opened."""
    what, hint = failed_of(line.kind)
    findings = line.findings or (Finding(f"failed of {what}", hint=hint, where=line.place),)
    first, rest = (findings, ()) if len(findings) <= _FINDINGS + 1 else (findings[:_FINDINGS], findings[_FINDINGS:])
    old = f" Still there from an earlier run: {_files(report, line)}" if line.files else ""
    head = f'{_text(line.key)} <span class="soft">{_capital(what)}.{old}</span>'
    rows = [f'<tr><th scope="rowgroup" colspan="3">{head}</th></tr>\n']
    rows += [f"<tr>{''.join(f'<td>{cell}</td>' for cell in _finding(report, each))}</tr>\n" for each in first]
    if rest:
        items = "".join(
            f"<li>{f'{where}: ' if where else ''}{what} <em>{to_do}</em></li>"
            for where, what, to_do in (_finding(report, finding) for finding in rest)
        )
        more = f"<details><summary>And {len(rest):,} more</summary><ul>{items}</ul></details>"
        rows.append(f'<tr><td colspan="3">{more}</td></tr>\n')
    return f"<tbody>\n{''.join(rows)}</tbody>\n"


def _finding(report: Report, finding: Finding) -> tuple[str, str, str]:
    """Where, what and what to do."""
    place = place_words(finding.where, report.run.source)
    return _text(place), _text(_capital(finding.message)), _text(_capital(finding.hint))


def _made(report: Report) -> Iterator[str]:
    heads = (
        "Agreement", "Title", "Files", "Open points", "Bars", "Warnings", "Advice", "Blanks", "Clauses to decide",
        "Seconds",
    )  # fmt: skip
    done = (line for line in report.lines if line.standing != "failed")
    yield '<p class="soft">Open points are the places of a draft to settle before it is signed.</p>\n'
    caption = "What was made, with what is open in each"
    yield from in_pages(caption, heads, done, partial(_line, report), _key, style="made", right=heads[3:])


def _line(report: Report, line: Line) -> str:
    severities = [line.count("bar"), line.count("warning"), line.count("advice")]
    numbers = [line.open, *severities, len(line.blanks), len(line.undecided)]
    cells = "".join(f'<td class="amount">{_number(number)}</td>' for number in numbers)
    note = f'<p class="soft">{_capital(STANDING[line.standing])}</p>' if line.standing != "made" else ""
    return (
        f'<tr><th scope="row">{_text(line.key)}{note}</th><td>{_text(line.title)}</td><td>{_files(report, line)}</td>'
        f'{cells}<td class="amount">{line.seconds:.1f}</td></tr>\n'
    )


def _checks(fired: Sequence[Fired]) -> str:
    if not fired:
        return ""
    heads = ("Check", "How grave", "What it says", "Rests on", "Agreements", "Which")
    caption = "Checks that found something, gravest first"
    return table(caption, heads, map(_check, fired), style="checks", right=heads[4:5])


def _check(fired: Fired) -> str:
    status = f" ({fired.status})" if fired.status not in ("", "VERIFIED", "practice") else ""
    return (
        f'<tr><th scope="row">{_text(fired.rule)}</th>'
        f'<td><span class="{fired.severity}">{_SEVERITIES[fired.severity]}</span></td><td>{_text(fired.says)}</td>'
        f'<td>{_text(fired.source + status)}</td><td class="amount">{fired.agreements:,}</td>'
        f"<td>{_which(fired)}</td></tr>\n"
    )


def _which(fired: Fired) -> str:
    """A few references; of more the first, and the rest to be opened."""
    names = [_text(key) for key in fired.first]
    if fired.agreements <= _NAMED:
        return ", ".join(names)
    beyond = fired.agreements - len(names)
    rest = f" and {beyond:,} more, which the report as CSV or JSON names" if beyond else ""
    summary = f"{', '.join(names[:2])} and {fired.agreements - 2:,} more"
    return f"<details><summary>{summary}</summary><p>{', '.join(names)}{rest}</p></details>"


def _blanks(blanks: Sequence[Often]) -> str:
    if not blanks:
        return ""
    heads = ("What is blank", "In the brief", "Agreements", "Blanks")
    rows = (
        f'<tr><th scope="row">{_text(often.title)}</th><td><code>{_text(often.key)}</code></td>'
        f'<td class="amount">{often.agreements:,}</td><td class="amount">{often.times:,}</td></tr>\n'
        for often in blanks[:_MOST_BLANKS]
    )
    told = table("Blanks, the commonest first", heads, rows, style="often", right=heads[2:])
    more = len(blanks) - _MOST_BLANKS
    return f'{told}<p class="soft">And {more:,} rarer ones; the report as JSON has them.</p>\n' if more > 0 else told


def _clauses(undecided: Sequence[Often]) -> str:
    if not undecided:
        return ""
    rows = (
        f'<tr><th scope="row">{_text(often.title or often.key)}</th><td><code>{_text(often.key)}</code></td>'
        f'<td class="amount">{often.agreements:,}</td></tr>\n'
        for often in undecided
    )
    heads = ("Optional clause", "Its id", "Agreements")
    caption = "Optional clauses that are still in brackets, the commonest first"
    return table(caption, heads, rows, style="often", right=heads[2:])


def _gone(report: Report) -> Iterator[str]:
    yield "<p>Made or tried in an earlier run. Their files were left as they are.</p>\n"
    heads = ("Agreement", "Title", "Files")
    yield from in_pages(TITLES["gone"], heads, report.gone, partial(_gone_line, report), _key)


def _gone_line(report: Report, line: Line) -> str:
    files = _files(report, line)
    return f'<tr><th scope="row">{_text(line.key)}</th><td>{_text(line.title)}</td><td>{files}</td></tr>\n'


def _files(report: Report, line: Line) -> str:
    if report.beside is None:
        return ", ".join(map(_text, line.files))
    return ", ".join(
        f'<a href="{escape(report.beside + quote(name))}">{_text(name)}</a>' for name in line.files
    )  # fmt: skip


def _key(line: Line) -> str:
    return _text(line.key)


def _number(number: int) -> str:
    return f"{number:,}" if number else '<span class="soft">0</span>'


def _text(text: str) -> str:
    return escape(clean(text))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
