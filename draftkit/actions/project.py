"""A project: a brief with its library, assembled and checked. Every report and draft starts from one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import draftkit
from draftkit import resources
from draftkit.assembly.assemble import Assembled, assemble
from draftkit.brief.questions import describe, top_level
from draftkit.brief.read import read_brief
from draftkit.checks.case import Stage, make_case
from draftkit.checks.run import run_checks
from draftkit.errors import BriefError
from draftkit.findings import Finding, Place
from draftkit.library.load import load_library
from draftkit.model.brief import Brief
from draftkit.model.library import Library
from draftkit.paths import shown


@dataclass(frozen=True, slots=True)
class Project:
    """What a brief and a library come to."""

    brief: Brief
    library: Library
    assembled: Assembled
    findings: tuple[Finding, ...]


def open_project(content: bytes, *, name: str, settings: Sequence[str] = (), clauses: Path | None = None) -> Project:
    """Read, select, fill and check. Raises BriefError for a brief that cannot be used at all."""
    return make_project(read_brief(content, name=name, settings=settings), open_library(clauses), clauses)


def make_project(brief: Brief, library: Library, clauses: Path | None = None) -> Project:
    """Return the project of a brief that has been read already. `clauses` is the folder of the library, for hints."""
    _check_wishes(brief, library, clauses)
    provenance = {
        "brief": brief.digest,
        "library": f"{library.name} {library.version}",
        "library digest": library.digest,
        "program": draftkit.__version__,
    }
    assembled = assemble(library, brief.data, top_level(), describe=describe, provenance=provenance)
    return Project(brief, library, assembled, check(brief, library, assembled))


def check(brief: Brief, library: Library, assembled: Assembled, stage: Stage | None = None) -> tuple[Finding, ...]:
    """Return what the library's rules find, with paths of the brief for places. `stage` wins over the brief's.

    Drafting practice holds of every library: without it a final could go out with a blank.
    """
    case = make_case(
        brief.data,
        stage=stage,
        agreement=assembled.agreement,
        decisions=assembled.decisions,
        library=library,
        used=assembled.used,
        seen=assembled.seen,
    )
    return run_checks(case, dict.fromkeys([*library.checks, "drafting"]))


def placed(finding: Finding, brief: Brief) -> Finding:
    """Return the finding with the place of its path in the user's file; that file is searched when it is shown."""
    path = finding.where.path
    return replace(finding, where=brief.place(path)) if path and not finding.where.file else finding


def open_library(clauses: Path | None = None) -> Library:
    """Return the library of a folder; without one, the library that ships."""
    return load_library(clauses or resources.clauses_folder())


def to_run(command: str, clauses: Path | None) -> str:
    """Return a command as it is to be typed: with the library that was named, if one was."""
    return f"draftkit {command} --library {shown(str(clauses), 200)}" if clauses else f"draftkit {command}"


def _check_wishes(brief: Brief, library: Library, clauses: Path | None) -> None:
    """Refuse a wish about a clause or a slot that the library does not have, all at once."""
    wishes = brief.data.get("clauses", {})
    listing = f"run '{to_run('clauses list', clauses)}' for the clauses there are"
    asked: list[tuple[str, str]] = [(f"clauses.keep[{i}]", key) for i, key in enumerate(wishes.get("keep", ()))]
    asked += [(f"clauses.drop[{i}].clause", drop["clause"]) for i, drop in enumerate(wishes.get("drop", ()))]
    asked += [
        (f"clauses.own[{i}].after", own["after"]) for i, own in enumerate(wishes.get("own", ())) if "after" in own
    ]
    choosable = {clause.id: clause for clause in library.clauses.values() if clause.kind == "clause"}
    blocks = library.clauses.keys() - choosable.keys()
    findings = [
        _block(key, brief, path) if key in blocks else _unknown("clause", key, choosable, brief.place(path), listing)
        for path, key in asked
        if key not in choosable
    ]
    for slot, key in wishes.get("choose", {}).items():
        path = f'clauses.choose["{slot}"]'
        candidates = {c.id: c for c in library.clauses.values() if c.slot == slot}
        if slot not in library.slots:
            findings.append(_unknown("slot", slot, library.slots, brief.place(path), listing))
        elif key not in candidates:
            what = f"clause for ‘{library.slots[slot].title}’"
            findings.append(_unknown(what, key, candidates, brief.place(path), listing))
    if findings:
        raise BriefError(findings, name=brief.name)


def _block(key: str, brief: Brief, path: str) -> Finding:
    message = f"'{key}' is an execution block: what the parties are, and how they sign, decides which are in"
    return Finding(message, "bar", "BRIEF-CLAUSE", "name a clause of the terms instead", brief.place(path))


def _unknown(what: str, key: str, known: Any, place: Place, listing: str) -> Finding:
    near = get_close_matches(key, list(known), n=1)
    hint = f"did you mean '{near[0]}'?" if near else listing
    return Finding(f"the library has no {what} '{key}'", "bar", "BRIEF-CLAUSE", hint, place)
