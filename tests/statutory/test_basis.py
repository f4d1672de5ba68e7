"""Section 1: who makes the agreement, in writing, about what. Sections 2 and 4: why, and on what powers."""

import pytest

from draftkit.model.agreement import Table
from draftkit.model.walk import plain, walk
from tests.checks.cases import brief, commissioner, fire, partner, trust
from tests.drafts import library
from tests.statutory.readings import having, reading, spoken
from tests.statutory.senses import Reading

CLAUSE, POWERS = "basis.made-under", "basis.powers"


def holds(kind, efficiency):
    return kind(view={"efficiency": efficiency, "effectiveness": False})


def with_views(first, second, **more):
    return Reading(brief(holds(trust, first), holds(fire, second), basis={"route": "duty", **more}))


def test_it_is_a_collaboration_agreement_made_under_section_1(reading):
    assert not reading.lacks(CLAUSE, "this agreement is a collaboration agreement", "under section 1 of the 2017 Act")


def test_it_is_in_writing_and_says_how_the_parties_work_together(reading):
    assert not reading.lacks(CLAUSE, r"section 1\(3\)", "in writing", "will work together in discharging", "Functions")


def test_working_together_is_what_the_parties_must_do():
    for each in having("working.how"):
        (norm, *_) = each.norms("working.how/together")
        assert (norm.actor, norm.verb) == ("The Parties", "must")
        assert norm.act.startswith("work together in discharging the Functions")


def test_every_party_has_its_functions_in_the_table():
    for each in having("schedules.functions"):
        agreement = each.project.assembled.agreement
        tables = [table for key, table in walk(agreement, Table) if key == "schedules.functions"]
        shown = {plain(row[2].content) for row in tables[0].rows}
        assert len(shown) >= len(each.data["parties"])


def test_section_22a_is_a_basis_only_where_the_brief_says_both(reading):
    dual = f"{CLAUSE}/dual"

    assert reading.has(dual) is reading.fact("dual_basis")
    assert ("22A" in reading.says(CLAUSE)) is reading.has(dual)
    if reading.has(dual):
        assert not reading.lacks(dual, "also made under section 22A", "so far as", "section 1 of the 2017 Act alone")


def test_the_act_gives_no_power_to_delegate(reading):
    assert not reading.lacks(f"{POWERS}/no-new-power", "relies on a power that exists apart from", "of the 2017 Act")
    assert not reading.lacks(f"{POWERS}/no-delegation", r"section 4\(5\)", "does not provide for", "cannot otherwise")


def test_the_power_to_do_what_is_expedient_yields_to_the_law(reading):
    (norm,) = reading.norms(f"{POWERS}/facilitating")

    assert (norm.actor, norm.verb) == ("Each Party", "may")
    here = ("necessary or expedient", r"section 4\(3\)", r"section 4\(4\)", "subject to any restriction", "rule of law")
    assert not reading.lacks(f"{POWERS}/facilitating", *here)


def test_each_party_enters_under_powers_of_its_own(reading):
    assert not reading.lacks(
        f"{POWERS}/relied-on", "^Each Party enters into", "in exercise of the powers", "that Party"
    )


@pytest.mark.parametrize(("first", "second"), [(True, True), (True, False), (False, True), (False, False)])
def test_the_duty_is_recited_only_where_two_services_hold_the_view_of_themselves(first, second):
    each = with_views(first, second)

    recited = " ".join(words for place, words in each.provisions.items() if place.startswith("background."))
    assert each.has("background.duty") is (first and second)
    assert each.has("background.voluntary") is not (first and second)
    assert ("Section 2(5) of the 2017 Act accordingly requires" in recited) is (first and second)


def test_the_view_recited_is_of_the_party_s_own_interests():
    for each in having("background.duty/views"):
        assert not each.lacks("background.duty/views", "has formed the view", "its own efficiency or effectiveness")


def test_a_trust_comes_under_the_duty_only_for_its_emergency_service():
    words = with_views(True, True).says("background.duty/views")

    assert words.count("so far as it provides an emergency ambulance service") == 1


def test_a_service_that_sees_harm_enters_by_choice():
    harmed = trust(view={"efficiency": True, "public_safety_adverse": True})
    each = Reading(brief(harmed, holds(fire, True), holds(commissioner, True), basis={"route": "duty"}))

    assert not each.lacks("background.duty", r"adverse effect .* section 3\(1\) or \(2\)", "by choice")


@pytest.mark.parametrize(
    ("parties", "limbs"),
    [
        ((trust(), fire()), "(a) and (b)"),
        ((trust(), commissioner()), "(a) and (c)"),
        ((fire(), commissioner()), "(b) and (c)"),
        ((trust(), fire(), commissioner()), "(a), (b) and (c)"),
        ((commissioner(), partner()), ""),
        ((fire(), fire("Other Fire Authority", "the Other")), ""),
    ],
)
def test_section_1_is_recited_only_where_two_limbs_are_met(parties, limbs):
    recited = Reading(brief(*parties)).says("background.parties")

    assert ("section 1(1) allows them" in recited) is bool(limbs)
    assert f"paragraphs {limbs} of section 1(2)" in recited or not limbs


def test_a_partner_joins_and_counts_for_nothing():
    for each in having("basis.partners"):
        assert not each.lacks("basis.partners", r"section 1\(4\)", "no duty under section 2", r"section 1\(1\)")


@pytest.mark.parametrize("binding", ["none", "partial", "full"])
def test_however_little_it_binds_it_is_made_under_the_act(binding):
    assert spoken(agreement={"binding": binding}).says(CLAUSE) == spoken().says(CLAUSE)


def test_an_agreement_that_binds_nobody_says_that_it_counts_all_the_same():
    each = reading("binding nobody")

    assert not each.lacks("basis.status", "not intended to create legal relations")
    assert not each.lacks("basis.status/act", "nonetheless a collaboration agreement", "section 1 of the 2017 Act")


@pytest.mark.parametrize("calls", [[], ["cardiac arrest"]])
def test_what_guards_the_parties_binds_even_where_little_else_does(calls):
    each = spoken(agreement={"binding": "partial"}, operations={"call_types": calls})
    guards = (
        "interpretation.successors",
        "purpose.safety",
        "working.pause",
        "variation.variation",
        "termination.illegality",
    )

    binding = [f"‹{key}›" for key in guards if each.has(key)]
    assert len(binding) == len(guards) - (not calls)
    assert not each.lacks("basis.status/binding", "only the following", *binding, r"\(general\)\.$")


def test_without_two_limbs_left_it_ends_as_such():
    for each in having("withdrawal.remaining"):
        here = "withdrawal.remaining/one-kind"
        assert not each.lacks(here, "ends when", "at least two of the paragraphs", r"section 1\(2\)")


def test_a_chief_officer_who_joins_later_does_so_with_the_policing_body():
    for each in having("variation.admission"):
        assert not each.lacks("variation.admission", "if it is a chief officer", "local policing body", "joins with it")


@pytest.mark.parametrize("key", [CLAUSE, POWERS])
def test_no_brief_turns_it_off(key):
    clause = library().clauses[key]

    assert (clause.standing, clause.in_when, clause.slot) == ("core", None, "")
    assert reading("bare").has(key)
