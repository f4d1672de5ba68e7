"""draftkit pack: where the ZIP file goes, what is said of it, and when it is refused."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.acceptance.commands import caller, one_block
from tests.drafts import sample_bytes


@pytest.fixture
def call(capfdbinary, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "brief.json").write_bytes(sample_bytes("shared-headquarters"))
    (tmp_path / "open.json").write_bytes(sample_bytes("two-party-pilot"))
    return caller(capfdbinary, monkeypatch)


def test_the_pack_goes_beside_the_brief_and_is_told_in_a_line(call, tmp_path):
    done = call("pack", "brief.json")

    assert (done.code, done.err) == (0, "Wrote brief.zip: 9 files, for signature.\n")
    assert len(ZipFile(tmp_path / "brief.zip").namelist()) == 9


def test_it_can_go_to_standard_output(call):
    done = call("pack", "-", "--draft", stdin=sample_bytes("two-party-pilot"))

    assert ZipFile(BytesIO(done.out)).namelist()[0] == "1 Draft agreement.docx"
    assert done.err == "7 files, of the draft, with 27 open points; not for signature.\n"


def test_what_is_open_refuses_it_all_listed_and_nothing_is_written(call, tmp_path):
    done = call("pack", "open.json", "-o", "out.zip")

    assert done.code == 1
    assert "things are still open" in done.err
    assert "Try: settle each in the brief, or make the pack of the draft with --draft" in done.told
    assert "DOC-OPEN" in done.err
    assert not (tmp_path / "out.zip").exists()


def test_the_report_names_every_file(call, tmp_path):
    report = call("pack", "open.json", "-o", "out.zip", "--draft", "--json").json

    assert (report["schema"], report["file"], report["draft"]) == ("draftkit/pack/1", "out.zip", True)
    assert report["bytes"] == (tmp_path / "out.zip").stat().st_size
    with ZipFile(tmp_path / "out.zip") as opened:
        assert [(each["name"], each["bytes"]) for each in report["files"]] == [
            (each.filename, each.file_size) for each in opened.infolist()
        ]
    assert report["open"][0].keys() == {"where", "what", "todo"}


def test_a_refusal_as_json(call):
    assert call("pack", "open.json", "--json").json["schema"] == "draftkit/error/1"


def test_a_file_that_is_there_stays_without_force(call, tmp_path):
    (tmp_path / "brief.zip").write_bytes(b"mine")

    refused = call("pack", "brief.json")

    assert (refused.code, one_block(refused)) == (1, True)
    assert (tmp_path / "brief.zip").read_bytes() == b"mine"
    assert call("pack", "brief.json", "--force").code == 0


def test_the_brief_is_never_written_over(call):
    assert "this is the brief itself" in call("pack", "brief.json", "-o", "brief.json", "--force").err


def test_values_can_be_set_for_the_run(call):
    call("pack", "open.json", "--draft", "-o", "out.zip", "--set", "parties[0].name=Kent Council")

    assert "2 Signature page - Kent Council.docx" in ZipFile("out.zip").namelist()


def test_a_style_that_is_no_pair_is_refused(call):
    done = call("pack", "brief.json", "--style", "clause.1")

    assert done.code == 2
    assert "is not ROLE=NAME" in done.told


def test_a_library_of_another_kind_has_packs_too(call):
    from tests.test_architecture import PACKAGE

    library = PACKAGE.parent / "tests" / "libraries" / "data-sharing"
    brief = PACKAGE.parent / "tests" / "libraries" / "two-bodies.json"

    done = call("pack", brief, "--library", library, "--draft", "-o", "out.zip", "--json")

    assert done.code == 0, done.err
    assert json.loads(done.out)["files"][1]["name"].startswith("2 Signature page - ")


def test_a_pack_is_a_zip_file_and_is_called_so(call, tmp_path):
    done = call("pack", "brief.json", "-o", "signing.docx")

    assert done.code == 1
    assert one_block(done)
    assert "ends in .zip: signing.zip" in done.err
    assert not (tmp_path / "signing.docx").exists()
