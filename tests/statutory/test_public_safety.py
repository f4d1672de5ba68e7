"""Section 3(1) lets a service stay out for public safety: any party may stop for it, at once and on its own view."""

import pytest

from tests.drafts import library
from tests.statutory.readings import having, reading, spoken
from tests.statutory.senses import FORA, Net, unsaid

CLAUSE = "purpose.safety"
STOP = r"(pause|stop|decline|suspend|refuse)"
HOLDING = Net(
    catches=(
        rf"\b(must not|cannot|may not) {STOP}\b.*\b(activity|Task|work|response)\b",
        rf"\bmay {STOP}\b.*\b(only (if|with|when|after)|consent|approv\w+|permission|agreed by)\b",
        rf"\b(consent|approval|permission)\b.*\b(before|to) .*\b{STOP}\b",
        rf"({FORA}|other Part(y|ies)) (may|must) .*\b(overrule|resume)\b",
    ),
)
"""How a clause would hold a party to unsafe work."""


def test_safety_comes_first(reading):
    assert not reading.lacks(f"{CLAUSE}/first", "safety of the public", "comes before every other purpose")


def test_a_party_may_stop_at_once_on_its_own_view(reading):
    (norm,) = reading.norms(f"{CLAUSE}/pause")

    assert (norm.actor, norm.verb) == ("A Party", "may")
    assert not unsaid(norm.act, "^decline, pause or stop an activity", "at once", "in its view", "public safety")
    assert not unsaid(norm.act, "; or", "its own people, or anyone else", "risk")


def test_to_stop_is_no_breach(reading):
    assert not reading.lacks(f"{CLAUSE}/not-breach", "that does so does not breach this agreement")


def test_the_others_are_told_at_once_and_nobody_is_left_without_a_response(reading):
    assert not reading.lacks(f"{CLAUSE}/tell", "must", f"tell {reading.others} at once", "reasons", "as soon as")
    assert not reading.lacks(f"{CLAUSE}/tell", "nobody is left without an emergency response")


def test_the_party_that_stopped_decides_when_to_begin_again(reading):
    here = f"{CLAUSE}/resume"

    assert not reading.lacks(here, "consider together, without delay", "decides for itself when to resume its own part")


def test_the_clause_gives_nobody_else_a_say(reading):
    assert {norm.actor for norm in reading.norms(CLAUSE)} <= {"A Party", "It", "The Parties"}


def test_nothing_in_the_draft_holds_a_party_to_unsafe_work(reading):
    assert not reading.caught(HOLDING)


@pytest.mark.parametrize(
    "words",
    [
        "A Party must not stop an activity without notice.",
        "A Party may pause an activity only with the consent of the Board.",
        "The approval of the Lead Officers is needed to stop a Task.",
        "The Board may order a Party to resume an activity.",
    ],
)
def test_what_would_hold_it_is_seen(words):
    assert HOLDING.holds(words)


@pytest.mark.parametrize(
    ("place", "senses"),
    [
        ("working.pause/person", ("may refuse, pause or stop a Task", "reasonably believe", "risk")),
        ("working.pause/party", ("^A Party may stop taking on Tasks", "it considers", "public safety")),
        ("working.pause/no-breach", ("not a breach", "no claim")),
        ("working.pause/safety", ("adds to", f"‹{CLAUSE}›", "does not limit it")),
        ("working.automatic/suspend", ("^A Party may suspend",)),
        ("review.early-warning", ("does not need to give a warning", "before it pauses", f"‹{CLAUSE}›")),
        ("termination.default/not-default", ("not a breach", f"‹{CLAUSE}›")),
        ("disputes.service", ("subject to", f"‹{CLAUSE}›")),
        ("general.force-majeure", ("or limit", f"‹{CLAUSE}›")),
        ("interpretation.service-detail/limits", ("does not apply", "public safety")),
    ],
)
def test_other_clauses_add_to_it_or_yield_to_it(place, senses):
    for each in having(place):
        assert not each.lacks(place, *senses)


def test_an_emergency_is_no_excuse_for_not_serving_the_public():
    for each in having("general.force-majeure"):
        assert not each.lacks("general.force-majeure/not-excuse", "^None of these", "emergency", "exist to meet")


@pytest.mark.parametrize(
    "place", ["termination.agreement/terms", "termination.default/suspend", "withdrawal.remaining"]
)
def test_whoever_ends_or_suspends_weighs_it(place):
    for each in having(place):
        assert not each.lacks(place, "consider", "effect[^.]* on public safety")


def test_no_brief_turns_it_off():
    clause = library().clauses[CLAUSE]

    assert (clause.standing, clause.in_when, clause.slot) == ("core", None, "")
    for name in ("first", "pause", "not-breach", "tell", "resume"):
        assert reading("bare").says(f"{CLAUSE}/{name}") == spoken().says(f"{CLAUSE}/{name}")
