"""Content controls round blocks that stayed: only their two tags are told."""

import pytest

from tests.redline.laws import Case, faults, whole
from tests.redline.made import around
from tests.redline.oracle import marked
from tests.redline.oracle_built import p, r, tbl, tc, tr

FEE = p(r("The fee is due on the first day of each quarter."))
COSTS = p(r("Costs are shared as Schedule 2 says."))
TABLE = tbl(tr(tc(FEE), tc(COSTS)))
END = p(r("Signed as a deed."))


def control(*blocks: str, tag: str = "a") -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{"".join(blocks)}</w:sdtContent></w:sdt>'


CASES = {
    "round a paragraph": (FEE + COSTS + END, FEE + control(COSTS) + END),
    "round a table": (FEE + TABLE + END, FEE + control(TABLE) + END),
    "round two paragraphs": (FEE + COSTS + END, control(FEE, COSTS) + END),
    "within another": (control(FEE, COSTS) + END, control(control(FEE, tag="b"), COSTS) + END),
    "of another kind": (control(FEE) + END, control(FEE, tag="b") + END),
}


@pytest.mark.parametrize("name", CASES)
def test_a_control_put_round_what_stayed_marks_no_words(name):
    old, new = (around(body) for body in CASES[name])

    for case in (Case(old, new), Case(new, old)):
        assert faults(case) == []
        assert whole(case) == []
        assert marked(case.content) == 0


def test_words_that_changed_in_a_control_that_came_are_told_word_by_word():
    old, new = around(FEE + END), around(control(p(r("The fee is due on the last day of each quarter."))) + END)

    case = Case(old, new)

    assert faults(case) == []
    assert marked(case.content) == len("firstlast")
