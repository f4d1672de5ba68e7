"""Why a clause of one draft is not the same in another: what in the two briefs made it so, and nothing else."""

from functools import cache

from draftkit.actions.causes import causes
from draftkit.actions.differences import differences
from tests.drafts import changed, project_of, sample_data

PILOT, STATION = "two-party-pilot", "tri-service-station"
TRUST = {
    "name": "East Midlands Ambulance Service NHS Trust",
    "short_name": "the Trust",
    "kind": "ambulance_trust",
    "form": "nhs_trust",
}


@cache
def project(name):
    return project_of(sample_data(name))


def why(name, key, **sections):
    old, data = sample_data(name), changed(sample_data(name), **sections)
    return causes(project(name), project_of(data), key, differences(old, data))


def without(name, short_name):
    """Return a sample without a party: the members of all lists that are about it."""

    def rest(value):
        match value:
            case dict():
                return {key: rest(inner) for key, inner in value.items()}
            case list():
                return [rest(inner) for inner in value if not _is_about(inner, short_name)]
            case _:
                return value

    return rest(sample_data(name))


def _is_about(member, short_name):
    if not isinstance(member, dict):
        return member == short_name
    return short_name in (member.get("short_name"), member.get("party"), member.get("owner"))


def test_a_party_that_left_is_the_one_cause_of_a_table_of_parties():
    new = without(STATION, "the Trust")

    found = causes(
        project(STATION), project_of(new), "schedules.variation-form", differences(sample_data(STATION), new)
    )

    assert found == ("the brief takes ‘the Trust’ out of the parties (parties[0])",)


def test_a_clause_that_came_has_its_decision_alone_for_a_cause():
    found = why(STATION, "governance.lead-authority", governance={"model": "lead_authority", "meetings_per_year": 6})

    assert found == ("it is in now: the brief says a lead authority will act with a board",)


def test_what_the_decision_says_is_not_said_again():
    found = why(PILOT, "governance.board", governance={"model": "steering_group", "meetings_per_year": 6})

    assert len(found) == 1
    assert found[0].startswith("it is out now: ")


def test_a_clause_that_looks_at_another_names_it():
    found = why(
        "training-centre", "governance.host", governance={"model": "board", "meetings_per_year": 6, "quorum": 5}
    )

    assert found == ("‘Lead authority and Board’ is out now", "‘Board’ is in now")


def test_a_phrase_that_follows_the_number_of_parties_gives_that_number():
    data = sample_data(PILOT)
    data["parties"].append(TRUST)

    found = causes(project(PILOT), project_of(data), "general.assignment", differences(sample_data(PILOT), data))

    assert found == ("it is no longer so that there are two parties",)


def test_another_word_for_duties_is_the_cause_where_a_clause_has_the_word():
    found = why(PILOT, "interpretation.successors", house={"obligation": "shall"})

    assert found == ("the brief says ‘shall’ for the word for obligations (house.obligation), and did not say before",)


def test_prose_that_has_a_word_in_common_with_the_brief_is_no_cause():
    """'money' stands in the wording of the clause on the Host, but not in its tags."""
    found = why("training-centre", "governance.host", money={"annual_budget": 2000000})

    assert found == ()


def test_another_order_concerns_only_what_follows_it():
    data = sample_data(STATION)
    data["workstreams"] = data["workstreams"][::-1]

    found = [
        causes(project(STATION), project_of(data), key, differences(sample_data(STATION), data))
        for key in ("working.how", "money.budget")
    ]

    assert found == [("the brief lists the workstreams in another order (workstreams)",), ()]


def test_another_order_is_no_cause_where_what_is_printed_keeps_its_order():
    """Of four parties three bear costs; the one that they pass in the list bears none."""
    old, data = sample_data("mayoral-area"), sample_data("mayoral-area")
    data["parties"] = [data["parties"][n] for n in (0, 1, 3, 2)]

    found = {
        key: causes(project("mayoral-area"), project_of(data), key, differences(old, data))
        for key in ("schedules.money", "schedules.contacts")
    }

    assert found == {
        "schedules.money": (),
        "schedules.contacts": ("the brief lists the parties in another order (parties)",),
    }


def test_another_order_is_the_cause_where_a_clause_joins_names_in_that_order():
    old, data = sample_data("mayoral-area"), sample_data("mayoral-area")
    data["parties"] = data["parties"][::-1]

    found = causes(project("mayoral-area"), project_of(data), "background.duty", differences(old, data))

    assert found == ("the brief lists the parties in another order (parties)",)
