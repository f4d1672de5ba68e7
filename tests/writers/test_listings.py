"""Lists that are set as tables: every writer has a table with the numbers and words of the list."""

import json

import jsonschema

from draftkit import resources
from draftkit.writers.html import write_html
from draftkit.writers.jsontree import write_json
from draftkit.writers.markdown import write_markdown
from draftkit.writers.outline import write_outline
from tests.writers.everything import listings
from tests.writers.page import read_page


def test_the_outline_has_a_line_for_each_row_and_those_below_it():
    assert write_outline(listings()).split("\n\n", 1)[1] == (
        """\
Parties
  Who:
  Table: Parties
  | No. | Name and address | Capacity | Short name |
  | (1) | Alpha of Ayr | As police authority | the “Council” |
  | (2) | Beta of [● parties[1].address] | – | “Beta” |

Agreed terms
1. Definitions
  In this agreement:
  Table: Definitions
  | Defined term | Meaning |
  | “Board” | the board under clause\u00a02. |
  | “Law” |
    (a) one; or
    (b) two:
      (i) deep.
2. Board
  2.1 As paragraph\u00a0(b)(i).
  2.2 As party\u00a0(2).
"""
    )


def test_markdown_has_pipe_tables_in_which_sub_items_run_on():
    written = write_markdown(listings())

    assert "| (1) | **Alpha** of Ayr | As police authority | the **“Council”** |\n| (2) | Beta of " in written
    assert "| Defined term | Meaning |\n| --- | --- |\n| **“Board”** | the board under clause\u00a02. |\n" in written
    assert "| **“Law”** | (a) one; or (b) two: (i) deep. |" in written


def test_html_names_each_row_by_its_number_or_its_term_and_keeps_lists_lists():
    parties, terms = read_page(write_html(listings())).all("table")

    assert [cell.text() for cell in parties.all("th")] == [
        *("No.", "Name and address", "Capacity", "Short name"), "(1)", "(2)",
    ]  # fmt: skip
    assert [row.attributes.get("id") for row in parties.all("tr")] == [None, "parties.parties/1", "parties.parties/2"]
    assert [cell.text() for cell in terms.all("th")] == ["Defined term", "Meaning", "“Board”", "“Law”"]
    assert [each.text() for each in terms.all("dfn")] == ["“Board”", "“Law”"]
    assert [item.attributes["id"] for item in terms.all("li")] == [
        *("definitions/law/1", "definitions/law/2", "definitions/law/deep"),
    ]


def test_json_has_the_items_and_entries_themselves_as_its_schema_says():
    tree = json.loads(write_json(listings()))

    jsonschema.Draft202012Validator(resources.schema("agreement")).validate(tree)
    (listing,) = [b for b in tree["sections"][0]["clauses"][0]["body"] if b["kind"] == "listing"]
    assert [(row["kind"], row["id"], row["number"]) for row in listing["rows"]] == [
        ("item", "parties.parties/1", "(1)"),
        ("item", "parties.parties/2", "(2)"),
    ]
    assert [(each["term"], each["target"]) for each in tree["definitions"]] == [
        *(("Council", "parties.parties/1"), ("Beta", "parties.parties/2")),
        *(("Board", "terms.definitions"), ("Law", "terms.definitions")),
    ]
