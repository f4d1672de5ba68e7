"""The headings of a sheet to columns: which path of the brief each gives, and which joins the sheets."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from draftkit.batch.tables.cells import Raw, Read, as_text, is_blank, reader_of
from draftkit.batch.tables.faults import HEADING, MOST_SHOWN, Misread, column_name, listed
from draftkit.batch.tables.fields import ANY, Field, Pattern, cells_below, field_at
from draftkit.batch.tables.sheets import Group
from draftkit.batch.tables.text import name_of
from draftkit.findings import Finding, Place
from draftkit.paths import Steps, as_column, shown

_REFERENCE = frozenset({"reference", "agreement", "agreement.reference", "reference_of_the_agreement"})
_PART = re.compile(r'\.?(?:\[\s*(?P<index>\d{1,6})\s*\]|\["?(?P<key>[^\]"]+)"?\]|(?P<word>[^.\[\]]+))')
_CHOOSE = ("clauses", "choose")
_OWN_WORDS = frozenset({"name", "notes"})
"""What people call columns of their own, though a fact deep in a brief is called so too: it must be named in full."""
_LEAVE = "a column of notes may stay if its heading begins with '_' or '#'"
_FEW = 15
_LIKE = 0.7
"""How alike a heading and a name must be for the one to be meant by the other."""


class Column(NamedTuple):
    """A column that gives a path of the brief."""

    at: int
    """Its place in the sheet, from 0."""
    heading: str
    steps: Steps
    """The path, from what a row of the sheet gives."""
    read: Read


class Layout(NamedTuple):
    """What the columns of a sheet are."""

    group: Group
    headings: tuple[str, ...]
    columns: tuple[Column, ...]
    """Those that give paths; the entries of a list in the order of their numbers."""
    join: int
    """The column with the reference of the agreement; -1 where there is none."""
    parent: int
    """The column that names the entry to which a row belongs; -1 where there is none."""
    plain: frozenset[int]
    """The columns that may hold what they like: comments, and those that join."""


def lay_out(group: Group, cells: Sequence[Raw], key: str, name: str) -> tuple[Layout, list[Finding]]:
    """Return what each column is by the row of headings, and a finding for each that makes no sense."""
    faults: list[Finding] = []
    headings = tuple(_heading(at, cell, group, name, faults) for at, cell in enumerate(cells))
    join = _join(group, headings, key)
    parent = _parent(group, headings)
    plain = {at for at, heading in enumerate(headings) if heading.startswith(("_", "#"))}
    columns: list[Column] = []
    for at, heading in enumerate(headings):
        if not heading or at in plain or (at in (join, parent) and group.pattern):
            continue
        try:
            columns.append(_column(at, heading, group, suggest=len(faults) < MOST_SHOWN))
        except Misread as fault:
            if at != join:
                faults.append(fault.at(_at(name, group, at, heading)))
    faults += _clashes(columns, group, name)
    columns.sort(key=lambda column: tuple(step for step in column.steps if isinstance(step, int)))
    return Layout(group, headings, tuple(columns), join, parent, frozenset(plain | {join, parent})), faults


def _heading(at: int, cell: Raw, group: Group, name: str, faults: list[Finding]) -> str:
    """The words of a heading; where they cannot be read, a fault and a heading that is passed over."""
    try:
        return "" if is_blank(cell) else as_text(cell)
    except Misread as fault:
        faults.append(fault.at(_at(name, group, at, "")))
        return "_"


def _join(group: Group, headings: Sequence[str], key: str) -> int:
    """The column that joins. In the sheet of agreements, the one that gives the path that `key` names."""
    wanted = {name_of(key)} if key else _REFERENCE
    found = next((at for at, heading in enumerate(headings) if name_of(heading) in wanted), -1)
    if found >= 0:
        return found
    if group.pattern:
        return next((at for at, heading in enumerate(headings) if name_of(heading) in _REFERENCE), -1)
    path = _path_of(key or "agreement.reference", group)
    return next((at for at, heading in enumerate(headings) if path and _path_of(heading, group) == path), -1)


def _parent(group: Group, headings: Sequence[str]) -> int:
    if not group.parent:
        return -1
    entry = field_at((*group.parent, ANY))
    words = {group.parent_word, *(f"{'.'.join(group.parent[-n:])}.{key}" for key in group.parent_names for n in (1, 2))}
    words |= {name_of(entry.node["title"])} if entry else set()
    return next((at for at, heading in enumerate(headings) if name_of(heading) in words), -1)


def _path_of(heading: str, group: Group) -> Steps | None:
    try:
        return _column(0, heading, group, suggest=False).steps if heading else None
    except Misread:
        return None


def _column(at: int, heading: str, group: Group, *, suggest: bool) -> Column:
    parts = _parts(heading)
    if parts[:2] == _CHOOSE and len(parts) > 2 and not group.pattern:
        key = ".".join(str(part) for part in parts[2:])
        return Column(at, heading, (*_CHOOSE, key), reader_of({"type": "string"}))
    field, relative = _find(parts, heading, group, suggest=suggest)
    numbers = iter(part for part in parts if isinstance(part, int))
    steps = tuple(next(numbers) if step == ANY else step for step in relative)
    return Column(at, heading, steps, reader_of(field.node))


def _parts(heading: str) -> Steps:
    """The parts of a heading: 'parties.1.name' and 'parties[0].name' both give ('parties', 0, 'name')."""
    parts: list[str | int] = []
    at = 0
    while at < len(heading) and (match := _PART.match(heading, at)):
        at = match.end()
        word = (match["word"] or match["key"] or "").strip()
        if match["index"]:
            parts.append(int(match["index"]))
        elif parts and word.isdecimal():
            parts.append(_counted(word))
        else:
            parts.append(name_of(word))
    return tuple(parts) if parts and at == len(heading) else (name_of(heading),)


def _counted(word: str) -> int:
    if int(word[:7]) < 1:
        raise Misread("a list is counted from 1 here", "the first party is parties.1", HEADING)
    return int(word[:7]) - 1


def _find(parts: Steps, heading: str, group: Group, *, suggest: bool) -> tuple[Field, Pattern]:
    """The place a heading names, and its pattern from what a row gives. Raises Misread."""
    asked = tuple(ANY if isinstance(part, int) else part for part in parts)
    size = len(group.pattern)
    known = () if _is_group(asked, group) else _by_last(group.pattern).get(asked[-1], ())
    for whole in (asked, ("agreement", *asked)):
        if (exact := field_at((*group.pattern, *whole))) and not exact.holds_objects:
            return exact, whole
    found = [field for field in known if _ends(field, asked, size)]
    if not found and len(asked) == 1:
        found = [field for field in _titled(group.pattern).get(asked[0], ()) if ANY not in field.pattern[size:]]
    if len(found) == 1 and not group.pattern and asked[0] in _OWN_WORDS:
        message = f"the heading could be '{found[0].written}', or a column of your own"
        raise Misread(message, f"write it in full if you mean that; {_LEAVE}", HEADING)
    if len(found) == 1:
        return found[0], found[0].pattern[size:]
    if found:
        choices = listed((field.written for field in found[:3]), "or")
        raise Misread(f"the heading could be {choices}", "write the one you mean in full", HEADING)
    raise _unknown(asked, heading, group, suggest=suggest)


def _is_group(asked: Pattern, group: Group) -> bool:
    field = field_at((*group.pattern, *asked))
    return field is not None and field.holds_objects


def _ends(field: Field, asked: Pattern, size: int) -> bool:
    """Whether what was asked is the end of a field's path, and no entry of a list is left unsaid before it."""
    around = tuple(step for step in field.pattern[:size] if step != ANY)
    relative = field.pattern[size:]
    spelled = (*around, *relative)
    return spelled[-len(asked) :] == asked and ANY not in relative[: max(0, len(relative) - len(asked))]


