"""The facts of one brief: each question of the library answered yes, no or not known."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2 import TemplateError

from draftkit.errors import LibraryError
from draftkit.memo import Memo
from draftkit.model.library import Fact, Library
from draftkit.model.selection import FactValue
from draftkit.wording.recall import recall
from draftkit.wording.sandbox import Renderer, WordingError
from draftkit.wording.view import Log, Seen, see

Facts = dict[str, FactValue]
_TOP = re.compile(r"(?<![\w.'])[a-z_]+(?![\w(])")
"""The names in an expression that are no attribute, no text and no call."""


def find_facts(library: Library, brief: Seen) -> Facts:
    """Return every fact's answer. Facts about what is the same as in another brief are not asked again."""
    names, prints, log = brief
    renderer = Renderer(names, [], log)
    answers: dict[str, FactValue] = {}
    for group in _grouped(library):
        asked = _ask(group, renderer, names, log)
        answers.update(recall(("facts", group), prints, log, asked, most=_MOST))
    return {name: answers[name] for name in library.facts}


def facts_of(library: Library, data: Mapping[str, Any], known: Sequence[str]) -> dict[str, FactValue]:
    """Return every fact's answer for a brief that nothing else is done with. `known`: the names it may have."""
    return find_facts(library, see(data, known))


def holds(expression: str, renderer: Renderer, where: str = "", extra: Mapping[str, Any] | None = None) -> bool:
    """Return whether an expression is true. Raises LibraryError if it makes no sense."""
    try:
        return bool(renderer.evaluate(expression, extra))
    except (WordingError, TemplateError, TypeError) as error:
        raise LibraryError(f"'{expression}' cannot be worked out: {error}", where=where) from error


_MOST = 256
"""How many answers to one group of facts are kept."""


def _find_groups(library: Library) -> tuple[tuple[Fact, ...], ...]:
    """The facts that ask about the same parts of a brief, together: compiled and asked at once."""
    groups: dict[frozenset[str], list[Fact]] = {}
    for fact in library.facts.values():
        groups.setdefault(frozenset(_TOP.findall(fact.expression)), []).append(fact)
    return tuple(map(tuple, groups.values()))


_grouped = Memo(_find_groups)


def _ask(
    group: tuple[Fact, ...], renderer: Renderer, names: Mapping[str, Any], log: Log
) -> Callable[[], dict[str, FactValue]]:
    def ask() -> dict[str, FactValue]:
        taken: list[tuple[bool, tuple[str, ...]]] = []

        def take(answer: Any) -> None:
            taken.append((bool(answer), tuple(sorted(log.missed))))
            log.missed.clear()

        expression = "[" + ", ".join(f"answered({fact.expression})" for fact in group) + "]"
        log.missed.clear()
        try:
            renderer.evaluate(expression, {"answered": take})
        except (WordingError, TemplateError, TypeError):
            for fact in group:
                holds(fact.expression, Renderer(names, []), fact.where)
            raise
        return {fact.name: _value(fact, *answer) for fact, answer in zip(group, taken, strict=True)}

    return ask


def _value(fact: Fact, true: bool, wants: tuple[str, ...]) -> FactValue:
    return FactValue(fact.name, true, true or not wants, fact.says, () if true else wants)
