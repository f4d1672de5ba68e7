"""Versions: three or more Word files of one agreement, each compared with the one before."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from draftkit.actions.compare import Compared, compare_files
from draftkit.model.comparison import Account, ClauseChange
from draftkit.model.versions import Cell, Row, Version, Versions
from draftkit.redline.account.heeding import Heeding, heeding_of, worded
from draftkit.redline.account.lines import read_document
from draftkit.redline.account.outline import Clause, outline
from draftkit.redline.compare import accepted
from draftkit.redline.history import tracked_by
from draftkit.word.core import last_change
from draftkit.word.package import Package, open_package
from draftkit.writers.versions import write_versions_html, write_versions_lines, write_versions_markdown

Key = tuple[str, str, str]
"""A clause of one version: its part, number and heading."""


def compare_versions(files: Sequence[tuple[bytes, str]], *, ignore: Collection[str] = ()) -> Versions:
    """Return what became of every clause from version to version. `ignore` is as in compare_files.

    Raises PackageError.
    """
    packages = [open_package(content, name, "compare") for content, name in files]
    table = _Table(outline(read_document(accepted(packages[0]))))
    for place, package in enumerate(packages[1:], 1):
        compared = compare_files(files[place - 1], files[place], ignore=ignore)
        account, clauses = compared.account(), _clauses(compared)
        table.add(clauses, account, tracked_by(package.root(package.main)))
    left_out = Heeding(frozenset(ignore)).sentence()
    return Versions(tuple(map(_version, packages)), tuple(table.rows()), left_out)


def _clauses(compared: Compared) -> list[tuple[Clause, Clause]]:
    """The clauses of the newer version as the account takes them, each with what it is in the file."""
    document = read_document(compared.redline.new)
    inside = outline(document)
    read = heeding_of(compared.redline, compared.ignored, on_new=False).new
    if read is None:
        return [(clause, clause) for clause in inside]
    starts = {clause.lines.start: clause for clause in inside}
    told = outline(worded(document, read_document(read)))
    return [(clause, starts.get(clause.lines.start, clause)) for clause in told]


def write_versions(versions: Versions, form: str) -> str:
    """Return the table in one of the forms of REPORTS, or as lines ('summary')."""
    match form:
        case "html":
            return write_versions_html(versions)
        case "md":
            return write_versions_markdown(versions)
        case "json":
            return json.dumps(versions_data(versions), ensure_ascii=False, indent=2) + "\n"
        case _:
            return write_versions_lines(versions)


def versions_data(versions: Versions) -> dict[str, Any]:
    """Return the table as plain data."""
    return {
        "schema": "draftkit/versions/1",
        "left_out": versions.left_out or None,
        "versions": [{"name": v.name, "author": v.author or None, "date": v.date or None} for v in versions.versions],
        "clauses": [
            {
                "name": row.name,
                "versions": [{"state": c.kind, "number": c.number, "authors": list(c.authors)} for c in row.cells],
            }
            for row in versions.rows
        ],
    }


class _Table:
    """Rows as they grow, one version after another."""

    def __init__(self, first: Sequence[Clause]) -> None:
        self._rows: list[list[Cell]] = []
        self._names: list[str] = []
        self._at: dict[Key, int] = {}
        """Where the clauses of the last version are."""
        self._lost: dict[tuple[str, str], int] = {}
        """Where those are that are not in it any more, by part and heading."""
        self._width = 1
        for clause in first:
            if _is_told(clause):
                self._new(clause, clause, [Cell("there", clause.number)])

    def add(
        self, clauses: Sequence[tuple[Clause, Clause]], account: Account, authors: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Put in the next version: its clauses as the account takes them, and as they are in the file.

        A clause that had gone and is there again is the same clause.
        """
        changes = {(str(c.part), c.new_number, c.new_heading): c for c in account.changes if c.kind != "removed"}
        before, self._at = self._at, {}
        for clause, inside in clauses:
            if not _is_told(clause):
                continue
            change = changes.get(_key(clause))
            old = _key(clause) if change is None else (str(change.part), change.old_number, change.old_heading)
            row = before.pop(old, None)
            if row is None:
                row = self._lost.pop((clause.part, clause.heading), None)
            cell = Cell("there" if change is None else change.kind, clause.number, _authors(change, authors))
            if row is None:
                self._new(clause, inside, [*[Cell("absent")] * self._width, cell])
                continue
            self._rows[row].append(cell)
            self._names[row] = clause.name
            self._at[_key(inside)] = row
        self._width += 1
        for (part, _, heading), row in before.items():
            self._rows[row].append(Cell("removed"))
            self._lost[part, heading] = row
        for row in self._lost.values():
            if len(self._rows[row]) < self._width:
                self._rows[row].append(Cell("absent"))

    def rows(self) -> Iterator[Row]:
        """Yield the finished rows."""
        for name, cells in zip(self._names, self._rows, strict=True):
            yield Row(name, tuple(cells))

    def _new(self, clause: Clause, inside: Clause, cells: list[Cell]) -> None:
        self._at[_key(inside)] = len(self._rows)
        self._rows.append(cells)
        self._names.append(clause.name)


def _is_told(clause: Clause) -> bool:
    return clause.part not in ("front", "points")


def _key(clause: Clause) -> Key:
    return clause.part, clause.number, clause.heading


def _authors(change: ClauseChange | None, authors: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Whose tracked changes stand in what changed of a clause, found by the words of its paragraphs.

    A number that is typed is no part of the words of a passage, so a paragraph need only end with them. Capitals and
    spaces that were left out of account are in a passage as in the older version, so they do not count here.
    """
    cells = [cell for passage in change.passages for cell in passage.cells] if change is not None else []
    said = [_bare("".join(piece.text for piece in cell if piece.state != "out")) for cell in cells]
    tracked = [
        (text, names) for text, names in authors.items() if any(words and _bare(text).endswith(words) for words in said)
    ]
    return tuple(dict.fromkeys(name for _, names in tracked for name in names))


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()


def _version(package: Package) -> Version:
    return Version(Path(package.name).name, *last_change(package))
