import json
import os
import sys
from io import BytesIO, TextIOWrapper

import pytest

from draftkit.cli import run
from tests.redline.oracle import accepted, rejected
from tests.word.revisions.tracked import dele, gone, ins, p, r, word_file

OLD = word_file(p(r("The fee is 100.")) + p(r("It is paid.")))
NEW = word_file(p(r("The fee is 200.")) + p(r("It is paid.")))
COMPARE = ["compare", "old.docx", "new.docx", "-o", "redline.docx"]


@pytest.fixture
def deal(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.docx").write_bytes(OLD)
    (tmp_path / "new.docx").write_bytes(NEW)
    return tmp_path


def body(document):
    return document.texts()["body"]


def left(folder):
    return sorted(each.name for each in folder.iterdir())


def block(capsys):
    """Return what was said, having seen that it is one block and nothing on standard output."""
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Error: ")
    assert err.count("Error: ") == err.count("\n  Try: ") == 1
    return " ".join(err.split())


def test_the_redline_is_written_and_said_in_one_line(deal, capsys):
    assert run(COMPARE) == 0

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Wrote redline.docx: 2 tracked changes; accepting all gives the newer ")
    redline = (deal / "redline.docx").read_bytes()
    assert body(accepted(redline)) == ("The fee is 200.", "It is paid.")
    assert body(rejected(redline)) == ("The fee is 100.", "It is paid.")
    assert left(deal) == ["new.docx", "old.docx", "redline.docx"]


def test_no_differences_are_said_and_a_redline_is_written_all_the_same(deal, capsys):
    (deal / "new.docx").write_bytes(OLD)

    assert run(COMPARE) == 0

    assert capsys.readouterr().err == "Wrote redline.docx: no differences.\n"
    assert body(accepted((deal / "redline.docx").read_bytes())) == ("The fee is 100.", "It is paid.")


@pytest.mark.parametrize(("newer", "code"), [(NEW, 1), (OLD, 0)])
def test_the_exit_code_tells_whether_the_two_differ_when_asked(deal, newer, code):
    (deal / "new.docx").write_bytes(newer)

    assert run([*COMPARE, "--exit-code"]) == code
    assert (deal / "redline.docx").exists()


def test_the_author_and_the_date_are_those_given(deal):
    run([*COMPARE, "--author", "A. N. Other", "--date", "2027-04-01"])

    said = marks(deal / "redline.docx")
    assert 'w:author="A. N. Other"' in said
    assert 'w:date="2027-04-01T00:00:00Z"' in said


def marks(path):
    from tests.wordfile import WordFile

    return WordFile(path.read_bytes()).parts["word/document.xml"].decode()


@pytest.mark.parametrize("date", ["yesterday", "2027-13-01", "01/04/2027", "2027", " "])
def test_a_date_that_is_none_is_refused_and_nothing_is_written(deal, capsys, date):
    assert run([*COMPARE, "--date", date]) == 1

    assert block(capsys) == (
        f"Error: --date: '{' '.join(date.split())}' is no date Try: write it as 2027-04-01 or 2027-04-01T09:30:00Z"
        if date.strip()
        else "Error: --date: ' ' is no date Try: write it as 2027-04-01 or 2027-04-01T09:30:00Z"
    )
    assert left(deal) == ["new.docx", "old.docx"]


def test_figures_and_check_as_json(deal, capsys):
    assert run([*COMPARE, "--json"]) == 0

    out, err = capsys.readouterr()
    report = json.loads(out)
    assert err == ""
    assert (
        report.items()
        >= {
            "schema": "draftkit/redline/1",
            "file": "redline.docx",
            "old": "old.docx",
            "new": "new.docx",
            "bytes": (deal / "redline.docx").stat().st_size,
            "revisions": 2,
            "findings": [],
        }.items()
    )
    assert report["check"] == {
        "accepting": "the newer file", "rejecting": "the older file", "whole": [], "unsound": []
    }  # fmt: skip


def test_a_refusal_as_json_is_json_too(deal, capsys):
    (deal / "old.docx").write_bytes(b"Dear Sirs")

    assert run([*COMPARE, "--json"]) == 1

    out, err = capsys.readouterr()
    assert "Traceback" not in err
    assert "old.docx" in out + err
    assert left(deal) == ["new.docx", "old.docx"]


def test_the_redline_goes_to_standard_output_and_nothing_else_does(deal, capsysbinary):
    assert run(["compare", "old.docx", "new.docx", "-o", "-", "--json"]) == 0

    out, err = capsysbinary.readouterr()
    assert body(accepted(out)) == ("The fee is 200.", "It is paid.")
    assert err.startswith(b"2 tracked changes; accepting all")
    assert left(deal) == ["new.docx", "old.docx"]


@pytest.mark.parametrize("side", ["old.docx", "new.docx"])
def test_either_file_may_be_standard_input(deal, monkeypatch, capsys, side):
    content = (deal / side).read_bytes()
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(content)))

    assert run(["-" if each == side else each for each in COMPARE]) == 0

    assert body(accepted((deal / "redline.docx").read_bytes())) == ("The fee is 200.", "It is paid.")


