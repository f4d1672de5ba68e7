"""Causes: why a clause of one draft differs from that of another, told by what differs in the two briefs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from draftkit.actions.differences import Difference
from draftkit.actions.project import Project
from draftkit.model.agreement import Blank, Clause, Node, Value
from draftkit.model.condition import Condition, names
from draftkit.model.walk import children

_FACT: Final = re.compile(r"\bfacts\.([a-z_]+)")
_TAG: Final = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
_FILTER: Final = re.compile(r"\|\s*\w+")
_PATH: Final = re.compile(r"(?<![\w.'\"])[A-Za-z_]+(?:\.[a-z_]+)*")
_HAS: Final = re.compile(r"\bhas\('([\w.-]+)'\)")
_PLACE: Final = re.compile(r"\[\d+\]")
_MOST: Final = 6
Printed = tuple[str, str]
"""A path of the brief, and the words that a clause prints from there; '' for a blank."""


def causes(old: Project, new: Project, key: str, changed: Sequence[Difference]) -> tuple[str, ...]:
    """Return sentences that tell why the clause of that id is not the same in the two drafts; none if nothing tells.

    `changed` is what the two briefs say otherwise. A clause that came or went has its decision alone for a cause.
    """
    before, after = _clause(old, key), _clause(new, key)
    decided, worded = list(_decided(old, new, key)), list(_library(old, new, key))
    found = [*decided, *worded]
    if (before is None) == (after is None) or not decided:
        used = (tuple(_values(before)), tuple(_values(after)))
        found += [one.sentence() for one in changed if _concerns(one, used) or _swaps(one, (old, new), key)]
        answers = [(said, name) for said, name in _answers(old, new, key) if not any(name in one for one in decided)]
        found += [said for said, _ in answers]
        found += _companions(old, new, key, [name for _, name in answers])
    if not found:
        found = _by_wording(old, new, key, changed)
    found = list(dict.fromkeys(found))
    if len(found) > _MOST:
        return (*found[: _MOST - 1], f"and {len(found) - _MOST + 1} more in the brief")
    return tuple(found)


def _concerns(one: Difference, used: tuple[Sequence[Printed], Sequence[Printed]]) -> bool:
    """Whether a clause prints what differs, in the older draft from the older brief or in the newer from the newer.

    Another order of a list concerns it if it follows that order in both, and what it prints stands in another.
    """
    sides = list(zip((one.old, one.new), used, strict=True))
    if one.kind == "order":
        before, after = (_members(path, printed) for path, printed in sides)
        return _follows(before) and _follows(after) and _is_reordered(before, after)
    return any(_touches(path, each) for path, printed in sides for each, _ in printed)


def _members(path: str, used: Sequence[Printed]) -> list[tuple[int, str, str]]:
    """What a clause prints of the members of a list: the place of each, what of it, and the words."""
    inside = ((each.removeprefix(f"{path}["), words) for each, words in used if each.startswith(f"{path}["))
    return [(int(place), rest, words) for (place, _, rest), words in ((e.partition("]"), words) for e, words in inside)]


def _follows(members: Sequence[tuple[int, str, str]]) -> bool:
    """Whether several members of a list are printed in their order."""
    met = list(dict.fromkeys(place for place, _, _ in members))
    return len(met) > 1 and met == sorted(met)


def _is_reordered(old: Sequence[tuple[int, str, str]], new: Sequence[tuple[int, str, str]]) -> bool:
    """Whether words that both print of a member, such as its name, stand in another order."""
    for what in dict.fromkeys(rest for _, rest, _ in old):
        if _differ_in_order(*([words for _, rest, words in side if rest == what] for side in (old, new))):
            return True
    return False


def _differ_in_order(old: Iterable[str], new: Iterable[str]) -> bool:
    """Whether what is in both comes first in another order."""
    mine, theirs = dict.fromkeys(old), dict.fromkeys(new)
    return [words for words in mine if words in theirs] != [words for words in theirs if words in mine]


def _swaps(one: Difference, projects: tuple[Project, Project], key: str) -> bool:
    """Whether it decides on a word of the clause, as 'must' or 'shall'."""
    return any(
        path in (one.old, one.new) and re.search(rf"\b{re.escape(word)}\b", _wording(project, key)) is not None
        for project in projects
        for path, _, word, _ in project.library.swaps
    )


def _by_wording(old: Project, new: Project, key: str, changed: Sequence[Difference]) -> list[str]:
    """What differs in the brief where the wording of the clause looks: at those places, or else around them.

    Another order is told so only where the clause prints in another order what it prints in both.
    """
    words = [[said for _, said in _values(_clause(project, key))] for project in (old, new)]
    shuffled = _differ_in_order(*words)
    looked = {path for project in (old, new) for path in _looked_at(_wording(project, key))}
    paths = [(one, _PLACE.sub("", one.new or one.old)) for one in changed if one.kind != "order" or shuffled]
    near = [one.sentence() for one, path in paths if any(_touches(path, each) for each in looked)]
    tops = {path.partition(".")[0] for path in looked}
    return near or [one.sentence() for one, path in paths if path.partition(".")[0] in tops]


def _companions(old: Project, new: Project, key: str, answered: Sequence[str]) -> Iterator[str]:
    """Other clauses on which the wording depends, that came or went for another reason than one told already."""
    wordings = _wording(old, key) + _wording(new, key)
    for other in dict.fromkeys(_HAS.findall(wordings)):
        before, after = _clause(old, other), _clause(new, other)
        one = after or before
        if one is None or (before is None) == (after is None):
            continue
        decisions = (project.assembled.decisions.get(other) for project in (old, new))
        reasons = [reason for decision in decisions if decision is not None for reason in decision.reasons]
        if not any(name in reason for name in answered for reason in reasons):
            yield f"‘{one.heading}’ is {'out' if after is None else 'in'} now"


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


def _answers(old: Project, new: Project, key: str) -> Iterator[tuple[str, str]]:
    """What became true or false of the project and decides about the clause or its wording, and that alone."""
    asked = dict.fromkeys([*_asked(old, key), *_asked(new, key)])
    for name in asked:
        before, after = old.assembled.facts.get(name), new.assembled.facts.get(name)
        if before is not None and after is not None and before.true != after.true:
            yield f"it is {'now' if after.true else 'no longer'} so that {after.says}", after.says


def _asked(project: Project, key: str) -> Iterator[str]:
    clause = project.library.clauses.get(key)
    if clause is not None:
        yield from _FACT.findall(_wording(project, key))
        conditions: tuple[Condition | None, ...] = (clause.in_when, clause.consider_when)
        yield from (name for condition in conditions if condition is not None for name in names(condition))


def _wording(project: Project, key: str) -> str:
    """The wording of a clause, and of the phrases that it uses."""
    clause = project.library.clauses.get(key)
    if clause is None:
        return ""
    phrases = project.library.phrases
    return "\n".join([clause.wording, *(phrases[name] for name in _looked_at(clause.wording) if name in phrases)])


def _looked_at(wording: str) -> Iterator[str]:
    """What the tags of a wording name: places of the brief, and phrases."""
    tags = (_FILTER.sub("", tag) for tag in _TAG.findall(wording))
    yield from dict.fromkeys(path for tag in tags for path in _PATH.findall(tag))


def _clause(project: Project, key: str) -> Clause | None:
    sections = project.assembled.agreement.sections
    return next((clause for section in sections for clause in section.body if clause.key == key), None)


def _values(node: Node | None) -> Iterator[Printed]:
    match node:
        case None:
            return
        case Value(words, path):
            yield path, words
        case Blank(path):
            yield path, ""
        case _:
            for child in children(node):
                yield from _values(child)


def _touches(path: str, used: str) -> bool:
    """Whether what a clause printed from one path is changed by what differs at another."""
    if not used:
        return False
    return path == used or path.startswith((f"{used}.", f"{used}[")) or used.startswith((f"{path}.", f"{path}["))
