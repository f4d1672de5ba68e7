"""What a team asks of its library: list it, show one clause, lint it, begin a new clause."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, assert_never

from draftkit import cache, resources
from draftkit.actions.project import to_run
from draftkit.actions.reports import finding_data
from draftkit.actions.sarif import sarif
from draftkit.assembly.facts import facts_of
from draftkit.brief.questions import top_level
from draftkit.brief.read import read_brief
from draftkit.errors import DraftkitError
from draftkit.findings import Finding
from draftkit.library.lint import RULES, lint_library
from draftkit.model import condition as conditions
from draftkit.model.condition import Condition
from draftkit.model.library import Library, LibraryClause, Standing

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_STEP, _LAST = 5, 99


@dataclass(frozen=True, slots=True)
class NewClause:
    """A clause file to begin with: where it goes in the library's folder, and its text."""

    path: str
    text: str


def list_clauses(library: Library) -> dict[str, Any]:
    """Return the clauses in the order of the agreement, by section and group."""
    return {
        "schema": "draftkit/clauses/1",
        "library": _library(library),
        "sections": [
            {
                "key": section.key,
                "heading": section.heading,
                "groups": [{"group": group, "clauses": _in_group(library, group)} for group in section.groups],
            }
            for section in library.sections
        ],
    }


def show_clause(library: Library, key: str, folder: Path | None = None) -> dict[str, Any]:
    """Return all there is to know of a clause: its head, wording, and what else hangs on it.

    `folder` is where the library is, if it is not the one that ships: for the hint of an error.
    """
    clause = find_clause(library, key, folder)
    return {
        "schema": "draftkit/clause/1",
        "library": _library(library),
        **_row(clause),
        "version": clause.version,
        "as_at": clause.as_at.isoformat(),
        "file": clause.where,
        "section": next((s.heading for s in library.sections if clause.group in s.groups), ""),
        "in_when": spell(clause.in_when) if clause.in_when else None,
        "consider_when": spell(clause.consider_when) if clause.consider_when else None,
        "applies": clause.applies or None,
        "facts": _facts(library, clause),
        "needs": list(clause.needs),
        "needed_by": [other.id for other in library.clauses.values() if clause.id in other.needs],
        "conflicts": [other for other in library.clauses if _conflict(library, clause, other)],
        "sources": list(clause.sources),
        "codes": list(clause.codes),
        "note": clause.note,
        "defines": {term.term: term.wording for term in clause.defines},
        "wording": clause.wording,
    }


def find_clause(library: Library, key: str, folder: Path | None = None) -> LibraryClause:
    """Return the clause of an id. Raises DraftkitError with the nearest there is."""
    if key not in library.clauses:
        hint = _near(key, library.clauses, f"run '{to_run('clauses list', folder)}' for the clauses there are")
        raise DraftkitError(f"the library has no clause '{key}'", hint=hint)
    return library.clauses[key]


def lint(library: Library, base: str = "") -> tuple[Finding, ...]:
    """Return what the lint finds; `base` is put before the name of every file."""
    findings = lint_library(library, resources.schema("brief"), _sample_facts(library))
    cache.discard_all()  # every wording in every way it can be read would make later runs slow to begin
    return tuple(replace(f, where=replace(f.where, file=f"{base}{f.where.file}")) for f in findings)


def lint_report(library: Library, findings: Collection[Finding]) -> dict[str, Any]:
    """Return the findings of the lint as data: a bar is called an error here."""
    severities = [finding.severity for finding in findings]
    return {
        "schema": "draftkit/lint/1",
        "library": _library(library),
        "counts": {"errors": severities.count("bar"), "warnings": severities.count("warning")},
        "findings": [{**finding_data(f), "severity": level(f)} for f in findings],
    }


def lint_sarif(findings: Sequence[Finding]) -> dict[str, Any]:
    """Return the findings of the lint as SARIF 2.1.0."""
    return sarif(findings, {rule.id: rule.says for rule in RULES.values()})


def level(finding: Finding) -> str:
    """Return 'error' or 'warning', as the lint calls its findings."""
    return "error" if finding.severity == "bar" else finding.severity


