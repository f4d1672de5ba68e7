"""Blocks that only one version has: shown whole, as deleted, inserted or moved."""

from draftkit.redline.blocks import Block, blocks_of
from draftkit.redline.lines import Writer
from draftkit.redline.names import DEL, INS, SDT, SDTCONTENT, TBLPREX, TC, TR, TRPR, Element, copy, is_mark, make, w
from draftkit.redline.paragraphs import one_sided
from draftkit.redline.pen import Hand, controlled

_CELL_HANDS = {"gone": w("cellDel"), "new": w("cellIns")}


def whole_block(block: Block, *, old: bool, writer: Writer, keep_mark: bool = False) -> list[Element]:
    """Return what tells that a block went, or came. `keep_mark`: it ends a cell, so its last mark stays."""
    made = write_marks(block.before, old=old, writer=writer)
    match block.kind:
        case "paragraph" | "contents":
            for element in block.elements:
                made += one_sided(element, old=old, writer=writer, keep_mark=keep_mark)
        case "table":
            made.append(whole_table(block.element, old=old, writer=writer))
        case "control":
            made += _whole_control(block.element, old=old, writer=writer)
        case _:
            made.append(copy(block.element))
    return made


def whole_table(table: Element, *, old: bool, writer: Writer) -> Element:
    """Return a table all of whose rows went, or came; those in content controls too."""
    made = make(table, str(table.tag))
    for child in table:
        if child.tag == TR:
            made.append(whole_row(child, old=old, writer=writer))
        elif is_mark(child):
            made.extend(write_marks((child,), old=old, writer=writer))
        elif child.tag in (SDT, SDTCONTENT):
            made.append(whole_table(child, old=old, writer=writer))
        else:
            made.append(copy(child))
    return made


def whole_row(row: Element, *, old: bool, writer: Writer) -> Element:
    """Return a row that went, or came."""
    made = make(row, TR)
    writer = writer._replace(in_row=True)
    for child in row:
        if child.tag == TC:
            made.append(whole_cell(child, old=old, writer=writer))
        elif is_mark(child):
            made.extend(write_marks((child,), old=old, writer=writer))
        else:
            made.append(copy(child))
    properties = made.find(TRPR)
    if properties is None:
        properties = make(row, TRPR)
        made.insert(1 if made.find(TBLPREX) is not None else 0, properties)
    properties.append(writer.pen.mark(row, DEL if old else INS))
    return made


def whole_cell(cell: Element, *, old: bool, writer: Writer, marked: bool = False) -> Element:
    """Return a cell whose words went, or came; `marked`: the cell itself too, as where a column did."""
    made = make(cell, TC)
    properties = cell.find(w("tcPr"))
    if properties is not None:
        made.append(copy(properties))
    if marked:
        _mark_cell(made, "gone" if old else "new", writer)
    blocks, after = blocks_of(cell)
    for block in blocks:
        made.extend(whole_block(block, old=old, writer=writer, keep_mark=True))
    made.extend(write_marks(after, old=old, writer=writer))
    return made


def write_marks(marks: tuple[Element, ...], *, old: bool, writer: Writer) -> list[Element]:
    """Return the marks of places, those that are due here."""
    return [made for mark in marks for made in writer.places.write(mark, new=not old)]


def _mark_cell(cell: Element, hand: Hand, writer: Writer) -> None:
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = make(cell, w("tcPr"))
        cell.insert(0, properties)
    properties.append(writer.pen.mark(cell, _CELL_HANDS[hand]))


def _whole_control(control: Element, *, old: bool, writer: Writer) -> list[Element]:
    inner = control.find(SDTCONTENT)
    content: list[Element] = []
    if inner is not None:
        blocks, after = blocks_of(inner)
        for block in blocks:
            content += whole_block(block, old=old, writer=writer)
        content += write_marks(after, old=old, writer=writer)
    return controlled(control, content, writer.tags("gone" if old else "new"), writer.pen)
