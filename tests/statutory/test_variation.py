"""Section 4(8): an agreement may be varied with the agreement of all of the parties, or replaced by a later one."""

import pytest

from tests.drafts import library
from tests.statutory.readings import having, reading, spoken
from tests.statutory.senses import FORA, Net, unsaid

CLAUSE = "variation.variation"
UNILATERAL = Net(
    catches=(
        rf"({FORA}|majority|A Party) (may|must) (vary|amend|change) (this agreement|a clause|the terms)",
        rf"\bthis agreement (is|may be|can be) (varied|amended|changed) (by|if|with|when)\b.*({FORA}|majority|half)",
        r"\b(majority|more than half|two thirds)\b.*\b(vary|varied|variation|amend|amended|amendment)\b",
        r"\bdeemed\b.*\b(agreed?|accepted)\b.*\bvariation\b|\bsilence\b.*\b(agreement|consent) to a variation\b",
    ),
)
"""How a clause would let fewer than all the parties vary the agreement."""


def everyone(reading):
    return "both Parties" if reading.two else "all the Parties"


def test_it_takes_the_agreement_of_all_the_parties_and_the_section_is_named(reading):
    (norm,) = reading.norms(f"{CLAUSE}/unanimity")

    assert (norm.actor, norm.verb) == ("This agreement", "may")
    assert not unsaid(norm.act, "^be varied only with the agreement of", everyone(reading), r"section 4\(8\)\(a\)")


def test_it_is_in_writing_and_signed_for_each_party(reading):
    assert not reading.lacks(f"{CLAUSE}/writing", "only if it is in writing", "signed for each Party")


def test_a_variation_cannot_take_away_the_right_to_withdraw(reading):
    (norm,) = reading.norms(f"{CLAUSE}/withdrawal")

    assert (norm.actor, norm.verb) == ("A variation", "must not")
    assert not unsaid(norm.act, "remove or restrict", "‹withdrawal.own-view›")


def test_each_party_takes_its_own_steps_first(reading):
    assert not reading.lacks(CLAUSE, "each Party must obtain every consent", "every consultation that Law requires")


def test_nothing_in_the_draft_lets_fewer_than_all_of_them_vary_it(reading):
    assert not reading.caught(UNILATERAL)


@pytest.mark.parametrize(
    "words",
    [
        "The Board may vary this agreement.",
        "A Party may amend this agreement by notice.",
        "This agreement may be varied by a majority of the Parties.",
        "A decision of more than half of the Parties is enough for a variation.",
        "A Party that does not reply is deemed to have agreed to the variation.",
    ],
)
def test_what_would_let_fewer_vary_it_is_seen(words):
    assert UNILATERAL.holds(words)


@pytest.mark.parametrize("rule", ["majority", "board"])
def test_a_brief_that_asks_for_less_is_reported_and_not_followed(rule):
    asked, silent = spoken(variation={"rule": rule}), spoken()

    assert asked.says(f"{CLAUSE}/unanimity") == silent.says(f"{CLAUSE}/unanimity")
    assert "PCA-4-VARY" in asked.rules() - silent.rules()


@pytest.mark.parametrize("voting", ["unanimous", "majority_with_reserved", "weighted"])
@pytest.mark.parametrize("model", ["board", "lead_authority"])
def test_whatever_the_votes_variation_is_kept_for_the_parties(model, voting):
    each = spoken(governance={"model": model, "voting": voting})

    assert not each.lacks("governance.membership/limits", "^No decision", "may: vary this agreement[;,]")
    assert not each.lacks("governance.reserved-matters/list", "reserved to the Parties", f"variation.*‹{CLAUSE}›")
    assert not each.lacks("governance.reserved-matters/decision", "only by all the Parties", "own decision-makers")
    if voting != "unanimous":
        assert not each.lacks("governance.membership/majority", "not a Reserved Matter")


def test_a_board_changes_only_what_change_control_lets_it_change():
    for each in having("governance.membership/limits", "variation.change-control"):
        here = "may: vary this agreement, except as ‹variation.change-control› allows;"
        assert not each.lacks("governance.membership/limits", "^No decision", here)


