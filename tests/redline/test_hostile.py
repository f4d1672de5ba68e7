"""Files that nobody meant to be compared: a right result, or words that say what could not be told."""

import pytest

from draftkit.actions.compare import compare_files
from draftkit.word.package import open_package
from tests.redline.hostile import END, P, file
from tests.redline.hostile_bodies import AS_READ, BODIES, TRACKED, UNTRACKED, WORDS_ONLY
from tests.redline.hostile_files import FILES
from tests.redline.oracle import Document, accepted, first_difference, rejected
from tests.redline.oracle_built import p, r

ALL = {**BODIES, **TRACKED}
PLAIN = file(p(r("Something quite different.")) + END)
NO_ORACLE = {"a header that leads nowhere", "deletion of all"}
"""What the yardstick itself cannot read; and a body left without a paragraph, which Word gives one."""


def compared(old, new):
    return compare_files((old, "old.docx"), (new, "new.docx"), date="2027-01-01")


def changed(body):
    return body.replace("alpha", "beta gamma")


def as_read(name, change=str):
    """Return the file of that body with a change, and what Word takes it to be."""
    return file(change(ALL[name])), file(change(AS_READ.get(name, ALL[name])))


def check(name, old, new):
    """Compare two files, each given with what Word takes it to be; return the redline."""
    done = compared(old[0], new[0])
    assert open_package(done.content, "redline", "read").parts
    assert done.redline.sound or name in UNTRACKED
    if name not in NO_ORACLE and (done.redline.sound or name not in UNTRACKED):
        forms = [Document.texts] if name in WORDS_ONLY else [Document.texts, Document.canonical]
        for form in forms:
            assert first_difference(form(accepted(done.content)), form(accepted(new[1]))) == ""
            assert first_difference(form(rejected(done.content)), form(accepted(old[1]))) == ""
    if not done.redline.sound:
        assert any(finding.rule == "REDLINE-CHECK" for finding in done.findings)
    return done


@pytest.mark.parametrize("name", ALL)
def test_any_body_as_the_older_file_gives_both_back(name):
    check(name, as_read(name), (PLAIN, PLAIN))


@pytest.mark.parametrize("name", ALL)
def test_any_body_as_the_newer_file_gives_both_back(name):
    check(name, (PLAIN, PLAIN), as_read(name))


@pytest.mark.parametrize("name", ALL)
def test_any_body_against_itself_has_no_difference(name):
    done = check(name, as_read(name), as_read(name))

    assert done.redline.revisions == 0
    assert done.redline.sound


@pytest.mark.parametrize("name", ALL)
def test_any_body_with_a_word_changed_gives_both_back(name):
    done = check(name, as_read(name), as_read(name, changed))

    assert done.redline.revisions > 0 or name in {*UNTRACKED, "deletion of all"}


@pytest.mark.parametrize("name", ALL)
def test_any_body_with_a_paragraph_put_before_it_gives_both_back(name):
    done = check(name, as_read(name), as_read(name, lambda body: P + body))

    assert done.redline.revisions > 0


@pytest.mark.parametrize("name", FILES)
def test_any_file_that_word_opens_is_compared_both_ways_and_nothing_is_followed(name):
    odd = FILES[name]
    nothing = {"body": ("",)}

    for old, new in ((odd, PLAIN), (PLAIN, odd), (odd, odd)):
        done = compared(old, new)

        assert open_package(done.content, "redline", "read").parts
        for told, meant in ((accepted(done.content), new), (rejected(done.content), old)):
            assert first_difference(told.texts() or nothing, accepted(meant).texts() or nothing) == ""
        assert done.redline.revisions > 0 or old == new


def test_what_cannot_be_tracked_is_said_with_its_place():
    done = compared(file(BODIES["something unknown between blocks"]), PLAIN)

    assert [(finding.rule, str(finding.where)) for finding in done.findings] == [("REDLINE-CHECK", "old.docx")]
