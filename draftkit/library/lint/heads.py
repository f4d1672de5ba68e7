"""Heads: what every clause tells the lawyer who reads it."""

from collections.abc import Iterator

from draftkit.library.lint.ground import Ground
from draftkit.library.lint.rules import Hit, rule

_LONGEST_TITLE = 60


@rule("LIB-NOTE", "warning", "there is no note", "say in a sentence or two when the clause is wanted and what to check")
def missing_notes(ground: Ground) -> Iterator[Hit]:
    """A clause without a drafting note."""
    return (Hit(ground.head(c), clause=c.id) for c in ground.library.clauses.values() if not c.note)


@rule("LIB-SOURCES", "warning", "there are no sources", "name the section, the guidance, or ‘drafting practice’")
def missing_sources(ground: Ground) -> Iterator[Hit]:
    """A clause that does not say what it rests on."""
    return (Hit(ground.head(c), clause=c.id) for c in ground.library.clauses.values() if not c.sources)


@rule("LIB-TITLE", "warning", f"the title has {{}} characters, over {_LONGEST_TITLE}", "shorten it")
def long_titles(ground: Ground) -> Iterator[Hit]:
    """A title of more than 60 characters."""
    for clause in ground.library.clauses.values():
        if len(clause.title) > _LONGEST_TITLE:
            yield Hit(ground.head(clause), (len(clause.title),), clause=clause.id)


@rule("LIB-ID", "error", "the id '{}' does not begin with '{}.', its folder", "an id is <group>.<name>")
def strange_ids(ground: Ground) -> Iterator[Hit]:
    """An id that does not begin with the name of its folder."""
    for clause in ground.library.clauses.values():
        if not clause.id.startswith(f"{clause.group}."):
            yield Hit(ground.head(clause), (clause.id, clause.group), clause=clause.id)
