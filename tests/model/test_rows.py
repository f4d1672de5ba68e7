"""Rows: what stands in each cell of a list that is set as a table."""

import pytest

from draftkit.model.agreement import (
    Agreement,
    Blank,
    Definition,
    Entry,
    Front,
    Item,
    Listing,
    Paragraph,
    Reference,
    Section,
    Text,
    Value,
)
from draftkit.model.numbering import number_clauses
from draftkit.model.rows import cells_of
from draftkit.model.walk import descend, map_blocks
from tests.writers.everything import inlines, item, listings, para


def test_the_number_of_an_item_its_words_and_each_paragraph_below_it_have_a_cell():
    row = item("p/1", Value("Alpha", "p"), " of Ayr", body=(para("As such"), para("the ", Definition("A"))))

    number, *others = cells_of(row)

    assert number == (Item("p/1", (), ()),)
    assert others == [(Paragraph(row.content),), (row.body[0],), (row.body[1],)]


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ((" means a day.",), ("a day.",)),
        ((" has the meaning in ", Reference("a"), "."), ("has the meaning in ", Reference("a"), ".")),
        ((" includes rain.",), ("includes rain.",)),
        ((" meanstested help.",), ("meanstested help.",)),
        ((" means ", Reference("a"), "."), (Reference("a"), ".")),
        ((" means any of:",), ("any of:",)),
        ((Value("x", "p"),), (Value("x", "p"),)),
    ],
)
def test_an_entry_is_its_term_and_its_meaning_without_the_word_means(words, meaning):
    cells = cells_of(Entry("T", (Definition("T"), *inlines(*words)), (item("d/1", "y"),)))

    assert cells == ((Paragraph((Definition("T"),)),), (Paragraph(inlines(*meaning)), item("d/1", "y")))


def test_an_entry_that_only_leads_to_its_list_has_the_list_alone():
    cells = cells_of(Entry("T", (Definition("T"), Text(" means:")), (item("d/1", "y"),)))

    assert cells == ((Paragraph((Definition("T"),)),), (item("d/1", "y"),))


def test_what_is_listed_in_a_table_is_numbered_as_in_a_list():
    tables = listings()
    lists = Agreement(
        Front("Test agreement"),
        tuple(
            Section(s.key, s.heading, s.series, tuple(type(c)(c.key, c.heading, _unfolded(c.body)) for c in s.body))
            for s in tables.sections
        ),
    )

    assert number_clauses(tables) == number_clauses(lists)
    assert number_clauses(tables)["definitions/law/deep"].full == "(b)(i)"


def test_a_change_reaches_every_cell_and_no_change_gives_the_same_block():
    (listing,) = [node for node in descend(listings().sections[0]) if isinstance(node, Listing)]

    assert map_blocks(lambda inline: inline, (listing,))[0] is listing
    (changed,) = map_blocks(lambda inline: Text("x"), (listing,))
    assert not [node for node in descend(changed) if isinstance(node, Value | Definition | Blank)]
    assert [row.key for row in changed.rows] == [row.key for row in listing.rows]


def _unfolded(blocks):
    return tuple(inner for block in blocks for inner in (block.rows if isinstance(block, Listing) else (block,)))
