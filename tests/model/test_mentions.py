from hypothesis import given
from hypothesis import strategies as st

from draftkit.model.agreement import Paragraph, Text
from draftkit.model.mentions import mentions_of

_WORDS = st.sampled_from(("Party", "Parties", "Site", "Sites", "Board", "the", "Co-operation", "●", "Lead Party", "y"))
_TERMS = st.frozensets(st.lists(_WORDS, min_size=1, max_size=3).map(" ".join), max_size=6)


def test_longer_terms_win_and_plurals_count():
    find = mentions_of(frozenset({"Party", "Withdrawing Party", "Working Day"})).find

    assert find("The Withdrawing Party has ten Working Days.") == {"Withdrawing Party", "Working Day"}
    assert find("The Parties and a non-Party") == {"Party"}


def test_a_plural_that_is_a_term_of_its_own_stays_one():
    assert mentions_of(frozenset({"Party", "Parties"})).find("The Parties") == {"Parties"}


def test_no_terms_are_mentioned_nowhere():
    assert mentions_of(frozenset()).find("The Parties") == frozenset()


@given(_TERMS, _TERMS, st.lists(_WORDS, max_size=8), st.sampled_from((" ", "-", ", ")))
def test_terms_found_beside_the_usual_ones_are_those_found_together(terms, usual, words, between):
    body = (Paragraph((Text(between.join(words)),)),)

    assert mentions_of(terms, usual).in_body(body) == mentions_of(terms | usual).in_body(body)
