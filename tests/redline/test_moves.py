"""Moves: what both places of a paragraph have is moved, what was edited besides shows as edited."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from tests.redline.editing import w
from tests.redline.laws import Case, faults, whole
from tests.redline.made import around
from tests.redline.oracle_built import p, r

MOVED = "A period of days, weeks or months that runs from an event begins on the day {} that event."
LINK = '<w:hyperlink w:anchor="home">{}</w:hyperlink>'
CONTROL = '<w:sdt><w:sdtPr><w:tag w:val="a"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
PLACE = '<w:bookmarkStart w:id="5" w:name="period"/>{}<w:bookmarkEnd w:id="5"/>'
OTHERS = "".join(
    p(r(said))
    for said in (
        "The board meets twice in every financial year.",
        "Records are kept for six years.",
        "The Trust insures its own vehicles and crews.",
    )
)


END = p(r("Signed as a deed."))


def said(content: bytes, kind: str) -> list[str]:
    """Return the words under each mark of a kind, in order."""
    with ZipFile(BytesIO(content)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return ["".join(t.text or "" for t in mark.iter(w("t"), w("delText"))) for mark in root.iter(w(kind)) if len(mark)]


def test_words_edited_in_a_paragraph_that_moved_show_as_edited():
    old, new = around(p(r(MOVED.format("after"))) + OTHERS + END), around(OTHERS + p(r(MOVED.format("of"))) + END)

    case = Case(old, new)

    assert faults(case) == []
    assert said(case.content, "del") == ["after"]
    assert said(case.content, "ins") == ["of"]
    assert "".join(said(case.content, "moveFrom")) == MOVED.format("")
    assert "".join(said(case.content, "moveTo")) == MOVED.format("")


def test_a_paragraph_that_moved_as_it_was_is_one_move():
    old, new = around(p(r(MOVED.format("after"))) + OTHERS + END), around(OTHERS + p(r(MOVED.format("after"))) + END)

    content = Case(old, new).content

    assert (said(content, "del"), said(content, "ins")) == ([], [])
    assert said(content, "moveFrom") == said(content, "moveTo") == [MOVED.format("after")]


@pytest.mark.parametrize("holder", [LINK, CONTROL, PLACE, "{}"])
def test_a_paragraph_that_moved_and_was_edited_gives_both_back(holder: str):
    head, tail = "A period of days, weeks or months that runs from ", " begins on the day after it."
    old = around(p(r(head), holder.format(r("an event")), r(tail)) + OTHERS + END)
    new = around(OTHERS + p(r(head), holder.format(r("such an event")), r(tail.replace("day", "Working Day"))) + END)

    for case in (Case(old, new), Case(new, old)):
        assert faults(case) == []
        assert whole(case) == []


def test_lines_between_paragraphs_that_moved_move_with_them():
    blocks = [
        (
            f"The Workstream called ‘{name}’ is as follows:",
            f"the work: {work};",
            f"lead: the {lead};",
            "where: Manchester;" if lead == "Trust" else "where: Bury;",
            f"how: {how}.",
        )
        for name, work, lead, how in (
            ("Search", "finding people in water and on the moor", "Trust", "crews treat patients where they are found"),
            (
                "Training",
                "one yearly programme of courses",
                "Mayor",
                "each service gives instructors of its own",
            ),
        )
    ]
    others = ("boats", "drones", "dogs", "ropes", "lights", "radios", "vehicles", "maps")
    between = "".join(p(r(f"The Board keeps a list of the {kind} that the Parties share.")) for kind in others)
    first, second = ("".join(p(r(said)) for said in block) for block in blocks)

    case = Case(around(first + between + second + END), around(second + between + first + END))

    assert faults(case) == faults(Case(case.new, case.old)) == []
    assert (said(case.content, "del"), said(case.content, "ins")) == ([], [])
    assert {*said(case.content, "moveFrom")} == {*said(case.content, "moveTo")} == {*blocks[0], *blocks[1]}


def test_a_paragraph_that_stayed_beside_one_that_moved_stays():
    old = around(p(r(MOVED.format("after"))) + OTHERS + END)
    new = around(OTHERS + p(r(MOVED.format("after"))) + p(r("Records are kept for six years.")) + END)

    case = Case(old, new)

    assert faults(case) == []
    assert said(case.content, "moveFrom") == [MOVED.format("after")]
