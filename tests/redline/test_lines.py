"""What stands in lines besides words: the signs of comments, content controls bound to data."""

from draftkit.word.lint import lint_package
from tests.redline.laws import Case, faults
from tests.redline.made import around
from tests.redline.oracle_built import p, r, tbl, tc, tr

COMMENTS = '<w:comment w:id="1" w:author="A"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>'
COMMENT = '<w:commentRangeStart w:id="1"/>{}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
BOUND = (
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{{0}}"/><w:text/></w:sdtPr>'
    "<w:sdtContent>{}</w:sdtContent></w:sdt>"
)


def test_the_sign_of_a_comment_goes_with_the_paragraph_it_stood_in():
    table = tbl(tr(tc(p(r("Stays.")))))
    old = around(p(r("One.")) + p(COMMENT.format(r("The board meets twice."))) + table + p(), COMMENTS)
    new = around(p(r("One.")) + table + p())

    assert faults(Case(old, new)) == []
    assert faults(Case(new, old)) == []


def test_a_control_that_went_lets_word_put_nothing_back_over_its_words():
    old = around(p(r("Between "), BOUND.format(r("the Trust")), r(" and others of the second part.")) + p())
    new = around(p(r("Between others of the second part.")) + p())

    content = Case(old, new).content

    assert [found for found in lint_package(content) if "BINDING" in (found.rule or "")] == []
