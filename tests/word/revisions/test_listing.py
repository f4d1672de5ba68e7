from draftkit.word.package import open_package
from draftkit.word.revisions.listing import find_revisions, list_revisions
from draftkit.word.revisions.names import CONTROL_ENDS, MOVE_ENDS, REVISIONS
from draftkit.word.revisions.package import revised_roots
from tests.word.revisions.test_controls import controlled
from tests.word.revisions.test_resolve import MOVED
from tests.word.revisions.tracked import BOB, WHO, dele, gone, ins, p, r, tbl, tc, tr, word_file
from tests.word.small import parts


def listed(body, **more):
    return list_revisions(open_package(word_file(body, **more), "theirs.docx", "read"))


def told(body):
    return [(each.kind, each.text) for each in listed(body)]


def test_a_change_is_told_with_its_kind_author_date_place_and_words():
    found = listed(p(r("x")) + p(r("The ") + ins(r("new")) + r(" fee")))

    assert [tuple(each) for each in found] == [
        (1, "insertion", "Ann", "2026-11-23T09:00:00Z", "word/document.xml", "new", "paragraph 2")
    ]


def test_neighbours_of_one_person_and_time_are_one_change():
    marker = '<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>'

    assert told(p(ins(r("a")) + marker + ins(r("b") + r("c")))) == [("insertion", "abc")]


def test_other_people_times_and_kinds_part_changes():
    assert told(p(ins(r("a")) + ins(r("b"), BOB) + dele(gone("c")))) == [
        ("insertion", "a"),
        ("insertion", "b"),
        ("deletion", "c"),
    ]


def test_words_that_did_not_change_part_changes():
    assert told(p(ins(r("a")) + r("x") + ins(r("b")))) == [("insertion", "a"), ("insertion", "b")]


def test_a_stretch_goes_on_over_a_paragraph_mark_of_its_own():
    assert told(p(ins(r("a")), mark="ins") + p(ins(r("b")) + r("x"))) == [("insertion", "a¶b")]
    assert told(p(ins(r("a"))) + p(ins(r("b")))) == [("insertion", "a"), ("insertion", "b")]


def test_what_one_inserted_and_another_deleted_is_two_changes():
    assert told(p(ins(r("a") + dele(gone("b"), BOB)))) == [("insertion", "ab"), ("deletion", "b")]


def test_each_half_of_a_move_is_told_and_both_are_resolved_together():
    package = open_package(word_file(MOVED), "theirs.docx", "read")

    (first, ours), (second, theirs) = find_revisions(revised_roots(package))

    assert (first.kind, first.text) == ("move from", "moved¶")
    assert (second.kind, second.text) == ("move to", "moved¶")
    assert ours == theirs


def test_a_row_is_one_change_with_the_text_that_came_with_it():
    row = tr(tc(p(ins(r("a")), mark="ins")), tc(p(ins(r("b")), mark="ins")), mark="ins")

    assert told(tbl(tr(tc(p(r("x")))), row, row) + p()) == [("row inserted", "a | b / a | b")]


def test_a_row_says_which_it_is():
    (found,) = listed(tbl(tr(tc(p())), tr(tc(p(r("a"))), mark="del")) + p())

    assert found.place == "table 1, row 2"


def test_the_new_look_of_a_table_is_one_change():
    change = '<w:{0}Change w:id="1" ' + WHO + "><w:{0}/></w:{0}Change>"
    cell = tc(p(), change.format("tcPr"))
    grid = '<w:tblGridChange w:id="1"><w:tblGrid/></w:tblGridChange>'
    table = tbl(tr(cell, cell), properties=change.format("tblPr")).replace(
        "<w:tblGrid/><w:tr>", f"<w:tblGrid>{grid}</w:tblGrid><w:tr>"
    )

    assert told(table + p()) == [("table formatting", "")]


def test_runs_with_one_new_look_are_one_change():
    bold = f'<w:b/><w:rPrChange w:id="1" {WHO}><w:rPr/></w:rPrChange>'

    assert told(p(r("a", bold) + r("b", bold) + r("c", bold.replace("<w:b/>", "<w:i/>")))) == [
        ("formatting", "ab"),
        ("formatting", "c"),
    ]


def test_a_new_control_is_one_change():
    assert told(controlled("Ins", p(r("a"))) + p()) == [("content control inserted", "a")]


def test_both_drawings_of_a_text_box_are_one_change():
    box = f"<w:txbxContent>{p(r('a') + ins(r('b')))}</w:txbxContent>"
    drawn = f'<mc:Choice Requires="w14">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'

    assert told(p(f"<w:r><mc:AlternateContent>{drawn}</mc:AlternateContent></w:r>")) == [("insertion", "b")]


def test_notes_and_headers_say_where_they_are():
    header = parts()["word/header1.xml"].decode().replace("</w:hdr>", p(ins(r("h"))) + "</w:hdr>")
    notes = parts()["word/footnotes.xml"].decode().replace(" A note", "</w:t></w:r>" + ins(r("n")) + "<w:r><w:t>")
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'

    found = listed(p(ins(r("a")) + note), header1=header, footnotes=notes)

    assert [(each.number, each.place) for each in found] == [
        (1, "paragraph 1"),
        (2, "header 1, paragraph 2"),
        (3, "footnote 1, paragraph 1"),
    ]


def test_every_revision_element_belongs_to_one_change():
    body = MOVED + controlled("Ins", p(ins(r("a")))) + tbl(tr(tc(p(dele(gone("b")), mark="del")), mark="del")) + p()
    roots = revised_roots(open_package(word_file(body), "theirs.docx", "read"))

    owned = {element for _, elements in find_revisions(roots) for element in elements}

    marks = {mark for root in roots.values() for mark in root.iter(*REVISIONS)}
    assert owned == {mark for mark in marks if mark.tag not in MOVE_ENDS | CONTROL_ENDS}
