"""Content controls in a line, round words that stayed: only their two tags are told."""

import pytest

from draftkit.redline.compare import compare
from draftkit.redline.merge import Settings
from draftkit.redline.pen import Pen
from draftkit.word.package import open_package
from tests.redline.laws import Case, body, faults, whole
from tests.redline.made import around
from tests.redline.oracle import accepted, marked, rejected
from tests.redline.oracle_built import p, r, tbl, tc, tr

END = p(r("Signed as a deed."))
PLACE = '<w:bookmarkStart w:id="5" w:name="term"/>{}<w:bookmarkEnd w:id="5"/>'


def control(*content: str, tag: str = "a") -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{"".join(content)}</w:sdtContent></w:sdt>'


PLAIN = p(r("The first term is three years from the day of signature."))
CASES = {
    "round words": (PLAIN, p(r("The first term is "), control(r("three years")), r(" from the day of signature."))),
    "round all": (PLAIN, p(control(r("The first term is three years from the day of signature.")))),
    "round two": (
        PLAIN,
        p(r("The first "), control(r("term")), r(" is "), control(r("three"), tag="b"), r(" years from the day of ")
          + r("signature.")),
    ),
    "of another kind": (
        p(r("The first term is "), control(r("three years")), r(" from the day of signature.")),
        p(r("The first term is "), control(r("three years"), tag="b"), r(" from the day of signature.")),
    ),
    "of another name round a sign": (
        p(r("The first term is "), control(r("[●]")), r(" years.")),
        p(r("The first term is "), control(r("[●]"), tag="b"), r(" years.")),
    ),
    "round more": (
        p(r("The first term is "), control(r("three")), r(" years from the day of signature.")),
        p(r("The first term is "), control(r("three years"), tag="b"), r(" from the day of signature.")),
    ),
    "round a place": (
        p(r("The first term is "), PLACE.format(r("three years")), r(" from the day of signature.")),
        p(r("The first term is "), control(PLACE.format(r("three years"))), r(" from the day of signature.")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_control_put_round_words_that_stayed_marks_no_words(name):
    old, new = (around(body + END) for body in CASES[name])

    for case in (Case(old, new), Case(new, old)):
        assert faults(case) == []
        assert whole(case) == []
        assert marked(case.content) == 0


def test_controls_that_cross_are_told_with_their_words():
    old = around(p(r("The "), control(r("first term")), r(" is three years.")) + END)
    new = around(p(r("The first "), control(r("term is"), tag="b"), r(" three years.")) + END)

    assert faults(Case(old, new)) == []


def test_a_paragraph_that_was_cut_within_a_control_is_told_with_it():
    old = around(p(r("The fee is due. "), control(r("It is paid by the Trust. It is three pounds."))) + END)
    new = around(p(r("The fee is due. It is paid by the Trust.")) + p(r("It is three pounds.")) + END)

    assert faults(Case(old, new)) == []
    assert faults(Case(new, old)) == []


def test_words_that_changed_in_a_control_that_came_are_told_word_by_word():
    new = p(r("The first term is "), control(r("four years")), r(" from the day of signature."))

    case = Case(around(PLAIN + END), around(new + END))

    assert faults(case) == []
    assert marked(case.content) == len("threefour")


def test_a_control_that_came_is_told_on_the_newer_file_too():
    old, new = (around(body + END) for body in CASES["round words"])
    settings = Settings(Pen("A. Drafter", "2027-01-01T00:00:00Z"), on_new=True)

    content = compare(open_package(old, "old", "read"), open_package(new, "new", "read"), settings).content

    assert accepted(content).canonical() == accepted(new).canonical()
    assert rejected(content).canonical() == rejected(old).canonical()
    assert marked(content) == 0


def test_a_row_that_went_takes_its_controls_with_it_and_they_have_no_marks_of_their_own():
    said = (r("Party"), r("Office")), (r("The Trust"), control(r("Chief executive"))), (r("The Mayor"), r("Director"))
    rows = [tr(*(tc(p(one)) for one in cells)) for cells in said]
    old, new = (around(tbl(*kept) + END) for kept in (rows, [rows[0], rows[2]]))

    for case in (Case(old, new), Case(new, old)):
        assert faults(case) == []
        assert whole(case) == []
        assert b"customXml" not in body(case.content)
