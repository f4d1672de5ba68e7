"""What a ledger comes to: the status, and the report with its words for rules, blanks and clauses."""

import json
from dataclasses import replace

import pytest

import draftkit
from draftkit.actions.batch import Run, Wishes
from draftkit.actions.batch_report import batch_status, open_report, report_name, write_report, write_status
from draftkit.actions.project import open_library
from draftkit.batch.ledger import NAME, Ledger
from draftkit.batch.outputs import lock_path, open_outputs
from draftkit.errors import DraftkitError
from draftkit.findings import Finding
from draftkit.model.batch_report import Counts, Files
from tests.actions.test_batch import LIBRARY, Seen, briefs, write
from tests.batch.ledgers import ASAT, CLASH, POWER, a_run, begin, done, failing, put, record


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def test_a_status_says_how_many_and_which_failed(out):
    a_run(out, [done(1, files=(put(out, "1.docx"),)), *(failing(n) for n in range(2, 12))], total=20)

    status = batch_status(str(out))

    assert (status.state, status.counts) == ("ended", Counts(made=1, failed=10, left=9))
    assert [line.key for line in status.failures] == ["LEG-2", "LEG-3", "LEG-4", "LEG-5", "LEG-6"]
    assert status.failures[0].findings == (CLASH,)
    assert status.files == Files(1)


def test_files_that_are_missing_or_changed_are_found_by_their_marks(out):
    files = [put(out, f"{n}.docx") for n in range(1, 9)]
    a_run(out, [done(n, files=(kept,)) for n, kept in enumerate(files, 1)])
    for n in range(1, 7):
        (out / f"{n}.docx").unlink()
    (out / "7.docx").write_bytes(b"by hand")

    found = batch_status(str(out)).files

    assert (found.total, found.missing, found.changed) == (8, 6, 1)
    assert found.first_missing == ("1.docx", "2.docx", "3.docx", "4.docx", "5.docx")
    assert found.first_changed == ("7.docx",)


@pytest.mark.parametrize(
    ("stopped", "state"),
    [("", "ended"), ("interrupted", "stopped"), ("environment", "environment"), ("new", "stopped")],
)
def test_what_stopped_a_run_is_known(out, stopped, state):
    a_run(out, [done(1)], stopped=stopped)

    assert batch_status(str(out)).state == state


def test_a_run_at_work_is_told_from_one_that_was_killed(out):
    with open_outputs(str(out)) as outputs:
        begin(outputs.ledger, 3)
        record(outputs.ledger, done(1))
        outputs.ledger.keep()
        at_work = batch_status(str(out))
    lock_path(out / NAME).touch()
    killed = batch_status(str(out))

    assert (at_work.state, killed.state) == ("running", "killed")
    assert at_work.counts == Counts(made=1, left=2)
    assert at_work.files == Files(), "files may be replaced while they are looked at"
    assert killed.files.missing == 1


def test_a_folder_in_which_nothing_was_run_is_refused_and_left_as_it_is(out):
    out.mkdir()

    with pytest.raises(DraftkitError, match="no batch was run"):
        batch_status(str(out))
    with pytest.raises(DraftkitError, match="no batch was run"), open_report(str(out)):
        pass
    assert not list(out.iterdir())


def test_a_ledger_in_which_no_run_has_begun_is_told(out):
    out.mkdir()
    Ledger(out / NAME).close()

    with pytest.raises(DraftkitError, match="no run has begun"):
        batch_status(str(out))


def test_a_report_can_be_walked_more_than_once(out):
    a_run(out, [done(1), failing(2), done(3)])

    with open_report(str(out)) as report:
        assert [line.key for line in report.lines] == [line.key for line in report.lines] == ["LEG-1", "LEG-2", "LEG-3"]
        assert [line.key for line in report.failures] == ["LEG-2"]
        assert report.kinds == {"table": 1}


