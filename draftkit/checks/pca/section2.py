"""Section 2 of the 2017 Act: the duty to consider, to notify and to enter, and the record of it."""

from draftkit.checks.case import Case, at, given, label, names_of, same
from draftkit.checks.pca.section1 import PCA
from draftkit.checks.places import Hit, Places, Unknown
from draftkit.checks.register import rule
from draftkit.wording.view import View


def recites_duty(case: Case) -> bool:
    """Return whether the brief or the draft relies on the duty to enter."""
    return bool(case.brief.basis.route == "duty") or case.has("duty")


@rule(
    "PCA-2-VIEWS",
    "warning",
    f"{PCA} s.2(4)-(5)",
    "VERIFIED",
    "The duty to enter needs two parties each of the view that it is in their own interests.",
    hint="record the views under parties[].view, or set basis.route to voluntary",
)
def own_views(case: Case) -> Places:
    """The duty is relied on, and fewer than two emergency services record a view about their own interests."""
    if recites_duty(case) and sum(_in_own_interests(party) for party in case.services) < 2:
        yield Hit("basis.route")


@rule(
    "PCA-2-NONE",
    "warning",
    f"ESCWG guidance; {PCA} s.2",
    "practice",
    "The guidance says not to enter where no party's efficiency or effectiveness benefits.",
    hint="review the views under parties[].view, or record the reason under checks.override",
)
def no_interest(case: Case) -> Places:
    """No emergency service is of the view that the agreement is in its interests."""
    if not case.services or any(_in_own_interests(party) for party in case.services):
        return
    silent = [p for p in case.services if not (given(p.view.efficiency) and given(p.view.effectiveness))]
    for party in silent:
        yield Unknown(at(party, "view"), f"whether the agreement is in the interests of {label(party)}")
    if not silent:
        yield Hit("parties")


@rule(
    "PCA-2-NOTIFY",
    "warning",
    f"{PCA} s.2(2)",
    "VERIFIED",
    "Record who notified whom of the proposed collaboration, and when.",
    hint="record it under {path}",
)
def notified(case: Case) -> Places:
    """An emergency service neither gave notice of the proposal nor is recorded as having had it."""
    if len(case.services) < 2:
        return
    if not any(given(party.notified) for party in case.services):
        yield Hit(at(case.services[1], "notified"), "no notification is recorded")
        return
    notifiers = {same(party.notified.by) for party in case.services}
    for party in case.services:
        if not given(party.notified) and not notifiers & names_of(party):
            yield Hit(at(party, "notified"), label(party))


@rule(
    "PCA-2-CONSIDER",
    "advice",
    f"{PCA} s.2(3)",
    "VERIFIED",
    "Record each party's consideration. It is the evidence if challenged.",
    hint="record its date and reference under {path}",
)
def considered(case: Case) -> Places:
    """An emergency service has no recorded consideration."""
    for party in case.services:
        if not given(party.considered):
            yield Hit(at(party, "considered"), label(party))


@rule(
    "PCA-2-LPBFORCE",
    "advice",
    f"{PCA} s.2(6)",
    "VERIFIED",
    "The body may count the force's efficiency or effectiveness.",
    hint="set {path} to true if its view covers the force",
)
def force_counts(case: Case) -> Places:
    """A local policing body's view is recorded without reference to its force."""
    for body in case.of_kind("local_policing_body"):
        if (given(body.view.efficiency) or given(body.view.effectiveness)) and not body.view.includes_force:
            yield Hit(at(body, "view.includes_force"), label(body))


@rule(
    "PCA-2-POWER",
    "warning",
    f"{PCA} s.2(5)",
    "VERIFIED",
    "Record the power and the decision under which the party enters.",
    hint="record it under {path}",
)
def power_to_enter(case: Case) -> Places:
    """No power, or no approval, is recorded for an emergency service."""
    for party in case.services:
        missing = [name for name in ("powers", "approvals") if not given(party[name])]
        if missing:
            words = " or ".join({"powers": "power", "approvals": "approval"}[name] for name in missing)
            yield Hit(at(party, missing[0]), f"{label(party)} has no {words} recorded")


def _in_own_interests(party: View) -> bool:
    return party.view.efficiency is True or party.view.effectiveness is True
