from draftkit.brief import build_brief
from draftkit.brief.parties import party_paths
from tests.brief.samples import as_json, refusal, small, told


def test_a_name_that_is_no_party_s_is_told_with_the_one_that_was_meant():
    data = small(
        governance={"host": "the Autority"}, people={"secondments": [{"from": "The Trust", "to": "Authority"}]}
    )

    findings = refusal(as_json(data)).findings

    assert [(f.where.path, f.message, f.hint) for f in findings] == [
        ("governance, host", "'the Autority' is the name of no party", "did you mean 'the Authority'?"),
        ("people, secondments, 1st, to", "'Authority' is the name of no party", "did you mean 'the Authority'?"),
    ]


def test_a_name_like_no_other_is_told_with_the_parties():
    data = small(liability={"claims_lead": "Zebra"})

    finding = refusal(as_json(data)).findings[0]

    assert finding.hint == "the parties are: the Authority, Avonshire Fire Authority, The Trust"


def test_short_name_and_full_name_both_name_a_party():
    data = small(
        premises={"sites": [{"owner": "the Authority", "occupiers": ["The Trust", "Avonshire Fire Authority"]}]}
    )

    assert build_brief(data).data["premises"]["sites"][0]["owner"] == "the Authority"


def test_bodies_that_need_not_be_parties_may_have_any_name():
    data = small(delegations=[{"from": "the Authority", "to": "The Coastguard"}])
    data["parties"] = [{**data["parties"][0], "maintained_by": "Somebody else"}, data["parties"][1]]

    assert build_brief(data).data["delegations"][0]["to"] == "The Coastguard"


def test_two_parties_that_go_by_one_name_are_told_apart_by_nothing():
    same = [{"name": "A", "short_name": "the Trust"}, {"name": "B"}, {"name": "C", "short_name": "the Trust"}]

    lines = told(as_json(small(parties=same), indent=None))

    assert lines == ["brief.json:1:145: parties, 3rd, short_name: 'the Trust' is what the 1st party is called too"]


def test_one_legal_person_may_sign_twice_under_two_short_names():
    twice = [
        {"name": "The Mayor", "short_name": "the Fire Authority"},
        {"name": "The Mayor", "short_name": "the Policing Body"},
    ]

    assert len(build_brief(small(parties=twice)).data["parties"]) == 2


def test_names_are_not_looked_at_while_a_party_has_none():
    data = small(parties=[{"nmae": "A"}, {"name": "B"}], governance={"host": "A"})

    lines = told(as_json(data))

    assert not any("no party" in line for line in lines)


def test_every_place_that_names_a_party_is_known_from_the_schema():
    paths = {".".join(path) for path in party_paths()}

    assert {
        "governance.host",
        "workstreams.*.parties.*",
        "parties.*.notified.by",
        "information.data_sets.*.controllers.*",
        "information.data_sets.*.processor",
        "premises.sites.*.areas.*.party",
    } <= paths
    assert not {"governance.chair", "delegations.*.to", "parties.*.maintained_by"} & paths


def test_a_form_that_implies_a_kind_gives_it():
    data = {
        "agreement": {"title": "T"},
        "parties": [{"name": "A", "form": "chief_constable"}, {"name": "B", "form": "nhs_trust"}],
    }

    brief = build_brief(data)

    assert [party.get("kind") for party in brief.data["parties"]] == ["chief_officer", None]
