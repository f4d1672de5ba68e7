"""Names and ids of marks: the same for the same thing in every document, and shaped as Word takes them."""

import re

import pytest

from draftkit.word.marks import STORE, Marks, blank_name, clause_bookmark, note_id

LONG = "schedules." + "x" * 26
"""With its four characters of prefix, as long as a bookmark may be."""


def _marks(here: str = "a.b", salt: int = 0) -> Marks:
    return Marks({}, {"a.b": "4", "a.b/1": "4.2(a)"}, {"strong": "StrongWords"}, here, salt)


def test_names_of_bookmarks_never_change_from_one_version_to_the_next():
    marks = _marks()

    assert marks.bookmark("governance.board") == "_Ref838025290"
    assert marks.toc_bookmark("governance.board") == "_Toc957615874"
    assert note_id("governance.board", 0) == 760_274_431
    assert blank_name("governance.chair") == "b81a54326eede"
    assert STORE == "{8661CE4C-EA3B-5A82-84AD-E04FC14B3FAF}"


def test_what_a_mark_is_called_does_not_depend_on_the_clause_that_cites_it():
    here, there = _marks("a.b"), _marks("c.d")

    assert here.bookmark("x") == there.bookmark("x")
    assert here.toc_bookmark("x") == there.toc_bookmark("x")
    assert here.span("_dk_x") == there.span("_dk_x")


@pytest.mark.parametrize("key", ["", "a.b", "a.b/1", 'x"y', "<w:p/>", "café", "خدمة", "\U0001f692", "k" * 500])
def test_whatever_the_key_a_name_is_letters_and_nine_digits(key: str):
    assert re.fullmatch(r"_Ref[1-9]\d{8}", _marks().bookmark(key))
    assert re.fullmatch(r"_Toc[1-9]\d{8}", _marks().toc_bookmark(key))
    assert 100_000_000 <= note_id(key, 0) < 1_000_000_000
    assert re.fullmatch(r"b[0-9a-f]{12}", blank_name(key))


def test_another_key_another_kind_and_another_salt_give_another_name():
    marks, salted = _marks(), _marks(salt=1)

    names = [marks.bookmark("x"), marks.bookmark("y"), marks.toc_bookmark("x")]
    names += [salted.bookmark("x"), salted.toc_bookmark("x"), f"Note{note_id('x', 0)}", f"Note{note_id('x', 1)}"]

    assert len({name[4:] for name in names}) == 7


def test_a_span_is_the_two_ends_of_one_bookmark_and_its_id_is_noted():
    marks = _marks()

    start, end = marks.span("_dk_a_b")

    ((kind, id_),) = marks.ids
    assert kind == "bookmark"
    assert start == f'<w:bookmarkStart w:id="{id_}" w:name="_dk_a_b"/>'
    assert end == f'<w:bookmarkEnd w:id="{id_}"/>'


def test_a_name_alone_uses_up_no_id():
    marks = _marks()

    marks.bookmark("x")
    marks.toc_bookmark("x")
    marks.blank("x")

    assert marks.ids == []


def test_content_controls_are_counted_through_each_clause():
    here, there, again = _marks("a.b"), _marks("c.d"), _marks("a.b")

    first, second, other = here.control(), here.control(), there.control()

    assert len({first, second, other}) == 3
    assert [again.control(), again.control()] == [first, second]
    assert here.ids == [("control", first), ("control", second)]


def test_blanks_are_listed_once_each_in_the_order_they_are_met():
    marks = _marks()

    names = [marks.blank(path) for path in ("money.cap", "café <b>", "money.cap")]

    assert list(marks.blanks) == ["money.cap", "café <b>"]
    assert names == [blank_name("money.cap"), blank_name("café <b>"), blank_name("money.cap")]
    assert names[0] != names[1]


def test_a_style_goes_by_its_role_and_no_role_has_none():
    assert _marks().style("strong") == "StrongWords"
    assert _marks().style("") == ""
    with pytest.raises(KeyError):
        _marks().style("no such role")


def test_the_number_of_a_key_is_the_frames_and_a_key_without_one_is_an_error():
    assert _marks().number("a.b/1") == "4.2(a)"
    with pytest.raises(KeyError):
        _marks().number("a.c")


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("governance.board", "_dk_governance_board"),
        ("execution.a-1", "_dk_execution_a__1"),
        ("own.12", "_dk_own_12"),
        ("café <b>&", "_dk_caf___b___9eaf5674"),
        (LONG, f"_dk_schedules_{'x' * 26}"),
        (f"{LONG}y", f"_dk_schedules_{'x' * 17}_6fe736fd"),
    ],
)
def test_the_identity_of_a_clause_is_a_hidden_bookmark_that_word_takes(key: str, name: str):
    assert clause_bookmark(key) == name
    assert len(name) <= 40


def test_identities_differ_where_keys_differ_in_a_sign_or_a_capital_alone():
    keys = ("a.b", "a-b", "a_b", "a b", "A.b", "a.b.", "á.b")

    assert len({clause_bookmark(key).casefold() for key in keys}) == len(keys)


def test_long_identities_that_begin_alike_differ():
    assert clause_bookmark(f"{LONG}y") != clause_bookmark(f"{LONG}z")
