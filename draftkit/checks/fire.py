"""Fire and Rescue Services Act 2004: what a fire and rescue authority may arrange for others to do."""

import re
from collections.abc import Iterator

from draftkit.checks.bodies import bodies
from draftkit.checks.case import Case, at, given, label, same
from draftkit.checks.citations import sections
from draftkit.checks.delegations import Delegation, given_by
from draftkit.checks.places import Doubtful, Hit, Places, Unknown
from draftkit.checks.register import rule

FRSA = "Fire and Rescue Services Act 2004"

_FIRE = ("fire_and_rescue_body",)


@rule(
    "FR-16-FIRE",
    "bar",
    f"{FRSA} s.16(2)",
    "VERIFIED",
    "Only a person who employs fire-fighters may take on the extinguishing of fires.",
    hint="choose a body that employs fire-fighters, or correct {path}",
)
def extinguishing(case: Case) -> Places:
    """Extinguishing fires is delegated to someone who does not employ fire-fighters."""
    for each in given_by(case, kinds=_FIRE):
        words, patterns = each.function.casefold(), bodies().patterns
        if not re.search(patterns["fighting"], words):
            continue
        employs = _employs_firefighters(case, each)
        if employs is None:
            yield Unknown(_where_employs(each), f"whether whoever takes on ‘{each.function}’ employs fire-fighters")
        elif not employs:
            sure = Hit if re.match(patterns["extinguishing"], words) else Doubtful
            yield sure(_where_employs(each), each.function)


@rule(
    "FR-16-SCOPE",
    "bar",
    f"{FRSA} s.16(1)",
    "VERIFIED",
    "Section 16 covers only sections 6 to 9 and 11; cite another power.",
    hint="cite another power under {path}, or correct the statute of the function under parties[].functions",
)
def scope_of_16(case: Case) -> Places:
    """Section 16 is cited for a function outside sections 6 to 9 and 11."""
    for each in _under(case, "16"):
        own = _sections_of_function(case, each)
        if not own:
            yield Unknown(each.path("function"), f"under which section ‘{each.detail}’ is a function")
        elif not own & bodies().fire_sections["section_16"]:
            yield Hit(each.path("power"), each.detail)


@rule(
    "FR-15-FRA",
    "bar",
    f"{FRSA} s.15(2)",
    "VERIFIED",
    "Section 15 is not for arrangements between fire and rescue authorities. Use section 13 or 16.",
    hint="cite section 13 or 16 under {path}",
)
def section_15(case: Case) -> Places:
    """Section 15 is cited between two fire and rescue authorities."""
    authorities = bodies().forms["fire_authorities"]
    for each in _under(case, "15"):
        if each.taker is None or case.kind(each.taker) not in (*_FIRE, None):
            continue
        if not given(each.taker.form):
            yield Unknown(at(each.taker, "form"), f"whether {label(each.taker)} is a fire and rescue authority")
        elif each.taker.form in authorities:
            yield Hit(each.path("power"), each.detail)
        else:
            yield Doubtful(each.path("power"), f"{each.detail}: to a body with the functions of an authority")


@rule(
    "FR-13",
    "warning",
    f"{FRSA} s.13",
    "VERIFIED",
    "Treat mutual aid between fire and rescue authorities as a reinforcement scheme and notify the Secretary of State.",
    hint="record the scheme under purpose.other_arrangements, or take the work at {path} out",
)
def mutual_aid(case: Case) -> Places:
    """Two fire and rescue authorities help each other with functions under sections 7 to 9."""
    if len(case.of_kind(*_FIRE)) < 2:
        return
    for each in (*_under(case, "13"), *_under(case, "16")):
        aid = _sections_of_function(case, each) & bodies().fire_sections["section_13"]
        if each.taker is not None and case.kind(each.taker) in _FIRE and (aid or "13" in _cited(each)):
            yield Hit(each.path(), each.detail)
    for stream in case.brief.workstreams:
        if re.search(bodies().patterns["mutual_aid"], f"{stream.name} {stream.description} {stream.how}".casefold()):
            yield Hit(at(stream), str(stream.name))


@rule(
    "FR-37",
    "warning",
    f"{FRSA} s.37",
    "our reading",
    "A member of a police force may not be employed by a fire and rescue authority to fight fires. Other roles, and"
    " police staff, need separate advice.",
    hint="take the fire-fighting role at {path} out, or record under checks.override who is to fill it",
)
def police_firefighters(case: Case) -> Places:
    """People of a chief officer move to a fire and rescue body for a post that reads as fire-fighting."""
    for row in case.brief.people.secondments:
        giver, taker = case.find(row["from"]), case.find(row.to)
        if giver is None or taker is None or not re.search(bodies().patterns["fighting"], str(row.post).casefold()):
            continue
        if case.kind(giver) == "chief_officer" and case.kind(taker) in _FIRE:
            yield Hit(at(row, "post"), str(row.post))


def _under(case: Case, section: str) -> Iterator[Delegation]:
    """The delegations of fire bodies that cite a section of the 2004 Act as their power."""
    for each in given_by(case, kinds=_FIRE):
        if section in _cited(each):
            yield each


def _cited(each: Delegation) -> frozenset[str]:
    return sections(each.row.power, bodies().acts["fire"]) if given(each.row.power) else frozenset()


def _sections_of_function(case: Case, each: Delegation) -> frozenset[str]:
    """The sections of the 2004 Act under which the giver has the function, by its name in the brief."""
    act = bodies().acts["fire"]
    named = [f for f in (each.giver.functions if each.giver is not None else ()) if same(f.name) == same(each.function)]
    texts = [each.function, *(str(function.statute) for function in named if given(function.statute))]
    return frozenset(section for text in texts for section in sections(text, act))


def _employs_firefighters(case: Case, each: Delegation) -> bool | None:
    """Whether the taker employs fire-fighters, or None if the brief does not say."""
    if each.row.recipient == "constable":
        return False
    if each.taker is not None and given(each.taker.employs_firefighters):
        return bool(each.taker.employs_firefighters)
    return True if each.row.recipient == "firefighter_employer" else None


def _where_employs(each: Delegation) -> str:
    return at(each.taker, "employs_firefighters") if each.taker is not None else each.path("recipient")
