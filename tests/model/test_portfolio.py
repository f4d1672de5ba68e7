"""Many agreements together: which clauses changed in how many of them, and what changed in the same words."""

from dataclasses import replace

from draftkit.model.portfolio import across, alike
from tests.portfolio import BREACH, NOTICE, OWN, TERM, changed


def test_the_clause_that_most_agreements_changed_comes_first():
    told = across([changed(1, TERM, OWN), changed(2, BREACH), changed(3, BREACH, TERM), changed(4, BREACH)], {})

    assert [(each.clause, each.agreements) for each in told] == [
        ("sharing.breach", ("LEG-2", "LEG-3", "LEG-4")), ("running.term", ("LEG-1", "LEG-3")), ("", ("LEG-1",)),
    ]  # fmt: skip


def test_a_clause_is_the_same_by_its_id_whatever_it_is_headed_and_is_called_as_in_the_library():
    other = replace(TERM, name="Clause 3 (Length)", heading="Length", what="removed")

    (told,) = across([changed(1, TERM), changed(2, other)], {"running.term": "Start and end"})

    assert (told.name, told.counts) == ("Start and end", {"changed": 1, "removed": 1})


def test_a_clause_without_an_id_is_the_same_by_its_bookmark_else_by_its_heading():
    bare = replace(TERM, clause="")
    told = across([changed(1, bare, OWN), changed(2, bare, replace(OWN, heading="BELLS"))], {})

    assert [(each.name, len(each.agreements)) for each in told] == [("Bells", 2), ("Term", 2)]


def test_a_clause_that_an_agreement_has_twice_counts_once_and_leads_to_the_first():
    (told,) = across([changed(1, OWN, replace(OWN, anchor="change-9"))], {})

    assert (told.count("added"), told.agreements, told.anchors) == (1, ("LEG-1",), {"LEG-1": "change-3"})


def test_what_changed_in_the_same_words_is_told_with_all_that_have_it():
    elsewhere = replace(NOTICE, where="clause 20.1")
    once = replace(NOTICE, sentence="£5 → £6")

    told = alike([changed(1, sights=(NOTICE, once)), changed(2, sights=(elsewhere,)), changed(3)])

    assert [(each.sight, each.agreements) for each in told] == [(NOTICE, ("LEG-1", "LEG-2"))]
