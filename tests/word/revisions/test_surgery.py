from tests.word.revisions.tracked import accepted, dele, gone, p, r, tbl, tc, tr

START, END = '<w:bookmarkStart w:id="1" w:name="x"/>', '<w:bookmarkEnd w:id="1"/>'


def test_a_bookmark_wholly_in_what_goes_goes():
    assert accepted(p(r("a") + dele(START + gone("b") + END))) == p(r("a"))


def test_the_end_of_a_bookmark_in_what_goes_stays_in_its_place():
    assert accepted(p(START + r("a") + dele(gone("b") + END) + r("c"))) == p(START + r("a") + END + r("c"))
    assert accepted(p(r("a") + dele(START + gone("b")) + r("c") + END)) == p(r("a") + START + r("c") + END)


def test_a_bookmark_from_one_deletion_to_another_keeps_the_words_between():
    content = p(dele(gone("a") + START) + r("b") + dele(END + gone("c")))

    assert accepted(content) == p(START + r("b") + END)


def test_a_bookmark_from_one_deletion_to_the_next_goes_with_both():
    assert accepted(p(r("a") + dele(gone("b") + START) + dele(gone("c") + END))) == p(r("a"))


def test_a_bookmark_that_ends_in_a_row_that_goes_keeps_its_end():
    table = tbl(tr(tc(p(START + r("a")))), tr(tc(p(r("b") + END)), mark="del"))

    assert accepted(table) == tbl(tr(tc(p(START + r("a")))), END)


def test_a_bookmark_that_ends_in_a_paragraph_that_goes_keeps_its_end():
    content = p(START + r("a")) + p(dele(gone("b")) + END, mark="del") + p(r("c"))

    assert accepted(content) == p(START + r("a")) + p(END + r("c"))


def test_a_comment_whose_reference_was_deleted_leaves_no_range():
    content = p(
        '<w:commentRangeStart w:id="4"/>' + dele(gone("a")) + '<w:commentRangeEnd w:id="4"/>'
        + dele('<w:r><w:commentReference w:id="4"/></w:r>') + r("b")
    )  # fmt: skip

    assert accepted(content) == p(r("b"))


def test_a_comment_on_words_that_went_stays_where_they_were():
    reference = '<w:r><w:commentReference w:id="4"/></w:r>'
    content = p('<w:commentRangeStart w:id="4"/>' + dele(gone("a")) + '<w:commentRangeEnd w:id="4"/>' + reference)

    assert accepted(content) == p('<w:commentRangeStart w:id="4"/><w:commentRangeEnd w:id="4"/>' + reference)
