"""Any edits of any document: the redline gives both files back, marks little and loses nothing."""

from dataclasses import dataclass
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drafts import docx_of, sample_data
from tests.redline.edits import CHANGES_NOTHING, EDITS, edited
from tests.redline.laws import Case, body, excess, faults, whole
from tests.redline.made import document, excerpt

SAMPLES = ("two-party-pilot", "two-hats", "tri-service-station")
"""One with content controls, one with footnotes, one with comments."""
MARKS_MORE = {
    # What holds words goes and comes with them: no tracked change puts a link or a control round words that stay.
    "link added", "link removed", "link target changed", "control put round words", "control taken off",
    "control properties changed", "field instruction changed",
    # What the measure does not weigh, or weighs as one character.
    "section added", "section removed", "picture added", "picture removed", "equation changed", "field added",
    "field result changed",
    # A moved paragraph is marked in both places, where it was and where it is; so is a row, a table, its cells.
    "paragraph moved", "paragraphs moved", "paragraph moved and edited", "row moved", "table moved", "table split",
    "cells merged", "column inserted", "column deleted",
}  # fmt: skip
"""Edits of which a redline marks more than words alone would ask for."""
MORE = max(1, settings.default.max_examples // 200)
"""How many documents for each kind of edit."""


@dataclass(frozen=True)
class Recipe:
    """What an example is made from: short enough to be read where a law fails."""

    sample: str
    seed: int
    edits: tuple[tuple[str, int], ...]

    def files(self) -> tuple[bytes, bytes]:
        """Return the older file, and the newer."""
        old = new = self.old()
        for name, seed in self.edits:
            new = edited(new, name, seed) or new
        return old, new

    def old(self) -> bytes:
        """Return the older file."""
        return excerpt(drafted(self.sample), self.seed, 10 + self.seed % 20) if self.sample else document(self.seed)


@cache
def drafted(name: str) -> bytes:
    return docx_of(sample_data(name))


SEEDS = st.integers(0, 2**20)


def recipes(*samples: str, most: int = 6, names: tuple[str, ...] = tuple(EDITS)) -> st.SearchStrategy[Recipe]:
    edits = st.lists(st.tuples(st.sampled_from(names), SEEDS), min_size=1, max_size=most).map(tuple)
    return st.builds(Recipe, st.sampled_from(samples), SEEDS, edits)


def check(recipe: Recipe) -> None:
    case = Case(*recipe.files())
    assert faults(case) == []
    assert whole(case) == []


@settings(max_examples=max(25, settings.default.max_examples // 2))
@given(recipes(""))
def test_any_edits_of_a_small_document_with_everything_in_it(recipe):
    check(recipe)


@settings(max_examples=max(25, settings.default.max_examples // 2))
@given(recipes(*SAMPLES))
def test_any_edits_of_a_stretch_of_our_samples(recipe):
    check(recipe)


@settings(max_examples=max(10, settings.default.max_examples // 6))
@given(recipes("", *SAMPLES, most=2, names=CHANGES_NOTHING))
def test_a_document_and_itself_in_other_runs_have_nothing_to_mark(recipe):
    old, new = recipe.files()
    for other in (old, new):
        case = Case(old, other)

        assert case.redline.revisions == 0
        assert body(case.content) == body(old)


@settings(max_examples=max(5, settings.default.max_examples // 10))
@given(recipes("", *SAMPLES))
def test_the_same_two_files_give_the_same_bytes(recipe):
    files = recipe.files()

    assert Case(*files).content == Case(*files).content


@pytest.mark.parametrize("name", [name for name in EDITS if name not in CHANGES_NOTHING])
def test_an_edit_alone_is_told_and_marks_little(name):
    told = 0
    for seed in range(40 * MORE):
        old = document(seed)
        new = edited(old, name, seed)
        if new is None or told == MORE:
            continue
        case = Case(old, new)
        told += 1

        assert faults(case) == []
        assert whole(case) == []
        assert name in MARKS_MORE or excess(case) <= 1.5
    assert told == MORE


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_many_edits_of_a_whole_sample(name):
    old = new = drafted(name)
    for seed, edit in enumerate(list(EDITS)[::4]):
        new = edited(new, edit, seed) or new

    case = Case(old, new)

    assert faults(case) == []
