"""A table that became another: rows and cells that went or came, properties that changed, words within cells."""

from collections.abc import Sequence

from draftkit.redline.align import align
from draftkit.redline.blocks import as_blocks
from draftkit.redline.columns import fits, hardly_stay, pair_columns
from draftkit.redline.groups import Group
from draftkit.redline.lines import Writer
from draftkit.redline.looks import look
from draftkit.redline.names import (
    ID,
    TBLGRID,
    TBLPR,
    TBLPREX,
    TC,
    TCPR,
    TR,
    TRPR,
    Element,
    copy,
    is_mark,
    make,
    shell,
    w,
)
from draftkit.redline.rows import alike_rows
from draftkit.redline.whole import whole_cell, whole_row, write_marks

_PROPERTIES = frozenset({TBLPR, TBLGRID})


def tell_table(old: Element, new: Element, writer: Writer) -> Element | None:
    """Return the table with its changes marked.

    Nothing where rows stand in content controls, or hardly a column stayed: then the table is told whole.
    """
    if not (_is_plain(old) and _is_plain(new)):
        return None
    mine, theirs = old.findall(TR), new.findall(TR)
    groups = align(as_blocks(mine, "row"), as_blocks(theirs, "row"), told=alike_rows)
    columns = pair_columns([(mine[group.old[0]], theirs[group.new[0]]) for group in groups if group.old and group.new])
    if columns is not None and hardly_stay(columns):
        return None
    made = shell(old)
    made.extend(_properties(old, new, writer))
    for group in groups:
        made.extend(_rows(group, mine, theirs, columns, writer))
    made.extend(_loose(old, old_side=True, writer=writer))
    made.extend(_loose(new, old_side=False, writer=writer))
    return made


def _is_plain(table: Element) -> bool:
    return all(child.tag in _PROPERTIES or child.tag == TR or is_mark(child) for child in table)


def _loose(table: Element, *, old_side: bool, writer: Writer) -> list[Element]:
    """The marks of places between rows: written after the last of them."""
    return write_marks(tuple(child for child in table if is_mark(child)), old=old_side, writer=writer)


def _properties(old: Element, new: Element, writer: Writer) -> list[Element]:
    made = [told for tag in (TBLPR,) for told in changed_properties(old, new, tag, writer)]
    before, after = old.find(TBLGRID), new.find(TBLGRID)
    if before is None or after is None or look(before) == look(after) or not writer.reading.formats:
        return made + ([copy(before)] if before is not None else [])
    grid = copy(after)
    change = make(grid, w("tblGridChange"), {ID: "0"})
    change.append(copy(before))
    grid.append(change)
    return [*made, grid]


def changed_properties(old: Element, new: Element, tag: str, writer: Writer) -> list[Element]:
    """Return the properties of a table, row or cell: the new ones, with a record of the old where they differ."""
    before, after = old.find(tag), new.find(tag)
    if look(before) == look(after) or not writer.reading.formats:
        return [copy(before)] if before is not None else []
    made = copy(after) if after is not None else make(new, tag)
    writer.pen.note(made, before)
    return [made]


def _rows(
    group: Group, old: Sequence[Element], new: Sequence[Element], columns: Sequence[Group] | None, writer: Writer
) -> list[Element]:
    if group.old and group.new:
        return [_row(old[group.old[0]], new[group.new[0]], columns, writer)]
    gone = [whole_row(old[i], old=True, writer=writer) for i in group.old]
    return gone + [whole_row(new[j], old=False, writer=writer) for j in group.new]


def _row(old: Element, new: Element, columns: Sequence[Group] | None, writer: Writer) -> Element:
    if not (_has_only_cells(old) and _has_only_cells(new)):
        return copy(old)
    made = shell(old)
    for tag in (TBLPREX, TRPR):
        made.extend(changed_properties(old, new, tag, writer))
    mine, theirs = old.findall(TC), new.findall(TC)
    for group in _cell_groups(old, new, columns):
        made.extend(_cells(group, mine, theirs, writer))
    for side, is_old in ((old, True), (new, False)):
        made.extend(write_marks(tuple(c for c in side if is_mark(c)), old=is_old, writer=writer))
    return made


def _cell_groups(old: Element, new: Element, columns: Sequence[Group] | None) -> Sequence[Group]:
    """Which cells of a row became which: those of one column, and where a row is cut otherwise, those alike."""
    if columns is not None and fits(columns, old, new):
        return columns
    mine, theirs = old.findall(TC), new.findall(TC)
    if len(mine) == len(theirs):
        return [Group("changed", (n,), (n,)) for n in range(len(mine))]
    return align(as_blocks(mine, "cell"), as_blocks(theirs, "cell"))


def _has_only_cells(row: Element) -> bool:
    return all(child.tag in (TC, TRPR, TBLPREX) or is_mark(child) for child in row)


def _cells(group: Group, old: Sequence[Element], new: Sequence[Element], writer: Writer) -> list[Element]:
    if group.old and group.new:
        return [_cell(old[group.old[0]], new[group.new[0]], writer)]
    gone = [whole_cell(old[i], old=True, writer=writer, marked=True) for i in group.old]
    return gone + [whole_cell(new[j], old=False, writer=writer, marked=True) for j in group.new]


def _cell(old: Element, new: Element, writer: Writer) -> Element:
    made = shell(old)
    made.extend(changed_properties(old, new, TCPR, writer))
    made.extend(writer.merge(old, new))
    return made
