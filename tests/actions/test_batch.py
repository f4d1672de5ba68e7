"""A run: what is made, what is skipped, what fails, and what is told of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from draftkit.actions.batch import Job, Result, Run, Tally, Watch, Wishes
from draftkit.actions.batch_job import _some
from draftkit.actions.batch_report import batch_status
from draftkit.batch.ledger import NAME, Ledger
from draftkit.errors import BriefError, DraftkitError, EnvironmentProblem
from draftkit.findings import Finding

LIBRARY = Path(__file__).parents[1] / "libraries" / "data-sharing"
BRIEF = json.loads((LIBRARY.parent / "two-bodies.json").read_text(encoding="utf-8"))


class Seen(Watch):
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.todo = -1
        self.results: dict[str, Result] = {}
        self.run: Run | None = None

    def warned(self, finding: Finding) -> None:
        raise AssertionError(finding)

    def began(self, total: int, todo: int) -> None:
        self.todo = todo

    def came(self, job: Job, result: Result) -> None:
        self.results[job.key] = result
        if self.run is not None:
            self.run.stop()


def briefs(count: int, **more: Any) -> list[dict[str, Any]]:
    return [
        {**BRIEF, "agreement": {"title": f"Sharing {number}", "reference": f"S-{number}"}, **more}
        for number in range(1, count + 1)
    ]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write(tmp_path / "table.jsonl", briefs(4))


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def go(table: Path, *, watch: Seen | None = None, **more: Any) -> Tally:
    wishes = Wishes(table, str(table.parent / "out"), library=LIBRARY, **more)
    return Run(wishes, watch or Seen(), lambda: "2027-03-03T09:00:00+00:00").go()


def files(table: Path) -> dict[str, bytes]:
    folder = table.parent / "out"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def drafts(table: Path) -> dict[str, bytes]:
    return {name: content for name, content in files(table).items() if name != NAME}


def test_every_agreement_is_made_once_and_nothing_else_is_left_behind(table: Path):
    tally = go(table)

    assert (tally.total, tally.done, tally.failed, tally.left) == (4, 4, 0, 0)
    assert sorted(files(table)) == [*(f"S-{n}-Sharing {n}.docx" for n in range(1, 5)), NAME]


def test_a_second_run_makes_nothing_again(table: Path):
    go(table)
    before = drafts(table)

    seen = Seen()
    tally = go(table, watch=seen)

    assert (tally.kept, tally.done, seen.todo, seen.results) == (4, 0, 0, {})
    assert drafts(table) == before


@pytest.mark.parametrize("workers", [1, 3])
def test_the_bytes_are_the_same_however_many_workers(table: Path, workers: int):
    go(table)
    before = drafts(table)

    go(table, workers=workers, fresh=True)

    assert drafts(table) == before


def test_a_row_that_changed_is_made_again_and_no_other(table: Path):
    go(table)
    write(table, [{**row, "term": {"start_date": "2027-02-02"}} if n == 2 else row for n, row in enumerate(briefs(4))])

    seen = Seen()
    go(table, watch=seen)

    assert list(seen.results) == ["S-3"]


@pytest.mark.parametrize("change", [{"forms": ("html",)}, {"settings": ("term.years=4",)}])
def test_a_run_in_another_way_makes_all_again(table: Path, change: dict[str, Any]):
    go(table)

    assert go(table, **change).done == 4


def test_a_file_that_has_gone_is_made_again(table: Path):
    go(table)
    before = drafts(table)
    (table.parent / "out" / "S-2-Sharing 2.docx").unlink()

    assert go(table).done == 1
    assert drafts(table) == before


def test_a_file_that_somebody_changed_is_kept_and_told_unless_forced(table: Path):
    go(table)
    changed = table.parent / "out" / "S-2-Sharing 2.docx"
    made = changed.read_bytes()
    changed.write_bytes(b"mine")

    seen = Seen()
    tally = go(table, watch=seen)

    assert (tally.failed, tally.kept) == (1, 3)
    assert seen.results["S-2"].kind == "conflict"
    assert "S-2-Sharing 2.docx" in seen.results["S-2"].findings[0].message
    assert changed.read_bytes() == b"mine"
    assert go(table, force=True).done == 1
    assert changed.read_bytes() == made


def test_a_file_that_no_run_made_is_not_replaced(table: Path):
    (table.parent / "out").mkdir()
    (table.parent / "out" / "S-1-Sharing 1.docx").write_bytes(b"mine")

    seen = Seen()
    go(table, watch=seen)

    assert seen.results["S-1"].kind == "conflict"


def test_what_another_run_wrote_and_did_not_record_is_taken_as_it_is(table: Path):
    go(table)
    (table.parent / "out" / NAME).unlink()

    tally = go(table)

    assert (tally.done, tally.failed) == (4, 0)


def test_a_new_title_gives_a_new_file_and_removes_the_old(table: Path):
    go(table)
    rows = briefs(4)
    rows[0] = {**rows[0], "agreement": {"title": "Renamed", "reference": "S-1"}}
    write(table, rows)

    tally = go(table)

    assert tally.removed == ("S-1-Sharing 1.docx",)
    assert "S-1-Renamed.docx" in files(table)


def test_a_row_that_cannot_be_used_fails_by_itself(table: Path):
    rows = briefs(4)
    rows[1] = {**rows[1], "term": {"start_date": "soon"}}
    del rows[2]["parties"]
    write(table, rows)

    seen = Seen()
    tally = go(table, watch=seen)

    assert (tally.done, tally.failed) == (2, 2)
    (soon,) = seen.results["S-2"].findings
    assert "table.jsonl" in str(soon.where)
    assert "start date" in str(soon.where).replace("_", " ")
    assert seen.results["S-3"].kind == "brief"


def test_what_failed_is_tried_again_and_can_be_asked_for_alone(table: Path):
    rows = briefs(4)
    write(table, [{**rows[0], "term": {"start_date": "soon"}}, *rows[1:]])
    go(table)
    write(table, rows)

    seen = Seen()
    tally = go(table, watch=seen, only=("failed",))

    assert list(seen.results) == ["S-1"]
    assert (tally.done, tally.other) == (1, 3)


def test_only_what_is_asked_for_is_made(table: Path):
    seen = Seen()

    tally = go(table, watch=seen, only=("S-[23]",))

    assert sorted(seen.results) == ["S-2", "S-3"]
    assert (tally.done, tally.other, tally.left) == (2, 2, 0)


def test_a_file_of_an_agreement_that_fails_now_is_left_and_still_known(table: Path):
    go(table)
    rows = briefs(4)
    write(table, [{**rows[0], "term": {"start_date": "soon"}}, *rows[1:]])

    go(table)

    with Ledger(table.parent / "out" / NAME) as ledger:
        row = ledger.row("S-1")
    assert row is not None
    assert (row.outcome, [kept.name for kept in row.files]) == ("failed", ["S-1-Sharing 1.docx"])
    write(table, rows)
    assert go(table).done == 1


def test_what_is_no_longer_in_the_table_is_counted_and_left(table: Path):
    go(table)
    write(table, briefs(2))

    tally = go(table)

    assert (tally.total, tally.gone) == (2, 2)
    assert len(drafts(table)) == 4


def test_a_run_that_is_stopped_goes_on_where_it_stopped(table: Path):
    write(table, briefs(12))
    seen = Seen()
    run = Run(Wishes(table, str(table.parent / "out"), library=LIBRARY), seen, lambda: "2027-03-03")
    seen.run = run

    tally = run.go()

    assert tally.stopped == "interrupted"
    assert 0 < tally.done < 12
    assert go(table).done == 12 - tally.done
    assert len(drafts(table)) == 12


def test_a_trial_writes_nothing_and_finds_the_same_faults(table: Path):
    rows = briefs(4)
    write(table, [{**rows[0], "term": {"start_date": "soon"}}, *rows[1:]])

    tally = go(table, dry=True)

    assert (tally.done, tally.failed) == (3, 1)
    assert not (table.parent / "out").exists()


def test_a_final_with_anything_open_fails_and_says_what(table: Path):
    rows = briefs(4)
    rows[1]["parties"] = [{key: party[key] for key in ("name", "short_name", "form")} for party in BRIEF["parties"]]
    write(table, rows)

    seen = Seen()
    go(table, watch=seen, final=True)

    assert [seen.results[f"S-{number}"].kind for number in range(1, 5)] == ["", "final", "", ""]
    assert seen.results["S-2"].findings


def test_what_to_do_is_told_in_the_words_of_the_table_and_no_point_is_dropped_in_silence(table: Path):
    heads = [f"parties.{n}.{key}" for n in (1, 3) for key in ("name", "short_name", "form")]
    values = [party[key] for party in BRIEF["parties"] for key in ("name", "short_name", "form")]
    csv = table.with_suffix(".csv")
    csv.write_text(f"reference,title,{','.join(heads)}\nS-1,Sharing,{','.join(values)}\n", encoding="utf-8")

    seen = Seen()
    go(csv, watch=seen, final=True)

    hints = " ".join(finding.hint for finding in seen.results["S-1"].findings)
    assert "fill parties.3." in hints
    assert "parties[" not in hints
    assert "in the brief" not in hints


def test_more_findings_than_are_told_are_counted():
    findings = [Finding(f"finding {number}") for number in range(30)]
    job = Job(1, "S-1", "S-1", {})

    assert [finding.message for finding in _some(findings, job)][-2:] == ["finding 19", "and 10 more"]
    assert list(_some(findings[:21], job)) == findings[:21]


def test_a_base_gives_what_the_rows_leave_out(table: Path):
    rows = [{"agreement": row["agreement"]} for row in briefs(2)]
    write(table, rows)
    base = {key: value for key, value in BRIEF.items() if key != "agreement"}

    assert go(table, base=(json.dumps(base).encode(), "base.json")).done == 2


def test_a_base_that_breaks_the_schema_is_refused_before_anything_is_made(table: Path):
    with pytest.raises(BriefError) as caught:
        go(table, base=(b'{"term": {"yaers": 3}}', "base.json"))

    assert "base.json" in caught.value.block()
    assert not (table.parent / "out").exists()


@pytest.mark.parametrize("forms", [("docx", "html"), ("markdown", "json", "outline")])
def test_several_forms_lie_beside_one_another(table: Path, forms: tuple[str, ...]):
    go(table, forms=forms)

    assert len(drafts(table)) == 4 * len(forms)


def test_two_runs_cannot_be_at_work_in_one_folder(table: Path):
    class Second(Seen):
        def began(self, total: int, todo: int) -> None:
            with pytest.raises(DraftkitError, match="another run"):
                go(table)

    assert go(table, watch=Second()).done == 4


@pytest.fixture(autouse=True)
def _no_leftovers(tmp_path: Path) -> Iterator[None]:
    """Whatever happened, no temporary file stays."""
    yield
    names = {path.name for path in tmp_path.rglob("*")}
    assert not {name for name in names if name.startswith(".draftkit") or name.endswith((".tmp", "-journal"))}


def test_a_pattern_with_a_path_that_no_brief_has_is_refused_before_anything_is_made(table: Path):
    with pytest.raises(DraftkitError, match=r"agreement\.titel"):
        go(table, pattern="{agreement.titel}")

    assert not (table.parent / "out").exists()


def test_a_run_that_the_machine_stopped_is_recorded_as_that(table: Path, monkeypatch: pytest.MonkeyPatch):
    class Lost:
        def __init__(self, *_: Any, **__: Any) -> None: ...

        def run(self, jobs: Any) -> Any:
            next(iter(jobs))
            raise EnvironmentProblem("the scheduler does not answer")
            yield

    monkeypatch.setattr("draftkit.actions.batch.open_engine", Lost)

    with pytest.raises(EnvironmentProblem, match="does not answer"):
        go(table)

    assert batch_status(str(table.parent / "out")).state == "environment"


def test_a_reference_that_no_agreement_has_is_refused_before_anything_is_made(table: Path):
    with pytest.raises(DraftkitError, match="no agreement has the reference 'T-9'") as told:
        go(table, only=("S-1", "T-9"))

    assert str(told.value.where) == "--only"
    assert not (table.parent / "out").exists()


def test_case_does_not_count_in_what_is_asked_for_and_brackets_stand_for_themselves_too(table: Path):
    rows = briefs(2)
    rows[1]["agreement"] = {"title": "Bracketed", "reference": "S [2]"}
    write(table, rows)

    assert go(table, only=("s-1", "s [2]")).done == 2


def test_a_trial_of_what_failed_looks_at_that_alone(table: Path):
    rows = briefs(4)
    write(table, [{**rows[0], "term": {"start_date": "soon"}}, *rows[1:]])
    go(table)
    seen = Seen()

    tally = go(table, watch=seen, dry=True, only=("failed",))

    assert list(seen.results) == ["S-1"]
    assert (tally.failed, tally.other) == (1, 3)


def test_what_changed_and_was_not_asked_for_is_not_called_done(table: Path):
    go(table)
    write(table, briefs(4, term={"start_date": "2027-04-01"}))

    go(table, only=("S-1",))

    counts = batch_status(str(table.parent / "out")).counts
    assert (counts.made, counts.kept, counts.left) == (1, 0, 3)


def test_what_failed_and_was_not_asked_for_is_still_failed(table: Path):
    rows = briefs(4)
    write(table, [{**rows[0], "term": {"start_date": "soon"}}, *rows[1:]])
    go(table)

    go(table, only=("S-2",))

    counts = batch_status(str(table.parent / "out")).counts
    assert (counts.kept, counts.failed, counts.left) == (3, 1, 0)


def test_a_setting_that_fits_no_row_is_told_once_and_one_that_depends_on_the_row_is_not(table: Path):
    with pytest.raises(BriefError) as told:
        go(table, settings=("foo=1", "term.years=x", "parties[1].address=Here", "governance.chair=the Stranger"))

    assert [finding.where.file for finding in told.value.findings] == ["--set foo", "--set term.years"]
    assert not (table.parent / "out").exists()


def test_a_run_stopped_at_once_is_recorded_as_stopped_and_not_as_killed(table: Path, monkeypatch: pytest.MonkeyPatch):
    def stopped(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Run, "_do", stopped)

    with pytest.raises(KeyboardInterrupt):
        go(table)

    assert batch_status(str(table.parent / "out")).state == "stopped"
