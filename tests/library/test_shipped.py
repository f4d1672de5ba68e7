"""The library that ships."""

from draftkit.actions.library import lint
from draftkit.actions.project import open_library


def test_it_lints_clean():
    assert [f"{finding.where}: {finding.rule} {finding.message}" for finding in lint(open_library())] == []


def test_every_clause_can_be_read_on_its_own():
    for clause in open_library().clauses.values():
        assert clause.title
        assert clause.note
        assert clause.sources
        assert clause.wording.strip()
