"""Reading what a run wrote, while it may be writing still: a copy of the ledger is taken, and nothing is touched."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from filelock import FileLock, Timeout

from draftkit.batch.ledger import NAME
from draftkit.batch.outputs import ledger_path, lock_path
from draftkit.batch.records import Records, telling
from draftkit.batch.stores import Store, open_store
from draftkit.batch.stores.local import LocalStore
from draftkit.errors import DraftkitError, EnvironmentProblem

_JOURNAL = "-journal"


@dataclass(frozen=True, slots=True)
class Reading:
    """Where a run wrote to, what its ledger says, and whether a run is at work: nothing where that cannot be told."""

    store: Store
    records: Records
    at_work: bool | None


@contextmanager
def read_outputs(target: str) -> Iterator[Reading]:
    """Yield what there is of a run in a folder or at an address. Raises DraftkitError where there was none."""
    store = open_store(target)
    if isinstance(store, LocalStore) and not Path(store.target).is_dir():
        raise DraftkitError("there is no such folder", where=target, hint="name the folder you gave to --out")
    path = ledger_path(store)
    if path.is_file():
        at_work = _held(lock_path(path))
        with read_ledger(path) as records:
            yield Reading(store, records, at_work)
        return
    content = None if isinstance(store, LocalStore) else store.read(NAME)
    if content is None:
        raise DraftkitError(
            "no batch was run into this folder", where=target, hint="name the folder or address you gave to --out"
        )
    with tempfile.TemporaryDirectory(prefix="draftkit-") as folder:
        fetched = Path(folder, NAME)
        fetched.write_bytes(content)
        with read_ledger(fetched) as records:
            yield Reading(store, records, None)


@contextmanager
def read_ledger(path: Path) -> Iterator[Records]:
    """Yield a ledger as it is at this moment. A run that writes in it does not wait for us, nor we for it."""
    copy = sqlite3.connect("", isolation_level=None)  # SQLite keeps what is large in a file that removes itself
    try:
        with telling(path, "read"):
            try:
                _copy(path, copy)
            except sqlite3.OperationalError:
                if not path.with_name(path.name + _JOURNAL).is_file():
                    raise
                _copy_mended(path, copy)
            with Records(copy, path) as records:
                records.check_format()
                yield records
    finally:
        copy.close()


def _copy(path: Path, copy: sqlite3.Connection) -> None:
    address = quote(path.absolute().as_posix(), safe="/:")
    ledger = sqlite3.connect(f"file://{'' if address.startswith('/') else '/'}{address}?mode=ro", uri=True, timeout=10)
    try:
        ledger.execute("select count(*) from sqlite_master").fetchone()
        ledger.backup(copy)
    finally:
        ledger.close()


def _copy_mended(path: Path, copy: sqlite3.Connection) -> None:
    """Copy the ledger of a killed run. SQLite must take back what was half written, which we let it do elsewhere."""
    with tempfile.TemporaryDirectory(prefix="draftkit-") as folder:
        there = Path(folder, NAME)
        with _readable(path):
            shutil.copyfile(path, there)
            with suppress(FileNotFoundError):
                shutil.copyfile(path.with_name(path.name + _JOURNAL), there.with_name(NAME + _JOURNAL))
        ledger = sqlite3.connect(there)
        try:
            ledger.execute("select count(*) from sqlite_master").fetchone()
            ledger.backup(copy)
        finally:
            ledger.close()


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EnvironmentProblem(
            f"the ledger cannot be read: {error.strerror}", where=str(path), hint="check its permissions"
        ) from error


def _held(lock: Path) -> bool | None:
    """Whether a run holds its lock, which one that was killed does not; nothing where that cannot be told."""
    if not lock.exists():
        return False
    try:
        with FileLock(lock, timeout=0):
            return False
    except Timeout:
        return True
    except OSError:
        return None
