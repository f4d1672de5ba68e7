from decimal import Decimal

import pytest

from draftkit.redline.account.values import find_values, number_in


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("The Budget is £9,840,000 in all", "amount", "£9,840,000"),
        ("pay USD 1.5 million now", "amount", "USD 1.5 million"),
        ("pay £2m now", "amount", "£2m"),
        ("pay 50p a mile", "amount", "50p"),
        ("pay 100 pounds", "amount", "100 pounds"),
        ("by more than 5% a time", "percentage", "5%"),
        ("by five per cent", "percentage", "five per cent"),
        ("by 2.5 percentage points", "percentage", "2.5 percentage points"),
        ("on 1 April 2027", "date", "1 April 2027"),
        ("on the 31st day of March 2030", "date", "31st day of March 2030"),
        ("by March 3, 2027", "date", "March 3, 2027"),
        ("on 1 May", "date", "1 May"),
        ("within 30 days of it", "period", "30 days"),
        ("within thirty (30) days", "period", "thirty (30) days"),
        ("within 30 (thirty) Working Days", "period", "30 (thirty) Working Days"),
        ("for seven years", "period", "seven years"),
        ("a seven-year term", "period", "seven-year"),
        ("one hundred and twenty-five days", "period", "one hundred and twenty-five days"),
        ("four times a year", "period", "four times a year"),
        ("for each month", "period", "each month"),
    ],
)
def test_a_value_is_found_in_figures_and_in_words(text, kind, found):
    assert [(one.kind, one.text) for one in find_values(text)] == [(kind, found)]


@pytest.mark.parametrize(
    "text",
    [
        "clause 30 applies to 12 people",
        "the year 2026-27",
        "it may do so in March",
        "section 5(2)(c) of the Act",
        "the Financial Year",
        "the percentages add up",
        "demand of 21,340 incidents",
    ],
)
def test_what_is_no_value_is_not_taken_for_one(text):
    assert find_values(text) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("seven years", "7 years"),
        ("thirty (30) days", "30 days"),
        ("£1,000", "£1,000.00"),
        ("£1 million", "£1,000,000"),
        ("5%", "five per cent"),
        ("1 April 2027", "1st April 2027"),
        ("2027-04-01", "1 April 2027"),
    ],
)
def test_the_same_value_said_in_another_way_is_worth_the_same(one, other):
    assert find_values(one)[0].worth == find_values(other)[0].worth


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("30 days", "30 Working Days"),
        ("£1", "$1"),
        ("5%", "5 percentage points"),
        ("1 April 2027", "1 April 2028"),
        ("six days", "six months"),
        ("four times a year", "four times a month"),
    ],
)
def test_another_value_is_worth_something_else(one, other):
    assert find_values(one)[0].worth != find_values(other)[0].worth


@pytest.mark.parametrize(
    ("words", "number"),
    [("twenty-one", 21), ("one hundred and five", 105), ("a hundred", 100), ("nineteen", 19), ("1,234.5", "1234.5")],
)
def test_numbers_are_read_in_words(words, number):
    assert number_in(words) == Decimal(number)
