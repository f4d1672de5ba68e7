import pytest

from tests.checks.cases import SILENT, brief, chief, commissioner, fire, fires, found, party, passes, silent

OTHER = commissioner("Westshire", "the Westshire Commissioner")
ACT_1970 = {"powers": [{"power": "section 1 of the Local Authorities (Goods and Services) Act 1970"}]}


def delegated(giver=None, **row):
    combined = fire("X Combined Authority", "the Combined Authority", form="combined_authority")
    parties = (giver or commissioner(), OTHER, chief(), fire(), combined, {"name": "Body X"})
    name = parties[0]["short_name"]
    return brief(*parties, delegations=[{"from": name, "function": "commissioning services", **row}])


def mopac(**row):
    return delegated(commissioner("London", "MOPAC", form="mopac"), **row)


def mayor(**row):
    return delegated(party("The Mayor of X", "the Mayor", "local_policing_body", "mayor_police"), **row)


TABLE = [
    fires("PRS-18-WHO", delegated(to="the Authority", recipient="constable"), "bar delegations[0].recipient"),
    fires("PRS-18-WHO", delegated(to="the Westshire Commissioner"), "bar delegations[0].to"),
    fires("PRS-18-WHO", delegated(to="the Deputy Mayor for Policing and Crime"), "bar delegations[0].to"),
    fires("PRS-18-WHO", delegated(to="the Chief Constable", recipient="body"), "warning delegations[0].to"),
    fires("PRS-18-WHO", delegated(to="the Chief Constable of Eastshire"), "warning delegations[0].to"),
    passes("PRS-18-WHO", delegated(to="the Authority")),
    passes("PRS-18-WHO", delegated(to="a charity", recipient="body")),
    passes("PRS-18-WHO", delegated(to="the Commissioner", recipient="staff")),
    silent("PRS-18-WHO", delegated(to="Somebody"), "note delegations[0].recipient"),
    silent("PRS-18-WHO", delegated(), "note delegations[0].to"),
    silent("PRS-18-WHO", delegated(to="Body X"), "note delegations[0].to"),
    passes("PRS-18-WHO", delegated(to="the Combined Authority")),
    fires("PRS-18-WHO", mayor(to="the Authority", recipient="constable"), "warning delegations[0].recipient"),
    fires("PRS-18-WHO", mayor(to="the Westshire Commissioner"), "warning delegations[0].to"),
    fires("PRS-18-WHO", mayor(to="the Mayor of London", recipient="other"), "warning delegations[0].to"),
    fires("PRS-18-WHO", mayor(to="the Chief Constable"), "warning delegations[0].to"),
    fires("PRS-18-WHO", mayor(to="the Combined Authority"), "warning delegations[0].to"),
    fires("PRS-18-WHO", mayor(to="the Y Combined Authority", recipient="body"), "warning delegations[0].to"),
    passes("PRS-18-WHO", mayor(to="the Authority")),
    passes("PRS-18-WHO", mayor(to="the Deputy Mayor for Policing and Crime", recipient="other")),
    silent("PRS-18-WHO", mayor(), "note delegations[0].to"),
    fires("PRS-18-WHAT", delegated(function="Issuing the police and crime plan."), "bar delegations[0].function"),
    fires(
        "PRS-18-WHAT", delegated(function="suspending or removing the chief constable"), "bar delegations[0].function"
    ),
    fires("PRS-18-WHAT", delegated(function="printing the police and crime plan"), "warning delegations[0].function"),
    passes("PRS-18-WHAT", delegated(function="commissioning services for victims")),
    fires("PRS-18-WHAT", mayor(function="issuing the police and crime plan"), "warning delegations[0].function"),
    fires(
        "PRS-18-WHAT",
        mayor(function="calculating the PCC component council tax requirement"),
        "warning delegations[0].function",
    ),
    passes("PRS-18-WHAT", mayor(function="commissioning services for victims")),
    silent("PRS-18-WHAT", mayor(function=None), "note delegations[0].function"),
    silent("PRS-18-WHAT", delegated(function=None), "note delegations[0].function"),
    fires("PRS-19", mopac(to="the Westshire Commissioner"), "bar delegations[0].to"),
    fires(
        "PRS-19",
        mopac(to="the Authority", function="issuing the police and crime plan"),
        "warning delegations[0].function",
    ),
    passes("PRS-19", mopac(to="the Deputy Mayor for Policing and Crime", recipient="other")),
    silent("PRS-19", mopac(to="Somebody"), "note delegations[0].recipient"),
    fires("PRS-15", brief(commissioner(**ACT_1970), {**OTHER, **ACT_1970}), "warning parties[1].powers[0].power"),
    fires(
        "PRS-15",
        brief(
            commissioner(**ACT_1970),
            {**OTHER, "powers": [{"power": "s.15 of the Police Reform and Social Responsibility Act 2011"}]},
        ),
        "warning parties[1].powers[0].power",
    ),
    passes("PRS-15", brief(commissioner(**ACT_1970), OTHER, fire(**ACT_1970))),
    silent("PRS-15", SILENT),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_on_policing_bodies(rule, data, known, expected):
    assert found(rule, data, **known) == expected
