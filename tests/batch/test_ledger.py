"""The ledger: what is written is there to be read, whatever became of the run, and reading it touches nothing."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from draftkit.batch.ledger import NAME, Ledger
from draftkit.batch.outputs import ledger_path, lock_path, open_outputs
from draftkit.batch.reading import read_ledger, read_outputs
from draftkit.batch.stores import open_store
from draftkit.errors import DraftkitError, EnvironmentProblem
from draftkit.findings import Place
from draftkit.model.batch_report import Counts
from tests.batch.ledgers import (
    ASAT,
    BEGAN,
    CLASH,
    ENDED,
    POWER,
    SILENT,
    a_run,
    begin,
    done,
    failing,
    kept,
    record,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / NAME


def test_what_was_recorded_is_read_back_as_it_was(path):
    result = done(
        1, findings=(POWER, CLASH), flags=("money.savings",), blanks=("parties[0].address",), open=3, clauses=40
    )

    with Ledger(path) as ledger:
        begin(ledger, 1)
        record(ledger, result)

    with Ledger(path) as ledger:
        row = ledger.row("LEG-1")
        assert row is not None
        assert (row.number, row.name, row.input, row.setup) == (1, "LEG-1", "input", "setup")
        assert (row.outcome, row.title, row.open, row.clauses) == ("done", "Agreement 1", 3, 40)
        assert row.place == Place("projects.xlsx", path="agreements, row 2")
        assert row.files == result.files
        assert ledger.findings("LEG-1") == (POWER, CLASH)
        assert [line.blanks for line in ledger.lines()] == [("parties[0].address",)]


def test_what_is_not_known_is_nothing(path):
    with Ledger(path) as ledger:
        assert ledger.row("LEG-1") is None
        assert ledger.findings("LEG-1") == ()
        assert ledger.last_run() is None
        assert ledger.counts() == Counts()


def test_a_run_says_when_it_began_and_ended_and_what_was_asked(path):
    with Ledger(path) as ledger:
        begin(ledger, 7, to=["docx"])
        begun = ledger.last_run()
        ledger.end(at=ENDED, stopped="interrupted")
        ended = ledger.last_run()

    assert begun is not None
    assert (begun.began, begun.ended, begun.source, begun.total) == (BEGAN, "", "projects.xlsx", 7)
    assert begun.options == {"to": ["docx"]}
    assert ended is not None
    assert (ended.ended, ended.stopped) == (ENDED, "interrupted")


def test_a_second_run_tells_what_it_made_from_what_it_found_and_what_the_table_has_no_longer(path):
    with Ledger(path) as ledger:
        begin(ledger, 4)
        record(ledger, done(1), done(2), done(3), failing(4))
        begin(ledger, 6)
        for number in (1, 2, 4):
            ledger.planned(f"LEG-{number}", number)
        ledger.due("LEG-2")
        ledger.due("LEG-4")
        before = ledger.counts()
        record(ledger, done(2), done(5))

        assert before == Counts(made=0, kept=1, failed=1, left=4, gone=1)
        assert ledger.counts() == Counts(made=2, kept=1, failed=1, left=2, gone=1)
        assert [row.key for row in ledger.gone()] == ["LEG-3"]
        assert [row.key for row in ledger.rows("failed")] == ["LEG-4"]
        assert {line.key: line.standing for line in ledger.lines()} == {
            "LEG-1": "kept", "LEG-2": "made", "LEG-4": "failed", "LEG-5": "made",
        }  # fmt: skip


def test_what_is_to_be_made_again_was_not_come_to(path):
    with Ledger(path) as ledger:
        begin(ledger, 1)
        record(ledger, done(1))
        begin(ledger, 1)
        ledger.planned("LEG-1", 1)
        ledger.due("LEG-1")

        assert [line.standing for line in ledger.lines()] == ["left"]
        begin(ledger, 1)
        ledger.planned("LEG-1", 1)
        assert [line.standing for line in ledger.lines()] == ["kept"]


def test_the_files_of_an_earlier_run_stay_known_of_what_failed_and_go_with_what_is_made(path):
    with Ledger(path) as ledger:
        begin(ledger, 1)
        record(ledger, done(1, files=(kept("old.docx"), kept("old.html"))))
        record(ledger, failing(1))
        after_failure = [line.files for line in ledger.lines()]
        record(ledger, done(1, files=(kept("new.docx", "tag"),)))

        assert after_failure == [("old.docx", "old.html")]
        assert [line.files for line in ledger.lines()] == [("new.docx",)]
        assert ledger.marks() == {"new.docx": "tag"}


def test_checks_blanks_and_clauses_are_counted_by_agreement(path):
    blanks = ("parties[0].address", "parties[11].address", "fee")
    with Ledger(path) as ledger:
        begin(ledger, 9)
        record(ledger, done(1, findings=(POWER, POWER, SILENT), blanks=blanks, flags=("b", "a")))
        record(ledger, done(2, findings=(POWER, ASAT), blanks=("fee",), flags=("a",)))
        record(ledger, done(3), failing(4), failing(5, POWER, kind="final"))

        fired = [(each.rule, each.severity, each.agreements, each.first) for each in ledger.fired(2)]
        assert fired == [
            ("ASAT", "advice", 2, ("LEG-2", "LEG-3")), ("PCA-2-POWER", "warning", 4, ("LEG-1", "LEG-2")),
        ]  # fmt: skip
        assert [(o.key, o.agreements, o.times) for o in ledger.blanks()] == [("fee", 2, 2), ("parties[].address", 1, 2)]
        assert [(o.key, o.agreements) for o in ledger.undecided()] == [("a", 2), ("b", 1)]
        assert ledger.kinds() == {"final": 1, "table": 1}


def test_agreements_that_left_the_table_are_not_counted_with_the_others(path):
    with Ledger(path) as ledger:
        begin(ledger, 1)
        record(ledger, done(1, blanks=("fee",), flags=("a",)))
        begin(ledger, 0)

        assert not [*ledger.fired(9), *ledger.blanks(), *ledger.undecided(), *ledger.lines(), *ledger.marks()]
        assert [line.key for line in ledger.lines_gone()] == ["LEG-1"]


def test_half_a_character_is_kept_as_a_question_mark(path):
    with Ledger(path) as ledger:
        begin(ledger, 1)
        record(ledger, done(1, title="half \ud83d", blanks=("x\udc00",)))

        assert [(line.title, line.blanks) for line in ledger.lines()] == [("half ?", ("x?",))]


WRITER = """
    import sys
    from pathlib import Path
    from draftkit.batch.ledger import Ledger
    from tests.batch.ledgers import begin, done, record
    with Ledger(Path(sys.argv[1])) as ledger:
        begin(ledger, 100_000)
        record(ledger, done(1), done(2))
        ledger.keep()
        for number in range(3, 100_000):
            record(ledger, done(number, title="x" * 20_000))
            if number == 400:
                print("writing", flush=True)
                sys.stdin.read()
