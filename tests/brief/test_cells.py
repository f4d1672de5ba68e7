"""A brief from the rows of a table: its paths are told as the user of the table knows them."""

import pytest

from draftkit.brief.cells import Cells
from draftkit.findings import Finding, Place

SHEETS = {
    "": "agreements, row 3",
    "term.start_date": "agreements, row 3, column C (term.start_date)",
    "parties[0]": "parties, row 4",
    "parties[0].name": "parties, row 4, column B (name)",
    "parties[1]": "parties, row 6",
    "parties[1].approvals[0]": "parties.approvals, row 2",
}
COLUMNS = {
    "": "row 3",
    "parties[0]": "row 3: parties.1",
    "parties[0].name": "row 3, column B (parties.1.name)",
    "parties[1]": "row 3: parties.4",
}


def cells(places: dict[str, str]) -> Cells:
    return Cells("L-1", {path: Place("t.xlsx", path=words) for path, words in places.items()})


@pytest.mark.parametrize(
    ("places", "path", "where"),
    [
        (SHEETS, "parties[0].name", "parties, row 4, column B (name)"),
        (SHEETS, "parties[1].view.efficiency", "parties, row 6: view.efficiency"),
        (SHEETS, "parties[1].approvals[0].date", "parties.approvals, row 2: date"),
        (SHEETS, "term.end_date", "agreements, row 3: term.end_date"),
        (COLUMNS, "parties[1].contact.email", "row 3: parties.4.contact.email"),
        (COLUMNS, "governance.chair", "row 3: governance.chair"),
    ],
)
def test_what_has_no_cell_stands_under_the_column_it_would_have(places, path, where):
    assert cells(places)(path) == Place("t.xlsx", path=where)


@pytest.mark.parametrize(
    ("places", "hint", "told"),
    [
        (SHEETS, "fill parties[1].address in the brief", "fill 'address' in parties, row 6"),
        (SHEETS, "correct parties[0].name", "correct parties, row 4, column B (name)"),
        (SHEETS, "complete parties[1].approvals[0].date.", "complete 'date' in parties.approvals, row 2."),
        (SHEETS, "take parties[1] out", "take parties, row 6 out"),
        (SHEETS, "list them under parties[].functions", "list them under parties.functions"),
        (SHEETS, "fill term.end_date in the brief", "fill term.end_date in the table"),
        (COLUMNS, "fill parties[1].address in the brief", "fill parties.4.address"),
        (COLUMNS, "correct parties[0].name, or not", "correct column B (parties.1.name), or not"),
        (COLUMNS, "set parties[].view.benefit", "set parties.1.view.benefit, parties.2.view.benefit …"),
        (COLUMNS, "correct parties[7].name", "correct parties[7].name"),
        (COLUMNS, "see benefits[0].baseline", "see benefits[0].baseline"),
        ({}, "fill parties[1].address in the brief", "fill parties[1].address in the brief"),
        ({"": ""}, "fill parties[1].address in the brief", "fill parties[1].address in the brief"),
    ],
)
def test_a_path_in_a_hint_is_what_the_table_calls_it_if_the_table_has_it(places, hint, told):
    assert cells(places).worded(Finding("It says parties[1].", hint=hint)).hint == told


def test_a_message_is_told_so_too():
    assert cells(COLUMNS).worded(Finding("parties[1].kind is none.")).message == "parties.4.kind is none."


def test_what_a_brief_on_a_line_lacks_is_told_in_plain_words():
    lines = Cells("L-1", {"": Place("t.jsonl", 4, 1)})

    assert lines("parties[1].name") == Place("t.jsonl", 4, 1, "parties, 2nd, name")
