"""A folder of this machine, or of a drive it has mounted."""

import errno
import hashlib
import os
import stat
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from draftkit.batch.stores.store import TEMPORARY, Kept, OneFileOnly, steps_of
from draftkit.errors import EnvironmentProblem

_WINDOWS = os.name == "nt"
_HELD, _TOO_LONG, _PAUSE = 32, 206, 0.05  # Windows' own numbers of errors; seconds
_NOT_PLAIN = "not a plain file"

_ELSEWHERE = "choose another folder"
_REASONS: Mapping[int, tuple[str, str]] = {
    errno.ENOSPC: ("the disk is full", f"make room on it, or {_ELSEWHERE}"),
    errno.EDQUOT: ("your share of the disk is used up", f"make room on it, or {_ELSEWHERE}"),
    errno.EROFS: ("the disk can only be read", _ELSEWHERE),
    errno.EACCES: ("you have no right to it", f"ask for the right to write there, or {_ELSEWHERE}"),
    errno.EPERM: ("you have no right to it", f"ask for the right to write there, or {_ELSEWHERE}"),
    errno.ENAMETOOLONG: ("its path is too long", "choose a folder with a shorter path, or a shorter pattern of names"),
    errno.EFBIG: ("it is larger than a file may be here", "raise the limit on the size of files"),
    errno.EIO: ("the disk failed", f"check the disk, or {_ELSEWHERE}"),
    errno.EISDIR: ("a folder has that name", "move the folder away"),
    errno.ENOTDIR: ("a file stands where a folder must be", "move the file away"),
    errno.EEXIST: ("a file stands where a folder must be", "move the file away"),
}
_ITS_OWN = (errno.ENAMETOOLONG, errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.EFBIG)
"""What is wrong with one name or one file, and not with the folder."""


class LocalStore:
    """Files in a folder. Each is written in a temporary folder inside it, then moved to its name in one step."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()
        self.target = str(self._folder)

    def put(self, name: str, content: bytes) -> Kept:
        """Keep a file. Neither the folder itself, if it has gone, is made again, nor a link inside it followed."""
        steps = steps_of(name)
        with self._told("cannot be written", name):
            place = self._place(steps, make=True)
            temporary = self._written(content)
            with _gone_on_failure(temporary):
                _replace(temporary, place)
        digest = hashlib.sha256(content).hexdigest()
        return Kept(name, len(content), digest, digest)

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file, or nothing when there is none, or a link, a folder or a device."""
        with self._told("cannot be read", name):
            place = self._place(steps_of(name))
            return place.read_bytes() if _plain(place) else None

    def mark(self, name: str) -> str | None:
        """Return the sha256 of a file; for a link, a folder or a device words that are no file's mark."""
        with self._told("cannot be read", name):
            place = self._place(steps_of(name))
            if not (plain := _plain(place)):
                return _NOT_PLAIN if plain is False else None
            with place.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()

    def marks(self, names: Collection[str]) -> Mapping[str, str]:
        """Return the marks of those of the files that are there."""
        return {name: mark for name in names if (mark := self.mark(name)) is not None}

    def remove(self, name: str) -> None:
        """Remove a file, or the link of that name."""
        with self._told("cannot be removed", name), suppress(FileNotFoundError, NotADirectoryError):
            self._place(steps_of(name)).unlink()

    def sweep(self) -> int:
        """Remove the temporary folder and the half written files in it; what is not ours stays."""
        folder = self._folder / TEMPORARY
        if _kind(folder) != stat.S_IFDIR:
            return 0
        count = 0
        with self._told("cannot be removed", TEMPORARY):
            for each in folder.glob("*.tmp"):
                each.unlink(missing_ok=True)
                count += 1
        self._leave()
        return count

    def probe(self) -> None:
        """Make the folder, write a file there and remove it."""
        with self._told("cannot be made", ""):
            self._folder.mkdir(parents=True, exist_ok=True)
        with self._told("cannot be written in", ""):
            self._written(bytes(4096)).unlink()
        self._leave()

    def _place(self, steps: tuple[str, ...], *, make: bool = False) -> Path:
        """Return the path of a name. A folder on the way that is a link would lead out of the store."""
        place = self._folder
        for step in steps[:-1]:
            place /= step
            if make:
                with suppress(FileExistsError):
                    place.mkdir()
            if place.is_symlink():
                raise OneFileOnly(
                    "this folder is a link, which is not followed", where=str(place), hint="put a folder in its place"
                )
        return place / steps[-1]

    def _written(self, content: bytes) -> Path:
        """Return a new temporary file with the content, on the disk and with the permissions the umask gives."""
        for tries in range(3):
            try:
                return self._write(content)
            except FileNotFoundError:  # another process has just left the temporary folder and taken it along
                if tries == 2 or not self._folder.is_dir():
                    raise
        raise AssertionError

    def _write(self, content: bytes) -> Path:
        folder = self._folder / TEMPORARY
        with suppress(FileExistsError):
            folder.mkdir()
        if folder.is_symlink():
            raise NotADirectoryError(errno.ENOTDIR, "a link", str(folder))
        temporary = folder / f"{token_hex(8)}.tmp"
        with _gone_on_failure(temporary), temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        return temporary

    def _leave(self) -> None:
        """Remove the temporary folder, unless another process has a file in it."""
        with suppress(OSError):
            (self._folder / TEMPORARY).rmdir()

    @contextmanager
    def _told(self, what: str, name: str) -> Iterator[None]:
        """Say what the system refused, where, and what to do."""
        try:
            yield
        except OSError as error:
            place = self._folder / name
            reason, hint = self._reason(error, place)
            problem = OneFileOnly if _is_its_own(error, place) else EnvironmentProblem
            raise problem(f"{what}: {reason}", where=str(place), hint=hint) from error

    def _reason(self, error: OSError, place: Path) -> tuple[str, str]:
        if _is_held(error, place):
            return "another program has it open, or it is write-protected", "close it in Word"
        if getattr(error, "winerror", None) == _TOO_LONG:
            return _REASONS[errno.ENAMETOOLONG]
        if isinstance(error, FileNotFoundError) and not self._folder.is_dir():
            return "its folder is gone", f"put {self._folder} back, or {_ELSEWHERE}"
        said = error.strerror or str(error) or type(error).__name__
        return _REASONS.get(error.errno or 0, (said, _ELSEWHERE))


def _is_held(error: OSError, place: Path) -> bool:
    """Whether another program has the file open: Word, as a rule."""
    return getattr(error, "winerror", None) == _HELD or (
        _WINDOWS and isinstance(error, PermissionError) and place.is_file()
    )


def _is_its_own(error: OSError, place: Path) -> bool:
    """Whether it is the trouble of one file, and others could be put there."""
    own = error.errno in _ITS_OWN or getattr(error, "winerror", None) == _TOO_LONG
    return _is_held(error, place) or (own and place.parent.is_dir())


@contextmanager
def _gone_on_failure(temporary: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def _replace(temporary: Path, place: Path) -> None:
    """Move a file to its name. On Windows a virus scanner may hold either for a moment."""
    for tries in range(5):
        try:
            temporary.replace(place)
        except PermissionError:
            if not _WINDOWS or tries == 4:
                raise
            time.sleep(_PAUSE * 2**tries)
        else:
            return


def _plain(place: Path) -> bool | None:
    """Whether it is a plain file and no link; nothing when there is nothing there."""
    kind = _kind(place)
    return None if kind is None else kind == stat.S_IFREG


def _kind(place: Path) -> int | None:
    try:
        return stat.S_IFMT(place.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return None
