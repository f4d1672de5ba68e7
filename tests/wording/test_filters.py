"""Filters: numbers, dates, money and lists in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.model.agreement import Value
from draftkit.wording import filters
from draftkit.wording.holes import slot_for
from draftkit.wording.view import Log, Missing, path_of, view


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "£0"),
        (1250, "£1,250"),
        (1250.5, "£1,250.50"),
        ("1,250", "£1,250"),
        (0.005, "£0.01"),
        ("as agreed", "as agreed"),
    ],
)
def test_money_has_pence_only_where_there_are_any(value: object, words: str):
    shown = filters.money(value)

    assert shown == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(1, "one month"), (6, "six months"), (10, "ten months"), (11, "11 months"), (1000, "1,000 months")],
)
def test_numbers_to_ten_are_words_and_the_rest_figures(value: int, words: str):
    assert filters.count(value, "month") == words


def test_a_date_is_written_out_and_does_not_break():
    assert filters.written_date("2027-04-01") == "1\u00a0April\u00a02027"


def test_text_that_is_no_date_is_left_as_it_is():
    assert filters.written_date("the first of April") == "the first of April"


@pytest.mark.parametrize(("values", "words"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c."], "a, b and c")])
def test_a_list_ends_with_and(values: list[str], words: str):
    assert filters.listed(values) == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (["fire and rescue"], "fire and rescue"),
        (["fire and rescue", "police"], "fire and rescue and police"),
        (["fire and rescue", "police", "health"], "fire and rescue; police; and health"),
        (["fire and rescue", "police and crime"], "fire and rescue; and police and crime"),
        (
            ["the Kent Police, Fire and Crime Panel", "the council"],
            "the Kent Police, Fire and Crime Panel and the council",
        ),
        (
            ["the Fire and Rescue Services Association", "UNISON", "Unite"],
            "the Fire and Rescue Services Association, UNISON and Unite",
        ),
        (["the yard", "bays 1, 2 and 3", "the mast."], "the yard; bays 1, 2 and 3; and the mast"),
        (["the yard, rear"], "the yard, rear"),
        (["this or that", "more", "all"], "this or that; more; and all"),
        (["sand", "an order", "land"], "sand, an order and land"),
    ],
)
def test_things_that_have_commas_or_an_and_of_their_own_are_kept_apart(values: list[str], words: str):
    assert filters.listed(values) == words


def test_names_need_no_semicolons():
    assert filters.joined(["Devon and Somerset Authority", "B", "C"]) == "Devon and Somerset Authority, B and C"


def test_missing_goes_through_every_filter_as_missing():
    missing = Missing("term.years")

    through = {name: filter_(missing) for name, filter_ in filters.FILTERS.items() if name not in ("count", "or_blank")}

    assert all(result is missing for result in through.values())


def test_the_path_of_a_value_survives_a_filter():
    names = view({"term": {"years": 3}}, Log())

    words = filters.number_words(names["term"].years)

    assert (words, path_of(words)) == ("three", "term.years")


@given(
    st.lists(st.integers(1, 10**6), min_size=1, max_size=40),
    st.decimals("0.01", "99999999", places=2, allow_nan=False),
)
def test_shares_add_up_exactly(weights: list[int], total: Decimal):
    rows = [{"party": str(i), "n": weight} for i, weight in enumerate(weights)]

    shared = filters.apportion(rows, "n", total)

    assert sum(Decimal(row["percent"].rstrip("%")) for row in shared) == 100
    assert sum(Decimal(row["amount"].lstrip("£").replace(",", "")) for row in shared) == total


def test_shares_without_every_weight_stay_blank():
    names = view({"rows": [{"party": "A", "n": 1}, {"party": "B"}]}, Log())

    shared = filters.apportion(names["rows"], "n", 100)

    assert [type(row["percent"]) for row in shared] == [Missing, Missing]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Fit-out complete", "fit-out complete"),
        ("The Board agrees", "the Board agrees"),
        ("Housing NHS crews", "housing NHS crews"),
        ("TUPE consultation begins", "TUPE consultation begins"),
        ("Whitley Wood opens", "Whitley Wood opens"),
        ("", ""),
    ],
)
def test_a_first_letter_is_made_small_unless_it_begins_a_name(value: str, words: str):
    assert filters.lowerfirst(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("The Chief Constable of Kent", "the Chief Constable of Kent"),
        ("Theale Parish Council", "Theale Parish Council"),
    ],
)
def test_a_name_inside_a_sentence_has_a_small_article(value: str, words: str):
    assert filters.in_sentence(value) == words


def test_an_empty_list_is_as_good_as_missing():
    parties = view({"parties": [{"name": "A", "functions": []}]}, Log())["parties"]

    blank = filters.or_blank(parties[0].functions, "the functions")

    assert isinstance(blank, Missing)
    assert (blank.path, blank.hint) == ("parties[0].functions", "the functions")


def test_a_date_does_not_break_where_it_is_printed():
    term = view({"term": {"start_date": "2027-04-01"}}, Log())["term"]

    shown = slot_for(filters.written_date(term.start_date))

    assert shown == Value("1\u00a0April\u00a02027", "term.start_date")
