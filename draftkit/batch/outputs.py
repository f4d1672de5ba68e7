"""Where a run keeps its outputs, its ledger and its lock: a folder, or an address with the ledger kept here."""

import contextlib
import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from draftkit.batch.ledger import NAME, Ledger
from draftkit.batch.stores import Store, open_store
from draftkit.batch.stores.local import LocalStore
from draftkit.errors import DraftkitError, EnvironmentProblem

_LOCK = ".draftkit-lock"


def state_folder() -> Path:
    """Return the folder where this user's ledgers of addresses are. DRAFTKIT_STATE names another."""
    named = os.environ.get("DRAFTKIT_STATE", "")
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is no home
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home) / "draftkit"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "draftkit"
    return Path(os.environ.get("XDG_STATE_HOME") or home / ".local" / "state") / "draftkit"


def ledger_path(store: Store) -> Path:
    """Return where the ledger of a store is on this machine: in its folder, or among this user's own."""
    if isinstance(store, LocalStore):
        return Path(store.target, NAME)
    return state_folder() / f"{hashlib.sha256(store.target.encode()).hexdigest()[:16]}.sqlite"


def lock_path(path: Path) -> Path:
    """Return the lock that a run has on a ledger while it is at work."""
    return path.with_name(_LOCK if path.name == NAME else f".{path.name}-lock")


@dataclass(slots=True)
class Outputs:
    """What a run writes to. Use it in a `with` statement: no other run can have it meanwhile."""

    store: Store
    ledger: Ledger
    lock: FileLock

    def __enter__(self) -> "Outputs":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        leave = contextlib.suppress(DraftkitError, OSError) if kind else contextlib.nullcontext()
        try:
            with leave:  # after an error, what else goes wrong would only hide it
                self.ledger.close()
            with leave:
                self.store.sweep()
            if self.ledger.path.name != NAME:
                with leave:
                    self.store.put(NAME, self.ledger.path.read_bytes())
        finally:
            self.lock.release()
            with contextlib.suppress(OSError):  # on a full or missing disk it stays, and locks nothing
                Path(self.lock.lock_file).unlink(missing_ok=True)


def open_outputs(target: str) -> Outputs:
    """Return where a run writes to, made if it was not there, and swept of what a killed run left.

    Raises EnvironmentProblem if nothing can be written, or if another run is at it.
    """
    store = open_store(target)
    store.probe()
    path = ledger_path(store)
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(lock_path(path), timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise EnvironmentProblem(
            "another run is at work here", where=target, hint="wait until it has ended, or choose another folder"
        ) from error
    try:
        if path.name != NAME and not path.is_file() and (kept := store.read(NAME)) is not None:
            path.write_bytes(kept)
        store.sweep()
        return Outputs(store, Ledger(path), lock)
    except BaseException:
        lock.release()
        raise
