import pytest

from tests.checks.cases import SILENT, brief, chief, commissioner, fire, fires, found, passes, silent

EAST, WEST = commissioner("East", "PCC East"), commissioner("West", "PCC West")
CC_EAST, CC_WEST = (
    chief("East", "CC East", maintained_by="PCC East"),
    chief("West", "CC West", maintained_by="PCC West"),
)
CC_NORTH = chief("North", "CC North", maintained_by="PCC North")
PROVISION = {"provision": "joint roads policing", "publication": "on the websites"}
POLICING = {"functions": [{"name": "patrol", "class": "policing"}]}
CRIME = {"functions": [{"name": "victims", "class": "police_and_crime"}]}


def dual(*parties, **collaboration):
    basis = {"act": "dual", **({"force_collaboration": collaboration} if collaboration else {})}
    return brief(*parties, fire(), basis=basis)


TABLE = [
    fires("PA-22A", dual(EAST, CC_EAST, **PROVISION), "bar basis.act"),
    fires("PA-22A", dual(EAST, WEST, CC_EAST, **PROVISION), "bar parties[1]"),
    fires("PA-22A", dual(EAST, WEST, CC_EAST, CC_WEST, CC_NORTH, **PROVISION), "bar parties[4].maintained_by"),
    passes("PA-22A", dual(EAST, WEST, CC_EAST, CC_WEST, **PROVISION)),
    passes("PA-22A", brief(EAST, CC_EAST, fire(), basis={"act": "pca"})),
    silent("PA-22A", dual(EAST, WEST), "note basis.force_collaboration.provision"),
    silent(
        "PA-22A",
        dual(EAST, WEST, CC_EAST, chief("West", "CC West"), **PROVISION),
        "note parties[1].maintains",
    ),
    silent("PA-22A", dual(EAST, {"name": "B"}, CC_EAST, **PROVISION), "note parties[1].kind"),
    fires("PA-22A-SUGGEST", brief({**EAST, **POLICING}, WEST, fire()), "warning basis.act"),
    fires(
        "PA-22A-SUGGEST",
        brief(EAST, WEST, basis={"act": "pca", "direction_and_control": [{"people": "p"}]}),
        "warning basis.act",
    ),
    passes("PA-22A-SUGGEST", brief({**EAST, **CRIME}, {**WEST, **CRIME}, fire())),
    passes("PA-22A-SUGGEST", dual({**EAST, **POLICING}, WEST)),
    passes("PA-22A-SUGGEST", brief({**EAST, **POLICING}, {**CC_EAST, **POLICING}, fire())),
    silent("PA-22A-SUGGEST", brief(EAST, WEST), "note parties[0].functions"),
    fires("PA-23E", dual(EAST, WEST, provision="roads"), "warning basis.force_collaboration.publication"),
    passes("PA-23E", dual(EAST, WEST, **PROVISION)),
    silent("PA-23E", SILENT),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_on_agreements_between_forces(rule, data, known, expected):
    assert found(rule, data, **known) == expected
