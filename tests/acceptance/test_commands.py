"""Each command as a user runs it: what it prints, what it writes, and how it leaves."""

import errno
import json
import os
import signal
import subprocess
import sys
import time

import pytest

import draftkit
from draftkit import resources
from draftkit.actions import draft as drafting
from draftkit.cli import files
from draftkit.library.load import load_library
from tests.acceptance.commands import caller, one_block, process
from tests.drafts import SAMPLES, library, sample_bytes, sample_data
from tests.library.tiny import good_files, make
from tests.wordfile import WordFile, text_of

PILOT = "two-party-pilot"
FORMS = {"docx": b"PK", "html": b"<!", "markdown": b"**Draft (1)", "json": b"{", "outline": b"Forced Entry Pilot"}
ENDINGS = {"docx": "docx", "html": "html", "htm": "html", "md": "markdown", "json": "json", "txt": "outline"}


@pytest.fixture
def call(capsysbinary, monkeypatch):
    return caller(capsysbinary, monkeypatch)


@pytest.fixture
def brief(tmp_path):
    path = tmp_path / "brief.json"
    path.write_bytes(sample_bytes(PILOT))
    return path


def left_in(folder):
    return sorted(path.name for path in folder.iterdir())


# draft: what it writes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_a_draft_comes_out_in_each_form(call, brief, form):
    done = call("draft", brief, "--to", form, "-o", "-")

    assert done.code == 0
    assert done.out.startswith(FORMS[form])


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_ending_of_the_output_says_which_form(call, brief, tmp_path, ending):
    done = call("draft", brief, "-o", tmp_path / f"draft.{ending}")

    assert done.code == 0
    assert (tmp_path / f"draft.{ending}").read_bytes().startswith(FORMS[ENDINGS[ending]])


@pytest.mark.office
def test_a_draft_comes_out_as_a_pdf(call, brief, tmp_path):
    assert call("draft", brief, "-o", tmp_path / "draft.pdf").code == 0

    assert (tmp_path / "draft.pdf").read_bytes().startswith(b"%PDF")


def test_without_a_name_the_draft_stands_beside_the_brief(call, brief, tmp_path):
    done = call("draft", brief)

    assert done.code == 0
    assert left_in(tmp_path) == ["brief.docx", "brief.json"]
    assert done.out == b""
    assert done.told.startswith(f"Wrote {tmp_path / 'brief.docx'}: ")
    assert "open points" in done.told


def test_a_json_draft_does_not_take_the_place_of_a_json_brief(call, brief, tmp_path):
    assert call("draft", brief, "--to", "json").code == 0

    assert left_in(tmp_path) == ["brief.draft.json", "brief.json"]
    assert brief.read_bytes() == sample_bytes(PILOT)


def test_a_hyphen_stands_for_standard_input_and_output(call, brief, tmp_path):
    piped = call("draft", "-", stdin=brief.read_bytes())
    named = call("draft", brief, "-o", tmp_path / "named.docx")

    assert (piped.code, named.code) == (0, 0)
    assert piped.out == (tmp_path / "named.docx").read_bytes()
    assert b"Wrote" not in piped.out


@pytest.mark.parametrize("name", ["brief.yaml", "brief.toml"])
def test_yaml_and_toml_are_read_as_well(call, tmp_path, name):
    text = {
        "brief.yaml": 'agreement:\n  title: The station\nparties:\n- name: One\n- name: "Two"\n',
        "brief.toml": '[agreement]\ntitle = "The station"\n[[parties]]\nname = "One"\n[[parties]]\nname = "Two"\n',
    }
    (tmp_path / name).write_text(text[name], encoding="utf-8")

    done = call("draft", tmp_path / name, "-o", "-")

    assert done.code == 0
    assert b"".join(WordFile(done.out).parts.values()).count(b"The station") > 1


