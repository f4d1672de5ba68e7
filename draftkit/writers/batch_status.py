"""How far a run came, as a few lines for a terminal."""

from collections.abc import Iterator

from draftkit.findings import Finding
from draftkit.model.batch_report import Line, Status
from draftkit.writers.batch_words import (
    count_parts,
    counted,
    failed_of,
    file_lines,
    gone_line,
    how_it_ended,
    moment,
    next_steps,
    place_words,
)
from draftkit.writers.clean import clean

_LONGEST = 400


def write_status_lines(status: Status) -> str:
    """Return how far a run came: when, how many, what failed, which files are no longer as written, what to do."""
    return "\n".join(_lines(status)) + "\n"


def _lines(status: Status) -> Iterator[str]:
    run, counts = status.run, status.counts
    yield f"The last run, from {clean(run.source)}, began {moment(run.began)} and {how_it_ended(run, status.state)}."
    yield f"{counted(counts.total, 'agreement')} in the table: {', '.join(count_parts(counts))}."
    if gone := gone_line(run, counts):
        yield gone
    yield from file_lines(status.files)
    if status.failures:
        shown = len(status.failures)
        yield ""
        yield f"Failed, the first {shown:,} of {counts.failed:,}:" if counts.failed > shown else "Failed:"
        yield from (_failure(line, run.source) for line in status.failures)
    yield ""
    yield from next_steps(status)


def _failure(line: Line, source: str) -> str:
    what, hint = failed_of(line.kind)
    first = line.findings[0] if line.findings else Finding(f"failed of {what}", hint=hint)
    place = place_words(first.where, source)
    where = f"{place}: " if place else ""
    cure = f" (try: {first.hint})" if first.hint else ""
    more = f"; and {len(line.findings) - 1} more" if len(line.findings) > 1 else ""
    return clean(f"  {line.key}: {where}{first.message}{cure}{more}", _LONGEST)
