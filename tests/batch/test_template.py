from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from draftkit.batch.tables.read import open_table
from draftkit.batch.template import Kind, write_template
from draftkit.errors import TableError

KINDS: tuple[Kind, ...] = ("usual", "all")


@pytest.mark.parametrize("kind", KINDS)
def test_the_template_is_read_without_a_fault_once_its_example_is_used(tmp_path: Path, kind: Kind):
    book = load_workbook(BytesIO(write_template(kind)))
    for sheet in book.worksheets:
        for cell in sheet["A"]:
            cell.value = "L-1" if cell.value == "EXAMPLE 1" else cell.value
    book.save(tmp_path / "t.xlsx")

    with open_table(tmp_path / "t.xlsx") as table:
        (entry,) = table.entries()

    assert not table.warnings
    assert not entry.faults
    assert entry.data["parties"][0]["short_name"] == "the Trust"
    assert entry.data["parties"][0]["functions"]


def test_the_example_is_not_drafted_by_mistake(tmp_path: Path):
    (tmp_path / "t.xlsx").write_bytes(write_template())

    with pytest.raises(TableError) as caught:
        open_table(tmp_path / "t.xlsx")

    assert caught.value.hint == "give the row of the example a reference of its own"


def test_equal_templates_have_equal_bytes():
    assert write_template() == write_template()


def test_a_heading_says_what_it_asks_and_offers_the_choices():
    sheet = load_workbook(BytesIO(write_template()))["parties"]

    headings = {cell.value: cell for cell in sheet[1]}
    assert sheet.freeze_panes == "B2"
    assert headings["kind"].font.bold
    assert headings["kind"].comment.text.startswith("Kind of party\n\n")
    assert "ambulance_trust: An NHS" in headings["kind"].comment.text
    letter = headings["kind"].column_letter
    rules = [rule for rule in sheet.data_validations.dataValidation if f"{letter}2" in rule.sqref]
    assert [rule.formula1.startswith("_choices!") for rule in rules] == [True]


def test_the_whole_template_asks_everything_that_fits_a_table():
    book = load_workbook(BytesIO(write_template("all")), read_only=True)

    assert {"parties.consulted", "premises.sites.areas", "intellectual_property", "checks.override"} <= set(
        book.sheetnames
    )
    book.close()
