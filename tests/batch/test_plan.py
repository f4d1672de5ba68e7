"""The plan: every entry has a key and a name of its own before anything is written, the same every time."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from draftkit.batch.merge import merge
from draftkit.batch.naming import Pattern
from draftkit.batch.plan import Plan
from draftkit.findings import Finding, Place
from draftkit.model.batch import Entry

PATTERN = Pattern.parse("{reference}-{title}")


def entry(number: int, title: str, **more: Any) -> Entry:
    data = {"agreement": {"reference": f"L/{number}", "title": title}, **more}
    return Entry(number, f"L/{number}", data, {"": Place("t.csv", path=f"row {number}")})


def plan(*entries: Entry, base: dict[str, Any] | None = None, pattern: Pattern = PATTERN) -> Plan:
    return Plan(entries, partial(merge, base or {}), pattern)


def names(entries: Iterable[Entry], pattern: str) -> dict[str, str]:
    with plan(*entries, pattern=Pattern.parse(pattern)) as made:
        return {outline.key: outline.name for outline in made.outlines()}


def test_a_row_wins_over_the_base_key_by_key_and_a_list_as_a_whole():
    base = {"term": {"years": 3, "kind": "fixed"}, "parties": [1, 2], "house": {"notes": "none"}}

    made = merge(base, {"term": {"years": 5}, "parties": [3], "sustainability": True})

    assert made == {
        "term": {"years": 5, "kind": "fixed"}, "parties": [3], "house": {"notes": "none"}, "sustainability": True,
    }  # fmt: skip
    assert base["term"] == {"years": 3, "kind": "fixed"}


def test_jobs_come_in_the_order_of_the_table_with_the_base_and_their_places():
    with plan(entry(1, "One"), entry(2, "Two"), base={"term": {"years": 3}}) as made:
        jobs = list(made.jobs())

    assert [job.key for job in jobs] == ["L/1", "L/2"]
    assert jobs[1].data == {"term": {"years": 3}, "agreement": {"reference": "L/2", "title": "Two"}}
    assert jobs[1].place == Place("t.csv", path="row 2")


def test_the_digest_follows_the_facts_wherever_they_come_from():
    alone, above = entry(1, "One", term={"years": 3}), entry(1, "One")

    with plan(alone) as first, plan(above, base={"term": {"years": 3}}) as second, plan(above) as third:
        digests = [next(made.outlines()).digest for made in (first, second, third)]

    assert digests[0] == digests[1] != digests[2]


def test_two_agreements_never_have_one_name_and_the_names_are_the_same_every_time():
    entries = [entry(1, "Fire"), entry(2, "FIRE"), entry(3, "fire")]

    first, again = names(entries, "{title}"), names(entries, "{title}")

    assert first == again
    assert len({name.casefold() for name in first.values()}) == 3
    assert first["L/1"] == "Fire"


def test_a_second_entry_of_one_key_is_told_apart():
    twice = Entry(2, "L/1", {"agreement": {"title": "B"}}, faults=(Finding("the reference stands twice", "bar"),))

    with plan(entry(1, "A"), twice) as made:
        assert [job.key for job in made.jobs()] == ["L/1", "L/1 (2)"]


def test_what_is_left_out_is_not_done_and_still_counted():
    with plan(entry(1, "A"), entry(2, "B")) as made:
        made.leave(1)

        assert [job.number for job in made.jobs()] == [2]
        assert len(made) == 2
