"""Local Government Act 1972: who is reached by section 101, and who sits on a joint committee."""

import re
from collections.abc import Iterator

from draftkit.checks.bodies import bodies
from draftkit.checks.case import Case, at, given, label
from draftkit.checks.citations import sections
from draftkit.checks.delegations import Delegation, delegations
from draftkit.checks.places import Doubtful, Hit, Places, Unknown
from draftkit.checks.register import rule

LGA = "Local Government Act 1972"

_MAYORAL = re.compile(r"\bmayor", re.IGNORECASE)
_NEVER_LOCAL = ("chief_officer", "ambulance_trust")


@rule(
    "LG-101",
    "warning",
    f"{LGA} s.101(1)",
    "PART",
    "Section 101 reaches only another local authority, and no police and crime commissioner, chief officer or NHS body;"
    " use section 16 or section 12 of the Fire and Rescue Services Act 2004.",
    hint="cite another power under {path}",
    final="reason",
)
def section_101(case: Case) -> Places:
    """Section 101 is cited for a delegation to a commissioner, a chief officer or an NHS body."""
    for each in _under_101(case):
        if each.taker is None:
            continue
        if each.taker.form in bodies().forms["not_local_authorities"] or case.kind(each.taker) in _NEVER_LOCAL:
            yield Hit(each.path("power"), f"{each.detail}: to {label(each.taker)}")
        elif not given(each.taker.form):
            yield Unknown(at(each.taker, "form"), f"whether {label(each.taker)} is a local authority")


@rule(
    "LG-101-MAYOR",
    "bar",
    f"{LGA} s.101(1D)",
    "VERIFIED",
    "Mayoral functions are outside section 101(1).",
    hint="cite another power under {path}",
)
def mayoral_functions(case: Case) -> Places:
    """A combined authority cites section 101 for a mayoral function."""
    for each in _under_101(case):
        form = each.giver.form if each.giver is not None else ""
        if form == "combined_authority" and _MAYORAL.search(each.function):
            yield Hit(each.path("power"), each.detail)
        elif form == "combined_authority":
            yield Unknown(each.path("function"), f"whether ‘{each.detail}’ is a mayoral function")
        elif form in ("mayor_fire", "mayor_police", "combined_county_authority"):
            yield Doubtful(each.path("power"), each.detail)


@rule(
    "LG-JC",
    "warning",
    f"{LGA} ss.101(5), 102; Policing and Crime Act 2017 s.7",
    "PART",
    "Only local authorities vote on a joint committee. Use a board, or a committee in which a police and crime"
    " commissioner takes part as section 102(6) to (11) allows.",
    hint="set governance.model to board, or record under checks.override who votes",
)
def joint_committee(case: Case) -> Places:
    """A joint committee is chosen, and a party is no local authority."""
    if not (case.brief.governance.model == "joint_committee" or case.has("joint_committee")):
        return
    outside = bodies().forms["not_local_authorities"]
    names = [label(p) for p in case.parties if p.form in outside or case.kind(p) in _NEVER_LOCAL]
    if names:
        yield Hit("governance.model", ", ".join(names), bodies().clauses["joint_committee"])


def _under_101(case: Case) -> Iterator[Delegation]:
    for each in delegations(case):
        if given(each.row.power) and "101" in sections(each.row.power, bodies().acts["local_government"]):
            yield each
