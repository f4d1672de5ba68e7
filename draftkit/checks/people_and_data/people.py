"""People: transfers, equality and consultation."""

from draftkit.checks.case import Case, given
from draftkit.checks.places import Hit, Places, Unknown
from draftkit.checks.register import rule


@rule(
    "TUPE",
    "warning",
    "Transfer of Undertakings (Protection of Employment) Regulations 2006",
    "FROM MEMORY",
    "Decide whether TUPE applies, or COSOP is followed, and on exit too.",
    hint="decide under {path}",
)
def transfers(case: Case) -> Places:
    """Staff or a service move between employers, and what follows, then or on exit, is not decided."""
    people = case.brief.people
    if people.model == "transfer" or given(people.transfer):
        if not given(people.transfer.scheme):
            yield Hit("people.transfer.scheme")
        if not given(case.brief.exit.people):
            yield Hit("exit.people", "on exit")
    elif (people.model == "host" or given(people.host_posts)) and not given(people.transfer.scheme):
        yield Unknown("people.transfer.scheme", "whether anyone moves to the host's employment")


@rule(
    "EQ-149",
    "advice",
    "Equality Act 2010 s.149",
    "FROM MEMORY",
    "Attach or record equality analysis.",
    hint="record its date under {path}",
)
def equality(case: Case) -> Places:
    """A service to the public changes, and no equality analysis is recorded."""
    changes = case.brief.equality.service_change is True or case.brief.communications.service_change is True
    if changes and not given(case.brief.equality.date):
        yield Hit("equality.date")


@rule(
    "CONS-STAFF",
    "advice",
    "good practice",
    "practice",
    "Record staff and union consultation.",
    hint="record with whom and when under {path}",
)
def consultation(case: Case) -> Places:
    """Staff are affected, and no consultation is recorded."""
    people = case.brief.people
    affected = people.model in ("host", "secondment", "transfer") or people.joint_team is True
    affected = affected or any(given(people[name]) for name in ("secondments", "transfer", "host_posts"))
    if affected and not given(people.consulted):
        yield Hit("people.consulted")
