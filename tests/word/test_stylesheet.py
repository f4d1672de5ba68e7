"""Styles come to what Word makes of them: along their chains, with their list's indents and the theme's fonts."""

import pytest

from draftkit.word.metrics import Look
from draftkit.word.ooxml import W, parse
from draftkit.word.pages import Padding
from draftkit.word.stylesheet import Stylesheet

STYLES = f"""<w:styles xmlns:w="{W}">
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/><w:sz w:val="20"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="100"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="N"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H"><w:name w:val="Heading 1"/><w:basedOn w:val="N"/>
<w:pPr><w:keepNext/><w:numPr><w:numId w:val="1"/></w:numPr>
<w:spacing w:before="240" w:line="300" w:lineRule="exact"/></w:pPr>
<w:rPr><w:rFonts w:ascii="Georgia"/><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="Sub"/><w:basedOn w:val="H"/><w:pPr><w:keepNext w:val="0"/>
<w:ind w:left="111"/></w:pPr><w:rPr><w:b w:val="false"/><w:sz w:val="23"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="L"><w:name w:val="Loop"/><w:basedOn w:val="L"/></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Bad"/>
<w:pPr><w:spacing w:before="1cm" w:after="inf"/></w:pPr></w:style>
<w:style w:type="table" w:styleId="T0"><w:name w:val="Base"/><w:tblPr><w:tblCellMar><w:top w:w="50"/><w:left w:w="90"/>
<w:bottom w:w="60"/><w:right w:w="80"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="T"><w:name w:val="Grid"/><w:basedOn w:val="T0"/><w:tblPr><w:tblBorders>
<w:top w:sz="8"/><w:bottom w:sz="8"/><w:insideH w:sz="4"/></w:tblBorders></w:tblPr></w:style></w:styles>"""
NUMBERING = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="X"/></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:styleLink w:val="X"/><w:lvl w:ilvl="0"><w:pPr><w:ind w:left="9"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:pStyle w:val="H"/><w:pPr><w:ind w:left="720" w:hanging="700"/></w:pPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:fontScheme>'
    '<a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:theme>'
)


@pytest.fixture(scope="module")
def sheet() -> Stylesheet:
    return Stylesheet(*(parse(part.encode()) for part in (STYLES, NUMBERING, THEME)))


def test_a_style_is_found_whatever_the_case_of_its_name(sheet: Stylesheet):
    assert sheet.find("paragraph", "heading 1") == "H"
    assert sheet.find("character", "heading 1") == ""


def test_defaults_and_the_theme_stand_below_every_style(sheet: Stylesheet):
    assert sheet.look("N") == Look(font="Calibri", size=10.0, after=100)


def test_a_numbered_style_takes_the_indents_of_the_level_linked_to_it(sheet: Stylesheet):
    look = sheet.look("H")

    assert (look.left, look.first) == (720, -700)
    assert (look.font, look.bold, look.keep_next, look.before, look.height) == ("Georgia", True, True, 240, 300)


def test_a_style_sets_again_what_it_is_based_on(sheet: Stylesheet):
    look = sheet.look("H2")

    assert (look.left, look.first, look.size) == (111, -700, 11.5)
    assert not look.bold
    assert not look.keep_next


def test_a_style_based_on_itself_and_measures_that_are_none_do_no_harm(sheet: Stylesheet):
    assert sheet.look("L") == sheet.look("N")
    assert (sheet.look("B").before, sheet.look("B").after) == (0, 0)


def test_a_table_style_says_what_its_cells_and_rules_add(sheet: Stylesheet):
    assert sheet.padding("T") == Padding(sides=170, height=120, edges=30)
    assert sheet.padding("T0") == Padding(sides=170, height=110)
