"""The layouts that a house may ask for: with the parties and the definitions in tables a draft says the same."""

import json

import pytest

from draftkit.actions.draft import draft
from draftkit.actions.open_points import open_points
from draftkit.model.agreement import Entry, Item, Listing
from draftkit.model.numbering import number_clauses
from draftkit.model.walk import walk
from tests.drafts import changed, project_of, sample_data
from tests.laws import drafting
from tests.laws.test_final import COMPLETE
from tests.wordfile import WordFile

TABLES = {"parties": "table", "definitions": "table"}
NAMES = ("mayoral-area", "regional-mutual-support", "two-party-pilot")


@pytest.fixture(scope="module", params=NAMES)
def drafts(request):
    """Return one brief drafted with lists and with tables."""
    data = sample_data(request.param)
    lists = project_of(changed(data, house={"parties": "list", "definitions": "list"}))
    return lists, project_of(changed(data, house=TABLES))


def test_what_is_listed_is_set_as_a_table_and_keeps_its_keys_numbers_and_terms(drafts):
    lists, tables = (project.assembled.agreement for project in drafts)

    assert not list(walk(lists, Listing))
    assert [key for key, _ in walk(tables, Listing)] == ["parties.parties", "interpretation.definitions"]
    assert number_clauses(lists) == number_clauses(tables)
    assert [item.key for _, item in walk(lists, Item)] == [item.key for _, item in walk(tables, Item)]
    assert [entry for _, entry in walk(lists, Entry)] == [entry for _, entry in walk(tables, Entry)]


def test_what_is_open_and_what_the_rules_find_is_the_same(drafts):
    lists, tables = drafts

    assert open_points(lists) == open_points(tables)
    assert lists.findings == tables.findings


def test_a_draft_with_tables_is_sound_and_keeps_the_marks_of_its_clauses(drafts):
    _, tables = drafts
    words = [WordFile(draft(project).content) for project in drafts]

    drafting.a_sound_draft(tables, words[1])
    drafting.terms_are_defined_and_used(tables)
    drafting.references_are_right(tables)
    assert words[0].clauses.keys() == words[1].clauses.keys()


@pytest.mark.parametrize("form", ["html", "markdown", "json", "outline"])
def test_every_other_form_has_the_tables_too(drafts, form):
    _, tables = drafts

    text = draft(tables, form).content.decode()

    assert "Name and address" in text
    assert "Defined term" in text


def test_a_final_may_have_tables():
    data = {key: value for key, value in json.loads(COMPLETE.read_bytes()).items() if key != "$schema"}
    project = project_of(changed(data, house=TABLES))

    final = WordFile(draft(project, final=True).content)

    drafting.a_sound_file(final)
    drafting.numbers_are_those_of_the_tree(project.assembled.agreement, final)
    assert not final.clauses


def test_each_choice_is_made_by_itself():
    data = sample_data("two-hats")

    for key, place in (("parties", "parties.parties"), ("definitions", "interpretation.definitions")):
        project = project_of(changed(data, house={key: "table"}))
        assert [where for where, _ in walk(project.assembled.agreement, Listing)] == [place]


def test_a_blank_in_a_table_of_parties_is_listed_under_the_number_of_the_party():
    data = changed(sample_data("two-party-pilot"), house=TABLES)
    data["parties"][1].pop("address", None)

    places = {issue.where for issue in open_points(project_of(data)) if "parties[1].address" in issue.todo}

    assert {place.split(", ")[0] for place in places} == {"Party (2)"}
