"""The label engine on (list, level) pairs."""

import pytest

from draftkit.word.counting import Counters, Instance, Level, MultilevelList, field_value

CLAUSES = MultilevelList(
    (
        Level("decimal", "%1."),
        Level("decimal", "%1.%2"),
        Level("lowerLetter", "(%3)"),
        Level("lowerRoman", "(%4)"),
        Level("upperLetter", "(%5)"),
    )
)


def labels(instances, *places):
    counters = Counters(instances)
    return [counters.step(*place) for place in places]


def printed(instances, *places):
    return [label.own for label in labels(instances, *places)]


def test_levels_count_on_and_start_again_below_each_other():
    places = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 3), (1, 1), (1, 2), (1, 0), (1, 1)]

    assert printed({1: Instance(CLAUSES)}, *places) == ["1.", "1.1", "(a)", "(b)", "(i)", "1.2", "(a)", "2.", "2.1"]


def test_a_level_that_was_skipped_stands_at_its_start():
    assert [label.full for label in labels({1: Instance(CLAUSES)}, (1, 2), (1, 3), (1, 0))] == [
        "1.1(a)",
        "1.1(a)(i)",
        "2",
    ]


def test_letters_repeat_after_z():
    places = [(1, 0), (1, 1), *[(1, 2)] * 28]

    assert printed({1: Instance(CLAUSES)}, *places)[-3:] == ["(z)", "(aa)", "(bb)"]


def test_instances_of_one_list_count_together():
    instances = {1: Instance(CLAUSES), 2: Instance(CLAUSES)}

    assert printed(instances, (1, 0), (2, 0), (2, 1), (1, 1), (1, 0)) == ["1.", "2.", "2.1", "2.2", "3."]


def test_equal_lists_count_apart():
    other = MultilevelList(CLAUSES.levels)

    assert printed({1: Instance(CLAUSES), 2: Instance(other)}, (1, 0), (2, 0), (1, 0)) == ["1.", "1.", "2."]


def test_an_instance_with_its_own_start_begins_there_once():
    instances = {1: Instance(CLAUSES), 2: Instance(CLAUSES, {0: 5})}

    assert printed(instances, (1, 0), (2, 0), (2, 0), (1, 0), (2, 0)) == ["1.", "5.", "6.", "7.", "8."]


def test_the_levels_above_a_new_start_are_kept():
    """Word writes a start for every level when one restarts a list at (a): the clause above counts on."""
    instances = {1: Instance(CLAUSES), 2: Instance(CLAUSES, dict.fromkeys(range(9), 1))}
    places = [(1, 0), (1, 0), (1, 1), (1, 2), (1, 2), (2, 2), (2, 2)]

    assert [label.full for label in labels(instances, *places)][-2:] == ["2.1(a)", "2.1(b)"]


def test_schedules_start_again_each_with_its_own_instance():
    instances = {n: Instance(CLAUSES, {0: 1}) for n in (10, 11)}

    assert printed(instances, (10, 0), (10, 0), (11, 0), (11, 1)) == ["1.", "2.", "1.", "1.1"]


def test_a_level_starts_again_only_where_it_says():
    never = MultilevelList((Level("decimal", "%1."), Level("decimal", "%2)", restart=0)))
    first = MultilevelList((Level("decimal", "%1."), Level("decimal", "%1.%2"), Level("decimal", "%3)", restart=1)))

    assert printed({1: Instance(never)}, (1, 0), (1, 1), (1, 0), (1, 1)) == ["1.", "1)", "2.", "2)"]
    assert printed({1: Instance(first)}, (1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)) == [
        "1.",
        "1.1",
        "1)",
        "1.2",
        "2)",
        "2.",
        "1)",
    ]


def test_a_legal_level_shows_the_levels_above_in_figures():
    articles = MultilevelList(
        (Level("upperRoman", "Article %1."), Level("lowerLetter", "%1.%2", legal=True), Level("upperRoman", "%1.%3"))
    )

    assert printed({1: Instance(articles)}, *[(1, 0)] * 4, (1, 1), (1, 2))[-3:] == ["Article IV.", "4.a", "IV.I"]


def test_a_bullet_is_shown_as_it_is_and_counts_in_silence():
    bullets = MultilevelList((Level("bullet", "•"), Level("none", "")))

    assert printed({1: Instance(bullets)}, (1, 0), (1, 0), (1, 1)) == ["•", "•", ""]


def test_an_instance_may_show_levels_of_its_own():
    shown = MultilevelList((Level("upperLetter", "%1)"),))
    instances = {1: Instance(CLAUSES), 2: Instance(CLAUSES, shown=shown)}

    assert printed(instances, (1, 0), (2, 0), (1, 0)) == ["1.", "B)", "3."]


def test_a_list_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        Counters({}).step(1, 0)


PLACES = [(1, 0), (1, 1), (1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 3), (1, 3), (1, 0)]
ONE, ONE_1, TWO, TWO_1, TWO_2, TWO_2_A, TWO_2_B, TWO_2_B_I, TWO_2_B_II, THREE = labels({1: Instance(CLAUSES)}, *PLACES)


@pytest.mark.parametrize(
    ("switch", "target", "citing", "shown"),
    [
        (r"\n", TWO, ONE, "2"),
        (r"\n", TWO_2, ONE, "2.2"),
        (r"\n", TWO_2_B, ONE, "(b)"),
        (r"\w", TWO_2_B, TWO_2_A, "2.2(b)"),
        (r"\w", TWO_2_B_II, None, "2.2(b)(ii)"),
        (r"\w", THREE, ONE, "3"),
        (r"\r", TWO_2_B, TWO_2_A, "(b)"),
        (r"\r", TWO_2_B, TWO_2, "(b)"),
        (r"\r", TWO_2_B, TWO_1, "2.2(b)"),
        (r"\r", TWO_2_B, ONE_1, "2.2(b)"),
        (r"\r", TWO_2_B_II, TWO_2_B_I, "(ii)"),
        (r"\r", TWO_2_B_II, TWO_2_A, "(b)(ii)"),
        (r"\r", TWO_2, TWO_2_B, "2.2"),
        (r"\r", TWO_2_B, TWO_2_B, "(b)"),
        (r"\r", TWO_2_B, None, "2.2(b)"),
        (r"\w", None, ONE, "0"),
    ],
)
def test_a_reference_shows_the_number_as_its_switch_asks(switch, target, citing, shown):
    assert field_value(switch, target, citing) == shown


def test_in_another_list_a_relative_reference_shows_all():
    other = labels({2: Instance(MultilevelList(CLAUSES.levels))}, (2, 0), (2, 0), (2, 1), (2, 1))[-1]

    assert field_value(r"\r", TWO_2_B, other) == "2.2(b)"
