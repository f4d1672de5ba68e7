import pytest

from tests.checks.cases import SILENT, brief, commissioner, draft, fire, fires, found, partner, passes, silent, trust

S101 = "section 101(1) of the Local Government Act 1972"
COMBINED = fire("The X Combined Authority", "the Combined Authority", form="combined_authority")


def delegated(to, giver="the Authority", **row):
    parties = (fire(), commissioner(), trust(), partner(), COMBINED, {"name": "Body X"})
    return brief(*parties, delegations=[{"from": giver, "to": to, "function": "f", "power": S101, **row}])


TABLE = [
    fires("LG-101", delegated("the Commissioner"), "warning delegations[0].power"),
    fires("LG-101", delegated("the Trust"), "warning delegations[0].power"),
    passes("LG-101", delegated("the Council")),
    passes("LG-101", delegated("the Commissioner", power="section 113 of the Local Government Act 1972")),
    silent("LG-101", delegated("Body X"), "note parties[5].form"),
    silent("LG-101", SILENT),
    fires(
        "LG-101-MAYOR",
        delegated("the Council", "the Combined Authority", function="a mayoral function"),
        "bar delegations[0].power",
    ),
    passes("LG-101-MAYOR", delegated("the Council")),
    silent("LG-101-MAYOR", delegated("the Council", "the Combined Authority"), "note delegations[0].function"),
    fires(
        "LG-JC",
        brief(fire(), commissioner(), governance={"model": "joint_committee"}),
        "warning governance.model: governance.joint-committee",
    ),
    fires(
        "LG-JC",
        brief(fire(), trust()),
        "warning governance.model: governance.joint-committee",
        agreement=draft("governance.joint-committee"),
    ),
    passes("LG-JC", brief(fire(), partner(), governance={"model": "joint_committee"})),
    passes("LG-JC", brief(fire(), commissioner(), governance={"model": "board"})),
    silent("LG-JC", SILENT),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_on_local_government(rule, data, known, expected):
    assert found(rule, data, **known) == expected


def test_a_mayor_who_cites_section_101_is_a_matter_of_our_reading():
    mayor = fire("The Mayor of X", "the Mayor", form="mayor_fire")
    data = brief(
        mayor, partner(), delegations=[{"from": "the Mayor", "to": "the Council", "function": "f", "power": S101}]
    )

    assert found("LG-101-MAYOR", data) == ["warning delegations[0].power"]
