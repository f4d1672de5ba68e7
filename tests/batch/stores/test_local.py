import errno
import hashlib
import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.batch.stores import Kept, OneFileOnly, local, open_store
from draftkit.batch.stores.local import LocalStore
from draftkit.batch.stores.store import TEMPORARY, steps_of
from draftkit.errors import EnvironmentProblem

NAME, OLD, NEW = "2027/LEG-7.docx", b"old", b"new" * 1000


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def store(tmp_path: Path) -> LocalStore:
    return LocalStore(tmp_path)


@pytest.fixture
def mask():
    old = os.umask(0o027)
    yield
    os.umask(old)


class Faults:
    """Makes the n-th of the system's calls fail; counts them all."""

    def __init__(self, patch: pytest.MonkeyPatch, fail_at: int, number: int = errno.ENOSPC) -> None:
        self.calls, self.fail_at, self.number = 0, fail_at, number
        for name in ("mkdir", "replace", "fsync"):
            patch.setattr(os, name, self.guarded(getattr(os, name)))
        opened = io.open
        patch.setattr(io, "open", lambda *args, **options: self.watched(self.guarded(opened)(*args, **options)))

    def guarded(self, call):
        def tried(*args, **options):
            self.calls += 1
            if self.calls == self.fail_at:
                raise OSError(self.number, os.strerror(self.number))
            return call(*args, **options)

        return tried

    def watched(self, file):
        return Watched(file, self)


class Watched:
    """A file whose calls may fail."""

    def __init__(self, file, faults: Faults) -> None:
        self._file = file
        self.write, self.flush, self._close = (faults.guarded(each) for each in (file.write, file.flush, file.close))

    def fileno(self):
        return self._file.fileno()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self._close()
        finally:
            self._file.close()


def test_what_is_put_can_be_read_and_told_again(store: LocalStore, tmp_path: Path):
    digest = hashlib.sha256(NEW).hexdigest()

    kept = store.put(NAME, NEW)

    assert kept == Kept(NAME, len(NEW), digest, digest)
    assert store.read(NAME) == NEW
    assert store.mark(NAME) == digest
    assert store.marks([NAME, "other"]) == {NAME: digest}
    assert (tmp_path / NAME).read_bytes() == NEW


def test_a_file_is_replaced(store: LocalStore):
    store.put(NAME, OLD)

    store.put(NAME, NEW)

    assert store.read(NAME) == NEW


def test_a_file_that_is_not_there_is_nothing(store: LocalStore):
    store.put("a", OLD)

    assert store.read(NAME) is store.mark(NAME) is store.read("a/b") is store.mark("a/b") is None
    store.remove(NAME)
    store.remove("a/b")


def test_a_removed_file_is_gone(store: LocalStore):
    store.put(NAME, OLD)

    store.remove(NAME)

    assert store.read(NAME) is None


@pytest.mark.usefixtures("mask")
def test_a_file_has_the_permissions_of_the_umask(store: LocalStore, tmp_path: Path):
    store.put(NAME, NEW)

    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o640
    assert (tmp_path / NAME).parent.stat().st_mode & 0o777 == 0o750


def test_the_temporary_folder_is_gone_after_the_sweep(store: LocalStore, tmp_path: Path):
    store.put("a", NEW)

    assert store.sweep() == 0
    assert files(tmp_path) == {"a": NEW}
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_what_a_killed_run_left_is_swept_and_nothing_else(store: LocalStore, tmp_path: Path):
    (tmp_path / TEMPORARY).mkdir()
    for name in ("0123.tmp", "4567.tmp", "mine.txt"):
        (tmp_path / TEMPORARY / name).write_bytes(b"half")

    assert store.sweep() == 2
    assert files(tmp_path) == {f"{TEMPORARY}/mine.txt": b"half"}


def test_there_is_nothing_to_sweep_in_a_folder_that_is_not_there_or_is_a_link(tmp_path: Path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "x.tmp").touch()
    (tmp_path / TEMPORARY).symlink_to(elsewhere)

    assert LocalStore(tmp_path).sweep() == LocalStore(tmp_path / "none").sweep() == 0
    assert (elsewhere / "x.tmp").exists()


