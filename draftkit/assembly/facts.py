"""The facts of one brief: each question of the library answered yes, no or not known."""

from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import TemplateError

from draftkit.errors import LibraryError
from draftkit.model.library import Fact, Library
from draftkit.model.selection import FactValue
from draftkit.wording.sandbox import Renderer, WordingError
from draftkit.wording.view import Log, view


def find_facts(library: Library, names: Mapping[str, Any], log: Log) -> dict[str, FactValue]:
    """Return every fact's answer. `names` is the brief as a view, which notes in `log` what was looked for."""
    facts = tuple(library.facts.values())
    answers = _Answering(log)
    try:
        Renderer(names, []).evaluate(_all_at_once(facts), {"answered": answers.take})
    except (WordingError, TemplateError, TypeError):
        _name_the_culprit(facts, names)
        raise
    return {fact.name: _value(fact, *answer) for fact, answer in zip(facts, answers.taken, strict=True)}


def facts_of(library: Library, data: Mapping[str, Any], known: Sequence[str]) -> dict[str, FactValue]:
    """Return every fact's answer for a brief that nothing else is done with. `known`: the names it may have."""
    log = Log()
    return find_facts(library, view(data, log, known), log)


def holds(expression: str, renderer: Renderer, where: str = "", extra: Mapping[str, Any] | None = None) -> bool:
    """Return whether an expression is true. Raises LibraryError if it makes no sense."""
    try:
        return bool(renderer.evaluate(expression, extra))
    except (WordingError, TemplateError, TypeError) as error:
        raise LibraryError(f"'{expression}' cannot be worked out: {error}", where=where) from error


class _Answering:
    """Takes the answers one after another, each with what was looked for in vain to reach it."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self.taken: list[tuple[bool, tuple[str, ...]]] = []

    def take(self, answer: Any) -> None:
        self.taken.append((bool(answer), tuple(sorted(self._log.missed))))
        self._log.missed.clear()


def _all_at_once(facts: tuple[Fact, ...]) -> str:
    """One expression for all facts: compiled once, and evaluated without a context for each."""
    return "[" + ", ".join(f"answered({fact.expression})" for fact in facts) + "]"


def _name_the_culprit(facts: tuple[Fact, ...], names: Mapping[str, Any]) -> None:
    for fact in facts:
        holds(fact.expression, Renderer(names, []), fact.where)


def _value(fact: Fact, true: bool, wants: tuple[str, ...]) -> FactValue:
    return FactValue(fact.name, true, true or not wants, fact.says, () if true else wants)
