import tracemalloc
from pathlib import Path

import pytest

from draftkit.batch.tables.read import open_table
from draftkit.errors import TableError
from tests.batch.tables.files import read, saved, workbook, xlsx

TWO = [["reference", "title"], ["L-1", "One"], ["L-2", "Two"]]


def test_every_fact_knows_its_cell(tmp_path: Path):
    content = xlsx(
        agreements=TWO, parties=[["reference", "name", "contact.email"], ["L-1", "A"], ["L-1", "B", "b@c.d"]]
    )

    (first, _), _ = read(tmp_path, "projects.xlsx", content)

    assert {path: str(place) for path, place in first.places.items()} == {
        "": "projects.xlsx: agreements, row 2",
        "agreement.reference": "projects.xlsx: agreements, row 2, column A (reference)",
        "agreement.title": "projects.xlsx: agreements, row 2, column B (title)",
        "parties[0]": "projects.xlsx: parties, row 2",
        "parties[0].name": "projects.xlsx: parties, row 2, column B (name)",
        "parties[1]": "projects.xlsx: parties, row 3",
        "parties[1].name": "projects.xlsx: parties, row 3, column B (name)",
        "parties[1].contact.email": "projects.xlsx: parties, row 3, column C (contact.email)",
    }


def test_every_entry_of_a_list_in_one_cell_knows_it(tmp_path: Path):
    (entry,), _ = read(tmp_path, "t.csv", "title,objectives\nOne,a; b\n")

    assert entry.data["purpose"]["objectives"] == ["a", "b"]
    assert str(entry.places["purpose.objectives[1]"]) == "t.csv: row 2, column B (objectives)"


def test_rows_of_other_sheets_join_in_any_order(tmp_path: Path):
    content = xlsx(
        parties=[["name", "reference"], ["B", "L-2"], ["A", "L-1"], ["C", "L-2"]],
        agreements=TWO,
    )

    (first, second), warnings = read(tmp_path, "t.xlsx", content)

    assert [party["name"] for party in first.data["parties"]] == ["A"]
    assert [party["name"] for party in second.data["parties"]] == ["B", "C"]
    assert not warnings


def test_rows_within_rows_join_by_the_name_of_the_party_whatever_the_order_of_the_sheets(tmp_path: Path):
    book = workbook(
        {
            "parties.functions": [
                ["reference", "party", "name"],
                ["L-1", "the trust", "care"],
                ["L-1", "B Trust", "aid"],
            ],
            "contact": [["reference", "Party", "email"], ["L-1", "the Trust", "a@b.c"]],
            "parties": [["reference", "name", "short_name"], ["L-1", "A Trust", "the Trust"], ["L-1", "B Trust", None]],
            "agreements": TWO,
        }
    )

    (first, _), _ = read(tmp_path, "t.xlsx", saved(book))

    trust, other = first.data["parties"]
    assert trust["functions"] == [{"name": "care"}]
    assert trust["contact"] == {"email": "a@b.c"}
    assert other["functions"] == [{"name": "aid"}]
    assert str(first.places["parties[1].functions[0]"]) == "t.xlsx: parties.functions, row 3"
    assert not first.faults


def test_parties_in_columns_have_sheets_of_their_own_parts_all_the_same(tmp_path: Path):
    book = workbook(
        {
            "agreements": [["reference", "parties.2.name", "parties.1.name"], ["L-1", "B", "A"]],
            "powers": [["reference", "party", "power"], ["L-1", "B", "section 1"]],
        }
    )

    (entry,), _ = read(tmp_path, "t.xlsx", saved(book))

    assert entry.data["parties"] == [{"name": "A"}, {"name": "B", "powers": [{"power": "section 1"}]}]


