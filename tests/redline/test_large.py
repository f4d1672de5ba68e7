"""Huge files: a right result, in bounded time and memory."""

import os
from random import Random

import pytest
from rapidfuzz.distance import LCSseq

from draftkit.redline import longest
from draftkit.redline.longest import common, matches
from tests.redline.large import CASES, edited, measured, p, pair, prose, r, runs, words
from tests.redline.oracle import accepted, rejected

SECONDS, MEGABYTES = 300, 2_500
"""What no comparison may take, whatever the two files are. Of processor time, on a slow machine."""


def stretches(old, new):
    """Return how much two sequences have in common as found, having seen that it is there and in order."""
    at_old = at_new = total = 0
    for a, b, size in matches(old, new):
        assert size > 0
        assert (a >= at_old, b >= at_new) == (True, True)
        assert old[a : a + size] == new[b : b + size]
        at_old, at_new, total = a + size, b + size, total + size
    return total


def sequences(seed):
    chance = Random(seed)  # noqa: S311
    return tuple([chance.randrange(5) for _ in range(chance.randrange(60))] for _ in range(2))


def test_what_two_sequences_have_in_common_is_found_exactly():
    for seed in range(300):
        old, new = sequences(seed)

        assert stretches(old, new) == LCSseq.similarity(old, new) == common(old, new)


@pytest.mark.parametrize("cells", [1, 10, 100, 1_000])
def test_of_what_is_too_large_to_search_whole_some_is_found_and_it_is_in_order(monkeypatch, cells):
    monkeypatch.setattr(longest, "_CELLS", cells)
    monkeypatch.setattr(longest, "_LINES", 3)
    for seed in range(300):
        old, new = sequences(seed)

        assert stretches(old, new) <= LCSseq.similarity(old, new)
        assert stretches(old, old) == len(old)


def test_of_a_long_text_with_a_word_in_fifty_changed_nearly_all_is_found():
    old = words(40_000, 1)
    new = edited(" ".join(old), 50, 2).split(" ")

    assert len(old) * len(new) > longest._CELLS
    assert stretches(old, new) > 0.999 * LCSseq.similarity(old, new)


def test_how_much_is_common_of_huge_sequences_is_counted_in_whatever_order(monkeypatch):
    monkeypatch.setattr(longest, "_COUNTED", 3)

    assert common(["a", "b", "b"], ["b", "b", "a"]) == 3
    assert common(["a"], ["a", "b"]) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (p(runs(prose(3_000, 1))), p(runs(edited(prose(3_000, 1), 50, 2)))),
        (p(r(prose(20_000, 1))), p(r(edited(prose(20_000, 1), 50, 2)))),
        (p(r(prose(20_000, 1))), p(r(prose(20_000, 2)))),
    ],
    ids=["a run a word", "one long paragraph", "one against another"],
)
def test_long_paragraphs_give_both_back(tmp_path, old, new):
    give_both_back(tmp_path, *pair(old, new))


FEW = ("100,000 runs, one word in 50 changed", "5,000 rows, one in 20 changed", "20,000 paragraphs, one in 20 changed")
"""Those that every run of the suite tries. With DRAFTKIT_LARGE set it tries all thirty, which takes half an hour."""


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES if os.environ.get("DRAFTKIT_LARGE") else FEW)
def test_a_huge_file_gives_both_back_in_bounded_time_and_memory(tmp_path, name):
    cost = give_both_back(tmp_path, *CASES[name]())

    assert cost.seconds < SECONDS
    assert cost.megabytes < MEGABYTES


@pytest.mark.slow
def test_a_very_long_paragraph_is_not_kept_word_by_word(tmp_path):
    said = prose(400_000, 1)

    cost = give_both_back(tmp_path, *pair(p(r(said)), p(r(edited(said, 2_000, 2)))))

    assert cost.megabytes < 500


def give_both_back(folder, old, new):
    (folder / "old.docx").write_bytes(old)
    (folder / "new.docx").write_bytes(new)

    cost = measured("old.docx", "new.docx", folder=folder)

    assert cost.code == 0
    redline = (folder / "redline.docx").read_bytes()
    assert accepted(redline).texts() == accepted(new).texts()
    assert rejected(redline).texts() == accepted(old).texts()
    return cost
