"""Which lines are told together: those of the redline, but for items of which each says what the other said."""

from draftkit.redline.account.held import exchanged
from draftkit.redline.account.lines import read_document
from draftkit.redline.account.outline import outline
from draftkit.redline.account.version import Pair, Version
from tests.redline.account.built import account, head, item, package, said, sub

ONE = "be open with one another, and share early whatever matters to the others;"
TWO = "share the benefits and risks fairly;"
THREE = "respect one another’s duties, accountability and independence;"


def version(*texts):
    document = read_document(package(head("Principles") + sub("They must:") + "".join(map(item, texts))))
    return Version.of(document, outline(document))


def test_items_that_changed_places_round_another_are_told_so_though_one_was_edited():
    edited = THREE.replace("independence", "independence at all times")
    old, new = (head("Principles") + sub("They must:") + "".join(map(item, side)) + head("Law") for side in (
        (ONE, TWO, THREE), (edited, TWO, ONE),
    ))  # fmt: skip

    (change,) = account(old, new).changes

    assert said(change) == [THREE.replace("independence", "independence{+ at all times+}")]
    assert change.passages[0].moved == "changed places with clause 1.1(c)"


def test_pairs_that_are_no_counterparts_are_told_otherwise():
    old, new = version(ONE, TWO, THREE), version(THREE, TWO, ONE)

    found = exchanged([Pair((n,), (n,)) for n in range(5)], old, new, {0: 0})

    assert sorted(found) == [Pair((i,), (j,)) for i, j in enumerate((0, 1, 4, 3, 2))]


def test_what_says_the_same_as_several_has_no_counterpart():
    old, new = version(ONE, "fuel;", "rent;"), version("fuel;", TWO, "fuel;")
    pairs = [Pair((n,), (n,)) for n in range(5)]

    assert sorted(exchanged(pairs, old, new, {0: 0})) == pairs
