import pytest

from draftkit.model.comparison import Account, ClauseChange, Part, Renumbering
from draftkit.writers.account_words import former_name, joined, nothing_first, renumbering_lines, summary


def counted(*parts: Part, kind="changed"):
    changes = tuple(ClauseChange(kind, part, "1", part.capitalize(), "1", part.capitalize()) for part in parts)
    return summary(Account("a", "b", changes=changes))[0]


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (("clause",), "1 clause changed"),
        (("clause", "clause"), "2 clauses changed"),
        (("clause", "schedule", "schedule"), "1 clause and 2 schedules changed"),
        (("clause", "schedule", "parties"), "1 clause, 1 schedule and Party 1 (Parties) changed"),
        (("section",) * 7, "7 other parts changed"),
    ],
)
def test_what_changed_is_counted_in_plain_words(parts, line):
    assert counted(*parts) == line


@pytest.mark.parametrize(
    ("run", "line"),
    [
        (Renumbering("clause", ("67", "132"), ("66", "131"), 66), "Clauses 67–132 are now 66–131"),
        (Renumbering("clause", ("133", "133"), ("132", "132"), 1), "Clause 133 is now 132"),
        (
            Renumbering("schedule", ("Schedule 2", "Schedule 4"), ("Schedule 3", "Schedule 5"), 3),
            "Schedules 2–4 are now 3–5",
        ),
        (Renumbering("clause", ("Article II",) * 2, ("Article III",) * 2, 1), "Article II is now III"),
    ],
)
def test_a_stretch_that_was_renumbered_is_one_line(run, line):
    assert renumbering_lines(Account("a", "b", renumbered=(run,))) == [line]


def test_renumbered_clauses_are_counted_with_all_their_stretches():
    runs = (Renumbering("clause", ("3", "4"), ("4", "5"), 2), Renumbering("clause", ("9", "9"), ("11", "11"), 1))
    change = ClauseChange("renumbered", "clause", "3", "x", "4", "x")

    assert summary(Account("a", "b", changes=(change,), renumbered=runs)) == (
        "3 clauses renumbered: 3–4 are now 4–5 and 9 is now 11",
    )


def test_a_former_name_is_told_where_it_was_another():
    assert former_name(ClauseChange("moved", "clause", "1", "Fees", "3", "Fees")) == "Clause 1 (Fees)"
    assert former_name(ClauseChange("changed", "clause", "1", "Fees", "1", "Fees")) == ""
    assert former_name(ClauseChange("added", "clause", "", "", "1", "Fees")) == ""


def test_words_are_joined_as_in_a_sentence():
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert joined([]) == ""


def test_that_nothing_is_to_be_looked_at_first_is_not_said_of_what_came_or_went_whole():
    changed = ClauseChange("changed", "clause", "1", "Fees", "1", "Fees")
    removed = ClauseChange("removed", "clause", "2", "Waiver")

    assert nothing_first(Account("a", "b", changes=(changed,))).startswith("No amount, ")
    assert nothing_first(Account("a", "b", changes=(changed, removed))).startswith(
        "Whole clauses or other parts came or"
    )