@pytest.mark.parametrize(
    "name", ["", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a\\b", "C:a", "a\0b", "a*", f"{TEMPORARY}/a", TEMPORARY]
)
def test_a_name_that_leads_out_of_the_store_is_a_fault_of_ours(store: LocalStore, name: str):
    for call in (store.read, store.mark, store.remove, lambda name: store.put(name, b"")):
        with pytest.raises(ValueError, match="is no name for a file"):
            call(name)


@given(st.text(alphabet="./\\a:\0~", max_size=8))
def test_a_name_that_is_taken_stays_below_the_folder(name: str):
    try:
        steps = steps_of(name)
    except ValueError:
        return

    assert Path("/srv/drafts").joinpath(*steps).resolve().is_relative_to("/srv/drafts")


def test_a_folder_inside_that_is_a_link_is_not_followed(store: LocalStore, tmp_path: Path, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "LEG-7.docx").write_bytes(OLD)
    (tmp_path / "2027").symlink_to(elsewhere)

    for call in (store.read, store.mark, store.remove, lambda name: store.put(name, NEW)):
        with pytest.raises(EnvironmentProblem, match="this folder is a link"):
            call(NAME)
    assert files(elsewhere) == {"LEG-7.docx": OLD}


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(
    store: LocalStore, tmp_path: Path, tmp_path_factory
):
    outside = tmp_path_factory.mktemp("elsewhere") / "precious"
    outside.write_bytes(OLD)
    (tmp_path / "a").symlink_to(outside)

    assert store.mark("a") == "not a plain file"
    assert store.read("a") is None
    store.put("a", NEW)

    assert store.read("a") == NEW
    assert outside.read_bytes() == OLD


def test_a_temporary_folder_that_is_a_link_is_not_used(store: LocalStore, tmp_path: Path, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (tmp_path / TEMPORARY).symlink_to(elsewhere)

    with pytest.raises(EnvironmentProblem, match="a file stands where a folder must be"):
        store.put("a", NEW)
    assert not files(elsewhere)


def test_the_folder_is_made_by_the_probe_and_left_empty(tmp_path: Path):
    folder = tmp_path / "a" / "b"

    LocalStore(folder).probe()

    assert not list(folder.iterdir())


def test_the_target_opens_the_same_store_from_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    store = open_store("drafts")
    store.probe()
    monkeypatch.chdir("/")

    open_store(store.target).put("a", NEW)

    assert (tmp_path / "drafts" / "a").read_bytes() == NEW


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path):
    (tmp_path / "file").touch()

    for folder in (tmp_path / "file", tmp_path / "file" / "deeper"):
        with pytest.raises(EnvironmentProblem, match="cannot be made: a file stands where a folder must be"):
            LocalStore(folder).probe()


def test_a_folder_that_goes_in_the_middle_of_a_run_is_told_and_not_made_again(tmp_path: Path):
    store = LocalStore(tmp_path / "drafts")
    store.probe()
    (tmp_path / "drafts").rmdir()

    for name in ("a", NAME):
        with pytest.raises(EnvironmentProblem, match="its folder is gone") as told:
            store.put(name, NEW)
    assert str(tmp_path / "drafts") in told.value.hint
    assert not (tmp_path / "drafts").exists()


def test_a_folder_in_the_place_of_a_file_is_told(store: LocalStore, tmp_path: Path):
    (tmp_path / "a").mkdir()

    with pytest.raises(EnvironmentProblem, match="a folder has that name"):
        store.put("a", NEW)
    assert store.mark("a") == "not a plain file"
    assert not files(tmp_path)


def test_a_path_that_is_too_long_is_told(store: LocalStore, tmp_path: Path):
    with pytest.raises(EnvironmentProblem, match="its path is too long"):
        store.put("x" * 300, NEW)
    assert not files(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_one_may_not_write_in_is_told(tmp_path: Path):
    tmp_path.chmod(0o555)

    with pytest.raises(EnvironmentProblem, match="you have no right to it"):
        LocalStore(tmp_path).probe()
    with pytest.raises(EnvironmentProblem, match="you have no right to it"):
        LocalStore(tmp_path / "new").probe()


def outcome_of(store: LocalStore, folder: Path) -> bytes | None:
    """What is in the folder after a failure: nothing half written anywhere."""
    left = files(folder)
    assert set(left) <= {NAME}
    return left.get(NAME)


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("fail_at", range(1, 9))
def test_whatever_call_fails_the_file_is_old_new_or_absent(tmp_path: Path, there: bool, fail_at: int):
    store = LocalStore(tmp_path)
    if there:
        store.put(NAME, OLD)

    with pytest.MonkeyPatch.context() as patch:
        faults = Faults(patch, fail_at)
        try:
            store.put(NAME, NEW)
        except EnvironmentProblem as told:
            failed = True
            assert "the disk is full" in str(told)  # noqa: PT017  it is told in words, whatever call it was
        else:
            failed = False

    assert failed == (fail_at <= faults.calls)
    assert outcome_of(store, tmp_path) == (NEW if not failed else OLD if there else None)


def test_the_faults_reach_every_call_there_is(tmp_path: Path):
    with pytest.MonkeyPatch.context() as patch:
        faults = Faults(patch, 0)
        LocalStore(tmp_path).put(NAME, NEW)

    assert faults.calls == 8  # two folders, open, write, flush, fsync, close, replace


@pytest.mark.parametrize("interrupt", [KeyboardInterrupt, MemoryError])
def test_an_interrupt_leaves_nothing_half_written(tmp_path: Path, interrupt, monkeypatch: pytest.MonkeyPatch):
    def stop(_):
        raise interrupt

    monkeypatch.setattr(os, "fsync", stop)

    with pytest.raises(interrupt):
        LocalStore(tmp_path).put(NAME, NEW)
    assert not files(tmp_path)


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.EDQUOT, "your share of the disk is used up"),
        (errno.EROFS, "the disk can only be read"),
        (errno.EACCES, "you have no right to it"),
        (errno.EIO, "the disk failed"),
        (errno.ESTALE, os.strerror(errno.ESTALE)),
    ],
)
def test_what_the_system_refuses_is_told_with_the_file_and_what_to_do(tmp_path: Path, number: int, message: str):
    with pytest.MonkeyPatch.context() as patch:
        Faults(patch, 1, number)
        with pytest.raises(EnvironmentProblem, match=f"cannot be written: {message}") as told:
            LocalStore(tmp_path).put("a", NEW)

    assert str(told.value.where) == str(tmp_path / "a")
    assert "choose another folder" in told.value.hint
    assert told.value.exit_code == 4


