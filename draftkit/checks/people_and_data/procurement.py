"""Procurement: services between the parties for money, and health services."""

from draftkit.checks.case import Case, at, given, label
from draftkit.checks.places import Hit, Places, Unknown
from draftkit.checks.register import rule

_MOST_OTHER_ACTIVITY = 20  # per cent


@rule(
    "PRO-HORIZ",
    "warning",
    "Procurement Act 2023 Sch 2 para 3",
    "VERIFIED",
    "The horizontal arrangement exemption needs contracting authorities only, common public objectives, solely public"
    " interest, and no more than 20% other activity.",
    hint="complete or correct {path}, or record under checks.override how the services are procured",
)
def horizontal(case: Case) -> Places:
    """Services are provided for pay, and one of the four conditions of the exemption is not met."""
    buying = case.brief.procurement
    if not given(buying.services_for_pay) and _money_passes(case):
        yield Unknown("procurement.services_for_pay", "whether one party provides services to another for money")
    if buying.services_for_pay is not True:
        return
    yield from _outsiders(case)
    if not given(buying.common_objectives):
        yield Hit("procurement.common_objectives", "no common objective is stated")
    if buying.public_interest is False:
        yield Hit("procurement.public_interest", "not solely in the public interest")
    if buying.other_activity_percent > _MOST_OTHER_ACTIVITY:
        yield Hit("procurement.other_activity_percent", f"{buying.other_activity_percent}% other activity")
    for name, words in (
        ("public_interest", "whether the services are solely in the public interest"),
        ("other_activity_percent", "what part of the activity is for others"),
    ):
        if not given(buying[name]):
            yield Unknown(f"procurement.{name}", words)


@rule(
    "PRO-NHS",
    "warning",
    "Health Care Services (Provider Selection Regime) Regulations 2023",
    "FROM MEMORY",
    "Check the Provider Selection Regime.",
    hint="record the advice under checks.override, or correct {path}",
)
def health_services(case: Case) -> Places:
    """Health services are bought from or by an NHS body."""
    if case.brief.procurement.health_services is True:
        yield Hit("procurement.health_services")


def _outsiders(case: Case) -> Places:
    for party in case.parties:
        path = at(party, "contracting_authority")
        if party.contracting_authority is False:
            yield Hit(path, f"{label(party)} is no contracting authority")
        elif not given(party.contracting_authority):
            yield Unknown(path, f"whether {label(party)} is a contracting authority")


def _money_passes(case: Case) -> bool:
    money = case.brief.money
    return given(money.host_charge_percent) or (given(money.model) and money.model != "none")
