"""Core properties: who last changed a file, and when, as it says itself."""

from draftkit.word.archive import write_package
from draftkit.word.core import LastChange, last_change
from draftkit.word.package import Package, open_package
from tests.word.small import parts

CORE = "docProps/core.xml"
_NAMES = (
    'xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:t="http://purl.org/dc/terms/"'
)


def saying(inside: str) -> Package:
    content = f"<c:coreProperties {_NAMES}>{inside}</c:coreProperties>".encode()
    return open_package(write_package({**parts(), CORE: content}), "file.docx", "read")


def test_a_file_says_who_last_changed_it_and_when():
    found = last_change(
        saying("<c:lastModifiedBy>A Solicitor </c:lastModifiedBy><t:modified>2026-11-20T10:00:00Z</t:modified>")
    )

    assert found == LastChange("A Solicitor", "2026-11-20T10:00:00Z")


def test_a_file_that_does_not_say_leaves_both_empty():
    assert last_change(saying("")) == LastChange("", "")