def test_a_sheet_may_be_an_object_or_a_list_of_words(tmp_path: Path):
    content = xlsx(
        agreements=TWO,
        governance=[["reference", "chair"], ["L-2", "the Chief"]],
        objectives=[["reference", "objectives"], ["L-2", "a; b"], ["L-2", "c"]],
    )

    (_, second), _ = read(tmp_path, "t.xlsx", content)

    assert second.data["governance"] == {"chair": "the Chief"}
    assert second.data["purpose"]["objectives"] == ["a; b", "c"]
    assert str(second.places["governance"]) == "t.xlsx: governance, row 2"


def test_another_column_may_tell_the_agreements_apart(tmp_path: Path):
    content = xlsx(
        agreements=[["Project no", "title"], [7, "One"]],
        parties=[["project no", "name"], ["7", "A"]],
    )

    (entry,), _ = read(tmp_path, "t.xlsx", content, key="Project No")

    assert entry.key == "7"
    assert entry.data == {"agreement": {"title": "One"}, "parties": [{"name": "A"}]}


def test_a_column_of_the_brief_may_tell_them_apart(tmp_path: Path):
    (entry,), _ = read(tmp_path, "t.csv", "title,status\nOne,draft\n", key="agreement.title")

    assert entry.key == "One"
    assert entry.data["agreement"]["title"] == "One"


def test_without_a_reference_an_agreement_is_called_by_its_row(tmp_path: Path):
    entries, _ = read(tmp_path, "t.csv", "title\nOne\n\nTwo\n")

    assert [(entry.number, entry.key) for entry in entries] == [(1, "row 2"), (2, "row 4")]


def test_a_reference_that_stands_twice_is_a_fault_of_the_second(tmp_path: Path):
    content = xlsx(agreements=[*TWO, ["l-1", "Again"]], parties=[["reference", "name"], ["L-1", "A"]])

    (first, _, third), _ = read(tmp_path, "t.xlsx", content)

    assert not first.faults
    assert first.data["parties"] == [{"name": "A"}]
    assert [fault.message for fault in third.faults] == ["'l-1' stands twice; it is in row 2, as 'L-1'"]
    assert "parties" not in third.data


def test_rows_that_join_to_nothing_are_told(tmp_path: Path):
    rows = [["reference", "name"], ["L-11", "A"], [None, "B"], ["Z", None]]

    entries, warnings = read(tmp_path, "t.xlsx", xlsx(agreements=TWO, parties=rows))

    assert [(str(warning.where), warning.message, warning.hint) for warning in warnings] == [
        (
            "t.xlsx: parties, row 2",
            "no agreement has the reference 'L-11'",
            "the row was left out; did you mean 'L-1'?",
        ),
        ("t.xlsx: parties, row 3", "the row has no reference", "the row was left out; give it that of an agreement"),
    ]
    assert not any(entry.faults for entry in entries)


def test_of_two_references_that_are_alike_the_one_with_the_same_numbers_is_meant(tmp_path: Path):
    agreements = [["reference", "title"], ["LEG/2027/014", "One"], ["LEG/2027/041", "Two"]]
    rows = [["reference", "name"], ["LEG-2027-14", "A"], ["LEG 2027 041", "B"]]

    _, warnings = read(tmp_path, "t.xlsx", xlsx(agreements=agreements, parties=rows))

    assert [warning.hint.partition("; ")[2] for warning in warnings] == [
        "did you mean 'LEG/2027/014'?",
        "did you mean 'LEG/2027/041'?",
    ]


def test_what_is_wrong_with_a_row_is_told_from_left_to_right(tmp_path: Path):
    content = xlsx(agreements=[["reference", "parties.2.kind", "term.start_date"], ["L-1"], ["L-1", "nhs", "soon"]])

    (_, twice), _ = read(tmp_path, "t.xlsx", content)

    assert [fault.where.path.partition(", ")[2].partition(" (")[0] for fault in twice.faults] == [
        "row 3, column A", "row 3, column B", "row 3, column C",
    ]  # fmt: skip


