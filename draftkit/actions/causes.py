"""Causes: why a clause of one draft differs from that of another, told by what differs in the two briefs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from draftkit.actions.project import Project
from draftkit.brief.questions import describe
from draftkit.model.agreement import Blank, Clause, Node, Value
from draftkit.model.condition import Condition, names
from draftkit.model.walk import children

_FACT: Final = re.compile(r"\bfacts\.([a-z_]+)")
_NAME: Final = re.compile(r"(?<![\w.'\"])[a-z_]+(?=[.\[\s|)%}])")
_MOST: Final = 6
_LONGEST: Final = 60

Changed = Mapping[str, tuple[str, str]]
"""What differs in two briefs: the path, and what it says in each, '' where it says nothing."""


def changed_facts(old: Mapping[str, Any], new: Mapping[str, Any]) -> Changed:
    """Return what two briefs say otherwise, leaf by leaf."""
    before, after = dict(_leaves(old, "")), dict(_leaves(new, ""))
    paths = dict.fromkeys([*before, *after])
    return {p: (before.get(p, ""), after.get(p, "")) for p in paths if before.get(p) != after.get(p)}


def causes(old: Project, new: Project, key: str, changed: Changed) -> tuple[str, ...]:
    """Return sentences that tell why the clause of that id is not the same in the two drafts; none if nothing tells."""
    found = [*_decided(old, new, key), *_library(old, new, key)]
    paths = {*_paths(_clause(old, key)), *_paths(_clause(new, key))}
    told = [path for path in changed if any(_touches(path, used) for used in paths)]
    found += [_said(path, *changed[path]) for path in told]
    found += list(_answers(old, new, key))
    if not found:
        tops = {name for project in (old, new) for name in _NAME.findall(_wording(project, key))}
        found = [_said(path, *changed[path]) for path in changed if re.split(r"[.\[]", path)[0] in tops]
    if len(found) > _MOST:
        return (*found[: _MOST - 1], f"and {len(found) - _MOST + 1} more in the brief")
    return tuple(found)


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for number, inner in enumerate(value):
            yield from _leaves(inner, f"{path}[{number}]")
    else:
        yield path, {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _said(path: str, before: str, after: str) -> str:
    named = f"{describe(path)} ({path})"
    if not after:
        return f"the brief no longer gives {named}"
    return f"the brief says {_short(after)} for {named}, and " + (
        f"said {_short(before)}" if before else "did not say it"
    )


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return f"‘{plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + '…'}’"


def _decided(old: Project, new: Project, key: str) -> Iterator[str]:
    """Why it came in, went out, or is now to be decided."""
    before, after = (project.assembled.decisions.get(key) for project in (old, new))
    if before is None or after is None or before.outcome == after.outcome:
        return
    spoken = {"in": "in", "consider": "to be considered", "out": "out"}
    yield f"it is {spoken[after.outcome]} now: {'; '.join(after.reasons)}"


def _library(old: Project, new: Project, key: str) -> Iterator[str]:
    mine, theirs = old.library.clauses.get(key), new.library.clauses.get(key)
    if mine is not None and theirs is not None and mine.wording != theirs.wording:
        versions = "" if mine.version == theirs.version else f" (version {mine.version}, now {theirs.version})"
        yield f"the library words it otherwise{versions}"
    elif (mine is None) != (theirs is None):
        yield "the library has it no longer" if theirs is None else "it is new in the library"


def _answers(old: Project, new: Project, key: str) -> Iterator[str]:
    """What became true or false of the project and decides about the clause or its wording."""
    asked = dict.fromkeys([*_asked(old, key), *_asked(new, key)])
    for name in asked:
        before, after = old.assembled.facts.get(name), new.assembled.facts.get(name)
        if before is not None and after is not None and before.true != after.true:
            yield f"it is {'now' if after.true else 'no longer'} so that {after.says}"


def _asked(project: Project, key: str) -> Iterator[str]:
    clause = project.library.clauses.get(key)
    if clause is not None:
        yield from _FACT.findall(clause.wording)
        conditions: tuple[Condition | None, ...] = (clause.in_when, clause.consider_when)
        yield from (name for condition in conditions if condition is not None for name in names(condition))


def _wording(project: Project, key: str) -> str:
    clause = project.library.clauses.get(key)
    return clause.wording if clause is not None else ""


def _clause(project: Project, key: str) -> Clause | None:
    sections = project.assembled.agreement.sections
    return next((clause for section in sections for clause in section.body if clause.key == key), None)


def _paths(node: Node | None) -> Iterator[str]:
    match node:
        case None:
            return
        case Value(_, path) | Blank(path):
            yield path
        case _:
            for child in children(node):
                yield from _paths(child)


def _touches(path: str, used: str) -> bool:
    """Whether what a clause printed from one path is changed by what differs at another."""
    if not used:
        return False
    return path == used or path.startswith((f"{used}.", f"{used}[")) or used.startswith((f"{path}.", f"{path}["))
