"""A portfolio as JSON: one object, with the agreements and the clauses in it."""

import json

from draftkit.writers.portfolio_json import write_portfolio_json
from tests.portfolio import NOTICE, SLOW, compared, held


def test_two_runs_are_one_object_with_agreements_clauses_and_what_changed_alike():
    data = json.loads("".join(write_portfolio_json(compared(ignored=("case",)))))

    assert list(data) == [
        "schema", "old", "new", "ignored", "library", "stopped", "counts", "agreements", "clauses", "alike",
    ]  # fmt: skip
    assert data["schema"] == "draftkit/batch-compare/1"
    assert data["counts"] == {"same": 1, "changed": 2, "new": 1, "gone": 1, "failed": 1}
    assert data["agreements"][0]["counts"] == {"changed": 1, "moved and changed": 1, "added": 1}
    assert data["agreements"][2]["findings"][0]["message"] == SLOW.message
    assert data["clauses"][0]["agreements"] == ["LEG-1", "LEG-2"]
    assert data["alike"] == [{"kind": "period", "sentence": NOTICE.sentence, "agreements": ["LEG-1", "LEG-2"]}]


def test_files_held_against_the_library_have_neither_an_older_run_nor_what_changed_alike():
    data = json.loads("".join(write_portfolio_json(held())))

    assert data["schema"] == "draftkit/batch-deviations/1"
    assert data["files"] == "files"
    assert {"old", "alike"}.isdisjoint(data)
    assert data["agreements"][0]["file"] == "LEG-1.docx"
