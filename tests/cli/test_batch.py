"""`draftkit batch` as a user meets it: what it says, where, and what it leaves with."""

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from draftkit.actions import batch as action
from draftkit.cli import run
from draftkit.errors import EnvironmentProblem

LIBRARY = Path(__file__).parents[1] / "libraries" / "data-sharing"
BRIEF = json.loads((LIBRARY.parent / "two-bodies.json").read_text(encoding="utf-8"))
OURS = ["--library", str(LIBRARY), "--jobs", "1"]


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path / "projects.jsonl", *good(3))


def good(count: int) -> list[dict[str, Any]]:
    return [{**BRIEF, "agreement": {"title": f"Sharing {n}", "reference": f"S-{n}"}} for n in range(1, count + 1)]


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def test_a_run_says_how_many_it_made_on_standard_error_and_leaves_with_0(table: Path, capsys: pytest.CaptureFixture):
    assert run(["batch", "projects.jsonl", "--out", "build", *OURS]) == 0

    out, err = capsys.readouterr()
    assert out == ""
    assert err == "3 agreements in the table, 3 to make.\n3 agreements made.\n"
    assert len(list(Path("build").glob("*.docx"))) == 3


def test_a_second_run_says_that_all_is_done(table: Path, capsys: pytest.CaptureFixture):
    run(["batch", "projects.jsonl", "--out", "build", *OURS])
    capsys.readouterr()

    assert run(["batch", "projects.jsonl", "--out", "build", *OURS]) == 0

    assert capsys.readouterr().err.splitlines()[-1] == "3 already done."


def test_a_bad_row_is_one_line_with_its_place_and_what_to_do_and_the_code_is_3(
    table: Path, capsys: pytest.CaptureFixture
):
    rows = good(3)
    rows[1]["term"] = {"start_date": "soon"}
    write(table, *rows)

    assert run(["batch", "projects.jsonl", "--out", "build", "--quiet", *OURS]) == 3

    failed, total = capsys.readouterr().err.splitlines()
    assert failed.startswith("Failed S-2: projects.jsonl:2:")
    assert "start" in failed
    assert "(try: " in failed
    assert total == "2 agreements made, 1 failed."


def test_events_are_one_json_object_a_line_on_standard_output(table: Path, capsys: pytest.CaptureFixture):
    rows = good(3)
    rows[1]["term"] = {"start_date": "soon"}
    write(table, *rows)

    assert run(["batch", "projects.jsonl", "--out", "build", "--json", *OURS]) == 3

    out, err = capsys.readouterr()
    events = [json.loads(line) for line in out.splitlines()]
    assert err == ""
    assert [event["event"] for event in events] == ["began", "done", "failed", "done", "ended"]
    assert events[0]["schema"] == "draftkit/batch/1"
    assert events[2]["findings"][0]["severity"] == "bar"
    assert events[-1]["failed"] == 1
    assert Path("build", events[1]["files"][0]["name"]).stat().st_size == events[1]["files"][0]["bytes"]


def test_a_trial_needs_no_folder_and_makes_none(table: Path, capsys: pytest.CaptureFixture):
    assert run(["batch", "projects.jsonl", "--dry-run", *OURS]) == 0

    assert "3 agreements would be made." in capsys.readouterr().err
    assert sorted(path.name for path in Path().iterdir()) == ["projects.jsonl"]


def test_a_trial_does_not_send_the_reader_to_a_report_that_it_leaves_nowhere(
    table: Path, capsys: pytest.CaptureFixture
):
    write(table, *({**row, "term": {f"k{n}": n for n in range(9)}} for row in good(1)))

    assert run(["batch", "projects.jsonl", "--dry-run", *OURS]) == 3

    err = capsys.readouterr().err
    assert "1 agreement in the table, 1 to check." in err
    assert "and 4 more; --json has them all" in err


def test_a_table_to_fill_in_is_written_and_not_over_one_that_is_there(table: Path, capsys: pytest.CaptureFixture):
    assert run(["batch", "--template", "new.xlsx"]) == 0
    made = Path("new.xlsx").read_bytes()

    assert run(["batch", "--template", "new.xlsx"]) == 1

    assert "there is a file of that name already" in capsys.readouterr().err
    assert Path("new.xlsx").read_bytes() == made


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["projects.jsonl"], 2, "--out"),
        (["--out", "build"], 2, "TABLE"),
        (["projects.jsonl", "--out", "build", "--to", "odt"], 2, "odt"),
        (["projects.jsonl", "--out", "build", "--jobs", "0"], 2, "jobs"),
        (["none.xlsx", "--out", "build"], 1, "no such file"),
        (["projects.jsonl", "--out", "build", "--name", "all"], 1, "no fact"),
        (["projects.jsonl", "--out", "build", "--name", "{agreement.titel}"], 1, "agreement.titel"),
        (["projects.jsonl", "--out", "build", "--set", "nonsense"], 1, "key=value"),
        (["projects.jsonl", "--out", "projects.jsonl"], 4, "projects.jsonl"),
        (["projects.jsonl", "--out", "build", "--engine", "dask"], 4, "--scheduler"),
        (["projects.jsonl", "--out", "build", "--scheduler", "tcp://host:8786"], 2, "--engine dask"),
        (["projects.jsonl", "--out", "build", "--pack", "--to", "html"], 2, "--to and --pack"),
        (["projects.jsonl", "--out", "build", "--set", "foo=1"], 1, "--set foo: foo: the key 'foo' is not known"),
        (["projects.jsonl", "--out", "build", "--only", "S-11"], 1, "did you mean 'S-1'?"),
        (["projects.jsonl", "--out", "build", "--only", "S-"], 1, "'S-*' stands for all that begin so"),
        (["stauts", "build"], 2, "Did you mean 'batch status'?"),
        (["new.csv", "--template"], 1, "ends in .xlsx: new.xlsx"),
        (["new.xlsx", "--template", "--sample"], 2, "--template and --sample do not go together"),
        (["new.xlsx", "--template", "--out", "b", "--to", "html"], 2, "--out and --to do not go with --template"),
        (["new.xlsx", "--sample", "--fresh"], 2, "--fresh does not go with --sample"),
        ([".", "--template"], 1, "this is a folder"),
        (["projects.jsonl", "--out", "ftp://host/x"], 1, "ftp"),
    ],
)
def test_what_cannot_be_done_is_one_block_and_leaves_nothing_behind(
    table: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int,
    words: str,
):  # fmt: skip
    monkeypatch.delenv("DASK_SCHEDULER_ADDRESS", raising=False)

    assert run(["batch", *arguments]) == code

    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert err.count("Error: ") == 1
    assert sorted(path.name for path in Path().iterdir()) in (["projects.jsonl"], ["build", "projects.jsonl"])
    assert not [*Path("build").glob("*.docx")]


