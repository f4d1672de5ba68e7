"""The public is served throughout an exit, and no duty to that end delays a withdrawal: sections 3(1) and 4(6)-(7)."""

import re

import pytest

from tests.drafts import library
from tests.statutory.readings import having, reading, spoken
from tests.statutory.senses import FORA

CLAUSE, PLAN = "exit.continuity", "exit.plan"


@pytest.fixture(params=["two parties", "more parties"])
def leaving(request):
    """Return a draft about emergency response, for two parties and for more."""
    calls = {"call_types": ["cardiac arrest"]}
    return reading("two-party-pilot") if request.param == "two parties" else spoken(operations=calls)


def test_it_is_there_whenever_emergency_response_is_shared(reading):
    kept = CLAUSE in reading.data.get("clauses", {}).get("keep", ())

    assert reading.has(CLAUSE) is (kept or (reading.fact("operational_service") and reading.has(PLAN)))


def test_every_other_draft_plans_for_the_service_to_the_public_too():
    for each in having(PLAN):
        assert not each.lacks(PLAN, "must deal with", "keeping up the service to the public")


def test_safety_comes_first_whoever_leaves_and_however_it_ends(leaving):
    assert not leaving.lacks(f"{CLAUSE}/safety", "withdraws or this agreement ends", "safety of the public first")


def test_somebody_is_ready_for_every_call_at_every_moment(leaving):
    assert not leaving.lacks(f"{CLAUSE}/gap", "at every moment", "ready to receive the calls", "make the responses")


def test_each_party_does_its_part_to_the_day_and_looks_after_itself_from_then(leaving):
    assert not leaving.lacks(f"{CLAUSE}/until-date", "^Until the date", "each Party must go on doing its part")
    assert not leaving.lacks(f"{CLAUSE}/until-date", "subject to", "‹basis.discretion›", "‹purpose.safety›")
    assert not leaving.lacks(f"{CLAUSE}/ready", "Each Party must", "carry out its functions from that date")


def test_work_is_handed_over_in_stages_and_tested(leaving):
    assert not leaving.lacks(f"{CLAUSE}/handover", "staged|planned", "side by side", "test the new arrangements")
    assert not leaving.lacks(f"{CLAUSE}/handing-over", "Before it stops", "must hand over", "safely", "risks")


def test_those_who_route_calls_are_told(leaving):
    assert not leaving.lacks(
        f"{CLAUSE}/tell", "in good time", "control rooms", "neighbouring", "routes emergency calls"
    )


def test_help_after_the_day_is_asked_for_and_not_owed(leaving):
    here = f"{CLAUSE}/not-ready"

    assert not leaving.lacks(here, "asked for temporary help", "consider the request", "may give the help")


def test_each_party_stays_responsible_throughout(leaving):
    assert not leaving.lacks(f"{CLAUSE}/responsibility", "Throughout, each Party remains responsible", "functions")


def test_it_delays_no_withdrawal_and_sets_no_condition(leaving):
    here = f"{CLAUSE}/no-fetter"

    assert not leaving.lacks(here, "does not delay a withdrawal", "‹withdrawal.own-view›", "condition")


def test_its_duties_fall_on_the_parties_and_on_nobody_else(leaving):
    assert not re.search(FORA, leaving.says(CLAUSE))


def test_the_plan_runs_on_and_its_lack_holds_nothing_up():
    for each in having(PLAN):
        assert not each.lacks(f"{PLAN}/no-delay", "takes effect on its date whether or not", "carried out")
        assert not each.lacks(PLAN, "must go on doing so after this agreement ends", "until its part is done")


def test_what_keeps_the_public_safe_is_not_taken_away_before_the_day():
    for each in having("exit.assets/essential"):
        here = ("^Before the date", "must not remove", "keep the public safe", "its own emergency response")
        assert not each.lacks("exit.assets/essential", *here)


def test_a_dispute_is_not_pressed_by_holding_back_help():
    for each in having("disputes.service"):
        assert not each.lacks("disputes.service", "must not hold back help at an incident", "information", "access")


def test_a_delegated_function_comes_back_without_a_break():
    for each in having("delegation.take-back"):
        assert not each.lacks("delegation.take-back/handover", "must hand over", "without a break")


def test_it_is_core_and_needs_a_plan():
    clause = library().clauses[CLAUSE]

    assert clause.standing == "core"
    assert PLAN in clause.needs
    assert library().clauses[PLAN].in_when is None
