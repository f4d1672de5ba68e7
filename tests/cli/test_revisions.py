import json

import pytest

from draftkit.cli import run
from tests.word.revisions.tracked import BOB, dele, gone, ins, p, r, word_file
from tests.wordfile import WordFile, text_of

TWO = word_file(p(r("The ") + dele(gone("old")) + ins(r("new"), BOB) + r(" fee")))


@pytest.fixture
def deal(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "deal.docx"
    path.write_bytes(TWO)
    return path


def text(path):
    return [text_of(paragraph) for paragraph in WordFile(path.read_bytes()).paragraphs]


def test_the_list_says_what_who_when_where_and_the_words(deal, capsys):
    assert run(["revisions", "list", "deal.docx"]) == 0

    shown = capsys.readouterr().out
    assert "   2  Insertion  Bob, 2026-11-23 10:00, paragraph 1\n      ‘new’\n" in shown
    assert "2 tracked changes by Ann, Bob." in shown


def test_the_list_as_json(deal, capsys):
    assert run(["revisions", "list", "deal.docx", "--json"]) == 0

    report = json.loads(capsys.readouterr().out)
    assert [each["kind"] for each in report["revisions"]] == ["deletion", "insertion"]


def test_a_file_without_changes_says_so(deal, capsys):
    deal.write_bytes(word_file(p(r("a"))))

    assert run(["revisions", "list", "deal.docx"]) == 0

    assert capsys.readouterr().err == "deal.docx has no tracked changes.\n"


def test_long_words_are_shortened_and_nothing_hostile_is_printed(deal, capsys):
    deal.write_bytes(word_file(p(ins(r("\u202ewrong " + "long " * 100 + "end")))))

    run(["revisions", "list", "deal.docx"])

    shown = capsys.readouterr().out
    assert "\u202e" not in shown
    assert " … " in " ".join(shown.split())
    assert len(shown) < 500


@pytest.mark.parametrize(("verb", "wanted"), [("accept", "The new fee"), ("reject", "The old fee")])
def test_all_changes_are_resolved(deal, capsys, verb, wanted):
    assert run(["revisions", verb, "deal.docx", "-o", "clean.docx"]) == 0

    assert text(deal.parent / "clean.docx") == [wanted]
    assert capsys.readouterr().err == f"Wrote clean.docx: 2 tracked changes {verb}ed, none left.\n"
    assert deal.read_bytes() == TWO


def test_some_changes_are_resolved(deal, capsys):
    assert run(["revisions", "accept", "deal.docx", "-o", "one.docx", "--author", "Ann"]) == 0

    assert capsys.readouterr().err == "Wrote one.docx: 1 tracked change accepted, 1 left.\n"


def test_what_was_resolved_is_told_as_json(deal, capsys):
    assert run(["revisions", "reject", "deal.docx", "-o", "one.docx", "--number", "2", "--json"]) == 0

    report = json.loads(capsys.readouterr().out)
    assert (report["schema"], report["outcome"], report["left"]) == ("draftkit/resolved/1", "rejected", 1)
    assert [each["number"] for each in report["resolved"]] == [2]
    assert report["bytes"] == (deal.parent / "one.docx").stat().st_size


def test_a_file_with_nothing_to_resolve_is_written_as_it_is(deal, capsys):
    deal.write_bytes(word_file(p(r("a"))))

    assert run(["revisions", "accept", "deal.docx", "-o", "same.docx"]) == 0

    assert (deal.parent / "same.docx").read_bytes() == deal.read_bytes()
    assert capsys.readouterr().err == "Wrote same.docx: the file has no tracked changes, and is as it was.\n"


@pytest.mark.parametrize("more", [["--author", "Anne"], ["--number", "3"], ["--author", "Ann", "--number", "0"]])
def test_what_is_not_there_is_refused_and_nothing_is_written(deal, capsys, more):
    assert run(["revisions", "accept", "deal.docx", "-o", "out.docx", *more]) == 1

    said = capsys.readouterr().err
    assert said.startswith("Error: deal.docx: ")
    assert "\n  Try: " in said
    assert not (deal.parent / "out.docx").exists()


def test_the_file_itself_is_never_written_over(deal, capsys):
    assert run(["revisions", "accept", "deal.docx", "-o", "./deal.docx", "--force"]) == 1

    assert "this is the file itself" in capsys.readouterr().err
    assert deal.read_bytes() == TWO


def test_another_file_is_replaced_with_force_only(deal, capsys):
    other = deal.parent / "other.docx"
    other.write_bytes(b"mine")

    assert run(["revisions", "accept", "deal.docx", "-o", "other.docx"]) == 1
    assert other.read_bytes() == b"mine"
    assert run(["revisions", "accept", "deal.docx", "-o", "other.docx", "--force"]) == 0

    assert text(other) == ["The new fee"]


def test_what_is_no_word_file_is_refused(deal, capsys):
    deal.write_bytes(b"Dear Sirs")

    assert run(["revisions", "list", "deal.docx"]) == 1

    assert capsys.readouterr().err.startswith("Error: deal.docx")