def new_clause(
    library: Library, key: str, *, title: str = "", group: str = "", standing: Standing = "optional"
) -> NewClause:
    """Return a clause file to fill in, numbered after the last of its group. Raises DraftkitError."""
    group, name = (group, key) if group and "." not in key else (group or key.partition(".")[0], key.partition(".")[2])
    whole = f"{group}.{name}"
    if not _NAME.fullmatch(group) or not _NAME.fullmatch(name) or ("." in key and key != whole):
        raise DraftkitError(
            f"'{key}' is no id for a clause", hint="an id is its group and a name, in small letters: money.deposits"
        )
    if whole in library.clauses:
        where = library.clauses[whole].where
        raise DraftkitError(f"there is a clause '{whole}' already", where=where, hint="choose another name")
    groups = [each for section in library.sections for each in section.groups]
    if group not in groups:
        hint = _near(group, groups, "name the group under [[sections]] in library.toml first")
        raise DraftkitError(f"no section of the library has a group '{group}'", hint=hint)
    title = title or name.replace("-", " ").capitalize()
    text = _TEMPLATE.format(
        id=whole, title=_quoted(title), as_at=library.as_at.isoformat(), standing=standing, group=group
    )
    return NewClause(f"{group}/{_next_number(library, group):02}-{name}.md", text)


def shipped_files() -> dict[str, bytes]:
    """Return every file of the library that ships, by its path in the folder."""
    folder = resources.clauses_folder()
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".md", ".toml", ".json")
    }


def spell(condition: Condition) -> str:
    """Return a condition as it is written in a head: 'a and not (b or c)'."""
    match condition:
        case conditions.Name(name):
            return name
        case conditions.Not(part):
            return f"not {_bracketed(part)}"
        case conditions.All(parts):
            return " and ".join(_bracketed(part) if isinstance(part, conditions.Any) else spell(part) for part in parts)
        case conditions.Any(parts):
            return " or ".join(spell(part) for part in parts)
        case _:
            assert_never(condition)


def _bracketed(condition: Condition) -> str:
    words = spell(condition)
    return f"({words})" if isinstance(condition, conditions.All | conditions.Any) else words


def _library(library: Library) -> dict[str, str]:
    return {"name": library.name, "version": library.version}


def _in_group(library: Library, group: str) -> list[dict[str, Any]]:
    return [_row(clause) for clause in library.clauses.values() if clause.group == group]


def _row(clause: LibraryClause) -> dict[str, Any]:
    return {
        "id": clause.id,
        "title": clause.title,
        "kind": clause.kind,
        "standing": clause.standing,
        "slot": clause.slot or None,
    }


def _facts(library: Library, clause: LibraryClause) -> list[dict[str, str]]:
    """The facts that the clause's conditions ask about, each with its sentence."""
    both = [c for c in (clause.in_when, clause.consider_when) if c is not None]
    names = dict.fromkeys(name for c in both for name in conditions.names(c))
    return [
        {"name": name, "says": library.facts[name].says, "when": library.facts[name].expression}
        for name in names
        if name in library.facts
    ]


def _conflict(library: Library, clause: LibraryClause, other: str) -> bool:
    there = library.clauses[other]
    same_slot = bool(clause.slot) and clause.slot == there.slot and clause.id != other
    return same_slot or other in clause.conflicts or clause.id in there.conflicts


def _sample_facts(library: Library) -> list[dict[str, bool]]:
    """The answers of every sample brief that ships. A library for other briefs has none."""
    answers: list[dict[str, bool]] = []
    for path in sorted(resources.samples_folder().glob("*.json")):
        try:
            facts = facts_of(library, read_brief(path.read_bytes(), name=path.name).data, top_level())
        except DraftkitError:
            continue
        answers.append({name: fact.true for name, fact in facts.items()})
    return answers


def _next_number(library: Library, group: str) -> int:
    files = [c.where.split("/", 1)[1] for c in library.clauses.values() if c.group == group]
    numbers = [int(found.group()) for found in (re.match(r"\d+", name) for name in files) if found]
    last = max(numbers, default=0)
    return last + _STEP if last + _STEP <= _LAST else last + 1


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _near(word: str, known: Collection[str], otherwise: str) -> str:
    near = get_close_matches(word, list(known), n=1)
    return f"did you mean '{near[0]}'?" if near else otherwise


_TEMPLATE = """\
+++
id = "{id}"
title = {title}
version = "1.0.0"
as_at = {as_at}
standing = "{standing}"
# in_when = "a_fact and not another_fact"       # brings the clause in; the facts are in facts.toml
# consider_when = "a_fact"                      # suggests it
# needs = ["{group}.another-clause"]
sources = []
note = ""

# [defines]
# "Term" = "what it means under {{{{ ref('{id}') }}}}"
+++
1. #first Each Party must do one thing.
2. The Parties must do another:
   1. in one way;
   2. in another way.
"""
