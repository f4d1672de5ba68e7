"""Section 4(7): a party may withdraw where, in its own view, the agreement no longer serves its interests.

No case on the point is known. That nothing may fetter the right is a careful reading of “in the view of that party”.
"""

import pytest

from tests.drafts import library
from tests.statutory.readings import having, reading, spoken
from tests.statutory.senses import FORA, Net, unsaid

CLAUSE = "withdrawal.own-view"
LEAVE = r"(withdraw|leave this agreement|give a Withdrawal)"
LEAVING = r"(withdrawal|Withdrawal Notice)( of a Party)?"
FETTERS = Net(
    catches=(
        rf"(must not|cannot|may not|(no|neither) Party may) (\w+ )?{LEAVE}",
        rf"may (only )?{LEAVE}\b.*\b(only|until|unless|consent|approv\w+|agree[ds]?|first)\b",
        rf"{LEAVING} (takes? effect|has effect|is valid)[^,]*\b(only|until|unless|once)\b",
        rf"{LEAVING} (does not take effect|has no effect|is not valid|needs|requires|depends on|is subject to)\b",
        r"(consent|approval|permission|agreement) (of|from) .*\b(before|to|for) .*\bwithdraw",
        rf"({FORA}|mediator|expert|other Part(y|ies)) (may|must) [^,]*\bwithdraw",
    ),
    lets_go=r"\b(nothing|no decision|does not (limit|delay|depend)|must not (remove|restrict))\b",
)
"""How a clause would stand in the way: a ban, a condition, somebody else's say."""


def test_a_party_may_withdraw_on_the_ground_that_the_act_gives(reading):
    right, *_ = reading.norms(f"{CLAUSE}/right")

    assert (right.actor, right.verb) == ("A Party", "may")
    assert not unsaid(
        right.act,
        "^withdraw from this agreement (where|if|when)",
        "in the view of that Party|in its (own )?view",
        "this agreement is no longer in the interests of",
        "its efficiency or effectiveness",
    )


def test_the_view_is_for_that_party_alone(reading):
    others = "the other Party" if reading.two else "any other Party"

    assert not reading.lacks(f"{CLAUSE}/view", "for (the|that) Party alone")
    assert not reading.lacks(f"{CLAUSE}/view", "does not depend on", "consent", "approval", others, "any other person")
    assert not reading.lacks(f"{CLAUSE}/view", "does not depend on", "proof")


def test_the_clause_lets_the_party_act_and_nobody_else(reading):
    assert {(norm.actor, norm.verb) for norm in reading.norms(CLAUSE)} == {("A Party", "may")}


def test_it_is_done_by_written_notice_to_every_other_party(reading):
    others = "the other Party" if reading.two else "each other Party"

    assert not reading.lacks(f"{CLAUSE}/notice", "withdraws by giving", "written notice", f"to {others}")


def test_notice_may_be_given_from_the_first_day(reading):
    (norm,) = reading.norms(f"{CLAUSE}/any-time")

    assert not unsaid(norm.act, "^give a Withdrawal Notice", "at any time", "the date of this agreement$")


def test_the_right_is_in_force_before_the_work_begins():
    family = (
        "disputes.withdrawal",
        CLAUSE,
        "withdrawal.notice",
        "withdrawal.remaining",
        "withdrawal.ends-for-all",
    )

    for each in having("term.commencement/early"):
        early = [f"‹{key}›" for key in family if each.has(key)]
        assert not each.lacks("term.commencement/early", *early, "take effect on the date of this agreement")


def test_nothing_in_the_draft_stands_in_its_way(reading):
    assert not reading.caught(FETTERS)


@pytest.mark.parametrize(
    "words",
    [
        "A Party must not withdraw during the first two years.",
        "No Party may give a Withdrawal Notice before the pilot ends.",
        "A Party may withdraw from this agreement only with the consent of the Board.",
        "A Party may leave this agreement if the other Parties agree.",
        "A Withdrawal Notice takes effect only when the Withdrawing Party has paid.",
        "A Withdrawal Notice does not take effect until a handover is complete.",
        "A withdrawal takes effect once the Exit Plan has been carried out.",
        "The approval of the Board is needed before a Party may withdraw.",
        "Withdrawal requires a decision of the Joint Committee.",
        "The Board may delay the withdrawal of a Party.",
    ],
)
def test_what_would_stand_in_its_way_is_seen(words):
    assert FETTERS.holds(words)


def test_it_prevails_over_the_rest_of_the_agreement(reading):
    here = f"{CLAUSE}/prevails"

    assert not reading.lacks(here, "nothing else in this agreement limits the right", "conditional", "clause prevails")


def test_it_stands_first_in_the_order_of_precedence():
    for each in having("interpretation.precedence/order"):
        assert not each.lacks("interpretation.precedence/order", f"prevails over what stands later: ‹{CLAUSE}›")


def test_a_schedule_that_prevails_on_detail_does_not_prevail_over_it():
    for each in having("interpretation.service-detail/limits"):
        assert not each.lacks("interpretation.service-detail/limits", "does not apply to", "withdrawal")


def test_no_brief_turns_it_off():
    clause = library().clauses[CLAUSE]
    kept = {place for place in reading("bare").provisions if place.startswith(CLAUSE)}

    assert (clause.standing, clause.in_when, clause.slot) == ("required", None, "")
    assert "{%" not in clause.wording
    assert kept == {f"{CLAUSE}/{name}" for name in ("right", "view", "notice", "any-time", "prevails")}


