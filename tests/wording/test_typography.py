"""Typography: what a line end must not part is kept together."""

import pytest

from draftkit.model.agreement import Value
from draftkit.wording.holes import slot_for
from draftkit.wording.typography import typeset

KEPT = [
    ("1 High Street, London SW1A 1AA", "1 High Street, London SW1A~1AA"),
    ("Exeter EX2 7HY, M1 1AE and B33 8TH", "Exeter EX2~7HY, M1~1AE and B33~8TH"),
    ("in 2026 to 2027", "in 2026~to~2027"),
    ("2026 – 27", "2026~–~27"),
    ("Unit A1 2nd floor", "Unit A1 2nd floor"),
    ("from 2026 to 3027 people", "from 2026 to 3027 people"),
    ("2026/27", "2026/27"),
]


@pytest.mark.parametrize(("text", "kept"), KEPT)
def test_a_postcode_and_a_range_of_years_are_kept_together_in_the_librarys_words(text, kept):
    assert typeset(text) == kept.replace("~", "\u00a0")


@pytest.mark.parametrize(("text", "kept"), KEPT)
def test_a_postcode_and_a_range_of_years_are_kept_together_in_values(text, kept):
    assert slot_for(text) == Value(kept.replace("~", "\u00a0"), "")
