"""When a body is replaced by law the agreement follows, and its successor has what the party had.

Section 5 lists who may be a party; section 1(2) asks for two kinds of service, then as before.
"""

import pytest

from draftkit.resources import schema
from tests.drafts import library
from tests.statutory.readings import having, reading, spoken
from tests.statutory.senses import Net, unsaid

CLAUSE = "interpretation.successors"
STOPPING = Net(
    catches=(
        r"\b(ends?|terminates?|void)\b.*\b(abolish(es|ed)|reorganis(es|ed|ation)|succeeds|successor|transfer scheme)\b",
        r"\b(abolish(es|ed)|reorganis(es|ed|ation)|successor)\b.*\b(ends? (this agreement|at once)|terminates?)\b",
        r"\bsuccessor\b.*\bonly (if|with|when)\b",
    ),
    lets_go=r"\b(nothing|does not of itself end|until new terms)\b",
)
"""How a clause would stop what an enactment moves."""


def test_a_transfer_by_law_puts_the_successor_in_the_party_s_place(reading):
    here = f"{CLAUSE}/transfer"

    assert not reading.lacks(here, "^If an enactment", "order or scheme", "functions and its rights and obligations")
    assert not reading.lacks(here, "from the date of the transfer", "takes the place of that Party", "so far as")
    assert not reading.lacks(here, "reference in this agreement to that Party", "reference to that body")


def test_functions_that_move_alone_bring_in_nobody_without_a_decision(reading):
    (norm,) = reading.norms(f"{CLAUSE}/functions-only")

    assert norm.verb == "must"
    assert norm.act.startswith("consider with that body whether it should become a party")


def test_the_others_hear_of_it_early(reading):
    assert not reading.lacks(f"{CLAUSE}/notice", f"must tell {reading.others}", "in writing")


def test_the_powers_and_the_two_kinds_of_service_are_looked_at_again(reading):
    here = f"{CLAUSE}/consider"

    assert not reading.lacks(here, "Before the change", "powers", "at least two of the paragraphs", r"section 1\(2\)")
    assert not reading.lacks(here, "varied under ‹variation.variation›")


def test_a_new_office_holder_or_name_changes_nothing(reading):
    assert not reading.lacks(f"{CLAUSE}/office", "person who holds an office", "name of a Party", "does not affect")


def test_it_yields_to_the_enactment_and_the_successor_may_withdraw(reading):
    here = f"{CLAUSE}/limits"

    assert not reading.lacks(here, "subject to any enactment")
    assert not reading.lacks(here, "does not limit", "‹withdrawal.own-view›", "which a successor has (as|too)")


def test_nothing_in_the_draft_stops_what_the_law_moves(reading):
    assert not reading.caught(STOPPING)


@pytest.mark.parametrize(
    "words",
    [
        "This agreement ends if an enactment abolishes a Party.",
        "A reorganisation of a Party terminates this agreement.",
        "A successor takes the place of a Party only with the consent of the Board.",
    ],
)
def test_what_would_stop_it_is_seen(words):
    assert STOPPING.holds(words)


def test_a_ban_on_assignment_leaves_transfers_by_law_alone():
    for each in having("general.assignment"):
        assert not each.lacks(
            "general.assignment", "must not assign", "does not affect a transfer", "under an enactment"
        )


def test_terms_about_reorganisation_add_a_way_out_or_go_on_with_the_successor():
    on, out = (spoken(termination={"statutory_change": choice}) for choice in ("transfer", "right_to_end"))

    assert not on.lacks("termination.statutory-change/continue", "^Subject to any enactment", "continues", "successor")
    assert not out.lacks("termination.statutory-change/leave", "a Party may leave")
    assert not out.lacks("termination.statutory-change/no-need", "need not be of the view", "‹withdrawal.own-view›")
    for each in (on, out):
        assert not each.lacks("termination.statutory-change/limits", "does not limit", "‹withdrawal.own-view›")


def test_the_schema_tells_of_that_way_out_what_the_clause_says():
    told = schema("brief")["properties"]["termination"]["properties"]["statutory_change"]
    choices = dict(zip(told["enum"], told["enumDescriptions"], strict=True))
    leave = spoken(termination={"statutory_change": "right_to_end"}).says("termination.statutory-change/leave")

    assert not unsaid(leave, "Within six months after the change", "a Party may leave", "at least three months’ w")
    assert not unsaid(
        choices["right_to_end"], "A party may leave", "at least three months", "within six months after the change"
    )


def test_new_terms_are_offered_and_not_forced():
    for each in having("interpretation.successor-terms"):
        nobody = "Neither Party is required" if each.two else "No Party is required"
        assert not each.lacks("interpretation.successor-terms/open", nobody, "keeps the right", "‹withdrawal.own-view›")
        assert not each.lacks("interpretation.successor-terms/meanwhile", "continues as it stands")


def test_no_brief_turns_it_off():
    clause = library().clauses[CLAUSE]

    assert (clause.standing, clause.in_when, clause.slot) == ("core", None, "")
    assert "{%" not in clause.wording
    assert reading("bare").says(CLAUSE) == spoken().says(CLAUSE)
