"""`draftkit batch compare` and `draftkit batch deviations` as a user meets them."""

import json
from pathlib import Path

import pytest

from draftkit.cli import run
from tests.portfolio import LATER, LIBRARY, drafted, edited, folder, without_brief

OURS = ["--library", str(LIBRARY), "--jobs", "1", "--out", "out"]


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder(tmp_path / "old", one=drafted("S-1"), two=drafted("S-2"))
    folder(tmp_path / "new", one=drafted("S-1", **LATER), two=drafted("S-2"))
    return tmp_path


def compare(*more: str) -> int:
    return run(["batch", "compare", "old", "new", *OURS, *more])


def test_two_runs_are_compared_and_told_in_two_lines(runs, capsys):
    assert compare() == 0

    out, err = capsys.readouterr()
    assert out == ""
    assert err == ("2 agreements in the two runs, 1 to compare.\n1 changed, 1 the same. Wrote out/comparison.html.\n")


def test_the_exit_code_says_whether_any_differs_if_it_is_asked_for(runs):
    assert compare("--exit-code", "--quiet") == 1

    folder(runs / "new", one=drafted("S-1"))
    assert compare("--exit-code", "--force") == 0


def test_a_failure_is_one_line_and_the_code_is_3_whatever_else_was_asked_for(runs, capsys):
    folder(runs / "new", two=b"nothing")

    assert compare("--exit-code", "--quiet") == 3

    first, last = capsys.readouterr().err.splitlines()
    assert first == "Failed two: two.docx: it is not a Word document (try: a .docx file is needed)"
    assert last.startswith("1 changed, 1 could not be compared, 0 the same.")


def test_the_forms_may_be_named_with_commas_or_one_by_one(runs):
    assert compare("--to", "csv,JSON", "--to", "html") == 0

    assert sorted(path.name for path in (runs / "out").glob("comparison*")) == [
        "comparison-clauses.csv", "comparison.csv", "comparison.html", "comparison.json",
    ]  # fmt: skip


def test_a_form_that_there_is_not_is_refused(runs, capsys):
    assert compare("--to", "docx") == 2

    assert "'docx': choose from html, csv, json" in capsys.readouterr().err


def test_events_are_one_json_object_a_line(runs, capsys):
    assert compare("--json") == 0

    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [event["event"] for event in events] == ["began", "done", "ended"]
    assert events[0]["schema"] == "draftkit/batch-compare-events/1"
    assert events[1]["told"]["counts"] == {"changed": 1}
    assert events[2]["files"] == ["comparison.html"]
    assert events[2]["changed"] == 1


def test_a_full_folder_is_refused_with_what_to_do(runs, capsys):
    folder(runs / "out", own=b"mine")

    assert compare() == 1

    assert "add --force to replace those of the same names" in capsys.readouterr().err


def test_what_is_left_out_is_left_out(runs, capsys):
    folder(runs / "new", one=edited(drafted("S-1"), "act to contain it", "ACT to contain it"))

    assert compare("--ignore", "case", "--exit-code") == 0


def test_files_without_a_brief_are_told_and_the_others_go_on(runs, capsys):
    folder(runs / "files", good=edited(drafted("S-1"), "act to contain it", "act to mend it"))
    folder(runs / "files", bare=without_brief(drafted("S-2")))

    assert run(["batch", "deviations", "files", *OURS, "--brief-from-file"]) == 3

    first, second, last = capsys.readouterr().err.splitlines()
    assert first == "2 agreements in the folder, 2 to look at."
    assert second.startswith("Failed bare: bare.docx: the file carries no brief (try: put the brief it was")
    assert last == (
        "1 left the library’s wording, 1 could not be looked at, 0 as the library words them. "
        "Wrote out/deviations.html."
    )
    assert (runs / "out" / "good.redline.docx").is_file()


def test_help_names_both(capsys):
    assert run(["batch", "--help"]) == 0

    out = capsys.readouterr().out
    assert "batch compare" in out
    assert "batch deviations" in out
