import json

import pytest

from draftkit.assembly.assemble import assemble
from draftkit.checks import GROUPS, make_case, run_checks
from draftkit.errors import LibraryError
from draftkit.findings import Finding, Place
from draftkit.library.load import load_library
from draftkit.resources import clauses_folder, samples_folder, schema
from tests.checks.cases import SILENT, brief, chief, commissioner, draft, fire, signed, trust, without_each

SAMPLES = sorted(samples_folder().glob("*.json"))
ORDER = ["bar", "warning", "advice", "note"]


def test_bars_come_first_then_warnings_advice_and_what_is_not_recorded():
    data = brief(chief(), fire(), {"name": "Body C"}, commissioner("West", "PCC West", maintains="West Police"))
    findings = run_checks(make_case(data, agreement=draft("x")), GROUPS)

    severities = [finding.severity for finding in findings]
    assert severities == sorted(severities, key=ORDER.index)
    assert set(severities) == set(ORDER)


def test_a_finding_says_who_where_what_to_do_and_on_what_it_rests():
    [finding] = [
        f for f in run_checks(make_case(brief(commissioner(), fire())), ["pca"]) if f.rule == "PCA-3-LPB-CONSULT"
    ]

    assert finding == Finding(
        "The local policing body must consult its chief officer before entering: the Commissioner.",
        severity="warning",
        rule="PCA-3-LPB-CONSULT",
        hint="record whom it consulted and when under parties[0].consulted",
        where=Place(path="parties[0].consulted"),
        source="Policing and Crime Act 2017 s.3(11)",
        status="VERIFIED",
        open=False,
    )


def test_what_is_not_recorded_names_the_path_to_fill_and_holds_nothing_up():
    [finding, *_] = run_checks(make_case(SILENT), ["pca"])

    assert finding.message == "Not recorded: what kind of body Body A is"
    assert finding.hint == "record it under parties[0].kind"
    assert not finding.open


def test_what_several_rules_miss_is_noted_once():
    notes = [f.where.path for f in run_checks(make_case(SILENT), GROUPS)]

    assert len(notes) == len(set(notes))


def test_a_warning_is_set_aside_with_its_reason_and_a_bar_is_not():
    reasons = [{"rule": rule, "reason": "counsel says so"} for rule in ("PCA-3-LPB-CONSULT", "PCA-1-LIMBS")]
    data = {**brief(commissioner(), chief("X", maintained_by="PCC X")), "checks": {"override": reasons}}

    found = {f.rule: f for f in run_checks(make_case(data), ["pca"])}
    at_signature = {f.rule: f for f in run_checks(make_case(signed(data)), ["pca"])}

    assert found["PCA-3-LPB-CONSULT"].overridden == "counsel says so"
    assert (found["PCA-1-LIMBS"].overridden, found["PCA-1-LIMBS"].open) == ("", True)
    assert (at_signature["PCA-3-LPB-CONSULT"].overridden, at_signature["PCA-3-LPB-CONSULT"].open) == ("", True)


def test_a_reading_of_words_takes_the_place_of_a_bar():
    row = {
        "from": "the Commissioner",
        "to": "the Chief Constable",
        "function": "f",
        "power": "s.18",
        "recipient": "body",
    }
    data = brief(commissioner(), chief(maintained_by="the Commissioner"), trust(), delegations=[row])

    [finding] = [f for f in run_checks(make_case(data), ["police"]) if f.rule == "PRS-18-WHO"]

    assert (finding.severity, finding.status, finding.open) == ("warning", "our reading", True)


def test_only_the_groups_asked_for_are_run():
    data = brief(chief(), commissioner())

    assert {f.rule.split("-")[0] for f in run_checks(make_case(data), ["police"])} == {"PRS"}


def test_a_group_that_does_not_exist_is_refused_with_the_nearest():
    with pytest.raises(LibraryError) as caught:
        run_checks(make_case(SILENT), ["polise"])

    assert caught.value.hint == "did you mean 'police'?"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_silence_on_any_one_point_never_bars_a_brief(path):
    """Law: take any fact out of a brief that has no bar, and there is still none."""
    whole = json.loads(path.read_text(encoding="utf-8"))

    for data, left_out in without_each(whole):
        bars = [finding.rule for finding in run_checks(make_case(data), GROUPS) if finding.severity == "bar"]
        assert not bars, left_out


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_sample_is_barred_and_every_finding_says_what_to_do(path):
    data, library = json.loads(path.read_text(encoding="utf-8")), load_library(clauses_folder())
    made = assemble(library, data, tuple(schema("brief")["properties"]))
    case = make_case(data, agreement=made.agreement, decisions=made.decisions, library=library, used=made.used)

    findings = run_checks(case, library.checks)

    assert not [f.message for f in findings if f.severity == "bar"]
    assert all(f.hint and f.source and f.status for f in findings)
    assert not [f.message for f in findings if f.rule == "DOC-DEFS"]
