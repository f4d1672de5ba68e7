import pytest

from draftkit.redline.account.obligations import find_obligations, way_of


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


FORBIDDEN = [
    "A Party shall not assign",
    "A Party must not assign",
    "A Party may not assign",
    "A Party must never assign",
    "A Party is not to assign",
    "A Party is not entitled to assign",
    "A Party shall not be entitled to assign",
    "A Party has no right to assign",
    "A Party shall under no circumstances assign",
    "No Party may assign",
    "No Party shall assign",
    "No Party will assign",
    "No Party to this agreement may assign",
    "No Party or its staff may assign",
    "No Party is entitled to assign",
    "No other Party shall be entitled to assign",
    "Neither Party may assign",
    "Neither the Council nor the Trust may assign",
    "None of the Parties may assign",
    "In no event shall a Party assign",
    "the Parties agree that no Party may assign",
    "Nothing in this clause entitles a Party to assign",
]
FREE = [
    "A Party need not pay",
    "A Party is not obliged to pay",
    "A Party is not required to pay",
    "A Party shall not be required to pay",
    "A Party is under no obligation to pay",
    "A Party does not have to pay",
    "No Party is required to pay",
    "No Party need pay",
    "Nothing in this clause requires a Party to pay",
    "Nothing in clause 4.2 or Schedule 2 shall oblige a Party to pay",
    "This clause does not require a Party to pay",
]
DUTY = [
    "A Party must pay",
    "A Party shall pay",
    "A Party will pay",
    "A Party is required to pay",
    "A Party shall be obliged to pay",
    "A Party is under a duty to pay",
    "This clause requires a Party to pay",
]
POWER = [
    "A Party may pay",
    "A Party can pay",
    "A Party is entitled to pay",
    "A Party shall be entitled to pay",
    "A Party has the right to pay",
    "Nothing in this agreement prevents a Party from paying",
]
LIMITED = ["A Party may only pay", "A Party is only entitled to pay", "Only the Board may pay"]
FAMILIES = (FORBIDDEN, FREE, DUTY, POWER, LIMITED)


@pytest.mark.parametrize("family", FAMILIES)
def test_all_ways_to_say_one_thing_are_worth_the_same(family):
    assert len({find_obligations(text)[0].worth for text in family}) == 1, [
        (text, found.text, found.worth) for text in family for found in find_obligations(text)
    ]


def test_what_forbids_frees_binds_allows_and_limits_is_told_apart():
    assert len({find_obligations(family[0])[0].worth for family in FAMILIES}) == len(FAMILIES)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (DUTY, FREE, "weaker"),
        (FREE, DUTY, "stronger"),
        (DUTY, FORBIDDEN, "reversed"),
        (FORBIDDEN, DUTY, "reversed"),
        (POWER, FORBIDDEN, "stronger"),
        (FORBIDDEN, POWER, "weaker"),
        (POWER, LIMITED, "stronger"),
        (LIMITED, POWER, "weaker"),
        (FORBIDDEN, LIMITED, "weaker"),
        (LIMITED, FORBIDDEN, "stronger"),
        (DUTY, LIMITED, "weaker"),
        (FORBIDDEN, ["A Party should not pay"], "weaker"),
        (FREE, FORBIDDEN, "stronger"),
    ],
)
def test_every_form_goes_the_same_way(old, new, expected):
    assert {way(one, other) for one in old for other in new} == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "If no Party objects, the Board may decide",
        "If no agreement is reached within 5 days either Party may decide",
        "no later than 1 June the Board may decide",
        "A Party that has no funds may decide",
        "Where no Party objects and the Board agrees, the Board may decide",
        "no Party objects and the Board may decide",
        "There is no limit. The Board may decide",
    ],
)
def test_a_no_that_is_not_the_subject_denies_nothing(text):
    assert [one.text for one in find_obligations(text)] == ["may"]


def test_a_subject_denies_its_own_verb_alone():
    found = find_obligations("No Party may object and the Board shall decide")

    assert [one.text for one in found] == ["No Party may", "shall"]


def test_a_subject_that_denies_is_shown_with_its_verb():
    assert [one.text for one in find_obligations("No Party may pay, and neither the Council nor the Trust shall")] == [
        "No Party may",
        "neither the Council nor the Trust shall",
    ]


def test_a_long_subject_is_shown_by_its_first_word():
    text = "Neither the Fire and Rescue Authority nor the Ambulance Service may pay"

    assert [one.text for one in find_obligations(text)] == ["Neither … may"]
