from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.model.comparison import Piece
from draftkit.redline.account.telling import Telling, tell
from tests.redline.test_words import told as marked_in_redline

SAID = st.lists(
    st.sampled_from(["must", "may", "not", "be", "the", "Party", "of", "and", "pay", "30", ",", "(a)"]), max_size=12
).map(" ".join)
WORDS = st.lists(st.sampled_from(["must", "may", " ", ", ", "30", "days", "£5", ".", "\n"]), max_size=12).map("".join)


def marked(old, new):
    marks = {"same": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}
    return "".join(marks[piece.state].format(piece.text) for piece in tell(old, new))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("pay in 30 days", "pay in 45 days", "pay in [-30-]{+45+} days"),
        ("a b", "a b", "a b"),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
        ("£9,840,000 now", "£10,250,000 now", "£[-9,840,000-]{+10,250,000+} now"),
        ("one, two", "three, four", "[-one, two-]{+three, four+}"),
        ("must must must be be", "be may be", "[-must must must be-]{+be may+} be"),
    ],
)
def test_words_are_told_as_a_reader_would(old, new, told):
    assert marked(old, new) == told


def test_nothing_has_no_pieces():
    assert tell("", "") == ()


@given(WORDS, WORDS)
def test_without_what_came_it_is_the_older_text_and_without_what_went_the_newer(old, new):
    pieces = tell(old, new)

    assert "".join(piece.text for piece in pieces if piece.state != "in") == old
    assert "".join(piece.text for piece in pieces if piece.state != "out") == new
    assert all(one.state != other.state for one, other in pairwise(pieces))


@given(SAID, SAID)
def test_an_account_shows_the_words_out_and_in_that_the_redline_marks(old, new):
    assert marked(old, new) == marked_in_redline(old, new)


def test_a_stretch_of_either_text_has_its_place_in_the_whole():
    telling = Telling("in 30 days", "in 45 days")

    assert telling.pieces == (Piece("same", "in "), Piece("out", "30"), Piece("in", "45"), Piece("same", " days"))
    assert telling.old_place((3, 10)) == (3, 12)
    assert telling.new_place((3, 10)) == (5, 12)
    assert not telling.is_same((3, 12))
    assert telling.is_same((7, 12))
    assert telling.kept_between((0, 3), (7, 12)) == 0


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "bring the benefits listed in Schedule 2.",
            "bring this benefit: a lower cost for the three services in south Reading.",
            "bring [-the benefits listed in Schedule 2-]{+this benefit: a lower cost for the three services in south"
            " Reading+}.",
        ),
        (
            "sell the car and drive the bus",
            "lend the car and mend the bus",
            "[-sell-]{+lend+} the car and [-drive-]{+mend+} the bus",
        ),
        ("the Trust, the Council", "the Council", "the [-Trust, the -]Council"),
    ],
)
def test_a_small_word_amid_new_wording_is_new_too(old, new, told):
    assert marked(old, new) == told
