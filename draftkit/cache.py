"""What was worked out before, kept between runs: compiled wording, the library as read, the frame as measured.

It is to draftkit what .pyc files are to Python: nothing depends on it, and it may be deleted at any time. The folder
is the user's own (0700); a file that is not the user's alone is not read. DRAFTKIT_CACHE names another folder, or is
'off'. The command line opens it; a program that uses draftkit as a library neither reads nor writes it.
"""

import contextlib
import io
import marshal
import os
import pickle
import sys
from collections.abc import Callable, Hashable, Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import CodeType
from typing import Any

_FORMAT = "1"
_MOST = {"blocks": 1_000}
_MOST_OTHERS = 8_000
"""How many things one store keeps; a store that grew beyond it starts again. Blocks are the longest to read."""


class Store:
    """One file of the cache: values by key. Reading is lazy, and what cannot be read counts as empty."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._values: dict[Hashable, Any] | None = None
        self._changed = False

    def get(self, key: Hashable) -> Any:
        """Return what was kept under a key, or None."""
        if _folder() is None:
            return None
        if self._values is None:
            self._values = _read(self._name)
        return self._values.get(key)

    def put(self, key: Hashable, value: Any) -> None:
        """Keep a value for the next run, if there is a cache."""
        if self._values is not None:
            self._values[key] = value
            self._changed = True

    def discard(self) -> None:
        """Forget what is new."""
        self._values, self._changed = None, False

    def save(self) -> None:
        """Write what is new. A cache that cannot be written is no error."""
        if self._changed and self._values is not None:
            if len(self._values) > _MOST.get(self._name, _MOST_OTHERS):
                self._values.clear()
            _write(self._name, self._values)
            self._changed = False


@lru_cache(maxsize=16)
def store(name: str) -> Store:
    """Return the store of that name, one a process."""
    _names.append(name)
    return Store(name)


def open_cache() -> None:
    """Let this process read the cache: the first thing a command does."""
    _opened.append(True)
    _folder.cache_clear()


def save_all() -> None:
    """Write everything new: the last thing a command does."""
    for name in _names:
        store(name).save()


def discard_all() -> None:
    """Forget everything new: after work that makes much that no other run asks for."""
    for name in _names:
        store(name).discard()


_opened: list[bool] = []


def kept_code(name: str, source: str, compile_source: Callable[[str], CodeType]) -> CodeType:
    """Return compiled code: from an earlier run if it is there, else compiled and kept for the next."""
    kept = store(name).get(source)
    if kept is not None:
        code: CodeType = marshal.loads(kept)  # noqa: S302 - from our own cache
        return code
    code = compile_source(source)
    store(name).put(source, marshal.dumps(code))
    return code


def stamps(folder: Path, endings: tuple[str, ...]) -> tuple[tuple[str, int, int], ...]:
    """Return path, time of change (ns) and size of every file so ending in a folder and below, in order of paths."""
    return tuple(sorted(_stamps(str(folder), endings)))


def _stamps(folder: str, endings: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):  # a link back up would never end
                yield from _stamps(entry.path, endings)
            elif entry.name.endswith(endings) and entry.is_file():
                status = entry.stat()
                yield entry.path, status.st_mtime_ns, status.st_size


_names: list[str] = []


def _read(name: str) -> dict[Hashable, Any]:
    path = _path(name)
    try:
        if path is None or not _is_ours(path):
            return {}
        with path.open("rb") as file:
            values = pickle.load(file)  # noqa: S301 - our own file, in a folder of the user's alone
    except Exception:  # whatever is wrong with it, a cache is never needed
        return {}
    return values if isinstance(values, dict) else {}


def _write(name: str, values: dict[Hashable, Any]) -> None:
    path = _path(name)
    if path is None:
        return
    with contextlib.suppress(OSError, pickle.PicklingError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        content = io.BytesIO()
        _Pickler(content, protocol=pickle.HIGHEST_PROTOCOL).dump(values)
        part = path.with_suffix(f".{os.getpid()}")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content.getvalue())
        part.replace(path)
        for stale in path.parent.glob(f"{name}-*.cache"):
            if stale != path:
                stale.unlink()


class _Pickler(pickle.Pickler):
    """Has frozen values made again by calling their class: read twice as quickly as in pickle's own way."""

    def reducer_override(self, thing: Any) -> Any:
        made_by_class = is_dataclass(thing) and not isinstance(thing, type) and "__reduce__" not in type(thing).__dict__
        if made_by_class and all(field.init for field in fields(thing)):
            return type(thing), tuple(getattr(thing, field.name) for field in fields(thing))
        return NotImplemented


def _path(name: str) -> Path | None:
    folder = _folder()
    return None if folder is None else folder / f"{name}-{_stamp()}.cache"


@lru_cache(maxsize=1)
def _folder() -> Path | None:
    named = os.environ.get("DRAFTKIT_CACHE", "")
    if not _opened or named.casefold() == "off":
        return None
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
        return Path(base) / "draftkit" / "cache" if base else None
    home = Path(os.environ.get("HOME", "/nonexistent"))
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "draftkit"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "draftkit"


@lru_cache(maxsize=1)
def _stamp() -> str:
    """What a cache is good for: this Python, this draftkit and this Jinja, to the file."""
    import jinja2

    folders = (Path(path).parent for path in (__file__, str(jinja2.__file__)))
    facts = [_FORMAT, sys.version, *(str(stamps(folder, (".py", ".toml", ".docx"))) for folder in folders)]
    return sha256("\n".join(facts).encode()).hexdigest()[:16]


def _is_ours(path: Path) -> bool:
    """Whether a file belongs to the user and nobody else can write it."""
    if not hasattr(os, "getuid"):
        return True
    return all(
        status.st_uid == os.getuid() and not status.st_mode & 0o022 for status in (path.stat(), path.parent.stat())
    )
