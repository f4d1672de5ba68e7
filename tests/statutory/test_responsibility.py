"""Section 4(6): a delegation does not affect the responsibility of any party for the exercise of its functions."""

import pytest

from tests.drafts import library
from tests.statutory.readings import having, reading, spoken
from tests.statutory.senses import Net

CLAUSE = "basis.responsibility"
SHEDDING = Net(
    catches=(
        r"\b(solely|alone|exclusively) responsible\b|\b(sole|exclusive) responsibility\b",
        r"responsibilit(y|ies)( for [^.]{0,80})? (pass(es)?|moves?|shifts?|(is |are )?transfer(s|red)) (to|from)\b",
        r"(ceases?|stops?|no longer)( to be| being)? (responsible|answerable|accountable)\b",
        r"\b(relieve[ds]?|discharged?|released?) [^.]{0,40}(of|from) (all |its |that |any )*(responsibilit|dut(y|ies))",
        r"\btakes? over (the |a |its |all )*(function|responsibilit)",
    ),
    lets_go=r"\b(nothing|does not|not a sale)\b",
)
"""How a clause would say that responsibility goes with the work."""


def test_each_party_remains_responsible_whoever_does_the_work(reading):
    here = f"{CLAUSE}/retained"

    assert not reading.lacks(here, "^Each Party (remains|is) responsible", "its own functions", "whoever")


def test_a_delegation_changes_nothing_of_it_and_the_section_is_named(reading):
    here = f"{CLAUSE}/delegation"

    assert not reading.lacks(here, r"section 4\(6\) of the 2017 Act", "delegation", "does not affect", "any Party")


def test_no_other_words_are_to_be_read_as_moving_it(reading):
    assert not reading.lacks(f"{CLAUSE}/reading", "^Nothing in this agreement", "transferring", "relieving")


def test_the_parties_may_settle_who_bears_a_cost_and_no_more(reading):
    (norm,) = reading.norms(f"{CLAUSE}/costs")

    assert (norm.actor, norm.verb) == ("The Parties", "may")
    assert not reading.lacks(f"{CLAUSE}/costs", "bears the cost", "does not affect that responsibility")


def test_nothing_in_the_draft_says_that_responsibility_goes_with_the_work(reading):
    assert not reading.caught(SHEDDING)


@pytest.mark.parametrize(
    "words",
    [
        "The Host is solely responsible for dealing with calls.",
        "Responsibility for the Delegated Function passes to the Exercising Party.",
        "The Delegating Party ceases to be responsible for the function.",
        "The Delegating Party is relieved of its duty to exercise the function.",
        "The Exercising Party takes over the function.",
    ],
)
def test_what_would_move_it_is_seen(words):
    assert SHEDDING.holds(words)


def test_no_brief_turns_it_off():
    clause = library().clauses[CLAUSE]

    assert (clause.standing, clause.in_when, clause.slot) == ("core", None, "")
    assert "{%" not in clause.wording
    assert reading("bare").says(CLAUSE) == spoken().says(CLAUSE)


def test_it_stands_first_in_the_order_of_precedence_beside_withdrawal():
    for each in having("interpretation.precedence/order"):
        assert not each.lacks("interpretation.precedence/order", f"^[^;]*stands later: [^;]*‹{CLAUSE}›")
    for each in having("interpretation.service-detail/limits"):
        assert not each.lacks("interpretation.service-detail/limits", "does not apply", "responsibility for functions")


def test_it_binds_in_law_even_where_little_else_does():
    assert not reading("binding in part").lacks("basis.status/binding", "only the following", f"‹{CLAUSE}›")


def test_a_delegation_rests_on_a_power_of_its_own_and_can_be_taken_back():
    for each in having("delegation.exercise"):
        assert not each.lacks("delegation.exercise/power", "power shown in the table", "creates no power to delegate")
        assert not each.lacks("delegation.exercise/responsibility", f"‹{CLAUSE}› applies to each Delegated Function")
        assert not each.lacks("delegation.exercise/still", "Delegating Party may exercise", "itself at any time")
        assert not each.lacks(
            "delegation.take-back/at-once", "take back", "at once", "public safety", "statutory duties"
        )


@pytest.mark.parametrize(
    "place",
    ["control-room.model/functions", "exit.continuity/responsibility", "governance.company/responsibility"],
)
def test_it_is_said_again_where_a_reader_might_doubt_it(place):
    for each in having(place):
        assert not each.lacks(place, "remains responsible|does not affect", "function")