def test_both_files_cannot_be_standard_input(deal, capsys):
    assert run(["compare", "-", "-", "-o", "redline.docx"]) == 1

    assert block(capsys) == ("Error: only one of the two can be standard input Try: name a file for the other")


def test_a_file_may_be_compared_with_itself(deal, capsys):
    assert run(["compare", "old.docx", "old.docx", "-o", "redline.docx"]) == 0

    assert capsys.readouterr().err == "Wrote redline.docx: no differences.\n"


@pytest.mark.parametrize("target", ["old.docx", "new.docx", "./old.docx", "link.docx"])
def test_neither_file_is_ever_written_over(deal, capsys, target):
    (deal / "link.docx").symlink_to(deal / "new.docx")

    assert run(["compare", "old.docx", "new.docx", "-o", target, "--force"]) == 1

    assert "this is one of the files to compare" in block(capsys)
    assert ((deal / "old.docx").read_bytes(), (deal / "new.docx").read_bytes()) == (OLD, NEW)


def test_another_file_is_replaced_with_force_only(deal, capsys):
    (deal / "redline.docx").write_bytes(b"mine")

    assert run(COMPARE) == 1
    assert "add --force to replace it" in block(capsys)
    assert (deal / "redline.docx").read_bytes() == b"mine"
    assert run([*COMPARE, "--force"]) == 0

    assert body(accepted((deal / "redline.docx").read_bytes()))[0] == "The fee is 200."


def test_what_is_to_be_replaced_is_refused_before_anything_is_read(deal, capsys):
    (deal / "old.docx").write_bytes(b"Dear Sirs")
    (deal / "redline.docx").write_bytes(b"mine")

    assert run(COMPARE) == 1

    assert "there is a file of that name already" in block(capsys)


@pytest.mark.parametrize(
    ("target", "said", "code"),
    [("folder", "this is a folder", 1), ("none/redline.docx", "there is no such folder", 4)],
)
def test_a_place_that_cannot_be_written_to_is_refused(deal, capsys, target, said, code):
    (deal / "folder").mkdir()

    assert run(["compare", "old.docx", "new.docx", "-o", target]) == code

    assert said in block(capsys)
    assert left(deal) == ["folder", "new.docx", "old.docx"]


def test_a_disk_that_fails_leaves_nothing_behind(deal, capsys, monkeypatch):
    (deal / "redline.docx").write_bytes(b"mine")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    assert run([*COMPARE, "--force"]) == 4

    assert "cannot be written: No space left on device" in block(capsys)
    assert (deal / "redline.docx").read_bytes() == b"mine"
    assert left(deal) == ["new.docx", "old.docx", "redline.docx"]


def test_an_error_in_the_middle_is_one_block_and_leaves_nothing_behind(deal, capsys, monkeypatch):
    from draftkit.redline.translate.translator import Translator

    monkeypatch.setattr(Translator, "finish", lambda *_: 1 / 0)

    assert run(COMPARE) == 70

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Error: ")
    assert "Traceback" not in err
    assert left(deal) == ["new.docx", "old.docx"]


def test_a_missing_file_is_named(deal, capsys):
    assert run(["compare", "old.docx", "newer.docx", "-o", "redline.docx"]) == 2

    assert "'newer.docx' does not exist" in capsys.readouterr().err


def test_what_can_be_ignored_is_named_when_it_is_misspelt(deal, capsys):
    assert run([*COMPARE, "--ignore", "formating"]) == 2

    said = capsys.readouterr().err
    assert all(f"'{each}'" in said for each in ("formatting", "case", "spaces", "pictures", "moves", "headers"))


def test_several_things_can_be_ignored(deal, capsys):
    (deal / "new.docx").write_bytes(word_file(p(r("The Fee  is 100.", "<w:b/>")) + p(r("It is paid."))))

    assert run([*COMPARE, "--ignore", "case", "--ignore", "spaces", "--ignore", "formatting"]) == 0

    assert capsys.readouterr().err == "Wrote redline.docx: no differences.\n"


def test_text_only_is_said_of_words_alone(deal, capsys):
    (deal / "new.docx").write_bytes(word_file(p(r("The fee is 100.", "<w:b/>")) + p(r("It was paid.", "<w:i/>"))))

    assert run([*COMPARE, "--text-only"]) == 0

    assert capsys.readouterr().err.startswith("Wrote redline.docx: 2 tracked changes; ")


