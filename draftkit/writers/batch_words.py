"""The words in which every form of a batch report says the same: when, how many, what failed, what to do next."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from draftkit.findings import Place
from draftkit.model.batch_report import Counts, Files, Run, Standing, State, Status
from draftkit.writers.clean import clean

STANDING: Final[dict[Standing, str]] = {
    "made": "made",
    "kept": "already done",
    "failed": "failed",
    "left": "to be made again",
}
KINDS: Final[dict[str, tuple[str, str]]] = {
    "table": ("rows that cannot be used", "mend the cells that are named"),
    "brief": ("rows that make no brief", "mend the cells that are named"),
    "final": ("open points, and a final was asked for", "settle each, or run without --final"),
    "conflict": ("a file in the way", "move it away, or add --force to replace it"),
    "died": ("a worker that died", "run again; with --jobs 1 where memory is short"),
    "slow": ("too much time", "run again with a higher --limit"),
    "fault": ("a fault of draftkit, not yours", "please report it, with the row"),
}
"""What agreements failed of, and what to do about it in general."""
UNKNOWN_KIND: Final = ("what this draftkit has no name for", "run again")
_FORMS: Final = {"docx": "Word", "html": "HTML", "pdf": "PDF", "markdown": "Markdown", "json": "JSON"}
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def counted(number: int, noun: str, nouns: str = "") -> str:
    """Return '1 agreement', '1,200 agreements', 'no agreements'."""
    return f"{f'{number:,}' if number else 'no'} {noun if number == 1 else nouns or f'{noun}s'}"


def moment(when: str) -> str:
    """Return a time as it is said: '4 July 2027, 09:12 UTC'."""
    try:
        at = datetime.fromisoformat(when)
    except ValueError:
        return clean(when)
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}, {at:%H:%M}{' UTC' if at.tzinfo else ''}"


def lasting(run: Run) -> str:
    """Return how long a run lasted: '40 s', '12 min', '3 h 20 min'; '' where that is not known."""
    try:
        seconds = int((datetime.fromisoformat(run.ended) - datetime.fromisoformat(run.began)).total_seconds())
    except (ValueError, TypeError):
        return ""
    if seconds < 90:
        return f"{max(seconds, 0)} s"
    return f"{seconds // 60} min" if seconds < 5400 else f"{seconds // 3600} h {seconds % 3600 // 60} min"


def how_it_ended(run: Run, state: State) -> str:
    """Return in a few words how a run ended, or that it has not."""
    ended = f"{moment(run.ended)}{f' ({took})' if (took := lasting(run)) else ''}" if run.ended else ""
    words: Mapping[State, str] = {
        "ended": f"ended {ended}",
        "stopped": f"was stopped {ended}",
        "environment": f"was stopped by trouble with the disk, the network or the machine, {ended}",
        "running": "is at work still",
        "killed": "broke off: it was killed, or its machine was, or the disk was full",
        "unknown": "is at work still, or was killed; that cannot be told from here",
    }
    return words[state]


def count_parts(counts: Counts) -> Iterator[str]:
    """Yield how many agreements stand how: '12 made', '3 failed'."""
    yield f"{counts.made:,} made"
    if counts.kept:
        yield f"{counts.kept:,} already done"
    if counts.failed:
        yield f"{counts.failed:,} failed"
    if counts.left:
        yield f"{counts.left:,} left to make"


def gone_line(run: Run, counts: Counts) -> str:
    """Return how many agreements the table no longer has; '' for none, or while that is not yet known."""
    if not counts.gone or not run.ended:
        return ""
    verb = "is" if counts.gone == 1 else "are"
    return f"{counted(counts.gone, 'agreement')} of earlier runs {verb} no longer in the table; the files were left."


def file_lines(files: Files) -> Iterator[str]:
    """Yield what became of the files since they were written."""
    if files.total and not files.missing and not files.changed:
        yield f"{counted(files.total, 'file')}, as written."
    for count, first, what in (
        (files.missing, files.first_missing, "missing"),
        (files.changed, files.first_changed, "changed since written"),
    ):
        if count:
            more = f" and {count - len(first):,} more" if count > len(first) else ""
            yield f"{counted(count, 'file')} {what}: {', '.join(clean(name) for name in first)}{more}."


def next_steps(status: Status) -> Iterator[str]:
    """Yield what to do next, the most useful first."""
    counts, files = status.counts, status.files
    if status.state in ("running", "unknown"):
        yield "Ask again when the run has ended."
        return
    mend = []
    if status.state == "environment":
        mend.append("Mend what stopped the run.")
    if counts.failed:
        mend.append(f"Mend what failed: 'draftkit batch report {clean(status.target, 200)}' has all of it.")
    yield from mend
    if counts.left or counts.failed or files.missing:
        only = status.state == "ended" and counts.left and status.run.options.get("only")
        same = f"the same command {'without --only' if only else 'again'}"
        yield f"{'Then run' if mend else 'Run'} {same}: what is done is skipped, and the rest is made."
    if files.changed:
        yield "A run never replaces a file that somebody changed, unless you add --force."
    if not (counts.left or counts.failed or files.missing or files.changed):
        yield f"Nothing is left to do. 'draftkit batch report {clean(status.target, 200)}' says what is still open."


def options_line(options: Mapping[str, Any]) -> str:
    """Return what was asked for: 'Word and PDF, papers to sign, only LEG-*'."""
    forms = " and ".join(_FORMS.get(str(form), str(form)) for form in options.get("to") or ())
    parts = ["signing packs" if options.get("pack") else forms]
    parts += ["papers to sign (final)"] if options.get("final") else []
    parts += [f"house frame {options['frame']}"] if options.get("frame") else []
    parts += [f"only {', '.join(map(str, options['only']))}"] if options.get("only") else []
    return clean(", ".join(part for part in parts if part))


def place_words(place: Place, source: str) -> str:
    """Return a place; the name of the table is left out, since all are in it."""
    return clean(place.path if place.path and source.endswith(place.file) else str(place))


def failed_of(kind: str) -> tuple[str, str]:
    """Return what agreements failed of, and what to do, in general."""
    return KINDS.get(kind, UNKNOWN_KIND)
