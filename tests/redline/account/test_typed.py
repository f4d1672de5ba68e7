import pytest

from draftkit.redline.account.typed import is_short, named_part, schedule_heading, typed_number


@pytest.mark.parametrize(
    ("text", "number", "depth"),
    [
        ("1. Definitions", "1", "top"),
        ("12.\tFees", "12", "top"),
        ("4.2 The fee", "4.2", "sub"),
        ("4.2.1 The fee", "4.2.1", "sub"),
        ("(a) the fee", "(a)", "sub"),
        ("(iv) the fee", "(iv)", "sub"),
        ("ARTICLE IV", "Article IV", "top"),
        ("Article 4: Fees", "Article 4", "top"),
        ("Section 2.01 Price.", "Section 2.01", "sub"),
    ],
)
def test_a_number_typed_at_the_start_of_a_line_is_read(text, number, depth):
    found = typed_number(text)

    assert (found.number, found.depth) == (number, depth)


@pytest.mark.parametrize(
    "text",
    ["1 April 2027 is the date", "12 months after", "£5 is paid", "(the fee) is", "Articles of clothing", "3.5%"],
)
def test_a_line_that_begins_with_another_number_has_none(text):
    assert typed_number(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Schedule 1", ("Schedule 1", "")),
        ("SCHEDULE 2 – Money", ("Schedule 2", "Money")),
        ("Annex A: Sites", ("Annex A", "Sites")),
        ("Schedule", ("Schedule", "")),
        ("Schedule 3 (Sites)", ("Schedule 3", "Sites")),
    ],
)
def test_the_heading_of_a_schedule_is_read(text, found):
    assert schedule_heading(text) == found


@pytest.mark.parametrize(
    "text", ["Schedule 1 applies to it.", "Schedule 1 sets out the fees", "Scheduled flights", "The Schedule", ""]
)
def test_a_sentence_about_a_schedule_is_no_heading(text):
    assert schedule_heading(text) is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("PARTIES", "parties"),
        ("The Parties", "parties"),
        ("Background:", "background"),
        ("Recitals", "background"),
        ("IT IS AGREED AS FOLLOWS:", "section"),
        ("Signatures", "signatures"),
        ("Open points", "points"),
        ("The parties agree", None),
        ("Background checks", None),
    ],
)
def test_a_line_announces_a_part_of_an_agreement(text, part):
    assert named_part(text) == part


def test_a_heading_is_short_and_no_sentence():
    assert is_short("Limits of liability")
    assert not is_short("The fee is due.")
    assert not is_short("")
    assert not is_short("word " * 13)
