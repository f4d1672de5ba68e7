"""Text from outside, fit for a page, a cell or a line."""

from draftkit.writers.clean import clean


def test_what_can_be_seen_stays_as_it_is():
    assert clean("Ambulance – £1,200 ‘Trust’") == "Ambulance – £1,200 ‘Trust’"


def test_lines_become_one_and_what_is_hidden_is_named():
    assert clean("a\nb\tc\u00a0d\u202e") == "a b c d\\u202e"


def test_what_is_too_long_is_cut_and_says_so():
    assert clean("word" * 10, 12) == "wordwordwor…"
