"""Invert: a redline turned round accepts to what it rejected to."""

from lxml import etree

from draftkit.redline.invert import invert
from draftkit.word.ooxml import parse
from draftkit.word.revisions.resolve import accept_all, reject_all
from tests.redline import oracle_built as built

_MARK = 'w:id="1" w:author="A"'


def both_ways(*blocks: str) -> tuple[tuple[bytes, bytes], tuple[bytes, bytes]]:
    """What accepting and rejecting give, and what they give of the same turned round."""

    def resolved(turn: bool) -> tuple[bytes, bytes]:
        found = []
        for resolve in (accept_all, reject_all):
            root = parse(_document(*blocks))
            if turn:
                invert(root)
            resolve(root)
            found.append(etree.tostring(root, method="c14n"))
        return found[0], found[1]

    return resolved(turn=False), resolved(turn=True)


def _document(*blocks: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return f"<w:document {space}><w:body>{''.join(blocks)}<w:p/></w:body></w:document>".encode()


def test_what_came_went_and_what_went_came():
    (accepted, rejected), turned = both_ways(
        built.p(built.r("A"), built.dele(built.r("old")), built.ins(built.r("new")))
    )

    assert turned == (rejected, accepted)


def test_formatting_changes_places_with_what_it_was():
    run = f"<w:r><w:rPr><w:b/><w:rPrChange {_MARK}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>x</w:t></w:r>"
    look = f'<w:pPr><w:jc w:val="left"/><w:pPrChange {_MARK}><w:pPr><w:keepNext/></w:pPr></w:pPrChange></w:pPr>'

    (accepted, rejected), turned = both_ways(f"<w:p>{look}{run}</w:p>")

    assert accepted != rejected
    assert turned == (rejected, accepted)


def test_rows_cells_and_the_marks_of_paragraphs_are_turned_round():
    row = f"<w:tr><w:trPr><w:ins {_MARK}/></w:trPr>{built.tc(built.p(built.r('row')))}</w:tr>"
    cell = built.tc(built.p(built.r("cell")), props=f"<w:cellDel {_MARK}/>")
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{row}{built.tr(built.tc(built.p(built.r('kept'))), cell)}</w:tbl>"
    split = f"<w:p><w:pPr><w:rPr><w:ins {_MARK}/></w:rPr></w:pPr>{built.r('one')}</w:p>{built.p(built.r('two'))}"

    (accepted, rejected), turned = both_ways(table, split)

    assert accepted != rejected
    assert turned == (rejected, accepted)


def test_what_is_deleted_stands_before_what_is_inserted():
    root = parse(_document(built.p(built.dele(built.r("old")), built.ins(built.r("new")))))

    invert(root)

    assert [child.tag.rpartition("}")[2] for child in root.find(".//{*}p")[1:]] == ["del", "ins"]
