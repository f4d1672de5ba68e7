import pytest

from tests.checks.cases import (
    SILENT,
    brief,
    chief,
    clause,
    commissioner,
    draft,
    fire,
    fires,
    found,
    party,
    passes,
    silent,
    trust,
)

COUNCIL = party("The Common Council of the City of London", "the City", "local_policing_body", "common_council")
CAPACITY = "in its capacity as police authority for the City of London police area"
MAYOR = party("The Mayor of X", "the Mayor", "local_policing_body", "mayor_police")
PFCC = {"office": "the Police, Fire and Crime Commissioner for Avonshire"}


def named(name):
    return brief({"name": name}, trust())


TABLE = [
    fires("PCA-5-ENTITY", named("Avonshire Police"), "warning parties[0].name"),
    fires("PCA-5-ENTITY", named("Avonshire Fire and Rescue Service"), "warning parties[0].name"),
    fires("PCA-5-ENTITY", named("The Office of the Police and Crime Commissioner for X"), "warning parties[0].name"),
    passes("PCA-5-ENTITY", named("The Chief Constable of Avon and Somerset Constabulary")),
    passes("PCA-5-ENTITY", named("London Ambulance Service NHS Trust")),
    passes("PCA-5-ENTITY", named("Avonshire Fire and Rescue Authority")),
    silent("PCA-5-ENTITY", SILENT),
    fires("PCA-5-AMB", brief(trust(form="charity")), "bar parties[0].form"),
    fires("PCA-5-AMB", brief(trust(provides_ambulance_services=False)), "bar parties[0].provides_ambulance_services"),
    passes("PCA-5-AMB", brief(trust(), trust(form="nhs_foundation_trust"))),
    silent("PCA-5-AMB", brief(trust(form=None)), "note parties[0].form"),
    silent("PCA-5-AMB", brief(trust(provides_ambulance_services=None)), "note parties[0].provides_ambulance_services"),
    fires("PCA-5-CITY", brief({**COUNCIL, "capacity": "as landowner"}), "warning parties[0].capacity"),
    passes("PCA-5-CITY", brief({**COUNCIL, "capacity": CAPACITY})),
    passes("PCA-5-CITY", brief(COUNCIL), agreement=draft(clause("parties.parties", f"The Council, {CAPACITY}."))),
    silent("PCA-5-CITY", brief(COUNCIL), "warning parties[0].capacity"),
    silent("PCA-5-CITY", SILENT),
    fires("PCA-5-MAYOR", brief(MAYOR), "warning parties[0].order"),
    passes("PCA-5-MAYOR", brief({**MAYOR, "order": "the X Order 2023"})),
    passes("PCA-5-MAYOR", brief({**MAYOR, "capacity": "under the X Order 2023"})),
    silent("PCA-5-MAYOR", SILENT),
    fires(
        "PCA-5-CCA-PCC",
        brief({**MAYOR, "name": "The Mayor of the X Combined County Authority"}),
        "warning parties[0].order",
    ),
    fires("PCA-5-CCA-PCC", brief({**MAYOR, "form": "combined_county_authority"}), "warning parties[0].order"),
    passes("PCA-5-CCA-PCC", brief({**MAYOR, "name": "The Mayor of the X Combined Authority"})),
    silent("PCA-5-CCA-PCC", brief(MAYOR)),
    fires(
        "PCA-5-TWOHATS",
        brief(commissioner(**PFCC), fire(form="commissioner_fire_authority", **PFCC)),
        "warning parties[1].office",
    ),
    passes("PCA-5-TWOHATS", brief(commissioner(**PFCC), fire(**PFCC), chief(office="the Chief Constable"))),
    passes("PCA-5-TWOHATS", brief(commissioner(**PFCC), fire(office="the Chair"))),
    silent(
        "PCA-5-TWOHATS",
        brief(commissioner(**PFCC), fire(form="commissioner_fire_authority")),
        "note parties[1].office",
    ),
    silent("PCA-5-TWOHATS", brief(commissioner(), fire())),
    fires("PCA-5-ONEPERSON", brief(fire(name="The Mayor"), {**MAYOR, "name": "the mayor"}), "warning parties[1].name"),
    passes("PCA-5-ONEPERSON", brief(fire(name="The Mayor"), {**MAYOR, "name": "the mayor"}, trust())),
    passes("PCA-5-ONEPERSON", brief(fire(), commissioner())),
    silent("PCA-5-ONEPERSON", SILENT),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_of_section_5(rule, data, known, expected):
    assert found(rule, data, **known) == expected
