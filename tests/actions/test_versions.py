"""Versions: a clause is followed through three files, with what became of it and whose tracked changes stand in it."""

import json

from draftkit.actions.versions import compare_versions, versions_data, write_versions
from draftkit.model.versions import Versions
from draftkit.word.archive import write_package
from tests.redline import oracle_built as built
from tests.redline.translate.files import body

_THEIRS = 'w:id="1" w:author="Other side" w:date="2026-11-20T10:00:00Z"'


def agreement(*clauses: tuple[str, str]) -> bytes:
    paragraphs = [part for number, (head, text) in enumerate(clauses, 1) for part in _clause(number, head, text)]
    return write_package(body(*paragraphs))


def _clause(number: int, head: str, text: str) -> tuple[str, str]:
    words = text if text.startswith("<") else built.r(text)
    return built.p(built.r(f"{number}. {head}")), built.p(built.r(f"{number}.1 "), words)


FEES = ("Fees", "The Buyer must pay the fee of £100 within thirty days.")
TERM = ("Term", "This agreement is in force for three years from its date.")
LAW = ("Law", "This agreement is governed by the law of England and Wales.")


def followed(*versions: bytes) -> Versions:
    return compare_versions([(content, f"v{number}.docx") for number, content in enumerate(versions, 1)])


def kinds(found: Versions) -> dict[str, tuple[str, ...]]:
    return {row.name: tuple(cell.kind for cell in row.cells) for row in found.rows}


def test_a_clause_that_came_changed_and_went_is_followed_through_all_versions():
    dearer = ("Fees", FEES[1].replace("£100", "£120"))

    found = kinds(followed(agreement(FEES, LAW), agreement(dearer, TERM, LAW), agreement(dearer, LAW)))

    assert found == {
        "Clause 1 (Fees)": ("there", "changed", "there"),
        "Clause 2 (Term)": ("absent", "added", "removed"),
        "Clause 2 (Law)": ("there", "renumbered", "renumbered"),
    }


def test_a_clause_that_comes_back_is_the_same_clause():
    found = kinds(followed(agreement(FEES, TERM, LAW), agreement(FEES, LAW), agreement(FEES, TERM, LAW)))

    assert found["Clause 2 (Term)"] == ("there", "removed", "added")


def test_whose_tracked_changes_stand_in_a_clause_is_told():
    text = f"{built.r('The Buyer must pay the fee of ')}<w:del {_THEIRS}><w:r><w:delText>£100</w:delText></w:r></w:del>"
    text += f"<w:ins {_THEIRS}>{built.r('£90')}</w:ins>{built.r(' within thirty days.')}"

    found = followed(agreement(FEES, LAW), agreement(("Fees", text), LAW), agreement(FEES, LAW))

    assert [cell.authors for cell in found.rows[0].cells] == [(), ("Other side",), ()]
    assert "tracked changes by Other side" in write_versions(found, "summary")


def test_each_form_tells_the_clauses_that_changed():
    found = followed(agreement(FEES, LAW), agreement(FEES, TERM, LAW), agreement(FEES, TERM, LAW))

    for form in ("summary", "md", "html"):
        told = write_versions(found, form)
        assert "Clause 2 (Term)" in told
        assert "Clause 1 (Fees)" not in told
    assert json.loads(write_versions(found, "json")) == versions_data(found)


def test_versions_that_are_equal_say_so():
    found = followed(*[agreement(FEES, LAW)] * 3)

    assert all("No clause changed" in write_versions(found, form) for form in ("summary", "md", "html"))


def test_what_is_ignored_is_no_change_in_any_version_and_that_is_said():
    loud = ("FEES", FEES[1].replace("The Buyer", "THE BUYER"))
    dearer = ("FEES", loud[1].replace("£100", "£120"))
    versions = (agreement(FEES, LAW), agreement(loud, TERM, LAW), agreement(dearer, TERM, LAW))
    files = [(content, f"v{number}.docx") for number, content in enumerate(versions, 1)]

    found = compare_versions(files, ignore=("case",))

    assert kinds(found) == {
        "Clause 1 (FEES)": ("there", "there", "changed"),
        "Clause 2 (Term)": ("absent", "added", "there"),
        "Clause 3 (Law)": ("there", "renumbered", "there"),
    }
    for form in ("summary", "md", "html", "json"):
        assert "Left out of account: capitals." in write_versions(found, form)


def test_whose_tracked_changes_stand_in_a_clause_is_told_though_capitals_are_ignored():
    text = f"{built.r('THE BUYER must pay the fee of ')}<w:del {_THEIRS}><w:r><w:delText>£100</w:delText></w:r></w:del>"
    text += f"<w:ins {_THEIRS}>{built.r('£90')}</w:ins>{built.r(' within thirty days.')}"
    versions = (agreement(FEES, LAW), agreement(("Fees", text), LAW))
    files = [(content, f"v{number}.docx") for number, content in enumerate(versions, 1)]

    found = compare_versions(files, ignore=("case",))

    assert found.rows[0].cells[1].authors == ("Other side",)
