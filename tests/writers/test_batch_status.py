from dataclasses import replace

import pytest

from draftkit.findings import Finding
from draftkit.model.batch_report import Counts, Files
from draftkit.writers.batch_status import write_status_lines
from tests.writers.batch_example import CLASH, HOSTILE, RUN, failure, status


def test_a_person_is_told_when_how_many_what_failed_and_what_to_do():
    assert write_status_lines(status()) == (
        """\
The last run, from tables/projects.xlsx, began 4 March 2027, 09:12 UTC and ended 4 March 2027, 09:40 UTC (28 min).
6 agreements in the table: 1 made, 1 already done, 3 failed, 1 left to make.
1 agreement of earlier runs is no longer in the table; the files were left.
12 files, as written.

Failed, the first 1 of 3:
  LEG-4: row 7: two parties are called ‘X’ (try: give each a name)

Mend what failed: 'draftkit batch report build' has all of it.
Then run the same command without --only: what is done is skipped, and the rest is made.
"""
    )


@pytest.mark.parametrize(
    ("state", "says", "next_step"),
    [
        ("stopped", "and was stopped 4 March 2027, 09:40 UTC (28 min).", "Run the same command again"),
        ("environment", "was stopped by trouble with the disk", "Mend what stopped the run."),
        ("running", "and is at work still.", "Ask again when the run has ended."),
        (
            "killed",
            "and broke off: it was killed, or its machine was, or the disk was full.",
            "Run the same command again",
        ),
        ("unknown", "and is at work still, or was killed;", "Ask again when the run has ended."),
    ],
)
def test_how_a_run_stands_is_said_in_words(state, says, next_step):
    run = RUN if state in ("stopped", "environment") else replace(RUN, ended="")

    text = write_status_lines(status(state=state, run=run, counts=Counts(made=1, left=3), failures=()))

    assert says in text
    assert next_step in text


def test_after_a_run_of_all_what_failed_is_made_by_the_same_command():
    run = replace(RUN, options={})

    assert "\nThen run the same command again:" in write_status_lines(status(run=run))


def test_when_nothing_is_left_to_do_that_is_said():
    text = write_status_lines(status(counts=Counts(made=5), failures=()))

    assert text.endswith("\nNothing is left to do. 'draftkit batch report build' says what is still open.\n")


def test_files_that_are_gone_or_were_changed_are_counted_and_the_first_named():
    files = Files(20, 7, 1, ("a.docx", "b.docx"), ("c.docx",))

    text = write_status_lines(status(counts=Counts(made=20), files=files, failures=()))

    assert "7 files missing: a.docx, b.docx and 5 more.\n" in text
    assert "1 file changed since written: c.docx.\n" in text
    assert "Run the same command again" in text
    assert "A run never replaces a file that somebody changed, unless you add --force." in text


def test_a_failure_is_one_line_with_nothing_hostile_in_it():
    hostile = replace(failure(1, Finding(HOSTILE + "\n" * 9, hint="x" * 1000), CLASH), key="L\n1")

    text = write_status_lines(status(failures=(hostile,)))

    (line,) = [line for line in text.splitlines() if line.startswith("  ")]
    assert line.startswith("  L 1: <script>")
    assert len(line) <= 400
    assert "\x1b" not in text
