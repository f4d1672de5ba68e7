"""Drafts for the tests: a sample or any brief as a project, as bytes and as an opened file. No tests itself."""

import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from draftkit import resources
from draftkit.actions.draft import Drafted, draft
from draftkit.actions.project import Project, make_project, open_library
from draftkit.brief.read import read_brief
from draftkit.model.library import Library
from tests.wordfile import WordFile

SAMPLES = tuple(sorted(path.stem for path in resources.samples_folder().glob("*.json")))

COMPLETE_SAMPLES = ("mayoral-area", "replacing-earlier", "shared-headquarters")
"""The samples in which nothing is open."""


@dataclass(frozen=True)
class Sample:
    """One brief with all that comes of it, each worked out once."""

    name: str
    project: Project

    @cached_property
    def drafted(self) -> Drafted:
        """Return the draft in Word."""
        return draft(self.project)

    @cached_property
    def word(self) -> WordFile:
        """Return the draft in Word, opened."""
        return WordFile(self.drafted.content)


@cache
def library() -> Library:
    """Return the library that ships, read once in a process."""
    return open_library()


def sample_data(name: str) -> dict[str, Any]:
    """Return a sample brief as plain data, to change at will."""
    data: dict[str, Any] = json.loads(sample_bytes(name))
    data.pop("$schema", None)
    return data


def sample_bytes(name: str) -> bytes:
    """Return a sample brief as it stands in its file."""
    return (resources.samples_folder() / f"{name}.json").read_bytes()


def project_of(data: Mapping[str, Any], name: str = "brief.json") -> Project:
    """Return the project of a brief given as plain data."""
    return make_project(read_brief(json.dumps(data).encode(), name=name), library())


def docx_of(data: Mapping[str, Any], **options: Any) -> bytes:
    """Return the Word file that a brief comes to."""
    return draft(project_of(data), **options).content


def changed(data: Mapping[str, Any], **sections: Any) -> dict[str, Any]:
    """Return a brief with keys of its sections set: changed(data, house={"notes": "none"})."""
    made: dict[str, Any] = deepcopy(dict(data))
    for section, values in sections.items():
        made[section] = {**made.get(section, {}), **values} if isinstance(values, Mapping) else values
    return made
