import pytest

from tests.checks.cases import (
    SILENT,
    brief,
    chief,
    commissioner,
    draft,
    fire,
    fires,
    found,
    partner,
    passes,
    silent,
    trust,
)

FUNCTIONS = [{"name": "f", "class": "other"}]
OWN = {"own": [{"heading": "H", "wording": "The Parties work together daily."}]}

TABLE = [
    fires("PCA-1-LIMBS", brief(commissioner(), chief()), "bar parties"),
    fires("PCA-1-LIMBS", brief(partner(), partner()), "bar parties"),
    fires("PCA-1-LIMBS", brief(partner(), {"name": "B"}), "bar parties"),
    passes("PCA-1-LIMBS", brief(commissioner(), fire())),
    silent("PCA-1-LIMBS", SILENT, "note parties[0].kind", "note parties[1].kind"),
    silent("PCA-1-LIMBS", brief(fire(), {"name": "B"}), "note parties[1].kind"),
    fires("PCA-1-ENGLAND", brief(fire(), commissioner(nation="wales")), "bar parties[1].nation"),
    passes("PCA-1-ENGLAND", brief(fire(), trust(), commissioner(nation="wales"))),
    passes("PCA-1-ENGLAND", brief(fire(), commissioner(form="mopac", nation=None))),
    silent("PCA-1-ENGLAND", brief(fire(), commissioner(nation=None)), "note parties[1].nation"),
    silent(
        "PCA-1-ENGLAND", brief(fire(nation=None), commissioner(nation="wales"), {"name": "C"}), "note parties[0].nation"
    ),
    silent("PCA-1-ENGLAND", SILENT),
    fires(
        "PCA-1-WORK",
        brief(fire(functions=FUNCTIONS), trust(functions=FUNCTIONS)),
        "bar clauses.drop",
        agreement=draft("x"),
    ),
    fires(
        "PCA-1-WORK",
        brief(fire(functions=FUNCTIONS), trust(functions=FUNCTIONS), clauses=OWN),
        "warning clauses.own[0].wording",
        agreement=draft("own.1"),
    ),
    passes("PCA-1-WORK", brief(fire(functions=FUNCTIONS), trust(functions=FUNCTIONS)), agreement=draft("working.how")),
    passes(
        "PCA-1-WORK",
        brief(fire(), trust(functions=FUNCTIONS), workstreams=[{"functions": [{"name": "f", "party": "Authority"}]}]),
    ),
    silent("PCA-1-WORK", brief(fire(), trust(functions=FUNCTIONS)), "note parties[0].functions"),
    fires("PCA-1-OTHER", brief(fire(), trust(), partner()), "advice parties[2].kind"),
    fires("PCA-1-OTHER", brief(fire(), trust(nation="wales")), "advice parties[1].nation"),
    passes("PCA-1-OTHER", brief(fire(), trust(), partner()), agreement=draft("basis.partners")),
    silent("PCA-1-OTHER", SILENT),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_of_section_1(rule, data, known, expected):
    assert found(rule, data, **known) == expected


def test_a_form_stands_for_a_kind_that_is_not_given():
    parties = [{**chief(), "kind": None}, {**fire(), "kind": None}]
    chief_and_authority = brief(*parties)

    assert found("PCA-1-LIMBS", chief_and_authority) == []
