"""Select: outcomes with reasons; wishes honoured; needs pulled in."""

from pathlib import Path

import pytest

from draftkit.assembly.facts import facts_of
from draftkit.assembly.select import Decisions, select
from draftkit.errors import LibraryError
from draftkit.library.load import load_library
from tests.assembly.small import KNOWN, brief, write_library


def decide(folder: Path, clauses: dict[str, str], data: dict[str, object]) -> Decisions:
    library = load_library(write_library(folder, clauses))
    wishes = data.get("clauses", {})
    assert isinstance(wishes, dict)
    return select(library, facts_of(library, data, KNOWN), wishes)


def test_an_optional_clause_comes_in_with_the_fact_it_hangs_on(tmp_path: Path):
    clauses = {"one.a": 'standing = "optional"\nin_when = "rich"\n---\nText.'}

    found = decide(tmp_path, clauses, brief(money={"model": "fixed"}))["one.a"]

    assert (found.outcome, found.reasons) == ("in", ("the brief says money moves",))


def test_a_clause_that_is_out_says_what_the_brief_does_not_say(tmp_path: Path):
    clauses = {"one.a": 'standing = "optional"\nin_when = "rich and two"\n---\nText.'}

    found = decide(tmp_path, clauses, brief())["one.a"]

    assert (found.outcome, found.reasons) == ("out", ("the brief does not say that money moves",))


def test_what_is_worth_considering_waits_for_the_drafter(tmp_path: Path):
    clauses = {"one.a": 'standing = "optional"\nconsider_when = "two"\n---\nText.'}

    found = decide(tmp_path, clauses, brief())["one.a"]

    assert (found.outcome, found.settled) == ("consider", False)


def test_a_needed_clause_is_pulled_in_and_says_by_which(tmp_path: Path):
    clauses = {
        "one.a": 'standing = "optional"\nin_when = "two"\nneeds = ["two.b"]\n---\nText.',
        "two.b": 'standing = "optional"\nneeds = ["two.c"]\n---\nText.',
        "two.c": 'standing = "optional"\n---\nText.',
    }

    found = decide(tmp_path, clauses, brief())

    assert [found[key].outcome for key in clauses] == ["in", "in", "in"]
    assert (found["two.b"].reasons, found["two.b"].follows) == (("needed by ‘A’",), "one.a")


def test_a_dropped_clause_stays_out_even_if_it_is_needed(tmp_path: Path):
    clauses = {
        "one.a": 'needs = ["two.b"]\n---\nText.',
        "two.b": 'standing = "optional"\n---\nText.',
    }
    wishes = {"drop": [{"clause": "two.b", "reason": "not for us"}]}

    found = decide(tmp_path, clauses, brief(clauses=wishes))["two.b"]

    assert (found.outcome, found.reasons, found.by_brief) == ("out", ("dropped in the brief: not for us",), True)


def test_a_kept_clause_is_in_and_settled(tmp_path: Path):
    clauses = {"one.a": 'standing = "optional"\nconsider_when = "two"\n---\nText.'}

    found = decide(tmp_path, clauses, brief(clauses={"keep": ["one.a"]}))["one.a"]

    assert (found.outcome, found.settled, found.by_brief) == ("in", True, True)


SLOT = {
    "one.a": 'standing = "optional"\nslot = "one.way"\nin_when = "rich"\n---\nText.',
    "one.b": 'standing = "optional"\nslot = "one.way"\n---\nText.',
    "one.c": 'standing = "optional"\nslot = "one.way"\nin_when = "hosted"\n---\nText.',
}


@pytest.mark.parametrize(
    ("more", "outcomes"),
    [
        ({}, ["out", "consider", "out"]),
        ({"money": {"model": "fixed"}}, ["in", "out", "out"]),
        ({"money": {"model": "fixed"}, "governance": {"host": "A"}}, ["in", "out", "out"]),
        ({"clauses": {"choose": {"one.way": "one.c"}}}, ["out", "out", "in"]),
        ({"money": {"model": "fixed"}, "clauses": {"choose": {"one.way": "one.b"}}}, ["out", "in", "out"]),
    ],
)
def test_one_clause_fills_a_slot(tmp_path: Path, more: dict[str, object], outcomes: list[str]):
    found = decide(tmp_path, SLOT, brief(**more))

    assert [found[key].outcome for key in SLOT] == outcomes


