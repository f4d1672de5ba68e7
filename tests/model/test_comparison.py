import pytest

from draftkit.model.comparison import (
    CHANGE_KINDS,
    TOUCH_KINDS,
    Account,
    ClauseChange,
    Passage,
    Piece,
    Renumbering,
    Touch,
    name_of,
    renumberings,
)


@pytest.mark.parametrize(
    ("part", "number", "heading", "name"),
    [
        ("clause", "14", "Term", "Clause 14 (Term)"),
        ("clause", "14", "", "Clause 14"),
        ("clause", "Article IV", "Price", "Article IV (Price)"),
        ("clause", "A", "Price", "Clause A (Price)"),
        ("schedule", "Schedule 2", "Money", "Schedule 2 (Money)"),
        ("background", "", "Background", "Background"),
        ("section", "", "", "Text"),
    ],
)
def test_a_clause_is_called_what_a_lawyer_calls_it(part, number, heading, name):
    assert name_of(part, number, heading) == name


@pytest.mark.parametrize(
    ("states", "state"),
    [(("same",), "same"), (("out",), "out"), (("in",), "in"), (("out", "in"), "changed"), (("same", "in"), "changed")],
)
def test_a_passage_says_what_became_of_it(states, state):
    pieces = tuple(Piece(each, "x") for each in states)

    assert Passage("1", "1", (pieces,)).state == state


def test_neighbours_that_were_renumbered_alike_are_one_stretch():
    pairs = [("clause", str(n), str(n if n < 67 else n - 1)) for n in range(1, 94)]

    assert renumberings(pairs) == (Renumbering("clause", ("67", "93"), ("66", "92"), 27),)


def test_a_stretch_ends_where_a_clause_was_put_in():
    pairs = [("clause", "3", "4"), ("clause", "4", "6"), ("clause", "5", "7")]

    assert [(run.old, run.new) for run in renumberings(pairs)] == [(("3", "3"), ("4", "4")), (("4", "5"), ("6", "7"))]


def test_schedules_and_articles_are_counted_by_their_own_words():
    pairs = [
        ("clause", "Article II", "Article III"),
        ("clause", "Article III", "Article IV"),
        ("schedule", "Schedule 2", "Schedule 1"),
        ("schedule", "Schedule 3", "Schedule 2"),
    ]

    assert [run.count for run in renumberings(pairs)] == [2, 2]


def test_what_kept_its_number_was_not_renumbered():
    assert renumberings([("clause", "1", "1")]) == ()


def test_a_removed_clause_goes_by_its_old_name_and_an_added_one_had_none():
    removed = ClauseChange("removed", "clause", "3", "Fees")
    added = ClauseChange("added", "clause", "", "", "4", "Costs")

    assert (removed.name, removed.old_name) == ("Clause 3 (Fees)", "Clause 3 (Fees)")
    assert (added.name, added.old_name) == ("Clause 4 (Costs)", "")


def test_references_that_only_follow_are_not_among_what_to_look_at():
    touches = (Touch("reference", "clause 3", "clause 4", "x", follows=True), Touch("reference", "", "clause 9", "y"))
    account = Account("a", "b", changes=(ClauseChange("changed", "clause", touches=touches),))

    assert [touch.sentence for _, touch in account.touches("reference")] == ["y"]


def test_all_but_numbers_references_and_look_is_told_in_full():
    changes = tuple(ClauseChange(kind, "clause") for kind in CHANGE_KINDS)

    told = {change.kind for change in Account("a", "b", changes=changes).told}

    assert told == {"added", "removed", "changed", "moved", "moved and changed"}


def test_what_a_lawyer_looks_for_is_in_an_order():
    assert TOUCH_KINDS[:2] == ("party", "amount")
    assert len(set(TOUCH_KINDS)) == 11
