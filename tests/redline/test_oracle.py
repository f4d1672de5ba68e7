"""The oracle itself: each kind of revision by hand, what counts as equal, and how much is marked."""

from pathlib import Path

import pytest

from tests.redline.oracle import Document, accepted, first_difference, lower_bound, marked, rejected
from tests.redline.oracle_built import (
    BOLD,
    ITALIC,
    KIND,
    box,
    changed,
    dele,
    docx,
    field,
    fraction,
    ins,
    link,
    math,
    mr,
    p,
    r,
    sdt,
    tagged,
    tbl,
    tc,
    tr,
)
from tests.redline.oracle_words import common_weight

INS, DEL, FROM, TO = (f'<w:{kind} w:id="9" w:author="A"/>' for kind in ("ins", "del", "moveFrom", "moveTo"))
MOVED_FROM = f'<w:moveFromRangeStart w:id="4" w:name="m"/><w:moveFrom w:id="5">{r("x")}</w:moveFrom>'
MOVED_TO = f'<w:moveToRangeStart w:id="6" w:name="m"/><w:moveTo w:id="7">{r("x")}</w:moveTo>'
JC, LEFT = '<w:jc w:val="center"/>', '<w:jc w:val="left"/>'
GRID, OTHER = '<w:gridCol w:w="5"/>', '<w:gridCol w:w="6"/>'
GRID_CHANGE = f'<w:tblGridChange w:id="3"><w:tblGrid>{OTHER}</w:tblGrid></w:tblGridChange>'
HEADER = '<w:headerReference w:type="default" r:id="header1"/>'
SECT = '<w:cols w:num="2"/>'
STAYS = p(r("z"))

