import pytest

from tests.redline.account.built import account, head, item, sub, touched

KEPT = sub("The Host keeps the books of the Collaboration.")


def told(old, new):
    return touched(account(head("Terms") + KEPT + old, head("Terms") + KEPT + new), "obligation")


@pytest.mark.parametrize(
    ("paragraph", "verb"),
    [
        ("A Party must not set off another sum", "must not"),
        ("Each Party shall pay its share", "shall"),
        ("The Board may meet by video", "may"),
        ("No Party may assign it", "No Party may"),
        ("A Party need not give reasons", "need not"),
        ("It may refuse vetting that it doubts", "may"),
    ],
)
def test_the_obligation_of_a_paragraph_that_came_or_went_is_told(paragraph, verb):
    assert told("", sub(f"{paragraph}.")) == [f"“{verb}” added: “{paragraph}”"]
    assert told(sub(f"{paragraph}."), "") == [f"“{verb}” removed: “{paragraph}”"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Interest runs from the day after it fell due.",
        "The plan covers anything that may harm the public.",
        "It is done as soon as the Host reasonably can.",
        "The sum is carried forward only if the Board agrees to it.",
        "This does not fix what a Party is to pay.",
    ],
)
def test_a_verb_that_binds_nobody_is_not_told(paragraph):
    assert told("", sub(paragraph)) == []


def test_a_verb_put_into_a_sentence_or_taken_out_of_it_is_told():
    old, new = sub("The Host insures the station."), sub("The Host must insure the station.")

    assert told(old, new) == ["“must” added: “The Host must insure the station”"]


def test_a_sentence_tells_one_obligation_and_a_duty_before_a_power():
    paragraph = sub("The Board may ask, and the Host must answer. The Trust shall not speak and shall not write.")

    assert told("", paragraph) == [
        "“must” added: “The Board may ask, and the Host must answer …”",
        "“shall not” added: “The Trust shall not speak and shall not write”",
    ]


LIST = sub("Nobody is hurt. A Party that uses the yard must:") + item("keep it clean; and")


def test_an_item_is_told_with_the_words_that_open_its_list():
    assert told(LIST, LIST + item("shut the gate.")) == [
        "“must” added: “A Party that uses the yard must … shut the gate”"
    ]


def test_a_list_that_came_whole_is_told_by_the_words_that_open_it():
    assert told("", LIST) == ["“must” added: “A Party that uses the yard must”"]


def test_an_item_of_a_list_that_asks_nothing_is_not_told():
    matters = sub("These are kept for the Parties:") + item("the Budget;")

    assert told(matters, matters + item("works over the limit.")) == []


def test_a_paragraph_is_no_item_of_one_whose_number_only_begins_alike():
    lines = "".join(sub(f"Line {n} says this and must stand:") for n in range(2, 13))

    assert told(lines, lines + sub("The sky is blue.")) == []