def test_a_setting_wins_over_the_brief(call, brief):
    done = call("draft", brief, "--set", "agreement.title=Another title", "-o", "-")

    word = WordFile(done.out)
    assert [text_of(p) for p in word.styled("Title")] == ["Another title"]


def test_a_report_of_the_draft_is_json_where_asked_for(call, brief, tmp_path):
    done = call("draft", brief, "-o", tmp_path / "out.docx", "--json")

    assert done.code == 0
    assert set(done.json) == {"schema", "file", "form", "bytes", "clauses", "open"}
    assert done.json["schema"] == "draftkit/draft/1"
    assert done.json["bytes"] == (tmp_path / "out.docx").stat().st_size
    assert all(set(point) == {"where", "what", "todo"} for point in done.json["open"])
    assert done.json["open"]


@pytest.mark.parametrize("name", SAMPLES)
def test_each_sample_drafts_as_it_ships(call, tmp_path, name):
    assert call("draft", resources.samples_folder() / f"{name}.json", "-o", tmp_path / "x.docx").code == 0


# draft: what it refuses -----------------------------------------------------------------------------------------------


def test_a_file_that_is_there_is_kept_unless_forced(call, brief, tmp_path):
    target = tmp_path / "draft.docx"
    target.write_bytes(b"work of a week")

    refused = call("draft", brief, "-o", target)
    assert refused.code == 1
    assert one_block(refused)
    assert "--force" in refused.err
    assert target.read_bytes() == b"work of a week"

    assert call("draft", brief, "-o", target, "--force").code == 0
    assert target.read_bytes().startswith(b"PK")


def test_the_brief_is_never_written_over(call, brief):
    done = call("draft", brief, "-o", brief, "--to", "json", "--force")

    assert done.code == 1
    assert brief.read_bytes() == sample_bytes(PILOT)


