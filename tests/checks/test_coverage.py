"""Every rule that the statute asks for is here or is accounted for, and every rule is tested three ways."""

import pytest

from draftkit.checks import GROUPS
from draftkit.checks.case import make_case
from draftkit.checks.coverage import NOT_FROM_A_BRIEF, SOFTENED
from draftkit.checks.register import registered
from draftkit.checks.run import run_checks
from tests.checks import test_execution, test_fire, test_local_government
from tests.checks.cases import SILENT, found, signed, without_each
from tests.checks.drafting import test_clauses, test_document, test_facts, test_own_words, test_terms
from tests.checks.pca import test_section1, test_section2, test_section3, test_section4, test_section5
from tests.checks.people_and_data import (
    test_information,
    test_liability,
    test_people,
    test_procurement,
    test_property,
)
from tests.checks.police import test_chief_officers, test_forces, test_policing_bodies

MODULES = (
    test_section1, test_section2, test_section3, test_section4, test_section5, test_chief_officers,
    test_policing_bodies, test_forces, test_fire, test_local_government, test_execution, test_procurement,
    test_property, test_information, test_liability, test_people, test_document, test_terms, test_clauses, test_facts,
    test_own_words,
)  # fmt: skip
ROWS = [row for module in MODULES for row in module.TABLE]

BARS = [
    "PCA-1-LIMBS", "PCA-1-ENGLAND", "PCA-1-WORK", "PCA-1-WRITING", "PCA-5-AMB", "PCA-5-ONEPERSON",
    "PCA-3-CHIEF-LPB", "PCA-3-CA", "PCA-3-CCA", "PCA-3-MAYOR-FIRE", "PCA-3-MAYOR-PCC", "PCA-4-WITHDRAW",
    "PCA-4-WITHDRAW-FETTER", "PCA-4-DELEG-POWER", "PCA-4-RESP", "PRS-DNC", "PRS-CC-LAND", "PRS-CC-BORROW",
    "PRS-18-WHO", "PRS-18-WHAT", "PRS-19", "PRS-15", "PA-22A", "FR-16-FIRE", "FR-16-SCOPE", "FR-15-FRA", "FR-37",
    "LG-101", "LG-101-MAYOR",
]  # fmt: skip
SIGNATURE_BARS = [
    "PCA-3-LPB-CONSULT", "PCA-3-LFC", "DOC-OPEN", "DOC-XREF",
]  # fmt: skip
WARNINGS = [
    "PCA-5-ENTITY", "PCA-5-CITY", "PCA-5-MAYOR", "PCA-5-CCA-PCC", "PCA-5-TWOHATS", "PCA-3-AMB-SCOPE",
    "PCA-3-AMB-REGARD", "PCA-3-AMB-ADVERSE", "PCA-3-ADVERSE", "PCA-2-VIEWS", "PCA-2-NONE", "PCA-2-NOTIFY",
    "PCA-2-POWER", "PCA-4-WITHDRAW-NOTICE", "PCA-4-VARY", "PCA-4-REPLACE", "PRS-CC-CONSENT", "PA-22A-SUGGEST",
    "PA-23E", "FR-13", "LG-JC", "PRO-HORIZ", "PRO-NHS", "LAND-1954", "LAND-WRITE", "EXE-SOLE-DEED",
    "EXE-DEED-FACE", "EXE-NHS", "DATA-JOINT", "DATA-LE", "DATA-CLIN", "TUPE", "VAT", "DOC-DEFS",
]  # fmt: skip
ADVICE = [
    "PCA-1-OTHER", "PCA-2-CONSIDER", "PCA-2-LPBFORCE", "PCA-4-RESP-STATE", "PCA-4-PAY", "PCA-4-EXPED", "PCA-TERM",
    "LIAB-88", "EQ-149", "CONS-STAFF", "ASAT",
]  # fmt: skip
PRACTICE = [
    "DOC-UNUSED", "DOC-SHARES", "LIB-REQUIRED", "LIB-NEEDS", "LIB-CONFLICT", "LIB-SLOT", "CHK-OVERRIDE",
    "DOC-PLACEHOLDER", "DOC-BRACKETS", "DOC-HOUSE", "DOC-RECITAL", "DOC-NAMES",
]  # fmt: skip
STATUTE = [*BARS, *SIGNATURE_BARS, *WARNINGS, *ADVICE]


def test_every_rule_of_the_statute_is_registered_or_accounted_for():
    assert len(STATUTE) == len(set(STATUTE)) == 78
    assert {*registered(), *NOT_FROM_A_BRIEF} == {*STATUTE, *PRACTICE}
    assert not registered().keys() & NOT_FROM_A_BRIEF.keys()


def test_every_rule_is_as_grave_as_the_statute_has_it_or_softer_for_a_stated_reason():
    known = registered()

    assert {rule for rule in BARS if rule in known and known[rule].severity != "bar"} == set(SOFTENED)
    assert all(known[rule].at_signature == "bar" and known[rule].severity == "warning" for rule in SIGNATURE_BARS)
    assert all(known[rule].severity == "warning" and not known[rule].at_signature for rule in WARNINGS)
    assert all(known[rule].severity == "advice" for rule in ADVICE)


def test_a_final_waits_for_a_reason_where_a_rule_was_softened():
    assert all(registered()[rule].final == "reason" for rule in SOFTENED)


@pytest.mark.parametrize("rule", sorted({*STATUTE, *PRACTICE} - NOT_FROM_A_BRIEF.keys()))
def test_every_rule_is_tried_with_a_brief_that_breaks_it_one_that_keeps_it_and_a_silent_one(rule):
    ways = {row.id.removeprefix(f"{rule} ").split()[0].rstrip(":") for row in ROWS if row.values[0] == rule}

    assert {way.removesuffix("0") for way in ways} >= {"fires", "passes", "is"}


@pytest.mark.parametrize("data", [SILENT, signed(SILENT)])
def test_a_silent_brief_has_only_notes_of_what_is_not_recorded(data):
    findings = run_checks(make_case(data), GROUPS)

    assert {finding.severity for finding in findings} == {"note"}
    assert not any(finding.open for finding in findings)


@pytest.mark.parametrize(
    ("rule", "data", "known", "_expected"), [row for row in ROWS if not any("bar" in each for each in row.values[3])]
)
def test_silence_on_any_one_fact_makes_no_bar_of_what_was_none(rule, data, known, _expected):
    whole = {**data, "agreement": {**data["agreement"], "status": "draft"}}

    for less, left_out in without_each(whole):
        if not left_out.startswith(".clauses"):
            assert not any(each.startswith("bar") for each in found(rule, less, **known)), left_out