def test_a_file_that_is_open_in_word_is_tried_again_and_then_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    store, pauses = LocalStore(tmp_path), []
    store.put("a", OLD)
    monkeypatch.setattr(local, "_WINDOWS", True)
    monkeypatch.setattr(time, "sleep", pauses.append)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", held_for(9))
        with pytest.raises(EnvironmentProblem, match="another program has it open") as told:
            store.put("a", NEW)
    assert told.value.hint == "close it in Word"
    assert files(tmp_path) == {"a": OLD}

    monkeypatch.setattr(os, "replace", held_for(2))
    store.put("a", NEW)
    assert files(tmp_path) == {"a": NEW}
    assert len(pauses) == 6


def held_for(times: int):
    replace, tries = os.replace, iter(range(times))

    def held(*paths):
        if next(tries, None) is not None:
            raise PermissionError(errno.EACCES, "Access is denied")
        replace(*paths)

    return held


def test_windows_own_errors_are_told(tmp_path: Path):
    store, held, long = LocalStore(tmp_path), OSError(errno.EACCES, ""), OSError(errno.ENOENT, "")
    held.winerror, long.winerror = 32, 206

    assert store._reason(held, tmp_path)[1] == "close it in Word"
    assert store._reason(long, tmp_path)[0] == "its path is too long"


def test_a_temporary_folder_that_another_process_takes_away_is_made_again(tmp_path: Path, monkeypatch):
    store, opened, taken = LocalStore(tmp_path), io.open, []

    def late(path, *args, **options):
        if not taken:
            taken.append(Path(path).parent.rmdir())
        return opened(path, *args, **options)

    monkeypatch.setattr(io, "open", late)
    store.put("a", NEW)

    assert store.read("a") == NEW


def test_a_file_larger_than_may_be_leaves_nothing_behind(tmp_path: Path):
    resource = pytest.importorskip("resource", reason="only POSIX has such limits")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, limits[1]))
    try:
        with pytest.raises(EnvironmentProblem, match="larger than a file may be here"):
            LocalStore(tmp_path).put(NAME, bytes(100_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)

    assert not files(tmp_path)


def test_a_full_disk_leaves_the_old_file_and_nothing_half_written(tmp_path: Path):
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", tmp_path], capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        store = LocalStore(tmp_path)
        store.probe()
        store.put("a", OLD)
        for name in ("a", NAME):
            with pytest.raises(EnvironmentProblem, match="the disk is full"):
                store.put(name, bytes(100_000))
        assert files(tmp_path) == {"a": OLD}
        store.put("b", NEW)
    finally:
        subprocess.run(["umount", tmp_path], check=True)


WRITER = """
import sys
from draftkit.batch.stores import open_store
store = open_store(sys.argv[1])
print(flush=True)
while True:
    for letter in b"ab":
        store.put("x", bytes([letter]) * 200_000)
"""


def test_a_killed_writer_leaves_a_whole_file_and_what_can_be_swept(tmp_path: Path):
    store = LocalStore(tmp_path)
    for pause in (0.0, 0.003, 0.01, 0.02):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE) as writer:
            writer.stdout.readline()
            time.sleep(pause)
            writer.kill()
        found = store.read("x") or b""
        assert len(found) in {0, 200_000}
        assert len({*found}) <= 1

    store.sweep()

    assert set(files(tmp_path)) <= {"x"}


def test_a_folder_in_the_place_of_one_file_is_the_trouble_of_that_file_alone(tmp_path: Path):
    (tmp_path / "a.docx").mkdir()
    store = LocalStore(tmp_path)

    with pytest.raises(OneFileOnly, match="folder"):
        store.put("a.docx", b"new")

    assert store.put("b.docx", b"new").size == 3
