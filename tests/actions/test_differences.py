"""What two briefs say otherwise: members of lists are told by what they are about."""

from draftkit.actions.differences import differences

TRUST, COUNCIL, FORCE = (
    {"name": f"The {name}", "short_name": f"the {name}", "address": f"{name} Street"}
    for name in ("Trust", "Council", "Force")
)


def said(old, new):
    return [one.sentence() for one in differences(old, new)]


def test_equal_briefs_say_nothing_otherwise():
    assert differences({"parties": [TRUST, COUNCIL]}, {"parties": [TRUST, COUNCIL]}) == ()


def test_a_member_that_went_is_told_once_and_those_after_it_not_at_all():
    (found,) = differences({"parties": [TRUST, COUNCIL, FORCE]}, {"parties": [COUNCIL, FORCE]})

    assert (found.kind, found.old, found.new) == ("removed", "parties[0]", "")
    assert found.sentence() == "the brief takes ‘the Trust’ out of the parties (parties[0])"


def test_a_member_that_came_in_between_is_told_once():
    old, new = ({"purpose": {"in_scope": scope}} for scope in (["fleet", "fuel"], ["fleet", "parts", "fuel"]))

    assert said(old, new) == ["the brief adds ‘parts’ to the matters in scope (purpose.in_scope[1])"]


def test_what_changed_in_a_member_is_told_by_its_newer_place():
    moved = {**COUNCIL, "address": "Elsewhere"}

    (_, found) = differences({"parties": [TRUST, COUNCIL]}, {"parties": [moved]})[::-1]

    assert (found.kind, found.old, found.new) == ("said", "parties[1].address", "parties[0].address")
    assert found.sentence() == (
        "the brief says ‘Elsewhere’ for the address of the party (parties[0].address), and said ‘Council Street’ before"
    )


def test_members_in_another_order_are_told_as_that_alone():
    found = said({"parties": [TRUST, COUNCIL]}, {"parties": [COUNCIL, TRUST]})

    assert found == ["the brief lists the parties in another order (parties)"]


def test_a_member_in_place_of_another_is_told_by_what_it_says():
    old, new = ({"money": {"contributions": [{"party": "the Trust", "percent": n}]}} for n in (40, 37.5))

    assert said(old, new) == [
        "the brief says ‘37.5’ for the percentage of the contribution (money.contributions[0].percent), "
        "and said ‘40’ before"
    ]


def test_what_one_brief_alone_says_is_told_so_and_large_numbers_are_grouped():
    found = said({"term": {"years": 5}}, {"liability": {"cap": 2000000}})

    assert found == [
        "the brief no longer gives the years of the term (term.years)",
        "the brief says ‘2,000,000’ for the limit of liability (liability.cap), and did not say before",
    ]


def test_yes_and_no_are_said_in_words():
    old, new = ({"information": {"patient_data": answer}} for answer in (True, False))

    assert said(old, new) == [
        "the brief says ‘no’ for whether patient data are shared (information.patient_data), and said ‘yes’ before"
    ]


def test_a_list_that_went_whole_is_told_by_what_the_list_is():
    found = said({"withdrawal": {"charge": {"heads": ["rent"]}}}, {"withdrawal": {}})

    assert found == ["the brief no longer gives the heads of the charge on withdrawal (withdrawal.charge.heads[0])"]
