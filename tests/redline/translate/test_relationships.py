"""Pointers of the newer file are told by the ids of the older one; what they lead to comes along when used."""

from draftkit.word.ooxml import CONTENT_TYPES
from tests.redline.translate.files import RELS, body, opened, related, translated, translator, values, whole
from tests.word import small
from tests.word.small import DOCUMENT, OFFICE, paragraph, run

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def link(id: str) -> str:
    return paragraph(f'<w:hyperlink r:id="{id}">{run("the Act")}</w:hyperlink>')


def picture(id: str) -> str:
    vml = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    return paragraph(f'<w:r><w:pict {vml}><v:shape><v:imagedata r:id="{id}"/></v:shape></w:pict></w:r>')


def test_a_link_to_the_same_address_has_the_id_of_the_older_file():
    new = related(body(link("rId77")), "rId77", "hyperlink", "https://www.legislation.gov.uk/")

    assert values(translated(body(link("rId9")), new), "//w:hyperlink/@r:id") == ["rId9"]


def test_a_link_to_another_address_is_added_under_a_fresh_id():
    new = related(body(link("rId77")), "rId77", "hyperlink", "https://example.com/")

    made = whole(body(link("rId9")), new)

    (id,) = made.values("//w:hyperlink/@r:id")
    assert made.values(f"p:Relationship[@Id='{id}']/@Target", RELS) == ["https://example.com/"]
    assert not made.defects


def test_a_picture_is_known_by_its_bytes():
    old = related(body(picture("rId20")), "rId20", "image", "media/image1.png", b"PNG one", "image/png")
    new = related(body(picture("rId30")), "rId30", "image", "media/image9.png", b"PNG one", "image/png")

    assert values(translated(old, new), "//@r:id")[0] == "rId20"


def test_another_picture_of_the_same_name_comes_under_a_fresh_one():
    old = related(body(picture("rId20")), "rId20", "image", "media/image1.png", b"PNG one", "image/png")
    new = related(body(picture("rId20")), "rId20", "image", "media/image1.png", b"PNG two", "image/png")

    made = whole(old, new)

    (id,) = made.values("//w:pict//@r:id")
    assert id != "rId20"
    assert made.values(f"p:Relationship[@Id='{id}']/@Target", RELS) == ["media/image2.png"]
    assert made.parts["word/media/image2.png"] == b"PNG two"
    assert "image/png" in made.values("t:Default[@Extension='png']/@ContentType", CONTENT_TYPES)
    assert not made.defects


def test_what_the_newer_file_points_to_and_the_trees_do_not_use_stays_out():
    old = body(paragraph(run("Words")))
    new = related(body(paragraph(run("Words"))), "rId20", "image", "media/image1.png", b"PNG", "image/png")
    made, parts = translator(old, new), dict(old)
    made.relationship(DOCUMENT, DOCUMENT, "rId20")

    made.finish(parts, {DOCUMENT: opened(old).root(DOCUMENT)})

    assert parts == old


def test_a_chart_comes_with_all_that_it_points_to():
    chart = f'<c:chartSpace xmlns:c="urn:c" xmlns:r="{OFFICE}"><c:externalData r:id="rId1"/></c:chartSpace>'
    drawn = paragraph('<w:r><w:t/></w:r><w:hyperlink r:id="rId40"/>')
    new = related(body(drawn), "rId40", "chart", "charts/chart1.xml", chart, CHART)
    new = related(new, "rId1", "package", "book.xlsx", b"PK", "application/x-book", source="word/charts/chart1.xml")
    old = related(body(drawn), "rId40", "chart", "charts/chart1.xml", chart, CHART)
    old = related(old, "rId1", "package", "book.xlsx", b"Pk", "application/x-book", source="word/charts/chart1.xml")

    made = whole(old, new)

    assert made.parts["word/charts/chart2.xml"] == chart.encode()
    assert made.parts["word/charts/book1.xlsx"] == b"PK"
    assert made.values("p:Relationship/@Target", "word/charts/_rels/chart2.xml.rels") == ["book1.xlsx"]
    assert not made.defects


def test_of_equal_links_each_has_one_of_its_own_and_all_are_told_to_be_alike():
    old = related(body(link("rId9"), link("rId30")), "rId30", "hyperlink", "https://www.legislation.gov.uk/")
    new = related(body(link("rId50"), link("rId9")), "rId50", "hyperlink", "https://www.legislation.gov.uk/")

    made = translator(old, new)
    root = opened(new).root(DOCUMENT)
    made.story(root, DOCUMENT, DOCUMENT)

    assert made.alike(DOCUMENT)["rId30"] == made.alike(DOCUMENT)["rId9"] == "rId9"
    assert {made.alike(DOCUMENT)[id] for id in values(root, "//w:hyperlink/@r:id")} == {"rId9"}


def test_references_to_headers_are_left_to_the_sections():
    root = translated(small.parts(), small.parts())

    assert values(root, "//w:headerReference/@r:id | //w:footerReference/@r:id") == ["rId6", "rId7"]


def test_a_header_that_only_the_newer_file_has_comes_under_a_fresh_name_with_its_picture():
    new = small.replaced("<w:p>", picture("rId1") + "<w:p>", "word/header1.xml")
    new = related(new, "rId1", "image", "media/logo.png", b"PNG", "image/png", source="word/header1.xml")
    old = small.parts()
    made, parts, root = translator(old, new), dict(old), opened(old).root(DOCUMENT)

    name = made.copied_part("word/header1.xml")
    id = made.pointer(DOCUMENT, f"{OFFICE}/header", name)
    root.find(".//{*}headerReference").set(f"{{{OFFICE}}}id", id)
    made.finish(parts, {DOCUMENT: root})

    package = opened(parts)
    assert name == "word/header2.xml"
    assert [link.target for link in package.relationships if link.source == DOCUMENT and link.id == id] == [name]
    assert package.related("image", name) == ("word/media/logo.png",)
    assert package.content_types[name].endswith("header+xml")


def test_parts_that_point_at_one_another_without_end_are_followed_once():
    xml = "application/x-chain"
    new = related(body(link("rId40")), "rId40", "chart", "c0.bin", b"0", xml)
    for number in range(400):
        here, there = f"word/c{number}.bin", f"c{number + 1}.bin"
        new = related(new, "rId1", "chart", there, f"{number + 1}", xml, source=here)
    old = related(body(link("rId40")), "rId40", "chart", "c0.bin", b"other", xml)

    made = whole(old, new)

    assert {part.partition(".")[0] for part in made.parts} >= {f"word/c{number}" for number in range(1, 401)}
