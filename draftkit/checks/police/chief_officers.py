"""Chief officers: direction and control, consent, land, and liability that stays with them."""

from draftkit.checks.bodies import bodies
from draftkit.checks.case import Case, at, given, label
from draftkit.checks.places import Doubtful, Hit, Places, Spot, Unknown
from draftkit.checks.register import rule
from draftkit.wording.view import View

PRSRA = "Police Reform and Social Responsibility Act 2011"
PA = "Police Act 1996"


@rule(
    "PRS-DNC",
    "bar",
    f"{PRSRA} ss.2(3), (6), 4(3), (6); {PA} ss.23(4), 24",
    "VERIFIED",
    "This agreement cannot move direction and control of officers or force staff; a section 22A agreement can, to"
    " another chief officer only. Use tasking or co-ordination words.",
    hint="take the row out of basis.direction_and_control, or set basis.act to dual where it passes to a chief officer",
)
def direction_and_control(case: Case) -> Places:
    """Officers or force staff are put under anyone but a chief officer, or under another without section 22A."""
    for row in case.brief.basis.direction_and_control:
        giver, taker = case.find(row["from"]), case.find(row.to)
        kind = case.kind(giver) if giver is not None else None
        if kind not in ("chief_officer", "local_policing_body", None):
            continue
        if kind != "chief_officer":
            yield Unknown(at(row, "from"), "under which chief officer's direction and control the people are now")
        elif taker is None or case.kind(taker) is None:
            yield Unknown(at(row, "to"), "who takes direction and control, and whether that is a chief officer")
        elif taker is not giver:
            yield from _moved(case, row, taker)


@rule(
    "PRS-CC-CONSENT",
    "warning",
    f"{PRSRA} Sch 2 para 7(2)(a), Sch 4 para 4",
    "VERIFIED",
    "Recite the consent of the policing body; joint entry under section 3(10) of the 2017 Act is evidence of it.",
    hint="record who gave it and when under {path}",
)
def consent(case: Case) -> Places:
    """A chief officer who contracts only with consent is a party, and no consent is recorded."""
    for chief in case.of_kind("chief_officer"):
        if given(chief.consent):
            continue
        if not given(chief.form):
            yield Unknown(at(chief, "form"), f"whether {label(chief)} needs consent to enter")
        elif chief.form in bodies().forms["contract_with_consent"]:
            yield Hit(at(chief, "consent"), label(chief))


@rule(
    "PRS-CC-LAND",
    "bar",
    f"{PRSRA} Sch 2 para 7(2)(b)",
    "VERIFIED",
    "A chief constable may not hold an interest in land: it goes in the local policing body's name.",
    hint="name the local policing body under {path}",
)
def land(case: Case) -> Places:
    """A chief constable is to own a site, or to take a new lease or a share of the freehold of one."""
    for site in case.brief.premises.sites:
        takes = site.interest in ("contracted_out_lease", "freehold")
        for name, holder in [("owner", site.owner), *(("occupiers", each) for each in site.occupiers if takes)]:
            party = case.find(holder)
            if party is not None and case.kind(party) == "chief_officer":
                yield from _land_of(party, at(site, name))


def _moved(case: Case, row: View, taker: View) -> Places:
    """Where direction and control passes from a chief officer to another party."""
    act = case.brief.basis.act
    moved = f"{row.people if given(row.people) else 'people'}, to {label(taker)}"
    if case.kind(taker) != "chief_officer":
        yield Hit(at(row, "to"), moved)
    elif not given(act):
        yield Unknown("basis.act", "whether the agreement is also made under section 22A of the Police Act 1996")
    elif act != "dual":
        yield Doubtful(
            at(row, "to"),
            f"{moved}, under the 2017 Act alone",
            hint="set basis.act to dual, or record under checks.override that it is mutual aid under section 24",
        )


def _land_of(party: View, path: str) -> list[Spot]:
    if not given(party.form):
        return [Unknown(at(party, "form"), f"whether {label(party)} is a chief constable")]
    return [Hit(path, label(party))] if party.form == "chief_constable" else []
