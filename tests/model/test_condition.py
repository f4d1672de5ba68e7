"""Conditions: facts joined by and, or, not."""

import pytest

from draftkit.model.condition import All, Any, Name, Not, holds, names, parse_condition


def test_not_binds_closest_then_and_then_or():
    text = "a or b and not c"

    condition = parse_condition(text)

    assert condition == Any((Name("a"), All((Name("b"), Not(Name("c"))))))


def test_brackets_change_what_binds():
    condition = parse_condition("(a or b) and c")

    true = holds(condition, {"a": True, "b": False, "c": True}.__getitem__)
    false = holds(condition, {"a": True, "b": False, "c": False}.__getitem__)

    assert (true, false) == (True, False)


def test_the_names_of_a_condition_come_once_each_in_order():
    condition = parse_condition("b and (a or not b)")

    found = names(condition)

    assert found == ("b", "a")


@pytest.mark.parametrize("text", ["", "and", "a and", "a b", "(a", "a)", "not", "a or or b", "a == b", "f(x)", "a.b"])
def test_what_is_no_condition_is_refused(text: str):
    with pytest.raises(ValueError, match=r"fact|bracket|expected"):
        parse_condition(text)
