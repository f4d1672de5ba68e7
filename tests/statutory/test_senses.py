"""How the tests of this folder read."""

from tests.drafts import changed, library
from tests.statutory.readings import names, reading, spoken
from tests.statutory.senses import Net, norm_of, split, unsaid


def test_a_provision_is_read_sentence_by_sentence():
    assert split("It ends. A Party, under section 4(7), may go. ‹exit.plan› applies.") == [
        "It ends.",
        "A Party, under section 4(7), may go.",
        "‹exit.plan› applies.",
    ]


def test_a_sentence_says_who_may_or_must_do_what():
    assert norm_of("If it rains, each Party must not go out.") == ("each Party", "must not", "go out")
    assert norm_of("The agreement ends.") is None


def test_senses_are_looked_for_in_their_order():
    assert unsaid("the view of that Party alone", "VIEW", "that party") == []
    assert unsaid("the view of that Party alone", "alone", "view") == ["view"]


def test_a_net_lets_a_denial_go():
    net = Net((r"may withdraw only",))

    assert net.holds("A Party may withdraw only then.")
    assert not net.holds("Nothing here means that a Party may withdraw only then.")


def test_words_of_the_brief_are_not_read():
    words = {sentence.words for sentence in spoken(purpose={"summary": "a party must not withdraw"}).sentences}

    assert not any("a party must not withdraw" in each for each in words)


def test_the_word_of_the_house_for_a_duty_is_read_as_ours():
    plain = spoken(agreement={"execution": "deed"})

    assert reading("a deed that says shall").says("variation.variation") == plain.says("variation.variation")
    assert changed(plain.data, house={"obligation": "shall"}) == reading("a deed that says shall").data


def test_every_clause_is_read_in_some_draft():
    read = {sentence.clause for name in names() for sentence in reading(name).sentences}

    assert {clause.id for clause in library().clauses.values() if clause.kind == "clause"} - read == set()