@pytest.mark.parametrize("problem", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_disk_that_is_full_or_locked_is_the_environment_and_leaves_no_half_file(
    call, brief, tmp_path, monkeypatch, problem
):
    target = tmp_path / "draft.docx"
    target.write_bytes(b"the draft before")
    monkeypatch.setattr(files.os, "fsync", _failing(problem))

    done = call("draft", brief, "-o", target, "--force")

    assert done.code == 4
    assert one_block(done)
    assert os.strerror(problem) in done.err
    assert target.read_bytes() == b"the draft before"
    assert left_in(tmp_path) == ["brief.json", "draft.docx"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written_is_the_environment(call, brief, tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)

    done = call("draft", brief, "-o", locked / "draft.docx")

    assert done.code == 4
    assert one_block(done)


def test_a_folder_that_is_not_there_is_the_environment(call, brief, tmp_path):
    done = call("draft", brief, "-o", tmp_path / "nowhere" / "draft.docx")

    assert done.code == 4
    assert one_block(done)


def test_a_folder_is_no_file_to_write(call, brief, tmp_path):
    assert call("draft", brief, "-o", tmp_path).code == 1


@pytest.mark.parametrize("command", ["draft", "flags", "check", "questions"])
def test_a_brief_that_is_not_there_is_wrong_usage(call, tmp_path, command):
    done = call(command, tmp_path / "nothing.json")

    assert done.code == 2
    assert "does not exist" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "arguments", [["draft"], ["nonsense"], ["draft", "x", "--nonsense"], ["draft", "-", "--to", "docm"], ["check", "."]]
)
def test_wrong_usage_leaves_with_two(call, arguments):
    done = call(*arguments)

    assert done.code == 2
    assert done.err.startswith("Usage:")


BAD = {
    "nothing": b"",
    "no JSON": b"Dear Sirs",
    "half a brief": sample_bytes(PILOT)[:300],
    "a list": b"[]",
    "null": b"null",
    "one party": b'{"agreement": {"title": "x"}, "parties": [{"name": "One"}]}',
    "no title": b'{"agreement": {}, "parties": [{"name": "One"}, {"name": "Two"}]}',
    "a wrong key": json.dumps(sample_data(PILOT) | {"parteis": []}).encode(),
    "a wrong choice": json.dumps(sample_data(PILOT) | {"governance": {"model": "committee"}}).encode(),
    "a party that is not there": json.dumps(sample_data(PILOT) | {"safety": {"lead": "the Navy"}}).encode(),
    "an unknown clause": json.dumps(sample_data(PILOT) | {"clauses": {"keep": ["governance.bored"]}}).encode(),
    "an execution block to drop": json.dumps(
        sample_data(PILOT) | {"clauses": {"drop": [{"clause": "execution.authority-signed", "reason": "x"}]}}
    ).encode(),
    "an unknown slot": json.dumps(sample_data(PILOT) | {"clauses": {"choose": {"a.b": "money.fixed"}}}).encode(),
    "a control character": b'{"agreement": {"title": "x\\u0000"}, "parties": [{"name": "One"}, {"name": "Two"}]}',
    "another encoding": sample_bytes(PILOT).decode().replace("Forced", "Forç").encode("latin-1"),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a well": b"[" * 100_000,
    "a Word file": b"PK\x03\x04" + bytes(200),
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("command", ["draft", "check"])
def test_a_bad_brief_is_refused_in_one_block_and_nothing_is_written(call, tmp_path, kind, command):
    brief = tmp_path / "brief.json"
    brief.write_bytes(BAD[kind])

    done = call(command, brief)

    assert done.code == 1
    assert done.out == b""
    assert one_block(done)
    assert "Try: " in done.err
    assert left_in(tmp_path) == ["brief.json"]


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_brief_is_refused_as_data_where_json_is_asked_for(call, tmp_path, kind):
    brief = tmp_path / "brief.json"
    brief.write_bytes(BAD[kind])

    done = call("flags", brief, "--json")

    assert done.code == 1
    assert set(done.json) == {"schema", "error"}
    assert set(done.json["error"]) == {"message", "hint", "file", "line", "column", "findings"}
    assert done.json["error"]["findings"]


def test_a_near_miss_is_named(call, tmp_path):
    brief = tmp_path / "brief.json"
    brief.write_bytes(BAD["an unknown clause"])

    assert "did you mean 'governance.board'?" in call("draft", brief).told


def test_a_setting_that_makes_no_sense_is_refused(call, brief, tmp_path):
    for setting in ("nonsense", "governance.model=committee", "parties[40].name=x"):
        done = call("draft", brief, "--set", setting)

        assert done.code == 1
        assert one_block(done)
    assert left_in(tmp_path) == ["brief.json"]


@pytest.mark.parametrize("content", [b"no frame", b"PK\x05\x06" + bytes(18)])
def test_a_bad_frame_is_refused(call, brief, tmp_path, content):
    frame = tmp_path / "frame.docx"
    frame.write_bytes(content)

    done = call("draft", brief, "--frame", frame)

    assert done.code == 1
    assert one_block(done)
    assert left_in(tmp_path) == ["brief.json", "frame.docx"]


def test_a_bad_library_is_refused(call, brief, tmp_path):
    (tmp_path / "clauses").mkdir()

    done = call("draft", brief, "--library", tmp_path / "clauses")

    assert done.code == 1
    assert one_block(done)


def test_a_final_is_refused_while_something_is_open(call, brief, tmp_path):
    done = call("draft", brief, "--final", "-o", tmp_path / "final.docx")

    assert done.code == 1
    assert "not ready to be final" in done.err
    assert left_in(tmp_path) == ["brief.json"]

    as_data = call("draft", brief, "--final", "-o", tmp_path / "final.docx", "--json")
    assert as_data.code == 1
    assert len(as_data.json["error"]["findings"]) > 5


# The reports ----------------------------------------------------------------------------------------------------------


def test_flags_say_of_every_clause_whether_it_is_in_and_why(call, brief):
    text, data = call("flags", brief, "--all"), call("flags", brief, "--json")

    assert (text.code, data.code) == (0, 0)
    assert set(data.json) == {"schema", "brief", "library", "clauses", "slots", "facts"}
    clauses = {clause["id"]: clause for clause in data.json["clauses"]}
    assert set(clauses) == {key for key, clause in library().clauses.items() if clause.kind == "clause"}
    for key, clause in clauses.items():
        assert set(clause) == {
            "id", "title", "standing", "outcome", "reasons", "settled", "by_brief", "follows", "slot", "sources",
            "note", "version", "as_at", "change",
        }  # fmt: skip
        assert clause["outcome"] in ("in", "consider", "out")
        assert clause["reasons"]
        assert key in text.text


def test_check_lists_findings_by_severity(call, brief):
    text, data = call("check", brief), call("check", brief, "--json")

    assert (text.code, data.code) == (0, 0)
    assert set(data.json) == {"schema", "brief", "counts", "findings"}
    assert set(data.json["counts"]) == {"bar", "warning", "advice", "note"}
    assert {"rule", "severity", "message"} <= set(data.json["findings"][0])
    assert data.json["findings"][0]["rule"] in text.text


def test_a_bar_leaves_with_one_where_an_exit_code_is_asked_for(call, tmp_path):
    data = sample_data(PILOT)
    barred = tmp_path / "barred.json"
    for party in data["parties"]:
        party |= {"kind": "fire_and_rescue_body", "form": "fire_authority"}
    barred.write_text(json.dumps(data), encoding="utf-8")

    plain, asked = call("check", barred), call("check", barred, "--exit-code")

    assert "Bars (" in plain.text
    assert (plain.code, asked.code) == (0, 1)


def test_questions_begin_with_what_leaves_most_blanks(call, brief):
    text, data = call("questions", brief, "--most", 3), call("questions", brief, "--json")

    assert (text.code, data.code) == (0, 0)
    assert set(data.json) == {"schema", "brief", "questions"}
    questions = data.json["questions"]
    assert set(questions[0]) == {"path", "title", "description", "blanks", "decides", "choices", "example"}
    assert text.text.startswith(questions[0]["path"])
    assert f"and {len(questions) - 3} more" in text.text
    with_blanks = [len(question["blanks"]) for question in questions]
    assert with_blanks == sorted(with_blanks, reverse=True)


@pytest.mark.parametrize("name", SAMPLES)
def test_init_begins_from_a_sample_that_drafts(call, tmp_path, name):
    target = tmp_path / "new.json"

    assert call("init", target, "--from", name).code == 0

    assert left_in(tmp_path) == ["brief.schema.json", "new.json"]
    assert json.loads(target.read_bytes())["$schema"] == "brief.schema.json"
    assert call("draft", target).code == 0


def test_init_keeps_what_is_there(call, brief, tmp_path):
    assert call("init", brief, "--from", PILOT).code == 1
    assert call("init", brief, "--from", "no-such-sample", "--force").code == 1
    assert call("init", brief).code == 1
    assert brief.read_bytes() == sample_bytes(PILOT)
    assert left_in(tmp_path) == ["brief.json"]


def test_init_lists_the_samples_and_writes_to_standard_output(call):
    listed = call("init", "--list").text

    assert [line.split()[0] for line in listed.splitlines()] == sorted(SAMPLES)
    assert json.loads(call("init", "-", "--from", PILOT).out)["agreement"] == sample_data(PILOT)["agreement"]


def test_a_rule_is_told_without_a_brief_and_no_brief_is_no_check(call):
    told, missing, unknown = (
        call("check", "--explain", "PCA-2-NOTIFY"),
        call("check"),
        call("check", "--explain", "PCA-X"),
    )

    assert told.code == 0
    assert told.text.startswith("PCA-2-NOTIFY: Record who notified whom")
    assert (missing.code, unknown.code) == (2, 1)
    assert "--explain" in missing.err


def test_the_house_frame_is_written_once_and_drafts_the_same(call, brief, tmp_path):
    frame = tmp_path / "firm.docx"

    done, again = call("frame", frame), call("frame", frame)

    assert (done.code, again.code) == (0, 1)
    assert f"--frame {frame}" in done.err
    with_it, without = (call("draft", brief, "-o", "-", *more).out for more in (["--frame", frame], []))
    assert with_it == without == call("draft", brief, "-o", "-", "--frame", frame).out


def test_schema_prints_the_schema_as_it_is(call):
    assert call("schema").out == resources.schema_bytes("brief")


def test_bodies_are_listed_by_kind_with_the_day_of_the_list_once(call):
    done = call("bodies")

    assert done.code == 0
    assert [line for line in done.text.splitlines() if line.endswith(")") and not line.startswith(" ")] == [
        "Police (78)",
        "Fire (44)",
        "Ambulance (11)",
    ]
    assert done.text.count("As at 2026-11-22") == 1
    assert "mostly from memory" in done.text.splitlines()[-2]


def test_bodies_are_found_by_words_in_any_letters(call):
    done, two = call("bodies", "KENT"), call("bodies", "fire", "north east")

    assert "  Kent Police\n      The Chief Constable of Kent Police; chief_officer, South East\n" in done.text
    assert "legal person not confirmed; fire_and_rescue_body, South East" in done.text
    assert two.text.startswith("Fire (4)\n  Cleveland Fire Brigade\n")


def test_a_word_that_no_body_has_is_said_and_is_no_error(call):
    done, data = call("bodies", "kent", "atlantis"), call("bodies", "atlantis", "--json")

    assert (done.code, done.out) == (0, b"")
    assert done.told == "No body matches ‘kent’ ‘atlantis’; 'draftkit bodies' lists them all."
    assert (data.code, data.json["bodies"]) == (0, [])


def test_bodies_as_data_have_one_shape_and_null_for_what_is_not_known(call):
    data = call("bodies", "kent", "--json").json

    assert list(data) == ["schema", "library", "as_at", "status", "bodies"]
    assert (data["schema"], data["as_at"]) == ("draftkit/bodies/1", "2026-11-22")
    force, commissioner, fire = data["bodies"]
    keys = ["name", "kind", "legal_entity", "region", "role", "form", "governance", "area", "paired_with", "note"]
    assert list(force) == list(commissioner) == list(fire) == keys
    assert (force["legal_entity"], fire["legal_entity"]) == ("The Chief Constable of Kent Police", None)


def test_a_library_without_bodies_says_so(call, tmp_path):
    make(tmp_path, good_files())

    done, data = call("bodies", "--library", tmp_path), call("bodies", "--library", tmp_path, "--json")

    assert (done.code, done.told) == (0, "This library lists no bodies.")
    assert (data.json["as_at"], data.json["status"], data.json["bodies"]) == (None, None, [])


def test_a_list_of_bodies_that_cannot_be_read_is_refused(call, tmp_path):
    make(tmp_path, good_files())
    (tmp_path / "bodies.json").write_text("[]", encoding="utf-8")
    load_library.cache_clear()

    done = call("bodies", "--library", tmp_path)

    assert done.code == 1
    assert one_block(done)
    assert done.err.startswith("Error: bodies.json: it must be an object")


def test_version_names_program_and_library(call):
    data = call("version", "--json").json

    assert set(data) == {"schema", "draftkit", "library", "library_version", "as_at"}
    assert data["draftkit"] == draftkit.__version__
    assert call("--version").text.strip() == draftkit.__version__
    assert draftkit.__version__ in call("version").text


def test_clauses_are_listed_shown_and_linted(call):
    listed, shown, linted = (
        call("clauses", "list"),
        call("clauses", "show", "governance.board"),
        call("clauses", "lint"),
    )

    assert (listed.code, shown.code, linted.code) == (0, 0, 0)
    assert all(key in listed.text for key in library().clauses)
    assert library().clauses["governance.board"].title in shown.text
    assert call("clauses", "list", "--json").json["schema"] == "draftkit/clauses/1"
    assert call("clauses", "show", "governance.board", "--json").json["id"] == "governance.board"
    assert call("clauses", "lint", "--json").json["counts"]["errors"] == 0
    assert call("clauses", "show", "governance.bored").code == 1


@pytest.mark.parametrize(
    "command", [[], *([name] for name in ("init", "draft", "flags", "check", "questions", "clauses", "bodies"))]
)
def test_help_is_there_for_every_command(call, command):
    done = call(*command, "--help")

    assert done.code == 0
    assert done.text.startswith("Usage: draftkit")
    assert max(map(len, done.text.splitlines())) <= 100


# How it leaves --------------------------------------------------------------------------------------------------------


def test_an_interrupt_leaves_with_130(call, brief, monkeypatch, tmp_path):
    monkeypatch.setattr(drafting, "_write", _failing(KeyboardInterrupt()))

    done = call("draft", brief)

    assert done.code == 130
    assert done.told == "Stopped."
    assert left_in(tmp_path) == ["brief.json"]


def test_a_fault_of_ours_is_one_block_and_seventy(call, brief, monkeypatch, tmp_path):
    monkeypatch.setattr(drafting, "_write", _failing(RuntimeError("the sky fell")))
    monkeypatch.delenv("DRAFTKIT_DEBUG", raising=False)

    done = call("draft", brief)

    assert done.code == 70
    assert one_block(done)
    assert "RuntimeError: the sky fell" in done.err
    assert left_in(tmp_path) == ["brief.json"]


def test_a_fault_of_ours_shows_its_traceback_where_debugging(call, brief, monkeypatch):
    monkeypatch.setattr(drafting, "_write", _failing(RuntimeError("the sky fell")))
    monkeypatch.setenv("DRAFTKIT_DEBUG", "1")

    assert "Traceback" in call("draft", brief).err


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_a_signal_stops_a_draft_and_leaves_nothing_behind(brief, tmp_path):
    command = [sys.executable, "-m", "draftkit", "draft", str(brief), "-o", str(tmp_path / "out.docx")]
    running = subprocess.Popen(command, stderr=subprocess.PIPE)
    time.sleep(0.25)
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=60)

    # Python itself takes a signal that comes while it is still starting, and then dies of it.
    assert running.returncode in (130, -signal.SIGINT, 0)
    assert not [name for name in left_in(tmp_path) if name.endswith(".tmp")]


def test_a_reader_that_goes_away_is_no_error(brief, tmp_path):
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "draftkit", "flags", str(brief), "--json"]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, cwd=tmp_path)
    os.close(write)

    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_it_runs_as_a_module_from_any_folder(brief, tmp_path):
    done = process("draft", "brief.json", folder=tmp_path)

    assert done.code == 0
    assert left_in(tmp_path) == ["brief.docx", "brief.json"]


@pytest.mark.skipif(os.name == "nt", reason="terminals are POSIX")
def test_colours_are_for_terminals_that_want_them(brief):
    assert b"\x1b[" in _at_a_terminal("check", str(brief))
    assert b"\x1b[" not in _at_a_terminal("check", str(brief), NO_COLOR="1")
    assert b"\x1b[" not in _at_a_terminal("draft", str(brief), "--final", NO_COLOR="1")


@pytest.mark.skipif(os.name == "nt", reason="terminals are POSIX")
def test_a_word_file_is_not_poured_into_a_terminal(brief):
    assert b"not for a terminal" in _at_a_terminal("draft", str(brief), "-o", "-")


def _at_a_terminal(*arguments, **environment):
    """What a command prints where its output is a terminal."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "draftkit", *arguments]
    clean = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env={**clean, **environment}):
        os.close(theirs)
        printed = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            printed += piece
    os.close(ours)
    return printed


def _failing(problem):
    error = OSError(problem, os.strerror(problem)) if isinstance(problem, int) else problem

    def fail(*_, **__):
        raise error

    return fail
