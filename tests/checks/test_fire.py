import pytest

from tests.checks.cases import SILENT, brief, chief, fire, fires, found, passes, silent, trust

OTHER = fire("Westshire Fire and Rescue Authority", "the Westshire Authority")
MAYOR = fire("The Mayor of X", "the Mayor", form="mayor_fire")


def power(section):
    return f"section {section} of the Fire and Rescue Services Act 2004"


def delegated(to="the Trust", function="extinguishing fires", taker=None, giver=None, **row):
    parties = (giver or fire(), taker or trust(), OTHER, MAYOR)
    return brief(*parties, delegations=[{"from": "the Authority", "to": to, "function": function, **row}])


def having(statute):
    return fire(functions=[{"name": "rescue", "statute": statute}])


def lent(post):
    return brief(
        chief(), fire(), people={"secondments": [{"post": post, "from": "the Chief Constable", "to": "the Authority"}]}
    )


TABLE = [
    fires("FR-16-FIRE", delegated(taker=trust(employs_firefighters=False)), "bar parties[1].employs_firefighters"),
    fires("FR-16-FIRE", delegated(to="a constable", recipient="constable"), "bar delegations[0].recipient"),
    fires(
        "FR-16-FIRE",
        delegated(function="training for fire-fighting", taker=trust(employs_firefighters=False)),
        "warning parties[1].employs_firefighters",
    ),
    passes("FR-16-FIRE", delegated(taker=trust(employs_firefighters=True))),
    passes("FR-16-FIRE", delegated(to="a company", recipient="firefighter_employer")),
    passes("FR-16-FIRE", delegated(function="fitting smoke alarms", taker=trust(employs_firefighters=False))),
    silent("FR-16-FIRE", delegated(), "note parties[1].employs_firefighters"),
    silent("FR-16-FIRE", delegated(to="a company"), "note delegations[0].recipient"),
    fires(
        "FR-16-SCOPE",
        delegated(function="rescue", giver=having(power(12)), power=power(16)),
        "bar delegations[0].power",
    ),
    fires(
        "FR-16-SCOPE", delegated(function=f"advice under {power('5A')}", power=power(16)), "bar delegations[0].power"
    ),
    passes("FR-16-SCOPE", delegated(function="rescue", giver=having(power(8)), power=power("16(1)"))),
    passes("FR-16-SCOPE", delegated(function="rescue", giver=having(power(12)), power=power(12))),
    silent("FR-16-SCOPE", delegated(power=power(16)), "note delegations[0].function"),
    fires("FR-15-FRA", delegated(to="the Westshire Authority", power=power(15)), "bar delegations[0].power"),
    fires("FR-15-FRA", delegated(to="the Mayor", power=power(15)), "warning delegations[0].power"),
    passes("FR-15-FRA", delegated(to="the Trust", power=power(15))),
    passes("FR-15-FRA", delegated(to="the Westshire Authority", power=power(16))),
    silent("FR-15-FRA", delegated(taker=fire("F", "the Trust", form=None), power=power(15)), "note parties[1].form"),
    fires("FR-13", delegated(to="the Westshire Authority", power=power(13)), "warning delegations[0]"),
    fires(
        "FR-13",
        delegated(to="the Westshire Authority", function="rescue", giver=having(power(8)), power=power(16)),
        "warning delegations[0]",
    ),
    fires("FR-13", brief(fire(), OTHER, workstreams=[{"name": "Mutual aid at fires"}]), "warning workstreams[0]"),
    passes("FR-13", brief(fire(), trust(), workstreams=[{"name": "Mutual aid at fires"}])),
    passes("FR-13", brief(fire(), OTHER, workstreams=[{"name": "Shared training"}])),
    silent("FR-13", brief(fire(), OTHER)),
    fires("FR-37", lent("fire-fighter"), "warning people.secondments[0].post"),
    passes("FR-37", lent("analyst")),
    silent("FR-37", lent(None)),
    silent("FR-37", SILENT),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_on_fire_and_rescue(rule, data, known, expected):
    assert found(rule, data, **known) == expected
