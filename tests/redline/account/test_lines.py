from draftkit.redline.account.lines import read_document, read_part
from tests.redline.account.built import head, item, package, para, sub, table, typed
from tests.redline.oracle_built import field, p, r


def read(body, **more):
    return read_document(package(body, **more)).lines


def test_numbers_are_as_word_prints_and_cites_them():
    lines = read(head("One") + sub("Two") + item("Three") + item("Four") + sub("Five"))

    assert [line.number for line in lines] == ["1", "1.1", "1.1(a)", "1.1(b)", "1.2"]


def test_typed_numbers_are_taken_off_the_words():
    lines = read(typed("1. Fees", "1.1 Pay:", "(a) now; or", "(b) later."))

    assert [line.number for line in lines] == ["1", "1.1", "1.1(a)", "1.1(b)"]
    assert [line.text for line in lines] == ["Fees", "Pay:", "now; or", "later."]


def test_a_bullet_is_no_number():
    numbering = (
        '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    lines = read(p(r("x"), props='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), numbering=numbering)

    assert [line.number for line in lines] == [""]


def test_each_row_of_a_table_is_a_line():
    lines = read(table(("Site", "Rent"), ("Leeds", "£5")) + para("after"))

    assert [(line.text, line.table, line.heading) for line in lines] == [
        ("Site\tRent", 1, True),
        ("Leeds\t£5", 1, False),
        ("after", 0, False),
    ]


def test_empty_paragraphs_and_contents_are_no_lines():
    contents = p(r(""), field('TOC \\o "1-3"', r("Fees 3"), "</w:p><w:p>", r("Term 4")))

    assert [line.text for line in read(contents + para("") + para("x"))] == ["x"]


def test_the_lines_of_a_header_are_read():
    header = f"<w:hdr>{p(r('Draft'))}</w:hdr>"

    assert [line.text for line in read_part(package(para("x"), header1=header), "word/header1.xml")] == ["Draft"]


def test_notes_are_read_without_the_rules_that_divide_them():
    notes = (
        f'<w:footnotes><w:footnote w:type="separator" w:id="0">{p(r("rule"))}</w:footnote>'
        f'<w:footnote w:id="1">{p(r("a note"))}</w:footnote></w:footnotes>'
    )

    assert [line.text for line in read_part(package(para("x"), footnotes=notes), "word/footnotes.xml")] == ["a note"]


def test_a_part_of_a_schedule_is_cited_apart_from_its_schedule():
    numbering = (
        '<w:numbering><w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Schedule %1"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Part %2"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    levels = (f'<w:numPr><w:ilvl w:val="{n}"/><w:numId w:val="1"/></w:numPr>' for n in (0, 1))

    lines = read("".join(p(r("x"), props=props) for props in levels), numbering=numbering)

    assert [line.number for line in lines] == ["Schedule 1", "Schedule 1, Part 1"]
