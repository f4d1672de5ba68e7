"""The cache: what was worked out before comes back, and nothing depends on it."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "two-party-pilot.json"


def draft(folder: Path, cache: str) -> bytes:
    """The bytes of a sample drafted in a process of its own."""
    command = [sys.executable, "-m", "draftkit", "draft", str(SAMPLE), "-o", "-"]
    environment = {**os.environ, "DRAFTKIT_CACHE": cache}
    return subprocess.run(command, check=True, capture_output=True, cwd=folder, env=environment).stdout


def test_a_draft_is_the_same_with_a_cache_without_one_and_from_one(tmp_path: Path):
    without = draft(tmp_path, "off")

    first, second = draft(tmp_path, str(tmp_path / "kept")), draft(tmp_path, str(tmp_path / "kept"))

    assert without == first == second


def test_the_cache_is_the_user_s_alone(tmp_path: Path):
    draft(tmp_path, str(tmp_path / "kept"))

    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "kept").iterdir()}

    assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o700
    assert modes == {0o600}


@pytest.mark.parametrize("spoilt", [b"", b"not a pickle", pickle.dumps([1, 2]), pickle.dumps({"house": 1})[:-3]])
def test_a_spoilt_cache_counts_as_none(tmp_path: Path, spoilt: bytes):
    whole = draft(tmp_path, str(tmp_path / "kept"))
    for path in (tmp_path / "kept").iterdir():
        path.write_bytes(spoilt)

    assert draft(tmp_path, str(tmp_path / "kept")) == whole


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="file modes are POSIX")
def test_a_cache_that_others_can_write_is_not_read(tmp_path: Path):
    draft(tmp_path, str(tmp_path / "kept"))
    traps = list((tmp_path / "kept").iterdir())
    for path in traps:
        path.write_bytes(pickle.dumps(_Trap()))
        path.chmod(0o666)

    draft(tmp_path, str(tmp_path / "kept"))

    assert not (tmp_path / "sprung").exists()


class _Trap:
    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("touch sprung",)


def test_a_cache_folder_that_cannot_be_made_is_no_error(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")

    assert draft(tmp_path, str(tmp_path / "file" / "kept")) == draft(tmp_path, "off")


def test_a_lint_leaves_nothing_that_would_slow_a_draft(tmp_path: Path):
    draft(tmp_path, str(tmp_path / "kept"))
    before = {path.name: path.stat().st_size for path in (tmp_path / "kept").iterdir()}
    environment = {**os.environ, "DRAFTKIT_CACHE": str(tmp_path / "kept")}

    subprocess.run([sys.executable, "-m", "draftkit", "clauses", "lint"], check=True, cwd=tmp_path, env=environment)

    assert {path.name: path.stat().st_size for path in (tmp_path / "kept").iterdir()} == before
