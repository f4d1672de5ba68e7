"""Questions: what a brief does not yet say, which clauses want it, the most useful first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from draftkit.actions.project import Project
from draftkit.brief.questions import question
from draftkit.model.agreement import Blank
from draftkit.model.condition import names
from draftkit.model.walk import walk


@dataclass(frozen=True, slots=True)
class Asked:
    """One open question. `blanks` are the clauses that print a blank for it, `decides` those it could bring in."""

    path: str
    title: str
    description: str
    blanks: tuple[str, ...]
    decides: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]
    example: Any


def open_questions(project: Project) -> tuple[Asked, ...]:
    """Return what is still unknown. What leaves a blank in most clauses comes first, then what decides most clauses."""
    blanks: dict[str, dict[str, None]] = {}
    for key, blank in walk(project.assembled.agreement, Blank):
        if blank.path and ":" not in blank.path:
            blanks.setdefault(blank.path, {})[key] = None
    decides: dict[str, dict[str, None]] = {}
    for path, key in _deciding(project):
        decides.setdefault(path, {})[key] = None
    ours = "pca" in project.library.checks  # the schema's examples are of agreements under the Act
    asked = [
        _ask(path, tuple(blanks.get(path, ())), tuple(decides.get(path, ())), ours) for path in {**blanks, **decides}
    ]
    return tuple(sorted(asked, key=lambda one: (not one.blanks, -len(one.blanks), -len(one.decides), one.path)))


def questions_report(project: Project) -> dict[str, Any]:
    """Return the questions as data."""
    return {
        "schema": "draftkit/questions/1",
        "brief": project.brief.name,
        "questions": [
            {
                "path": one.path,
                "title": one.title,
                "description": one.description,
                "blanks": list(one.blanks),
                "decides": list(one.decides),
                "choices": [value for value, _ in one.choices],
                "example": one.example,
            }
            for one in open_questions(project)
        ],
    }


def _deciding(project: Project) -> Iterator[tuple[str, str]]:
    """The paths that facts looked for in vain, with the clauses that hang on those facts."""
    facts = project.assembled.facts
    for clause in project.library.clauses.values():
        decision = project.assembled.decisions.get(clause.id)
        if decision is None or decision.by_brief or decision.outcome == "in":
            continue
        for condition in (clause.in_when, clause.consider_when):
            for name in names(condition) if condition is not None else ():
                for path in facts[name].wants:
                    yield path, clause.id


def _ask(path: str, blanks: tuple[str, ...], decides: tuple[str, ...], examples: bool) -> Asked:
    known = question(path)
    if known is None:
        return Asked(path, path.replace("_", " "), "", blanks, decides, (), None)
    example = known.examples[0] if examples and known.examples else None
    return Asked(path, known.title, known.description, blanks, decides, known.choices, example)
