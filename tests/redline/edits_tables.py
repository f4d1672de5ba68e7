"""Edits of tables. Each says whether it found anything to edit. No tests itself."""

from lxml import etree

from tests.redline.editing import WORDS, Element, File, plain_copy, properties, put, say, texts_of, w, xml
from tests.redline.edits_blocks import new_paragraph


def row_inserted(file: File) -> bool:
    row = file.pick(row for table in file.tables() for row in table.findall(w("tr")))
    if row is None:
        return False
    made = _without_merges(plain_copy(row))
    for cell in made.iter(w("tc")):
        _say(file, cell)
    row.addnext(made)
    return True


def row_deleted(file: File) -> bool:
    rows = file.pick(rows for rows in map(_rows, file.tables()) if len(rows) > 1)
    if rows is None:
        return False
    row = file.pick(rows)
    row.getparent().remove(row)
    return True


def row_moved(file: File) -> bool:
    rows = file.pick(rows for rows in map(_rows, file.tables()) if len(rows) > 2)
    if rows is None:
        return False
    rows[-1].addnext(rows[file.chance.randrange(len(rows) - 1)])
    return True


def column_inserted(file: File) -> bool:
    table = file.pick(filter(_is_even, file.tables()))
    if table is None:
        return False
    at = file.chance.randrange(len(_rows(table)[0].findall(w("tc"))))
    for row in _rows(table):
        cell = row.findall(w("tc"))[at]
        made = plain_copy(cell)
        _say(file, made)
        cell.addnext(made)
    grid = table.find(w("tblGrid"))
    if grid is not None and len(grid):
        grid.append(plain_copy(grid[-1]))
    return True


def column_deleted(file: File) -> bool:
    table = file.pick(t for t in file.tables() if _is_even(t) and len(_rows(t)[0].findall(w("tc"))) > 1)
    if table is None:
        return False
    at = file.chance.randrange(len(_rows(table)[0].findall(w("tc"))))
    for row in _rows(table):
        row.remove(row.findall(w("tc"))[at])
    grid = table.find(w("tblGrid"))
    if grid is not None and len(grid) > 1:
        grid.remove(grid[-1])
    return True


def cell_text_changed(file: File) -> bool:
    cell = file.pick(_cells(file))
    if cell is None:
        return False
    _say(file, cell)
    return True


def cell_shaded(file: File) -> bool:
    return _cell_looks(file, '<w:shd w:val="clear" w:color="auto" w:fill="D9E2F3"/>')


def cell_aligned(file: File) -> bool:
    return _cell_looks(file, '<w:vAlign w:val="bottom"/>')


def cells_merged(file: File) -> bool:
    cell = file.pick(c for c in _cells(file) if c.getnext() is not None and c.getnext().tag == w("tc"))
    if cell is None:
        return False
    spans = [e.find(f"{w('tcPr')}/{w('gridSpan')}") for e in (cell, cell.getnext())]
    span = sum(1 if e is None else int(e.get(w("val"), "1")) for e in spans)
    cell.extend(child for child in cell.getnext() if child.tag != w("tcPr"))
    cell.getparent().remove(cell.getnext())
    put(properties(cell, "tcPr"), f'<w:gridSpan w:val="{span}"/>')
    return True


def cells_merged_down(file: File) -> bool:
    pairs = [(a, b) for t in filter(_is_even, file.tables()) for a, b in zip(_rows(t), _rows(t)[1:], strict=False)]
    pair = file.pick(pairs)
    if pair is None:
        return False
    cells = [row.find(w("tc")) for row in pair]
    put(properties(cells[0], "tcPr"), '<w:vMerge w:val="restart"/>')
    put(properties(cells[1], "tcPr"), "<w:vMerge/>")
    return True


def cell_paragraph_added(file: File) -> bool:
    cell = file.pick(_cells(file))
    if cell is None:
        return False
    paragraphs = cell.findall(w("p"))
    (paragraphs[-1].addnext if file.chance.random() < 0.5 else paragraphs[0].addprevious)(new_paragraph(file))
    return True


def cell_paragraph_deleted(file: File) -> bool:
    cell = file.pick(c for c in _cells(file) if len(c.findall(w("p"))) > 1)
    if cell is None:
        return False
    paragraphs = cell.findall(w("p"))
    last = paragraphs[-1].getprevious() is paragraphs[-2]
    gone = paragraphs[-1] if last and file.chance.random() < 0.5 else paragraphs[0]
    cell.remove(gone)
    return True


