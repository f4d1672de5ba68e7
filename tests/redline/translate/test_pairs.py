"""Real pairs of Word files: the newer one's text in the older one's package is a sound file."""

import json
from pathlib import Path

import pytest
from lxml import etree

from draftkit.word.archive import write_package
from draftkit.word.lint import lint_parts
from draftkit.word.ooxml import parse, w
from draftkit.word.package import Package, open_package
from tests.redline.translate.files import AUTHOR, DATE, Translator
from tests.word.validators import ooxml_integrity, openxml_audit

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "pairs"
PAIRS = [pair["id"] for pair in json.loads((FOLDER / "pairs.json").read_text())] if FOLDER.exists() else []
NOTES = ("footnotes", "endnotes")

pytestmark = pytest.mark.skipif(not PAIRS, reason=f"{FOLDER} with the pairs of Word files is not there")


def opened(id: str, side: str) -> Package:
    name = f"{id}-{side}.docx"
    return open_package((FOLDER / name).read_bytes(), name, "read")


def put_whole(old: Package, new: Package) -> dict[str, bytes]:
    """Return OLD's package with NEW's body and notes in it."""
    made, parts = Translator(old, new, author=AUTHOR, date=DATE), dict(old.parts)
    theirs, mine = new.root(new.main), old.root(old.main)
    made.story(theirs, new.main, old.main)
    for reference in list(theirs.iter(w("headerReference"), w("footerReference"))):
        reference.getparent().remove(reference)
    mine.replace(mine.find(w("body")), theirs.find(w("body")))
    stories = {old.main: mine}
    for kind in NOTES:
        if new.related(kind) or old.related(kind):
            part = made.ensure_notes(kind, parts)
            stories[part] = notes(parse(parts[part]), kind, made, new, part)
    made.finish(parts, stories)
    return parts | {part: etree.tostring(root, encoding="UTF-8", standalone=True) for part, root in stories.items()}


def notes(root: etree._Element, kind: str, made: Translator, new: Package, part: str) -> etree._Element:
    """Return OLD's notes with NEW's in place of its own."""
    for note in list(root):
        if note.get(w("type"), "normal") == "normal":
            root.remove(note)
    for source in new.related(kind):
        theirs = new.root(source)
        made.story(theirs, source, part)
        root.extend(note for note in list(theirs) if note.get(w("type"), "normal") == "normal")
    return root


@pytest.mark.parametrize("id", PAIRS)
def test_the_newer_text_in_the_older_package_has_no_new_defect(id: str):
    old, new = opened(id, "old"), opened(id, "new")

    parts = put_whole(old, new)

    open_package(write_package(parts), "whole.docx", "read")
    known = {finding.message for package in (old, new) for finding in lint_parts(package.parts)}
    assert not [finding for finding in lint_parts(parts) if finding.message not in known]


@pytest.mark.parametrize("id", PAIRS)
@pytest.mark.parametrize("check", [openxml_audit, ooxml_integrity])
def test_other_validators_find_nothing_new_in_it(id: str, check):
    old, new = opened(id, "old"), opened(id, "new")

    found = check(write_package(put_whole(old, new)))

    assert not {*found} - {*check(write_package(old.parts)), *check(write_package(new.parts))}


@pytest.mark.parametrize("id", PAIRS[:8])
def test_equal_files_give_equal_packages(id: str):
    old, new = opened(id, "old"), opened(id, "new")

    assert write_package(put_whole(old, new)) == write_package(put_whole(old, new))
