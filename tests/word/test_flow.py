"""The flow: every paragraph and row with its words, and the label, key and notes that bear on its page."""

from dataclasses import replace

import pytest

from draftkit.model.agreement import (
    Agreement,
    Blank,
    Block,
    Cell,
    Clause,
    Definition,
    Execution,
    Front,
    Inline,
    Reference,
    Section,
    Series,
    Signing,
    Table,
    Text,
    Value,
)
from draftkit.word.contents import Heading
from draftkit.word.count import count
from draftkit.word.flow import contents_flow, flow_of
from draftkit.word.frame import house_frame
from draftkit.word.metrics import Words
from draftkit.word.notes import Note
from draftkit.word.pages import Area, Padding, PageEstimator, Para, Row
from draftkit.wording.holes import fill_holes
from draftkit.wording.markup import parse_blocks
from tests.word.flows import Uncounted
from tests.writers.everything import HOSTILE, inlines, item, para

ESTIMATOR = Uncounted({}, Area(10_000, 2_000), {"table": Padding(200, 30, 4), "execution.table": Padding(100, 20, 2)})


def _section(series: Series, *clauses: Clause) -> Section:
    return Section(series, "", series, clauses)


def _flow(
    *sections: Section, notes: dict[str, Note] | None = None, estimator: PageEstimator = ESTIMATOR
) -> list[tuple[Para | Row, ...]]:
    agreement = Agreement(Front("Test"), sections)
    return list(flow_of(count(agreement, replace(house_frame(), estimator=estimator)), notes or {}, estimator))


def _below(*blocks: Block, series: Series = "none") -> tuple[Para | Row, ...]:
    """Return the flow of one clause without a heading."""
    ((*stretch,),) = _flow(_section(series, Clause("a.b", "Own", blocks)))
    return tuple(stretch)


def _cells(*words: str) -> tuple[Cell, ...]:
    return tuple(Cell((Text(each),)) for each in words)


def test_lines_have_their_role_words_label_and_key():
    inner = (item("fees/a", "sub"), para("after"))
    fees = Clause("fees", "Fees", (item("fees/1", "The fees:", body=inner), item("fees/2", "x")))

    assert _flow(Section("terms", "Agreed terms", "clauses", (fees,))) == [
        (Para("section", "Agreed terms"),),
        (
            Para("clause.1", "Fees", "1.", "fees"),
            Para("clause.2", "The fees:", "1.1", "fees/1"),
            Para("clause.3", "sub", "(a)", "fees/a"),
            Para("clause.body", "after"),
            Para("clause.2", "x", "1.2", "fees/2"),
        ),
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ((), ""),
        ((Text(""),), ""),
        ((Text(" a\tb "), Value("£5 & co", "p")), " a\tb £5 & co"),
        ((Text("by "), Blank("money.cap", "the cap"), Text(".")), "by [●]."),
        ((Text("a "), Text("b", "emphasis")), "a b"),
        ((Text("a "), Text("b", "strong")), (("a ", False), ("b", True))),
        ((Value("Alpha", "p", "strong"), Text(" (the "), Definition("Council"), Text(")")),
         (("Alpha", True), (" (the ", False), ("“Council”", True), (")", False))),
    ],
)  # fmt: skip
def test_words_are_those_that_are_printed_and_bold_ones_are_told_apart(content: tuple[Inline, ...], words: Words):
    assert _below(para(*content)) == (Para("body", words),)


@pytest.mark.parametrize("text", HOSTILE)
def test_words_are_measured_as_they_are_read_and_not_as_xml(text: str):
    assert _below(para(Value(text, "p"))) == (Para("body", text),)


def test_references_are_measured_with_their_words_and_numbers():
    rooms = Clause("rooms", "Rooms", (item("rooms/1", "x"), para(Reference("rooms/1"))))
    fees = Clause("fees", "Fees", (para(Reference("fees", "capital"), " and ", Reference("rooms/1")),))

    clause, schedule = _flow(_section("clauses", fees), _section("schedules", rooms))

    assert clause[1] == Para("clause.body", "Clause\u00a01 and paragraph\u00a01 of Schedule 1")
    assert schedule[2] == Para("schedule.body", "paragraph\u00a01")
    with pytest.raises(KeyError, match="absent"):
        _below(para("see ", Reference("absent")))


def test_a_footnote_hangs_on_the_first_paragraph_of_its_clause_alone():
    fees, term = (Clause(key, "x", (para("y"),)) for key in ("fees", "term"))
    note = Note(1, ("In: the brief says so.", "Check it.", "fees, version 1.0.0"))

    noted, other = _flow(_section("clauses", fees, term), notes={"fees": note})
    without, _ = _flow(_section("clauses", fees, term))

    said = "Drafting note: In: the brief says so. Check it."
    assert noted == (Para("clause.1", "x", "1.", "fees", (said,)), Para("clause.body", "y"))
    assert other == (Para("clause.1", "x", "2.", "term"), Para("clause.body", "y"))
    assert without == (Para("clause.1", "x", "1.", "fees"), Para("clause.body", "y"))


