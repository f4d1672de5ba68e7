"""Data: who is controller, law enforcement, and patients."""

from draftkit.checks.bodies import bodies
from draftkit.checks.case import Case, given
from draftkit.checks.places import Hit, Places, Unknown
from draftkit.checks.register import rule


@rule(
    "DATA-JOINT",
    "warning",
    "UK GDPR art 26; Data Protection Act 2018 s.58",
    "FROM MEMORY",
    "Say who is controller, joint controller or processor; schedule the arrangement.",
    hint="choose under {path}",
)
def controllers(case: Case) -> Places:
    """Personal data or a system is shared, and the parties' roles are not decided."""
    information, control_room = case.brief.information, case.brief.control_room
    systems = given(information.systems) or given(control_room.systems)
    if given(information.model) or information.personal_data is False:
        return
    if information.personal_data is True or systems:
        yield Hit("information.model")


@rule(
    "DATA-LE",
    "warning",
    "Data Protection Act 2018 Pt 3",
    "FROM MEMORY",
    "Fire and ambulance bodies are usually outside Part 3; record the basis on each side.",
    hint="record the purposes under {path}",
)
def law_enforcement(case: Case) -> Places:
    """Police share data for law enforcement, and the purposes of sharing are not recorded."""
    information = case.brief.information
    police = case.of_kind("chief_officer", "local_policing_body")
    if information.law_enforcement is True and not given(information.purposes):
        yield Hit("information.purposes")
    elif police and information.personal_data is True and not given(information.law_enforcement):
        yield Unknown("information.law_enforcement", "whether police share personal data held for law enforcement")


@rule(
    "DATA-CLIN",
    "warning",
    "common law of confidence; Caldicott principles",
    "FROM MEMORY",
    "Patient data needs terms on clinical confidentiality and Caldicott sign-off.",
    hint="record the date of the sign-off under {path}",
)
def patients(case: Case) -> Places:
    """Patient data is shared, without Caldicott sign-off or without the clause on patients."""
    information = case.brief.information
    if information.patient_data is True:
        if not given(information.caldicott_date):
            yield Hit("information.caldicott_date", "no sign-off is recorded")
        if case.lacks("patients"):
            clause = bodies().clauses["patients"]
            yield Hit("clauses.keep", "the clause on patients is left out", hint=f"keep {clause} under clauses.keep")
    elif case.of_kind("ambulance_trust") and information.personal_data is True and not given(information.patient_data):
        yield Unknown("information.patient_data", "whether patient data will be shared")
