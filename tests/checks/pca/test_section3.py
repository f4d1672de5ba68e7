import pytest

from tests.checks.cases import (
    SILENT,
    brief,
    chief,
    commissioner,
    draft,
    fire,
    fires,
    found,
    party,
    passes,
    signed,
    silent,
    trust,
)

DUTY = {"basis": {"route": "duty"}}
ASKED_CHIEF = {"consulted": [{"who": "the Chief Constable of Avonshire Police", "date": "2026-11-05"}]}
ASKED_MAYOR = {"consulted": [{"who": "the Mayor of London"}]}
LFC = party("The London Fire Commissioner", "LFC", "fire_and_rescue_body", "london_fire_commissioner")


def functions(*classes):
    return [{"name": "a function", **({"class": each} if each else {})} for each in classes]


def with_functions(form, *classes):
    kind = "local_policing_body" if form == "mayor_police" else "fire_and_rescue_body"
    facts = {"functions": functions(*classes)} if classes else {}
    return brief(party("The Body", "the Body", kind, form, **facts), trust())


def scopes(rule, form, wanted, other):
    return [
        fires(rule, with_functions(form, wanted, other), "bar parties[0].functions[1].class"),
        passes(rule, with_functions(form, wanted)),
        silent(rule, with_functions(form), "note parties[0].functions"),
        silent(rule, with_functions(form, None), "note parties[0].functions[0].class"),
    ]


TABLE = [
    fires("PCA-3-CHIEF-LPB", brief(chief(), fire()), "bar parties[0].maintained_by"),
    fires("PCA-3-CHIEF-LPB", brief(chief(maintained_by="PCC for X"), fire()), "bar parties[0].maintained_by"),
    fires("PCA-3-CHIEF-LPB", brief(chief(maintained_by="the Authority"), fire()), "bar parties[0].maintained_by"),
    fires(
        "PCA-3-CHIEF-LPB",
        brief(chief(form="metropolitan_commissioner"), commissioner()),
        "bar parties[0].maintained_by",
    ),
    passes("PCA-3-CHIEF-LPB", brief(chief(maintained_by="the Commissioner"), commissioner())),
    passes("PCA-3-CHIEF-LPB", brief(chief(), commissioner(maintains="Avonshire Police"))),
    passes("PCA-3-CHIEF-LPB", brief(chief(form="metropolitan_commissioner"), commissioner(form="mopac"))),
    silent("PCA-3-CHIEF-LPB", brief(chief(), commissioner()), "note parties[0].maintained_by"),
    silent("PCA-3-CHIEF-LPB", brief(chief(), {"name": "B"}), "note parties[0].maintained_by"),
    silent(
        "PCA-3-CHIEF-LPB",
        brief(chief(maintained_by="Body B"), {"name": "Body B"}),
        "note parties[0].maintained_by",
    ),
    fires("PCA-3-LPB-CONSULT", brief(commissioner(), fire()), "warning parties[0].consulted"),
    fires("PCA-3-LPB-CONSULT", signed(brief(commissioner(), fire())), "bar parties[0].consulted"),
    fires(
        "PCA-3-LPB-CONSULT",
        brief(commissioner(consulted=[{"who": "the panel"}]), chief("X", maintained_by="the X Commissioner")),
        "warning parties[0].consulted",
    ),
    passes("PCA-3-LPB-CONSULT", signed(brief(commissioner(**ASKED_CHIEF), fire()))),
    passes("PCA-3-LPB-CONSULT", signed(brief(commissioner(), chief(maintained_by="the Commissioner")))),
    passes("PCA-3-LPB-CONSULT", brief(commissioner(nation="wales"), fire())),
    silent("PCA-3-LPB-CONSULT", signed(brief(commissioner(), {"name": "B"})), "note parties[0].consulted"),
    silent("PCA-3-LPB-CONSULT", signed(brief(commissioner(), chief())), "note parties[0].consulted"),
    fires("PCA-3-LFC", brief(LFC, commissioner(form="mopac")), "warning parties[0].consulted"),
    fires("PCA-3-LFC", signed(brief(LFC, commissioner(form="mopac"))), "bar parties[0].consulted"),
    passes("PCA-3-LFC", signed(brief({**LFC, **ASKED_MAYOR}, trust()))),
    passes("PCA-3-LFC", signed(brief(LFC, {"name": "The Mayor of London"}))),
    silent("PCA-3-LFC", SILENT),
    *scopes("PCA-3-CA", "combined_authority", "fire_and_rescue", "police_and_crime"),
    *scopes("PCA-3-CCA", "combined_county_authority", "fire_and_rescue", "local_government"),
    *scopes("PCA-3-MAYOR-FIRE", "mayor_fire", "fire_and_rescue", "police_and_crime"),
    *scopes("PCA-3-MAYOR-PCC", "mayor_police", "police_and_crime", "fire_and_rescue"),
    fires(
        "PCA-3-AMB-SCOPE",
        brief(trust(functions=functions("emergency_ambulance", "other_health")), fire(), **DUTY),
        "warning parties[0].functions[1].class",
    ),
    passes("PCA-3-AMB-SCOPE", brief(trust(functions=functions("emergency_ambulance")), fire(), **DUTY)),
    passes("PCA-3-AMB-SCOPE", brief(trust(functions=functions("other_health")), fire())),
    silent("PCA-3-AMB-SCOPE", brief(trust(functions=functions(None)), fire(), **DUTY)),
    fires(
        "PCA-3-AMB-REGARD", brief(trust(view={"particular_regard": False})), "warning parties[0].view.particular_regard"
    ),
    passes("PCA-3-AMB-REGARD", brief(trust(view={"particular_regard": True}), fire())),
    silent("PCA-3-AMB-REGARD", brief(trust(), fire()), "warning parties[0].view.particular_regard"),
    silent("PCA-3-AMB-REGARD", SILENT),
    fires(
        "PCA-3-AMB-ADVERSE",
        brief(trust(view={"other_functions_adverse": True})),
        "warning parties[0].view.other_functions_adverse",
        agreement=draft("background.duty"),
    ),
    passes("PCA-3-AMB-ADVERSE", brief(trust(view={"other_functions_adverse": True}), basis={"route": "voluntary"})),
    silent("PCA-3-AMB-ADVERSE", brief(trust(), **DUTY)),
    fires(
        "PCA-3-ADVERSE",
        brief(fire(view={"public_safety_adverse": True, "adverse": True})),
        "warning parties[0].view.public_safety_adverse",
        "warning parties[0].view.adverse",
    ),
    passes("PCA-3-ADVERSE", brief(fire(view={"adverse": False}))),
    silent("PCA-3-ADVERSE", SILENT),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_of_section_3(rule, data, known, expected):
    assert found(rule, data, **known) == expected


def test_each_of_two_chief_officers_needs_its_own_policing_body():
    mopac = commissioner("London", "MOPAC", form="mopac")
    met, other = chief("Met", "Met", form="metropolitan_commissioner"), chief("X", "CC X", maintained_by="PCC X")

    assert found("PCA-3-CHIEF-LPB", brief(mopac, met, other)) == ["bar parties[2].maintained_by"]