@lru_cache(maxsize=256)
def _by_last(pattern: Pattern) -> dict[str, tuple[Field, ...]]:
    sorted_out: dict[str, tuple[Field, ...]] = {}
    names = tuple(step for step in pattern if step != ANY)
    for field in cells_below(pattern):
        last = (*names, *field.pattern[len(pattern) :])[-1]
        sorted_out[last] = (*sorted_out.get(last, ()), field)
    return sorted_out


@lru_cache(maxsize=256)
def _titled(pattern: Pattern) -> dict[str, tuple[Field, ...]]:
    sorted_out: dict[str, tuple[Field, ...]] = {}
    for field in cells_below(pattern):
        title = name_of(field.node["title"])
        sorted_out[title] = (*sorted_out.get(title, ()), field)
    return sorted_out


def _unknown(asked: Pattern, heading: str, group: Group, *, suggest: bool) -> Misread:
    group_asked = field_at((*group.pattern, *asked))
    if group_asked and group_asked.is_list:
        hint = f"give it a sheet called '{group_asked.written}', or number its parts: {heading}.1.{_first(group_asked)}"
        return Misread("this is a list with several columns of its own", hint, HEADING)
    if group_asked:
        return Misread("this has several parts", f"name one of them: {heading}.{_first(group_asked)}", HEADING)
    near = _near(asked, group) if suggest else ""
    hint = f"did you mean '{near}'? {_LEAVE}" if near else f"{_known(group)}{_LEAVE}"
    return Misread("no part of a brief has this name", hint, HEADING)


def _known(group: Group) -> str:
    """What a sheet of few columns may have, to choose from; '' for the sheet of agreements, which may have all."""
    size = len(group.pattern)
    names = [".".join(field.pattern[size:]) for field in cells_below(group.pattern) if ANY not in field.pattern[size:]]
    return f"the columns here are {listed(names)}; " if group.pattern and 0 < len(names) <= _FEW else ""


def _near(asked: Pattern, group: Group) -> str:
    below = [field for field in cells_below(group.pattern) if ANY not in field.pattern[len(group.pattern) :]]
    whole = {".".join(field.pattern[len(group.pattern) :]): field for field in below}
    names = {**{field.pattern[-1]: field for field in reversed(below)}, **whole}
    titles = {name_of(field.node["title"]): field for field in below}
    for known in (names, titles):
        near = get_close_matches(".".join(asked), known, n=1, cutoff=_LIKE)
        if near:
            return ".".join(known[near[0]].pattern[len(group.pattern) :])
    return ""


def _first(group: Field) -> str:
    inner = group.node["items"] if group.is_list else group.node
    return next(iter(inner.get("properties", {})), "")


def _clashes(columns: Sequence[Column], group: Group, name: str) -> list[Finding]:
    """A finding for every column that gives what another gives, or a part of it."""
    met: dict[Steps, Column] = {}
    faults = []
    for column in sorted(columns, key=lambda column: (len(column.steps), column.at)):
        heads = [column.steps[:n] for n in range(len(column.steps) + 1)]
        first = next((met[head] for head in heads if head in met), None)
        if first:
            path = as_column(column.steps) or shown(column.heading)
            message = f"'{path}' is given twice; {column_name(first.at, first.heading)} gives it too"
            place = _at(name, group, column.at, column.heading)
            faults.append(Misread(message, "leave one of the two columns", HEADING).at(place))
        met.setdefault(column.steps, column)
    return faults


def _at(name: str, group: Group, column: int, heading: str) -> Place:
    sheet = f"{shown(group.sheet)}, " if group.sheet else ""
    return Place(name, path=f"{sheet}{column_name(column, heading)}")
