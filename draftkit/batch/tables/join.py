"""The rows that belong to one agreement to one entry: its facts, and the cell each came from."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from draftkit.batch.tables.faults import REFERENCE, bar, cell_name, listed, row_name
from draftkit.batch.tables.fields import ANY
from draftkit.batch.tables.gather import Gathered
from draftkit.batch.tables.headings import Column, Layout
from draftkit.batch.tables.stage import Staged
from draftkit.batch.tables.text import fold
from draftkit.findings import Finding, Place
from draftkit.model.batch import Entry
from draftkit.paths import Steps, as_column, join_path, shown

_ROW = 1_000_000
"""Rows are numbered from here as entries of their list; columns are numbered below."""


def join(gathered: Gathered) -> Iterator[Entry]:
    """Return an entry for each agreement, in the order of the table."""
    sheets = [_Sheet(gathered.name, layout) for layout in gathered.layouts]
    for number, row in enumerate(gathered.stage.agreements(), 1):
        growth = _Growth(sheets)
        growth.add_agreement(row)
        if row.folded and len(sheets) > 1:
            for entry in gathered.stage.entries(row.folded):
                growth.add_entry(entry)
        key = row.reference or f"row {row.row}"
        yield Entry(number, key, growth.data, growth.places, tuple(growth.faults))


class _Sheet:
    """A sheet whose rows are put together: where each column leads, and how its cells are called."""

    def __init__(self, name: str, layout: Layout) -> None:
        self.group = layout.group
        self.columns: dict[int, Column] = {column.at: column for column in layout.columns}
        self.written = {column.at: join_path(column.steps) for column in layout.columns if _flat(column.steps)}
        """The paths of the columns of agreements, worked out once; those of lists depend on the row."""
        self.inner = tuple(step for step in layout.group.pattern if step != ANY)
        self.parent = layout.parent
        self._name, self._headings = name, layout.headings

    def row(self, number: int) -> Place:
        """Return the place of a row."""
        return Place(self._name, path=row_name(self.group.sheet, number))

    def cell(self, number: int, column: int) -> Place:
        """Return the place of a cell; the row where there is none."""
        if column < 0:
            return self.row(number)
        heading = self._headings[column] if column < len(self._headings) else ""
        return Place(self._name, path=cell_name(self.group.sheet, number, column, heading))


def _flat(steps: Steps) -> bool:
    return not any(isinstance(step, int) for step in steps)


class _Growth:
    """An agreement that grows row by row."""

    def __init__(self, sheets: list[_Sheet]) -> None:
        self.data: dict[str, Any] = {}
        self.places: dict[str, Place] = {}
        self.faults: list[Finding] = []
        self._sheets = sheets
        self._slots: dict[Steps, dict[int, int]] = {}
        """For each list, the numbers of its entries as they are given to their places: blank ones take none."""
        self._met: dict[Steps, int] = {}

    def add_agreement(self, row: Staged) -> None:
        """Put in what the sheet of agreements says."""
        self.places[""] = self._sheets[0].row(row.row)
        self._add(row, ())

    def add_entry(self, row: Staged) -> None:
        """Put in a row of another sheet."""
        sheet = self._sheets[row.sheet]
        base: Steps | None = sheet.group.pattern
        if sheet.group.parent:
            base = self._within(row, sheet)
        elif sheet.group.is_list:
            base = (*sheet.group.pattern[:-1], _ROW + row.row)
        first = self._met.setdefault(base, row.row) if base else row.row
        if first != row.row:
            message = f"'{'.'.join(sheet.inner)}' stands twice for this agreement; it is in row {first} too"
            self.faults.append(bar(message, REFERENCE, "leave one of the two rows", sheet.row(row.row)))
            base = None
        self._add(row, base)

    def _add(self, row: Staged, base: Steps | None) -> None:
        """Put the cells of a row in, if there is where to put them, and tell what is wrong with any."""
        sheet = self._sheets[row.sheet]
        self.faults += (bar(words, rule, hint, sheet.cell(row.row, at)) for at, words, hint, rule in row.wrong)
        if base is None:
            return
        whole, own = sheet.row(row.row), len(base)
        for at, value in row.given:
            written = "" if base else sheet.written.get(at, "")
            steps = sheet.columns[at].steps
            if written:
                self._set(steps, value)
            else:
                written = self._put((*base, *steps), value, whole, own)
            place = self.places[written] = sheet.cell(row.row, at)
            if isinstance(value, list):
                self.places.update((f"{written}[{n}]", place) for n in range(len(value)))
        if base and isinstance(base[-1], str) and row.given:
            self.places.setdefault(self._path(base), whole)

    def _set(self, steps: Steps, value: Any) -> None:
        """Put a value in that stands in no list."""
        node: dict[Any, Any] = self.data
        for step in steps[:-1]:
            node = node.setdefault(step, {})
        node[steps[-1]] = value

    def _put(self, steps: Steps, value: Any, row: Place, own: int) -> str:
        """Put a value in, objects and lists made on the way, and return its path as it is written.

        An entry of a list is where its row is. If it has none of its own, since the steps from `own` on are those of a
        column, it is where its columns are: 'row 7: parties.2'.
        """
        node: Any = self.data
        path: Steps = ()
        for at, (step, following) in enumerate(zip(steps, (*steps[1:], None), strict=True), 1):
            key = step
            if isinstance(step, int):
                key = self._slot(path, step)
                entry = join_path((*path, key))
                if entry not in self.places:
                    column = as_column(steps[own:at])
                    self.places[entry] = replace(row, path=f"{row.path}: {column}") if at > own else row
                if key == len(node):
                    node.append(None)
            elif step not in node:
                node[step] = None
            path = (*path, key)
            if following is None:
                node[key] = value
            elif node[key] is None:
                node[key] = [] if isinstance(following, int) else {}
            node = node[key]
        return join_path(path)

    def _slot(self, path: Steps, number: int) -> int:
        slots = self._slots.setdefault(path, {})
        return slots.setdefault(number, len(slots))

    def _path(self, base: Steps) -> str:
        """The path of an entry, with the places that its numbers came to."""
        path: Steps = ()
        for step in base:
            path = (*path, self._slot(path, step) if isinstance(step, int) else step)
        return join_path(path)

    def _within(self, row: Staged, sheet: _Sheet) -> Steps | None:
        """Where a row stands that belongs to an entry of another list; nothing, with a fault, where there is none."""
        group = sheet.group
        entries = self._list(group.parent)
        wanted = fold(row.parent)
        names = [{fold(str(entry.get(key, ""))) for key in group.parent_names} for entry in entries]
        at = next((n for n, called in enumerate(names) if wanted and wanted in called), None)
        if at is None:
            if not any(column == sheet.parent for column, *_ in row.wrong):
                self.faults.append(self._no_parent(row, sheet, entries))
            return None
        raw = list(self._slots[group.parent])[at]
        inner = group.pattern[len(group.parent) + 1 :]
        steps: Steps = (*group.parent, raw, *inner)
        return (*steps[:-1], _ROW + row.row) if group.is_list else steps

    def _list(self, path: tuple[str, ...]) -> list[Any]:
        node: Any = self.data
        for step in path:
            node = node.get(step, {})
        return node if isinstance(node, list) else []

    def _no_parent(self, row: Staged, sheet: _Sheet, entries: list[Any]) -> Finding:
        word = sheet.group.parent_word
        known = [str(entry[key]) for entry in entries for key in sheet.group.parent_names[:1] if key in entry]
        near = get_close_matches(row.parent, known, n=1)
        hint = f"did you mean '{shown(near[0])}'?" if near else f"one of {listed(known)}" if known else ""
        message = (
            f"no {word} of this agreement is called '{shown(row.parent)}'" if row.parent else f"the {word} is missing"
        )
        return bar(message, REFERENCE, hint, sheet.cell(row.row, sheet.parent))
