from datetime import date

import pytest

from draftkit.checks.case import make_case
from draftkit.checks.run import run_checks
from draftkit.model.agreement import Blank, Clause, Paragraph
from tests.checks.cases import (
    SILENT,
    draft,
    fires,
    found,
    library,
    library_clause,
    passes,
    signed,
    silent,
    slot,
    undecided,
)

CHAIR = Blank("governance.chair", "who chairs the board")
BROKEN = Blank("reference: exit.plan", "a reference to ‘Exit plan’, which is not in this draft")
OLD = library_clause("a.b", "A", as_at=date(2026, 1, 1))


def with_blanks(*blanks):
    return draft(Clause("a.b", "A", (Paragraph(blanks),)))


def on(day):
    return {**SILENT, "agreement": {"title": "T", "draft_date": day}}


TABLE = [
    fires("DOC-OPEN", SILENT, "warning governance.chair: a.b", agreement=with_blanks(CHAIR, CHAIR)),
    fires("DOC-OPEN", signed(SILENT), "bar governance.chair: a.b", agreement=with_blanks(CHAIR)),
    fires("DOC-OPEN", SILENT, "warning clauses.keep: a.b", agreement=draft(undecided("a.b", "A"))),
    passes("DOC-OPEN", SILENT, agreement=with_blanks(BROKEN)),
    silent("DOC-OPEN", SILENT),
    fires("DOC-XREF", SILENT, "warning clauses.keep: a.b", agreement=with_blanks(BROKEN)),
    fires("DOC-XREF", signed(SILENT), "bar clauses.keep: a.b", agreement=with_blanks(BROKEN)),
    passes("DOC-XREF", SILENT, agreement=with_blanks(CHAIR)),
    silent("DOC-XREF", SILENT),
    fires("ASAT", on("2026-11-22"), "advice agreement.draft_date"),
    fires(
        "ASAT",
        on("2027-07-01"),
        "advice agreement.draft_date",
        "advice agreement.draft_date",
        "advice agreement.draft_date",
        agreement=draft("a.b"),
        library=library(OLD, checks=("pca", "drafting")),
    ),
    fires(
        "ASAT",
        on("2027-07-01"),
        "advice agreement.draft_date",
        agreement=draft("a.b"),
        library=library(OLD, checks=("drafting",)),
    ),
    passes("ASAT", on("2024-05-01")),
    silent("ASAT", SILENT),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_on_the_paper(rule, data, known, expected):
    assert found(rule, data, **known) == expected


@pytest.mark.parametrize("blank", [CHAIR, BROKEN])
def test_no_reason_lets_a_final_go_out_with_a_blank_or_a_broken_reference(blank):
    reasons = [{"rule": rule, "reason": "it does not matter"} for rule in ("DOC-OPEN", "DOC-XREF")]
    case = make_case({**SILENT, "checks": {"override": reasons}}, agreement=with_blanks(blank))

    [finding] = run_checks(case, ["drafting"])

    assert finding.open
    assert finding.overridden == "it does not matter"


def test_a_clause_of_a_slot_is_decided_by_choosing():
    known = library(library_clause("a.b", "A", slot="a.model"), slots={"a.model": slot("a.model", "The model")})
    case = make_case(SILENT, agreement=draft(undecided("a.b", "A")), library=known)

    [finding] = run_checks(case, ["drafting"])

    assert finding.message == "Unsettled text remains: ‘A’ is neither kept nor dropped."
    assert finding.hint == 'keep it under clauses.keep, or choose another under clauses.choose["a.model"]'
