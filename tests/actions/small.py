"""Projects of a small library, written clause by clause, and a brief of two parties. No tests itself."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from draftkit.actions.project import Project, open_project
from tests.assembly.small import brief, write_library

SIGNED = 'kind = "execution"\napplies = "party.name"\n---\nSigned for {{ party.name }}\n\n- Signature\n'
"""An execution block for every party."""


def folder_of(folder: Path, clauses: Mapping[str, str], *, rules: str = "") -> Path:
    """Write a library of these clauses to the folder. `rules` is the group of rules that applies."""
    plan = write_library(folder, clauses) / "library.toml"
    text = plan.read_text("utf-8").replace("[front]\n", '[front]\nlegend = "Draft (1) | Subject to contract"\n')
    plan.write_text(f"checks = {[rules] if rules else []}\n{text}", "utf-8")
    return folder


def project(folder: Path, clauses: Mapping[str, str], /, *, rules: str = "", **sections: object) -> Project:
    """Return what a library of these clauses and a brief with these sections come to."""
    return opened(folder_of(folder, clauses, rules=rules), **sections)


def opened(folder: Path, settings: Sequence[str] = (), /, **sections: object) -> Project:
    """Return what the library in the folder and a brief with these sections come to."""
    content = json.dumps(brief(**sections), ensure_ascii=False).encode()
    return open_project(content, name="brief.json", settings=settings, clauses=folder)


def keys(project: Project) -> list[str]:
    """Return the key of every clause of the draft, in order."""
    return [clause.key for section in project.assembled.agreement.sections for clause in section.body]
