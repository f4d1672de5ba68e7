"""A run on a disk that is full: one block that says what to do, a ledger that says what is true, and a way to go on."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from draftkit.actions.batch_report import batch_status
from draftkit.batch.ledger import NAME
from draftkit.cli import run
from tests.cli.test_batch import OURS, good, write

COUNT = 16
ROOM, MORE_ROOM = "300k", "20m"


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "projects.jsonl", *good(COUNT))
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def made(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.docx")}


@pytest.mark.slow
def test_a_run_on_a_full_disk_says_what_to_do_and_once_there_is_room_it_goes_on(
    disk: Path, capsys: pytest.CaptureFixture
):
    command = ["batch", "projects.jsonl", "--quiet", *OURS, "--out"]
    target = disk / "build"
    known = []
    for _ in range(2):
        assert run([*command, str(target)]) == 4
        err = capsys.readouterr().err
        assert err.count("Error: ") == err.count("\n  Try: ") == 1
        assert "disk is full" in err
        assert "run the same command again" in err
        counts = batch_status(str(target)).counts
        known.append(counts.made + counts.kept)
    before = made(target)

    subprocess.run(["mount", "-o", f"remount,size={MORE_ROOM}", disk], check=True)
    assert run([*command, str(target)]) == 0

    assert known[0] == known[1]
    assert known[0] <= len(before) < COUNT
    assert sorted(path.name for path in target.iterdir()) == sorted([NAME, *made(target)])
    assert run([*command, "elsewhere"]) == 0
    assert made(target) == made(Path("elsewhere"))
    assert before.items() <= made(target).items()
