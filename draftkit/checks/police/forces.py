"""Section 22A of the Police Act 1996: agreements between forces, and this one as one of them."""

from draftkit.checks.case import Case, at, given, label
from draftkit.checks.pairing import body_of, chiefs_of
from draftkit.checks.places import Hit, Places, Unknown
from draftkit.checks.police.chief_officers import PA
from draftkit.checks.register import rule


@rule(
    "PA-22A",
    "bar",
    f"{PA} s.22A(1)-(3)",
    "VERIFIED",
    "Add every chief officer and policing body the provision relates to.",
    hint="add them under parties, name each force's body under parties[].maintained_by, or set basis.act to pca",
)
def parties_of_22a(case: Case) -> Places:
    """Section 22A is claimed without two policing bodies, or without a chief officer or body of a force concerned."""
    if case.brief.basis.act != "dual":
        return
    bodies = case.of_kind("local_policing_body")
    if len(bodies) < 2 and case.unkinded:
        for party in case.unkinded:
            yield Unknown(at(party, "kind"), f"what kind of body {label(party)} is")
    elif len(bodies) < 2:
        yield Hit("basis.act", "fewer than two policing bodies are parties")
    if not _about_officers(case):
        yield Unknown("basis.force_collaboration.provision", "what the forces do together under section 22A")
        return
    for body in bodies:
        found = chiefs_of(case, body)
        if not found and not case.unkinded:
            yield Hit(at(body), f"the chief officer of {label(body)} is not a party")
        elif not any(each.answer == "party" for each in found):
            yield Unknown(at(body, "maintains"), f"which chief officer's force {label(body)} maintains")
    for chief in case.of_kind("chief_officer"):
        if body_of(case, chief).answer == "absent":
            yield Hit(at(chief, "maintained_by"), f"the policing body of {label(chief)} is not a party")


@rule(
    "PA-22A-SUGGEST",
    "warning",
    f"{PA} s.22A",
    "VERIFIED",
    "Provision about officers' functions across forces belongs in a section 22A agreement; make this dual-basis or"
    " separate it.",
    hint="set {path} to dual, or record under checks.override why the forces do not act together",
)
def suggest_22a(case: Case) -> Places:
    """Two or more forces are here with policing functions, and section 22A is not claimed."""
    chiefs, bodies = case.of_kind("chief_officer"), case.of_kind("local_policing_body")
    if max(len(chiefs), len(bodies)) < 2 or case.brief.basis.act == "dual":
        return
    functions = [function for party in (*chiefs, *bodies) for function in party.functions]
    if given(case.brief.basis.direction_and_control) or any(f["class"] == "policing" for f in functions):
        yield Hit("basis.act")
    elif any(not given(party.functions) for party in (*chiefs, *bodies)):
        party = next(party for party in (*chiefs, *bodies) if not given(party.functions))
        yield Unknown(at(party, "functions"), f"whether functions of the officers of {label(party)} are in scope")


@rule(
    "PA-23E",
    "warning",
    f"{PA} s.23E",
    "PART",
    "Plan publication of the agreement or a summary.",
    hint="say how it will be published under {path}",
)
def publication(case: Case) -> Places:
    """Section 22A is claimed, and nothing is decided about publication."""
    if case.brief.basis.act == "dual" and not given(case.brief.basis.force_collaboration.publication):
        yield Hit("basis.force_collaboration.publication")


def _about_officers(case: Case) -> bool:
    """Whether the brief says that functions of members of the forces are dealt with."""
    basis = case.brief.basis
    return given(basis.force_collaboration.provision) or given(basis.direction_and_control)
