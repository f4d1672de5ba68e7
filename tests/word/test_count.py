"""The numbers of an agreement as the frame's own lists count them, and the lists that start again."""

import pytest

from draftkit.model.agreement import Agreement, Cell, Clause, Definition, Entry, Front, Part, Section, Series, Table
from draftkit.word.archive import write_package
from draftkit.word.count import Numbered, count_lines
from draftkit.word.frame import Frame, house_frame, load_frame
from draftkit.word.lines import lay_out
from tests.word.frames import STYLE_MAP, firm_parts
from tests.writers.everything import inlines, item, para


@pytest.fixture(scope="module")
def firm() -> Frame:
    return load_frame(write_package(firm_parts()), "firm.docx", STYLE_MAP)


def _section(series: Series, *clauses: Clause) -> Section:
    return Section(series, "Heading", series, clauses)


def _count(*sections: Section, frame: Frame | None = None) -> Numbered:
    return count_lines(lay_out(Agreement(Front("Test"), sections)), frame or house_frame())


def _clauses() -> Section:
    deep = item("fees/deep", "x", body=(item("fees/i", "x", body=(item("fees/A", "x"),)), item("fees/ii", "x")))
    fees = Clause("fees", "Fees", (item("fees/1", "x"), item("fees/2", "x:", body=(deep, item("fees/b", "x")))))
    return _section("clauses", Clause("term", "Term", (para("x"),)), fees)


def _schedule(key: str) -> Clause:
    first = item(f"{key}/1", "x", body=(item(f"{key}/1.1", "x", body=(item(f"{key}/a", "x"),)),))
    return Clause(key, "Schedule", (first, item(f"{key}/2", "x")))


def _law(term: str, *keys: str) -> Entry:
    return Entry(term, inlines(Definition(term), " means:"), tuple(item(key, "x") for key in keys))


def test_clauses_have_a_number_beside_them_and_one_in_full():
    numbered = _count(_clauses())

    assert numbered.own == {
        **{"term": "1.", "fees": "2.", "fees/1": "2.1", "fees/2": "2.2", "fees/deep": "(a)", "fees/i": "(i)"},
        **{"fees/A": "(A)", "fees/ii": "(ii)", "fees/b": "(b)"},
    }
    assert numbered.full == {
        **{"term": "1", "fees": "2", "fees/1": "2.1", "fees/2": "2.2", "fees/deep": "2.2(a)"},
        **{"fees/i": "2.2(a)(i)", "fees/A": "2.2(a)(i)(A)", "fees/ii": "2.2(a)(ii)", "fees/b": "2.2(b)"},
    }
    assert numbered.instances == {}


def test_each_schedule_starts_again_in_a_list_of_its_own():
    numbered = _count(_section("schedules", _schedule("rooms"), _schedule("costs")))

    assert list(numbered.own.values()) == [
        "Schedule 1",
        "1.",
        "1.1",
        "(a)",
        "2.",
        "Schedule 2",
        "1.",
        "1.1",
        "(a)",
        "2.",
    ]
    assert numbered.full["costs/a"] == "1.1(a)"
    assert numbered.instances == {"rooms": 8, "costs": 9}
    assert b'<w:num w:numId="9">' in numbered.restarts.part()
    assert b'<w:num w:numId="10">' not in numbered.restarts.part()


def test_paragraphs_run_on_through_the_parts_of_a_schedule_and_parts_start_again_in_the_next():
    first = Part("a/1", "One", (item("a.1", "x"),)), Part("a/2", "Two", (item("a.2", "x"), item("a.3", "x")))
    second = (Part("b/1", "One", (item("b.1", "x"),)),)

    numbered = _count(_section("schedules", Clause("a", "A", first), Clause("b", "B", second)))

    assert list(numbered.own.values()) == [
        *("Schedule 1", "Part 1", "1.", "Part 2", "2.", "3."),
        *("Schedule 2", "Part 1", "1."),
    ]


def test_each_definition_starts_again_below_it():
    definitions = (_law("Act", "act/a", "act/b"), _law("Board"), _law("Law", "law/a", "law/b"))

    numbered = _count(_section("clauses", Clause("defined", "Definitions", definitions)))

    assert numbered.own == {"defined": "1.", "act/a": "(a)", "act/b": "(b)", "law/a": "(a)", "law/b": "(b)"}
    assert list(numbered.instances) == ["act/a", "law/a"]


def test_recitals_and_parties_run_on_and_their_clause_goes_by_its_first():
    two = Clause("b", "B", (item("b/1", "x", body=(item("b/1a", "x"), item("b/1b", "x"))), item("b/2", "x")))

    recitals = _count(_section("recitals", Clause("a", "A", (item("a/1", "x"),)), two))
    parties = _count(_section("parties", Clause("p", "P", (item("p/1", "x"), item("p/2", "x")))))

    assert recitals.own == {"a/1": "(A)", "b/1": "(B)", "b/1a": "(a)", "b/1b": "(b)", "b/2": "(C)"}
    assert (recitals.full["a"], recitals.full["b"], recitals.full["b/1b"]) == ("(A)", "(B)", "(B)(b)")
    assert parties.own == {"p/1": "(1)", "p/2": "(2)"}
    assert parties.full == {"p": "(1)", "p/1": "(1)", "p/2": "(2)"}


def test_what_has_no_number_is_not_counted():
    table = Table("", (Cell(inlines("x")),), ())
    fees = Clause("fees", "Fees", (para("x"), item("fees/1", "x"), para(""), table, item("fees/2", "x")))

    numbered = _count(_section("none", Clause("date", "Date", (para("x"), table))), _section("clauses", fees))

    assert numbered.own == {"fees": "1.", "fees/1": "1.1", "fees/2": "1.2"}


def test_nothing_has_no_numbers():
    assert (_count().own, _count().full, _count().instances) == ({}, {}, {})
    assert _count(_section("clauses")).own == {}


def test_whatever_a_key_holds_it_is_only_a_key():
    keys = ("", " ", 'a"b', "<w:p/>", "café/%1", "(1)")

    numbered = _count(_section("clauses", *(Clause(f"{key}!", "x", (item(f"{key}!/1", "x"),)) for key in keys)))

    assert [numbered.full[f"{key}!/1"] for key in keys] == ["1.1", "2.1", "3.1", "4.1", "5.1", "6.1"]


def test_a_frame_that_numbers_otherwise_counts_in_its_own_lists(firm: Frame):
    numbered = _count(_clauses(), _section("schedules", _schedule("rooms"), _schedule("costs")), frame=firm)

    assert (numbered.own["fees"], numbered.own["fees/2"], numbered.own["fees/deep"]) == ("Clause 2", "2(b)", "(i)")
    assert (numbered.full["fees"], numbered.full["fees/i"]) == ("Clause 2", "2(b)(i)(A)")
    assert (numbered.own["costs"], numbered.own["costs/1"], numbered.own["costs/2"]) == ("Annex B", "1.", "2.")
    assert numbered.instances["rooms"] == numbered.instances["costs"] == 8


def test_agreements_of_one_shape_are_counted_once(firm: Frame):
    def fees(*words: str, key: str = "fees") -> Section:
        return _section("clauses", Clause(key, "Fees", tuple(item(f"{key}/{n}", each) for n, each in enumerate(words))))

    counted = _count(fees("one", "two"))

    assert _count(fees("other", "words")) is counted
    assert _count(fees("one", "two", "three")) is not counted
    assert _count(fees("one", "two"), frame=firm) is not counted
    assert _count(fees("one", "two", key="costs")).own == {"costs": "1.", "costs/0": "1.1", "costs/1": "1.2"}
