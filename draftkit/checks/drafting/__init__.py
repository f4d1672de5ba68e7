"""Drafting practice: open points, defined terms, references, figures, and what the library and the brief settle."""

from draftkit.checks.drafting import clauses, document, facts, own_words, terms

__all__ = ["clauses", "document", "facts", "own_words", "terms"]
