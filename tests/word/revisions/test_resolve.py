import pytest

from draftkit.word.revisions.resolve import resolve
from tests.word.revisions.tracked import (
    BOB,
    WHO,
    accepted,
    by,
    decided,
    dele,
    gone,
    ins,
    p,
    r,
    rejected,
    shown,
    tree,
)

REPLACED = p(r("The ") + dele(gone("old")) + ins(r("new")) + r(" fee"))
MOVED = (
    p(
        f'<w:moveFromRangeStart w:id="5" w:name="move1" {WHO}/>'
        f'<w:moveFrom w:id="6" {WHO}>{r("moved")}</w:moveFrom><w:moveFromRangeEnd w:id="5"/>',
        mark="moveFrom",
    )
    + p(r("middle"))
    + p(
        f'<w:moveToRangeStart w:id="7" w:name="move1" {WHO}/>'
        f'<w:moveTo w:id="8" {WHO}>{r("moved")}</w:moveTo><w:moveToRangeEnd w:id="7"/>',
        mark="moveTo",
    )
    + p(r("end"))
)


def test_accepted_the_inserted_stays_and_the_deleted_goes():
    assert accepted(REPLACED) == p(r("The ") + r("new") + r(" fee"))


def test_rejected_the_deleted_comes_back_as_text_and_the_inserted_goes():
    assert rejected(REPLACED) == p(r("The ") + r("old") + r(" fee"))


def test_the_instruction_of_a_deleted_field_comes_back():
    field = "<w:r><w:delInstrText> PAGE </w:delInstrText></w:r>"

    assert rejected(p(dele(field))) == p(field.replace("delInstrText", "instrText"))


def test_what_was_moved_stays_at_its_new_place_when_accepted():
    assert accepted(MOVED) == p(r("middle")) + p(r("moved")) + p(r("end"))


def test_what_was_moved_is_at_its_old_place_when_rejected():
    assert rejected(MOVED) == p(r("moved")) + p(r("middle")) + p(r("end"))


def test_deleted_text_in_the_old_place_of_a_move_comes_back_as_text():
    assert rejected(p(f'<w:moveFrom w:id="6" {WHO}>{gone("moved")}</w:moveFrom>')) == p(r("moved"))


def test_what_one_inserted_and_another_deleted_goes_either_way():
    both = p(r("a") + ins(dele(gone("b"), BOB)))

    assert accepted(both) == p(r("a"))
    assert rejected(both) == p(r("a"))


def test_rejecting_only_the_deletion_leaves_the_insertion_tracked():
    both = p(r("a") + ins(dele(gone("b"), BOB)))

    assert decided(both, by("Bob", False)) == p(r("a") + ins(r("b")))


def test_accepting_only_the_insertion_leaves_the_deletion_tracked():
    both = p(r("a") + ins(dele(gone("b"), BOB)))

    assert decided(both, by("Ann", True)) == p(r("a") + dele(gone("b"), BOB))


def test_what_is_not_decided_is_left_to_the_letter():
    content = p(ins(r("a"))) + p(dele(gone("b"), BOB), mark="del", who=BOB) + p("x")
    root = tree(content)
    before = shown(root)

    assert not resolve(root, lambda _: None)
    assert shown(root) == before


def test_a_range_of_a_move_stays_while_something_moved_is_in_it():
    assert decided(MOVED, lambda _: None) == MOVED
    assert "RangeStart" not in decided(MOVED, by("Ann", True))


def test_a_link_field_or_control_that_is_left_empty_goes():
    for holder in (
        '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
        '<w:fldSimple w:instr="PAGE">{}</w:fldSimple>',
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:smartTag w:element="a">{}</w:smartTag>',
    ):
        assert accepted(p(r("a") + holder.format(dele(gone("b"))))) == p(r("a"))
        assert rejected(p(r("a") + holder.format(dele(gone("b"))))) == p(r("a") + holder.format(r("b")))


def test_a_control_that_was_empty_before_stays():
    empty = "<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>"

    assert accepted(p(empty + dele(gone("b")))) == p(empty)


def test_changes_in_both_drawings_of_a_text_box_are_resolved():
    box = "<w:txbxContent>{}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    content = p(both.format(box.format(p(r("a") + ins(r("b"))))))

    assert rejected(content) == p(both.format(box.format(p(r("a")))))


def test_a_text_box_whose_only_paragraph_goes_keeps_an_empty_one():
    box = "<w:r><w:txbxContent>{}</w:txbxContent></w:r>"

    assert rejected(p(box.format(p(ins(r("b")), mark="ins")))) == p(box.format(p()))


def test_numbering_put_on_a_paragraph_goes_when_rejected():
    content = f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/><w:ins w:id="1" {WHO}/></w:numPr></w:pPr>{r("a")}</w:p>'

    assert accepted(content) == f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>{r("a")}</w:p>'
    assert rejected(content) == p(r("a"))


@pytest.mark.parametrize("resolving", [accepted, rejected])
def test_the_record_of_an_old_number_goes(resolving):
    content = (
        f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/><w:numberingChange w:id="1" w:original="1." {WHO}/></w:numPr>'
        f"</w:pPr>{r('a')}</w:p>"
    )

    assert resolving(content) == f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>{r("a")}</w:p>'


def test_whole_blocks_in_an_insertion_are_kept_or_go():
    content = ins(p(r("a")) + p(r("b"))) + p(r("c"))

    assert accepted(content) == p(r("a")) + p(r("b")) + p(r("c"))
    assert rejected(content) == p(r("c"))
