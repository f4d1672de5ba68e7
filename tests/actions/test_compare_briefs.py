"""Two briefs compared: their drafts as a redline, and for each changed clause what in the briefs made it so."""

import json
from typing import Any

from draftkit import resources
from draftkit.actions.compare import Compared, compare_briefs, write_report

DATA = json.loads((resources.samples_folder() / "two-party-pilot.json").read_text("utf-8"))


def compared(change: dict[str, Any]) -> Compared:
    other = {**DATA, **{name: {**DATA.get(name, {}), **value} for name, value in change.items()}}
    before, after = (json.dumps(each).encode() for each in (DATA, other))
    return compare_briefs((before, "old.json"), (after, "new.json"), date="2026-11-23")


def why(found: Compared) -> dict[str, tuple[str, ...]]:
    return {change.mark: change.causes for change in found.account().changes if change.causes}


def test_a_value_that_differs_is_named_with_both_of_its_words():
    found = compared({"agreement": {"title": "Another Pilot"}, "term": {"kind": "fixed", "years": 3}})

    assert any("term.years" in cause and "‘3’" in cause for causes in why(found).values() for cause in causes)


def test_a_clause_that_was_dropped_says_so_with_the_reason():
    drop = {"drop": [{"clause": "general.severance", "reason": "the Parties never agree to it"}]}

    found = why(compared({"clauses": drop}))

    assert found["_dk_general_severance"] == ("it is out now: dropped in the brief: the Parties never agree to it",)


def test_equal_briefs_differ_in_nothing():
    found = compared({})

    assert (found.redline.revisions, found.account().changes) == (0, ())


def test_the_reports_say_why():
    found = compared({"clauses": {"drop": [{"clause": "general.severance", "reason": "not wanted"}]}})

    assert "Because it is out now: dropped in the brief: not wanted." in write_report(found, "md")
    assert '<p class="why">Because it is out now' in write_report(found, "html")
    assert json.loads(write_report(found, "json"))["changes"]
