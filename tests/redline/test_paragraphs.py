"""Paragraphs told: the marks that end them, sections among them."""

from tests.redline.laws import Case, body, faults, whole
from tests.redline.made import around
from tests.redline.oracle import marked
from tests.redline.oracle_built import p, r, tbl, tc, tr

TURNED = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
LAST = "<w:sectPr></w:sectPr>"
SAID = r("The fee is due on the first day.")
ENDS = '<w:bookmarkStart w:id="1" w:name="fee"/>{}<w:bookmarkEnd w:id="1"/>'


def test_a_section_that_came_marks_the_end_of_its_paragraph_and_no_words():
    old = around(p(SAID) + p(r("After.")) + LAST)
    new = around(p(SAID, props=TURNED) + p(r("After.")) + LAST)

    for case in (Case(old, new), Case(new, old)):
        assert faults(case) == []
        assert whole(case) == []
        assert marked(case.content) == 2


def test_a_section_that_went_is_there_again_when_all_is_rejected():
    old = around(p(SAID, props=TURNED) + p(r("After.")) + LAST)
    new = around(p(r("The fee is due on the last day.")) + p(r("After.")) + LAST)

    assert faults(Case(old, new)) == []


def test_a_bookmark_that_moved_to_a_new_row_begins_and_ends_once():
    row = tr(tc(p(r("Records are kept for six years."))))
    old = around(p(ENDS.format(SAID)) + tbl(row) + p())
    new = around(p(SAID) + tbl(row, tr(tc(p(ENDS.format(r("The Trust insures its crews.")))))) + p())

    assert faults(Case(old, new)) == []


def test_a_paragraph_cut_into_other_runs_keeps_its_xml():
    old = around(p(r("The fee is due ") + r("on the first day.")) + p(r("After.")))
    new = around(p(r("The fee") + r(" is due on the") + r(" first day.")) + p(r("After.")))

    case = Case(old, new)

    assert case.redline.revisions == 0
    assert body(case.content) == body(old)


def test_a_footer_that_came_in_a_section_within_the_body_is_pointed_to():
    footer = TURNED.replace("<w:pgSz", '<w:footerReference w:type="even" r:id="footer1"/><w:pgSz', 1)
    old, new = (around(p(SAID, props=section) + p(r("After.")) + LAST) for section in (TURNED, footer))

    assert faults(Case(old, new)) == []