def test_rows_that_join_to_nothing_are_told_once_a_reference(tmp_path: Path):
    rows = [["reference", "name"], *([reference, "A"] for reference in ("Z", "Z", "L-11", "z", "X", "X"))]

    _, warnings = read(tmp_path, "t.xlsx", xlsx(agreements=TWO, parties=rows))

    assert [(str(warning.where), warning.message) for warning in warnings] == [
        ("t.xlsx: parties, row 2", "no agreement has the reference 'Z'; 2 more rows are like it"),
        ("t.xlsx: parties, row 4", "no agreement has the reference 'L-11'"),
        ("t.xlsx: parties, row 6", "no agreement has the reference 'X'; 1 more row is like it"),
    ]
    assert warnings[0].hint == "the rows were left out; give them that of an agreement"


def test_examples_are_left_out_and_told(tmp_path: Path):
    content = xlsx(agreements=[*TWO, ["EXAMPLE 1", "x"]], parties=[["reference", "name"], ["EXAMPLE 1", "A"]])

    entries, (warning,) = read(tmp_path, "t.xlsx", content)

    assert [entry.key for entry in entries] == ["L-1", "L-2"]
    assert warning.message == "left out as an example: row 4"


def test_what_is_hidden_is_read_and_told(tmp_path: Path):
    book = workbook({"agreements": TWO, "parties": [["reference", "name"], ["L-2", "A"]]})
    book["agreements"].row_dimensions[3].hidden = True
    book["parties"].sheet_state = "hidden"

    (_, second), warnings = read(tmp_path, "t.xlsx", saved(book))

    assert second.data["parties"] == [{"name": "A"}]
    assert [warning.message for warning in warnings] == [
        "1 row is hidden and read all the same",
        "the sheet is hidden; it is read all the same",
    ]


def test_sheets_of_notes_are_passed_over(tmp_path: Path):
    book = workbook({"Read me": [["hello"]], "_mine": [["x"]], "agreements": TWO, "Notes": [["y"]], "Sheet2": []})

    entries, warnings = read(tmp_path, "t.xlsx", saved(book))

    assert [entry.key for entry in entries] == ["L-1", "L-2"]
    assert not warnings


def test_all_that_is_wrong_with_a_table_is_said_at_once(tmp_path: Path):
    content = xlsx(agreements=[["reference", "titel", "chiar"], ["L-1"]], parties=[["name", "nme"], ["A"]])

    with pytest.raises(TableError) as caught:
        read(tmp_path, "t.xlsx", content)

    assert caught.value.exit_code == 1
    assert [str(finding.where) for finding in caught.value.findings] == [
        "t.xlsx: agreements, column B (titel)",
        "t.xlsx: agreements, column C (chiar)",
        "t.xlsx: parties, column B (nme)",
        "t.xlsx: parties",
    ]


def test_all_that_is_wrong_with_a_row_is_said_at_once(tmp_path: Path):
    content = "reference,status,term.start_date,term.years\nL-1,drft,soon,many\nL-2,draft,1 May 2027,5\n"

    (first, second), _ = read(tmp_path, "t.csv", content)

    assert [fault.where.path for fault in first.faults] == [
        "row 2, column B (status)",
        "row 2, column C (term.start_date)",
        "row 2, column D (term.years)",
    ]
    assert not second.faults


def test_entries_may_be_read_twice(tmp_path: Path):
    path = tmp_path / "t.csv"
    path.write_text("title\nOne\n")

    with open_table(path) as table:
        assert list(table.entries()) == list(table.entries())


def test_a_table_that_is_not_there_is_said_to_be_so(tmp_path: Path):
    with pytest.raises(TableError, match="there is no such file"):
        open_table(tmp_path / "none.xlsx")


@pytest.mark.slow
def test_memory_stays_flat_however_many_rows_there_are(tmp_path: Path):
    path = tmp_path / "t.csv"
    with path.open("w") as file:
        file.write("reference,title,purpose.summary\n")
        file.writelines(f"L-{n},Title {n},{'words ' * 50}\n" for n in range(20_000))

    tracemalloc.start()
    with open_table(path) as table:
        count = sum(1 for entry in table.entries() if not entry.faults)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 20_000
    assert peak < 24_000_000
