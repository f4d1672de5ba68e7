"""An agreement as one self-contained page: no script, nothing fetched, readable on paper, screen and by ear."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from draftkit.model.agreement import Agreement, Clause, Flag, Front, Section
from draftkit.model.notes import ISSUES_HEAD, ISSUES_INTRO, ISSUES_TITLE, Issue, lead_of, reasons_of, source_of
from draftkit.model.numbering import Labels, number_clauses
from draftkit.writers.brackets import bracketed
from draftkit.writers.html_blocks import OPENING, Place, anchor, write_blocks, write_table
from draftkit.writers.page import write_page
from draftkit.writers.shown import full_heading, has_heading

_MAIN, _ISSUES = "page/agreement", "page/open-points"


def write_html(agreement: Agreement, *, issues: Iterable[Issue] = (), notes: bool = True) -> str:
    """Return the agreement as an HTML page, numbered as in Word. Every reference is a link to its target."""
    labels = number_clauses(agreement)
    open_points = tuple(issues)
    body = "\n".join(_section(section, labels, notes) for section in agreement.sections)
    inner = (
        f'<a class="skip" href="#{_MAIN}">Skip to the agreement</a>\n'
        f"{_front(agreement.front)}\n{_contents(agreement, labels, issues=bool(open_points))}\n"
        f'<main id="{_MAIN}" tabindex="-1">\n{_issues(open_points, agreement.front.title)}{body}\n</main>\n'
    )
    return write_page(agreement.front.title, agreement.front.legend, styles=("page.css",), body=inner)


def _front(front: Front) -> str:
    """What the cover says: marking and draft line at the top, then title and parties."""
    reference = f"Reference: {front.reference}" if front.reference else ""
    before = _lines(("marking", front.marking), ("draft", front.legend), ("reference", reference))
    parties = "".join(f"<li>{escape(party)}</li>" for party in front.parties)
    between = f'\n<p>between</p>\n<ul role="list">{parties}</ul>' if parties else ""
    return f"<header>\n{before}<h1>{escape(front.title)}</h1>{between}\n</header>"


def _lines(*lines: tuple[str, str]) -> str:
    return "".join(f'<p class="{name}">{escape(words)}</p>\n' for name, words in lines if words)


def _contents(agreement: Agreement, labels: Labels, *, issues: bool) -> str:
    entries = [_link(_ISSUES, ISSUES_TITLE)] if issues else []
    for section in agreement.sections:
        entries += _entries(section, labels)
    listed = "\n".join(f"<li>{entry}</li>" for entry in entries)
    title = '<h2 id="page/contents">Contents</h2>'
    return f'<nav aria-labelledby="page/contents">\n{title}\n<ol role="list">\n{listed}\n</ol>\n</nav>'


def _entries(section: Section, labels: Labels) -> Iterator[str]:
    """A section with its clauses below it; schedules each on their own."""
    links = [
        _link(anchor(clause.key), full_heading(clause.key, clause.heading, labels))
        for clause in section.body
        if has_heading(section.series)
    ]
    if not _titled(section):
        yield from links
    elif links:
        inner = "\n".join(f"<li>{link}</li>" for link in links)
        yield f'{_link(_section_id(section), section.heading)}\n<ol role="list">\n{inner}\n</ol>'
    else:
        yield _link(_section_id(section), section.heading)


def _link(target: str, words: str) -> str:
    return f'<a href="#{target}">{escape(words)}</a>'


def _titled(section: Section) -> bool:
    """The word 'Schedules' is not printed: each schedule says so itself."""
    return bool(section.heading) and section.series != "schedules"


def _section_id(section: Section) -> str:
    return f"section/{anchor(section.key)}"


def _issues(issues: Sequence[Issue], title: str) -> str:
    if not issues:
        return ""
    head = [f'<th scope="col">{words}</th>' for words in ISSUES_HEAD]
    rows = [f"<tr>{''.join(f'<td>{escape(words)}</td>' for words in issue)}</tr>" for issue in issues]
    table = write_table(f"Open points in {title}", head, rows)
    heading = f"<h2>{ISSUES_TITLE}</h2>\n<p>{ISSUES_INTRO}</p>"
    return f'<section class="issues" id="{_ISSUES}">\n{heading}\n{table}\n</section>\n'


def _section(section: Section, labels: Labels, notes: bool) -> str:
    titled = _titled(section)
    heading = f"<h2>{escape(section.heading)}</h2>\n" if titled else ""
    level = 3 if titled else 2
    clauses = "\n".join(_clause(clause, section, labels, level, notes) for clause in section.body)
    return f'<section class="{section.series}" id="{_section_id(section)}">\n{heading}{clauses}\n</section>'


def _clause(clause: Clause, section: Section, labels: Labels, level: int, notes: bool) -> str:
    """The wording, and beside it (below it, where the page is narrow) the drafting note."""
    headed = has_heading(section.series)
    undecided = clause.flag is not None and clause.flag.undecided
    shown = bracketed(clause, heading=headed)
    heading = _heading(clause, labels, level, undecided=undecided) if headed else ""
    words = write_blocks(shown.body, Place(clause.key, labels, level + 1 if headed else level))
    note = f"\n{_note(clause, clause.flag)}" if notes and clause.flag is not None else ""
    style = "clause undecided" if undecided else "clause"
    return f'<div class="{style}" id="{anchor(clause.key)}"><div>{heading}\n{words}</div>{note}</div>'


def _heading(clause: Clause, labels: Labels, level: int, *, undecided: bool) -> str:
    number = full_heading(clause.key, "", labels).strip()
    label = f'<span class="number">{escape(number)}</span> ' if number else ""
    bracket = OPENING if undecided else ""
    return f"<h{level}>{label}<span>{bracket}{escape(clause.heading)}</span></h{level}>"


def _note(clause: Clause, flag: Flag) -> str:
    why = f"<p><strong>{lead_of(flag)}:</strong> {escape(reasons_of(flag))}</p>"
    note = f"<p>{escape(flag.note)}</p>" if flag.note else ""
    source = f'<p class="source">{escape(source_of(clause))}</p>'
    return f'<aside role="note" aria-label="Drafting note">{why}{note}{source}</aside>'