def test_a_table_is_a_heading_row_and_rows_and_the_room_below_it():
    table = Table("Costs", _cells("Party", "Share"), (_cells("Alpha", "tenth"), _cells("", "")))

    heading, first, second, after = _below(table)

    widths = (4_800, 4_800)
    names = (Para("table.heading", "Party"),), (Para("table.heading", "Share"),)
    assert heading == Row(names, widths, 34, heading=True, first=True)
    assert first == Row(((Para("table.text", "Alpha"),), (Para("table.text", "tenth"),)), widths, 30)
    assert second == Row(((Para("table.text", ""),), (Para("table.text", ""),)), widths, 30)
    assert after == Para("table.after", "")


@pytest.mark.parametrize(("series", "width"), [("none", 10_000), ("clauses", 9_280), ("schedules", 9_280)])
def test_the_cells_of_a_table_fill_the_width_from_its_indent(series: Series, width: int):
    table = Table("", _cells("a", "b", "c"), (_cells("d", "e", "f"),))

    rows = [block for block in _below(table, series=series) if isinstance(block, Row)]

    assert [sum(row.widths) + 3 * 200 for row in rows] == [width, width]


def test_a_cell_may_hold_bold_words_and_references():
    table = Table("", (Cell(inlines(Text("Who", "strong"))),), ((Cell(inlines("As ", Reference("a.b")), "right"),),))

    cells = [block.cells for block in _below(table, series="clauses") if isinstance(block, Row)]

    assert cells == [((Para("table.heading", (("Who", True),)),),), ((Para("table.text", "As clause\u00a01"),),)]


def test_an_execution_block_is_a_row_for_each_line_to_complete():
    def row(role: str, line: str, padding: int, height: int, *, first: bool = False) -> Row:
        empty = (Para(role, ""),)
        return Row((empty, empty, (Para(role, line),), empty), (4000, 226, 1200, 4174), padding, height, first=first)

    signings = Signing((inlines("Sealed"),), ("SEAL", "Name")), Signing((inlines("Signed"),), ("Date",))

    assert _below(Execution("e", signings), series="signatures") == (
        row("execution", "SEAL", 22, 1701, first=True),
        row("execution", "Name", 20, 624),
        row("execution.last", "Date", 20, 624),
        Para("table.after", ""),
    )


def test_a_clause_met_again_under_another_number_is_measured_anew_only_if_that_is_wider():
    fees, *others = (Clause(key, "x", (para("z"),)) for key in ("fees", *(f"other-{n}" for n in range(9))))

    first, second, tenth = (
        _flow(_section("clauses", *others[:before], fees, *others[before:]))[before] for before in (0, 1, 9)
    )

    assert first == (Para("clause.1", "x", "1.", "fees"), Para("clause.body", "z"))
    assert second is first
    assert tenth == (Para("clause.1", "x", "10.", "fees"), Para("clause.body", "z"))


def test_a_clause_that_cites_another_is_measured_anew_only_if_that_has_a_wider_number():
    fees = Clause("fees", "x", (para(Reference("last")),))
    others = tuple(Clause(f"other-{n}", "y", ()) for n in range(9))
    last = Clause("last", "y", ())

    near, far, farthest = (_flow(_section("clauses", fees, *others[:n], last))[0] for n in (0, 1, 9))

    assert near[1] == Para("clause.body", "clause\u00a02")
    assert far is near
    assert farthest[1] == Para("clause.body", "clause\u00a011")


def test_values_are_put_in_and_measured_where_they_stand():
    first, second = ((Value(name, "x"), Value("2026", "y")) for name in ("Ann", "The Authority"))
    wording = "pay \ue0000\ue001 in \ue0001\ue001"

    flows = [
        _flow(_section("clauses", Clause("fees", "x", fill_holes(parse_blocks(wording, "fees"), slots))))[0]
        for slots in (first, second)
    ]

    assert [flow[1] for flow in flows] == [
        Para("clause.body", "pay Ann in 2026"),
        Para("clause.body", "pay The Authority in 2026"),
    ]


def test_a_clause_met_again_on_a_page_of_another_width_is_measured_anew():
    table = (Table("", _cells("a"), ()),)
    narrow = Uncounted({}, Area(5_000, 2_000), ESTIMATOR.paddings)

    ((wide, _),) = _flow(_section("none", Clause("a.b", "Own", table)))
    ((slim, _),) = _flow(_section("none", Clause("a.b", "Own", table)), estimator=narrow)

    assert [row.widths for row in (wide, slim) if isinstance(row, Row)] == [(9_800,), (4_800,)]


def test_the_contents_are_their_heading_and_a_line_for_each_entry():
    headings = (Heading("1.", "Fees & <b>", "_Toc1", 3, "fees"), Heading("", "Café", "_Toc2", 4))

    assert list(contents_flow(headings, ESTIMATOR)) == [
        (Para("contents.heading", "Contents"),),
        (Para("contents", "Fees & <b>", "1."),),
        (Para("contents", "Café"),),
    ]
    assert list(contents_flow((), ESTIMATOR)) == [(Para("contents.heading", "Contents"),)]
