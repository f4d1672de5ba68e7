"""A run that is killed at any moment loses nothing: gone on with, it ends as one that was never disturbed."""

import hashlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from draftkit.batch.ledger import NAME

FOLDER = Path(__file__).parents[1] / "libraries"
JOBS, KILLS = 500, 20

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    brief = json.loads((FOLDER / "two-bodies.json").read_text(encoding="utf-8"))
    rows = (
        {**brief, "agreement": {"title": f"Sharing {number}", "reference": f"S-{number:03}"}}
        for number in range(1, JOBS + 1)
    )
    path = tmp_path_factory.mktemp("batch") / "table.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def undisturbed(table: Path) -> Path:
    folder = table.parent / "undisturbed"
    with begun(table, folder) as process:
        process.communicate(timeout=300)
    assert process.returncode == 0
    return folder


def test_killed_at_twenty_moments_and_gone_on_with_it_ends_as_if_undisturbed(table: Path, undisturbed: Path):
    folder, chance = table.parent / "killed", random.Random(2017)  # noqa: S311 - the same moments every time
    for number in range(KILLS):
        more = chance.randint(1, JOBS // KILLS - 5)  # so that no run comes to its end, however quick the machine
        with begun(table, folder) as process:
            wait_for(process, folder, len(outputs(folder)) + more if number % 5 else 0)
            time.sleep(chance.uniform(0, 0.1))
            assert process.poll() is None
            kill(process, everyone=number % 2 == 0)

    with begun(table, folder) as process:
        _, said = process.communicate(timeout=300)

    assert process.returncode == 0, said
    assert outputs(folder) == outputs(undisturbed)
    assert recorded(folder) == recorded(undisturbed)
    assert {path.name for path in folder.iterdir() if path.suffix != ".docx"} == {NAME}


def wait_for(process: "subprocess.Popen[str]", folder: Path, count: int) -> None:
    """Wait until a run has made so many files in all; for none, until it has only just begun."""
    deadline = time.monotonic() + 120
    while len(list(folder.glob("*.docx"))) < count and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.005)


def test_workers_do_not_outlive_a_parent_that_was_killed(table: Path):
    with begun(table, table.parent / "orphans") as process:
        workers = wait_for_workers(process.pid)
        kill(process, everyone=False)

    assert workers
    deadline = time.monotonic() + 20
    while any(alive(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [worker for worker in workers if alive(worker)]


def test_ctrl_c_finishes_what_is_in_hand_says_how_to_go_on_and_leaves_with_130(table: Path):
    folder = table.parent / "interrupted"
    with begun(table, folder) as process:
        wait_for_workers(process.pid)
        while not list(folder.glob("*.docx")):
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)

    assert process.returncode == 130
    assert "Run the same command again" in said
    assert 0 < len(outputs(folder)) < JOBS
    assert {path.name for path in folder.iterdir() if path.suffix != ".docx"} == {NAME}


def begun(table: Path, folder: Path) -> subprocess.Popen[str]:
    """A run that has just begun, with a process group of its own."""
    command = [sys.executable, "-m", "draftkit", "batch", str(table), "--out", str(folder), "--jobs", "2"]
    return subprocess.Popen(
        [*command, "--library", str(FOLDER / "data-sharing")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "DRAFTKIT_CACHE": "off"},
    )


def kill(process: "subprocess.Popen[str]", *, everyone: bool) -> None:
    """End a run as a power cut would: the parent alone, or its workers too."""
    if everyone:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate(timeout=30)


def outputs(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.docx")}


def recorded(folder: Path) -> list[tuple[object, ...]]:
    """What the ledger says, but for times, tries and the number of the run."""
    with sqlite3.connect(folder / NAME) as database:
        jobs = database.execute(
            "select key, number, name, input, setup, outcome, title, open, clauses, findings, flags, blanks from job"
        ).fetchall()
        files = database.execute("select name, key, size, digest, mark from file").fetchall()
    return sorted([*jobs, *files], key=str)


def wait_for_workers(parent: int) -> list[int]:
    """The processes of a run, as soon as it has two."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found = list(children(parent))
        if len(found) >= 2:
            return found
        time.sleep(0.02)
    return []


def children(parent: int) -> Iterator[int]:
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            facts = each.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        command = Path(each.parent, "cmdline")
        if int(facts[1]) == parent and b"spawn_main" in command.read_bytes():
            yield int(each.parent.name)


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