def test_help_shows_the_options_and_the_other_commands(capsys: pytest.CaptureFixture):
    assert run(["batch", "--help"]) == 0

    shown = capsys.readouterr().out
    assert "Usage: draftkit batch [OPTIONS] TABLE\n" in shown
    assert "--out" in shown
    assert "batch report" in shown


def test_a_full_disk_stops_the_run_says_so_once_and_how_to_go_on(
    table: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(action, "open_engine", lambda *_, **__: Broken())

    assert run(["batch", "projects.jsonl", "--out", "build", *OURS]) == 4

    err = capsys.readouterr().err
    assert err.count("the disk is full") == 1
    assert "0 are done, 3 are left" in err
    assert "run the same command again" in err


class Broken:
    """An engine on a machine whose disk is full."""

    def run(self, jobs: Any) -> Any:
        for job in jobs:
            yield action.failed(job, "environment", action.Finding("the disk is full", "bar", hint="make room"))
            if self.stopped:
                return

    stopped = False

    def stop(self) -> None:
        self.stopped = True


def test_the_first_ctrl_c_finishes_what_is_in_hand_and_leaves_with_130(
    table: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    write(table, *good(12))
    came: Callable[..., None] = action.Run._came

    def interrupted(self: Any, *everything: Any) -> None:
        came(self, *everything)
        if self.tally.done == 1:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(action.Run, "_came", interrupted)
    before = signal.getsignal(signal.SIGINT)

    assert run(["batch", "projects.jsonl", "--out", "build", *OURS]) == 130

    assert "Run the same command again to go on." in capsys.readouterr().err
    assert signal.getsignal(signal.SIGINT) is before
    monkeypatch.undo()
    os.chdir(table.parent)
    assert run(["batch", "projects.jsonl", "--out", "build", *OURS]) == 0
    assert len(list(Path("build").glob("*.docx"))) == 12


def test_a_worker_cannot_reach_the_disk_any_more(table: Path, capsys: pytest.CaptureFixture):
    """The folder goes away while the run is at it: nothing is made anew, and the run says what is wrong."""
    write(table, *good(60))
    began = action.Run._choose

    def gone(self: Any, *everything: Any) -> None:
        began(self, *everything)
        Path("build").rename("elsewhere")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(action.Run, "_choose", gone)
        code = run(["batch", "projects.jsonl", "--out", "build", *OURS])

    assert code == EnvironmentProblem.exit_code
    assert "its folder is gone" in capsys.readouterr().err
    assert not Path("build").exists()


def test_the_sample_portfolio_is_written_to_try(table: Path, capsys: pytest.CaptureFixture):
    assert run(["batch", "portfolio.xlsx", "--sample"]) == 0

    assert Path("portfolio.xlsx").read_bytes()[:2] == b"PK"
    assert "draftkit batch portfolio.xlsx --out build" in capsys.readouterr().err


def test_a_mistake_in_the_command_is_told_under_its_own_name(table: Path, capsys: pytest.CaptureFixture):
    assert run(["batch", "projects.jsonl"]) == 2

    assert "Usage: draftkit batch [OPTIONS] TABLE\nTry 'draftkit batch --help' for help.\n" in capsys.readouterr().err


def test_when_nothing_is_made_the_sentence_begins_with_a_capital(table: Path, capsys: pytest.CaptureFixture):
    write(table, {"agreement": {"title": "Alone"}})

    assert run(["batch", "projects.jsonl", "--out", "build", *OURS]) == 3

    assert capsys.readouterr().err.endswith("\nNo agreements made, 1 failed.\n")


def test_a_cluster_that_is_not_installed_is_told_before_anything_is_begun(
    table: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("draftkit.batch.engines.engine.find_spec", lambda _: None)

    assert run(["batch", "projects.jsonl", "--out", "build", "--engine", "dask", *OURS]) == 4

    said = "Error: a cluster needs what is not installed\n  Try: pip install 'draftkit[cluster]'\n"
    assert capsys.readouterr().err == said
    assert not Path("build").exists()
