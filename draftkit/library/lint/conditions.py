"""Conditions that can never be true, so that their clause can never be in, or never be considered."""

from collections.abc import Iterator

from draftkit.library.lint.ground import Ground
from draftkit.library.lint.rules import Hit, rule
from draftkit.model.condition import Condition, Not, holds, names


@rule("LIB-DEAD", "error", "{} can never be true", "its facts shut one another out: mend the condition or the facts")
def dead_conditions(ground: Ground) -> Iterator[Hit]:
    """An `in_when` or `consider_when` that no brief can make true."""
    for clause in ground.library.clauses.values():
        for key, condition in (("in_when", clause.in_when), ("consider_when", clause.consider_when)):
            if condition is not None and not _seen(ground, condition) and not ground.worlds.can_hold(condition):
                yield Hit(ground.head(clause), (key,), clause=clause.id)


@rule("LIB-DEAD-CONSIDER", "error", "consider_when adds nothing: the clause is in whenever it is true", "delete it")
def idle_suggestions(ground: Ground) -> Iterator[Hit]:
    """A `consider_when` that is true only where the clause is in anyway."""
    for clause in ground.library.clauses.values():
        if clause.consider_when is None:
            continue
        always = clause.standing == "required" or (clause.standing == "core" and clause.in_when is None)
        inside = clause.in_when is not None and not ground.worlds.can_hold(clause.consider_when, Not(clause.in_when))
        if always or inside:
            yield Hit(ground.head(clause), clause=clause.id)


def _seen(ground: Ground, condition: Condition) -> bool:
    """Whether a sample brief makes it true."""
    wanted = names(condition)
    return any(
        all(name in sample for name in wanted) and holds(condition, lambda name, sample=sample: sample[name])  # type: ignore[misc]
        for sample in ground.samples
    )