def test_a_fact_is_unknown_only_where_the_brief_is_silent(tmp_path: Path):
    library = load_library(write_library(tmp_path, {}))

    facts = facts_of(library, brief(), KNOWN)

    assert {name: (fact.true, fact.known, fact.wants) for name, fact in facts.items()} == {
        "two": (True, True, ()),
        "rich": (False, False, ("money.model",)),
        "hosted": (False, False, ("governance.host",)),
    }


def test_a_fact_that_makes_no_sense_is_named(tmp_path: Path):
    library = load_library(write_library(tmp_path, {}, facts='[odd]\nsays = "x"\nwhen = "parties +"\n'))

    with pytest.raises(LibraryError, match="parties \\+"):
        facts_of(library, brief(), KNOWN)


def test_the_brief_is_named_once_where_it_says_several_things(tmp_path: Path):
    clauses = {
        "one.a": 'standing = "optional"\nin_when = "two and rich and not hosted"\n---\nText.',
        "two.b": 'standing = "optional"\nconsider_when = "two and rich"\n---\nText.',
    }
    facts = """
[two]
says = "there are two parties"
when = "parties | length == 2"
[rich]
says = "money moves"
when = "money.model"
[hosted]
says = "there is a host"
when = "parties | length == 3"
"""
    library = load_library(write_library(tmp_path, clauses, facts=facts))

    found = select(library, facts_of(library, brief(money={"model": "fixed"}), KNOWN), {})

    assert found["one.a"].reasons == (
        "the brief says there are two parties, that money moves and not that there is a host",
    )
    assert found["two.b"].reasons == ("often useful where there are two parties and money moves",)


@pytest.mark.parametrize(
    ("wishes", "in_"),
    [
        ({"keep": ["one.b"]}, ["one.b"]),
        ({"choose": {"one.way": "one.c"}, "keep": ["one.b"]}, ["one.b", "one.c"]),
        ({"keep": ["one.b", "one.a"]}, ["one.a", "one.b"]),
    ],
)
def test_a_candidate_that_is_kept_fills_its_slot(tmp_path: Path, wishes: dict[str, object], in_: list[str]):
    found = decide(tmp_path, SLOT, brief(clauses=wishes))

    assert [key for key in SLOT if found[key].outcome == "in"] == in_
    assert [key for key in SLOT if found[key].outcome == "consider"] == []


def test_a_condition_about_a_fact_that_there_is_not_is_refused_naming_the_file(tmp_path: Path):
    clauses = {"one.a": 'in_when = "two or ritch"\n---\nText.'}

    with pytest.raises(LibraryError) as refused:
        decide(tmp_path, clauses, brief())

    assert refused.value.message == "there is no fact 'ritch'"
    assert refused.value.where.file == "one/00-a.md"


def test_what_earlier_briefs_led_to_does_not_change_what_a_brief_gets(tmp_path: Path):
    clauses = {
        "one.a": 'standing = "optional"\nin_when = "rich and two"\n---\nText.',
        "one.b": 'standing = "optional"\nin_when = "not rich"\nconsider_when = "two"\n---\nText.',
    }
    folder = write_library(tmp_path, clauses)
    used = load_library(folder)
    briefs = [brief(**money, clauses=wish) for money in ({}, {"money": {"model": "fixed"}}) for wish in ({}, _KEEP_B)]

    for data in briefs * 2:
        wishes = data.get("clauses", {})
        assert isinstance(wishes, dict)
        fresh = load_library(folder)
        decided = select(used, facts_of(used, data, KNOWN), wishes)
        assert decided == select(fresh, facts_of(fresh, data, KNOWN), wishes)


_KEEP_B = {"keep": ["one.b"]}