def test_a_check_is_told_in_the_words_of_its_rule_gravest_first(out):
    bar = Finding("No limb: one.", "bar", "PCA-1-LIMBS", source="s.1")
    unknown = Finding("Something of a later draftkit.", "advice", "NEW-RULE", source="an Act", status="PART")
    open_point = Finding("Unsettled text remains: fee", "warning", "DOC-OPEN")
    a_run(out, [done(1, findings=(ASAT, POWER, unknown, open_point)), done(2, findings=(ASAT, bar))])

    with open_report(str(out)) as report:
        fired = report.fired

    assert [(each.rule, each.agreements) for each in fired] == [
        ("PCA-1-LIMBS", 1), ("PCA-2-POWER", 1), ("ASAT", 2), ("NEW-RULE", 1),
    ]  # fmt: skip
    assert fired[0].says.startswith("An agreement under section 1 needs parties from at least two")
    assert "Policing and Crime Act 2017" in fired[0].source
    assert (fired[3].says, fired[3].source, fired[3].status) == (unknown.message, "an Act", "PART")


def test_blanks_and_clauses_have_their_names_in_plain_words(out):
    result = done(1, blanks=("parties[0].address", "parties[1].address", "no.such_path"), flags=("board", "gone.away"))
    a_run(out, [result], options={"clauses": str(LIBRARY)})

    with open_report(str(out)) as report:
        assert [(o.title, o.key, o.agreements, o.times) for o in report.blanks] == [
            ("Address of the party", "parties[].address", 1, 2), ("Such path", "no.such_path", 1, 1),
        ]  # fmt: skip
        assert [(o.key, bool(o.title)) for o in report.undecided] == [("board", False), ("gone.away", False)]


def test_clauses_of_the_library_that_ships_are_named(out):
    a_run(out, [done(1, flags=("money.savings",))], options={"clauses": "/no/such/folder"})

    with open_report(str(out)) as report:
        assert [o.title for o in report.undecided] == ["Savings"]


def test_what_left_the_table_is_there_once_the_run_has_ended(out):
    out.mkdir()
    with Ledger(out / NAME) as ledger:
        begin(ledger, 1)
        record(ledger, done(1))
        begin(ledger, 0)
        ledger.keep()
        with open_report(str(out)) as report:
            assert list(report.gone) == []
        ledger.end(at="2027-03-04T10:00:00+00:00")
    with open_report(str(out)) as report:
        assert [line.key for line in report.gone] == ["LEG-1"]


@pytest.mark.parametrize(
    ("to", "beside"),
    [
        ("out/report.html", "./"),
        ("report.html", "out%20%231/"),
        ("other/r.html", "../out%20%231/"),
        ("-", None),
        ("", None),
    ],
)
def test_links_lead_from_where_the_report_is_to_the_files(tmp_path, monkeypatch, to, beside):
    a_run(tmp_path / "out #1", [done(1)])
    monkeypatch.chdir(tmp_path)

    with open_report("out #1", to=to.replace("out/", "out #1/")) as report:
        assert report.beside == beside


def test_a_report_without_a_name_goes_into_its_folder(out):
    assert report_name(str(out), "csv") == str(out / "draftkit-report.csv")
    assert report_name("memory://bucket/2027", "html") == "draftkit-report.html"


@pytest.mark.parametrize("form", ["html", "csv", "json"])
def test_every_form_can_be_written_whatever_is_in_it(out, form):
    result = done(1, title="<b>\u202e &", findings=(replace(CLASH, message="<i>"),), blanks=("a[0].b",), flags=("x",))
    a_run(out, [result, failing(2)], options={"to": ["docx"]})

    with open_report(str(out)) as report:
        content = b"".join(write_report(report, form)).decode()

    assert "LEG-2" in content
    assert "two parties are called ‘Council’".casefold() in content.casefold()


def test_a_real_run_is_told_as_it_went(tmp_path):
    rows = [*briefs(3), {"agreement": {"reference": "S-4"}}]
    table = write(tmp_path / "table.jsonl", rows)
    Run(Wishes(table, str(tmp_path / "out"), library=LIBRARY), Seen(), lambda: "2027-03-03T09:00:00+00:00").go()

    status = batch_status(str(tmp_path / "out"))
    with open_report(str(tmp_path / "out")) as report:
        lines = list(report.lines)

    assert status.counts == Counts(made=3, failed=1)
    assert status.files == Files(3)
    assert status.run.options["program"] == draftkit.__version__
    assert status.run.options["library"].endswith(open_library(LIBRARY).version)
    assert json.loads(write_status(status, as_json=True))["counts"]["total"] == 4
    assert write_status(status, as_json=False).count("\n") > 4
    assert [line.standing for line in lines] == ["made", "made", "made", "failed"]
    assert lines[0].title == "Sharing 1"
