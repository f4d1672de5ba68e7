"""The file a brief came from: bytes to text, which form it is in, and where each path stands in it.

Positions are imported and looked for only when something is to be reported.
"""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, Protocol

from draftkit.findings import Place
from draftkit.paths import Steps, in_words, split_path

if TYPE_CHECKING:
    from draftkit.brief.positions import Map

Form = Literal["json", "yaml", "toml"]

LARGEST = 10_000_000
LARGEST_SLOW = 1_000_000
"""Bytes that are read. YAML and TOML are slow to read, and a brief in them has some tens of thousands."""

LARGEST_MAPPED = 2_000_000
"""Characters in which positions are looked for; findings in a longer text have a path and no line."""


class Unreadable(Exception):
    """The file cannot be read as a brief at all: the one thing to say, and where."""

    def __init__(self, message: str, hint: str = "", offset: int = -1) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.offset = offset


class Origin(Protocol):
    """Where the facts of a brief came from. Called with a path, it says where that stands."""

    @property
    def name(self) -> str:
        """Return what to call it in messages."""

    def __call__(self, path: str) -> Place:
        """Return where a path as it is written stands."""

    def place(self, steps: Steps, *, key: bool = False) -> Place:
        """Return where a path stands, or the nearest thing around it."""

    def offset(self, steps: Steps, *, key: bool = False) -> int:
        """Return how far down it stands, to put what is found in order."""


@dataclass(frozen=True)
class Source:
    """The text of a brief. Called with a path, it says where that stands."""

    name: str
    text: str
    form: Form
    settings: Mapping[Steps, str] = field(default_factory=dict)
    """What was set on the command line, and how it was written there."""

    def __call__(self, path: str) -> Place:
        try:
            return self.place(split_path(path))
        except ValueError:
            return Place(self.name, path=path)

    def place(self, steps: Steps, *, key: bool = False) -> Place:
        """Return where a path stands: its value or its key, or the nearest thing around it."""
        set_by = next((self.settings[steps[:n]] for n in range(len(steps) + 1) if steps[:n] in self.settings), None)
        if set_by is not None:
            return Place(f"--set {set_by}", path=in_words(steps))
        return self.at(self.offset(steps, key=key), in_words(steps))

    def at(self, offset: int, path: str = "") -> Place:
        """Return the place of an offset in the text, without line and column where it is -1."""
        if offset < 0:
            return Place(self.name, path=path)
        from draftkit.brief.positions import line_and_column

        return Place(self.name, *line_and_column(self._starts, offset), path=path)

    def offset(self, steps: Steps, *, key: bool = False) -> int:
        """Return the offset at which a path, or the nearest thing around it, stands; -1 where nothing is known."""
        for count in range(len(steps), -1, -1):
            spot = self.map.spots.get(steps[:count])
            if spot:
                return spot.key if key and count == len(steps) else spot.value
        return -1

    @cached_property
    def _starts(self) -> list[int]:
        from draftkit.brief.positions import line_starts

        return line_starts(self.text)

    @cached_property
    def map(self) -> "Map":
        """Where everything stands; empty where the text makes too little sense to say."""
        from draftkit.brief.positions import Map

        try:
            return self._map() if len(self.text) <= LARGEST_MAPPED else Map()
        except (ValueError, IndexError, RecursionError, Unreadable):
            return Map()

    def _map(self) -> "Map":
        match self.form:
            case "json":
                from draftkit.brief.positions import map_json

                return map_json(self.text)
            case "yaml":
                from draftkit.brief.yaml_form import read_yaml

                return read_yaml(self.text)[1]
            case "toml":
                from draftkit.brief.toml_form import map_toml

                return map_toml(self.text)


def decode(content: bytes) -> str:
    """Return the text of the file. Raises Unreadable for anything but UTF-8 of a sensible size."""
    if len(content) > LARGEST:
        hint = f"a brief may have {LARGEST:,}; give it the facts alone"
        raise Unreadable(f"the file has {len(content):,} bytes", hint)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in content[:4]:
        raise Unreadable("the file is in UTF-16 or UTF-32, and a brief must be in UTF-8", _SAVE)
    for start, what in _OTHER_FILES.items():
        if content.startswith(start):
            raise Unreadable(f"the file is {what}, not a brief", "a brief is a text file in JSON, YAML or TOML")
    return _utf8(content)


def form_of(name: str, text: str) -> Form:
    """Return the form of a brief: by the ending of its name, or else by how its text begins."""
    by_name = _ENDINGS.get(PurePath(name).suffix.lower())
    if by_name:
        return by_name
    first = next((line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")), "")
    if _TOML_LINE.match(first[:200]):
        return "toml"
    return "json" if first[:1] in ("{", "[") else "yaml"


def _utf8(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"the file is not in UTF-8: its line {line:,} holds the byte {content[error.start]:02X}"
        raise Unreadable(message, _SAVE) from error
    if not text.strip():
        raise Unreadable("the file is empty", "run 'draftkit init' for a brief to start from")
    return text


_SAVE = "save it again with the encoding UTF-8 (in Notepad: Save as, Encoding)"
_ENDINGS: dict[str, Form] = {".json": "json", ".yaml": "yaml", ".yml": "yaml", ".toml": "toml"}
_TOML_LINE = re.compile(r"""\[\[?[\w. -]+\]\]?\s*(?:#|$)|[\w."'-]+\s*=""")
_OTHER_FILES = {
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"%PDF": "a PDF",
    b"{\\rtf": "a rich text file",
}
