import pytest

from draftkit.checks.register import Rule, add, registered


def look(_case):
    """It fires."""
    return ()


def rule(**changes):
    facts = {
        "id": "T-1", "severity": "warning", "section": "s.1", "status": "VERIFIED", "message": "m", "hint": "h",
        "when": "it fires", "group": "pca", "at_signature": None, "final": "shown", "look": look,
    }  # fmt: skip
    return Rule(**{**facts, **changes})


@pytest.mark.parametrize("status", ["FROM MEMORY", "PART", "our reading"])
@pytest.mark.parametrize("grave", [{"severity": "bar"}, {"at_signature": "bar"}])
def test_what_was_not_read_or_is_our_reading_may_not_be_a_bar(status, grave):
    with pytest.raises(ValueError, match=f"what is {status} may not be a bar"):
        add(rule(status=status, final="reason", **grave))


def test_a_final_waits_for_a_reason_where_a_rule_is_our_reading():
    with pytest.raises(ValueError, match="a final waits"):
        add(rule(status="our reading"))


def test_an_id_is_registered_once():
    with pytest.raises(ValueError, match="one of that id already"):
        add(rule(id="PCA-1-LIMBS"))


@pytest.mark.parametrize("missing", ["message", "hint", "section", "when"])
def test_a_rule_says_what_when_why_and_what_to_do(missing):
    with pytest.raises(ValueError, match="it needs a message"):
        add(rule(**{missing: ""}))


def test_not_recorded_is_no_severity_of_a_rule():
    with pytest.raises(ValueError, match="not recorded"):
        add(rule(severity="note"))


def test_nothing_from_memory_in_part_or_of_our_reading_is_a_bar_anywhere():
    weak = [r for r in registered().values() if r.status in ("FROM MEMORY", "PART", "our reading")]

    assert weak
    assert not [r.id for r in weak if "bar" in (r.severity, r.at_signature)]


def test_a_rule_for_signature_is_graver_then():
    consult = registered()["PCA-3-LPB-CONSULT"]

    assert consult.severity_at("draft") == "warning"
    assert consult.severity_at("for_signature") == "bar"
