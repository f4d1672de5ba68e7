from draftkit.model.mentions import mentions_of


def test_longer_terms_win_and_plurals_count():
    find = mentions_of(frozenset({"Party", "Withdrawing Party", "Working Day"})).find

    assert find("The Withdrawing Party has ten Working Days.") == {"Withdrawing Party", "Working Day"}
    assert find("The Parties and a non-Party") == {"Party"}


def test_a_plural_that_is_a_term_of_its_own_stays_one():
    assert mentions_of(frozenset({"Party", "Parties"})).find("The Parties") == {"Parties"}


def test_no_terms_are_mentioned_nowhere():
    assert mentions_of(frozenset()).find("The Parties") == frozenset()
