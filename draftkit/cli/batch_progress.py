"""How a batch goes on, as it is shown: a bar on a terminal, a line now and then elsewhere, events for programs."""

import json
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from draftkit.actions.batch import Job, Result, Tally, Watch
from draftkit.actions.reports import finding_data
from draftkit.cli.show import counted, say
from draftkit.findings import Finding
from draftkit.paths import shown

if TYPE_CHECKING:
    from rich import progress

_SECONDS = 15.0
"""Between two lines where there is no terminal."""
_SOME = 10
"""Agreements from which a time left can be told."""
_MOST_LINES = 5
"""Findings of one agreement that are shown; the report has them all."""
_LONGEST = 400


class Words(NamedTuple):
    """How a run is called while it goes on."""

    doing: str = "Drafting"
    total: str = "in the table"
    todo: str = "to make"
    all_: str = "'draftkit batch report' has them all"
    """Where all is told that an agreement failed of."""
    schema: str = "draftkit/batch/1"


DRAFTING = Words()
TRYING = Words(doing="Checking", todo="to check", all_="--json has them all")
"""A trial, which leaves nothing that a report could be made of."""


class Progress(Watch):
    """Shows failures as they come, and nothing else: --quiet."""

    def __init__(self, words: Words = DRAFTING) -> None:
        self.words = words

    def warned(self, finding: Finding) -> None:
        self.line(f"Note: {finding_line(finding)}")

    def began(self, total: int, todo: int) -> None:
        """Nothing is shown."""

    def came(self, job: Job, result: Result) -> None:
        if result.outcome == "failed":
            for text in failure_lines(job.key, result, self.words.all_):
                self.line(text)

    def ended(self, tally: Tally) -> None:
        """Show the sum of a batch."""
        self.closed(
            summary(tally), total=tally.total, done=tally.done, kept=tally.kept, failed=tally.failed, left=tally.left,
            stopped=tally.stopped, gone=tally.gone, removed=list(tally.removed),
        )  # fmt: skip

    def closed(self, text: str, **facts: Any) -> None:
        """Show a sum, to a person as text."""
        self.line(text)

    def line(self, text: str) -> None:
        """Show a line on standard error."""
        click.echo(text, err=True)


class Lines(Progress):
    """Shows a line now and then."""

    def __init__(self, words: Words = DRAFTING) -> None:
        super().__init__(words)
        self._began = self._last = time.monotonic()
        self._todo = self._done = self._failed = 0

    def began(self, total: int, todo: int) -> None:
        self._todo = todo
        self.line(f"{counted(total, 'agreement')} {self.words.total}, {todo} {self.words.todo}.")

    def came(self, job: Job, result: Result) -> None:
        super().came(job, result)
        self._done += 1
        self._failed += result.outcome == "failed"
        if time.monotonic() - self._last > _SECONDS:
            self._last = time.monotonic()
            rate = self._done / (self._last - self._began)
            left = f", {minutes((self._todo - self._done) / rate)} left" if self._done >= _SOME else ""
            self.line(f"{self._done} of {self._todo}, {self._failed} failed, {rate:.1f} a second{left}")


class Bar(Progress):
    """Shows a bar that stays in its place, with failures above it."""

    def __init__(self, bar: "progress.Progress", words: Words = DRAFTING) -> None:
        super().__init__(words)
        self._bar = bar
        self._task = bar.add_task(words.doing, total=None, failed=0, rate="")
        self._began = time.monotonic()
        self._done = self._failed = 0

    def began(self, total: int, todo: int) -> None:
        self._bar.update(self._task, total=todo)

    def came(self, job: Job, result: Result) -> None:
        super().came(job, result)
        self._done += 1
        self._failed += result.outcome == "failed"
        rate = f"{self._done / max(time.monotonic() - self._began, 0.01):.1f}/s"
        self._bar.update(self._task, advance=1, failed=self._failed, rate=rate)

    def line(self, text: str) -> None:
        if self._bar.live.is_started:
            self._bar.console.print(text, markup=False, highlight=False, soft_wrap=True)
        else:
            super().line(text)


