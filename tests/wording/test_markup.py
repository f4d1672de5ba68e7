"""Markup: the small Markdown of clause files."""

import pytest

from draftkit.model.agreement import Definition, Item, Listing, Paragraph, Part, Table, Text
from draftkit.model.walk import plain
from draftkit.wording.markup import parse_blocks, parse_signings


def test_ordered_lists_are_the_levels():
    text = "1. One:\n   1. inner;\n   2. last.\n2. Two."

    first, second = parse_blocks(text, "a.b")

    assert isinstance(first, Item)
    assert [plain(item.content) for item in first.body if isinstance(item, Item)] == ["inner; and", "last."]
    assert isinstance(second, Item)
    assert (first.key, second.key) == ("a.b/1", "a.b/2")


def test_an_item_may_stand_first_whatever_number_it_has_in_the_file():
    text = "1. The list is:\n   7. seventh;\n   10. tenth."

    (item,) = parse_blocks(text, "a.b")

    assert isinstance(item, Item)
    assert [plain(inner.content) for inner in item.body if isinstance(inner, Item)] == ["seventh; and", "tenth."]


def test_an_anchor_becomes_the_key_and_is_not_printed():
    (item,) = parse_blocks("1. #quorum The quorum is three.", "board")

    assert isinstance(item, Item)
    assert item.key == "board/quorum"
    assert plain(item.content) == "The quorum is three."


def test_bold_in_quotes_defines_a_term():
    (block,) = parse_blocks('A board (the **"Board"**) is made.', "k")

    assert isinstance(block, Paragraph)
    assert block.content == (Text("A board (the "), Definition("Board"), Text(") is made."))


def test_a_caption_goes_to_the_table_that_follows():
    (table,) = parse_blocks("Table: Shares\n\n| A | B |\n| --- | ---: |\n| x | 1 |\n", "k")

    assert isinstance(table, Table)
    assert table.caption == "Shares"
    assert table.rows[0][1].align == "right"


def test_items_of_two_parts_have_different_keys():
    parts = parse_blocks("## One\n\n1. a.\n\n## Two\n\n1. b.", "s")

    keys = [block.key for part in parts if isinstance(part, Part) for block in part.body if isinstance(block, Item)]

    assert len(set(keys)) == 2


def test_the_library_s_words_are_typeset():
    (block,) = parse_blocks('The Board\'s "plan" - section 4 of it.', "k")

    assert isinstance(block, Paragraph)
    assert plain(block.content) == "The Board’s “plan” – section\u00a04 of it."


def test_a_list_of_whole_sentences_keeps_its_full_stops():
    (item,) = parse_blocks("1. Two rules:\n   1. First rule.\n   2. Second rule.", "k")

    assert isinstance(item, Item)
    assert [plain(inner.content) for inner in item.body if isinstance(inner, Item)] == ["First rule.", "Second rule."]


def test_a_nested_list_ends_as_the_item_that_holds_it_must():
    text = "1. All of:\n   1. a;\n   2. either:\n      1. b; or\n      2. c;\n   3. d."

    (item,) = parse_blocks(text, "k")

    assert isinstance(item, Item)
    a, either, d = [inner for inner in item.body if isinstance(inner, Item)]
    inner = [plain(i.content) for i in either.body if isinstance(i, Item)]
    assert (plain(a.content), inner, plain(d.content)) == ("a;", ["b; or", "c; and"], "d.")


@pytest.mark.parametrize("text", ["- a bullet list\n- of two"])
def test_what_the_small_markdown_does_not_know_is_refused(text: str):
    with pytest.raises(ValueError, match="bullet list"):
        parse_blocks(text, "k")


def test_an_execution_block_is_words_and_then_lines():
    (signing,) = parse_signings("Signed by **X**\n\n- Signature\n- Date\n")

    assert signing.lines == ("Signature", "Date")
    assert plain(signing.words[0]) == "Signed by X"


def test_a_table_whose_rows_have_numbers_is_a_list():
    text = "Table: Who\n\n| No. | Name | Short |\n| --- | --- | --- |\n| 7. | A | a |\n| 3. #last | B | b |\n"

    (listing,) = parse_blocks(text, "k")

    assert isinstance(listing, Listing)
    assert (listing.caption, len(listing.head)) == ("Who", 3)
    assert listing.rows == (
        Item("k/1", (Text("A"),), (Paragraph((Text("a"),)),)),
        Item("k/last", (Text("B"),), (Paragraph((Text("b"),)),)),
    )


@pytest.mark.parametrize("first", ["1. x", "1", "1.2", "Clause 1."])
def test_a_first_cell_that_holds_more_than_a_number_is_words(first: str):
    (table,) = parse_blocks(f"| A | B |\n| --- | --- |\n| {first} | x |\n", "k")

    assert isinstance(table, Table)


@pytest.mark.parametrize("text", ["| A | B |\n| --- | --- |\n| 1. | x |\n| y | z |\n", "| A |\n| --- |\n| 1. |\n"])
def test_rows_with_numbers_beside_rows_without_or_with_nothing_beside_them_are_refused(text: str):
    with pytest.raises(ValueError, match="all or none"):
        parse_blocks(text, "k")
