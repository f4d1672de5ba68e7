"""The ground the rules walk: a library with every wording of it taken apart once."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from draftkit.findings import Place
from draftkit.library.lint.anchors import find_anchors
from draftkit.library.lint.guards import Known
from draftkit.library.lint.pieces import Piece
from draftkit.library.lint.presence import Presence
from draftkit.library.lint.reader import Reader, Scope, Unknown
from draftkit.library.lint.shapes import Shapes
from draftkit.library.lint.worlds import Worlds
from draftkit.model.library import Library, LibraryClause


class Ground:
    """A library, the schema of its briefs, and the facts of some briefs to try its conditions on."""

    def __init__(self, library: Library, schema: Mapping[str, Any], samples: Sequence[Mapping[str, bool]] = ()) -> None:
        self.library = library
        self.schema = schema
        self.samples = samples

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Every wording and every expression of the library, in its order."""
        return (*self._of_library(), *(piece for c in self.library.clauses.values() for piece in self._of_clause(c)))

    @cached_property
    def wordings(self) -> tuple[Piece, ...]:
        """The pieces that are words for people, not expressions."""
        return tuple(piece for piece in self.pieces if piece.use not in ("fact", "applies"))

    @cached_property
    def prose(self) -> tuple[Piece, ...]:
        """The wordings, with the titles and the notes."""
        heads = [
            Piece(text, "head", clause.where, 1, name=name, clause=clause)
            for clause in self.library.clauses.values()
            for name, text in (("title", clause.title), ("note", clause.note))
        ]
        return (*self.wordings, *heads)

    @cached_property
    def bodies(self) -> Mapping[str, Piece]:
        """The body of every clause, by its id."""
        return {piece.key: piece for piece in self.pieces if piece.use in ("body", "signing")}

    @cached_property
    def anchors(self) -> Mapping[str, Mapping[str, tuple[Known, ...]]]:
        """The anchors of every clause, by its id."""
        return {key: find_anchors(piece) for key, piece in self.bodies.items()}

    @cached_property
    def presence(self) -> Presence:
        """Which clauses are sure to be in."""
        return Presence(self.library)

    @cached_property
    def worlds(self) -> Worlds:
        """The answers that the facts can have together."""
        return Worlds({fact.name: fact.expression for fact in self.library.facts.values()})

    @cached_property
    def unknown(self) -> Mapping[Piece, tuple[Unknown, ...]]:
        """What each piece asks for and neither the schema nor the program has."""
        shapes = Shapes(self.schema)
        top: Scope = {**shapes.top(), **dict.fromkeys(self.library.phrases)}
        of_party: Scope = {**top, "party": shapes.item(top.get("parties"))}
        return {p: Reader(shapes, of_party if p.is_of_party else top).read(p.tree) for p in self.pieces}

    @cached_property
    def series(self) -> Mapping[str, str]:
        """The numbering of every group: 'recitals', 'clauses' …"""
        return {group: section.series for section in self.library.sections for group in section.groups}

    @staticmethod
    def head(clause: LibraryClause) -> Place:
        """The head of a clause's file."""
        return Place(clause.where, 1, 0, clause.id)

    def _of_library(self) -> Iterator[Piece]:
        library = self.library
        for name, words in (*library.front.items(), *library.phrases.items()):
            yield Piece(words, "phrase", "library.toml", name=name)
        for fact in library.facts.values():
            yield Piece(fact.expression, "fact", fact.where, name=fact.name)
        for terms in library.terms.values():
            for term in terms:
                if not term.supplied_by:
                    yield Piece(term.wording, "definition", term.where, name=f"“{term.term}”")

    def _of_clause(self, clause: LibraryClause) -> Iterator[Piece]:
        series = self.series.get(clause.group, "")
        use = "signing" if clause.kind == "execution" else "body"
        yield Piece(clause.wording, use, clause.where, clause.line, clause=clause, series=series)  # type: ignore[arg-type]
        if clause.applies:
            yield Piece(clause.applies, "applies", clause.where, name="applies", clause=clause)
        for term in clause.defines:
            yield Piece(term.wording, "definition", clause.where, name=f"“{term.term}”", clause=clause, series=series)
