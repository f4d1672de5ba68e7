"""Land: security of tenure, and terms that must be in one document."""

from draftkit.checks.case import Case, at, given
from draftkit.checks.places import Hit, Places, Unknown
from draftkit.checks.register import rule


@rule(
    "LAND-1954",
    "warning",
    "Landlord and Tenant Act 1954 Pt II",
    "FROM MEMORY",
    "Decide licence or contracted-out lease; do not create a lease inside the agreement by accident.",
    hint="decide under {path}",
)
def security_of_tenure(case: Case) -> Places:
    """A party has part of a site to itself, and there is a mere licence or no decision on security of tenure."""
    for site in case.brief.premises.sites:
        if site.exclusive is True and (site.interest == "licence" or not given(site.interest)):
            yield Hit(at(site, "interest"), str(site.name))
        elif not given(site.exclusive) and not given(site.interest):
            yield Unknown(at(site, "interest"), f"on what terms the others occupy {site.name}")


@rule(
    "LAND-WRITE",
    "warning",
    "Law of Property (Miscellaneous Provisions) Act 1989 s.2",
    "VERIFIED",
    "All expressly agreed terms of a disposition of land must be in one signed document (short leases excepted).",
    hint="complete {path}",
)
def land_in_writing(case: Case) -> Places:
    """A new lease or a share of the freehold is to be given, and the brief leaves out its land or its length."""
    for site in case.brief.premises.sites:
        if site.interest not in ("contracted_out_lease", "freehold"):
            continue
        needed = ("address", "owner", "occupiers") + (("term_years",) if site.interest != "freehold" else ())
        for name in needed:
            if not given(site[name]):
                yield Hit(at(site, name), f"{site.name}, {name.replace('_', ' ')}")
