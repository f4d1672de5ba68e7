"""Lines are counted as a word processor breaks them."""

import pytest

from draftkit.word.metrics import Look, Measure
from draftkit.word.widths import CHARACTERS, WIDTHS

ARIAL = Look()
TEN_ENS = "n" * 10
ROOM = 1300
"""Ten letters n of Arial 11 are 1223 twentieths of a point wide, a space is 61."""


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("", 1),
        (TEN_ENS, 1),
        (f"{TEN_ENS} {TEN_ENS}", 2),
        (f"{TEN_ENS}     ", 1),
        ("nnnnn-nnnnn", 1),
        ("nnnnnn-nnnnnn", 2),
        ("nnnnnn\u2011nnnnnn", 2),
        ("nnnnnn\u00a0nnnn n", 2),
        ("2026-27 2026-27 2026-27", 3),
        ("nnnnnn and/or", 2),
        ("\ttab", 1),
    ],
)
def test_a_line_ends_where_word_would_end_it(words: str, lines: int):
    assert Measure(ARIAL, ROOM).lines(words) == lines


def test_bold_words_are_wider_and_join_the_words_they_touch():
    measure = Measure(ARIAL, ROOM)

    assert measure.lines((("rrrrrrrrrrrrrrrr", False),)) == 1
    assert measure.lines((("rrrrrrrrrrrrrrrr", True),)) == 2
    assert measure.lines((("nn (the “", False), ("nnn", True), ("”)", False))) == 2


def test_text_begins_after_a_label_and_its_tab():
    hanging = Look(left=720, first=-720)

    assert Measure(hanging, 720 + ROOM).lines(TEN_ENS, "1.1") == 1
    assert Measure(hanging, 720 + ROOM).lines(TEN_ENS, "A label wider than its room") == 2


def test_capitals_are_measured_as_they_are_printed():
    assert Measure(Look(capitals=True), ROOM).lines("nnnnnnnnn") == 2


@pytest.mark.parametrize(
    ("look", "height"),
    [
        (Look(), 253),
        (Look(line=264), 278),
        (Look(font="Calibri"), 269),
        (Look(font="Times New Roman", size=12), 276),
        (Look(line=200, rule="exact"), 200),
        (Look(line=400, rule="atLeast"), 400),
        (Look(line=100, rule="atLeast"), 253),
        (Look(font="A font we do not know"), 253),
    ],
)
def test_a_line_is_as_high_as_its_font_and_its_rule_make_it(look: Look, height: int):
    assert look.height == height


def test_only_wide_setting_leaves_room_below_a_last_line():
    assert Look(line=264).spare == 25
    assert Look().spare == 0
    assert Look(line=400, rule="exact").spare == 0


@pytest.mark.parametrize("family", WIDTHS)
def test_figures_are_all_as_wide_as_one_another(family: str):
    """What is measured under one number holds under another of as many figures (`count`)."""
    for widths in WIDTHS[family]:
        assert len({widths[CHARACTERS.index(figure)] for figure in "0123456789"}) == 1
