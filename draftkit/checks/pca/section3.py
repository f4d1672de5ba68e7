"""Section 3 of the 2017 Act: who may not enter alone, who must consult, and what limits the duty."""

from draftkit.checks.bodies import bodies
from draftkit.checks.case import Case, at, given, label, same
from draftkit.checks.pairing import body_of, chiefs_of
from draftkit.checks.pca.section1 import PCA
from draftkit.checks.pca.section2 import recites_duty
from draftkit.checks.places import Hit, Places, Unknown
from draftkit.checks.register import rule
from draftkit.wording.view import View


@rule(
    "PCA-3-CHIEF-LPB",
    "bar",
    f"{PCA} s.3(10)",
    "VERIFIED",
    "A chief officer may not enter unless the local policing body that maintains the force also enters.",
    hint="add that body to parties, and name it under {path}",
)
def chief_with_body(case: Case) -> Places:
    """A chief officer is a party without the local policing body that maintains that force."""
    for chief in case.of_kind("chief_officer"):
        match body_of(case, chief).answer:
            case "absent":
                body = chief.maintained_by if given(chief.maintained_by) else "the body that maintains the force"
                yield Hit(at(chief, "maintained_by"), f"{label(chief)} is a party, {body} is not")
            case "unknown":
                yield Unknown(at(chief, "maintained_by"), f"which party maintains the force of {label(chief)}")


@rule(
    "PCA-3-LPB-CONSULT",
    "warning",
    f"{PCA} s.3(11)",
    "VERIFIED",
    "The local policing body must consult its chief officer before entering.",
    hint="record whom it consulted and when under {path}",
    at_signature="bar",
)
def body_consults(case: Case) -> Places:
    """A local policing body is a party, its chief officer is not, and no consultation is recorded."""
    for body in case.of_kind("local_policing_body"):
        if case.in_england(body) is False or _consulted(body, bodies().names["chief_officers"]):
            continue
        answers = {pairing.answer for pairing in chiefs_of(case, body)}
        if not answers and not case.unkinded:
            yield Hit(at(body, "consulted"), label(body))
        elif "party" not in answers:
            path = at(body, "consulted")
            yield Unknown(path, f"whether the chief officer of {label(body)} is a party or was consulted")


@rule(
    "PCA-3-LFC",
    "warning",
    f"{PCA} s.3(6)",
    "VERIFIED",
    "The London Fire Commissioner must consult the Mayor of London before entering.",
    hint="record the consultation and its date under {path}",
    at_signature="bar",
)
def london_fire_commissioner(case: Case) -> Places:
    """The London Fire Commissioner is a party, the Mayor of London is not, and no consultation is recorded."""
    mayor = bodies().names["mayor_of_london"]
    if any(same(party.name) in mayor for party in case.parties):
        return
    for party in case.of_form("london_fire_commissioner"):
        if not _consulted(party, (*mayor, "the mayor")):
            yield Hit(at(party, "consulted"), label(party))


@rule(
    "PCA-3-CA",
    "bar",
    f"{PCA} s.3(7)",
    "VERIFIED",
    "A combined authority may enter only for fire and rescue functions it may exercise.",
    hint="take that function out, or correct {path}",
)
def combined_authority(case: Case) -> Places:
    """The functions of a combined authority include one that is no fire and rescue function."""
    return _only(case, "fire_and_rescue", case.of_form("combined_authority"))


@rule(
    "PCA-3-CCA",
    "bar",
    f"{PCA} s.3(7A)",
    "VERIFIED",
    "A combined county authority may enter only for fire and rescue functions it may exercise.",
    hint="take that function out, or correct {path}",
)
def combined_county_authority(case: Case) -> Places:
    """The functions of a combined county authority include one that is no fire and rescue function."""
    return _only(case, "fire_and_rescue", case.of_form("combined_county_authority"))


