"""A clause library on its way to another machine: the texts of its files, and back to a folder."""

import hashlib
from pathlib import Path

from draftkit.cache import stamps
from draftkit.errors import LibraryError

Parcel = tuple[tuple[str, str], ...]
"""The files of a library: the path of each inside its folder, with / between the steps, and what it says."""

_ENDINGS = (".md", ".toml", ".json")


def pack(folder: Path) -> Parcel:
    """Return the files of a library. Raises LibraryError for one that is not UTF-8."""
    paths = (Path(path) for path, *_ in stamps(folder, _ENDINGS))
    return tuple((path.relative_to(folder).as_posix(), _text(path)) for path in paths)


def unpack(parcel: Parcel, folder: Path) -> None:
    """Write the files of a library into a folder."""
    for name, text in parcel:
        path = folder.joinpath(*name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def digest(parcel: Parcel) -> str:
    """Return the sha256 of the names and texts, the same whatever the ends of their lines."""
    return hashlib.sha256(repr(sorted(parcel)).encode()).hexdigest()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LibraryError("the file is not UTF-8", where=str(path), hint="save it as UTF-8") from error
