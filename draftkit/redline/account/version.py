"""A version of an agreement: its lines and clauses; and what of two versions is one."""

from collections.abc import Mapping
from typing import NamedTuple

from draftkit.redline.account.lines import Document, Line
from draftkit.redline.account.outline import Clause


class Pair(NamedTuple):
    """Lines told together: mostly one and one, more where a paragraph was split or joined."""

    old: tuple[int, ...]
    new: tuple[int, ...]


class Matched(NamedTuple):
    """Two versions side by side."""

    clauses: Mapping[int, int]
    """Older clause to newer, by place."""
    lines: tuple[Pair, ...]
    tables: Mapping[int, int]
    """Older table to newer, by number."""


class Version(NamedTuple):
    """One version: its lines, its clauses, and the clause of each line."""

    document: Document
    clauses: tuple[Clause, ...]
    clause_of: tuple[int, ...]

    @classmethod
    def of(cls, document: Document, clauses: tuple[Clause, ...]) -> "Version":
        """Return a version of these clauses."""
        return cls(document, clauses, tuple(n for n, clause in enumerate(clauses) for _ in clause.lines))

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return the lines of the body."""
        return self.document.lines