@rule(
    "PCA-3-MAYOR-FIRE",
    "bar",
    f"{PCA} s.3(8)",
    "VERIFIED",
    "The mayor may enter only for fire and rescue functions the mayor may exercise.",
    hint="take that function out, or correct {path}",
)
def fire_mayor(case: Case) -> Places:
    """The functions of a mayor who enters as a fire and rescue body include another function."""
    return _only(case, "fire_and_rescue", case.of_form("mayor_fire"))


@rule(
    "PCA-3-MAYOR-PCC",
    "bar",
    f"{PCA} s.3(9)",
    "VERIFIED",
    "The mayor may enter only for functions of a police and crime commissioner the mayor may exercise.",
    hint="take that function out, or correct {path}",
)
def police_mayor(case: Case) -> Places:
    """The functions of a mayor who enters as a police body include one that is no commissioner's function."""
    return _only(case, "police_and_crime", case.of_form("mayor_police"))


@rule(
    "PCA-3-AMB-SCOPE",
    "warning",
    f"{PCA} s.3(3)",
    "VERIFIED",
    "The section 2 duty reaches only the emergency ambulance service. Use the trust's own powers for the rest.",
    hint="set basis.route to voluntary, or take the function at {path} out",
)
def ambulance_scope(case: Case) -> Places:
    """The duty is relied on, and a function of an ambulance trust is no emergency function."""
    for party in case.of_kind("ambulance_trust") if recites_duty(case) else ():
        for function in party.functions:
            if given(function["class"]) and function["class"] != "emergency_ambulance":
                yield Hit(at(function, "class"), f"{label(party)}, {function.name}")


@rule(
    "PCA-3-AMB-REGARD",
    "warning",
    f"{PCA} s.3(4)-(5)",
    "VERIFIED",
    "Record that the trust had particular regard to its other functions and to the health service in England.",
    hint="set {path} to true once it had",
)
def ambulance_regard(case: Case) -> Places:
    """An ambulance trust is a party, and no particular regard is recorded."""
    for party in case.of_kind("ambulance_trust"):
        if not party.view.particular_regard:
            yield Hit(at(party, "view.particular_regard"), label(party))


@rule(
    "PCA-3-AMB-ADVERSE",
    "warning",
    f"{PCA} s.3(2)",
    "VERIFIED",
    "On this record section 2 does not require the trust to enter.",
    hint="set basis.route to voluntary, or review {path}",
)
def ambulance_adverse(case: Case) -> Places:
    """The duty is relied on, and an ambulance trust expects harm to its other functions or to the health service."""
    for party in case.of_kind("ambulance_trust") if recites_duty(case) else ():
        if party.view.other_functions_adverse is True:
            yield Hit(at(party, "view.other_functions_adverse"), label(party))


@rule(
    "PCA-3-ADVERSE",
    "warning",
    f"{PCA} s.3(1)",
    "VERIFIED",
    "Section 2 does not require this party to enter; consider whether it should be a party or be carved out.",
    hint="review {path}, or record under checks.override why it enters all the same",
)
def adverse(case: Case) -> Places:
    """An emergency service records an adverse effect on public safety or on its efficiency or effectiveness."""
    for party in case.services:
        for name in ("public_safety_adverse", "adverse"):
            if party.view[name] is True:
                yield Hit(at(party, f"view.{name}"), label(party))


def _only(case: Case, wanted: str, parties: tuple[View, ...]) -> Places:
    """The functions of parties that are not of the one class they may enter for."""
    for party in parties:
        if not given(party.functions):
            yield Unknown(at(party, "functions"), f"which functions of {label(party)} the agreement is about")
        for function in party.functions:
            if not given(function["class"]):
                yield Unknown(at(function, "class"), f"what class of function ‘{function.name}’ is")
            elif function["class"] != wanted:
                yield Hit(at(function, "class"), f"{label(party)}, {function.name}")


def _consulted(party: View, names: tuple[str, ...]) -> bool:
    """Whether the party records that it consulted somebody of one of these names."""
    return any(name in f"the {same(each.who)}" for each in party.consulted for name in names)
