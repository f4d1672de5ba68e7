"""The ending of a name and what the file is: they agree, or it is said before anything is done."""

from pathlib import Path

import pytest

from draftkit.cli import run
from tests.word.revisions.tracked import p, r, word_file

LIBRARIES = Path(__file__).parents[1] / "libraries"
BRIEF = str(LIBRARIES / "two-bodies.json")
OURS = ["--library", str(LIBRARIES / "data-sharing")]
WORD = word_file(p(r("The fee is 100.")))


@pytest.fixture(autouse=True)
def deal(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a.docx", "b.docx", "c.docx"):
        Path(name).write_bytes(WORD)


@pytest.mark.parametrize(
    ("arguments", "what", "to_do"),
    [
        (["draft", BRIEF, "-o", "x.foo", *OURS], "no draft has the ending .foo", "or add --to"),
        (["draft", BRIEF, "-o", "x.doc", *OURS], "no draft has the ending .doc", "end it in .docx, .html, .md, "),
        (["draft", BRIEF, "-o", "x.zip", *OURS], "no draft has the ending .zip", ".json, .txt or .pdf"),
        (["pack", BRIEF, "-o", "x.docx", *OURS], "a pack is a ZIP file", "ends in .zip: x.zip"),
        (["compare", "a.docx", "b.docx", "-o", "x.html"], "a redline is a Word file", "x.docx; --report tells it"),
        (["compare", "a.docx", "b.docx", "-o", "x"], "a redline is a Word file", "ends in .docx: x.docx"),
        (["compare", "a.docx", "b.docx", "c.docx", "-o", "x.docx"], "no table of versions has", "or add --report"),
        (["revisions", "accept", "a.docx", "-o", "x.pdf"], "the result is a Word file", "ends in .docx: x.docx"),
        (["frame", "x.dotx"], "a frame is a Word file", "ends in .docx: x.docx"),
        (["batch", "--template", "x.csv"], "what is written is a workbook", "ends in .xlsx: x.xlsx"),
        (["batch", "--sample", "x.csv"], "what is written is a workbook", "ends in .xlsx: x.xlsx"),
        (
            ["init", "x.toml", "--from", "co-responding"],
            "no new brief has the ending .toml",
            "end it in .json or .yaml\n",
        ),
    ],
)
def test_a_name_that_says_something_else_is_refused_in_one_block(capsys, arguments, what, to_do):
    assert run(arguments) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Error: x")
    assert what in err
    assert to_do in err
    assert sorted(path.name for path in Path().iterdir()) == ["a.docx", "b.docx", "c.docx"]


@pytest.mark.parametrize(
    ("arguments", "file", "begins"),
    [
        (["draft", BRIEF, "-o", "x.foo", "--to", "html", *OURS], "x.foo", b"<!DOCTYPE html>"),
        (["draft", BRIEF, "-o", "x", *OURS], "x", b"PK"),
        (["draft", BRIEF, "-o", "x.HTM", *OURS], "x.HTM", b"<!DOCTYPE html>"),
        (["compare", "a.docx", "b.docx", "-o", "x.DOCX"], "x.DOCX", b"PK"),
        (["compare", "a.docx", "b.docx", "c.docx", "-o", "x.html"], "x.html", b"<!DOCTYPE html>"),
        (["compare", "a.docx", "b.docx", "c.docx", "-o", "x.json"], "x.json", b"{"),
        (["compare", "a.docx", "b.docx", "c.docx", "-o", "x.foo", "--report", "html"], "x.foo", b"<!DOCTYPE html>"),
    ],
)
def test_a_form_that_is_named_wins_over_the_ending_and_without_one_the_ending_decides(arguments, file, begins):
    assert run(arguments) == 0

    assert Path(file).read_bytes().startswith(begins)
