"""A table of agreements in a file or a folder to a Table, whatever its form: the one door to this package."""

import warnings
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

from draftkit.batch.tables.faults import SHEET, Misread, bar, refusal, refuse_all
from draftkit.batch.tables.gather import Gathered, gather
from draftkit.batch.tables.join import join
from draftkit.batch.tables.rows import Sheet
from draftkit.batch.tables.sheets import AGREEMENTS, Group, find_group, is_note
from draftkit.batch.tables.sniff import kind_of
from draftkit.batch.tables.table import Table
from draftkit.batch.tables.text import name_of
from draftkit.findings import Finding, Place
from draftkit.paths import shown

Parse = Callable[[bytes, str], Mapping[str, Any]]
"""Reads a brief of a folder: its bytes and its name in, plain data out. Raises DraftkitError."""


def open_table(path: Path, *, key: str = "", parse: Parse | None = None) -> Table:
    """Return the table in a file (CSV, XLSX, JSON lines), or in a folder of briefs, each read by `parse`.

    `key` names the column by which an agreement is known and its sheets are joined, if it is not the reference.
    What is wrong with the whole raises TableError; what is wrong with one agreement is a fault of its entry.
    """
    if path.is_dir():
        from draftkit.batch.tables.folder import open_folder

        return open_folder(path, parse)
    if not path.is_file():
        hint = "look at its name and its folder" if not path.exists() else "a file or a folder of briefs is needed"
        raise refusal(path.name or str(path), "there is no such file", hint)
    try:
        return _open(path, key)
    except OSError as error:
        raise refusal(path.name, f"the file cannot be read ({error.strerror or 'no reason given'})") from error


def _open(path: Path, key: str) -> Table:
    match kind_of(path):
        case "workbook":
            return _workbook(path, key)
        case "delimited":
            from draftkit.batch.tables.delimited import read_delimited

            sheet = read_delimited(path)
            return _table(gather([(Group(""), lambda: sheet)], path.name, key))
        case form:
            from draftkit.batch.tables.lines import open_lines

            return open_lines(path, key, array=form == "array")


def _workbook(path: Path, key: str) -> Table:
    from draftkit.batch.tables.workbook import Book

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it does not keep; nothing is kept here
        book = Book(path)
        try:
            sheets = _sheets(book.names, book.empty, path.name)
            loads: list[tuple[Group, Callable[[], Sheet]]] = [
                (group, partial(book.sheet, group.sheet)) for group in sheets
            ]
            gathered = gather(loads, path.name, key)
        finally:
            book.close()
    gathered.warnings[:0] = book.warnings
    return _table(gathered)


def _sheets(names: tuple[str, ...], empty: tuple[str, ...], table: str) -> list[Group]:
    """What each sheet is for: that of the agreements first, then the others, those within others last."""
    read = [name for name in names if not is_note(name)]
    main = next((name for word in AGREEMENTS for name in read if name_of(name) == word), "")
    if not main and (blank := next((name for name in empty if name_of(name) in AGREEMENTS), "")):
        raise refusal(table, "the sheet is empty", "its first row holds the headings", part=shown(blank), rule=SHEET)
    if not main and len(read) != 1:
        near = get_close_matches(AGREEMENTS[0], [name.casefold() for name in read], n=1)
        hint = f"rename '{shown(near[0])}'" if near else "give that name to the sheet with a row for each agreement"
        raise refusal(table, f"no sheet is called '{AGREEMENTS[0]}'", hint, rule=SHEET)
    main = main or read[0]
    groups, faults = [], []
    for name in read:
        if name != main:
            try:
                groups.append(find_group(name))
            except Misread as fault:
                faults.append(fault.at(Place(table, path=shown(name))))
    refuse_all([*faults, *_same(groups, table)], table)
    return [Group(main), *sorted(groups, key=lambda group: bool(group.parent))]


def _same(groups: list[Group], table: str) -> list[Finding]:
    met: dict[tuple[str, ...], str] = {}
    faults = []
    for group in groups:
        first = met.setdefault(group.pattern, group.sheet)
        if first != group.sheet:
            message = f"the sheet '{shown(first)}' is for the same part of a brief"
            faults.append(bar(message, SHEET, "put their rows into one sheet", Place(table, path=shown(group.sheet))))
    return faults


def _table(gathered: Gathered) -> Table:
    stage = gathered.stage
    return Table(gathered.name, tuple(gathered.warnings), stage.count(), partial(join, gathered), stage.close)
