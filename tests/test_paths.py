import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.paths import in_words, join_path, ordinal, shown, split_path


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("parties[1].kind", ("parties", 1, "kind")),
        ("clauses.choose[money.sharing]", ("clauses", "choose", "money.sharing")),
        ('clauses.choose["money.sharing"]', ("clauses", "choose", "money.sharing")),
        ("$schema", ("$schema",)),
        ("[0]", (0,)),
    ],
)
def test_a_path_is_split_into_steps(path, steps):
    assert split_path(path) == steps


@pytest.mark.parametrize("path", ["", ".", "a.", "a..b", "a[", "a[]", "a b", "a[0]b", "1a"])
def test_a_path_that_makes_no_sense_is_refused(path):
    with pytest.raises(ValueError, match="was not expected in a path"):
        split_path(path)


@given(st.lists(st.text() | st.integers(0, 10**6), min_size=1))
def test_joining_is_the_opposite_of_splitting(steps):
    assert split_path(join_path(steps)) == tuple(steps)


def test_a_path_is_said_in_plain_words():
    assert in_words(("parties", 1, "kind")) == "parties, 2nd, kind"
    assert [ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 112)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th",
    ]  # fmt: skip


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_what_is_shown_is_short_and_harmless(text):
    excerpt = shown(text)

    assert excerpt.isprintable()
    assert excerpt.encode().decode() == excerpt
    assert len(excerpt) <= 60 * 8
