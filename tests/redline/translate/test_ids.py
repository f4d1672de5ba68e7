"""Ids of places and things: above the older file's, or other ones where they would clash; prefixes where needed."""

from draftkit.word.ooxml import parse
from tests.redline.translate.files import body, translated, translator, values, whole
from tests.word import small
from tests.word.small import DOCUMENT, bookmarked, paragraph, run

WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
W16 = "http://schemas.microsoft.com/office/word/2018/wordml"


def test_bookmarks_get_numbers_above_the_older_files_and_keep_their_names():
    old = body(paragraph(bookmarked(run("One"), 8, "one")))
    new = body(paragraph(bookmarked(run("One"), 8, "one")), paragraph(bookmarked(run("Two"), 3, "two")))

    root = translated(old, new)

    assert values(root, "//w:bookmarkStart/@w:id") == values(root, "//w:bookmarkEnd/@w:id") == ["9", "10"]
    assert values(root, "//w:bookmarkStart/@w:name") == ["one", "two"]


def finished(old: str, merged: str) -> list[str]:
    """Return what is in the finished text of a redline whose OLD was otherwise."""
    before, after = body(old), body(merged)
    root = parse(after[DOCUMENT])
    translator(before, before).finish(dict(before), {DOCUMENT: root})
    return values(root, "//@id | //w:sdtPr/w:id/@w:val | //@w14:paraId")


def drawn(id: int) -> str:
    return f'<w:r><w:drawing><wp:inline {WP}><wp:docPr id="{id}" name="x"/></wp:inline></w:drawing></w:r>'


def test_what_came_in_gets_another_id_and_what_was_there_keeps_its_own():
    new = '<w:ins w:id="1" w:author="A">@</w:ins>'
    control = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent/></w:sdt>'

    assert finished(paragraph(drawn(5)), paragraph(new.replace("@", drawn(5)) + drawn(5))) == ["6", "5"]
    assert finished(paragraph(control), paragraph(new.replace("@", control) + control)) == ["6", "5"]


def test_paragraphs_that_came_in_do_not_share_a_mark():
    old = '<w:p w14:paraId="7FFFFFFE"/>'
    new = '<w:p w14:paraId="7FFFFFFE"><w:pPr><w:rPr><w:ins w:id="1" w:author="A"/></w:rPr></w:pPr></w:p>'

    assert finished(old, new + old) == ["00000001", "7FFFFFFE"]


def test_what_the_older_file_has_twice_stays():
    twice = paragraph(drawn(1)) + paragraph(drawn(1))

    assert finished(twice, twice) == ["1", "1"]


def test_a_prefix_that_word_may_ignore_is_declared_and_listed_on_the_root():
    content = f'<w:p xmlns:w16="{W16}" w16:mark="1"/>'
    new = body(content)
    new[DOCUMENT] = new[DOCUMENT].replace(
        b'mc:Ignorable="w14 w15"', f'xmlns:w16="{W16}" mc:Ignorable="w14 w16"'.encode()
    )

    root = whole(body(paragraph(run("Words"))), new).root()

    assert root.nsmap["w16"] == W16
    assert root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable") == "w14 w15 w16"


def test_a_prefix_that_a_choice_requires_is_declared_on_the_root():
    content = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="zz"><w:t>One</w:t></mc:Choice>'
        "<mc:Fallback><w:t>Two</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    new = body(paragraph(content))
    new[DOCUMENT] = new[DOCUMENT].replace(b"<w:document ", b'<w:document xmlns:zz="urn:zz" ')

    assert whole(body(paragraph(run("Words"))), new).root().nsmap["zz"] == "urn:zz"


def test_a_prefix_that_means_something_else_in_the_older_file_gets_another_name():
    content = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="zz"><w:t>One</w:t></mc:Choice></mc:AlternateContent></w:r>'
    )
    old, new = body(paragraph(run("Words"))), body(paragraph(content))
    old[DOCUMENT] = old[DOCUMENT].replace(b"<w:document ", b'<w:document xmlns:zz="urn:other" ')
    new[DOCUMENT] = new[DOCUMENT].replace(b"<w:document ", b'<w:document xmlns:zz="urn:zz" ')

    root = whole(old, new).root()

    assert values(root, "//@Requires") == ["zz2"]
    assert root.nsmap["zz2"] == "urn:zz"


def test_a_file_translated_into_itself_is_itself():
    parts = small.parts()

    made = whole(parts, parts)

    assert not made.findings
    assert {name for name in parts if made.parts[name] != parts[name]} <= {DOCUMENT}
    assert not made.defects
