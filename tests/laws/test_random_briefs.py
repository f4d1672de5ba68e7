"""Any brief that keeps the schema, hostile words and all, drafts into a sound file that says what the brief says."""

from hypothesis import given

from draftkit.actions.draft import draft
from draftkit.checks.register import registered
from tests.drafts import library, project_of
from tests.laws import drafting
from tests.strategies import briefs
from tests.wordfile import WordFile

IDS = tuple(library().clauses)
RULES = tuple(registered())


def any_brief(fewest, most):
    return briefs(fewest_parties=fewest, most_parties=most, clause_ids=IDS, rules=RULES)


def check(brief):
    project = project_of(brief)
    agreement = project.assembled.agreement
    word = WordFile(draft(project).content)
    drafting.a_sound_file(word)
    drafting.values_stand_as_they_are(agreement, word)
    drafting.brackets_are_balanced(agreement)
    drafting.square_brackets_are_balanced(agreement, word)
    drafting.blanks_are_tagged(agreement, word)
    drafting.numbers_are_those_of_the_tree(agreement, word)


@given(any_brief(2, 2))
def test_two_parties_have_a_sound_draft(brief):
    check(brief)


@given(any_brief(3, 4))
def test_three_or_four_parties_have_a_sound_draft(brief):
    check(brief)


@given(any_brief(5, 9))
def test_five_to_nine_parties_have_a_sound_draft(brief):
    check(brief)


@given(any_brief(10, 40))
def test_ten_to_forty_parties_have_a_sound_draft(brief):
    check(brief)


@given(any_brief(2, 6))
def test_names_of_the_parties_are_in_the_draft_to_the_letter(brief):
    project = project_of(brief)

    words = {found.text for _, root in WordFile(draft(project).content).stories() for found in root.iter("{*}t")}

    assert {" ".join(party["name"].split()) for party in project.brief.data["parties"]} <= words
