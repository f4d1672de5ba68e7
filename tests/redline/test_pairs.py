"""Real pairs of Word files that others have tried comparers on: each redline gives both back, clean and small."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.redline.laws import Case
from tests.redline.oracle import accepted, first_difference, lower_bound, marked, rejected
from tests.word import validators

PAIRS = Path(__file__).resolve().parents[3] / "shared" / "pairs"
IDS = sorted(path.name.removesuffix("-old.docx") for path in PAIRS.glob("*-old.docx"))
VALIDATORS = {
    "openxml-audit": validators.openxml_audit,
    "ooxml-integrity": validators.ooxml_integrity,
    "Open XML SDK": lambda content: validators.open_xml_sdk(content, "Microsoft365"),
}
AS_WORD_WRITES = "Required sequence content is missing"
"""openxml-audit wants more in a w:trPr than the mark of a row that went or came; Word writes just that."""

pytestmark = pytest.mark.skipif(not IDS, reason="the pairs lie in ../shared/pairs, beside a checkout and not in it")


@cache
def pair(id: str) -> Case:
    case = Case(*((PAIRS / f"{id}-{side}.docx").read_bytes() for side in ("old", "new")))
    assert case.content
    return case


def difference(id: str, form: str) -> str:
    """Return where the redline of a pair, accepted or rejected, first differs from what it should be."""
    case = pair(id)
    sides = ((accepted(case.content), accepted(case.new)), (rejected(case.content), accepted(case.old)))
    return "".join(first_difference(getattr(told, form)(), getattr(meant, form)()) for told, meant in sides)


@pytest.mark.parametrize("id", IDS)
def test_a_redline_gives_the_words_of_both_back(id):
    assert difference(id, "texts") == ""
    assert pair(id).redline.sound


def test_nearly_all_redlines_give_both_looks_back():
    unlike = {id: found for id in IDS if (found := difference(id, "canonical"))}

    assert len(unlike) <= 0.05 * len(IDS), unlike


def test_redlines_mark_hardly_more_than_they_must():
    sizes = {id: (marked(pair(id).content), lower_bound(pair(id).old, pair(id).new)) for id in IDS}
    excess = {id: shown / least if least else float(1 + 99 * (shown > 0)) for id, (shown, least) in sizes.items()}

    assert median(excess.values()) <= 1.05
    assert quantiles(excess.values(), n=20)[-1] <= 1.5, sorted(excess.items(), key=lambda one: -one[1])[:5]


@pytest.mark.parametrize("id", IDS)
def test_the_lint_finds_nothing_new_in_a_redline(id):
    from draftkit.word.lint import lint_package

    assert new_findings(id, lambda content: [f"{found.rule} {found.message}" for found in lint_package(content)]) == []


@pytest.mark.slow
@pytest.mark.parametrize("validator", VALIDATORS)
@pytest.mark.parametrize("id", IDS)
def test_a_validator_finds_nothing_new_in_a_redline(id, validator):
    assert [found for found in new_findings(id, VALIDATORS[validator]) if AS_WORD_WRITES not in found] == []


def new_findings(id, find):
    """Return what is held against a redline and against neither of its two files, as often as it is."""
    said = [Counter(map(_without_places, find(content))) for content in (pair(id).content, pair(id).old, pair(id).new)]
    return list((said[0] - said[1] - said[2]).elements())


def _without_places(finding: str) -> str:
    """A finding without the numbers by which it says where: these differ from file to file."""
    return re.sub(r"\d+", "#", finding)
