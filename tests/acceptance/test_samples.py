"""What the samples show between them: every clause, every fact both ways, every choice, every way of signing."""

from typing import Any

import pytest

from draftkit.actions.draft import draft
from draftkit.assembly.facts import facts_of
from draftkit.assembly.terms import clauses_of
from draftkit.brief.questions import top_level
from draftkit.findings import Finding
from tests.drafts import COMPLETE_SAMPLES, SAMPLES, changed, library, project_of, sample_data

CHOICES = [
    (slot, clause.id) for slot in library().slots for clause in library().clauses.values() if clause.slot == slot
]
BLOCKS = {clause.id for clause in library().clauses.values() if clause.kind == "execution"}
SIGNERS: dict[str, tuple[dict[str, Any], str, str]] = {
    "an attorney": ({"signing": {"attorney": True}}, "attorney-deed", "authority-signed"),
    "an ambulance trust of no form yet known": (
        {"kind": "ambulance_trust", "form": None},
        "ambulance-trust-seal",
        "nhs-body-signed",
    ),
    "the City's Commissioner": (
        {"kind": "chief_officer", "form": "city_commissioner"},
        "city-commissioner-deed",
        "chief-officer-signed",
    ),
    "the Common Council": (
        {"kind": "local_policing_body", "form": "common_council"},
        "common-council-seal",
        "common-council-signed",
    ),
    "a company with a witness": ({"kind": "partner", "form": "company"}, "company-deed-witness", "company-signed"),
    "a company with two officers": (
        {"kind": "partner", "form": "company", "signing": {"second_by": "the Secretary"}},
        "company-deed-two",
        "company-signed",
    ),
    "a charity": ({"kind": "partner", "form": "charity"}, "charity-deed", "charity-signed"),
    "another partner": ({"kind": "partner", "form": None}, "other-deed", "other-signed"),
}
"""Signers that no sample has: what is said of the party, and its blocks as a deed and under hand."""


def bars(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.severity == "bar" and not finding.open]


def test_every_clause_is_in_at_least_one_sample(samples):
    decided = [decision for sample in samples.values() for decision in sample.project.assembled.decisions.values()]

    missing = {clause.id for clause in library().clauses.values() if clause.kind == "clause"}
    assert sorted(missing - {decision.clause for decision in decided if decision.outcome == "in"}) == []


def test_every_fact_is_true_in_one_sample_and_false_in_another(samples):
    answers = [facts_of(library(), sample.project.brief.data, top_level()) for sample in samples.values()]

    one_sided = {name for name in library().facts if len({answer[name].true for answer in answers}) == 1}
    assert sorted(one_sided) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_no_sample_breaks_a_rule_that_bars(samples, name):
    assert bars(samples[name].project.findings) == []


@pytest.mark.parametrize("name", COMPLETE_SAMPLES)
def test_a_complete_sample_makes_a_final(name):
    project = project_of(sample_data(name))

    assert draft(project, final=True).content
    assert not [finding for finding in project.findings if finding.open]


@pytest.mark.parametrize(("slot", "choice"), CHOICES)
@pytest.mark.parametrize("name", ["regional-mutual-support", "co-responding"])
def test_every_choice_of_a_slot_drafts(name, slot, choice):
    data = sample_data(name)
    wishes = data.get("clauses", {})
    candidates = {key for other, key in CHOICES if other == slot}
    kept = [key for key in wishes.get("keep", ()) if key not in candidates]
    drops = [drop for drop in wishes.get("drop", ()) if drop["clause"] not in candidates]

    project = project_of(changed(data, clauses={"keep": kept, "drop": drops, "choose": {slot: choice}}))

    present = {clause.key for clause in clauses_of(project.assembled.agreement)}
    assert present & candidates == {choice}
    assert draft(project).content


def blocks(data: dict[str, Any]) -> set[str]:
    """Return the execution blocks of a brief's draft."""
    keys = (clause.key.rpartition("-")[0] for clause in clauses_of(project_of(data).assembled.agreement))
    return BLOCKS.intersection(keys)


@pytest.mark.parametrize("signer", SIGNERS)
@pytest.mark.parametrize("execution", ["deed", "under_hand"])
def test_a_signer_gets_the_block_of_its_kind(signer, execution):
    says, deed, signed = SIGNERS[signer]
    data = changed(sample_data("two-party-pilot"), agreement={"execution": execution})
    data["parties"][0] = {key: value for key, value in {**data["parties"][0], **says}.items() if value is not None}

    assert f"execution.{deed if execution == 'deed' else signed}" in blocks(data)


def test_every_execution_block_stands_in_a_sample_or_is_tried_above():
    tried = {f"execution.{block}" for _, *pair in SIGNERS.values() for block in pair}
    for name in SAMPLES:
        for execution in ("under_hand", "deed"):
            tried |= blocks(changed(sample_data(name), agreement={"execution": execution}))

    assert sorted(BLOCKS - tried) == []
