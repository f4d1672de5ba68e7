"""What a brief records of each party's approvals, and what checks and agreement ask for besides."""

import pytest

from draftkit.actions.approvals import _ASKED, _SHARED, points_raised, shared_steps, steps_of_parties
from draftkit.brief.questions import question
from draftkit.packs.checklist import PartySteps, Step
from tests.drafts import changed, project_of, sample_data

BY_TITLE = {
    "powers": "Powers the party relies on",
    "considered": "Record of consideration",
    "view": "Party’s own view of the proposal",
    "notified": "Notice of the proposal",
    "consulted": "People the party consulted",
    "consent": "Consent the party needs",
    "approvals": "Approvals the party has obtained",
    "signing": "How the party signs",
}


def step(party: PartySteps, key: str) -> Step | None:
    return next((each for each in party.steps if each.title == BY_TITLE[key]), None)


def first(**party: object) -> PartySteps:
    data = sample_data("two-party-pilot")
    data["parties"][0] |= party
    return steps_of_parties(project_of(data))[0]


def test_every_key_is_one_of_a_brief():
    paths = [f"parties[0].{key}" for key in _ASKED]
    paths += [
        f"parties[0].{key}.{part}" if question(f"parties[0].{key}.{part}") else f"parties[0].{key}[0].{part}"
        for key, parts in _ASKED.items()
        for part in parts
    ]

    assert [path for path in (*paths, *_SHARED) if question(path) is None] == []
    assert BY_TITLE.keys() == _ASKED.keys()


@pytest.mark.parametrize(
    ("key", "value", "recorded", "wanting"),
    [
        (
            "approvals",
            [{"by": "the Cabinet", "date": "2027-02-18", "reference": "Item 4"}, {"by": "the Leader"}],
            ("The Cabinet, 18 February 2027, Item 4", "The Leader"),
            ("date of the approval", "reference of the approval"),
        ),
        ("consent", {"from": "the Mayor"}, ("The Mayor",), ("date of the consent",)),
        ("notified", {"by": "the Council", "date": "2026-10-01"}, ("The Council, 1 October 2026",), ()),
        (
            "view",
            {"efficiency": True, "adverse": False, "date": "2027-01-15", "reasons": "it saves time."},
            (
                "15 January 2027; whether the party expects to be more efficient: yes; "
                "whether the party expects an adverse effect: no; reasons for the party’s view: it saves time",
            ),
            (),
        ),
        (
            "signing",
            {"manner": "deed", "by": "the Monitoring Officer"},
            ("The Monitoring Officer; manner of signing: executed as a deed",),
            ("authority of the signatory",),
        ),
    ],
)
def test_a_record_is_told_in_words_with_what_it_lacks(key, value, recorded, wanting):
    found = step(first(**{key: value}), key)

    assert found is not None
    assert tuple(each.replace("\u00a0", " ") for each in found.recorded) == recorded
    assert found.wanting == wanting


def test_what_is_not_recorded_is_asked_in_the_words_of_checks_and_agreement():
    council = first()

    powers, approvals, view = step(council, "powers"), step(council, "approvals"), step(council, "view")

    assert powers is not None
    assert powers.wanting == ("the power under which this party enters into the agreement",)
    assert powers.raised[0].endswith("no power or approval recorded (Policing and Crime Act 2017 s.2(5))")
    assert approvals == Step(
        "Approvals the party has obtained",
        (),
        ("who decided that this party should enter, with the date and reference",),
    )
    assert view is not None
    assert len(view.wanting) == 1


def test_every_party_needs_an_approval_and_a_signatory_and_else_only_what_is_asked():
    council = first()

    assert step(council, "signing") == Step("How the party signs")
    assert council.silent == ("notice of the proposal", "people the party consulted", "consent the party needs")


def test_what_was_set_aside_is_asked_no_more():
    data = sample_data("two-party-pilot")
    override = {"override": [{"rule": "PCA-2-CONSIDER", "reason": "recorded elsewhere"}]}

    [council, _] = steps_of_parties(project_of(changed(data, checks=override)))

    assert step(council, "considered") is None


def test_publication_is_told_where_the_brief_says_something_of_it():
    information = {"publish": "summary", "publish_where": "each party's website"}

    found = shared_steps(project_of(changed(sample_data("two-party-pilot"), information=information)))

    assert [(each.title, each.recorded) for each in found] == [
        ("Publication of the agreement", ("A summary",)),
        ("Place of publication", ("Each party's website",)),
    ]
    assert shared_steps(project_of(sample_data("two-party-pilot"))) == ()


def test_publication_that_a_check_asks_for_is_wanting():
    data = changed(sample_data("joint-control-room"), basis={"act": "dual", "force_collaboration": {"provision": "x"}})

    found = shared_steps(project_of(data))

    assert any("Plan publication" in sentence for each in found for sentence in each.raised)


def test_points_are_what_the_checks_raise_beside_the_steps():
    points = points_raised(project_of(sample_data("london-first-response")))

    assert any("Caldicott sign-off" in point for point in points)
    assert not any("approval recorded" in point for point in points)
    assert not any("Unsettled" in point or point.endswith(".") for point in points)
