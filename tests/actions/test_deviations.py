"""Deviations: an agreement that came back is told clause by clause against what the library says for its brief."""

from functools import cache

import pytest
from lxml import etree

from draftkit import resources
from draftkit.actions.deviations import Deviation, deviations_data, find_deviations
from draftkit.actions.draft import draft
from draftkit.actions.project import open_project
from draftkit.errors import DraftkitError
from draftkit.word.archive import write_package
from draftkit.word.ooxml import parse, w
from draftkit.word.package import open_package

BRIEF = (resources.samples_folder() / "two-party-pilot.json").read_bytes()


@cache
def drafted() -> bytes:
    return draft(open_project(BRIEF, name="brief.json")).content


def edited(*, drop: str = "", change: tuple[str, str] = ("", ""), add: str = "") -> bytes:
    """The draft with a clause taken out, words changed, and a paragraph put before the first clause."""
    package = open_package(drafted(), "draft.docx", "read")
    root = parse(package.parts[package.main])
    paragraphs = list(root.iter(w("p")))
    heads = [p for p in paragraphs if p.find(f"{w('pPr')}/{w('pStyle')}[@{w('val')}='Heading1']") is not None]
    if drop:
        at = next(n for n, head in enumerate(heads) if drop in "".join(head.itertext()))
        for paragraph in paragraphs[paragraphs.index(heads[at]) : paragraphs.index(heads[at + 1])]:
            paragraph.getparent().remove(paragraph)
    for text in root.iter(w("t")):
        if change[0] and text.text:
            text.text = text.text.replace(*change)
    if add:
        made = parse(etree.tostring(heads[3]))
        for child in [child for child in made if child.tag != w("pPr")]:
            made.remove(child)
        run = etree.SubElement(made, w("r"))
        etree.SubElement(run, w("t")).text = add
        heads[3].addprevious(made)
    return write_package({**package.parts, package.main: etree.tostring(root)})


def told(content: bytes) -> dict[str, list[Deviation]]:
    found = find_deviations((content, "agreement.docx"))
    states: dict[str, list[Deviation]] = {}
    for each in found.clauses:
        states.setdefault(each.state, []).append(each)
    return states


def test_a_draft_as_it_was_made_is_the_librarys_throughout():
    assert set(told(drafted())) == {"library's"}


def test_an_untouched_draft_is_told_as_one_that_was_saved_anew_without_being_compared(monkeypatch):
    anew = write_package(dict(open_package(drafted(), "draft.docx", "read").parts) | {"docProps/x.txt": b""})
    slow = find_deviations((anew, "agreement.docx"))
    monkeypatch.setattr("draftkit.actions.deviations.compare_files", None)

    quick = find_deviations((drafted(), "agreement.docx"))

    assert (quick.clauses, quick.account.changes) == (slow.clauses, ())
    assert (quick.account.title, quick.account.new_name) == (slow.account.title, slow.account.new_name)
    assert quick.compared.redline.revisions == slow.compared.redline.revisions == 0


def test_what_was_altered_dropped_and_put_in_by_hand_is_told():
    content = edited(drop="Severance", change=("promptly", "as soon as it can"), add="Bells and whistles")

    states = told(content)

    assert [each.clause for each in states["dropped"]] == ["general.severance"]
    assert [each.name for each in states["by hand"]] == ["Clause 4 (Bells and whistles)"]
    assert all(each.clause for each in states["altered"])
    assert len(states["library's"]) > len(states["altered"]) > 0


def test_a_clause_whose_items_changed_places_is_altered_though_no_word_of_it_is_new():
    package = open_package(drafted(), "draft.docx", "read")
    root = parse(package.parts[package.main])
    items = [
        p for p in root.iter(w("p")) if p.find(f"{w('pPr')}/{w('pStyle')}[@{w('val')}='ClauseLevel3']") is not None
    ]
    items[0].addprevious(items[1])

    states = told(write_package({**package.parts, package.main: etree.tostring(root)}))

    assert {state: len(found) for state, found in states.items() if state != "library's"} == {"altered": 1}


def test_the_report_counts_and_names_them():
    report = deviations_data(find_deviations((edited(drop="Severance"), "a.docx")), "a.docx")

    assert report["counts"]["dropped"] == 1
    assert {"state": "dropped", "clause": "general.severance", "name": "Severance"} in report["clauses"]


def test_a_file_that_carries_no_brief_asks_for_one():
    package = open_package(drafted(), "draft.docx", "read")
    bare = write_package(
        {part: content.replace(b"urn:draftkit:provenance:1", b"urn:x") for part, content in package.parts.items()}
    )

    with pytest.raises(DraftkitError, match="carries no brief"):
        find_deviations((bare, "a.docx"))
    assert find_deviations((bare, "a.docx"), brief=(BRIEF, "brief.json")).clauses


def test_the_redline_is_in_the_name_and_of_the_day_that_are_given():
    found = find_deviations((edited(drop="Severance"), "a.docx"), author="A. Solicitor", date="2027-04-01")

    root = parse(open_package(found.compared.content, "redline.docx", "read").parts["word/document.xml"])
    marks = {(mark.get(w("author")), mark.get(w("date"))) for mark in root.iter(w("del"), w("ins"))}
    assert marks == {("A. Solicitor", "2027-04-01T00:00:00Z")}
