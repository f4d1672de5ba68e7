"""Two runs paired: by what their ledgers call the agreements, else by the names of the files."""

from pathlib import Path

from draftkit.batch.pairing import Pair, files_alone, library_of, pair_runs, word_files
from draftkit.batch.stores import Kept
from draftkit.findings import Finding
from tests.batch.ledgers import CLASH, a_run, done, failing, kept


def files(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"a file")
    return folder


def told(pairs: tuple[Pair, ...]) -> list[tuple[str, str, str]]:
    return [(pair.key, pair.old.file if pair.old else "-", pair.new.file if pair.new else "-") for pair in pairs]


def test_without_ledgers_names_pair_them_whatever_their_capitals(tmp_path):
    old = files(tmp_path / "a", "One.docx", "two.docx", "notes.txt")
    new = files(tmp_path / "b", "ONE.DOCX", "three.docx")

    assert told(pair_runs(old, new)) == [
        ("ONE", "One.docx", "ONE.DOCX"), ("three", "-", "three.docx"), ("two", "two.docx", "-"),
    ]  # fmt: skip


def test_a_file_that_went_to_another_folder_is_met_there_if_it_can_be_no_other(tmp_path):
    old = files(tmp_path / "a", "2026/one.docx", "x/two.docx", "y/two.docx")
    new = files(tmp_path / "b", "2027/one.docx", "z/two.docx")

    assert told(pair_runs(old, new)) == [
        ("2027/one", "2026/one.docx", "2027/one.docx"), ("z/two", "-", "z/two.docx"),
        ("x/two", "x/two.docx", "-"), ("y/two", "y/two.docx", "-"),
    ]  # fmt: skip


def test_two_ledgers_pair_what_is_called_otherwise_now(tmp_path):
    a_run(files(tmp_path / "a", "old name.docx"), [done(1, files=(kept("old name.docx"),))])
    a_run(files(tmp_path / "b", "new name.docx", "beside.docx"), [done(1, files=(kept("new name.docx"),))])

    pairs = pair_runs(tmp_path / "a", tmp_path / "b")

    assert told(pairs) == [("LEG-1", "old name.docx", "new name.docx"), ("beside", "-", "beside.docx")]
    assert pairs[0].title == "Agreement 1"


def test_one_ledger_alone_pairs_nothing(tmp_path):
    a_run(files(tmp_path / "a", "LEG-1.docx"), [done(1)])
    files(tmp_path / "b", "LEG-1.docx")

    assert told(pair_runs(tmp_path / "a", tmp_path / "b")) == [("LEG-1", "LEG-1.docx", "LEG-1.docx")]


def faults(tmp_path: Path, old, new) -> list[Finding]:
    a_run(tmp_path / "a", [old])
    a_run(tmp_path / "b", [new])
    (pair,) = pair_runs(tmp_path / "a", tmp_path / "b")
    return list(pair.faults)


def test_what_a_run_failed_at_is_told_with_its_first_fault(tmp_path):
    files(tmp_path / "a", "LEG-1.docx")

    (fault,) = faults(tmp_path, done(1), failing(1))

    assert fault.message == f"the newer run failed at it: {CLASH.message}"
    assert (fault.where, fault.hint) == (CLASH.where, CLASH.hint)


def test_what_both_runs_failed_of_is_told_once(tmp_path):
    (fault,) = faults(tmp_path, failing(1), failing(1))

    assert fault.message == f"both runs failed at it: {CLASH.message}"


def test_a_missing_file_and_a_run_without_word_files_are_told_with_what_to_do(tmp_path):
    pack = Kept("LEG-1.zip", 1, "d", "m")

    missing, packed = faults(tmp_path, done(1), done(1, files=(pack,)))

    assert missing.message == "the older run made a file of it that is not there any more"
    assert packed.message == "the newer run made no Word file of it"
    assert "--to docx" in packed.hint


def test_locks_hidden_files_redlines_and_the_results_are_no_agreements(tmp_path):
    names = ("a.docx", "sub/b.docx", "~$a.docx", ".c.docx", "a.redline.docx", ".hidden/d.docx", "out/e.docx")
    files(tmp_path, *names)

    assert list(word_files(tmp_path, apart=tmp_path / "out")) == ["a.docx", "sub/b.docx"]


def test_files_that_two_systems_would_call_the_same_are_kept_apart(tmp_path):
    files(tmp_path, "A.docx", "a.docx")

    assert sorted(pair.key for pair in files_alone(tmp_path)) == ["A", "a.docx"]


def test_the_library_of_a_run_is_known_while_it_is_there(tmp_path):
    library = files(tmp_path / "clauses", "library.toml")
    a_run(tmp_path / "a", [done(1)], options={"clauses": str(library)})

    assert library_of(tmp_path / "a") == library
    (library / "library.toml").unlink()
    assert library_of(tmp_path / "a") is None
    assert library_of(tmp_path) is None
