"""'Strict Open XML': a part of it comes out as Word usually writes it, and its words to the letter."""

import pytest
from lxml import etree

from draftkit.errors import PackageError
from draftkit.word.archive import write_package
from draftkit.word.package import open_package
from draftkit.word.strict import to_transitional
from tests.word.small import DOCUMENT, docx, parts, replaced
from tests.word.strict import strict
from tests.wordfile import WordFile

STRICT = "http://purl.oclc.org/ooxml"
USUAL = "http://schemas.openxmlformats.org"
NAMES = (
    f'xmlns:w="{STRICT}/wordprocessingml/main" xmlns:a="{STRICT}/drawingml/main" '
    f'xmlns:r="{STRICT}/officeDocument/relationships" xmlns:m="{STRICT}/officeDocument/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
USUAL_NAMES = (
    NAMES.replace(f"{STRICT}/wordprocessingml/main", f"{USUAL}/wordprocessingml/2006/main")
    .replace(f"{STRICT}/drawingml/main", f"{USUAL}/drawingml/2006/main")
    .replace(f"{STRICT}/officeDocument/relationships", f"{USUAL}/officeDocument/2006/relationships")
    .replace(f"{STRICT}/officeDocument/math", f"{USUAL}/officeDocument/2006/math")
)

VALUES = {
    '<w:ind w:start="36pt" w:hanging="18pt" w:end="1in"/>': '<w:ind w:left="720" w:hanging="360" w:right="1440"/>',
    '<w:ind w:startChars="50" w:endChars="5"/>': '<w:ind w:leftChars="50" w:rightChars="5"/>',
    '<w:jc w:val="start"/>': '<w:jc w:val="left"/>',
    '<w:jc w:val="both"/>': '<w:jc w:val="both"/>',
    '<w:tab w:val="end" w:pos="451.30pt"/>': '<w:tab w:val="right" w:pos="9026"/>',
    '<w:lvlJc w:val="end"/>': '<w:lvlJc w:val="right"/>',
    '<w:spacing w:before="0pt" w:after="8pt" w:line="12.95pt"/>': (
        '<w:spacing w:before="0" w:after="160" w:line="259"/>'
    ),
    '<w:spacing w:val="-0.5pt"/>': '<w:spacing w:val="-10"/>',
    '<w:sz w:val="11pt"/>': '<w:sz w:val="22"/>',
    '<w:sz w:val="23"/>': '<w:sz w:val="23"/>',
    '<w:w w:val="90%"/>': '<w:w w:val="90"/>',
    '<w:zoom w:percent="100%"/>': '<w:zoom w:percent="100"/>',
    '<w:pgSz w:w="595.30pt" w:h="29.7cm"/>': '<w:pgSz w:w="11906" w:h="16838"/>',
    '<w:cols w:space="36pt"/>': '<w:cols w:space="720"/>',
    '<w:pgNumType w:start="1"/>': '<w:pgNumType w:start="1"/>',
    '<w:tblW w:w="50%" w:type="pct"/>': '<w:tblW w:w="2500" w:type="pct"/>',
    '<w:tcW w:w="33.5%" w:type="pct"/>': '<w:tcW w:w="1675" w:type="pct"/>',
    '<w:tcW w:w="125.45pt" w:type="dxa"/>': '<w:tcW w:w="2509" w:type="dxa"/>',
    '<w:tcBorders><w:start w:val="single"/><w:end w:val="nil"/></w:tcBorders>': (
        '<w:tcBorders><w:left w:val="single"/><w:right w:val="nil"/></w:tcBorders>'
    ),
    '<w:tblCellMar><w:start w:w="5.40pt" w:type="dxa"/></w:tblCellMar>': (
        '<w:tblCellMar><w:left w:w="108" w:type="dxa"/></w:tblCellMar>'
    ),
    '<w:lvl><w:start w:val="3"/></w:lvl>': '<w:lvl><w:start w:val="3"/></w:lvl>',
    '<w:textDirection w:val="tb"/>': '<w:textDirection w:val="lrTb"/>',
    '<w:tblLook w:firstRow="1" w:noVBand="1"/>': '<w:tblLook w:val="0420" w:firstRow="1" w:noVBand="1"/>',
    '<w:cnfStyle w:firstRow="1" w:firstRowFirstColumn="1"/>': (
        '<w:cnfStyle w:val="100000000100" w:firstRow="1" w:firstRowFirstColumn="1"/>'
    ),
    '<a:lumMod val="75%"/>': '<a:lumMod val="75000"/>',
    f'<a:graphicData uri="{STRICT}/drawingml/picture"/>': f'<a:graphicData uri="{USUAL}/drawingml/2006/picture"/>',
    f"<w:dataBinding w:prefixMappings=\"xmlns:p='{STRICT}/officeDocument/extendedProperties' xmlns:q='u'\"/>": (
        f"<w:dataBinding w:prefixMappings=\"xmlns:p='{USUAL}/officeDocument/2006/extended-properties' xmlns:q='u'\"/>"
    ),
    '<w:document w:conformance="strict"/>': "<w:document/>",
    '<w:p w14:paraId="1"><!--a--><w:r r:id="x"/> b<?c d?></w:p>': (
        '<w:p w14:paraId="1"><!--a--><w:r r:id="x"/> b<?c d?></w:p>'
    ),
}  # fmt: skip
"""What stands in a strict part, and what becomes of it."""

WORDS = (
    '<w:alias w:val="12pt"/>', '<w:lvlText w:val="50%"/>', '<w:bookmarkStart w:name="start"/>', '<w:tag w:val="end"/>',
    '<a:hlinkClick tooltip="50%"/>', f"<w:t>see {STRICT}/drawingml/main, 12pt, 50%</w:t>",
)  # fmt: skip


def plain(inner: str, names: str) -> bytes:
    return etree.tostring(etree.fromstring(f'<x {names} mc:Ignorable="w14">{inner}</x>'), method="c14n")


@pytest.mark.parametrize("before", VALUES)
def test_names_and_values_become_the_usual_ones(before):
    made = to_transitional(etree.fromstring(f'<x {NAMES} mc:Ignorable="w14">{before}</x>'))

    assert etree.tostring(etree.fromstring(made), method="c14n") == plain(VALUES[before], USUAL_NAMES)


@pytest.mark.parametrize("words", WORDS)
def test_words_and_names_that_people_gave_stay_to_the_letter(words):
    made = to_transitional(etree.fromstring(f'<x {NAMES} mc:Ignorable="w14">{words}</x>'))

    assert etree.tostring(etree.fromstring(made), method="c14n") == plain(words, USUAL_NAMES)


@pytest.mark.parametrize(
    "odd",
    [
        '<w:ind left="3"/>', "<w:tcBorders><start/></w:tcBorders>", f'<w:sz w:val="{"9" * 9999}pt"/>',
        '<w:sz w:val="١pt"/>', '<w:sz w:val="pt"/>', '<x:y xmlns:x="urn:x" x:uri="http://purl.oclc.org/ooxml/"/>',
    ],
)  # fmt: skip
def test_what_is_no_measure_and_no_side_stays_as_it_is(odd):
    made = to_transitional(etree.fromstring(f'<x {NAMES} mc:Ignorable="w14">{odd}</x>'))

    assert etree.tostring(etree.fromstring(made), method="c14n") == plain(odd, USUAL_NAMES)


def test_a_strict_file_is_opened_to_be_compared_as_the_usual_one():
    opened, usual = (open_package(c, "a.docx", "compare") for c in (strict(docx(parts())), docx(parts())))

    assert opened.relationships == usual.relationships
    assert opened.content_types == usual.content_types
    for part in usual.parts:
        if part.endswith((".xml", ".rels")):
            assert inner(opened.parts[part]) == inner(usual.parts[part]), part
    assert [finding.rule for finding in opened.findings] == ["WORD-STRICT"]
    assert usual.findings == ()


def inner(content: bytes) -> bytes:
    return etree.tostring(etree.fromstring(content), method="c14n")


def test_a_main_part_in_strict_names_is_enough():
    within = {**WordFile(strict(docx(parts()))).parts, "_rels/.rels": parts()["_rels/.rels"]}

    assert [f.rule for f in open_package(write_package(within), "a.docx", "compare").findings] == ["WORD-STRICT"]


def test_a_usual_file_that_speaks_of_strict_ones_keeps_its_bytes():
    content = docx(replaced("Payment", f"{STRICT}/drawingml/main"))

    opened = open_package(content, "a.docx", "compare")

    assert opened.parts[DOCUMENT] == WordFile(content).parts[DOCUMENT]
    assert opened.findings == ()


def test_a_strict_file_that_is_unsound_is_refused_as_any_other():
    unsound = {**WordFile(strict(docx(parts()))).parts}
    unsound[DOCUMENT] = b"<!DOCTYPE a>" + unsound[DOCUMENT]

    with pytest.raises(PackageError, match="DOCTYPE"):
        open_package(write_package(unsound), "a.docx", "compare")