CASES = {
    "a run put in": (p(r("a "), ins(r("b"))), p(r("a b")), p(r("a "))),
    "a run taken out": (p(r("a "), dele(r("b"))), p(r("a ")), p(r("a b"))),
    "a run put in, then taken out": (p(r("a"), ins(dele(r("b")))), p(r("a")), p(r("a"))),
    "a run moved": (p(MOVED_FROM, r("y"), MOVED_TO), p(r("yx")), p(r("xy"))),
    "a paragraph moved": (
        p(MOVED_FROM, mark=FROM) + STAYS + p(MOVED_TO, mark=TO) + STAYS,
        STAYS + p(r("x")) + STAYS,
        p(r("x")) + STAYS + STAYS,
    ),
    "a paragraph put in": (STAYS + p(ins(r("b")), mark=INS) + STAYS, STAYS + p(r("b")) + STAYS, STAYS + STAYS),
    "a paragraph put in at the end": (STAYS + p(ins(r("b")), mark=INS), STAYS + p(r("b")), STAYS),
    "a paragraph put in before a table": (
        STAYS + p(ins(r("b")), mark=INS) + tbl(tr(tc(STAYS))),
        STAYS + p(r("b")) + tbl(tr(tc(STAYS))),
        STAYS + tbl(tr(tc(STAYS))),
    ),
    "a paragraph taken out": (p(dele(r("b")), mark=DEL) + STAYS, STAYS, p(r("b")) + STAYS),
    "a cell's only paragraph": (tbl(tr(tc(p(dele(r("b")), mark=DEL)))), tbl(tr(tc(p()))), tbl(tr(tc(p(r("b")))))),
    "two paragraphs made one": (
        p(r("a"), mark=DEL, props=JC) + p(r("b"), props=LEFT),
        p(r("ab"), props=LEFT),
        p(r("a"), props=JC) + p(r("b"), props=LEFT),
    ),
    "three paragraphs made one": (p(r("a"), mark=DEL) + p(r("b"), mark=DEL) + STAYS, p(r("abz")), p(r("a")) + p(r("b")) + STAYS),  # noqa: E501
    "one paragraph made two": (p(r("a"), mark=INS) + p(r("b")), p(r("a")) + p(r("b")), p(r("ab"))),
    "a run's look": (p(r("a", BOLD + changed("rPr", ITALIC))), p(r("a", BOLD)), p(r("a", ITALIC))),
    "a paragraph's look": (
        p(r("a"), props="", mark=INS).replace("</w:pPr>", changed("pPr", LEFT) + "</w:pPr>").replace("<w:pPr>", f"<w:pPr>{JC}") + STAYS,  # noqa: E501
        p(r("a"), props=JC) + STAYS,
        p(r("az")),
    ),
    "a paragraph mark's look": (p(mark=BOLD + changed("rPr", ITALIC)), p(mark=BOLD), p(mark=ITALIC)),
    "a list put on": (p(props="<w:numPr><w:numId w:val='7'/>" + INS + "</w:numPr>"), p(props="<w:numPr><w:numId w:val='7'/></w:numPr>"), p()),  # noqa: E501
    "a section's layout": (
        p() + f'<w:sectPr>{HEADER}{SECT}{changed("sectPr", "")}</w:sectPr>',
        p() + f"<w:sectPr>{HEADER}{SECT}</w:sectPr>",
        p() + f"<w:sectPr>{HEADER}</w:sectPr>",
    ),
    "a table's look": (tbl(tr(tc(p())), props=JC + changed("tblPr", LEFT)), tbl(tr(tc(p())), props=JC), tbl(tr(tc(p())), props=LEFT)),  # noqa: E501
    "a table's grid": (tbl(tr(tc(p())), grid=GRID + GRID_CHANGE), tbl(tr(tc(p())), grid=GRID), tbl(tr(tc(p())), grid=OTHER)),  # noqa: E501
    "a row's look": (tbl(tr(tc(p()), props=INS + JC + changed("trPr", LEFT)), tr(tc(STAYS))), tbl(tr(tc(p()), props=JC), tr(tc(STAYS))), tbl(tr(tc(STAYS)))),  # noqa: E501
    "a cell's look": (tbl(tr(tc(p(), props=JC + changed("tcPr", LEFT)))), tbl(tr(tc(p(), props=JC))), tbl(tr(tc(p(), props=LEFT)))),  # noqa: E501
    "a row's exceptions": (
        tbl(f"<w:tr><w:tblPrEx>{JC}{changed('tblPrEx', LEFT)}</w:tblPrEx>{tc(p())}</w:tr>"),
        tbl(f"<w:tr><w:tblPrEx>{JC}</w:tblPrEx>{tc(p())}</w:tr>"),
        tbl(f"<w:tr><w:tblPrEx>{LEFT}</w:tblPrEx>{tc(p())}</w:tr>"),
    ),
    "a row put in": (tbl(tr(tc(STAYS)), tr(tc(p(ins(r("a")))), props=INS)), tbl(tr(tc(STAYS)), tr(tc(p(r("a"))))), tbl(tr(tc(STAYS)))),  # noqa: E501
    "a table taken out": (tbl(tr(tc(p(dele(r("a")))), props=DEL)) + STAYS, STAYS, tbl(tr(tc(p(r("a"))))) + STAYS),
    "a cell put in": (tbl(tr(tc(STAYS), tc(p(), props='<w:cellIns w:id="1"/>'))), tbl(tr(tc(STAYS), tc(p()))), tbl(tr(tc(STAYS)))),  # noqa: E501
    "a cell taken out": (tbl(tr(tc(STAYS), tc(p(), props='<w:cellDel w:id="1"/>'))), tbl(tr(tc(STAYS))), tbl(tr(tc(STAYS), tc(p())))),  # noqa: E501
    "cells merged": (
        tbl(tr(tc(p(), props='<w:cellMerge w:id="1" w:vMerge="rest"/>'))),
        tbl(tr(tc(p(), props='<w:vMerge w:val="restart"/>'))),
        tbl(tr(tc(p()))),
    ),
    "a nested table's row": (
        tbl(tr(tc(tbl(tr(tc(p()), props=DEL), tr(tc(STAYS))), p()))),
        tbl(tr(tc(tbl(tr(tc(STAYS))), p()))),
        tbl(tr(tc(tbl(tr(tc(p())), tr(tc(STAYS))), p()))),
    ),
    "a content control put round a paragraph": (tagged("Ins", STAYS), sdt(STAYS), STAYS),
    "a content control taken off": (tagged("Del", sdt(STAYS)), sdt(STAYS), sdt(sdt(STAYS))),
    "a content control put round words": (p(tagged("Ins", r("a"))), p(sdt(r("a"))), p(r("a"))),
    "words in a link": (p(link(dele(r("a")), ins(r("b")))), p(link(r("b"))), p(link(r("a")))),
    "a link taken out": (p(r("z"), link(dele(r("a")))), p(r("z")), p(r("z"), link(r("a")))),
    "a field's instruction": (
        p(dele(field("REF a", r("1")).replace("instrText", "delInstrText")), ins(field("REF b", r("1")))),
        p(field("REF b", r("1"))),
        p(field("REF a", r("1"))),
    ),
    "words in a text box": (p(box(p(r("a"), ins(r("b"))))), p(box(p(r("ab")))), p(box(p(r("a"))))),
    "a run in an equation": (math(mr("a"), ins(mr("b"))), math(mr("ab")), math(mr("a"))),
    "a fraction put in": (math(fraction(mr("1"), "<w:ins w:id='1'><w:rPr/></w:ins>")), math(fraction(mr("1"))), math(mr("12"))),  # noqa: E501
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_revision_is_accepted_and_rejected(name: str) -> None:
    redline, new, old = (docx(body, {"header1": "<w:hdr></w:hdr>"}) for body in CASES[name])

    assert first_difference(accepted(redline).canonical(), Document(new).canonical()) == ""
    assert first_difference(rejected(redline).canonical(), Document(old).canonical()) == ""
    assert accepted(redline).texts() == Document(new).texts()
    assert rejected(redline).texts() == Document(old).texts()


NUMBERING = (
    "<w:numbering>{}</w:numbering>".format(
        '<w:abstractNum w:abstractNumId="{0}"><w:nsid w:val="{0}"/><w:lvl w:ilvl="0"><w:numFmt w:val="{1}"/></w:lvl></w:abstractNum>'  # noqa: E501
        '<w:num w:numId="{0}"><w:abstractNumId w:val="{0}"/></w:num>'
    )
)  # fmt: skip
STYLES = '<w:styles><w:style w:styleId="{}"><w:name w:val="heading 1"/></w:style></w:styles>'
NOTES = '<w:footnotes><w:footnote w:id="0"/>{}</w:footnotes>'


def note(number: int, text: str) -> str:
    return f'<w:footnote w:id="{number}">{p(r(text))}</w:footnote>'


def ref(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def listed(number: str, form: str = "decimal") -> bytes:
    body = p(r("a"), props=f'<w:numPr><w:numId w:val="{number}"/></w:numPr>')
    return docx(body, {"numbering": NUMBERING.format(number, form)})


def styled(style: str) -> bytes:
    return docx(p(props=f'<w:pStyle w:val="{style}"/>'), {"styles": STYLES.format(style)})


def linked(number: str, address: str = "https://a.example/") -> bytes:
    out = f'<Relationship Id="{number}" Type="{KIND}/hyperlink" Target="{address}" TargetMode="External"/>'
    return docx(p(f'<w:hyperlink r:id="{number}">{r("a")}</w:hyperlink>'), outside=out)


TOC = [p(field("TOC", r(f"Fees {n}")).replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "")) for n in (1, 2)]
TOC_END = p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')

EQUAL = {
    "runs split anywhere": (docx(p(r("ab", BOLD), r("c", BOLD))), docx(p(r("a", BOLD), r("bc", BOLD)))),
    "noise": (
        docx('<w:p w:rsidR="1"><w:proofErr/><w:bookmarkStart w:id="1"/>' + r("a", '<w:lang w:val="x"/>') + "</w:p>"),
        docx(p(r("a"), '<w:r><w:commentReference w:id="1"/></w:r><w:bookmarkEnd w:id="1"/>', link())),
    ),
    "properties in any order": (docx(p(r("a", BOLD + ITALIC))), docx(p(r("a", ITALIC + BOLD)))),
    "numbers of notes": (
        docx(p(ref(1), ref(2)), {"footnotes": NOTES.format(note(1, "a") + note(2, "b"))}),
        docx(p(ref(7), ref(3)), {"footnotes": NOTES.format(note(3, "b") + note(7, "a"))}),
    ),
    "a note with nothing, and with an empty paragraph": (
        docx(p(ref(1)), {"footnotes": NOTES.format('<w:footnote w:id="1"></w:footnote>')}),
        docx(p(ref(1)), {"footnotes": NOTES.format('<w:footnote w:id="1"><w:p/></w:footnote>')}),
    ),
    "what a tool notes for itself": (docx(p()), docx('<w:p xmlns:t="http://tool.example/" t:Unid="1"/>')),
    "a last section that says nothing": (docx(p() + "<w:sectPr></w:sectPr>"), docx(p())),
    "a field as one element, and as runs": (
        docx(p(f'<w:fldSimple w:instr=" REF a ">{r("1", BOLD)}</w:fldSimple>')),
        docx(p(field(" REF a ", r("1", BOLD)).replace("<w:r><w:f", "<w:r><w:rPr><w:b/></w:rPr><w:f").replace("<w:r><w:i", "<w:r><w:rPr><w:b/></w:rPr><w:i"))),  # noqa: E501
    ),
    "a header that holds nothing, and none": (
        docx(f"<w:sectPr>{HEADER}</w:sectPr>", {"header1": "<w:hdr></w:hdr>"}),
        docx("<w:sectPr></w:sectPr>"),
    ),
    "numbers of lists": (listed("1"), listed("2")),
    "names of styles": (styled("Heading1"), styled("berschrift1")),
    "ids of pointers": (linked("a1"), linked("a2")),
    "cached page numbers": (docx(p(field("PAGE", r("1")))), docx(p(field(" PAGE ", r("2"), r("3"))).replace(" PAGE ", "PAGE"))),  # noqa: E501
    "a table of contents": (
        docx(TOC[0] + p(r("Law 2")) + TOC_END + STAYS),
        docx(TOC[1] + TOC_END + STAYS),
    ),
}  # fmt: skip
UNLIKE = {
    "words": (docx(p(r("a"))), docx(p(r("b")))),
    "white space": (docx(p(r("a b"))), docx(p(r("a  b")))),
    "looks": (docx(p(r("a", BOLD))), docx(p(r("a")))),
    "space of a border": (docx(p(props='<w:pBdr><w:top w:space="1"/></w:pBdr>')), docx(p(props='<w:pBdr><w:top w:space="2"/></w:pBdr>'))),  # noqa: E501
    "lists": (listed("1"), listed("1", "bullet")),
    "links": (linked("a1"), linked("a1", "https://b.example/")),
    "notes": (docx(p(ref(1)), {"footnotes": NOTES.format(note(1, "a"))}), docx(p(ref(1)), {"footnotes": NOTES.format(note(1, "b"))})),  # noqa: E501
    "cached text of a reference": (docx(p(field("REF a", r("1")))), docx(p(field("REF a", r("2"))))),
}  # fmt: skip


@pytest.mark.parametrize("name", EQUAL)
def test_what_nobody_sees_makes_no_difference(name: str) -> None:
    one, two = (accepted(side) for side in EQUAL[name])

    assert first_difference(one.canonical(), two.canonical()) == ""
    assert one.texts() == two.texts()


@pytest.mark.parametrize("name", UNLIKE)
def test_what_a_reader_sees_makes_a_difference(name: str) -> None:
    one, two = (accepted(side) for side in UNLIKE[name])

    assert first_difference(one.canonical(), two.canonical()).startswith(("body", "footnotes"))


def test_texts_are_told_by_story() -> None:
    section = p(props='<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>')
    body = (
        section
        + tbl(tr(tc(p(r("cell"), "<w:r><w:tab/></w:r>"), tbl(tr(tc(p(r("inner"))))), p())))
        + p(r("x"), ref(1), box(p(r("box"))), sdt(r("y")), link(r("z")), field("PAGE", r("9")), field("REF a", r("2")))
        + "<w:sectPr/>"
    )
    parts = {"header1": f"<w:hdr>{p(r('top'))}</w:hdr>", "footnotes": NOTES.format(note(1, "note"))}

    assert accepted(docx(body, parts)).texts() == {
        "body": ("", "cell\t", "inner", "", "x\u2020yz\u20212"),
        "body boxes": ("box",),
        "header 1 default": ("top",),
        "header 2 default": ("top",),
        "footnotes": ("note",),
    }


MARKED = {
    "nothing": (p(r("a")), 0),
    "words and a paragraph's end": (p(r("a"), ins(r("b c")), mark=INS) + STAYS, 4),
    "both halves of a move": (p(MOVED_FROM, MOVED_TO), 2),
    "a row, once, whatever is marked in it": (tbl(tr(tc(p(ins(r("ab")), r("c"))), props=INS)), 4),
    "a text box once": (p(box(p(ins(r("ab"))))), 2),
    "looks not": (p(r("a", changed("rPr", BOLD))), 0),
}


@pytest.mark.parametrize("name", MARKED)
def test_what_is_marked_is_counted(name: str) -> None:
    body, count = MARKED[name]

    assert marked(docx(body)) == count


def test_a_note_whose_reference_is_put_in_is_marked_whole() -> None:
    assert marked(docx(p(ins(ref(1))), {"footnotes": NOTES.format(note(1, "ab"))})) == 1 + 3


def test_the_lower_bound_counts_whole_words_on_both_sides() -> None:
    assert lower_bound(docx(p(r("the fee is due"))), docx(p(r("the fees are due")))) == len("feeis") + len("feesare")
    assert lower_bound(docx(p(r("a b"))), docx(p(r("a")) + p(r("b")))) == 2
    assert lower_bound(docx(STAYS), docx(STAYS)) == 0


def test_the_heavier_words_are_kept() -> None:
    assert common_weight(["a", "b", "termination"], ["termination", "a", "b"]) == len("termination")
    assert common_weight(["x", "y", "x"], ["x", "x"]) == 2


def test_the_oracle_knows_nothing_of_what_it_judges() -> None:
    modules = sorted(Path(__file__).parent.glob("oracle*.py"))

    assert len(modules) == 4
    assert [module.name for module in modules if "draftkit" in module.read_text(encoding="utf-8")] == []


def test_long_texts_are_anchored(monkeypatch: pytest.MonkeyPatch) -> None:
    old = [f"paragraph {n} of the agreement" for n in range(60)]
    new = [*old[:20], "a new one", *old[21:40], *old[45:]]
    files = [docx("".join(p(r(text)) for text in side)) for side in (old, new)]
    whole = lower_bound(*files)

    monkeypatch.setattr("tests.redline.oracle_words.FEASIBLE", 0)

    assert lower_bound(*files) == whole > 0
