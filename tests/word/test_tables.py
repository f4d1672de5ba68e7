"""Tables: widths that let the words stand."""

from draftkit.model.agreement import Cell, Table, Text
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
