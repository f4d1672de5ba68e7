"""Worlds: the answers that facts can have together.

Facts that compare one thing with different values ('money.model == "fixed"', 'parties | length > 2') are not
free of one another: that thing is given each value they name, values between and none, and they follow.
The other facts are taken as free.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, product
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from jinja2 import nodes

from draftkit.model.condition import All, Condition, holds, names
from draftkit.wording.sandbox import WordingError
from draftkit.wording.trees import parse_wording

Answers = Mapping[str, bool]

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {"eq": eq, "ne": ne, "gt": gt, "gteq": ge, "lt": lt, "lteq": le}
_FEW = 10
"""Up to so many things that vary, every combination is tried; beyond, every pair of them."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A fact as the comparison it is; `thing` is what it compares, written out."""

    thing: str
    sign: str
    value: Any

    def answer(self, value: Any) -> bool:
        if value is None:
            return self.sign == "ne"
        try:
            return _COMPARE[self.sign](value, self.value)
        except TypeError:
            return False


class Worlds:
    """The answers that the facts of a library can have together."""

    def __init__(self, expressions: Mapping[str, str]) -> None:
        self._questions = {name: _read(text) for name, text in expressions.items()}

    def can_hold(self, *conditions: Condition) -> bool:
        """Return whether there is a world in which all of the conditions are true."""
        whole = All(conditions)
        return any(holds(whole, lambda name, world=world: world[name]) for world in self._of(names(whole)))  # type: ignore[misc]

    def _of(self, facts: Iterable[str]) -> Iterator[Answers]:
        things: dict[str, list[str]] = {}
        for name in facts:
            question = self._questions.get(name)
            things.setdefault(question.thing if question else name, []).append(name)
        choices = [self._choices(group) for group in things.values()]
        for choice in _walk(choices):
            yield dict(chain.from_iterable(answers.items() for answers in choice))

    def _choices(self, group: list[str]) -> list[Answers]:
        """The answers that facts about one thing can have together; a fact about no such thing is yes or no."""
        asked = {name: self._questions.get(name) for name in group}
        questions = {name: question for name, question in asked.items() if question}
        if not questions:
            return [dict.fromkeys(group, answer) for answer in (False, True)]
        values = _values(questions.values())
        answers = [{name: question.answer(value) for name, question in questions.items()} for value in values]
        return [each for i, each in enumerate(answers) if each not in answers[:i]]


def _walk(choices: list[list[Answers]]) -> Iterator[tuple[Answers, ...]]:
    """Every combination of a few; of many, every pair with the rest at their first, and again at their last."""
    if len(choices) <= _FEW:
        yield from product(*choices)
        return
    for rest in ([each[0] for each in choices], [each[-1] for each in choices]):
        yield tuple(rest)
        for i, j in combinations(range(len(choices)), 2):
            for a, b in product(choices[i], choices[j]):
                yield tuple(a if k == i else b if k == j else each for k, each in enumerate(rest))


def _values(questions: Iterable[_Question]) -> list[Any]:
    """No value, one that nobody names, and each value named with its neighbours."""
    values: list[Any] = [None, ""]
    for question in questions:
        near = [question.value - 1, question.value + 1] if isinstance(question.value, int | float) else []
        values += [question.value, *near]
    return values


def _read(text: str) -> _Question | None:
    try:
        tree = parse_wording(f"{{{{ ({text}) }}}}")
    except WordingError:
        return None
    compare = next(iter(tree.find_all(nodes.Output))).nodes[0]
    match compare:
        case nodes.Compare(expr=thing, ops=[nodes.Operand(op=sign, expr=nodes.Const(value=value))]) if sign in _COMPARE:
            return _Question(thing.dump(), sign, value)
        case _:
            return None
