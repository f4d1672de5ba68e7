"""Section 5 of the 2017 Act: who is who, in which capacity, and under which name."""

import re

from draftkit.checks.bodies import bodies
from draftkit.checks.case import Case, at, given, label, same
from draftkit.checks.pca.section1 import PCA
from draftkit.checks.places import Hit, Places, Unknown
from draftkit.checks.register import rule
from draftkit.model.bodies import named, nearest, plain
from draftkit.model.library import Library
from draftkit.wording.view import View

_MOST = 3
_CITY_CAPACITY = "police authority"


@rule(
    "PCA-5-ENTITY",
    "warning",
    f"{PCA} s.5",
    "FROM MEMORY",
    "Name the legal person that can contract, not the service.",
    hint="give the full name of the chief constable, commissioner, authority, council or trust under {path}",
)
def legal_person(case: Case) -> Places:
    """The name of a party is that of a service (a force, a fire service, an office) and of no legal person, or of one
    that the library's list of bodies has under another name.
    """
    for party in case.parties:
        name = str(party.name) if given(party.name) else ""
        if _is_service(same(name)) or _is_listed(name, case.library):
            yield Hit(at(party, "name"), name, hint=_person_hint(name, case.library))


@rule(
    "PCA-5-AMB",
    "bar",
    f"{PCA} s.5(4)",
    "VERIFIED",
    "Only an NHS trust or NHS foundation trust that provides ambulance services counts as an ambulance trust.",
    hint="correct {path}, or make it a partner",
)
def ambulance_trusts(case: Case) -> Places:
    """A party counted as an ambulance trust is no NHS trust or foundation trust that provides ambulance services."""
    for party in case.of_kind("ambulance_trust"):
        if given(party.form) and party.form not in bodies().forms["nhs"]:
            yield Hit(at(party, "form"), label(party))
        elif party.provides_ambulance_services is False:
            yield Hit(at(party, "provides_ambulance_services"), label(party))
        elif not given(party.form):
            yield Unknown(at(party, "form"), f"whether {label(party)} is an NHS trust or an NHS foundation trust")
        elif not given(party.provides_ambulance_services):
            path = at(party, "provides_ambulance_services")
            yield Unknown(path, f"whether {label(party)} provides ambulance services")


@rule(
    "PCA-5-CITY",
    "warning",
    f"{PCA} s.5(7)(e), (9)(c)",
    "VERIFIED",
    "Say that the Common Council acts in its capacity as police authority for the City of London police area.",
    hint="put those words under {path}",
)
def common_council(case: Case) -> Places:
    """The Common Council is a party and neither the brief nor the draft says in which capacity."""
    for party in case.of_form("common_council"):
        said = str(party.capacity) if given(party.capacity) else case.words.get("parties.parties", "")
        if _CITY_CAPACITY not in f"{said} {party.name}".casefold():
            yield Hit(at(party, "capacity"), label(party))


@rule(
    "PCA-5-MAYOR",
    "warning",
    f"{PCA} s.5(5), (7)",
    "VERIFIED",
    "State which functions, and under which order, the mayor or authority acts.",
    hint="name the order under {path}",
)
def mayors(case: Case) -> Places:
    """A mayor or a combined authority is a party and the brief does not say under which order it acts."""
    for party in case.of_form(*bodies().forms["mayoral"]):
        if not given(party.order) and " order " not in f"{party.capacity} ".casefold():
            yield Hit(at(party, "order"), label(party))


@rule(
    "PCA-5-CCA-PCC",
    "warning",
    f"{PCA} s.5(7)(g), (9)(d)",
    "VERIFIED",
    "The definition names only mayors under section 107F of the Local Democracy, Economic Development and Construction"
    " Act 2009. Check whether another instrument applies.",
    hint="name the instrument under {path}, and record under checks.override that it makes this a police body",
)
def county_mayors(case: Case) -> Places:
    """The mayor of a combined county authority, or the authority, is relied on as a police body."""
    for party in case.of_kind("local_policing_body"):
        named = f"{party.name} {party.order} {party.capacity}".casefold()
        mayor_of_one = party.form == "mayor_police" and "combined county authority" in named
        if mayor_of_one or party.form == "combined_county_authority":
            yield Hit(at(party, "order"), label(party))


@rule(
    "PCA-5-TWOHATS",
    "warning",
    f"{PCA} s.1(1); contract law",
    "PART",
    "One person holds both offices. They are separate legal persons, but record separate decisions and conflicts,"
    " and consider adding the chief officer.",
    hint="record each body's own approval under parties[].approvals, or add the chief officer as a party",
)
def two_hats(case: Case) -> Places:
    """Every party that is an emergency service has the same office-holder."""
    services = case.services
    if len(services) < 2 or _one_person(services):
        return
    if all(given(party.office) for party in services):
        if len({same(party.office) for party in services}) == 1:
            yield Hit(at(services[1], "office"), " and ".join(label(party) for party in services))
        return
    if {str(party.form) for party in services} == {"police_and_crime_commissioner", "commissioner_fire_authority"}:
        silent = next(party for party in services if not given(party.office))
        yield Unknown(at(silent, "office"), "whether one person holds the offices of both emergency services")


@rule(
    "PCA-5-ONEPERSON",
    "warning",
    f"{PCA} s.1(1); contract law",
    "our reading",
    "One legal person cannot agree with itself.",
    hint="name two legal persons under parties, or record under checks.override why these are two",
)
def one_person(case: Case) -> Places:
    """The only emergency services are one legal person, named twice in two capacities."""
    if len(case.services) > 1 and _one_person(case.services):
        yield Hit(at(case.services[1], "name"), str(case.services[1].name))


def _one_person(services: tuple[View, ...]) -> bool:
    return len({same(party.name) for party in services}) == 1


def _is_listed(name: str, library: Library | None) -> bool:
    """Whether the list of bodies has a service of that name whose legal person is named otherwise."""
    found = named(library.bodies, name) if library and name else ()
    return bool(found) and all(body.legal_entity and plain(body.legal_entity) != plain(name) for body in found)


def _person_hint(name: str, library: Library | None) -> str:
    """Which legal person the list of bodies has for a service, or near it; '' if it has none near."""
    found = nearest(library.bodies, name)[:_MOST] if library else ()
    if library is None or not found:
        return ""
    persons = " or ".join(f"“{body.legal_entity}”" for body in found if body.legal_entity)
    as_at = f"the list of bodies is as at {library.bodies_as_at}"
    if persons:
        return f"did you mean {persons}? Check the name: {as_at}"
    return " ".join(filter(None, [f"find out which legal person contracts for it; {as_at}.", found[0].note]))


def _is_service(name: str) -> bool:
    names = bodies().names
    if name.startswith(names["persons_begin"]) or name.endswith(names["persons_end"]):
        return False
    return any(re.search(rf"(^|\s){service}$", name) for service in names["services"])
