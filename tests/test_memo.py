"""Memo: worked out once for each object, and bounded; what is asked for again stays."""

from draftkit.memo import Memo, keep


class Thing:
    """One object: equal to itself alone."""


def test_an_equal_object_is_not_the_same_object():
    asked: list[tuple[int, ...]] = []
    memo = Memo[tuple[int, ...], int](lambda thing: asked.append(thing) or len(thing))
    one, other = (tuple(range(2)) for _ in "ab")

    assert [memo(one), memo(other), memo(one)] == [2, 2, 2]
    assert len(asked) == 2


def test_what_is_asked_for_again_and_again_stays_however_much_comes_once():
    asked: list[Thing] = []
    memo = Memo[Thing, None](asked.append, most=4)
    often = Thing()

    for _ in range(50):
        memo(often)
        memo(Thing())

    assert asked.count(often) == 1


def test_no_more_is_kept_than_twice_the_most():
    memo = Memo[Thing, None](lambda _: None, most=4)

    for _ in range(50):
        memo(Thing())

    assert len(memo._kept) + len(memo._before) <= 8


def test_the_oldest_goes_where_there_is_room_for_so_many():
    known: dict[str, int] = {}

    for number, name in enumerate("abc"):
        keep(known, name, number, 2)

    assert known == {"b": 1, "c": 2}
