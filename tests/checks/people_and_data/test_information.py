import pytest

from tests.checks.cases import SILENT, brief, chief, draft, fire, fires, found, passes, silent, trust


def shared(**facts):
    return brief(trust(), chief(), information=facts)


TABLE = [
    fires("DATA-JOINT", shared(personal_data=True), "warning information.model"),
    fires("DATA-JOINT", brief(fire(), trust(), control_room={"systems": ["CAD"]}), "warning information.model"),
    passes("DATA-JOINT", shared(personal_data=True, model="joint_controllers")),
    passes("DATA-JOINT", shared(personal_data=False, systems=["s"])),
    silent("DATA-JOINT", SILENT),
    fires("DATA-LE", shared(law_enforcement=True), "warning information.purposes"),
    passes("DATA-LE", shared(law_enforcement=True, purposes=["finding missing people"])),
    passes("DATA-LE", shared(personal_data=True, law_enforcement=False)),
    silent("DATA-LE", shared(personal_data=True), "note information.law_enforcement"),
    fires("DATA-CLIN", shared(patient_data=True), "warning information.caldicott_date"),
    fires(
        "DATA-CLIN",
        shared(patient_data=True, caldicott_date="2026-11-01"),
        "warning clauses.keep",
        agreement=draft("x"),
    ),
    passes(
        "DATA-CLIN", shared(patient_data=True, caldicott_date="2026-11-01"), agreement=draft("information.patients")
    ),
    silent("DATA-CLIN", shared(personal_data=True), "note information.patient_data"),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_on_data(rule, data, known, expected):
    assert found(rule, data, **known) == expected
