from draftkit.redline.account.said import Link, Ref, Said, boxed, join, say
from draftkit.word.ooxml import parse
from tests.redline.account.built import runs
from tests.redline.oracle_built import NAMES, box, field, link, p, r, sdt


def paragraph(*content):
    return parse(p(*content).replace("<w:p>", f"<w:p {NAMES}>", 1).encode())


def heard(*content):
    return say(paragraph(*content), {"Strong"})


def test_words_are_read_across_runs_links_and_controls():
    assert heard(r("one "), link(r("two ")), sdt(r("three"))).text == "one two three"


def test_the_result_of_a_field_is_read_and_what_it_cites_is_noted():
    said = heard(r("clause "), field(" REF _Ref1 \\w \\h ", r("4.2")), r("."))

    assert said.text == "clause 4.2."
    assert said.refs == (Ref(7, 10, "_Ref1"),)


def test_a_simple_field_is_one_too():
    said = heard('<w:fldSimple w:instr="REF m">', r("7"), "</w:fldSimple>")

    assert (said.text, said.refs) == ("7", (Ref(0, 1, "m"),))


def test_page_numbers_are_not_read():
    assert heard(r("page "), field("PAGE", r("3"))).text == "page "


def test_a_field_in_the_instruction_of_another_is_not_read():
    nested = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + field("PAGE", r("9")) + r("inside")
    closing = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end"))

    assert heard(nested, closing, r("after")).text == "after"


def test_bold_is_noted_whether_direct_or_by_style():
    assert heard(runs("**“Fee”** means"), r(" x", "<w:b/>")).bold == ((0, 5), (11, 13))
    assert heard(r("x", '<w:rStyle w:val="Strong"/><w:b w:val="0"/>')).bold == ()


def test_a_control_that_shows_its_placeholder_is_noted():
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('fill me')}</w:sdtContent></w:sdt>"

    assert heard(r("pay "), control).blanks == ((4, 11),)


def test_what_is_in_a_text_box_is_read_apart_and_once():
    found = paragraph(r("words"), box(p(r("boxed"))))

    assert say(found, ()).text == "words"
    assert [say(inner, ()).text for inner in boxed(found)] == ["boxed"]


def test_paragraphs_are_joined_with_their_notes():
    one, other = Said("a b", bold=((0, 1),)), Said("c", refs=(Ref(0, 1, "m"),), blanks=((0, 1),))

    assert join([one, other]) == Said("a b c", (Ref(4, 5, "m"),), ((0, 1),), ((4, 5),))


def test_where_links_lead_is_noted_whether_elements_or_fields():
    to = '<w:hyperlink r:id="one">{}</w:hyperlink>'
    said = say(
        paragraph(
            to.format(r("the ")), to.format(r("policy")), r(" or "), field('HYPERLINK "https://b.example" ', r("this"))
        ),
        (),
        {"one": "https://a.example"},
    )

    assert said.text == "the policy or this"
    assert said.links == (Link(0, 10, "https://a.example"), Link(14, 18, "https://b.example"))


def test_a_link_within_the_file_leads_to_a_bookmark():
    said = heard(link(r("here")), field('HYPERLINK \\l "Home" ', r(" and there")))

    assert said.links == (Link(0, 4, "#x"), Link(4, 14, "#Home"))


def test_links_keep_their_words_where_several_are_joined():
    assert join([Said("one"), Said("two", links=(Link(0, 3, "#x"),))]).links == (Link(4, 7, "#x"),)
