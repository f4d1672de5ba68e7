import pytest

from draftkit.library.lint.worlds import Worlds
from draftkit.model.condition import parse_condition

FACTS = {
    "fixed": "money.model == 'fixed'",
    "none": "money.model == 'none'",
    "other": "money.model != 'none'",
    "pair": "parties | length == 2",
    "many": "parties | length > 2",
    "crowd": "parties | length > 10",
    **{f"free{i}": f"thing{i}" for i in range(14)},
}


@pytest.mark.parametrize(
    ("condition", "possible"),
    [
        ("fixed and other", True),
        ("fixed and none", False),
        ("not fixed and not none", True),
        ("none and other", False),
        ("pair and many", False),
        ("not pair and not many", True),
        ("crowd and many", True),
        ("crowd and not many", False),
        ("free0 and not free0", False),
        ("free0 and not free1 and fixed", True),
        (" and ".join(f"free{i}" for i in range(14)), True),
        (" and ".join(f"not free{i}" for i in range(14)), True),
        ("unheard_of", True),
    ],
)
def test_facts_about_one_thing_follow_one_another(condition, possible):
    assert Worlds(FACTS).can_hold(parse_condition(condition)) is possible
