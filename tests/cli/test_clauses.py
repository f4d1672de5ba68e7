import json
from pathlib import Path

import pytest

from draftkit.cli import run
from draftkit.library.load import load_library
from draftkit.resources import clauses_folder
from tests.assembly.small import write_library
from tests.library.tiny import good_files, make


@pytest.fixture
def folder(tmp_path):
    make(tmp_path, good_files())
    return tmp_path


def spoil(folder, old, new):
    path = folder / "general" / "05-notices.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    load_library.cache_clear()


def test_the_shipped_clauses_are_listed(capsys):
    assert run(["clauses", "list"]) == 0

    shown = capsys.readouterr().out
    assert "Agreed terms" in shown
    assert "withdrawal.own-view" in shown


def test_a_list_as_json(capsys, folder):
    assert run(["clauses", "list", "--json", "--library", str(folder)]) == 0

    assert json.loads(capsys.readouterr().out)["library"] == {"name": "Tiny", "version": "1.0.0"}


def test_a_clause_is_shown_with_its_facts_and_wording(capsys):
    assert run(["clauses", "show", "governance.board"]) == 0

    shown = capsys.readouterr().out
    assert "the parties will govern through a board" in shown
    assert "1. #established The Parties must establish a board" in shown


def test_a_clause_as_json(capsys):
    assert run(["clauses", "show", "withdrawal.own-view", "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["standing"] == "required"


def test_an_unknown_clause_is_refused_with_the_nearest(capsys):
    assert run(["clauses", "show", "governance.bord"]) == 1

    assert "did you mean 'governance.board'?" in capsys.readouterr().err


def test_a_command_to_run_names_the_library_that_was_named(capsys, folder):
    brief = folder.parent / "brief.json"
    brief.write_text(json.dumps({"agreement": {"title": "T"}, "parties": [{"name": "A"}, {"name": "B"}]}))
    wishes = ["--set", 'clauses.keep=["nothing.like"]', "--set", 'clauses.choose={"nothing": "nothing.like"}']
    calls = {
        "clauses list": ["clauses", "list"],
        "clauses show ID": ["clauses", "list"],
        "clauses lint": ["clauses", "new", "money.deposits"],
        "questions": ["check", str(brief)],
        "check": ["draft", str(brief), "--force", "--set", "house.issues=none"],
    }
    calls["clauses list"] = ["draft", str(brief), "-o", "-", *wishes]

    for command, arguments in calls.items():
        run([*arguments, "--library", str(folder)])
        said = " ".join("".join(capsys.readouterr()).split())
        assert f"draftkit {command} --library {folder}" in said
    run(["clauses", "show", "no.such-clause", "--library", str(folder)])
    assert f"draftkit clauses list --library {folder}" in " ".join(capsys.readouterr().err.split())


def test_one_clause_is_not_clauses(capsys, tmp_path):
    write_library(tmp_path, {"one.a": "---\nText."})
    brief = tmp_path / "brief.json"
    brief.write_text(json.dumps({"agreement": {"title": "T"}, "parties": [{"name": "A"}, {"name": "B"}]}))

    run(["draft", str(brief), "--library", str(tmp_path), "-o", str(tmp_path / "made.txt")])
    assert ": 1 clause, " in capsys.readouterr().err
    run(["clauses", "list", "--library", str(tmp_path)])
    assert "\n1 clause; " in capsys.readouterr().out


def test_a_lint_without_errors_leaves_with_0(capsys, folder):
    spoil(folder, "in writing", "in  writing")

    assert run(["clauses", "lint", "--library", str(folder)]) == 0

    shown = capsys.readouterr()
    assert "LIB-STYLE-SPACE" in shown.out
    assert "No errors" in shown.err


def test_a_lint_with_errors_leaves_with_1_and_names_the_place(capsys, folder):
    spoil(folder, "must be", "shall be")

    assert run(["clauses", "lint", "--library", str(folder)]) == 1

    shown = capsys.readouterr()
    assert "LIB-STYLE-HOUSE" in shown.out
    assert "general/05-notices.md:10:13" in shown.out
    assert "1 error," in shown.err


def test_a_lint_as_json_and_as_sarif(capsys, folder):
    spoil(folder, "must be", "shall be")

    assert run(["clauses", "lint", "--json", "--library", str(folder)]) == 1
    report = json.loads(capsys.readouterr().out)
    assert run(["clauses", "lint", "--sarif", "--library", str(folder)]) == 1
    log = json.loads(capsys.readouterr().out)

    assert "LIB-STYLE-HOUSE" in {finding["rule"] for finding in report["findings"]}
    assert "LIB-STYLE-HOUSE" in {result["ruleId"] for result in log["runs"][0]["results"]}


def test_a_new_clause_is_written_once(capsys, folder):
    assert run(["clauses", "new", "money.deposits", "--library", str(folder)]) == 0
    written = (folder / "money" / "20-deposits.md").read_text(encoding="utf-8")
    assert run(["clauses", "new", "money.deposits", "--library", str(folder)]) == 1

    assert 'title = "Deposits"' in written
    assert "already" in capsys.readouterr().err


def test_a_file_that_is_there_is_not_replaced(capsys, folder):
    (folder / "money" / "20-deposits.md").write_text("+++\n", encoding="utf-8")

    assert run(["clauses", "new", "money.deposits", "--library", str(folder)]) == 1

    assert (folder / "money" / "20-deposits.md").read_text(encoding="utf-8") == "+++\n"


def test_the_library_of_an_installed_package_is_not_written_in(capsys, folder, monkeypatch):
    monkeypatch.setattr("draftkit.resources.clauses_folder", lambda: folder)

    assert run(["clauses", "new", "money.deposits"]) == 1

    assert "--library" in capsys.readouterr().err


def test_the_shipped_library_is_copied_whole_and_drafts_as_before(capsys, tmp_path):
    assert run(["clauses", "copy", str(tmp_path / "ours")]) == 0
    assert str(tmp_path / "ours") in capsys.readouterr().err.replace("\n", "")

    shipped, ours = clauses_folder(), tmp_path / "ours"
    assert load_library(ours).digest == load_library(shipped).digest
    assert run(["clauses", "new", "money.deposits", "--library", str(ours)]) == 0


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("fault", ["write_bytes", "rename"])
def test_a_library_is_copied_whole_or_not_at_all(capsys, tmp_path, monkeypatch, there, fault):
    ours = tmp_path / "ours"
    if there:
        ours.mkdir()
    works, calls = getattr(Path, fault), []

    def fail(self, *arguments):
        calls.append(self)
        if len(calls) == (1 if fault == "rename" and not there else 3):
            raise OSError(28, "No space left on device")
        return works(self, *arguments)

    monkeypatch.setattr(Path, fault, fail)

    assert run(["clauses", "copy", str(ours)]) == 4
    assert "No space left on device" in capsys.readouterr().err
    assert [path.name for path in tmp_path.rglob("*")] == (["ours"] if there else [])


def test_a_copy_may_go_into_an_empty_folder_which_stays_the_same(tmp_path):
    ours, beside = tmp_path / "ours", tmp_path / "beside"
    ours.mkdir()
    beside.mkdir()
    before = ours.stat().st_ino

    assert run(["clauses", "copy", str(ours)]) == 0
    assert run(["clauses", "copy", str(tmp_path / "new")]) == 0

    assert ours.stat().st_ino == before
    assert load_library(ours).digest == load_library(tmp_path / "new").digest == load_library(clauses_folder()).digest
    assert not list(tmp_path.rglob(".draftkit*"))
    assert (tmp_path / "new").stat().st_mode == beside.stat().st_mode


def test_a_copy_is_not_written_over_anything(capsys, folder):
    before = sorted(path.name for path in folder.rglob("*"))

    assert run(["clauses", "copy", str(folder)]) == 1

    assert "there is something in this folder" in capsys.readouterr().err
    assert sorted(path.name for path in folder.rglob("*")) == before
