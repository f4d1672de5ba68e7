import csv
import io

import pytest

from draftkit.writers.batch_csv import HEAD, write_batch_csv
from tests.writers.batch_example import CLASH, everything, failure, hostile, made, report


def rows(value) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(write_batch_csv(value)).removeprefix("\ufeff"), newline="")))


def test_excel_takes_it_for_what_it_is():
    text = "".join(write_batch_csv(report(made(1))))

    assert text.startswith("\ufeffReference,Title,")
    assert text.count("\r\n") == 2


def test_each_agreement_has_one_row_with_its_counts():
    (row,) = rows(report(made(1)))

    assert row == dict(zip(HEAD, [
        "LEG-1", "Agreement 1", "made", "LEG-1.docx", "3", "0", "1", "0", "1", "1", "PCA-2-POWER", "0.50",
        "", "", "", "",
    ], strict=True))  # fmt: skip


def test_a_failure_has_its_first_fault_and_the_number_of_the_others():
    (row,) = rows(report(failure(4, CLASH, CLASH, CLASH)))

    assert row["What came of it"] == "failed"
    assert row["Where in the table"] == "row 7"
    assert (row["Why it failed"], row["What to do"]) == ("two parties are called ‘X’", "give each a name")
    assert row["More faults"] == "2"
    assert row["Bars"] == ""


def test_a_failure_without_a_finding_still_says_of_what():
    (row,) = rows(report(failure(4, kind="died")))

    assert row["Why it failed"] == "failed of a worker that died"


def test_what_left_the_table_stands_at_the_end():
    assert [row["What came of it"] for row in rows(everything())] == [
        "made", "already done", "to be made again", "failed", "failed", "failed", "no longer in the table",
    ]  # fmt: skip


@pytest.mark.parametrize("begins", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "＠x"])
def test_no_cell_can_be_taken_for_a_formula(begins):
    (row,) = rows(report(made(1, title=begins)))

    assert row["Title"][0] == "'"


def test_hostile_words_stay_in_their_cells_and_what_is_invisible_is_seen():
    text = "".join(write_batch_csv(hostile()))

    assert "\u202e" not in text
    assert "\x1b" not in text
    assert len(rows(hostile())) == 3


@pytest.mark.parametrize("sign", ["x", "\x01"])
def test_a_cell_is_never_longer_than_excel_can_hold(sign):
    (row,) = rows(report(made(1, title=sign * 100_000)))

    assert len(row["Title"]) <= 32_767
