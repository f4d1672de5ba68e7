"""The tree as lines: which role each paragraph plays, which list it counts in, and what stands whole between them."""

import pytest

from draftkit.model.agreement import (
    Agreement,
    Block,
    Cell,
    Clause,
    Definition,
    Entry,
    Execution,
    Flag,
    Front,
    Item,
    Part,
    Reference,
    Section,
    Series,
    Signing,
    Table,
    Text,
    Value,
)
from draftkit.model.walk import plain
from draftkit.word.lines import Grid, Group, Line, Signatures, lay_out, references
from tests.writers.everything import HOSTILE, agreement, inlines, item, para


def _groups(*clauses: Clause, series: Series = "clauses", heading: str = "Terms") -> tuple[Group, ...]:
    return lay_out(Agreement(Front("Test"), (Section("s", heading, series, clauses),)))


def _said(*blocks: Block, series: Series = "clauses") -> list[tuple[str, str]]:
    """Return role and words of the lines of one clause, its section's heading left out."""
    pieces = lay_out(agreement(*blocks, series=series))[-1].pieces
    return [(piece.role, plain(piece.content)) for piece in pieces if isinstance(piece, Line)]


def _nested(depth: int, *, at: int = 1) -> Item:
    return item(f"i{at}", f"level {at}", body=(_nested(depth, at=at + 1),) if at < depth else ())


def test_the_heading_of_a_section_is_a_group_without_a_clause():
    title, clause = _groups(Clause("a.b", "Fees", ()))

    assert title == Group((Line("section", (Text("Terms"),)),))
    assert (title.key, title.undecided) == ("", False)
    assert (clause.key, clause.pieces) == ("a.b", (Line("clause.1", (Text("Fees"),), "a.b"),))


def test_schedules_and_sections_without_a_heading_begin_with_their_first_clause():
    fees = Clause("a.b", "Fees", ())

    assert [group.key for group in _groups(fees, series="schedules")] == ["a.b"]
    assert [group.key for group in _groups(fees, heading="")] == ["a.b"]
    assert _groups(series="schedules") == ()
    assert lay_out(Agreement(Front("Test"), ())) == ()


@pytest.mark.parametrize(
    ("series", "lines"),
    [
        ("clauses", [("clause.1", "Own"), ("clause.body", "x")]),
        ("schedules", [("schedule", "Own"), ("schedule.body", "x")]),
        ("recitals", [("body", "x")]),
        ("parties", [("body", "x")]),
        ("signatures", [("body", "x")]),
        ("none", [("body", "x")]),
    ],
)
def test_only_clauses_and_schedules_print_the_heading_of_a_clause(series: Series, lines: list[tuple[str, str]]):
    assert _said(para("x"), series=series) == lines


@pytest.mark.parametrize(
    ("series", "roles"),
    [
        ("clauses", ["clause.2", "clause.3", "clause.4", "clause.5"]),
        ("schedules", ["schedule.1", "schedule.2", "schedule.3", "schedule.4"]),
        ("recitals", ["recital", "recital.2"]),
        ("parties", ["party"]),
    ],
)
def test_each_level_of_items_has_the_role_of_its_series(series: Series, roles: list[str]):
    lines = _said(_nested(len(roles)), series=series)

    assert lines[-len(roles) :] == [(role, f"level {depth}") for depth, role in enumerate(roles, 1)]


def test_a_plain_paragraph_below_an_item_is_body_text_and_the_level_goes_on():
    inner = (item("b", "sub"), para("between"), item("c", "sub again"))

    assert _said(item("a", "top", body=inner), item("d", "next"))[1:] == [
        ("clause.2", "top"),
        ("clause.3", "sub"),
        ("clause.body", "between"),
        ("clause.3", "sub again"),
        ("clause.2", "next"),
    ]


