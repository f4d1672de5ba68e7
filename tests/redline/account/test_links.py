"""A link put on words that stand, taken off them, or leading elsewhere is told; one that went with its words is not."""

import pytest

from draftkit.redline.account.links import relinked
from draftkit.redline.account.said import Link, Said
from draftkit.redline.account.telling import Telling

ONE, TWO = "https://a.example/one", "https://b.example/two"
TEXT = "Each party follows the data policy of the Host."
POLICY = (TEXT.index("the data"), TEXT.index(" of the"))


def became(old, new, mine=(), theirs=()):
    sides = (Said(text, links=tuple(Link(*each) for each in links)) for text, links in ((old, mine), (new, theirs)))
    return relinked(*sides, Telling(old.strip(), new.strip()))


@pytest.mark.parametrize(
    ("mine", "theirs", "told"),
    [
        ([], [(*POLICY, ONE)], f"a link to {ONE} put on “the data policy”"),
        ([(*POLICY, ONE)], [], f"the link to {ONE} taken off “the data policy”"),
        ([(*POLICY, ONE)], [(*POLICY, TWO)], f"the link on “the data policy” leads to {TWO}, no longer to {ONE}"),
        (
            [(*POLICY, ONE)],
            [(POLICY[0] + 4, POLICY[1], ONE)],
            f"the link to {ONE} is on “data policy”, no longer on “the data policy”",
        ),
        ([], [(*POLICY, "#_Ref1")], "a link to the bookmark ‘_Ref1’ put on “the data policy”"),
        ([], [(*POLICY, "mailto:host@a.example")], "a link to host@a.example put on “the data policy”"),
    ],
)
def test_what_became_of_a_link_is_told(mine, theirs, told):
    assert became(TEXT, TEXT, mine, theirs) == (told,)


def test_a_link_that_stayed_is_not_told():
    assert became(TEXT, f"  {TEXT}", [(*POLICY, ONE)], [(POLICY[0] + 2, POLICY[1] + 2, ONE)]) == ()


def test_a_link_of_which_the_words_changed_is_not_told():
    new = TEXT.replace("data policy", "data and cyber policy")

    assert became(TEXT, new, [(*POLICY, ONE)], [(POLICY[0], POLICY[1] + 10, ONE)]) == ()


def test_a_link_that_went_with_its_words_is_not_told():
    assert became(TEXT, TEXT.replace(" the data policy of", ""), [(*POLICY, ONE)]) == ()


def test_of_two_links_side_by_side_the_one_that_went_is_told():
    middle = POLICY[0] + 8

    found = became(TEXT, TEXT, [(POLICY[0], middle, ONE), (middle, POLICY[1], TWO)], [(middle, POLICY[1], TWO)])

    assert found == (f"the link to {ONE} taken off “the data”",)


def test_what_only_one_version_has_is_told_by_its_words():
    said = Said(TEXT, links=(Link(*POLICY, ONE),))

    assert relinked(None, said, Telling("", TEXT)) == relinked(said, None, Telling(TEXT, "")) == ()
