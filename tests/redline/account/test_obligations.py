import pytest

from draftkit.redline.account.obligations import find_obligations, find_softeners, way_of


def way(old, new):
    return way_of(find_obligations(old)[0].worth, find_obligations(new)[0].worth)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("must pay", "may pay", "weaker"),
        ("may pay", "shall pay", "stronger"),
        ("must pay", "must use reasonable endeavours to pay", "weaker"),
        ("must use best endeavours to pay", "must use all reasonable endeavours to pay", "weaker"),
        ("shall use its reasonable endeavours to pay", "shall pay", "stronger"),
        ("is required to pay", "need not pay", "weaker"),
        ("must pay", "must not pay", "reversed"),
        ("must not pay", "must pay", "reversed"),
        ("may pay", "may not pay", "stronger"),
        ("shall not pay", "may pay", "weaker"),
        ("must pay", "should pay", "weaker"),
    ],
)
def test_an_obligation_goes_one_way(old, new, expected):
    assert way(old, new) == expected


@pytest.mark.parametrize(("one", "other"), [("shall pay", "must pay"), ("is to pay", "will pay"), ("can", "may")])
def test_two_words_for_one_duty_are_worth_the_same(one, other):
    assert find_obligations(one)[0].worth == find_obligations(other)[0].worth


@pytest.mark.parametrize("text", ["by 1 May 2027", "the will of the people is", "a mustard field", "mayor of London"])
def test_words_that_only_look_like_duties_are_not_powers(text):
    assert [one for one in find_obligations(text) if one.text != "will"] == []


def test_what_softens_a_duty_is_found():
    assert [one.text for one in find_softeners("must, so far as is reasonably practicable, pay where possible")] == [
        "so far as is reasonably practicable",
        "where possible",
    ]
