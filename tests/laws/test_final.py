"""A final leaves nothing of the drafting behind, and is refused, all of it listed, while anything is open."""

import json
import re
from pathlib import Path

import pytest

from draftkit.actions.draft import draft
from draftkit.cli import run
from draftkit.model.numbering import number_clauses
from tests.drafts import COMPLETE_SAMPLES, SAMPLES, project_of
from tests.laws import drafting
from tests.wordfile import WordFile, text_of

COMPLETE = Path(__file__).parents[1] / "acceptance" / "complete.json"
FORMS = ("html", "markdown", "json", "outline")


@pytest.fixture(scope="module")
def complete():
    return project_of({key: value for key, value in json.loads(COMPLETE.read_bytes()).items() if key != "$schema"})


@pytest.fixture(scope="module")
def final(complete):
    return WordFile(draft(complete, final=True).content)


def test_a_complete_brief_has_nothing_left_open(complete):
    assert draft(complete).issues == ()


def test_a_final_is_a_sound_file_with_the_numbers_of_the_tree(complete, final):
    drafting.a_sound_file(final)
    drafting.numbers_are_those_of_the_tree(complete.assembled.agreement, final)


def test_a_final_has_no_part_that_a_draft_adds(final):
    added = [name for name in final.parts if re.search(r"comments|customXml|docProps/custom|people", name)]

    assert added == []
    assert not [name for name, part in final.parts.items() if name.endswith(".rels") and b"customXml" in part]


def test_a_final_has_no_bracket_no_highlight_no_open_points_and_no_mark_of_a_clause(final):
    for part, root in final.stories():
        assert not set("[]●") & set(text_of(root)), part
    assert final.find("//w:highlight") == []
    assert final.clauses == {}
    assert final.find("//w:commentRangeStart | //w:commentReference | //w:sdt[w:sdtPr/w:dataBinding]") == []
    assert final.styled("Issues Heading") == []


def test_a_final_says_nowhere_that_it_is_a_draft(final):
    for name, content in final.parts.items():
        words = text_of(final.root(name)) if name.endswith(".xml") else ""
        assert not re.search(r"\bdraft \(|drafting note|draftkit|subject to contract", words, re.IGNORECASE), name
        assert b"draftkit" not in content or name == "word/document.xml", name
    assert not re.search(rb">[^<]*draftkit[^<]*<", final.parts["word/document.xml"])


def test_a_final_carries_no_text_of_the_brief_that_the_agreement_does_not_print(complete, final):
    whole = b"".join(final.parts.values())

    assert complete.brief.digest.encode() not in whole
    assert b"the parties did not want it" not in whole
    assert b"own_employer" not in whole


def test_the_same_brief_as_a_draft_carries_what_the_final_leaves_behind(complete):
    drafted = WordFile(draft(complete).content)

    assert "docProps/custom.xml" in drafted.parts
    assert complete.brief.digest.encode() in drafted.parts["customXml/item1.xml"]


@pytest.mark.parametrize("form", FORMS)
def test_a_final_in_any_other_form_has_no_flag_either(complete, form):
    text = draft(complete, form, final=True).content.decode()

    assert "[●]" not in text
    assert "subject to contract" not in text.casefold()
    assert "needed by" not in text


@pytest.mark.parametrize("name", [name for name in SAMPLES if name not in COMPLETE_SAMPLES])
def test_a_sample_is_refused_with_everything_that_is_open_by_clause_number(name, samples, tmp_path, capsys):
    agreement = samples[name].project.assembled.agreement
    labels = number_clauses(agreement)
    undecided = [
        (labels[clause.key].full, clause.heading)
        for section in agreement.sections
        for clause in section.body
        if clause.flag is not None and clause.flag.undecided and clause.key in labels
    ]
    brief = tmp_path / f"{name}.json"
    brief.write_text(json.dumps(_plain(samples[name])), encoding="utf-8")

    code = run(["draft", str(brief), "--final", "-o", str(tmp_path / "final.docx")])

    told = " ".join(capsys.readouterr().err.split())
    assert code == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [brief.name]
    for number, heading in undecided:
        assert re.search(rf"(Clause|Recital|) ?{re.escape(number)}: [^:]+: ‘{re.escape(heading)}’", told), heading


def _plain(sample):
    from draftkit.model.brief import thaw

    return thaw(sample.project.brief.data)