def test_to_drop_it_is_a_bar():
    assert "PCA-4-WITHDRAW" not in spoken().rules("bar")
    assert "PCA-4-WITHDRAW" in spoken(clauses={"drop": [{"clause": CLAUSE, "reason": "a trial"}]}).rules("bar")


def test_what_a_brief_asks_against_the_act_is_reported_and_not_printed():
    asked, silent = reading("against the Act"), spoken()

    assert asked.says(CLAUSE) == silent.says(CLAUSE)
    assert asked.says("withdrawal.notice") == silent.says("withdrawal.notice")
    assert "PCA-4-WITHDRAW-FETTER" in asked.rules() - silent.rules()


@pytest.mark.parametrize(
    ("place", "senses"),
    [
        ("withdrawal.notice/handover", ("handover that is not complete", "does not delay")),
        ("withdrawal.notice/reasons", ("for information only", "takes effect whether or not", "is sent")),
        ("withdrawal.money/not-a-condition", ("takes effect whether or not", "agreed or paid")),
        ("exit.plan/no-delay", ("takes effect on its date whether or not", "carried out")),
        ("exit.continuity/no-fetter", ("does not delay a withdrawal", f"‹{CLAUSE}›", "condition")),
        ("disputes.withdrawal", ("nothing in", "‹disputes.escalation›", "prevents or delays", "taking effect")),
        ("disputes.withdrawal", ("for that Party to judge", "must not be referred", "mediation", "expert")),
        ("disputes.service", ("subject to", f"‹{CLAUSE}›")),
        ("termination.default/not-default", ("not a breach", "to withdraw")),
        ("interpretation.time", ("nothing in this clause delays", "withdrawal takes effect")),
        ("general.notices/out-of-hours", ("next Working Day", "does not delay the date", "withdrawal takes effect")),
        ("general.notices/out-of-hours", ("Withdrawal Notice counts from when it is received", "notices/received›")),
    ],
)
def test_leaving_is_not_held_up_by_what_must_be_settled(place, senses):
    for each in having(place):
        assert not each.lacks(place, *senses)


@pytest.mark.parametrize("kept", [True, False])
def test_the_hours_of_an_office_are_told_apart_from_the_notice_that_a_withdrawal_needs(kept):
    drop = [] if kept else [{"clause": "withdrawal.notice", "reason": "a trial"}]

    words = spoken(clauses={"drop": drop}).says("general.notices/out-of-hours")
    assert ("takes effect under ‹withdrawal.notice›, for which" in words) is kept
    assert ("takes effect, for which" in words) is not kept


def test_danger_to_the_public_cuts_the_longest_notice_short():
    long = spoken(withdrawal={"notice_months": 60})

    assert not long.lacks("withdrawal.notice/sooner", "sooner if", "view of the Withdrawing Party", "public safety")


def test_without_a_period_of_notice_it_takes_effect_when_given():
    at_once = spoken(withdrawal={"notice_months": 0})

    assert not at_once.lacks("withdrawal.notice/effect", "takes effect when it is given")


@pytest.mark.parametrize(
    "place",
    [
        "basis.discretion",
        "delegation.force-annex",
        "delegation.take-back",
        "governance.host",
        "interpretation.successors",
        "money.contributions",
        "performance.improvement",
        "premises.occupation",
        "term.duration",
        "term.pilot",
        "termination.statutory-change",
        "withdrawal.ends-for-all",
    ],
)
def test_other_ways_out_and_long_commitments_leave_it_whole(place):
    for each in having(place):
        assert not each.lacks(place, f"(nothing|not)[^.]* limits?,? (the right [^.]*)?‹{CLAUSE}›")


def test_leaving_part_of_the_work_turns_on_the_same_view_and_leaves_the_whole_right():
    for each in having("withdrawal.partial"):
        (norm,) = each.norms("withdrawal.partial/right")
        assert (norm.actor, norm.verb) == ("A Party", "may")
        assert not unsaid(norm.act, "Workstream", "in the view of that Party", "its efficiency or effectiveness")
        assert not each.lacks("withdrawal.partial/whole", "does not limit", "agreement as a whole")


@pytest.mark.parametrize("place", ["governance.membership/limits", "governance.joint-committee/outside"])
def test_no_vote_touches_it(place):
    for each in having(place):
        assert not each.lacks(place, "^No decision", "control, delay or put a condition on the withdrawal")


def test_it_is_no_reserved_matter():
    for each in having("governance.reserved-matters"):
        here = "governance.reserved-matters/withdrawal"
        assert not each.lacks(here, "not a Reserved Matter", f"‹{CLAUSE}›", "the view of the Party that withdraws")


def test_a_partner_has_it_too():
    for each in having("basis.partners"):
        assert not each.lacks("basis.partners", "A Partner has the same right", f"‹{CLAUSE}›", "any other Party")


def test_it_holds_even_where_little_or_nothing_binds():
    assert not reading("binding in part").lacks("basis.status/binding", "only the following", f"‹{CLAUSE}›")
    assert not reading("binding nobody").lacks("basis.status/act", "may withdraw", f"‹{CLAUSE}›")
