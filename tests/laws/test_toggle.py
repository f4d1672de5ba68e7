"""Any clause may be dropped and any optional one kept: references follow or are refused by name, terms stay whole."""

from typing import Any

import pytest

from draftkit.actions.draft import draft
from draftkit.actions.project import Project
from draftkit.assembly.terms import clauses_of, inline_definitions
from draftkit.model.agreement import Entry
from draftkit.model.library import LibraryClause
from draftkit.model.walk import walk
from tests.drafts import SAMPLES, library, project_of, sample_data
from tests.laws import drafting
from tests.wordfile import WordFile

DEFINITIONS = "interpretation.definitions"
"""The one clause without which nothing can be defined."""
CLAUSES = tuple(clause for clause in library().clauses.values() if clause.kind == "clause")
GROUPS = tuple(dict.fromkeys(clause.group for clause in CLAUSES))


def of(group: str) -> list[LibraryClause]:
    return [clause for clause in CLAUSES if clause.group == group]


def without(data: dict[str, Any], clause: LibraryClause) -> dict[str, Any]:
    """Return the brief with the clause dropped, whatever it said of it."""
    wishes = data.get("clauses", {})
    kept = [key for key in wishes.get("keep", []) if key != clause.id]
    chosen = {slot: key for slot, key in wishes.get("choose", {}).items() if key != clause.id}
    drops = [drop for drop in wishes.get("drop", []) if drop["clause"] != clause.id]
    drops.append({"clause": clause.id, "reason": "a trial"})
    return {**data, "clauses": {**wishes, "keep": kept, "choose": chosen, "drop": drops}}


def with_(data: dict[str, Any], clause: LibraryClause) -> dict[str, Any]:
    """Return the brief with the clause kept, or chosen where it is one of several for a slot."""
    wishes = data.get("clauses", {})
    drops = [drop for drop in wishes.get("drop", []) if drop["clause"] != clause.id]
    if clause.slot:
        chosen = {**wishes.get("choose", {}), clause.slot: clause.id}
        return {**data, "clauses": {**wishes, "drop": drops, "choose": chosen}}
    return {**data, "clauses": {**wishes, "drop": drops, "keep": [*wishes.get("keep", []), clause.id]}}


def check(project: Project, gone: frozenset[str]) -> None:
    drafting.references_are_right(project, gone=gone)
    drafting.terms_are_defined_and_used(project)
    drafting.brackets_are_balanced(project.assembled.agreement)


def check_file(project: Project) -> None:
    word = WordFile(draft(project).content)
    drafting.a_sound_file(word)
    drafting.numbers_are_those_of_the_tree(project.assembled.agreement, word)
    drafting.square_brackets_are_balanced(project.assembled.agreement, word)


def dropped(project: Project) -> frozenset[str]:
    """Return the clauses that the brief dropped: references to these may be blanks, and to no others."""
    decided = (key for key, decision in project.assembled.decisions.items() if decision.by_brief)
    return frozenset(decided) - present(project)


def may_be_missed(clause: LibraryClause, project: Project) -> bool:
    """Return whether others may refer to the clause unguarded: an optional one is missed only by those that need it."""
    left = present(project) & library().clauses.keys()
    return clause.standing != "optional" or any(clause.id in library().clauses[key].needs for key in left)


def present(project: Project) -> frozenset[str]:
    return frozenset(clause.key for clause in clauses_of(project.assembled.agreement))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("group", GROUPS)
def test_each_clause_can_be_dropped(group, name):
    for clause in (clause for clause in of(group) if clause.id != DEFINITIONS):
        project = project_of(without(sample_data(name), clause))

        assert clause.id not in present(project)
        check(project, dropped(project) if may_be_missed(clause, project) else dropped(project) - {clause.id})


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("group", GROUPS)
def test_each_optional_clause_can_be_kept(group, name):
    for clause in of(group):
        if clause.standing == "optional":
            project = project_of(with_(sample_data(name), clause))

            assert clause.id in present(project)
            check(project, dropped(project))


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_the_file_is_sound_without_a_clause_and_with_one_more(name):
    mine = CLAUSES[SAMPLES.index(name) :: len(SAMPLES)]
    for clause in mine:
        if clause.standing == "optional":
            check_file(project_of(with_(sample_data(name), clause)))
        else:
            check_file(project_of(without(sample_data(name), clause)))


def test_nothing_is_broken_or_undefined_in_a_sample_as_it_stands(sample):
    check(sample.project, frozenset())


def test_without_the_clause_of_definitions_every_term_is_reported_by_name(sample):
    agreement = sample.project.assembled.agreement
    inline = frozenset().union(*(inline_definitions(c) for c in clauses_of(agreement) if c.key != DEFINITIONS))
    terms = {entry.term for _, entry in walk(agreement, Entry)} - inline

    project = project_of(without(sample_data(sample.name), library().clauses[DEFINITIONS]))

    told = " ".join(finding.message for finding in project.findings if finding.open)
    assert not [term for term in terms if f"“{term}” is used and not defined" not in told]


@pytest.mark.parametrize("group", GROUPS)
def test_wording_of_the_brief_s_own_may_follow_any_clause(group):
    data = sample_data("two-party-pilot")
    own = [
        {"heading": "Own", "wording": "One line of ours.\nAnother of ours.", "after": clause.id} for clause in of(group)
    ]

    project = project_of({**data, "clauses": {"own": own}})

    check_file(project)
    assert len([key for key in present(project) if key.startswith("own.")]) == len(own)
