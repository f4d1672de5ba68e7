"""Notes: fresh numbers, and the part for them where there is none."""

from draftkit.word.ooxml import parse
from tests.redline.translate.files import body, opened, translator, values, without
from tests.word import small
from tests.word.small import paragraph, run

SETTINGS = "word/settings.xml"


def test_the_number_of_a_note_is_given_once_and_above_those_there_are():
    made = translator(small.parts(), small.parts())

    given = [next(made.note_ids("footnotes")), next(made.note_ids("footnotes"))]

    assert given == ["2", "3"]


def test_a_file_without_footnotes_gets_the_part_with_its_separators():
    old = without(body(paragraph(run("Words"))), "footnotes")
    old[SETTINGS] = old[SETTINGS].replace(
        b'<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>', b""
    )
    made, parts = translator(old, small.parts()), dict(old)

    name = made.ensure_notes("footnotes", parts)

    assert opened(parts).related("footnotes") == (name,)
    assert values(parse(parts[name]), "w:footnote/@w:type") == ["separator", "continuationSeparator"]
    assert values(parse(parts[SETTINGS]), "w:footnotePr/w:footnote/@w:id") == ["-1", "0"]
    assert values(parse(parts[SETTINGS]), "w:footnotePr/following-sibling::*[1]/self::w:compat") != []
    assert made.ensure_notes("footnotes", parts) == name
    assert next(made.note_ids("footnotes")) == "1"


def test_neither_file_need_have_endnotes():
    made, parts = translator(small.parts(), small.parts()), dict(small.parts())

    name = made.ensure_notes("endnotes", parts)

    assert values(parse(parts[name]), "w:endnote/@w:id") == ["-1", "0"]
    assert opened(parts).content_types[name].endswith("endnotes+xml")


def test_a_part_for_notes_that_is_there_stays():
    parts = dict(small.parts())

    assert translator(small.parts(), small.parts()).ensure_notes("footnotes", parts) == "word/footnotes.xml"
    assert parts == small.parts()
