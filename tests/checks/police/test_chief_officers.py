import pytest

from tests.checks.cases import SILENT, brief, chief, commissioner, fire, fires, found, passes, silent, trust

OTHER = chief("Westshire", "the Westshire Chief")


def control(to, giver="the Chief Constable", act=None):
    row = {"people": "constables", "to": to, **({"from": giver} if giver else {})}
    basis = {"direction_and_control": [row], **({"act": act} if act else {})}
    return brief(chief(), OTHER, commissioner(), fire(), {"name": "Body X"}, basis=basis)


def site(**facts):
    return brief(chief(), commissioner(), chief("M", "the Met", form="metropolitan_commissioner"),
                 {"name": "N", "short_name": "a chief", "kind": "chief_officer"},
                 premises={"sites": [{"name": "Station", **facts}]})  # fmt: skip


TABLE = [
    fires("PRS-DNC", control("the Authority"), "bar basis.direction_and_control[0].to"),
    fires("PRS-DNC", control("the Commissioner", act="dual"), "bar basis.direction_and_control[0].to"),
    fires("PRS-DNC", control("the Westshire Chief", act="pca"), "warning basis.direction_and_control[0].to"),
    passes("PRS-DNC", control("the Westshire Chief", act="dual")),
    passes("PRS-DNC", control("the Chief Constable", act="pca")),
    passes("PRS-DNC", control("the Chief Constable", giver="the Authority")),
    silent("PRS-DNC", control("the Westshire Chief"), "note basis.act"),
    silent("PRS-DNC", control("somebody else"), "note basis.direction_and_control[0].to"),
    silent("PRS-DNC", control("Body X"), "note basis.direction_and_control[0].to"),
    silent("PRS-DNC", control("the Authority", "the Commissioner"), "note basis.direction_and_control[0].from"),
    silent("PRS-DNC", control("the Authority", giver=None), "note basis.direction_and_control[0].from"),
    fires("PRS-CC-CONSENT", brief(chief(), commissioner()), "warning parties[0].consent"),
    passes("PRS-CC-CONSENT", brief(chief(consent={"from": "the Commissioner"}))),
    passes("PRS-CC-CONSENT", brief(chief(form="city_commissioner"))),
    silent("PRS-CC-CONSENT", brief(chief(form=None)), "note parties[0].form"),
    fires("PRS-CC-LAND", site(owner="the Chief Constable"), "bar premises.sites[0].owner"),
    fires(
        "PRS-CC-LAND",
        site(owner="the Commissioner", occupiers=["the Chief Constable"], interest="contracted_out_lease"),
        "bar premises.sites[0].occupiers",
    ),
    passes("PRS-CC-LAND", site(owner="the Commissioner", occupiers=["the Chief Constable"], interest="licence")),
    passes("PRS-CC-LAND", site(owner="the Met")),
    silent("PRS-CC-LAND", site(owner="a chief"), "note parties[3].form"),
    silent("PRS-CC-LAND", site()),
    silent("PRS-CC-LAND", SILENT),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_on_chief_officers(rule, data, known, expected):
    assert found(rule, data, **known) == expected


def test_a_trust_that_hands_over_its_own_people_moves_no_police_officer():
    lent = {"direction_and_control": [{"people": "paramedics", "from": "the Trust", "to": "the Authority"}]}

    assert found("PRS-DNC", brief(trust(), fire(), basis=lent)) == []