class Events(Progress):
    """Prints one JSON object a line on standard output."""

    def warned(self, finding: Finding) -> None:
        _event("warning", finding=finding_data(finding))

    def began(self, total: int, todo: int) -> None:
        _event("began", schema=self.words.schema, total=total, todo=todo)

    def came(self, job: Job, result: Result) -> None:
        _event(
            result.outcome,
            key=job.key,
            number=job.number,
            title=result.title,
            kind=result.kind,
            files=[{"name": kept.name, "bytes": kept.size, "sha256": kept.digest} for kept in result.files],
            open=result.open,
            seconds=round(result.seconds, 3),
            tries=result.tries,
            findings=[finding_data(finding) for finding in result.findings],
            **({"told": dict(result.told)} if result.told else {}),
        )

    def closed(self, text: str, **facts: Any) -> None:
        _event("ended", **facts)


@contextmanager
def open_progress(*, quiet: bool, as_json: bool, words: Words = DRAFTING) -> Iterator[Progress]:
    """Yield what shows a run: to programs, to a terminal, to a log or hardly at all."""
    if as_json:
        yield Events(words)
    elif quiet:
        yield Progress(words)
    elif not sys.stderr.isatty():
        yield Lines(words)
    else:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        columns = (
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
            TextColumn("{task.fields[failed]} failed"), TextColumn("{task.fields[rate]}"), TimeRemainingColumn(),
        )  # fmt: skip
        with RichProgress(*columns, console=Console(stderr=True)) as bar:
            yield Bar(bar, words)


@contextmanager
def stopping(stop: Callable[[], None]) -> Iterator[None]:
    """Have the first Ctrl-C call `stop`, so that the jobs in hand are finished, and the second stop at once."""

    def first(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, before)
        say("\nStopping: the agreements in hand are finished. Ctrl-C once more stops at once.")
        stop()

    before = signal.signal(signal.SIGINT, first)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def failure_lines(key: str, result: Result, all_: str = DRAFTING.all_) -> Iterator[str]:
    """Yield a line for each thing an agreement failed of: where, what, and what to do."""
    for finding in result.findings[:_MOST_LINES]:
        yield f"Failed {shown(key)}: {finding_line(finding)}"
    more = len(result.findings) - _MOST_LINES
    if more > 0:
        yield f"Failed {shown(key)}: and {more} more; {all_}"


def finding_line(finding: Finding) -> str:
    """Return a finding on one line."""
    place = f"{finding.where}: " if str(finding.where) else ""
    hint = f" (try: {finding.hint})" if finding.hint else ""
    return shown(f"{place}{finding.message}{hint}", _LONGEST)


def summary(tally: Tally) -> str:
    """Return how a run went, in a sentence or two."""
    made = "would be made" if tally.dry else "made"
    parts = [f"{counted(tally.done, 'agreement')} {made}"] if tally.done or not tally.kept else []
    parts += [f"{tally.kept} already done"] if tally.kept else []
    parts += [f"{tally.failed} failed"] if tally.failed else []
    parts += [f"{tally.left} left"] if tally.left else []
    text = f"{', '.join(parts)}."
    text = text[0].upper() + text[1:]
    if tally.gone:
        are = "is" if tally.gone == 1 else "are"
        text += (
            f" {counted(tally.gone, 'agreement')} of earlier runs {are} no longer in the table; the files were left."
        )
    if tally.stopped == "interrupted":
        text += " Run the same command again to go on."
    return text


def minutes(seconds: float) -> str:
    """Return a time as it is said: '40 s', '12 min', '3 h 20 min'."""
    whole = int(seconds)
    if whole < 90:
        return f"{whole} s"
    return f"{whole // 60} min" if whole < 5400 else f"{whole // 3600} h {whole % 3600 // 60} min"


def _event(event: str, **facts: Any) -> None:
    click.echo(json.dumps({"event": event, **facts}, ensure_ascii=False))
