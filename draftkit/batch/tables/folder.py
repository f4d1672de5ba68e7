"""A folder of briefs as a table: an entry for each file, in the order of their names."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from draftkit.batch.tables.faults import TABLE, bar, listed, refusal
from draftkit.batch.tables.table import Table
from draftkit.errors import DraftkitError, ManyFaults
from draftkit.findings import Finding, Place
from draftkit.model.batch import Entry

ENDINGS: Final = (".json", ".yaml", ".yml", ".toml")
SCHEMAS: Final = ".schema.json"
"""How the schema ends that 'draftkit init' puts beside a brief, for an editor."""
LARGEST: Final = 10_000_000
_ENDS: Final = f"a brief ends in {listed(ENDINGS, 'or')}"
_MOST_NAMED = 5

Parse = Callable[[bytes, str], Mapping[str, Any]]


def open_folder(folder: Path, parse: Parse | None) -> Table:
    """Return the briefs of a folder. Its subfolders are not read, nor schemas, nor what begins with '_' or '.'."""
    name = folder.resolve().name
    if parse is None:
        raise refusal(name, "a folder is not read as a table here", "give a table in a file")
    seen = sorted((path for path in _within(folder) if not _is_aside(path.name)), key=lambda path: path.name)
    files = [path for path in seen if path.suffix.lower() in ENDINGS and path.is_file()]
    others = [path.name for path in seen if path not in set(files)]
    if not files:
        raise refusal(name, "the folder holds no briefs", _ENDS)
    return Table(name, tuple(_left(others, name)), len(files), lambda: _entries(files, parse))


def _within(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError as error:
        raise refusal(folder.name, f"the folder cannot be read ({error.strerror or 'no reason given'})") from error


def _is_aside(name: str) -> bool:
    return name.startswith(("_", ".")) or name.lower().endswith(SCHEMAS)


def _left(others: Sequence[str], name: str) -> Iterator[Finding]:
    if others:
        more = f" and {len(others) - _MOST_NAMED:,} more" if len(others) > _MOST_NAMED else ""
        message = f"not read: {listed(others[:_MOST_NAMED])}{more}"
        yield Finding(message, "warning", TABLE, _ENDS, Place(name))


def _entries(files: Sequence[Path], parse: Parse) -> Iterator[Entry]:
    stems = Counter(path.stem.casefold() for path in files)
    for number, path in enumerate(files, 1):
        key = path.stem if stems[path.stem.casefold()] == 1 else path.name
        yield _entry(number, key, path, parse)


def _entry(number: int, key: str, path: Path, parse: Parse) -> Entry:
    places = {"": Place(path.name)}
    try:
        return Entry(number, key, parse(_content(path), path.name), places)
    except ManyFaults as error:
        return Entry(number, key, {}, places, error.findings)
    except DraftkitError as error:
        where = error.where if str(error.where) else places[""]
        return Entry(number, key, {}, places, (bar(error.message, TABLE, error.hint, where),))
    except OSError as error:
        message = f"the file cannot be read ({error.strerror or 'no reason given'})"
        return Entry(number, key, {}, places, (bar(message, TABLE, "", places[""]),))


def _content(path: Path) -> bytes:
    """The bytes of a brief, and one more than are read where there are more."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)