def test_tracked_changes_in_the_files_are_accepted_first_and_that_is_said(deal, capsys):
    (deal / "old.docx").write_bytes(word_file(p(r("The fee is ") + dele(gone("90")) + ins(r("100")) + r("."))))
    (deal / "new.docx").write_bytes(word_file(p(r("The fee is 200") + dele(gone(" now")) + r("."))))

    assert run(COMPARE) == 0

    said = " ".join(capsys.readouterr().err.split())
    assert "old.docx: the file had 2 tracked changes already: they were accepted before comparing." in said
    assert "new.docx: the file had a tracked change already: they were accepted before comparing." in said
    redline = (deal / "redline.docx").read_bytes()
    assert body(rejected(redline)) == ("The fee is 100.",)
    assert body(accepted(redline)) == ("The fee is 200.",)


def test_nothing_hostile_in_a_file_is_printed(deal, capsys):
    odd = word_file("<w:novel><w:p><w:r><w:t>\u202ewrong\u001b</w:t></w:r></w:p></w:novel>".replace("\u001b", "") + p())
    (deal / "new.docx").write_bytes(odd)

    run(COMPARE)

    assert "\u202e" not in capsys.readouterr().err


THIRD = word_file(p(r("The fee is 300.")) + p(r("It is paid.")))


@pytest.fixture
def deals(deal):
    (deal / "third.docx").write_bytes(THIRD)
    (deal / "brief.json").write_text("{}", encoding="utf-8")
    (deal / "folder").mkdir()
    return deal


def usage(capsys):
    """Return what was said, having seen that the command was not understood and nothing was printed besides."""
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("Error: ") == 1
    return " ".join(err.partition("Error: ")[2].split())


@pytest.mark.parametrize(
    "options",
    [
        ["--author", "A"], ["--date", "2027-04-01"], ["--on", "new"], ["--on", "old"], ["--keep-history"],
        ["--brief", "brief.json"], ["--library", "folder"], ["--old-library", "folder"], ["--exit-code"],
    ],
)  # fmt: skip
def test_three_files_refuse_each_option_that_a_table_has_no_use_for(deals, capsys, options):
    assert run(["compare", "old.docx", "new.docx", "third.docx", "-o", "table.md", *options]) == 2

    said = usage(capsys)
    assert said.startswith(f"{options[0]} is not for three files or more: they make a table of clauses and no redline.")
    assert "Leave it out, or compare two of the files." in said
    assert not (deals / "table.md").exists()


@pytest.mark.parametrize(("options", "said"), [(["--ignore", "case"], "capitals"), (["--text-only"], "formatting")])
def test_three_files_heed_what_is_to_be_ignored(deals, capsys, options, said):
    loud = p(r("THE FEE IS 100.", "<w:i/>")) if "case" in options else p(r("The fee is 100.", "<w:i/>"))
    (deals / "new.docx").write_bytes(word_file(loud + p(r("It is paid."))))
    (deals / "third.docx").write_bytes((deals / "old.docx").read_bytes())
    both = [*options, *(["--ignore", "formatting"] if "case" in options else [])]

    assert run(["compare", "old.docx", "new.docx", "third.docx", *both]) == 0

    told = capsys.readouterr().out
    assert said in told
    assert "No clause changed from one version to the next." in told


@pytest.mark.parametrize(
    "options",
    [
        ["--ignore", "case"], ["--text-only"], ["--on", "new"], ["--keep-history"], ["--old-library", "folder"],
    ],
)  # fmt: skip
def test_against_the_library_each_option_is_refused_that_it_has_no_use_for(deals, capsys, options):
    assert run(["compare", "old.docx", "--to-library", "-o", "redline.docx", *options]) == 2

    said = usage(capsys)
    assert said.startswith(f"{options[0]} is not for --to-library: it compares words, without headers")
    assert "Leave it out, or draft the brief and compare the two files." in said
    assert not (deals / "redline.docx").exists()


def test_a_brief_for_the_library_is_refused_where_the_library_is_not_asked(deals, capsys):
    assert run([*COMPARE, "--brief", "brief.json"]) == 2

    assert "add --to-library and name one file" in usage(capsys)
    assert not (deals / "redline.docx").exists()


@pytest.mark.parametrize("others", [["new.docx"], ["new.docx", "third.docx"]])
def test_the_library_takes_one_file(deals, capsys, others):
    assert run(["compare", "old.docx", *others, "--to-library"]) == 2

    assert usage(capsys).startswith("--to-library takes one file")


def test_several_options_out_of_place_are_told_at_once(deals, capsys):
    assert run(["compare", "old.docx", "new.docx", "third.docx", "--on", "new", "--author", "A"]) == 2

    assert usage(capsys).startswith("--author and --on are not for three files or more")


def test_there_is_one_place_for_a_report_and_figures_without_a_file(deals, capsys):
    assert run(["compare", "old.docx", "new.docx", "--report", "md", "--json"]) == 1
    assert "there is no place for the reports" in capsys.readouterr().out
    assert run(["compare", "old.docx", "new.docx", "third.docx", "--report", "md", "--json"]) == 1
    assert "one table at a time" in capsys.readouterr().out
