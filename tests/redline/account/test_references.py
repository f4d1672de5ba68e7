import pytest

from draftkit.redline.account.references import find_references


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("under clause 4.2 and", ["clause 4.2"]),
        ("under clause 4.2(b)(ii).", ["clause 4.2(b)(ii)"]),
        ("clauses 1, 2 and 133 apply", ["clause 1", "clause 2", "clause 133"]),
        ("see Schedule 2 and Annex B", ["Schedule 2", "Annex B"]),
        ("paragraph 3 of Schedule 1", ["paragraph 3", "Schedule 1"]),
        ("Section 2.01", ["Section 2.01"]),
        ("Article IV", ["Article IV"]),
        ("clause\u00a059", ["clause 59"]),
    ],
)
def test_references_are_found_each_number_apart(text, found):
    assert [one.text for one in find_references(text)] == found


@pytest.mark.parametrize("text", ["this clause applies", "a schedule of works", "part of it", "parts and labour"])
def test_a_word_without_a_number_is_no_reference(text):
    assert find_references(text) == ()


def test_a_provision_of_a_law_is_told_from_one_of_the_agreement():
    found = find_references("section 22A of the Police Act 1996 and clause 3 of this agreement")

    assert [one.worth.law for one in found] == [True, False]


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        ("Police Reform and Social Responsibility Act 2011, Schedule 2, paragraph 7", [True, True]),
        ("the Fire and Rescue Services Act 2004, sections 7(2)(c) and 8(2)(c)", [True, True]),
        ("UK GDPR, Article 6", [True]),
        ("Under the Police Act 1996, Schedule 7 says what they must do", [False]),
        ("made under the Police Act 1996, clause 5 applies", [False]),
        ("the Police Act 1996, section 22A, clause 3.", [True, False]),
        ("Schedule 2, paragraph 7", [False, False]),
    ],
)
def test_what_is_cited_after_the_name_of_a_law_is_in_that_law(text, laws):
    assert [one.worth.law for one in find_references(text)] == laws
