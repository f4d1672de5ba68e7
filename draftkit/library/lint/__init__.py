"""Lint of a clause library: what would go wrong in a draft, and what a careful reader would strike out."""

from collections.abc import Mapping, Sequence
from typing import Any

from draftkit.findings import Finding
from draftkit.library.lint import conditions, facts, heads, paths, references, sentences, slots, terms, words
from draftkit.library.lint.ground import Ground
from draftkit.library.lint.rules import RULES, Level, Rule
from draftkit.model.library import Library

__all__ = ["RULES", "Level", "Rule", "lint_library"]

_TOPICS = (conditions, facts, heads, paths, references, sentences, slots, terms, words)
"""Imported so that their rules are registered."""


def lint_library(
    library: Library, schema: Mapping[str, Any], samples: Sequence[Mapping[str, bool]] = ()
) -> tuple[Finding, ...]:
    """Return what every rule finds, by file and line. `schema` is that of a brief.

    `samples` are the facts of some briefs: a condition that one of them makes true is not dead.
    """
    ground = Ground(library, schema, samples)
    found = {finding: None for rule in RULES.values() for finding in rule.findings(ground)}
    return tuple(sorted(found, key=_place))


def _place(finding: Finding) -> tuple[str, int, int, str, str, str]:
    where = finding.where
    return where.file, where.line, where.column, where.path, finding.rule, finding.message
