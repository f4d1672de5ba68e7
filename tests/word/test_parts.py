"""Parts that a draft adds: put in, named in the content types, and pointed to from where they belong."""

import pytest
from lxml import etree

from draftkit.word.lint import lint_package
from draftkit.word.parts import (
    CUSTOM_PROPERTIES,
    Added,
    add_parts,
    comments_part,
    data_part,
    data_properties_part,
    data_relationships_part,
    footnotes_part,
)
from draftkit.word.provenance import store_properties, store_relationship
from tests.word import small

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT = "word/document.xml"
LINKS = "word/_rels/document.xml.rels"
_STYLES = f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'


def _package(types: str = '<Default Extension="xml" ContentType="application/xml"/>') -> dict[str, bytes]:
    return {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}">{types}</Types>'.encode(),
        "_rels/.rels": f'<Relationships xmlns="{_LINKS}"/>'.encode(),
        LINKS: f'<Relationships xmlns="{_LINKS}">{_STYLES}</Relationships>'.encode(),
        DOCUMENT: b"<document/>",
    }


def _typed(parts: dict[str, bytes]) -> list[tuple[str, ...]]:
    return [tuple(map(str, element.values())) for element in etree.fromstring(parts["[Content_Types].xml"])]


def _linked(part: bytes) -> list[tuple[str, str]]:
    """Return the last word of each relationship's type, with its target."""
    return [(str(link.get("Type")).rpartition("/")[2], str(link.get("Target"))) for link in etree.fromstring(part)]


@pytest.mark.parametrize(("document", "folder"), [("word/document.xml", "word"), ("main/a/paper.xml", "main/a")])
def test_notes_stand_beside_the_document_wherever_that_is(document, folder):
    assert comments_part(document) == Added(
        f"{folder}/comments.xml", f"{_WORD}.comments+xml", f"{_OFFICE}/comments", document
    )
    assert footnotes_part(document) == Added(
        f"{folder}/footnotes.xml", f"{_WORD}.footnotes+xml", f"{_OFFICE}/footnotes", document
    )


def test_an_added_part_is_typed_and_linked_behind_what_there_is():
    parts = add_parts(_package(), {comments_part(DOCUMENT): b"<comments/>", footnotes_part(DOCUMENT): b"<footnotes/>"})

    assert (parts["word/comments.xml"], parts["word/footnotes.xml"]) == (b"<comments/>", b"<footnotes/>")
    assert _typed(parts) == [
        ("xml", "application/xml"),
        ("/word/comments.xml", f"{_WORD}.comments+xml"),
        ("/word/footnotes.xml", f"{_WORD}.footnotes+xml"),
    ]
    assert _linked(parts[LINKS]) == [
        ("styles", "styles.xml"),
        ("comments", "/word/comments.xml"),
        ("footnotes", "/word/footnotes.xml"),
    ]
    assert len({link.get("Id") for link in etree.fromstring(parts[LINKS])}) == 3


def test_a_part_that_is_there_already_is_replaced_and_not_named_again():
    before = _package() | {"word/footnotes.xml": b"<old/>"}

    parts = add_parts(before, {footnotes_part(DOCUMENT): b"<new/>"})

    assert parts["word/footnotes.xml"] == b"<new/>"
    assert _typed(parts) == [("xml", "application/xml")]
    assert parts[LINKS] == before[LINKS]


def test_custom_properties_belong_to_the_package_and_not_to_the_document():
    parts = add_parts(_package(), {CUSTOM_PROPERTIES: b"<Properties/>"})

    assert _linked(parts["_rels/.rels"]) == [("custom-properties", "/docProps/custom.xml")]
    assert parts[LINKS] == _package()[LINKS]


@pytest.mark.parametrize("extension", ["xml", "XML"])
def test_xml_is_typed_as_xml_once(extension):
    default = f'<Default Extension="{extension}" ContentType="application/xml"/>'
    added = {data_part(1, DOCUMENT): b"<draft/>"}

    assert _typed(add_parts(_package(), added)) == [("xml", "application/xml")]
    assert _typed(add_parts(_package(default), added)) == [(extension, "application/xml")]
    assert _typed(add_parts(_package(""), added)) == [("xml", "application/xml")]


def test_nothing_points_to_the_properties_of_data_but_their_own_relationships():
    added = {
        data_part(2, DOCUMENT): b"<blanks/>",
        data_properties_part(2): b"<properties/>",
        data_relationships_part(2): b"<relationships/>",
    }

    parts = add_parts(_package(), added)

    assert _linked(parts[LINKS]) == [("styles", "styles.xml"), ("customXml", "/customXml/item2.xml")]
    assert parts["_rels/.rels"] == _package()["_rels/.rels"]
    assert parts.keys() - _package().keys() == {
        "customXml/item2.xml",
        "customXml/itemProps2.xml",
        "customXml/_rels/item2.xml.rels",
    }


def test_the_package_that_was_given_stays_as_it_was():
    before = _package()

    after = add_parts(before, {comments_part(DOCUMENT): b"<comments/>"})

    assert before == _package()
    assert after.items() >= {DOCUMENT: b"<document/>", "_rels/.rels": before["_rels/.rels"]}.items()


def test_data_with_its_properties_make_a_sound_file():
    store = "{5C0E1A52-7A0B-5E0C-9C39-1B6A4D1F0002}"
    added = {
        data_part(2, DOCUMENT): "<v:n xmlns:v='urn:example'>Tân — 消防</v:n>".encode(),
        data_properties_part(2): store_properties(store, "urn:example"),
        data_relationships_part(2): store_relationship(2),
    }

    assert lint_package(small.docx(add_parts(small.parts(), added))) == ()


def test_a_frame_that_was_a_draft_has_no_id_twice():
    once = add_parts(_package(), {data_part(1, "word/document.xml"): b"<a/>"})

    twice = add_parts(once, {data_part(2, "word/document.xml"): b"<b/>"})

    ids = [link.get("Id") for link in etree.fromstring(twice[LINKS])]
    assert len(ids) == len(set(ids)) > 1
