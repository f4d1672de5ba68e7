import pytest

from draftkit.batch.tables.dates import read_date
from draftkit.batch.tables.faults import Misread


@pytest.mark.parametrize(
    "text",
    [
        *("2027-04-01", "2027/4/1", "2027-04-01 00:00:00", "1/4/2027", "01.04.2027", "01-04-2027", "1 April 2027"),
        *(
            "1st April 2027",
            "1st of April, 2027",
            "01-Apr-2027",
            "1 apr. 2027",
            "April 1, 2027",
            "Thursday, 1 April 2027",
        ),
        *("Thu 1 April 2027", "1st day of April 2027", "the 1st April 2027", "01/04/2027 00:00"),
    ],
)
def test_a_date_is_read_as_england_writes_it(text: str):
    assert read_date(text).isoformat() == "2027-04-01"


@pytest.mark.parametrize("text", ["1/4/27", "1 April 27", "01-Apr-27"])
def test_a_year_of_two_figures_is_refused(text: str):
    with pytest.raises(Misread, match="two figures"):
        read_date(text)


@pytest.mark.parametrize(
    "text", ["", "April 2027", "2027", "TBC", "46113", "1/4", "0/0/0000", "29 February 2027", "1 Aprl", "١/٤/٢٠٢٧"]
)
def test_what_is_no_day_is_refused(text: str):
    with pytest.raises(Misread):
        read_date(text)


def test_what_reads_as_american_is_refused_and_shown_the_right_way_round():
    with pytest.raises(Misread) as caught:
        read_date("04/13/2027")

    assert caught.value.hint == "if the month came first, write 13/04/2027"
