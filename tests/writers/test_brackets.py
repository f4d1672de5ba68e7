import pytest

from draftkit.model.agreement import Cell, Clause, Entry, Execution, Flag, Item, Listing, Paragraph, Part, Table, Text
from draftkit.model.walk import descend
from draftkit.writers.brackets import CLOSE, OPEN, bracketed
from tests.writers.everything import inlines, item, para

UNDECIDED = Flag("consider", ("usual",), "", undecided=True)


def clause(*blocks, flag=UNDECIDED):
    return Clause("a.b", "Heading", blocks, "", flag)


def test_a_decided_clause_is_left_as_it_is():
    decided = clause(para("x"), flag=Flag("in", ("because",)))

    assert bracketed(decided, heading=True) is decided


def test_a_clause_with_a_heading_is_closed_at_its_last_words():
    shown = bracketed(clause(item("a.b/1", "x", body=(item("a.b/2", "y"),))), heading=True)

    assert shown.body == (Item("a.b/1", inlines("x"), (Item("a.b/2", (Text("y"), CLOSE)),)),)


def test_a_clause_without_a_heading_opens_at_its_first_words():
    shown = bracketed(clause(para("x"), para("y")), heading=False)

    assert shown.body == (Paragraph((OPEN, Text("x"))), Paragraph((Text("y"), CLOSE)))


@pytest.mark.parametrize(
    "block",
    [
        para("x"),
        item("a.b/1", "x"),
        Entry("T", inlines("x")),
        Table("t", (Cell(()),), ((Cell(()), Cell(())),)),
        Table("t", (Cell(()),), ()),
        Listing("t", (Cell(()), Cell(())), (Entry("T", inlines("x"), (item("d/1", "y"),)),)),
        Listing("t", (Cell(()), Cell(())), (item("a.b/1", "x"),)),
        Listing("t", (Cell(()), Cell(())), ()),
        Execution("e", ()),
        Part("p", "P", (para("x"),)),
        Part("p", "P", ()),
    ],
)
def test_every_kind_of_block_is_opened_and_closed_once(block):
    shown = bracketed(clause(block), heading=False)

    marks = [node for node in descend(shown) if node is OPEN or node is CLOSE]
    assert marks == [OPEN, CLOSE]


def test_an_empty_clause_has_its_brackets_too():
    shown = bracketed(clause(), heading=False)

    assert shown.body == (Paragraph((OPEN,)), Paragraph((CLOSE,))) or shown.body == (Paragraph((OPEN, CLOSE)),)
