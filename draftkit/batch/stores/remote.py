"""A bucket elsewhere, through fsspec: S3 and what speaks like it, Google, Azure, and the memory of this process."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

import fsspec
from fsspec.asyn import sync

from draftkit.batch.stores.store import TEMPORARY, Kept, steps_of, without_secrets
from draftkit.errors import DraftkitError, EnvironmentProblem
from draftkit.paths import shown

_PATIENCE, _LONG, _PROBING, _CLEARING = 60.0, 600.0, 6.0, 3.0
"""Seconds to wait for an answer, for much of one, for the first of all, and for a file of no weight to be removed."""
_SLOWEST = 100_000
"""Bytes a second, below which a line will not do."""
_OPTIONS: Mapping[str, Any] = {
    "s3": {
        "config_kwargs": {
            "connect_timeout": 5,
            "read_timeout": 20,
            "retries": {"total_max_attempts": 3, "mode": "standard"},
        }
    }
}
_ONE_BY_ONE = 16
"""Up to so many files are asked for one at a time; for more the store is asked for a list."""

_TELLING: Mapping[str, tuple[str, str]] = {
    "PermissionError": ("access is refused: {said}", "check the credentials, and that they may write there"),
    "FileNotFoundError": ("there is no such bucket", "make it first, or check its name"),
    "SSLError": ("its certificate is not trusted", "check the address, or name its authority in AWS_CA_BUNDLE"),
    **dict.fromkeys(
        ("ConnectionError", "EndpointConnectionError", "ConnectionClosedError", "ReadTimeoutError", "TimeoutError"),
        ("the store does not answer", "check the network, and AWS_ENDPOINT_URL if it is set"),
    ),
    "ProfileNotFound": ("there is no such profile", "check AWS_PROFILE"),
    **dict.fromkeys(
        ("NoCredentialsError", "PartialCredentialsError", "CredentialRetrievalError", "SSOError", "NoAuthTokenError"),
        ("no credentials were found", "sign in, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"),
    ),
}
"""What kinds of error mean, by name, since their libraries may not be installed."""
_UNKNOWN = ("the store failed: {said}", "try again, or choose another place")


class RemoteStore:
    """Files in a bucket, where a file is seen whole or not at all by the nature of the thing."""

    def __init__(self, protocol: str, place: str) -> None:
        """Raises ImportError when the library for the protocol is not installed. Nothing is asked of the store yet."""
        self.target = f"{protocol}://{place}"
        options = _OPTIONS.get(protocol.removesuffix("a"), {})
        # Lists are not remembered and file systems not shared: what another process did must be seen.
        self._system: Any = fsspec.filesystem(protocol, skip_instance_cache=True, use_listings_cache=False, **options)
        self._root = self._system._strip_protocol(self.target).rstrip("/")

    def put(self, name: str, content: bytes) -> Kept:
        """Keep a file, in place of one of that name."""
        path = self._path(name)
        digest = hashlib.sha256(content).hexdigest()
        with self._told(name):
            answer = self._ask("pipe_file", path, content, seconds=_PATIENCE + len(content) / _SLOWEST)
            mark = _tag(answer) or _tag(self._ask("info", path)) or digest
        return Kept(name, len(content), digest, mark)

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file, or nothing when there is none."""
        path = self._path(name)
        with self._told(name), suppress(FileNotFoundError):
            content: bytes = self._ask("cat_file", path, seconds=_LONG)
            return content
        return None

    def mark(self, name: str) -> str | None:
        """Return the entity tag of a file; where the store has none, the sha256 of its bytes."""
        path = self._path(name)
        with self._told(name), suppress(FileNotFoundError):
            return self._marked(path, self._ask("info", path))
        return None

    def marks(self, names: Collection[str]) -> Mapping[str, str]:
        """Return the marks of those of the files that are there."""
        if len(names) <= _ONE_BY_ONE:
            return {name: mark for name in names if (mark := self.mark(name)) is not None}
        with self._told(""):
            found = self._listed()
            paths = ((name, self._path(name)) for name in names)
            return {name: self._marked(path, found[path]) or "" for name, path in paths if path in found}

    def remove(self, name: str) -> None:
        """Remove a file. One that is not there is no trouble."""
        path = self._path(name)
        with self._told(name), suppress(FileNotFoundError):
            self._ask("rm_file", path)

    def sweep(self) -> int:
        """Return 0: nothing is ever half written."""
        return 0

    def probe(self) -> None:
        """Write a file and remove it, within ten seconds."""
        path = f"{self._root}/{TEMPORARY}/probe"
        with self._told(""):
            self._ask("pipe_file", path, b"", seconds=_PROBING)
            with suppress(PermissionError, FileNotFoundError):  # who may write need not have the right to remove
                self._ask("rm_file", path, seconds=_CLEARING)

    def _path(self, name: str) -> str:
        return "/".join((self._root, *steps_of(name)))

    def _ask(self, what: str, *values: Any, seconds: float = _PATIENCE, **options: Any) -> Any:
        """Return what the file system answers, or raise TimeoutError when it takes too long over it."""
        self._system.invalidate_cache()
        if self._system.async_impl:
            return sync(self._system.loop, getattr(self._system, f"_{what}"), *values, timeout=seconds, **options)
        return getattr(self._system, what)(*values, **options)

    def _listed(self) -> Mapping[str, Any]:
        """Return all files of the store with what it says of each."""
        with suppress(FileNotFoundError):
            found: Mapping[str, Any] = self._ask("find", self._root, seconds=_LONG, detail=True)
            return found
        return {}

    def _marked(self, path: str, about: Mapping[str, Any]) -> str | None:
        if about.get("type") == "directory":
            return None
        return _tag(about) or hashlib.sha256(self._ask("cat_file", path, seconds=_LONG)).hexdigest()

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        """Say what the store refused. Each library has errors of its own, so all are caught."""
        try:
            yield
        except DraftkitError:
            raise
        except Exception as error:
            where = f"{self.target}/{name}" if name else self.target
            raise _problem(error, where) from error


def _tag(about: Any) -> str:
    """Return the entity tag in what a store said of a file, or ''."""
    found = (about.get("ETag") or about.get("etag")) if isinstance(about, Mapping) else ""
    return str(found or "").strip('"')


def _problem(error: Exception, where: str) -> EnvironmentProblem:
    said = shown(without_secrets(str(error)), 200)
    kinds = (kind.__name__ for kind in type(error).__mro__)
    message, hint = next((_TELLING[kind] for kind in kinds if kind in _TELLING), _UNKNOWN)
    return EnvironmentProblem(message.format(said=said), where=where, hint=hint)
