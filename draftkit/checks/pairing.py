"""Chief officers and the bodies that maintain their forces: who belongs to whom, so far as the brief says."""

from typing import Literal, NamedTuple

from draftkit.checks.bodies import bodies
from draftkit.checks.case import Case, given, same
from draftkit.wording.view import View


class Pairing(NamedTuple):
    """Whether the body that maintains a chief officer's force is a party, and which party it is."""

    answer: Literal["party", "absent", "unknown"]
    body: View | None = None


def body_of(case: Case, chief: View) -> Pairing:
    """Return the local policing body that maintains the force of a chief officer."""
    if given(chief.maintained_by):
        return _named(case, chief)
    candidates = case.of_kind("local_policing_body")
    matches = [body for body in candidates if _belong(chief, body)]
    if len(matches) == 1:
        return Pairing("party", matches[0])
    could = [body for body in candidates if _could_belong(chief, body)]
    return Pairing("unknown" if could or case.unkinded else "absent")


def chiefs_of(case: Case, body: View) -> tuple[Pairing, ...]:
    """Return what is known of each chief officer who is, or may be, that of a local policing body.

    Here 'party' means: this chief officer's force is maintained by the body.
    """
    found = [body_of(case, chief) for chief in case.of_kind("chief_officer")]
    return tuple(each for each in found if each.answer == "unknown" or each.body is body)


def _named(case: Case, chief: View) -> Pairing:
    party = case.find(chief.maintained_by)
    if party is None:
        nameless = [p for p in (*case.of_kind("local_policing_body"), *case.unkinded) if not given(p.short_name)]
        return Pairing("unknown" if nameless else "absent")
    kind = case.kind(party)
    if kind is None:
        return Pairing("unknown")
    return Pairing("party", party) if kind == "local_policing_body" else Pairing("absent")


def _belong(chief: View, body: View) -> bool:
    """Whether the forms, or the name of the force, show that the two belong together."""
    if given(chief.form) and bodies().pairs.get(str(chief.form)) == body.form:
        return True
    force = same(body.maintains)
    return bool(force) and (force == same(chief.maintains) or same(chief.name).endswith(force))


def _could_belong(chief: View, body: View) -> bool:
    """Whether nothing shows that the two do not belong together."""
    pairs = bodies().pairs
    if not (given(chief.form) and given(body.form)):
        return True
    if chief.form in pairs or body.form in pairs.values():
        return bool(pairs.get(str(chief.form)) == body.form)
    return True
