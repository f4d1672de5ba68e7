"""The lint: a sound file has no findings, and every defect planted in it is found."""

import pytest

from draftkit.word.lint import lint_package, lint_parts
from tests.word.small import DOCUMENT, bookmarked, docx, field, paragraph, parts, replaced, run

TYPES, LINKS, ROOT_LINKS = "[Content_Types].xml", "word/_rels/document.xml.rels", "_rels/.rels"
STYLES, NUMBERING, SETTINGS = "word/styles.xml", "word/numbering.xml", "word/settings.xml"
COMMENTS, FOOTNOTES, HEADER = "word/comments.xml", "word/footnotes.xml", "word/header1.xml"
CORE, CUSTOM, STORE, STORE_PROPERTIES = (
    "docProps/core.xml",
    "docProps/custom.xml",
    "customXml/item1.xml",
    "customXml/itemProps1.xml",
)
CELL = '<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr><w:p/></w:tc>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
OTHER = 'w:author="A" w:date="2026-11-22T00:00:00Z"'


def added(inner):
    return replaced("<w:sectPr>", f"{inner}<w:sectPr>")


def without(part):
    return {name: content for name, content in parts().items() if name != part}


DEFECTS = {
    # parts, types and pointers
    "an ampersand as it is": (replaced("Payment", "P & Q"), "WORD-MAIN", "no readable main part"),
    "a control character": (replaced(">A<", ">\x0b<", CORE), "WORD-XML", "not well-formed"),
    "the comments part gone": (without(COMMENTS), "WORD-LINK", "'word/comments.xml', which is not in the file"),
    "a content type gone": (
        replaced("numbering+xml", "numbering+xml2", TYPES),
        "WORD-TYPE",
        "not 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml'",
    ),
    "no content type at all": (parts() | {"word/media/a.png": b""}, "WORD-TYPE", "no content type"),
    "a content type of nothing": (
        replaced("/word/header1.xml", "/word/header9.xml", TYPES),
        "WORD-TYPE",
        "'word/header9.xml', which is not in the file",
    ),
    "a wrong customXml type": (
        replaced("customXmlProperties+xml", "customXml-properties+xml", TYPES),
        "WORD-TYPE",
        "customXml-properties+xml",
    ),
    "a pointer to nothing": (replaced('"styles.xml"', '"style.xml"', LINKS), "WORD-LINK", "points to 'word/style.xml'"),
    "an r:id of nothing": (replaced('r:id="rId9"', 'r:id="rId99"'), "WORD-LINK", "'rId99' is used"),
    "an id used twice": (replaced('Id="rId2"', 'Id="rId1"', LINKS), "WORD-LINK", "'rId1' is used twice"),
    "an orphan": (parts() | {"word/extra.xml": b"<a/>"}, "WORD-ORPHAN", "nothing points"),
    "a prefix not declared": (replaced('"w14 w15"', '"w14 w15 w16"'), "WORD-PREFIX", "'w16'"),
    # settings
    "updateFields": (
        replaced("<w:footnotePr>", '<w:updateFields w:val="true"/><w:footnotePr>', SETTINGS),
        "WORD-UPDATE",
        "w:updateFields",
    ),
    "a dirty field": (
        replaced('w:fldCharType="begin"/>', 'w:fldCharType="begin" w:dirty="true"/>', HEADER),
        "WORD-UPDATE",
        "dirty",
    ),
    # styles and lists
    "a paragraph style that is not there": (
        replaced('w:pStyle w:val="Title"', 'w:pStyle w:val="Titel"'),
        "WORD-STYLE",
        "'Titel' is used but does not exist",
    ),
    "a character style that is not there": (
        replaced('w:rStyle w:val="FootnoteReference"', 'w:rStyle w:val="Foot"', FOOTNOTES),
        "WORD-STYLE",
        "'Foot' is used",
    ),
    "a table style that is not there": (
        replaced('w:tblStyle w:val="Grid"', 'w:tblStyle w:val="Grit"'),
        "WORD-STYLE",
        "'Grit' is used",
    ),
    "a style of the wrong kind": (
        replaced('w:tblStyle w:val="Grid"', 'w:tblStyle w:val="Title"'),
        "WORD-STYLE",
        "the paragraph style 'Title' is used as a table style",
    ),
    "a style based on nothing": (
        replaced('<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Norm"/>', STYLES),
        "WORD-STYLE",
        "'Norm', which does not exist",
    ),
    "a style twice": (
        replaced('w:styleId="Level2"', 'w:styleId="Level3"', STYLES),
        "WORD-STYLE",
        "'Level3' is there twice",
    ),
    "no styles": (replaced("relationships/styles", "relationships/x", LINKS), "WORD-STYLE", "no styles"),
    "a list that is not there": (
        added(paragraph(run("x"), properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>')),
        "WORD-LIST",
        "the list 77 is used",
    ),
    "a style in a list that is not there": (
        replaced('<w:numId w:val="1"/>', '<w:numId w:val="78"/>', STYLES),
        "WORD-LIST",
        "the list 78 is used",
    ),
    "a tenth level": (
        added(paragraph(run("x"), properties='<w:numPr><w:ilvl w:val="9"/><w:numId w:val="1"/></w:numPr>')),
        "WORD-LIST",
        "0 to 8",
    ),
    "a num without its abstractNum": (
        replaced('<w:abstractNumId w:val="0"/>', '<w:abstractNumId w:val="7"/>', NUMBERING),
        "WORD-LIST",
        "has no w:abstractNum",
    ),
    "a num before an abstractNum": (
        replaced(
            "<w:abstractNum w", '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:abstractNum w', NUMBERING
        ),
        "WORD-LIST",
        "before",
    ),
    "two lists of one id": (
        replaced("</w:numbering>", '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>', NUMBERING),
        "WORD-LIST",
        "same id",
    ),
    "a level linked to no style": (
        replaced('<w:pStyle w:val="Level2"/>', '<w:pStyle w:val="Level9"/>', NUMBERING),
        "WORD-LIST",
        "linked to the style 'Level9'",
    ),
    # elements in their place
    "pPr in another order": (
        added(f'<w:p><w:pPr><w:jc w:val="left"/><w:keepNext/></w:pPr>{run("x")}</w:p>'),
        "WORD-ORDER",
        "w:keepNext in w:pPr",
    ),
    "rPr in another order": (added(paragraph(run("x", "<w:i/><w:b/>"))), "WORD-ORDER", "w:b in w:rPr"),
    "settings in another order": (
        replaced("<w:compat>", '<w:zoom w:percent="90"/><w:compat>', SETTINGS),
        "WORD-ORDER",
        "w:zoom in w:settings",
    ),
    "a paragraph in a paragraph": (added(f"<w:p>{paragraph(run('x'))}</w:p>"), "WORD-NESTING", "inside a paragraph"),
    "pPr that is not first": (added(f"<w:p>{run('x')}<w:pPr/></w:p>"), "WORD-NESTING", "w:pPr is not the first"),
    "section properties not last": (
        replaced("</w:body>", f"{paragraph(run('x'))}</w:body>"),
        "WORD-SECTION",
        "not the last",
    ),
    "a date that is none": (replaced('w:date="2026-11-22T00:00:00Z"', 'w:date="yesterday"'), "WORD-DATE", "yesterday"),
    "white space that is lost": (
        replaced('<w:t xml:space="preserve">see clause', "<w:t>see clause"),
        "WORD-SPACE",
        "1 texts would lose",
    ),
    # tables
    "no grid": (
        replaced('<w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>', ""),
        "WORD-TABLE",
        "no w:tblGrid",
    ),
    "an empty cell": (replaced(CELL, CELL.replace("<w:p/>", "")), "WORD-TABLE", "does not end with a paragraph"),
    "a row too narrow": (replaced(CELL, ""), "WORD-TABLE", "2 columns and a row of 1"),
    "a table without rows": (
        added("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid></w:tbl>"),
        "WORD-TABLE",
        "no rows",
    ),
    # bookmarks and changes
    "a bookmark id twice": (replaced('w:bookmarkStart w:id="4"', 'w:bookmarkStart w:id="2"'), "WORD-BOOKMARK", "id 2"),
    "a bookmark name twice": (
        added(paragraph(bookmarked(run("x"), 70, "_ref2"))),
        "WORD-BOOKMARK",
        "have the name '_ref2'",
    ),
    "a bookmark without end": (replaced('<w:bookmarkEnd w:id="11"/>', ""), "WORD-BOOKMARK", "11 has no end"),
    "an end without bookmark": (
        added('<w:bookmarkEnd w:id="99"/>'),
        "WORD-BOOKMARK",
        "end of bookmark 99 has no beginning",
    ),
    "a bookmark that ends twice": (added('<w:bookmarkEnd w:id="11"/>'), "WORD-BOOKMARK", "ends twice"),
    "a bookmark name too long": (
        added(paragraph(bookmarked(run("x"), 70, "_" + "x" * 40))),
        "WORD-BOOKMARK",
        "cannot be the name",
    ),
    "a bookmark name with a space": (
        added(paragraph(bookmarked(run("x"), 70, "a b"))),
        "WORD-BOOKMARK",
        "'a b' cannot be",
    ),
    "a link to no bookmark": (
        added(paragraph(f'<w:hyperlink w:anchor="gone">{run("x")}</w:hyperlink>')),
        "WORD-BOOKMARK",
        "goes to 'gone'",
    ),
    "a change id twice": (replaced('<w:del w:id="21"', '<w:del w:id="20"'), "WORD-CHANGE", "the id 20"),
    "text in a deletion": (
        added(paragraph(f'<w:del w:id="30" {OTHER}>{run("x")}</w:del>')),
        "WORD-CHANGE",
        "not in w:delText",
    ),
    "deleted text in no deletion": (
        added(paragraph("<w:r><w:delText>x</w:delText></w:r>")),
        "WORD-CHANGE",
        "outside a deletion",
    ),
    "a paragraph id twice": (
        added('<w:p w14:paraId="00000001"/><w:p w14:paraId="00000001"/>'),
        "WORD-PARAGRAPH",
        "same w14:paraId",
    ),
    "a paragraph id too high": (added('<w:p w14:paraId="80000000"/>'), "WORD-PARAGRAPH", "not below"),
    # comments and notes
    "a reference to no comment": (
        added(paragraph('<w:r><w:commentReference w:id="7"/></w:r>')),
        "WORD-COMMENT",
        "comment 7 is referred to but not there",
    ),
    "a comment nobody refers to": (
        replaced('<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="0"/></w:r>', ""),
        "WORD-COMMENT",
        "comment 0 is nowhere referred to",
    ),
    "a comment range without end": (
        replaced('<w:commentRangeEnd w:id="0"/>', ""),
        "WORD-COMMENT",
        "begins but does not end",
    ),
    "a comment range without beginning": (
        replaced('<w:commentRangeStart w:id="0"/>', ""),
        "WORD-COMMENT",
        "ends but does not begin",
    ),
    "two comments of one id": (
        replaced("</w:comments>", '<w:comment w:id="0" w:author="d"><w:p/></w:comment></w:comments>', COMMENTS),
        "WORD-COMMENT",
        "two comments have",
    ),
    "a reference to no footnote": (
        replaced('<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="5"/>'),
        "WORD-NOTE",
        "footnote 5 is referred to but not there",
    ),
    "a footnote nobody refers to": (
        replaced('<w:footnoteReference w:id="1"/>', ""),
        "WORD-NOTE",
        "footnote 1 is nowhere",
    ),
    "a separator that is not there": (
        replaced('<w:footnote w:id="0"/>', '<w:footnote w:id="9"/>', SETTINGS),
        "WORD-NOTE",
        "the settings name the footnote 9",
    ),
    # fields
    "a field that does not end": (replaced(END, ""), "WORD-FIELD", "does not end"),
    "an end without field": (added(paragraph(END)), "WORD-FIELD", "belongs to no field"),
    "a field that ends in another story": (
        replaced(END, "", HEADER),
        "WORD-FIELD",
        "'TITLE' does not end",
    ),
    "a field without instruction": (added(paragraph(field("", "x"))), "WORD-FIELD", "no instruction"),
    "an error as result": (
        added(paragraph(field("STYLEREF x", "Error! No text of specified style"))),
        "WORD-FIELD",
        "shows an error",
    ),
    "REF to nothing": (replaced(r"REF _Ref11 \w", r"REF _Ref12 \w"), "WORD-REF", "a REF goes to '_Ref12'"),
    "PAGEREF to nothing": (replaced("PAGEREF _Toc2", "PAGEREF _Toc9"), "WORD-REF", "a PAGEREF goes to '_Toc9'"),
    "a link field to nothing": (
        added(paragraph(field(r'HYPERLINK \l "gone"', "x"))),
        "WORD-REF",
        "goes to 'gone'",
    ),
    r"a stale \w": (replaced("<w:t>1.1(a)</w:t>", "<w:t>1.1(b)</w:t>"), "WORD-STALE", "its target is 1.1(a)"),
    r"a stale \r": (replaced("<w:r><w:t>2</w:t>", "<w:r><w:t>3</w:t>"), "WORD-STALE", "its target is 2"),
    r"a stale \n": (added(paragraph(field(r"REF _Ref11 \n \h", "1.1(a)"))), "WORD-STALE", "its target is (a)"),
    "a stale number in a footnote": (
        replaced("<w:t>2</w:t>", "<w:t>7</w:t>", FOOTNOTES),
        "WORD-STALE",
        "its target is 2",
    ),
    "no page": (
        replaced("<w:r><w:t>1</w:t></w:r>", "<w:r><w:t>0</w:t></w:r>"),
        "WORD-STALE",
        "PAGEREF to '_Toc1' shows '0'",
    ),
    # contents
    "an entry with other words": (
        replaced(">Definitions<", ">Meanings<"),
        "WORD-CONTENTS",
        "show '1.\tMeanings' where the heading is '1. Definitions'",
    ),
    "an entry with another number": (replaced(">2.<", ">3.<"), "WORD-CONTENTS", "show '3.\tPayment'"),
    "a heading left out": (added(paragraph(run("Notices"), "Heading1")), "WORD-CONTENTS", "leave out '3. Notices'"),
    "an entry without heading": (
        replaced('<w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="5"', '</w:pPr><w:bookmarkStart w:id="5"'),
        "WORD-CONTENTS",
        "there is no such heading",
    ),
    "an entry that leads elsewhere": (
        replaced('w:anchor="_Toc2"', 'w:anchor="_Toc1"'),
        "WORD-CONTENTS",
        "leads elsewhere",
    ),
    # content controls
    "a control id twice": (replaced('<w:id w:val="901"/>', '<w:id w:val="900"/>'), "WORD-CONTROL", "the id 900"),
    "a store that is not there": (
        replaced("{5C0E1A52", "{6C0E1A52", STORE_PROPERTIES),
        "WORD-BINDING",
        "which is not there",
    ),
    "a value that differs": (
        replaced("Northshire Fire", "Southshire Fire", STORE),
        "WORD-BINDING",
        "shows 'Northshire Fire', but is bound to 'Southshire Fire'",
    ),
    "a path to nothing": (replaced("b:party[1]", "b:party[2]"), "WORD-BINDING", "where there is nothing"),
    "a path that is a program": (
        replaced("/b:brief[1]/b:party[1]", "//*[count(//*) &gt; 0]"),
        "WORD-BINDING",
        "nothing",
    ),
    "content before properties": (
        added(f"<w:sdt><w:sdtContent>{paragraph(run('x'))}</w:sdtContent><w:sdtPr/></w:sdt>"),
        "WORD-CONTROL",
        "before its properties",
    ),
    "a control without content": (added("<w:sdt><w:sdtPr/></w:sdt>"), "WORD-CONTROL", "no content"),
    "a paragraph in an inline control": (
        added(f"<w:p><w:sdt><w:sdtContent>{paragraph(run('x'))}</w:sdtContent></w:sdt></w:p>"),
        "WORD-CONTROL",
        "inside a paragraph holds a paragraph",
    ),
    # properties
    "a title twice": (
        replaced("<dc:creator>", "<dc:title>B</dc:title><dc:creator>", CORE),
        "WORD-PROPERTY",
        "'title' is there 2 times",
    ),
    "a pid twice": (replaced('pid="3"', 'pid="2"', CUSTOM), "WORD-PROPERTY", "'pid 2' is there 2 times"),
    "a custom name twice": (replaced('name="version"', 'name="Brief"', CUSTOM), "WORD-PROPERTY", "'brief'"),
    "a pid too low": (replaced('pid="3"', 'pid="1"', CUSTOM), "WORD-PROPERTY", "below 2"),
}


def test_a_sound_file_has_no_findings():
    assert lint_package(docx(parts())) == ()


@pytest.mark.parametrize("case", DEFECTS)
def test_a_planted_defect_is_found(case):
    changed, rule, words = DEFECTS[case]

    findings = lint_package(docx(changed))

    assert [finding for finding in findings if finding.rule == rule and words in finding.message], findings


def test_a_file_that_cannot_be_opened_is_one_finding():
    findings = lint_package(b"Dear Sirs")

    assert [finding.rule for finding in findings] == ["WORD-OPEN"]


def test_a_finding_names_the_part():
    findings = lint_parts(replaced(END, "", HEADER))

    assert {finding.where.path for finding in findings} == {HEADER}


def test_what_is_twice_for_older_programs_counts_once():
    box = paragraph(bookmarked(run("x"), 60, "_GoBack"))
    inner = f"<w:txbxContent>{box}</w:txbxContent>"
    drawn = f'<mc:Choice Requires="w14">{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>'

    findings = lint_parts(added(f"<w:p><w:r><mc:AlternateContent>{drawn}</mc:AlternateContent></w:r></w:p>"))

    assert findings == ()


def test_a_field_in_a_text_box_is_a_story_of_its_own():
    begin, middle, end = field("PAGE", "@").partition("<w:r><w:t>@</w:t></w:r>")
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(field('DATE', '1'))}</w:txbxContent></w:pict></w:r>"

    assert lint_parts(added(paragraph(begin + box + middle + end))) == ()
    assert lint_parts(added(paragraph(begin + box.replace(END, "") + middle + end)))


def test_numbers_are_not_compared_while_paragraphs_are_tracked():
    inserted = f'<w:rPr><w:ins w:id="40" {OTHER}/></w:rPr>'
    changed = added(paragraph(run("x") + field(r"REF _Ref11 \w \h", "9"), "Level2", inserted))

    assert lint_parts(changed) == ()


def test_a_placeholder_need_not_show_its_value():
    changed = replaced("<w:text/>", "<w:showingPlcHdr/><w:text/>", DOCUMENT)

    assert not [f for f in lint_parts(replaced("Northshire", "Click here", DOCUMENT, changed)) if "shows" in f.message]


def test_contents_by_named_style_and_by_outline_level_are_followed():
    by_name = replaced(r"TOC \o &quot;1-1&quot; \h \z \u", r'TOC \h \t "heading 1,1"')
    by_outline = replaced(r"TOC \o &quot;1-1&quot; \h \z \u", r"TOC \u")

    assert lint_parts(by_name) == ()
    assert lint_parts(by_outline) == ()
    assert lint_parts(replaced('<w:outlineLvl w:val="0"/>', "", STYLES, by_outline))


def test_cells_and_rows_that_went_count_for_the_table_as_it_was():
    gone = '<w:tc><w:tcPr><w:cellDel w:id="1" w:author="A"/></w:tcPr><w:p/></w:tc>'
    change = '<w:tblGridChange w:id="2"><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid></w:tblGridChange>'
    row = '<w:tr><w:trPr><w:del w:id="3" w:author="A"/></w:trPr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>'
    grid = f"<w:tblGrid><w:gridCol/>{change}</w:tblGrid>"
    table = f"<w:tbl><w:tblPr/>{grid}<w:tr><w:tc><w:p/></w:tc>{gone}</w:tr>{row}</w:tbl>"

    found = [finding.rule for finding in lint_parts(added(table))]

    assert "WORD-TABLE" not in found
