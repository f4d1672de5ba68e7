"""Lists start again through instances of their own, unless the frame's lists do so by themselves."""

import pytest

from draftkit.word.archive import write_package
from draftkit.word.counting import Counters
from draftkit.word.frame import Frame, house_frame, load_frame
from draftkit.word.ooxml import VAL, parse, w
from tests.word.frames import STYLE_MAP, firm_parts
from tests.word.specimen import FRONT


@pytest.fixture(scope="module")
def firm() -> Frame:
    return load_frame(write_package(firm_parts()), "firm.docx", STYLE_MAP)


def test_each_schedule_has_a_list_that_starts_at_one():
    restarts = house_frame().restarts()
    first, second = restarts.instance("schedule.1"), restarts.instance("schedule.1")

    counters = Counters(restarts.instances)
    steps = [(first, 0), (first, 0), (first, 1), (second, 0), (second, 1)]
    labels = [counters.step(*step).own for step in steps]

    assert labels == ["1.", "2.", "2.1", "1.", "1.1"]


def test_the_numbering_part_holds_the_instances_of_this_document_alone():
    frame = house_frame()
    restarts = frame.restarts()
    numbers = [restarts.instance(role) for role in ("schedule.1", "definition.2", "schedule.1")]

    parts = frame.render({"agreement": FRONT, "body": "<w:p/>"}, restarts)

    nums = parse(parts["word/numbering.xml"]).findall(w("num"))
    assert [int(num.get(w("numId"))) for num in nums][-3:] == numbers
    assert len(nums) == len(parse(frame.parts["word/numbering.xml"]).findall(w("num"))) + 3
    assert nums[-1].find(f"{w('lvlOverride')}/{w('startOverride')}").get(VAL) == "1"


def test_equal_documents_have_equal_instances():
    first, second = house_frame().restarts(), house_frame().restarts()

    assert [first.instance("definition.2")] == [second.instance("definition.2")]
    assert first.part() == second.part()


def test_a_frame_that_numbers_its_styles_keeps_its_numbering(firm: Frame):
    counters = Counters(firm.restarts().instances)

    labels = [counters.step(*(firm.numbering(role) or (0, 0))) for role in ("clause.1", "clause.2", "clause.3")]

    assert [label.own for label in labels] == ["Clause 1", "1(a)", "(i)"]
    assert [label.full for label in labels] == ["Clause 1", "1(a)", "1(a)(i)"]


def test_lists_that_a_frame_lacks_are_put_in_above_its_own(firm: Frame):
    assert firm.numbering("party") == (9, 0)
    assert firm.properties("party").endswith('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr>')
    assert firm.properties("clause.2") == '<w:pStyle w:val="mf08"/>'
    children = [element.tag for element in parse(firm.parts["word/numbering.xml"])]
    assert children == sorted(children)


def test_paragraphs_below_their_annex_in_one_list_need_no_instance(firm: Frame):
    restarts = firm.restarts()

    assert restarts.instance("schedule.1") == 8
    assert restarts.instance("definition.2") > 8


def test_an_unnumbered_role_has_no_number():
    assert house_frame().numbering("body") is None
    assert house_frame().numbering("clause.2") == (1, 1)
