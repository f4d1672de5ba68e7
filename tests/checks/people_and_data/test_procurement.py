import pytest

from tests.checks.cases import SILENT, brief, fire, fires, found, passes, silent, trust

BOUND = (fire(contracting_authority=True), trust(contracting_authority=True))
GOOD = {
    "services_for_pay": True,
    "common_objectives": ["public safety"],
    "public_interest": True,
    "other_activity_percent": 20,
}

TABLE = [
    fires(
        "PRO-HORIZ",
        brief(BOUND[0], trust(contracting_authority=False), procurement=GOOD),
        "warning parties[1].contracting_authority",
    ),
    fires(
        "PRO-HORIZ",
        brief(*BOUND, procurement={"services_for_pay": True, "public_interest": False, "other_activity_percent": 20.5}),
        "warning procurement.common_objectives",
        "warning procurement.public_interest",
        "warning procurement.other_activity_percent",
    ),
    passes("PRO-HORIZ", brief(*BOUND, procurement=GOOD)),
    passes("PRO-HORIZ", brief(*BOUND, procurement={"services_for_pay": False}, money={"model": "fixed"})),
    silent(
        "PRO-HORIZ",
        brief(fire(), BOUND[1], procurement={"services_for_pay": True, "common_objectives": ["o"]}),
        "note parties[0].contracting_authority",
        "note procurement.public_interest",
        "note procurement.other_activity_percent",
    ),
    silent("PRO-HORIZ", brief(*BOUND, money={"model": "fixed"}), "note procurement.services_for_pay"),
    silent("PRO-HORIZ", SILENT),
    fires("PRO-NHS", brief(*BOUND, procurement={"health_services": True}), "warning procurement.health_services"),
    passes("PRO-NHS", brief(*BOUND, procurement={"health_services": False})),
    silent("PRO-NHS", SILENT),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_on_procurement(rule, data, known, expected):
    assert found(rule, data, **known) == expected
