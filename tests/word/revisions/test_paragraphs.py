from draftkit.word.revisions.resolve import reject_all
from tests.word.revisions.tracked import accepted, dele, gone, ins, p, r, rejected, sdt, shown, tbl, tc, tr, tree

SECTION = "<w:sectPr/>"


def test_what_is_left_of_a_paragraph_joins_the_next_which_keeps_its_style():
    content = p(r("a"), mark="del", style="One") + p(r("b"), style="Two")

    assert accepted(content) == p(r("a") + r("b"), style="Two")
    assert rejected(content) == p(r("a"), style="One") + p(r("b"), style="Two")


def test_a_chain_of_marks_joins_everything_in_order():
    content = p(r("a"), "ins") + p(r("b"), "ins") + p(r("c"), "ins") + p(r("d"), style="Last")

    assert rejected(content) == p(r("a") + r("b") + r("c") + r("d"), style="Last")


def test_an_inserted_paragraph_goes_whole():
    content = p(r("a")) + p(ins(r("b")), mark="ins", style="New") + p(r("c"))

    assert rejected(content) == p(r("a")) + p(r("c"))
    assert accepted(content) == p(r("a")) + p(r("b"), style="New") + p(r("c"))


def test_the_last_paragraph_of_a_document_goes_when_one_stays_before_it():
    content = p(r("a")) + p(ins(r("b")), mark="ins") + SECTION

    assert rejected(content) == p(r("a")) + SECTION


def test_several_last_paragraphs_go_together():
    content = p(r("a")) + p(ins(r("b")), mark="ins") + p(ins(r("c")), mark="ins")

    assert rejected(content) == p(r("a"))


def test_the_only_paragraph_of_a_cell_stays_empty():
    table = tbl(tr(tc(p(ins(r("a")), mark="ins"))))

    assert rejected(table) == tbl(tr(tc(p())))


def test_one_paragraph_stays_where_all_of_a_cell_were_deleted():
    cell = tc(p(dele(gone("a")), mark="del") + p(dele(gone("b")), mark="del", style="Last"))

    assert accepted(tbl(tr(cell))) == tbl(tr(tc(p(style="Last"))))


def test_an_empty_paragraph_before_a_table_goes():
    table = tbl(tr(tc(p(r("x")))))

    assert accepted(p(r("a")) + p(dele(gone("b")), mark="del") + table + p()) == p(r("a")) + table + p()


def test_a_paragraph_with_text_before_a_table_keeps_its_mark():
    table = tbl(tr(tc(p(r("x")))))

    assert accepted(p(r("a"), mark="del", style="One") + table + p()) == p(r("a"), style="One") + table + p()


def test_words_whose_mark_goes_join_the_last_of_the_paragraphs_before_a_table():
    table = tbl(tr(tc(p(r("x")))))
    content = p(r("a"), mark="del", style="One") + p(dele(gone("b")), mark="del", style="Two")

    assert accepted(content + table + p()) == p(r("a"), style="Two") + table + p()
    assert accepted(p(r("k")) + content) == p(r("k")) + p(r("a"), style="Two")


def test_a_cell_never_ends_in_a_table():
    inner = tbl(tr(tc(p(r("x")))))
    cell = tc(inner + p(ins(r("a")), mark="ins"))

    assert rejected(tbl(tr(cell))) == tbl(tr(tc(inner + p())))


def test_markers_between_two_paragraphs_stay_between_their_words():
    marker = '<w:bookmarkEnd w:id="9"/>'
    content = p('<w:bookmarkStart w:id="9" w:name="x"/>' + r("a"), mark="del") + marker + p(r("b"))

    assert accepted(content) == p('<w:bookmarkStart w:id="9" w:name="x"/>' + r("a") + marker + r("b"))


def test_a_paragraph_joins_the_first_of_the_control_behind_it():
    assert accepted(p(r("a"), mark="del") + sdt(p(r("b")))) == sdt(p(r("a") + r("b")))


def test_a_paragraph_does_not_join_a_control_whose_content_word_makes():
    control = sdt(p(r("b")), "<w:docPartObj/>")

    assert accepted(p(r("a"), mark="del") + control) == p(r("a")) + control
    assert accepted(p(dele(gone("a")), mark="del") + control) == control


def test_the_last_paragraph_of_a_control_joins_the_one_behind_it():
    assert accepted(sdt(p(r("a")) + p(r("b"), mark="del")) + p(r("c"))) == sdt(p(r("a"))) + p(r("b") + r("c"))


def test_a_control_whose_paragraphs_all_went_goes():
    assert accepted(sdt(p(dele(gone("a")), mark="del")) + p(r("c"))) == p(r("c"))


def test_a_section_that_ended_at_a_mark_that_goes_ends_with_the_next():
    first = f'<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="A"/></w:rPr><w:sectPr/></w:pPr>{r("a")}</w:p>'

    assert rejected(first + p(r("b"))) == p(r("a") + r("b"))


def test_a_paragraph_that_was_inserted_and_whose_mark_was_deleted_goes_either_way():
    both = '<w:rPr><w:ins w:id="1" w:author="A"/><w:del w:id="2" w:author="B"/></w:rPr>'
    content = f"<w:p><w:pPr>{both}</w:pPr>{ins(dele(gone('a')))}</w:p>" + p(r("b"))

    assert accepted(content) == p(r("b"))
    assert rejected(content) == p(r("b"))


def test_the_mark_of_a_paragraph_in_a_text_box_says_nothing_of_the_paragraph_round_it():
    box = "<w:r><w:txbxContent>{}</w:txbxContent></w:r>"
    content = p(box.format(p(r("a"), mark="ins") + p(r("b")))) + p(r("c"))

    assert rejected(content) == p(box.format(p(r("a") + r("b")))) + p(r("c"))


def test_a_header_of_its_own_is_a_story_too():
    root = tree(p(r("a")) + p(ins(r("b")), mark="ins"), "hdr")

    reject_all(root)

    assert shown(root) == p(r("a"))


def test_a_run_that_only_remembers_a_page_break_is_no_content():
    rest = "<w:r><w:lastRenderedPageBreak/></w:r>"

    assert accepted(p(r("a")) + p(rest + dele(gone("b")), mark="del")) == p(r("a"))
