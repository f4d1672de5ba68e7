"""What holds of the packs of all samples: other people's validators, and every signature page on one sheet."""

from collections.abc import Mapping
from functools import cache

import pytest

from draftkit.actions.packs import make_pack
from tests.drafts import SAMPLES, changed, project_of, sample_data
from tests.laws import drafting
from tests.strategies import make_brief
from tests.word import validators
from tests.word.office import convert, printed_pages
from tests.wordfile import WordFile

SIGNED = {"deed": SAMPLES, "under_hand": ("regional-mutual-support", "two-party-pilot")}
"""The samples by how they are signed here. The blocks of deeds are the taller ones."""
CASES = [(name, execution) for execution, names in SIGNED.items() for name in names]
VALIDATORS = {
    "openxml-audit": validators.openxml_audit,
    "ooxml-integrity": validators.ooxml_integrity,
    "Open XML SDK for 2019": validators.open_xml_sdk,
    "Open XML SDK for 365": lambda content: validators.open_xml_sdk(content, "Microsoft365"),
}


@cache
def pack(name: str, execution: str) -> Mapping[str, bytes]:
    """Return the pack of a sample, signed in that way."""
    return make_pack(project_of(changed(sample_data(name), agreement={"execution": execution})), draft=True).files


def papers(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return all but the agreement, and of the copies the first."""
    copies = [name for name in files if " Copy - " in name]
    return {name: files[name] for name in list(files)[1:] if name not in copies[1:]}


def one_sheet(pages: Mapping[str, bytes]) -> None:
    """Every signature page is one sheet, and its block stands on it."""
    for name, pdf in convert(pages, "pdf").items():
        printed = printed_pages(pdf)
        assert len(printed) == 1, name
        assert "Signature" in " ".join(printed[0].split()).partition("may be attached only")[2], name


@pytest.mark.parametrize(("name", "execution"), CASES)
def test_every_party_has_a_signature_page_and_every_paper_is_sound(name, execution):
    files = pack(name, execution)

    parties = len(sample_data(name)["parties"])
    assert len(files) == 2 * parties + 3
    for content in papers(files).values():
        drafting.a_sound_file(WordFile(content))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["replacing-earlier", "two-party-pilot"])
@pytest.mark.parametrize("validator", VALIDATORS)
def test_a_validator_finds_nothing_in_any_paper(validator, name):
    found = {paper: VALIDATORS[validator](content) for paper, content in papers(pack(name, "deed")).items()}

    assert not {paper: faults for paper, faults in found.items() if faults}


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.parametrize("execution", SIGNED)
def test_every_signature_page_of_the_samples_is_one_sheet(execution):
    one_sheet(
        {
            f"{name} {number}": content
            for name in SIGNED[execution]
            for number, (title, content) in enumerate(pack(name, execution).items())
            if " Signature page - " in title
        }
    )


@pytest.mark.slow
@pytest.mark.office
def test_the_signature_pages_of_many_parties_are_one_sheet_each():
    files = make_pack(
        project_of(changed(make_brief(40, parties=40), agreement={"execution": "deed"})), draft=True
    ).files

    pages = [content for title, content in files.items() if " Signature page - " in title]
    one_sheet({str(number): content for number, content in enumerate(pages)})
