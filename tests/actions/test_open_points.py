"""Open points: said once, where they stand, in words that name the party."""

import json

import pytest

from draftkit.actions.open_points import open_points
from draftkit.actions.project import open_project
from draftkit.model.notes import Issue

_BRIEF = {
    "agreement": {"title": "Forced Entry Pilot"},
    "parties": [
        {"name": "Kent Council", "short_name": "the Council", "kind": "fire_and_rescue_body"},
        {"name": "The Commissioner for Kent", "short_name": "the Commissioner", "kind": "local_policing_body"},
    ],
    "workstreams": [{"name": "Forced entry", "activity": "forced_entry"}],
}


@pytest.fixture(scope="module")
def issues() -> tuple[Issue, ...]:
    return open_points(open_project(json.dumps(_BRIEF).encode(), name="brief.json"))


def test_what_is_both_a_finding_and_a_blank_is_told_once_where_it_stands(issues):
    about = [issue for issue in issues if "parties[0].powers" in issue.todo]

    assert len(about) == 1
    assert about[0].where.startswith("Schedule ")
    assert about[0].todo.endswith("Rule PCA-2-POWER.")


def test_a_party_is_called_by_its_short_name(issues):
    places = [issue.where for issue in issues]

    assert "Brief: the Commissioner, notified" in places
    assert not any("1st" in place or "2nd" in place for place in places)


def test_a_blank_of_a_party_says_whose_it_is(issues):
    address = next(issue for issue in issues if "parties[1].address" in issue.todo)

    assert "the Commissioner" in address.what


def test_every_cell_is_typeset_and_ends_with_a_full_stop(issues):
    assert all(issue.what.endswith(".") and issue.todo.endswith(".") for issue in issues)
    assert not any("'" in issue.what for issue in issues)
