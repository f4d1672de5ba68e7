"""What every store does, and what it says of a file it has kept."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from draftkit.errors import EnvironmentProblem

TEMPORARY = ".draftkit-tmp"
"""The folder inside a store where files are until they are whole. No file is named so."""

_SECRET = re.compile(r"(?<=//)[^/@\s]*@")
_NEVER = frozenset('\0\\:*?"<>|')


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it was when it was put in the store."""

    name: str
    size: int
    digest: str
    """The sha256 of its bytes."""
    mark: str
    """What the store itself says of the file, so that it can be told later, cheaply, whether it is still the same."""


class OneFileOnly(EnvironmentProblem):
    """One file cannot be put in its place; others can."""


class Store(Protocol):
    """A place for files with names such as 'LEG-7.docx' or '2027/LEG-7.docx'. Trouble is an EnvironmentProblem."""

    target: str
    """What `open_store` opens this store from in any process of this machine, wherever that process stands."""

    def put(self, name: str, content: bytes) -> Kept:
        """Keep a file whole or not at all, in place of one of that name."""

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file, or nothing when there is none."""

    def mark(self, name: str) -> str | None:
        """Return the mark a file has now, or nothing when there is none."""

    def marks(self, names: Collection[str]) -> Mapping[str, str]:
        """Return the marks of those of the files that are there: for many files cheaper than one at a time."""

    def remove(self, name: str) -> None:
        """Remove a file. One that is not there is no trouble."""

    def sweep(self) -> int:
        """Remove what killed runs left half written, and say how many files. Only while no worker of ours writes."""

    def probe(self) -> None:
        """Make the folder if there is none, and raise EnvironmentProblem if nothing can be written there."""


def steps_of(name: str) -> tuple[str, ...]:
    """Return the folders of a name and the name itself. Raises ValueError for what would lead out of the store."""
    steps = tuple(name.split("/"))
    if not all(steps) or {".", ".."} & {*steps} or _NEVER & {*name} or steps[0] == TEMPORARY:
        raise ValueError(f"{name!r} is no name for a file in a store")
    return steps


def without_secrets(text: str) -> str:
    """Return text from outside without the name and password that an address in it may hold."""
    return _SECRET.sub("…@", text)
