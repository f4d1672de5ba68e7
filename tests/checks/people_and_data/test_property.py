import pytest

from tests.checks.cases import SILENT, brief, fire, fires, found, passes, silent, trust

WHOLE = {"address": "1 High Street", "owner": "the Authority", "occupiers": ["the Trust"], "term_years": 5}


def site(**facts):
    return brief(fire(), trust(), premises={"sites": [{"name": "Station", **facts}]})


TABLE = [
    fires("LAND-1954", site(exclusive=True), "warning premises.sites[0].interest"),
    fires("LAND-1954", site(exclusive=True, interest="licence"), "warning premises.sites[0].interest"),
    passes("LAND-1954", site(exclusive=True, interest="contracted_out_lease")),
    passes("LAND-1954", site(exclusive=False)),
    silent("LAND-1954", site(), "note premises.sites[0].interest"),
    fires(
        "LAND-WRITE",
        site(interest="contracted_out_lease", address="1 High Street", owner="the Authority", occupiers=["the Trust"]),
        "warning premises.sites[0].term_years",
    ),
    passes("LAND-WRITE", site(interest="contracted_out_lease", **WHOLE)),
    passes("LAND-WRITE", site(interest="licence")),
    silent("LAND-WRITE", site()),
    silent("LAND-WRITE", SILENT),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_on_land(rule, data, known, expected):
    assert found(rule, data, **known) == expected
