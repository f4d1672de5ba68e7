import pytest

from draftkit.checks.case import make_case
from draftkit.checks.run import run_checks
from draftkit.model.library import Fact
from tests.checks.cases import SILENT, brief, draft, fire, fires, found, library, library_clause, passes, silent, trust

ROOM = {**SILENT, "control_room": {"model": "co_located", "site": "HQ", "systems": ["CAD"], "answer_seconds": 5}}
ASKS = library(facts={"room": Fact("room", "there is a room", "control_room.model and control_room.site")})
READ = frozenset({"agreement.title", "parties[0].name", "parties[1].name"})


def money(model, *rows, **more):
    shares = [{"party": each, **figures} for each, figures in zip(("the Authority", "the Trust"), rows, strict=True)]
    return brief(fire(), trust(), money={"model": model, "contributions": shares, **more})


def override(rule, **more):
    return {**SILENT, "checks": {"override": [{"rule": rule, **more}]}}


TABLE = [
    fires(
        "DOC-UNUSED", {**SILENT, "term": {"years": 5, "kind": "fixed"}}, "warning term.kind", used=READ | {"term.years"}
    ),
    fires(
        "DOC-UNUSED",
        ROOM,
        "warning control_room.site",
        "warning control_room.systems",
        "warning control_room.answer_seconds",
        used=READ,
        library=ASKS,
    ),
    fires(
        "DOC-UNUSED",
        {**SILENT, "benefits": [{"benefit": "b", "measure": "m"}, {"benefit": "c"}]},
        "warning benefits[0]",
        used=READ | {"benefits[1].benefit"},
    ),
    passes(
        "DOC-UNUSED",
        ROOM,
        used=READ | {f"control_room.{name}" for name in ("site", "systems", "answer_seconds")},
        library=ASKS,
    ),
    passes("DOC-UNUSED", {**SILENT, "house": {"notes": "none"}, "notices": {"email": True}}, used=READ),
    silent("DOC-UNUSED", ROOM),
    fires("DOC-SHARES", money("percentage", {"percent": 60}, {"percent": 30.5}), "warning money.contributions"),
    fires(
        "DOC-SHARES", money("fixed", {"amount": 60}, {"amount": 30}, annual_budget=100), "warning money.contributions"
    ),
    fires(
        "DOC-SHARES",
        money("percentage", {"percent": 101}, {}),
        "note money.contributions[1].percent",
        "warning money.contributions",
    ),
    passes("DOC-SHARES", money("percentage", {"percent": 33.3}, {"percent": 66.7})),
    passes("DOC-SHARES", money("fixed", {"amount": 0.1}, {"amount": 0.2}, annual_budget=0.3)),
    passes("DOC-SHARES", money("headcount", {"headcount": 5}, {"headcount": 7})),
    silent("DOC-SHARES", money("percentage", {"percent": 60}, {}), "note money.contributions[1].percent"),
    silent("DOC-SHARES", SILENT),
    fires("CHK-OVERRIDE", override("PCA-9", reason="r"), "warning checks.override[0].rule"),
    fires("CHK-OVERRIDE", override("PCA-1-LIMBS", reason="r"), "warning checks.override[0].rule"),
    fires("CHK-OVERRIDE", override("PCA-2-VIEWS"), "warning checks.override[0].reason"),
    passes("CHK-OVERRIDE", override("PCA-2-VIEWS", reason="r")),
    silent("CHK-OVERRIDE", SILENT),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_on_facts_of_the_brief(rule, data, known, expected):
    assert found(rule, data, **known) == expected


def test_a_fact_that_is_not_used_names_the_clause_that_would_use_it():
    known = library(library_clause("term.duration", "Term", wording="{{ term.years | count('year') }}"))
    case = make_case({**SILENT, "term": {"years": 5}}, library=known, used=READ, agreement=draft("x"))

    [finding] = run_checks(case, ["drafting"])

    assert finding.where.path == "term.years"
    assert finding.hint == "keep term.duration under clauses.keep, or take term.years out of the brief"
