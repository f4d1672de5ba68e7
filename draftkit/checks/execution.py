"""Execution: whether each party can sign in the way that is chosen for it."""

from draftkit.checks.bodies import bodies
from draftkit.checks.case import Case, at, given, label
from draftkit.checks.places import Hit, Places, Unknown
from draftkit.checks.register import rule
from draftkit.wording.view import View

LPMPA = "Law of Property (Miscellaneous Provisions) Act 1989"


@rule(
    "EXE-SOLE-DEED",
    "warning",
    f"{LPMPA} s.1(10)",
    "VERIFIED",
    "The signature-and-witness rule for individuals does not cover a corporation sole; use its seal or sign under"
    " hand.",
    hint="correct {path}, or set parties[].signing.manner to under_hand",
)
def sole_deeds(case: Case) -> Places:
    """A corporation sole is to execute a deed by a signature, electronic or before a witness, and not by its seal."""
    for party in case.of_form(*bodies().forms["corporations_sole"]):
        if not _as_deed(case, party):
            continue
        if party.signing.electronic is True:
            yield Hit(at(party, "signing.electronic"), label(party))
        for name in ("by", "second_by", "authority"):
            if "witness" in str(party.signing[name]).casefold():
                yield Hit(at(party, f"signing.{name}"), label(party))


@rule(
    "EXE-DEED-FACE",
    "warning",
    f"{LPMPA} s.1(2), (2A)",
    "VERIFIED",
    "A seal alone is not enough; say it is a deed.",
    hint="set agreement.execution to deed, or {path} to under_hand",
)
def deed_on_its_face(case: Case) -> Places:
    """A party executes as a deed, and the agreement does not say that it is one."""
    for party in case.parties:
        if party.signing.manner == "deed" and case.brief.agreement.execution != "deed":
            yield Hit(at(party, "signing.manner"), label(party))


@rule(
    "EXE-NHS",
    "warning",
    "National Health Service Act 2006 Sch 4 para 33, Sch 7 para 29",
    "PART",
    "An NHS trust's seal needs two authenticating signatures, of the chair or a person authorised and of another"
    " director; a foundation trust follows its constitution.",
    hint="name them under {path}",
)
def nhs_seals(case: Case) -> Places:
    """An NHS trust executes a deed with one signatory, or nothing says how it or a foundation trust seals."""
    for party in case.of_form("nhs_trust"):
        if _as_deed(case, party) and not given(party.signing.second_by):
            path = at(party, "signing.second_by")
            one = given(party.signing.by)
            yield Hit(path, label(party)) if one else Unknown(path, f"who authenticates the seal of {label(party)}")
    for party in case.of_form("nhs_foundation_trust"):
        if _as_deed(case, party) and not given(party.signing.authority):
            yield Unknown(at(party, "signing.authority"), f"what the constitution of {label(party)} says of its seal")


def _as_deed(case: Case, party: View) -> bool:
    manner = party.signing.manner
    return bool((manner if given(manner) else case.brief.agreement.execution) == "deed")
