import pytest

from draftkit.checks.case import make_case
from draftkit.checks.register import registered
from draftkit.checks.run import apply_rule
from draftkit.library.load import load_library
from draftkit.resources import clauses_folder
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


LISTED = load_library(clauses_folder())

TABLE = [
    fires("PCA-5-ENTITY", named("Avonshire Police"), "warning parties[0].name"),
    fires("PCA-5-ENTITY", named("Avonshire Fire and Rescue Service"), "warning parties[0].name"),
    fires("PCA-5-ENTITY", named("The Office of the Police and Crime Commissioner for X"), "warning parties[0].name"),
    passes("PCA-5-ENTITY", named("The Chief Constable of Avon and Somerset Constabulary")),
    passes("PCA-5-ENTITY", named("London Ambulance Service NHS Trust")),
    passes("PCA-5-ENTITY", named("Avonshire Fire and Rescue Authority")),
    fires("PCA-5-ENTITY", named("City of London Police Authority"), "warning parties[0].name", library=LISTED),
    passes("PCA-5-ENTITY", named("City of London Police Authority")),
    passes("PCA-5-ENTITY", named("Police and Crime Commissioner for Kent"), library=LISTED),
    passes("PCA-5-ENTITY", named("Mayor of Greater Manchester (police and crime functions)"), library=LISTED),
    silent("PCA-5-ENTITY", SILENT),
    silent("PCA-5-ENTITY", SILENT, library=LISTED),
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


def hint(name, library=LISTED):
    """What a service as a party is told to do."""
    (found,) = apply_rule(registered()["PCA-5-ENTITY"], make_case(named(name), library=library))
    return found.hint


@pytest.mark.parametrize("body", [body for body in LISTED.bodies if body.legal_entity], ids=lambda body: body.name)
def test_a_party_by_the_name_of_a_legal_person_passes_and_by_that_of_its_service_is_told_of_it(body):
    assert not found("PCA-5-ENTITY", named(body.legal_entity), library=LISTED)
    if body.legal_entity.removeprefix("The ") != body.name:
        assert hint(body.name).startswith(f"did you mean “{body.legal_entity}”?")


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("the KENT police", "The Chief Constable of Kent Police"),
        ("Norfolk Police", "The Chief Constable of Norfolk Constabulary"),
        ("Hertforshire Constabulary", "The Chief Constable of Hertfordshire Constabulary"),
        ("Metropolitan Police", "The Commissioner of Police of the Metropolis"),
        ("Office of the Police and Crime Commissioner for Kent", "The Police and Crime Commissioner for Kent"),
        ("Kent OPCC", "The Police and Crime Commissioner for Kent"),
        ("Avon Fire and Rescue", "Avon Fire Authority"),
        ("Berkshire Fire and Rescue Service", "Royal Berkshire Fire Authority"),
        ("South Western Ambulance Service", "South Western Ambulance Service NHS Foundation Trust"),
    ],
)
def test_a_name_that_is_only_near_is_told_of_the_nearest(name, person):
    told = f"did you mean “{person}”? Check the name: the list of bodies is as at 2026-11-22"

    assert hint(name) == told


def test_a_name_as_near_to_several_is_told_of_each():
    assert hint("Sussex Fire and Rescue Service").startswith(
        "did you mean “East Sussex Fire Authority” or “West Sussex County Council”?"
    )


def test_where_the_legal_person_is_not_known_the_list_says_what_it_can():
    assert hint("Kent Fire and Rescue Service") == (
        "find out which legal person contracts for it; the list of bodies is as at 2026-11-22. "
        "Often called “Kent and Medway Fire and Rescue Authority”; its name in law is not confirmed."
    )


@pytest.mark.parametrize(
    ("name", "library"), [("Avonshire Police", LISTED), ("East Midlands Police", LISTED), ("Kent Police", None)]
)
def test_without_a_body_near_the_hint_is_the_rule_s_own(name, library):
    assert hint(name, library).startswith("give the full name of the chief constable")
