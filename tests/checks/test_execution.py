import pytest

from tests.checks.cases import SILENT, brief, chief, commissioner, fire, fires, found, passes, silent, trust

DEED = {"agreement": {"title": "T", "execution": "deed"}}


def deed(party, **signing):
    return {**brief({**party, "signing": signing}), **DEED}


TABLE = [
    fires("EXE-SOLE-DEED", deed(commissioner(), electronic=True), "warning parties[0].signing.electronic"),
    fires("EXE-SOLE-DEED", deed(chief(), by="the Chief Constable before a witness"), "warning parties[0].signing.by"),
    passes("EXE-SOLE-DEED", deed(commissioner(), by="Chief Executive")),
    passes("EXE-SOLE-DEED", deed(commissioner(), electronic=True, manner="under_hand")),
    passes("EXE-SOLE-DEED", deed(fire(), electronic=True)),
    silent("EXE-SOLE-DEED", deed(commissioner())),
    fires("EXE-DEED-FACE", brief(fire(signing={"manner": "deed"})), "warning parties[0].signing.manner"),
    passes("EXE-DEED-FACE", deed(fire(), manner="deed")),
    silent("EXE-DEED-FACE", SILENT),
    fires("EXE-NHS", deed(trust(), by="the Chair"), "warning parties[0].signing.second_by"),
    passes("EXE-NHS", deed(trust(), by="the Chair", second_by="a director")),
    passes("EXE-NHS", brief(trust(signing={"by": "the Chair"}))),
    passes("EXE-NHS", deed(trust(form="nhs_foundation_trust"), authority="its constitution")),
    silent("EXE-NHS", deed(trust()), "note parties[0].signing.second_by"),
    silent("EXE-NHS", deed(trust(form="nhs_foundation_trust")), "note parties[0].signing.authority"),
]


@pytest.mark.parametrize(("rule", "data", "known", "expected"), TABLE)
def test_the_rules_on_execution(rule, data, known, expected):
    assert found(rule, data, **known) == expected
