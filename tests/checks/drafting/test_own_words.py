"""The words that a brief brings: placeholders, brackets, the voice of the rest, obligations among recitals."""

import pytest

from draftkit.model.library import Body, SectionPlan
from tests.checks.cases import SILENT, brief, chief, fire, fires, found, library, library_clause, passes, silent

MUST = library(swaps=(("house.obligation", "shall", "must", "shall"),))
BACKGROUND = library(
    library_clause("background.parties", "Parties"),
    library_clause("general.notices", "Notices"),
    sections=(
        SectionPlan("background", "Background", "recitals", ("background",)),
        SectionPlan("terms", "Agreed terms", "clauses", ("general",)),
    ),
)

BODIES = library(
    bodies=tuple(
        Body(f"{area} Police", "police", "East", "chief_officer", f"The Chief Constable of {area} Police", area=area)
        for area in ("Kent", "Essex")
    )
)


def own(wording, after="", **more):
    entry = {"wording": wording, **({"after": after} if after else {})}
    return {**SILENT, "clauses": {"own": [entry]}, **more}


def chaired(name):
    return {**SILENT, "governance": {"chair": name}}


TABLE = [
    fires("DOC-PLACEHOLDER", chaired("[name]"), "warning governance.chair"),
    fires("DOC-PLACEHOLDER", chaired("TBC"), "warning governance.chair"),
    fires("DOC-PLACEHOLDER", chaired("……"), "warning governance.chair"),
    fires("DOC-PLACEHOLDER", chaired("insert the name here"), "warning governance.chair"),
    fires("DOC-PLACEHOLDER", own("Pay £____ a year."), "warning clauses.own[0].wording"),
    fires(
        "DOC-PLACEHOLDER",
        {**SILENT, "premises": {"sites": [{"name": "A"}, {"name": "???"}]}},
        "warning premises.sites[1].name",
    ),
    passes("DOC-PLACEHOLDER", chaired("the Deputy Chief Fire Officer (Operations)")),
    passes("DOC-PLACEHOLDER", {**SILENT, "clauses": {"drop": [{"clause": "a.b", "reason": "[see note]"}]}}),
    silent("DOC-PLACEHOLDER", SILENT),
    fires("DOC-BRACKETS", own("Each Party (but the Trust must pay."), "warning clauses.own[0].wording"),
    fires("DOC-BRACKETS", own("Each Party must pay)."), "warning clauses.own[0].wording"),
    fires("DOC-BRACKETS", own("The “Fee is due."), "warning clauses.own[0].wording"),
    passes("DOC-BRACKETS", own("Each Party (but not the Trust [or its people]) must pay the “Fee”.")),
    passes("DOC-BRACKETS", own("a) one;\nb) two.")),
    silent("DOC-BRACKETS", SILENT),
    fires("DOC-HOUSE", own("Each Party Shall pay."), "advice clauses.own[0].wording", library=MUST),
    fires(
        "DOC-HOUSE",
        own("Each Party must pay.", house={"obligation": "shall"}),
        "advice clauses.own[0].wording",
        library=MUST,
    ),
    passes("DOC-HOUSE", own("Each Party must pay."), library=MUST),
    passes("DOC-HOUSE", own("Each Party shall pay.", house={"obligation": "shall"}), library=MUST),
    silent("DOC-HOUSE", SILENT),
    fires(
        "DOC-RECITAL",
        own("The Parties agree to share.", "background.parties"),
        "warning clauses.own[0].after",
        library=BACKGROUND,
    ),
    passes("DOC-RECITAL", own("The Parties are neighbours.", "background.parties"), library=BACKGROUND),
    passes("DOC-RECITAL", own("The Parties must share.", "general.notices"), library=BACKGROUND),
    silent("DOC-RECITAL", SILENT),
    fires("DOC-NAMES", own("Kent Police must pay."), "advice clauses.own[0].wording", library=BODIES),
    fires(
        "DOC-NAMES",
        {**SILENT, "workstreams": [{"name": "Work", "how": "with the Chief Constable of Essex Police"}]},
        "advice workstreams[0].how",
        library=BODIES,
    ),
    passes("DOC-NAMES", {**own("Kent Police and PCC must pay."), "parties": [chief("Kent"), fire()]}, library=BODIES),
    passes("DOC-NAMES", brief({**chief("Kent"), "address": "Essex Police College"}, fire()), library=BODIES),
    silent("DOC-NAMES", SILENT, library=BODIES),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_on_the_words_of_the_brief(rule, data, known, expected):
    assert found(rule, data, **known) == expected
