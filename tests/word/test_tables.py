"""Tables: widths that let the words stand."""

from draftkit.model.agreement import Cell, Table, Text
from draftkit.word.metrics import heading_width
from draftkit.word.tables import column_widths

_HEAD = ("Benefit", "Measure", "Starting figure", "Target", "Date", "Owner")
_ROW = (
    "Lower cost of accommodation",
    "Net cost of accommodation",
    "£412,000",
    "£338,000",
    "31 March 2029",
    "The Commissioner",
)


def _table(*rows: tuple[str, ...]) -> Table:
    head, *body = (tuple(Cell((Text(words),)) for words in row) for row in rows)
    return Table("", head, tuple(body))


def test_the_longest_word_of_each_of_six_columns_fits():
    widths = column_widths(_table(_HEAD, _ROW), 8300)

    longest = [max(len(word) for text in pair for word in text.split()) for pair in zip(_HEAD, _ROW, strict=True)]
    assert all(width >= length * 110 + 200 for width, length in zip(widths, longest, strict=True))


def test_columns_fill_the_width_even_where_the_words_do_not_fit():
    widths = column_widths(_table(_HEAD, _ROW), 3000)

    assert sum(widths) == 3000
    assert min(widths) > 0


def test_long_texts_get_more_room_than_short_ones():
    where, what, todo = column_widths(_table(("Where", "What", "To do"), ("Clause 4", "w " * 70, "t " * 40)), 9000)

    assert where < todo < what


def test_a_column_to_write_in_is_no_narrower_than_the_names_beside_it():
    rows = (("The Norfolk Chief Constable", "", ""), ("The Trust", "", ""))

    party, signature, date = column_widths(_table(("Party", "Signature", "Date"), *rows), 9000)

    assert party <= signature
    assert party <= date


def test_a_date_stays_on_one_line():
    day = "29\u00a0September\u00a02026"

    _, date, _ = column_widths(_table(("Title", "Date", "Parties"), ("t " * 80, day, "p " * 80)), 9000)

    assert date >= 16 * 115


def test_a_long_address_keeps_its_column_open():
    head = ("Party", "Contact", "Email", "Address")
    row = ("The Commissioner", "Chief Executive", "legal.services@authority.example", "Police Headquarters, " * 4)

    widths = column_widths(_table(head, row), 9000)

    assert widths[2] >= heading_width(row[2]) + 200


def test_room_goes_to_the_column_that_needs_it():
    head = ("Benefit", "Measure", "Date")
    measure = "the number of calls answered within the time that the national standard sets"

    _, long_, date = column_widths(_table(head, ("Sooner", measure, "31\u00a0March\u00a02028")), 6000)

    assert long_ > 2 * date
