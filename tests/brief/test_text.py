import unicodedata
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.brief.text import Untidy, faults, tidy

DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.characters(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=10,
)


@given(DATA)
def test_data_are_tidied_or_a_fault_is_found_in_them(data):
    try:
        tidied = tidy(data)
    except Untidy:
        assert list(faults(data))
    else:
        assert not list(faults(data))
        assert tidy(tidied) == tidied


@given(st.text())
def test_tidy_text_is_in_nfc_and_has_no_edges(text):
    try:
        tidied = tidy(text)
    except Untidy:
        return

    assert unicodedata.is_normalized("NFC", tidied)
    assert tidied == tidied.strip()
    assert "\r" not in tidied


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2027, 4, 1), "2027-04-01"),
        (datetime(2027, 4, 1), "2027-04-01"),
        (datetime(2027, 4, 1, 9, 30), "2027-04-01T09:30:00"),
        (time(9, 30), "09:30:00"),
    ],
)
def test_dates_become_iso_text(value, text):
    assert tidy({"a": [value]}) == {"a": [text]}