def test_the_list_below_a_definition_is_named_after_its_first_item():
    sub = (para("one of:"), item("x", "(a)", body=(item("y", "(i)"),)), item("z", "(b)"))
    board = Entry("Board", inlines(Definition("Board"), " means:"), sub)
    law = Entry("Law", inlines(Definition("Law"), " means:"), (item("q", "(a)"),))

    pieces = lay_out(agreement(board, law))[-1].pieces[1:]

    assert [f"{line.role} {line.key} {line.list_}" for line in pieces if isinstance(line, Line)] == [
        *("definition  ", "body  ", "definition.2 x x", "definition.3 y x", "definition.2 z x"),
        *("definition  ", "definition.2 q q"),
    ]


def test_paragraphs_of_a_schedule_are_one_list_through_all_its_parts():
    parts = Part("a.b/1", "Rooms", (item("p1", "First"),)), Part("a.b/2", "Costs", (item("p2", "Second"),))

    (group,) = lay_out(agreement(*parts, series="schedules"))

    assert group.pieces == (
        Line("schedule", (Text("Own"),), "a.b"),
        Line("part", (Text("Rooms"),), "a.b/1"),
        Line("schedule.1", (Text("First"),), "p1", "a.b"),
        Line("part", (Text("Costs"),), "a.b/2"),
        Line("schedule.1", (Text("Second"),), "p2", "a.b"),
    )
    assert lay_out(agreement(item("p1", "x")))[-1].pieces[-1] == Line("clause.2", (Text("x"),), "p1")


@pytest.mark.parametrize(("series", "indent"), [("clauses", 720), ("schedules", 720), ("recitals", 0), ("none", 0)])
def test_a_table_stands_whole_where_the_words_of_its_series_begin(series: Series, indent: int):
    table = Table("Costs", (Cell(inlines("Party")),), ((Cell(inlines("Alpha")),),))

    pieces = lay_out(agreement(item("i", "Costs:", body=(table,)), series=series))[-1].pieces

    assert pieces[-1] == Grid(table, indent)


def test_an_execution_block_stands_whole():
    execution = Execution("e", (Signing((inlines("Signed by Alpha"),), ("Signature",)),))

    assert lay_out(agreement(execution, series="signatures"))[-1].pieces == (Signatures(execution),)


def test_a_clause_is_undecided_only_if_its_flag_says_so():
    flags = (None, Flag("consider", ("usual",)), Flag("consider", ("usual",), undecided=True))

    groups = _groups(*(Clause(f"c{place}", "C", (), flag=flag) for place, flag in enumerate(flags)))

    assert [group.undecided for group in groups[1:]] == [False, False, True]


def test_words_are_taken_over_as_they_are():
    words = ("", " led and followed ", "a\ttab", "two\nlines", *HOSTILE)

    pieces = lay_out(agreement(*(para(Value(each, "p")) for each in words)))[-1].pieces[1:]

    assert pieces == tuple(Line("clause.body", (Value(each, "p"),)) for each in words)


def test_a_clause_with_the_same_body_and_place_has_the_very_same_pieces():
    body = (para("x"),)
    first, again = (_groups(Clause("a", "Fees", body, version))[-1] for version in ("1.0.0", "2.0.0"))

    assert first.pieces is again.pieces
    assert first.clause != again.clause
    assert _groups(Clause("a", "Costs", body))[-1].pieces[0] == Line("clause.1", (Text("Costs"),), "a")
    assert _groups(Clause("b", "Fees", body))[-1].pieces[0] == Line("clause.1", (Text("Fees"),), "b")
    assert _groups(Clause("a", "Fees", body), series="none")[-1].pieces == (Line("body", (Text("x"),)),)


def test_references_are_found_in_lines_tables_and_signatures_in_order():
    table = Table("", (Cell((Reference("two"),)),), ((Cell((Text("x"), Reference("three", "number"))),),))
    signing = Execution("e", (Signing(((Reference("four"),), (Reference("five"),)), ()),))

    pieces = lay_out(agreement(para("x", Reference("one")), table, signing, para(Reference("one"))))[-1].pieces

    assert [found.target for found in references(pieces)] == ["one", "two", "three", "four", "five", "one"]
    assert references((Line("body", (Text("x"),)),)) == ()
