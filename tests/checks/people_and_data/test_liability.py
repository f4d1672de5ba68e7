import pytest

from tests.checks.cases import SILENT, brief, chief, commissioner, draft, fire, fires, found, passes, silent, trust

TABLE = [
    fires("LIAB-88", brief(chief(), fire(), liability={"model": "indemnity"}), "advice liability.model"),
    fires(
        "LIAB-88",
        brief(chief(), fire()),
        "advice liability.model: liability.indemnity",
        agreement=draft("liability.indemnity"),
    ),
    passes("LIAB-88", brief(trust(), fire(), liability={"model": "indemnity"})),
    passes("LIAB-88", brief(chief(), fire(), liability={"model": "own_acts"})),
    silent("LIAB-88", SILENT),
    fires("VAT", brief(trust(), fire(), money={"model": "fixed", "vat": "exclusive"}), "warning money.vat"),
    fires("VAT", brief(trust(), commissioner(), procurement={"services_for_pay": True}), "warning money.vat"),
    passes("VAT", brief(trust(), fire(), money={"model": "fixed", "vat": "advice"})),
    passes("VAT", brief(trust(), fire(), money={"model": "none"})),
    passes("VAT", brief(commissioner(), fire(), money={"model": "fixed"})),
    silent("VAT", brief(trust(), fire()), "note money.model"),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_on_liability_and_tax(rule, data, known, expected):
    assert found(rule, data, **known) == expected
