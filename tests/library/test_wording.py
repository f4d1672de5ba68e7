"""What clauses outside the statute say as the brief varies: who is left to pay, whose rooms, who decides."""

import re

import pytest

from tests.drafts import library
from tests.statutory.readings import having, spoken

SITE = {"name": "the station", "owner": "the Authority", "occupiers": ["the Trust"], "interest": "licence"}
AREA = {"party": "the Trust", "square_metres": 40}


def sharing(*keep, site=(), **more):
    """Return the reading of a brief with one shared site."""
    return spoken(premises={"sites": [{**SITE, **dict(site)}]}, clauses={"keep": list(keep)}, **more)


@pytest.mark.parametrize("model", ["fixed", "percentage", "hybrid", "actual_cost"])
def test_nobody_is_left_to_pay_where_one_withdrawal_ends_it_for_all(model):
    choose = {"withdrawal.effect": "withdrawal.ends-for-all"}
    goes_on, ends = spoken(money={"model": model}), spoken(money={"model": model}, clauses={"choose": choose})

    assert not goes_on.lacks("money.contributions/leaving", "^When a Party leaves", "remaining Part(y|ies)")
    assert not re.search("remaining Part", ends.says("money.contributions"))
    assert not ends.lacks("money.contributions/withdrawal", "‹withdrawal.money›", "a Party that withdraws has to pay")


def test_a_party_that_leaves_pays_to_the_day_where_no_other_clause_says_so():
    choose, drop = {"withdrawal.effect": "withdrawal.ends-for-all"}, [{"clause": "withdrawal.money", "reason": "trial"}]
    each = spoken(money={"model": "percentage"}, clauses={"choose": choose, "drop": drop})

    assert not each.lacks("money.contributions/leaving", "^A Party that leaves", "must pay", "up to the date on which")


@pytest.mark.parametrize(
    "own",
    [
        sharing(site={"areas": [AREA]}),
        sharing(site={"interest": "contracted_out_lease", "exclusive": True}),
        sharing("premises.own-area"),
        sharing(money={"model": "floor_area"}),
    ],
    ids=["areas", "rooms to itself", "repair of its own area", "costs by floor area"],
)
def test_an_occupier_with_a_part_of_its_own_may_use_and_reach_it(own):
    assert not own.lacks("premises.shares/own-part", "^Each Occupier may use the part", "set aside for it")
    assert not own.lacks("premises.access/hours", "an Occupier’s part", "use that part", "at any time of day or night")


def test_the_schedule_shows_the_areas_that_the_brief_gives():
    here = "premises.shares/own-part"

    assert not sharing(site={"areas": [AREA]}).lacks(here, "the area of which is shown in ‹schedules.assets›")
    assert "area" not in sharing("premises.own-area").says(here)


@pytest.mark.parametrize("site", [{}, {"exclusive": False}])
def test_where_no_part_is_set_aside_the_occupiers_share_the_site_and_reach_it_all_the_same(site):
    each = sharing(site=site)

    assert not each.has("premises.shares/own-part")
    assert not re.search("set aside", each.says("premises.shares") + each.says("premises.access"))
    assert not each.lacks("premises.shares/common", "every Occupier may use the Common Parts")
    here = ("must let", "for an Occupier", "reach and use", "at any time of day or night", "the Occupier may use")
    assert not each.lacks("premises.access/hours", *here)


MODELS = {
    "board": "takes part in a decision for a Party",
    "lead_authority": "takes part in a decision for a Party",
    "joint_committee": "takes part in a decision",
    "company": "takes part in a decision for a Party",
    "steering_group": "takes part for a Party in making a recommendation",
}
"""What a person does at a meeting who must first declare an interest."""


@pytest.mark.parametrize("model", MODELS)
def test_guests_keep_out_of_what_the_meeting_is_there_to_do(model):
    each = spoken(governance={"model": model, "meetings_per_year": 4})

    advises = model == "steering_group"
    assert not each.lacks("governance.meetings/guests", "must take no part in (making a recommendation|a decision)\\.$")
    assert ("making a recommendation" in each.says("governance.meetings/guests")) is advises
    assert ("decision" in each.says("governance.meetings")) is not advises


@pytest.mark.parametrize(("model", "part"), MODELS.items())
def test_whoever_takes_part_declares_an_interest_first(model, part):
    each = spoken(governance={"model": model, "meetings_per_year": 4})
    rules = "rules on interests that apply to that person" if model == "joint_committee" else "that Party’s rules"

    here = "governance.meetings/interests"
    assert not each.lacks(here, f"{part} must first declare any personal interest", "must follow", rules)


def test_only_a_steering_group_takes_no_decision():
    for each in having("governance.meetings"):
        decides = "decision" in each.says("governance.meetings/guests")
        assert decides is not each.has("governance.steering-group")


def test_charging_for_medical_response_is_to_be_checked():
    note = library().clauses["money.actual-cost"].note

    assert re.search(r"Check, before a fire and rescue body is paid for medical response, .*\b18B\(2\)", note)
