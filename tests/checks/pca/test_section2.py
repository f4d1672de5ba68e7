import pytest

from tests.checks.cases import SILENT, brief, commissioner, draft, fire, fires, found, partner, passes, silent, trust

FOR = {"view": {"efficiency": True, "effectiveness": False}}
AGAINST = {"view": {"efficiency": False, "effectiveness": False}}
DUTY = {"basis": {"route": "duty"}}
APPROVED = {"powers": [{"power": "p"}], "approvals": [{"by": "the board"}]}

TABLE = [
    fires("PCA-2-VIEWS", brief(fire(**FOR), trust(), **DUTY), "warning basis.route"),
    fires("PCA-2-VIEWS", brief(fire(**FOR), partner(**FOR), **DUTY), "warning basis.route"),
    fires("PCA-2-VIEWS", brief(fire(**FOR), trust()), "warning basis.route", agreement=draft("background.duty")),
    passes("PCA-2-VIEWS", brief(fire(**FOR), trust(view={"effectiveness": True}), **DUTY)),
    passes("PCA-2-VIEWS", brief(fire(**AGAINST), trust(**AGAINST), basis={"route": "voluntary"})),
    silent("PCA-2-VIEWS", SILENT),
    fires("PCA-2-NONE", brief(fire(**AGAINST), trust(**AGAINST)), "warning parties"),
    passes("PCA-2-NONE", brief(fire(**AGAINST), trust(**FOR))),
    silent("PCA-2-NONE", brief(fire(**AGAINST), trust()), "note parties[1].view"),
    silent("PCA-2-NONE", SILENT),
    fires("PCA-2-NOTIFY", brief(fire(), trust()), "warning parties[1].notified"),
    fires(
        "PCA-2-NOTIFY",
        brief(fire(), trust(notified={"by": "the Authority"}), commissioner()),
        "warning parties[2].notified",
    ),
    passes("PCA-2-NOTIFY", brief(fire(), trust(notified={"by": "Authority", "date": "2026-10-01"}))),
    silent("PCA-2-NOTIFY", SILENT),
    fires("PCA-2-CONSIDER", brief(fire(considered={"date": "2026-10-01"}), trust()), "advice parties[1].considered"),
    passes("PCA-2-CONSIDER", brief(fire(considered={"date": "2026-10-01"}), partner())),
    silent("PCA-2-CONSIDER", SILENT),
    fires("PCA-2-LPBFORCE", brief(fire(), commissioner(**FOR)), "advice parties[1].view.includes_force"),
    passes("PCA-2-LPBFORCE", brief(fire(**FOR), commissioner(view={"efficiency": True, "includes_force": True}))),
    silent("PCA-2-LPBFORCE", brief(fire(), commissioner())),
    fires("PCA-2-POWER", brief(fire(**APPROVED), trust(powers=[{"power": "p"}])), "warning parties[1].approvals"),
    fires("PCA-2-POWER", signed := brief(trust()), "warning parties[0].powers"),
    passes("PCA-2-POWER", brief(fire(**APPROVED), partner())),
    silent("PCA-2-POWER", SILENT),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_of_section_2(rule, data, known, expected):
    assert found(rule, data, **known) == expected


def test_a_power_to_enter_stays_a_warning_when_the_paper_is_for_signature():
    for_signature = {**signed, "agreement": {"title": "T", "status": "for_signature"}}

    assert found("PCA-2-POWER", for_signature) == ["warning parties[0].powers"]
