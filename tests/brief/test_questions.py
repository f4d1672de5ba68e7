import pytest

from draftkit.brief import describe, question, top_level


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("parties[0].address", "address of the party"),
        ("governance.chair", "chair of the board"),
        ("workstreams[2].functions[0].statute", "statute that gives the function used"),
        ("premises.sites[1].shared_areas[0]", "text"),
        ("no.such_thing", "such thing"),
        ("parties[0].no_such_thing[3]", "no such thing"),
        ("?", "?"),
    ],
)
def test_a_path_is_described_in_words_that_fit_a_blank(path, words):
    assert describe(path) == words


def test_a_question_has_what_a_form_needs():
    found = question("parties[0].kind")

    assert found is not None
    assert found.title == "Kind of party"
    assert found.choices[0][0] == "ambulance_trust"
    assert found.choices[0][1].startswith("An NHS trust")
    assert found.examples == ("ambulance_trust",)


def test_an_open_group_of_keys_is_described_too():
    assert question('clauses.choose["money.sharing"]') is not None


def test_the_names_at_the_top_are_in_the_order_of_the_schema():
    assert top_level()[:3] == ("agreement", "parties", "basis")
    assert "$schema" not in top_level()