def test_a_joint_committee_does_not_vary_it():
    for each in having("governance.joint-committee"):
        assert not each.lacks("governance.joint-committee/outside", "^No decision", "vary this agreement")


def test_change_control_needs_every_party_and_keeps_off_the_agreement():
    for each in having("variation.change-control"):
        assert not each.lacks("variation.change-control", "agreed by a representative of each Party", "in writing")
        limits = ("must not", "change a clause", "move or delegate a function", "increase what a Party", "own-view›")
        assert not each.lacks("variation.change-control/limits", *limits)


def test_papers_made_under_the_agreement_do_not_vary_it():
    for each in having("interpretation.precedence"):
        assert not each.lacks("interpretation.precedence/protocols", "does not vary this agreement", "no effect")
        assert not each.lacks("interpretation.precedence/varied", "^This agreement is varied only as", f"‹{CLAUSE}›")


@pytest.mark.parametrize(
    ("keep", "said"),
    [
        ([], f"only as ‹{CLAUSE}› provides."),
        (["variation.deed"], f"only as clauses ‹{CLAUSE}› and ‹variation.deed› provide."),
        (["variation.change-control"], f"only as ‹{CLAUSE}› provides, or as ‹variation.change-control› allows."),
        (
            ["variation.deed", "variation.change-control"],
            f"only as clauses ‹{CLAUSE}› and ‹variation.deed› provide, or as ‹variation.change-control› allows.",
        ),
    ],
)
def test_the_ways_of_varying_it_are_all_named(keep, said):
    each = spoken(clauses={"keep": keep})

    assert each.says("interpretation.precedence/varied") == f"This agreement is varied {said}"


def test_what_a_party_or_the_lead_officers_may_change_themselves_is_let_out_of_that():
    for each in having("interpretation.precedence/entries"):
        here, dates = "interpretation.precedence/entries", "‹schedules.mobilisation/dates›"
        assert not each.lacks(here, "^That does not apply", f"entry that ‹{CLAUSE}› lets a Party change by notice")
        assert not each.lacks(CLAUSE, "A Party may change its own entry", "‹schedules.contacts›", "by notice alone")
        assert (f"a date that is changed as {dates} allows, or to an entry" in each.says(here)) is each.has(dates[1:-1])


@pytest.mark.parametrize("place", ["variation.deed/deed", "variation.admission/admission"])
def test_a_deed_and_a_new_party_need_everyone_too(place):
    for each in having(place):
        assert not each.lacks(place, "only (if|with)", everyone(each))


@pytest.mark.parametrize("place", ["money.fixed/change", "money.percentage/change", "money.hybrid/change"])
def test_shares_change_by_variation_only(place):
    for each in having(place):
        assert not each.lacks(place, "changed only under", f"‹{CLAUSE}›")


def test_the_force_annex_is_varied_under_both_acts():
    for each in having("delegation.force-annex"):
        assert not each.lacks("delegation.force-annex/change", "only as both", "section 23C", f"‹{CLAUSE}›")


def test_a_longer_term_needs_everyone():
    each = spoken(term={"kind": "fixed_with_extension", "years": 5, "extension_years": 2})

    assert not each.lacks("term.duration/extension", "the Parties may extend it", "signed for all of them")
    assert not each.lacks("term.duration/decide", "decide for itself")


def test_an_earlier_agreement_is_replaced_as_the_act_allows():
    for each in having("variation.replacement"):
        assert not each.lacks("variation.replacement/replaced", "replaces", r"section 4\(8\)\(b\)")
        assert not each.lacks("variation.replacement", "does not affect", "right or liability", "earlier agreement")


def test_no_brief_turns_it_off():
    clause = library().clauses[CLAUSE]

    assert (clause.standing, clause.in_when, clause.slot) == ("core", None, "")
    for name in ("unanimity", "writing", "withdrawal"):
        assert reading("bare").says(f"{CLAUSE}/{name}") == spoken().says(f"{CLAUSE}/{name}")
