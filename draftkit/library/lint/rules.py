"""The register of lint rules: a rule is a small function that finds places, with its id, severity and words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from draftkit.findings import Finding, Place
from draftkit.library.lint.ground import Ground

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that a rule found. `words` go into the rule's message; a hint of its own beats the rule's."""

    where: Place
    words: tuple[object, ...] = ()
    hint: str = ""
    clause: str = ""


Find = Callable[[Ground], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A lint rule. `says` is what it looks for, in a line; `message` has a {} for each word of a hit."""

    id: str
    level: Level
    says: str
    message: str
    hint: str
    find: Find

    def findings(self, ground: Ground) -> Iterable[Finding]:
        """Yield what the rule finds; an error is a bar, for the library cannot be relied on."""
        severity: Literal["bar", "warning"] = "bar" if self.level == "error" else "warning"
        for hit in self.find(ground):
            message = self.message.format(*hit.words)
            yield Finding(message, severity, self.id, hit.hint or self.hint, hit.where, clause=hit.clause)


RULES: dict[str, Rule] = {}
"""Every rule by its id, in the order in which the modules register them."""


def rule(rule_id: str, level: Level, message: str, hint: str = "") -> Callable[[Find], Find]:
    """Register a function as a rule; the first line of its docstring says what it looks for."""

    def register(find: Find) -> Find:
        says = (find.__doc__ or "").strip().split("\n", 1)[0].rstrip(".")
        RULES[rule_id] = Rule(rule_id, level, says, message, hint, find)
        return find

    return register
