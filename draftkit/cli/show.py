"""How reports look in a terminal: short lines, wrapped, nothing hostile of the input in them."""

import json
import shutil
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from draftkit.findings import Finding
from draftkit.paths import shown

_NAMES = {"bar": "Bars", "warning": "Warnings", "advice": "Advice", "note": "Not recorded"}
_COLOURS = {"bar": "red", "warning": "yellow", "advice": "cyan", "note": "bright_black"}


def print_json(data: Any) -> None:
    """Print data as JSON on standard output."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def say(message: str) -> None:
    """Say something to the person: on standard error, so that results can be sent on."""
    click.echo(message, err=True)


def paragraph(text: str, indent: int = 0) -> str:
    """Return text wrapped to the terminal, with nothing invisible in it, however long it is."""
    margin = " " * indent
    return textwrap.fill(
        shown(" ".join(text.split()), 100_000), width(), initial_indent=margin, subsequent_indent=margin,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def width() -> int:
    """Return how wide to wrap: the terminal, but never so wide that lines are hard to read."""
    return min(shutil.get_terminal_size((100, 24)).columns, 100)


def heading(text: str) -> str:
    """Return a heading line."""
    return click.style(text, bold=True)


def finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield findings grouped by severity, each with where, why and what to do."""
    for severity, name in _NAMES.items():
        group = [finding for finding in findings if finding.severity == severity]
        if group:
            yield click.style(f"\n{name} ({len(group)})", fg=_COLOURS[severity], bold=True)
        for rule in dict.fromkeys(finding.rule for finding in group):
            yield from _rule([finding for finding in group if finding.rule == rule])


def counted(number: int, noun: str) -> str:
    """Return '1 blank', '12 blanks', 'no blanks'."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def lines(texts: Iterable[str]) -> None:
    """Print lines on standard output."""
    click.echo("\n".join(texts))


def _rule(findings: Sequence[Finding]) -> Iterator[str]:
    """The findings of one rule below its id and what it rests on."""
    first = findings[0]
    source = f"  {first.source}" if first.source else ""
    status = f" [{first.status}]" if first.status not in ("", "VERIFIED") and first.status not in first.source else ""
    yield f"  {click.style(first.rule, bold=True)}{source}{status}"
    for finding in findings:
        yield from _finding(finding)


def _finding(finding: Finding) -> Iterator[str]:
    place = str(finding.where)
    yield paragraph(f"{place}: {finding.message}" if place else finding.message, 6)
    if finding.overridden:
        yield paragraph(f"Set aside in the brief: {finding.overridden}", 6)
    elif finding.hint:
        yield paragraph(f"Try: {finding.hint}", 6)