"""


@pytest.fixture
def writer(path):
    """Yield a process that is in the middle of writing to a ledger: two jobs are kept, hundreds are not."""
    command = [sys.executable, "-c", textwrap.dedent(WRITER), str(path)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"writing"
    yield process
    process.kill()
    process.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_process_leaves_a_ledger_that_can_be_read_without_touching_it_and_gone_on_with(path, writer):
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    before = {each.name: each.read_bytes() for each in path.parent.iterdir()}

    with read_ledger(path) as records:
        read = [line.key for line in records.lines()]

    assert len(before) == 2, "the journal of what was half written is beside it"
    assert read[:2] == ["LEG-1", "LEG-2"]
    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == before
    with Ledger(path) as ledger:
        assert [row.key for row in ledger.rows()] == read
        record(ledger, done(3))


def test_reading_waits_for_no_writer_and_holds_none_up(path):
    with Ledger(path) as ledger:
        begin(ledger, 3)
        record(ledger, done(1))
        ledger.keep()
        record(ledger, done(2))
        with read_ledger(path) as records:
            record(ledger, done(3))
            ledger.keep()
            assert [line.key for line in records.lines()] == ["LEG-1"]
        with read_ledger(path) as records:
            assert records.counts().made == 3


def test_a_folder_without_a_ledger_is_told_and_left_without_one(tmp_path):
    with pytest.raises(DraftkitError, match="no batch was run into this folder"), read_outputs(str(tmp_path)):
        pass
    with pytest.raises(DraftkitError, match="there is no such folder"), read_outputs(str(tmp_path / "none")):
        pass

    assert not list(tmp_path.iterdir())


def test_a_run_at_work_is_known_by_its_lock_and_a_killed_one_holds_none(tmp_path):
    folder = tmp_path / "out"
    with open_outputs(str(folder)) as outputs:
        begin(outputs.ledger, 1)
        with read_outputs(str(folder)) as reading:
            during = reading.at_work
    with read_outputs(str(folder)) as reading:
        after = reading.at_work
    lock_path(folder / NAME).touch()
    with read_outputs(str(folder)) as reading:
        left_behind = reading.at_work

    assert (during, after, left_behind) == (True, False, False)


def test_the_ledger_of_an_address_is_the_copy_here_or_else_the_one_that_lies_there(tmp_path, monkeypatch):
    pytest.importorskip("fsspec")
    monkeypatch.setenv("DRAFTKIT_STATE", str(tmp_path / "state"))
    target = "memory://ledger-test/2027"
    with open_outputs(target) as outputs:
        begin(outputs.ledger, 1)
        record(outputs.ledger, done(1, files=(outputs.store.put("LEG-1.docx", b"x"),)))
        outputs.ledger.end(at=ENDED)

    with read_outputs(target) as reading:
        here = (reading.at_work, reading.records.counts())
    ledger_path(open_store(target)).unlink()
    with read_outputs(target) as reading:
        there = (reading.at_work, reading.records.counts())

    assert here == (False, Counts(made=1))
    assert there == (None, Counts(made=1))
    with pytest.raises(DraftkitError, match="no batch was run"), read_outputs("memory://ledger-test/2031"):
        pass


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"", b"SQLite format 3\0" + bytes(4000)])
def test_a_file_that_is_no_ledger_is_told_and_left_as_it_is(path, content):
    path.write_bytes(content)

    with pytest.raises(DraftkitError) as caught, read_ledger(path):
        pass

    assert caught.value.where.file == str(path)
    assert "no ledger" in caught.value.message
    assert path.read_bytes() == content


def test_a_file_that_is_no_ledger_is_not_written_to(path):
    path.write_bytes(b"no database at all" * 100)

    with pytest.raises(DraftkitError, match="no ledger"):
        Ledger(path)

    assert path.read_bytes() == b"no database at all" * 100


def test_a_ledger_of_a_later_format_is_neither_read_nor_written(path):
    a_run(path.parent, [done(1)])
    with sqlite3.connect(path) as database:
        database.execute("update about set value = '2'")
    database.close()

    with pytest.raises(DraftkitError, match="format 2"), read_ledger(path):
        pass
    with pytest.raises(DraftkitError, match="format 2"):
        Ledger(path)


def test_a_name_with_signs_that_mean_something_in_an_address_is_read(tmp_path):
    folder = tmp_path / "50% #1? ü"
    path = a_run(folder, [done(1)])

    with read_ledger(path) as records:
        assert records.counts().made == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_can_only_be_read_can_be_read_and_is_told_to_who_would_write(path):
    a_run(path.parent, [done(1)])
    path.chmod(0o444)
    path.parent.chmod(0o555)

    try:
        with read_ledger(path) as records:
            assert records.counts().made == 1
        with pytest.raises(EnvironmentProblem, match="cannot be written"), Ledger(path) as ledger:
            begin(ledger, 1)
    finally:
        path.parent.chmod(0o755)


def test_a_file_that_can_only_be_read_is_told_to_who_would_write(path, monkeypatch):
    a_run(path.parent, [done(1)])
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda p, **how: connect(f"file:{p}?mode=ro", uri=True, **how))

    with pytest.raises(EnvironmentProblem, match="cannot be written: attempt to write a readonly database"):
        Ledger(path)


def test_a_full_disk_is_told_and_what_was_kept_before_stays(path):
    with Ledger(path) as ledger:
        begin(ledger, 2)
        record(ledger, done(1))
        ledger.keep()
        ledger._db.execute("rollback")
        ledger._db.execute("pragma max_page_count = 1")  # the disk is full, as SQLite meets it
        ledger._db.execute("begin")
        with pytest.raises(EnvironmentProblem) as caught:
            record(ledger, done(2, title="x" * 100_000))

    assert "database or disk is full" in caught.value.message
    assert "make room" in caught.value.hint
    with read_ledger(path) as records:
        assert [line.key for line in records.lines()] == ["LEG-1"]


def test_a_folder_that_goes_while_a_run_is_at_work_is_told_as_that(tmp_path):
    folder = tmp_path / "build"
    folder.mkdir()
    ledger = Ledger(folder / NAME)
    begin(ledger, 1)
    folder.rename(tmp_path / "elsewhere")

    with pytest.raises(EnvironmentProblem, match="the ledger cannot be written: its folder is gone") as caught:
        ledger.keep()

    assert "put it back" in caught.value.hint
    ledger.close()


def test_a_ledger_that_another_program_holds_is_told(path, monkeypatch):
    a_run(path.parent, [done(1)])
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda p, **how: connect(p, **{**how, "timeout": 0.05}))
    other = connect(path, isolation_level=None)
    other.execute("begin exclusive")

    try:
        with pytest.raises(EnvironmentProblem, match="another program holds the ledger"):
            Ledger(path)
    finally:
        other.close()
