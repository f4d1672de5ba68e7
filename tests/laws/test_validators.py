"""Other people's validators hold nothing against what we write, in the house frame and in a firm's own."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from draftkit.actions.draft import draft
from draftkit.word.archive import write_package
from tests.drafts import COMPLETE_SAMPLES, SAMPLES, changed, docx_of, project_of, sample_data
from tests.laws.test_final import COMPLETE
from tests.strategies import make_brief
from tests.word import validators
from tests.word.frames import STYLE_MAP, firm_parts

pytestmark = pytest.mark.slow


def forty_parties() -> bytes:
    return docx_of(make_brief(40, parties=40))


def footnotes() -> bytes:
    return docx_of(changed(sample_data("tri-service-station"), house={"notes": "footnotes"}))


def issues_apart() -> bytes:
    return docx_of(changed(sample_data("joint-control-room"), house={"notes": "none", "issues": "none"}))


def final() -> bytes:
    data = json.loads(COMPLETE.read_bytes())
    return final_of({key: value for key, value in data.items() if key != "$schema"})


def final_of(data: Mapping[str, Any]) -> bytes:
    return draft(project_of(data), final=True).content


CASES: Mapping[str, Callable[[], bytes]] = {
    **{name: lambda name=name: docx_of(sample_data(name)) for name in SAMPLES},
    **{f"{name}, final": lambda name=name: final_of(sample_data(name)) for name in COMPLETE_SAMPLES},
    "forty parties": forty_parties,
    "footnotes": footnotes,
    "no notes and no issues": issues_apart,
    "final": final,
}
VALIDATORS = {
    "openxml-audit": validators.openxml_audit,
    "ooxml-integrity": validators.ooxml_integrity,
    "Open XML SDK for 2019": validators.open_xml_sdk,
    "Open XML SDK for 365": lambda content: validators.open_xml_sdk(content, "Microsoft365"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("validator", VALIDATORS)
def test_a_validator_finds_nothing(validator, case):
    assert VALIDATORS[validator](CASES[case]()) == []


@pytest.mark.parametrize("validator", VALIDATORS)
def test_a_validator_finds_nothing_in_a_frame_of_a_firm(validator, tmp_path):
    frame = tmp_path / "firm.docx"
    frame.write_bytes(write_package(firm_parts()))

    content = docx_of(sample_data("tri-service-station"), frame=frame, styles=STYLE_MAP)

    assert VALIDATORS[validator](content) == []
