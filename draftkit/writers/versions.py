"""The table of several versions: lines for a terminal, Markdown, or a page."""

from html import escape as to_html

from draftkit.model.versions import Cell, Version, Versions
from draftkit.writers.account_words import DONE
from draftkit.writers.markdown_text import escape
from draftkit.writers.page import write_page

NOTHING = "No clause changed from one version to the next."


def write_versions_lines(versions: Versions) -> str:
    """Return what became of each clause that changed, version by version, as lines."""
    lines = [f"{number}. {_told(version)}" for number, version in enumerate(versions.versions, 1)]
    lines += [versions.left_out] * bool(versions.left_out)
    rows = [row for row in versions.rows if row.changed]
    for row in rows:
        became = [
            f"{n}: {_said(cell)}" for n, cell in enumerate(row.cells[1:], 2) if cell.kind not in ("there", "absent")
        ]
        lines += ["", row.name, *(f"  {each}" for each in became)]
    return "\n".join([*lines, *(() if rows else ("", NOTHING))]) + "\n"


def write_versions_markdown(versions: Versions) -> str:
    """Return the table as Markdown: the clauses that changed."""
    names = [escape(_told(version)) for version in versions.versions]
    head = ["Clause", *names]
    rows = [[escape(row.name), *(escape(_said(cell)) for cell in row.cells)] for row in versions.rows if row.changed]
    table = [head, ["---"] * len(head), *rows]
    told = "\n".join(f"| {' | '.join(cells)} |" for cells in table) if rows else NOTHING
    left_out = f"{escape(versions.left_out)}\n\n" if versions.left_out else ""
    return f"# Versions\n\n{left_out}{told}\n"


def write_versions_html(versions: Versions) -> str:
    """Return the table as one page that needs nothing else."""
    head = "".join(f'<th scope="col">{to_html(_told(version))}</th>' for version in versions.versions)
    rows = "".join(
        f'<tr><th scope="row">{to_html(row.name)}</th>{"".join(_cell(cell) for cell in row.cells)}</tr>\n'
        for row in versions.rows
        if row.changed
    )
    table = (
        f'<table>\n<thead>\n<tr><th scope="col">Clause</th>{head}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n'
        if rows
        else f"<p>{NOTHING}</p>\n"
    )
    left_out = f"<p>{to_html(versions.left_out)}</p>\n" if versions.left_out else ""
    body = f"<header>\n<h1>Versions</h1>\n</header>\n<main>\n{left_out}{table}</main>\n"
    return write_page("Versions", styles=("shared.css", "account.css"), body=body)


def _cell(cell: Cell) -> str:
    quiet = ' class="was"' if cell.kind in ("there", "absent") else ""
    return f"<td{quiet}>{to_html(_said(cell))}</td>"


def _said(cell: Cell) -> str:
    """What a cell says: its number, what became of it, and whose tracked changes stand in it."""
    if cell.kind == "absent":
        return "–"
    if cell.kind == "there":
        return cell.number or "the same"
    done = f"{cell.number}, {DONE[cell.kind]}" if cell.number else DONE[cell.kind]
    return f"{done}; tracked changes by {', '.join(cell.authors)}" if cell.authors else done


def _told(version: Version) -> str:
    """A version, and who changed it last and when, as its file says."""
    date = version.date[:10]
    by = " ".join(word for word in (f"by {version.author}" if version.author else "", date) if word)
    return f"{version.name} (last changed {by})" if by else version.name
