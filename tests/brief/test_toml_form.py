import pytest

from draftkit.brief.toml_form import map_toml
from tests.brief.samples import told

BRIEF = '''\
# The facts
[agreement]
title = "T"
reference = """
[not_a_table]
kind = 1
"""
[[parties]]
name = "A"
signing.manner = "deed"
[[parties]]
name = "B" # remark
[parties.contact]
email = "b@example.org"
[[parties.approvals]]
by = "the board"
[[parties.approvals]]
by = "the Chair"
'''


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        ((), 1),
        (("agreement",), 2),
        (("agreement", "reference"), 4),
        (("parties",), 8),
        (("parties", 0), 8),
        (("parties", 0, "signing", "manner"), 10),
        (("parties", 1), 11),
        (("parties", 1, "name"), 12),
        (("parties", 1, "contact", "email"), 14),
        (("parties", 1, "approvals", 1, "by"), 18),
    ],
)
def test_tables_and_keys_are_found_where_they_stand(steps, line):
    spot = map_toml(BRIEF).spots[steps]

    assert BRIEF.count("\n", 0, spot.value) + 1 == line


def test_what_looks_like_a_table_inside_a_text_is_none():
    assert ("not_a_table",) not in map_toml(BRIEF).spots


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[agreement]\ntitle = "T', "2:11: a text has no closing quote"),
        ('[agreement]\ntitle = "T\n"', "2:11: the text holds a control character or goes over the end of a line"),
        ("[agreement]\ntitle = T", "2:9: a value cannot be read"),
        ("[a]\n[a]", "2:3: a table stands twice"),
        ("[agreement]\r\ntitle = 'T'\r\nx = ?", "3:5: a value cannot be read"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text, line):
    assert told(text, "b.toml") == [f"b.toml:{line}"]


def test_dates_become_text_and_times_of_day_with_them():
    text = BRIEF.replace('"b@example.org"', "2027-04-01T10:00:00")

    assert told(text, "b.toml") == [
        "b.toml:14:9: parties, 2nd, contact, email: '2027-04-01T10:00:00' is not an email address"
    ]
