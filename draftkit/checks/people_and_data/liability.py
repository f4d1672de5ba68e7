"""Liability for constables, and value added tax on what passes between the parties."""

from draftkit.checks.bodies import bodies
from draftkit.checks.case import Case, given
from draftkit.checks.places import Hit, Places, Unknown
from draftkit.checks.register import rule

_POLICE_OR_FIRE = ("chief_officer", "local_policing_body", "fire_and_rescue_body")


@rule(
    "LIAB-88",
    "advice",
    "Police Act 1996 s.88",
    "VERIFIED",
    "Liability for constables under direction and control stays with the chief officer; share cost by indemnity only.",
    hint="see that the indemnity at {path} shares cost and leaves the chief officer liable to others",
)
def liability_for_constables(case: Case) -> Places:
    """A chief officer is a party, and the parties indemnify one another or share loss."""
    shares = case.brief.liability.model in ("indemnity", "shared") or case.has("indemnity")
    if case.of_kind("chief_officer") and shares:
        clause = bodies().clauses["indemnity"]
        yield Hit("liability.model", clause=clause if case.has("indemnity") else "")


@rule(
    "VAT",
    "warning",
    "Value Added Tax Act 1994 ss.33, 41",
    "PART",
    "Staff supply is usually a taxable business activity unless under a special legal regime; NHS recovery is narrower."
    " Get advice before fixing the price.",
    hint="set {path} to advice, or record the advice under checks.override",
)
def value_added_tax(case: Case) -> Places:
    """Money passes between a police, fire or council body and an NHS body, and no advice is provided for."""
    money, buying = case.brief.money, case.brief.procurement
    nhs = case.of_form(*bodies().forms["nhs"]) or case.of_kind("ambulance_trust")
    others = case.of_form(*bodies().forms["section_33"]) or case.of_kind(*_POLICE_OR_FIRE)
    if not (nhs and others) or money.vat == "advice":
        return
    if buying.services_for_pay is True or (given(money.model) and money.model != "none"):
        yield Hit("money.vat")
    elif not given(money.model):
        yield Unknown("money.model", "whether money passes between the parties")
