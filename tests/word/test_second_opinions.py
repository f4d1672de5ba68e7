"""The functions that ask other programs, tried on a file that is known to be sound and on one that is not."""

import pytest

from tests.word import office, validators
from tests.word.small import docx, parts, replaced

SOUND = docx(parts())
FLAWED = docx(replaced('w:pStyle w:val="Title"/>', 'w:pStyle w:val="Gone"/><w:jc w:val="middling"/>'))


def test_ooxml_integrity_is_asked():
    assert validators.ooxml_integrity(SOUND) == []
    assert validators.ooxml_integrity(FLAWED)


@pytest.mark.slow
def test_openxml_audit_is_asked():
    missing = [line for line in validators.openxml_audit(SOUND) if "required relationship" not in line]

    assert missing == []
    assert len(validators.openxml_audit(FLAWED)) > len(validators.openxml_audit(SOUND))


@pytest.mark.slow
def test_the_open_xml_sdk_is_asked():
    assert validators.open_xml_sdk(SOUND) == []
    assert validators.open_xml_sdk(FLAWED)


@pytest.mark.office
def test_libreoffice_is_asked():
    pdf = office.convert({"small": SOUND}, "pdf")["small"]

    assert office.heading_pages(pdf) == [("1. Definitions", 1), ("2. Payment", 1)]
