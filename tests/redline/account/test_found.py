from draftkit.redline.account.found import became, stayed
from draftkit.redline.account.telling import Telling
from draftkit.redline.account.values import find_values


def told(old, new):
    found = became(Telling(old, new), find_values(old), find_values(new))
    return [(one.old and one.old.text, one.new and one.new.text) for one in found if not one.is_alike]


def test_values_are_paired_where_one_took_the_place_of_the_other():
    assert told("within 30 days or six months", "within 45 days or six months") == [("30 days", "45 days")]


def test_values_of_two_places_are_not_mixed_up():
    old, new = "£1 at first, and then £2 for ever", "£3 at first, and then £4 for ever"

    assert told(old, new) == [("£1", "£3"), ("£2", "£4")]


def test_a_value_that_was_added_has_no_counterpart():
    assert told("pay it", "pay it within 5 days") == [(None, "5 days")]


def test_a_value_that_was_taken_out_has_no_counterpart():
    assert told("pay £5 of it", "pay all of it") == [("£5", None)]


def test_a_value_that_changed_its_place_in_the_sentence_did_not_change():
    assert told("£5 is paid on Monday", "on Monday one pays £5") == []


def test_a_value_in_another_way_of_writing_did_not_change():
    assert told("for seven years", "for 7 years") == []


def test_kinds_are_not_paired_with_one_another():
    assert told("within 30 days", "by 1 May 2027") == [("30 days", None), (None, "1 May 2027")]


def test_what_stayed_is_known():
    old, new = "£1 and £2", "£1 and £3"

    kept = stayed(Telling(old, new), find_values(old), find_values(new))

    assert [one.text for one, _ in kept] == ["£1"]
