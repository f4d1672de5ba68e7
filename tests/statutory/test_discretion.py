"""Nothing fetters a party's discretion, and direction and control of a force stays where statute puts it.

Sections 4(4) and (6) of the 2017 Act; sections 2(3) and 4(3) of the Police Reform and Social Responsibility Act 2011.
"""

import re

import pytest

from tests.drafts import library
from tests.statutory.readings import having, reading, spoken
from tests.statutory.senses import Net, unsaid

CLAUSE = "basis.discretion"
SAFETY = "purpose.safety"
ANNEX = {"delegation.force-annex", "schedules.force-annex"}
COMMAND = Net(
    catches=(
        r"\b(under|places?|puts?|subject to)\b.*\b(direction and control|command|orders) of\b",
        r"\b(has|have|take|takes|assume|assumes)\b.*\b(direction and control|command) of\b",
    ),
    lets_go=r"\b(nothing|does not|says who|own chief officer|only from|are (that chief officer’s|not) people)\b",
)
"""How a clause would put people under somebody else's command."""


def test_nothing_in_the_agreement_fetters_a_party_s_discretion(reading):
    senses = ("^Nothing in this agreement fetters", "discretion of a Party", "duties", "powers under any enactment")

    assert not reading.lacks(f"{CLAUSE}/no-fetter", *senses)


def test_a_party_keeps_what_it_needs_for_its_own_duties(reading):
    (norm,) = reading.norms(f"{CLAUSE}/command")

    assert (norm.actor, norm.verb) == ("It", "may")
    assert not reading.lacks(f"{CLAUSE}/command", "Each|each", "Party keeps command of its own people", "own duties")
    assert not reading.lacks(f"{CLAUSE}/command", "whenever it considers")


def test_to_put_its_own_duties_first_is_no_breach(reading):
    here = f"{CLAUSE}/not-breach"

    assert not reading.lacks(here, "does not breach", "declining, delaying or ending", "in its judgement", "its duties")


def test_the_others_are_told_and_not_asked(reading):
    (norm,) = reading.norms(f"{CLAUSE}/tell")

    assert norm.verb == "must"
    assert not unsaid(norm.act, f"^tell {reading.others} as soon as")
    assert not re.search(r"\b(consent|approv\w+|agree)\b", reading.says(CLAUSE))


def test_direction_and_control_of_a_force_stays_with_its_chief_officer(reading):
    here = f"{CLAUSE}/direction"

    assert reading.has(here) is reading.fact("has_police")
    if reading.has(here):
        assert not reading.lacks(here, "direction and control", "remains with its chief officer", "Nothing (else )?in")
        assert ("‹delegation.force-annex›" in reading.says(here)) is reading.has("delegation.force-annex")


def test_only_the_force_annex_puts_anyone_under_another_s_direction(reading):
    assert {sentence.clause for sentence in reading.caught(COMMAND)} <= ANNEX


@pytest.mark.parametrize(
    "words",
    [
        "Police officers at the station are under the direction and control of the Host.",
        "The Lead Officer has command of the people of every Party.",
        "The Parties place their people under the command of the Control Room.",
    ],
)
def test_words_of_command_are_seen(words):
    assert COMMAND.holds(words)


def test_the_annex_does_so_under_section_22a_and_to_a_chief_officer_only():
    for each in having("delegation.force-annex"):
        assert not each.lacks("delegation.force-annex/made", "section 22A of the Police Act 1996")
        assert not each.lacks("delegation.force-annex/only-route", "^Only the Force Annex")
        assert not each.lacks(
            "delegation.force-annex/only-chief-officer", "only", "chief officer of police", r"23\(4\)"
        )


def test_there_is_no_annex_under_the_2017_act_alone():
    assert [place for place in spoken().provisions if place.partition("/")[0] in ANNEX] == []


def test_a_policing_body_without_its_chief_officer_asks_and_the_chief_officer_decides():
    for each in having(f"{CLAUSE}/force"):
        (norm,) = each.norms(f"{CLAUSE}/force")
        assert norm.verb == "must"
        assert norm.act.startswith("ask the chief officer")
        assert not each.lacks(f"{CLAUSE}/force", "for the chief officer to decide")


def test_whoever_is_asked_for_people_judges_whether_they_can_be_spared():
    for each in having("working.deployment"):
        assert not each.lacks("working.deployment/availability", "must send", "if it has them available")
        assert not each.lacks("working.deployment/available", "only if that Party judges", "its own functions")
    for each in having("working.automatic"):
        assert not each.lacks("working.automatic/still", "‹working.deployment(/available)?›", "need not send people")


def test_every_duty_to_carry_on_yields_to_it_and_to_public_safety(reading):
    carry_on = r"\b(go on (performing|doing its part)|continue to do what this agreement requires)\b"

    for place in (sentence.place for sentence in reading.sentences if re.search(carry_on, sentence.words)):
        assert not reading.lacks(place.partition("/")[0], "subject to", f"‹{CLAUSE}›", f"‹{SAFETY}›")


@pytest.mark.parametrize(
    ("place", "senses"),
    [
        ("termination.default/not-default", ("not a breach", f"‹{CLAUSE}›")),
        ("general.force-majeure", ("does not excuse[^.]*or limit", f"‹{CLAUSE}›")),
        (
            "governance.membership/limits",
            ("^No decision", "outside its powers", "operational or professional judgement"),
        ),
        ("governance.membership/no-delegation", ("delegates no function", "must not exercise such a function")),
        ("control-room.model/response", ("Each Party decides whether and how to respond",)),
        ("basis.law", ("nothing in this agreement requires a Party", "Law forbids")),
    ],
)
def test_nobody_else_decides_how_a_party_serves_the_public(place, senses):
    for each in having(place):
        assert not each.lacks(place, *senses)


def test_a_schedule_that_prevails_on_detail_does_not_prevail_over_it():
    for each in having("interpretation.service-detail/limits"):
        assert not each.lacks("interpretation.service-detail/limits", "does not apply to", "the discretion of a Party")


def test_a_control_room_says_who_directs_the_police_only_where_no_other_clause_does(reading):
    said = reading.has("control-room.model/direction")

    alone = reading.has("control-room.model") and not reading.has(CLAUSE)
    assert said is (alone and reading.fact("has_police"))


@pytest.mark.parametrize("kept", [True, False])
def test_somebody_always_says_who_directs_the_police_in_a_control_room(kept):
    drop = [] if kept else [{"clause": CLAUSE, "reason": "a trial"}]
    each = spoken(control_room={"model": "co_located"}, clauses={"drop": drop})

    here, other = f"{CLAUSE}/direction", "control-room.model/direction"
    if not kept:
        here, other = other, here
    assert not each.has(other)
    assert not each.lacks(here, "direction and control of", "police", "(remains|stays) with (its|their) chief officer")


def test_no_brief_turns_it_off():
    clause = library().clauses[CLAUSE]

    assert (clause.standing, clause.in_when, clause.slot) == ("core", None, "")
    for name in ("no-fetter", "not-breach", "withdrawal"):
        assert reading("bare").says(f"{CLAUSE}/{name}") == spoken().says(f"{CLAUSE}/{name}")


def test_it_binds_in_law_even_where_little_else_does():
    assert not reading("binding in part").lacks("basis.status/binding", "only the following", f"‹{CLAUSE}›")
