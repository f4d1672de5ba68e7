"""Section 1 of the 2017 Act: who may make a collaboration agreement, and what one is."""

import re

from draftkit.checks.case import Case, at, given, label, names_of, same
from draftkit.checks.places import Doubtful, Hit, Places, Unknown
from draftkit.checks.register import rule

PCA = "Policing and Crime Act 2017"

_WORKING_TOGETHER = re.compile(r"\bwork(s|ing)? together\b", re.IGNORECASE)


@rule(
    "PCA-1-LIMBS",
    "bar",
    f"{PCA} s.1(1)-(2)",
    "VERIFIED",
    "An agreement under section 1 needs parties from at least two of: ambulance trust, fire and rescue body, police"
    " body.",
    hint="add a party of another kind under parties, or correct the kind of a party",
)
def two_limbs(case: Case) -> Places:
    """The parties do not include at least one from each of two limbs."""
    limbs = {case.limb(party) for party in case.parties} - {""}
    if len(limbs) + len(case.unkinded) < 2:
        yield Hit("parties", f"the only kind here is {', '.join(limbs)}" if limbs else "no party is of any of them")
    elif len(limbs) < 2:
        for party in case.unkinded:
            yield Unknown(at(party, "kind"), f"what kind of body {label(party)} is")


@rule(
    "PCA-1-ENGLAND",
    "bar",
    f"{PCA} ss.1(2), 5",
    "VERIFIED",
    "Only bodies in England count. A body elsewhere may join under section 1(4) but does not count.",
    hint="correct {path}, or add a body in England so that two kinds are met",
)
def limbs_in_england(case: Case) -> Places:
    """A limb that is needed is met only by a body outside England."""
    by_limb = {limb: [p for p in case.parties if case.limb(p) == limb] for limb in map(case.limb, case.parties) if limb}
    possible = [limb for limb, parties in by_limb.items() if any(case.in_england(p) is not False for p in parties)]
    certain = [limb for limb, parties in by_limb.items() if any(case.in_england(p) for p in parties)]
    if len(by_limb) < 2 or len(certain) > 1:
        return
    short = len(possible) + len(case.unkinded) < 2
    for limb, parties in by_limb.items():
        if short and limb not in possible:
            yield Hit(at(parties[0], "nation"), f"{label(parties[0])} is the only {limb}")
        elif limb in possible and limb not in certain:
            silent = next(party for party in parties if case.in_england(party) is None)
            yield Unknown(at(silent, "nation"), f"whether {label(silent)} is a body in England")


@rule(
    "PCA-1-WORK",
    "bar",
    f"{PCA} s.1(3)",
    "VERIFIED",
    "The agreement must set out how the parties will work together in discharging their functions.",
    hint="keep the clause on working together, and list functions of two parties or more under parties[].functions",
)
def working_together(case: Case) -> Places:
    """There is no operative clause on working together, or fewer than two parties have functions in it."""
    if case.lacks("working"):
        own = next((path for path, words in case.own_words() if _WORKING_TOGETHER.search(words)), "")
        if own:
            yield Doubtful(own, "the clause on working together is left out; check that your own wording does its work")
        elif case.elsewhere("working"):
            yield Doubtful("", case.elsewhere("working"))
        else:
            yield Hit("clauses.drop", "the clause on working together is left out")
    streams = {same(function.party) for stream in case.brief.workstreams for function in stream.functions}
    silent = [party for party in case.parties if not (given(party.functions) or streams & names_of(party))]
    if len(case.parties) - len(silent) < 2:
        for party in silent:
            yield Unknown(at(party, "functions"), f"which functions of {label(party)} the agreement is about")


@rule(
    "PCA-1-OTHER",
    "advice",
    f"{PCA} s.1(4)",
    "VERIFIED",
    "This party may join but owes no section 2 duty; define it separately (“Partner”).",
    hint="keep the clause on partners, or correct {path}",
)
def outsiders(case: Case) -> Places:
    """A party has no limb, and no clause says so."""
    for party in case.parties:
        if case.kind(party) == "partner" and not case.has("partners"):
            yield Hit(at(party, "kind"), label(party))
        elif case.limb(party) and case.in_england(party) is False:
            yield Hit(at(party, "nation"), label(party))
