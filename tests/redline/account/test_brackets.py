import pytest

from draftkit.redline.account.brackets import find_blanks, find_brackets
from draftkit.redline.account.said import Said


@pytest.mark.parametrize(
    "blank", ["[●]", "[•]", "[ ]", "[]", "[...]", "[insert date]", "[to be agreed]", "______", "…………", "[price TBC]"]
)
def test_what_is_to_be_filled_in_is_a_blank(blank):
    assert [one.text for one in find_blanks(Said(f"on {blank} at noon"))] == [blank]


@pytest.mark.parametrize("text", ["[the Board]", "and so on…", "a_b", "● first point"])
def test_other_signs_are_no_blanks(text):
    assert find_blanks(Said(text)) == []


def test_a_control_that_shows_its_placeholder_is_a_blank():
    said = Said("pay Click here now", blanks=((4, 14),))

    assert [one.text for one in find_blanks(said)] == ["Click here"]


def test_brackets_round_words_are_told_from_blanks():
    said = Said("[The fee is [●].]")

    assert [one.span[0] for one in find_brackets(said, find_blanks(said))] == [0, 16]