def row_made_heading(file: File) -> bool:
    row = file.pick(row for table in file.tables() for row in _rows(table))
    if row is None:
        return False
    put(properties(row, "trPr"), file.pick(["<w:tblHeader/>", "<w:cantSplit/>", '<w:trHeight w:val="600"/>']))
    return True


def table_looks_changed(file: File) -> bool:
    table = file.pick(t for t in file.tables() if t.find(w("tblPr")) is not None)
    if table is None:
        return False
    put(table.find(w("tblPr")), file.pick(['<w:jc w:val="center"/>', '<w:tblInd w:w="200" w:type="dxa"/>']))
    return True


def grid_changed(file: File) -> bool:
    column = file.pick(file.body.iter(w("gridCol")))
    if column is None:
        return False
    column.set(w("w"), str(file.chance.randrange(1000, 4000)))
    return True


def table_inserted(file: File) -> bool:
    beside = file.pick(p for p in file.paragraphs() if p.getparent().tag != w("sdtContent"))
    if beside is None:
        return False
    beside.addprevious(_table(file))
    return True


def table_nested(file: File) -> bool:
    cell = file.pick(_cells(file))
    if cell is None:
        return False
    cell.find(w("p")).addprevious(_table(file))
    return True


def table_deleted(file: File) -> bool:
    table = file.pick(t for t in file.tables() if t.getnext() is not None and t.getnext().tag == w("p"))
    if table is None:
        return False
    table.getparent().remove(table)
    return True


def table_moved(file: File) -> bool:
    table = file.pick(t for t in file.body.iterchildren(w("tbl")) if t.getnext() is not None)
    to = file.pick(p for p in file.body.iterchildren(w("p")) if p in file.paragraphs())
    if table is None or to is None:
        return False
    to.addprevious(table)
    return True


def table_split(file: File) -> bool:
    table = file.pick(t for t in file.tables() if len(_rows(t)) > 1)
    if table is None:
        return False
    made = etree.Element(w("tbl"))
    made.extend(plain_copy(table.find(w(name))) for name in ("tblPr", "tblGrid") if table.find(w(name)) is not None)
    made.extend(_rows(table)[1:])
    table.addnext(made)
    table.addnext(new_paragraph(file))
    return True


def nested_word_changed(file: File) -> bool:
    texts = [t for inner in file.body.iterfind(f".//{w('tc')}//{w('tbl')}") for t in inner.iter(w("t"))]
    text = file.pick(texts)
    if text is not None:
        say(text, f"{text.text or ''} {file.pick(WORDS)}")
    return text is not None


def _rows(table: Element) -> list[Element]:
    return table.findall(w("tr"))


def _cells(file: File) -> list[Element]:
    """The cells of the tables that end in a paragraph, as they must."""
    found = [cell for table in file.tables() for row in _rows(table) for cell in row.findall(w("tc"))]
    return [cell for cell in found if len(cell) and cell[-1].tag == w("p")]


def _is_even(table: Element) -> bool:
    """Whether all rows have as many cells, none of them merged."""
    sizes = {len(row.findall(w("tc"))) for row in _rows(table)}
    merged = [
        e
        for row in _rows(table)
        for tag in ("gridSpan", "vMerge")
        for e in row.findall(f"{w('tc')}/{w('tcPr')}/{w(tag)}")
    ]
    return len(sizes) == 1 and not merged


def _without_merges(row: Element) -> Element:
    for merge in list(row.iter(w("vMerge"))):
        merge.getparent().remove(merge)
    return row


def _say(file: File, cell: Element) -> None:
    texts = [t for p in cell.findall(w("p")) for t in texts_of(p)]
    if texts:
        say(file.pick(texts), file.phrase())
    else:
        last = cell.findall(w("p"))[-1]
        last.append(xml(f"<w:r><w:t>{file.pick(WORDS)}</w:t></w:r>"))


def _cell_looks(file: File, look: str) -> bool:
    cell = file.pick(_cells(file))
    if cell is not None:
        put(properties(cell, "tcPr"), look)
    return cell is not None


def _table(file: File) -> Element:
    cell = '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
    rows = "".join(f"<w:tr>{cell.format(file.phrase())}{cell.format(file.pick(WORDS))}</w:tr>" for _ in range(2))
    grid = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    return xml(f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{grid}{rows}</w:tbl>')
