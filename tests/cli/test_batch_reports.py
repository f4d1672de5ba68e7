import json
from pathlib import Path

import pytest

from draftkit.batch.ledger import NAME
from draftkit.cli import run
from tests.batch.ledgers import a_run, done, failing, put


@pytest.fixture
def out(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "out"
    a_run(folder, [done(1, files=(put(folder, "LEG-1.docx"),)), failing(2)])
    return folder


def left(folder):
    return sorted(each.name for each in folder.iterdir())


def test_a_status_is_printed_and_leaves_with_nought_whatever_it_says(out, capsys):
    assert run(["batch", "status", "out"]) == 0

    said, err = capsys.readouterr()
    assert err == ""
    assert "2 agreements in the table: 1 made, 1 failed.\n" in said
    assert "  LEG-2: parties, row 7, column C (short_name): two parties are called ‘Council’" in said
    assert left(out) == ["LEG-1.docx", NAME]


def test_a_status_for_programs_is_one_object(out, capsys):
    assert run(["batch", "status", "out", "--json"]) == 0

    data = json.loads(capsys.readouterr().out)
    assert (data["schema"], data["target"], data["counts"]["failed"]) == ("draftkit/batch-status/1", "out", 1)


@pytest.mark.parametrize("command", ["status", "report"])
@pytest.mark.parametrize(
    ("target", "says"), [(".", "no batch was run into this folder"), ("none", "there is no such folder")]
)
def test_a_folder_without_a_run_is_one_clear_error(out, capsys, command, target, says):
    assert run(["batch", command, target]) == 1

    said, err = capsys.readouterr()
    assert said == ""
    assert err.startswith(f"Error: {target}: {says}\n  Try: ")
    assert left(out.parent) == ["out"]


def test_a_report_goes_into_its_folder_as_a_page(out, capsys):
    assert run(["batch", "report", "out"]) == 0

    assert capsys.readouterr().err == f"Wrote {Path('out', 'draftkit-report.html')}.\n"
    page = (out / "draftkit-report.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert '<a href="./LEG-1.docx">' in page
    assert page.endswith("</html>\n")


@pytest.mark.parametrize(
    ("arguments", "name", "begins"),
    [
        (["-o", "r.csv"], "r.csv", b"\xef\xbb\xbfReference"),
        (["-o", "r.json"], "r.json", b'{\n  "schema": "draftkit/batch-report/1"'),
        (["-o", "r.HTM"], "r.HTM", b"<!DOCTYPE html>"),
        (["-o", "r.txt", "--to", "csv"], "r.txt", b"\xef\xbb\xbfReference"),
        (["--to", "json"], "out/draftkit-report.json", b"{"),
    ],
)
def test_the_form_is_that_asked_for_or_that_of_the_ending(out, arguments, name, begins):
    assert run(["batch", "report", "out", *arguments]) == 0

    assert (out.parent / name).read_bytes().startswith(begins)


def test_an_ending_that_no_report_has_is_refused(out, capsys):
    assert run(["batch", "report", "out", "-o", "r.xlsx"]) == 1

    said = "Error: r.xlsx: no report has the ending .xlsx\n  Try: end it in .html, .csv or .json, or add --to\n"
    assert capsys.readouterr().err == said
    assert not (out.parent / "r.xlsx").exists()


def test_a_report_goes_to_standard_output_too(out, capsysbinary):
    assert run(["batch", "report", "out", "-o", "-", "--to", "json"]) == 0

    assert [line["key"] for line in json.loads(capsysbinary.readouterr().out)["agreements"]] == ["LEG-1", "LEG-2"]


def test_a_file_of_that_name_is_kept_unless_it_may_go(out, capsys):
    (out / "draftkit-report.html").write_text("mine", encoding="utf-8")

    assert run(["batch", "report", "out"]) == 1
    assert "add --force" in capsys.readouterr().err
    assert (out / "draftkit-report.html").read_text(encoding="utf-8") == "mine"

    assert run(["batch", "report", "out", "--force"]) == 0
    assert (out / "draftkit-report.html").read_text(encoding="utf-8") != "mine"


def test_the_help_says_what_each_does(capsys):
    for command in ("status", "report"):
        assert run(["batch", command, "--help"]) == 0
        assert "DIR" in capsys.readouterr().out
