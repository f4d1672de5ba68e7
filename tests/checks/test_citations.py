import pytest

from draftkit.checks.bodies import bodies
from draftkit.checks.citations import cites, sections

FIRE = bodies().acts["fire"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("section 16 of the Fire and Rescue Services Act 2004", {"16"}),
        ("Section 16(1) and (2) of the Fire and Rescue Services Act 2004", {"16"}),
        ("sections 15 and 16 of the Fire and Rescue Services Act 2004", {"15", "16"}),
        ("ss. 6 to 9, 11 FRSA", {"6", "9", "11"}),
        ("FRSA s.5A", {"5a"}),
        (
            "section 113 of the Local Government Act 1972 and section 12 of the Fire and Rescue Services Act 2004",
            {"12"},
        ),
        ("section 16 of the Fire and Rescue Services Act 2004; section 101 of the Local Government Act 1972", {"16"}),
        ("the Fire and Rescue Services Act 2004", set()),
        ("section 16 of another Act", set()),
    ],
)
def test_the_sections_of_one_act_are_read_out_of_free_text(text, expected):
    assert sections(text, FIRE) == expected


def test_an_act_is_cited_with_or_without_a_section():
    assert cites("the Fire and Rescue Services Act 2004", FIRE)
    assert not cites("the Fire Safety Act 2021", FIRE)
