import pytest

from draftkit.redline.account.exceptions import find_exceptions, find_softeners


def test_what_softens_a_duty_is_found():
    assert [one.text for one in find_softeners("must, so far as is reasonably practicable, pay where possible")] == [
        "so far as is reasonably practicable",
        "where possible",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("must pay unless the Host agrees.", "unless the Host agrees"),
        ("must pay, except where clause 4.2 applies; and", "except where clause 4.2 applies"),
        ("may use it save for training", "save for training"),
        (
            "must not assign without the prior written consent of the Host",
            "without the prior written consent of the Host",
        ),
        ("Subject to clause 5, the Host must pay", "Subject to clause 5"),
        ("a day other than a Sunday", "other than a Sunday"),
        ("the Parties other than the Host may end it", "other than the Host"),
        ("must pay all sums other than those that may be disputed", "other than those that may be disputed"),
    ],
)
def test_an_exception_is_found_to_the_end_of_its_limb(text, found):
    assert [one.text for one in find_exceptions(text)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "to save lives",
        "the exception",
        "without delay",
        "has effect subject to any enactment",
        "without prejudice to it",
    ],
)
def test_words_that_only_look_like_exceptions_are_none(text):
    assert find_exceptions(text) == []
