"""The contents: one field over all its entries, each with a live page number."""

import pytest
from lxml import etree

from draftkit.word.contents import Heading, write_contents
from draftkit.word.marks import Marks
from tests.wordfile import NAMES, Element, text_of, w

_MARKS = Marks({}, {}, {"contents": "TOC1"}, "", 0)
_THREE = (
    Heading("1.", "Definitions", "_Toc100000001", 1),
    Heading("2.", "Money", "_Toc100000002", 1),
    Heading("Schedule 1", "Premises", "_Toc100000003", 12),
)


def _paragraphs(*headings: Heading) -> list[Element]:
    return list(etree.fromstring(f'<w:body xmlns:w="{NAMES["w"]}">{write_contents(headings, _MARKS)}</w:body>'))


def _instructions(paragraph: Element) -> list[str]:
    return [(found.text or "").strip() for found in paragraph.iter(w("instrText"))]


def test_an_entry_has_number_words_and_page_in_the_style_of_contents():
    paragraphs = _paragraphs(*_THREE)

    assert [text_of(p) for p in paragraphs] == ["1.\tDefinitions\t1", "2.\tMoney\t1", "Schedule 1\tPremises\t12"]
    assert [p.find("w:pPr/w:pStyle", NAMES).get(w("val")) for p in paragraphs] == ["TOC1"] * 3


def test_an_entry_leads_to_its_heading_and_asks_for_the_page_of_the_same():
    _, money, _ = _paragraphs(*_THREE)

    assert [link.get(w("anchor")) for link in money.iter(w("hyperlink"))] == ["_Toc100000002"]
    assert _instructions(money) == [r"PAGEREF _Toc100000002 \h"]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_one_field_begins_in_the_first_entry_and_ends_in_the_last(count):
    paragraphs = _paragraphs(*_THREE[:count])

    depth, after = 0, []
    for paragraph in paragraphs:
        for mark in paragraph.iter(w("fldChar")):
            depth += {"begin": 1, "separate": 0, "end": -1}[mark.get(w("fldCharType"))]
        after.append(depth)
    assert _instructions(paragraphs[0])[0] == r'TOC \o "1-1" \h \z \u'
    assert sum(words.startswith("TOC") for p in paragraphs for words in _instructions(p)) == 1
    assert after == [1] * (count - 1) + [0]


def test_the_marks_of_the_field_stand_outside_the_links():
    first, last = _paragraphs(*_THREE[:2])

    assert [child.tag for child in first] == [w("pPr"), w("r"), w("r"), w("r"), w("hyperlink")]
    assert [child.tag for child in last] == [w("pPr"), w("hyperlink"), w("r")]


@pytest.mark.parametrize("words", ['Fire & Rescue <w:p/> "now"', "]]>", "Gweithgareddau’r Tân — 消防", "[Maybe]"])
def test_a_heading_is_words_whatever_it_looks_like(words):
    (entry,) = _paragraphs(Heading("1.", words, "_Toc100000001", 3))

    assert text_of(entry) == f"1.\t{words}\t3"


def test_a_heading_without_a_number_keeps_its_tab_so_that_the_words_stand_in_line():
    (entry,) = _paragraphs(Heading("", "Premises", "_Toc100000001", 3))

    assert text_of(entry) == "\tPremises\t3"


def test_no_headings_make_no_paragraph():
    assert write_contents((), _MARKS) == ""
