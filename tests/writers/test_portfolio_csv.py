"""A portfolio as CSV: a row an agreement, a row a clause, and no formula."""

import csv
import io

from draftkit.model.portfolio import Line, Sight
from draftkit.writers.portfolio_csv import write_portfolio_clauses_csv, write_portfolio_csv
from tests.portfolio import SLOW, TERM, changed, compared, held


def rows(write, portfolio) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(write(portfolio)).removeprefix("\ufeff"), newline="")))


def test_every_agreement_has_a_row_with_its_counts_and_its_clauses():
    told = rows(write_portfolio_csv, compared())

    assert [row["What came of it"] for row in told] == [
        "changed", "changed", "could not be compared", "new", "gone", "the same",
    ]  # fmt: skip
    assert [told[0][head] for head in ("Changed", "Added", "Removed", "Moved")] == ["2", "1", "0", "1"]
    assert told[0]["Which clauses"].startswith("Clause 9 (Term): changed; ")
    assert told[0]["Look at first"].endswith("(clause 9.3)")
    assert (told[2]["Why not"], told[2]["What to do"]) == (SLOW.message, SLOW.hint)
    assert told[2]["Changed"] == ""


def test_files_held_against_the_library_have_what_left_it():
    told = rows(write_portfolio_csv, held())

    assert told[0]["Altered"] == told[0]["Dropped"] == "1"
    assert told[3]["The library’s"] == "12"
    assert "Older file" not in told[0]


def test_every_clause_has_a_row_with_all_its_agreements():
    told = rows(write_portfolio_clauses_csv, compared())

    assert told[0] == {
        "Clause": "Term", "Its id": "running.term", "Agreements": "2", "Changed": "2", "Added": "0", "Removed": "0",
        "Moved": "0", "Which": "LEG-1; LEG-2",
    }  # fmt: skip


def test_no_cell_can_be_taken_for_a_formula():
    line = changed(1, TERM, title="=1+1", sights=(Sight("amount", "+1"),))

    told = rows(write_portfolio_csv, compared(line, Line("@x", "new")))

    assert (told[0]["Title"], told[0]["Look at first"], told[1]["Agreement"]) == ("'=1+1", "'+1", "'@x")
