import pytest

from draftkit.batch.tables.faults import Misread
from draftkit.batch.tables.figures import Figure, read_number, show_number


@pytest.mark.parametrize(
    ("raw", "sort", "value"),
    [
        ("£1,200.50", "money", 1200.5),
        ("£ 1200", "money", 1200),
        ("-£5", "money", -5),
        ("GBP 1,000,000", "money", 1_000_000),
        ("12.5 %", "percent", 12.5),
        ("12 percent", "percent", 12),
        ("7.0", "plain", 7),
        (7.0, "plain", 7),
        (0.1 + 0.2, "plain", 0.3),
        (Figure(0.125, "0.0%"), "percent", 12.5),
        (Figure(12.5, "0.00"), "percent", 12.5),
        (Figure(5, "[$£-809]#,##0.00"), "money", 5),
    ],
)
def test_a_number_is_read_as_it_is_meant(raw, sort, value):
    read = read_number(raw, sort)

    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("raw", "sort"),
    [
        ("1,5", "money"),
        ("1.200,50", "money"),
        ("1.2m", "money"),
        ("$5", "money"),
        ("£5", "plain"),
        ("5%", "money"),
        ("1e5", "plain"),
        ("inf", "plain"),
        ("9" * 16, "plain"),
        ("½", "plain"),
        ("٣", "plain"),
        (float("nan"), "plain"),
        (10**15, "plain"),
        (Figure(5, "$#,##0"), "money"),
        (Figure(0.5, "0%"), "plain"),
    ],
)
def test_what_could_mean_something_else_is_refused(raw, sort):
    with pytest.raises(Misread):
        read_number(raw, sort)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (7.0, "7"),
        (Figure(7, "0000"), "0007"),
        (Figure(0.125, "0.0%"), "12.5%"),
        (Figure(50_000, '"£"#,##0'), "£50,000"),
        (Figure(-5.5, "£#,##0.00"), "-£5.50"),
        (Figure(3, '0 "years"'), "3"),
    ],
)
def test_a_number_among_words_stands_as_its_cell_shows_it(raw, shown):
    assert show_number(raw) == shown
