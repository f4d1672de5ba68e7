import json

import pytest

from draftkit.model.batch_report import Run
from draftkit.writers.batch_json import write_batch_json, write_status_json
from tests.writers.batch_example import CLASH, POWER, everything, failure, hostile, made, report, status


def read(value):
    return json.loads("".join(write_batch_json(value)))


@pytest.mark.parametrize("value", [everything(), hostile(), report()], ids=["everything", "hostile", "empty"])
def test_it_is_json_with_the_name_of_its_schema(value):
    data = read(value)

    assert data["schema"] == "draftkit/batch-report/1"
    assert list(data) == [
        "schema", "target", "state", "run", "counts", "failed_of", "checks", "blanks", "clauses", "agreements", "gone",
    ]  # fmt: skip


def test_every_finding_of_every_agreement_is_there():
    data = read(report(made(1), failure(2, *[CLASH] * 30)))

    first, second = data["agreements"]
    assert (first["key"], first["standing"], first["warnings"], first["open"]) == ("LEG-1", "made", 1, 3)
    assert first["findings"][0] == {
        "rule": "PCA-2-POWER", "severity": "warning", "message": POWER.message, "hint": "record it",
        "source": "s.2(5)", "status": "VERIFIED",
    }  # fmt: skip
    assert len(second["findings"]) == 30
    assert second["findings"][0]["path"] == "row 7"


def test_the_sums_are_there():
    data = read(everything())

    assert data["counts"] == {"total": 6, "made": 1, "kept": 1, "failed": 3, "left": 1, "gone": 1}
    assert data["failed_of"] == {"table": 1, "final": 1, "unheard": 1}
    assert data["checks"][1]["agreements"] == 300
    assert len(data["blanks"]) == 70
    assert data["clauses"][0] == {"id": "money.savings", "title": "Savings", "agreements": 5}
    assert [each["key"] for each in data["gone"]] == ["LEG-9"]


def test_a_status_is_one_object_with_the_name_of_its_schema():
    data = json.loads(write_status_json(status()))

    assert data["schema"] == "draftkit/batch-status/1"
    assert (data["state"], data["counts"]["failed"], data["files"]["total"]) == ("ended", 3, 12)
    assert data["failures"][0]["findings"][0]["message"] == CLASH.message


def test_what_has_not_ended_has_no_end():
    assert json.loads(write_status_json(status(run=Run(1, "x", "", "t.csv", 1))))["run"]["ended"] is None
