"""The list of open points: a heading, a line of explanation and a table."""

import pytest
from lxml import etree

from draftkit.model.notes import Issue
from draftkit.word.issues import write_issues
from draftkit.word.marks import Marks
from tests.wordfile import NAMES, Element, text_of, w

_ROLES = ("issues.heading", "issues", "table", "table.heading", "table.text", "table.after")
_MARKS = Marks({}, {}, {role: f"the {role}" for role in _ROLES}, "", 0)
_BLANK = Issue("Clause 4.2", "Blank: the address of the Trust.", "Give parties[0].address in the brief.")
_BRIEF = Issue("Brief: the Trust, powers", "No power is named.", "Name it. Rule PCA-2-POWER.")


def _written(*issues: Issue, title: str = "The shared station", width: int = 9000) -> Element:
    xml = write_issues(issues, title, _MARKS, width)
    return etree.fromstring(f'<w:body xmlns:w="{NAMES["w"]}">{xml}</w:body>')


def _rows(root: Element) -> list[list[str]]:
    return [[text_of(cell) for cell in row.iter(w("tc"))] for row in root.iter(w("tr"))]


def _widths(root: Element) -> list[int]:
    return [int(str(column.get(w("w")))) for column in root.iter(w("gridCol"))]


def test_every_point_is_a_row_in_the_order_given():
    root = _written(_BLANK, _BRIEF)

    assert _rows(root) == [
        ["Where", "What is open", "What to do"],
        ["Clause 4.2", "Blank: the address of the Trust.", "Give parties[0].address in the brief."],
        ["Brief: the Trust, powers", "No power is named.", "Name it. Rule PCA-2-POWER."],
    ]


def test_heading_explanation_table_and_room_below_it_follow_one_another():
    root = _written(_BLANK)

    assert [etree.QName(block).localname for block in root] == ["p", "p", "tbl", "p"]
    assert [p.find("w:pPr/w:pStyle", NAMES).get(w("val")) for p in root.findall("w:p", NAMES)] == [
        "the issues.heading",
        "the issues",
        "the table.after",
    ]
    assert text_of(root[0]) == "Open points"
    assert text_of(root[1]).startswith("What this draft still needs, and what to weigh.")
    assert text_of(root[3]) == ""


def test_the_head_of_the_table_is_repeated_on_every_page_and_no_row_is_split():
    rows = list(_written(_BLANK, _BRIEF).iter(w("tr")))

    assert [row.find("w:trPr/w:tblHeader", NAMES) is not None for row in rows] == [True, False, False]
    assert all(row.find("w:trPr/w:cantSplit", NAMES) is not None for row in rows)


def test_a_screen_reader_says_whose_open_points_they_are():
    title = 'Fire & "Rescue" <pilot>'

    (caption,) = _written(_BLANK, title=title).iter(w("tblCaption"))

    assert caption.get(w("val")) == f"Open points in {title}"


@pytest.mark.parametrize("words", ['a <w:tr/> & "b"', "]]>", "Tân — 消防", "**bold** | [x]"])
def test_what_is_open_is_words_whatever_it_looks_like(words):
    root = _written(Issue(words, words, words))

    assert _rows(root)[1] == [words, words, words]


def test_the_table_is_as_wide_as_the_text_and_what_has_more_words_has_more_room():
    where, what, todo = _widths(_written(Issue("Clause 1", "w " * 80, "t " * 30), width=9026))

    assert where + what + todo == 9026
    assert where < todo < what


@pytest.mark.parametrize("long", ["x" * 300, "消" * 300])
def test_a_word_longer_than_the_page_leaves_room_for_the_others(long):
    widths = _widths(_written(Issue("Clause 1", long, "Say."), width=4000))

    assert sum(widths) == 4000
    assert min(widths) > 600


def test_without_points_there_is_the_head_alone():
    assert _rows(_written()) == [["Where", "What is open", "What to do"]]


def test_an_empty_cell_is_a_paragraph_all_the_same():
    root = _written(Issue("", "Something.", ""))

    assert _rows(root)[1] == ["", "Something.", ""]
    assert all(cell.findall("w:p", NAMES) for cell in root.iter(w("tc")))
