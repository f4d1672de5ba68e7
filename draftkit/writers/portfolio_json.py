"""A portfolio as JSON, written line by line, since there may be very many agreements in it."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from draftkit.findings import Finding
from draftkit.model.portfolio import Across, Alike, Line, Portfolio

SCHEMA: Final = {"compare": "draftkit/batch-compare/1", "deviations": "draftkit/batch-deviations/1"}

Json = dict[str, Any]


def write_portfolio_json(portfolio: Portfolio) -> Iterator[str]:
    """Yield the portfolio as one JSON object: agreements first, then clauses, then what changed alike."""
    head: Json = {"schema": SCHEMA[portfolio.look]}
    if portfolio.look == "compare":
        head |= {"old": portfolio.old, "new": portfolio.new, "ignored": list(portfolio.ignored)}
    else:
        head |= {"files": portfolio.new}
    head |= {"library": portfolio.library, "stopped": portfolio.stopped, "counts": counts(portfolio)}
    yield json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}")
    yield from _array("agreements", (_line(line, portfolio) for line in portfolio.lines))
    yield from _array("clauses", map(_across, portfolio.clauses))
    if portfolio.look == "compare":
        yield from _array("alike", map(_alike, portfolio.alike))
    yield "\n}\n"


def counts(portfolio: Portfolio) -> dict[str, int]:
    """Return how many agreements came to what."""
    return {verdict: found for verdict in _VERDICTS if (found := len(portfolio.of(verdict))) or verdict == "same"}


_VERDICTS: Final = ("same", "changed", "new", "gone", "failed", "left")


def _array(name: str, items: Iterable[Json]) -> Iterator[str]:
    yield f',\n  "{name}": ['
    comma = "\n    "
    for item in items:
        yield comma + json.dumps(item, ensure_ascii=False)
        comma = ",\n    "
    yield "\n  ]"


def _line(line: Line, portfolio: Portfolio) -> Json:
    data: Json = {"key": line.key, "verdict": line.verdict, "title": line.title}
    data |= {"old": line.old, "new": line.new} if portfolio.look == "compare" else {"file": line.new}
    return data | {
        "counts": dict(line.counts),
        "clauses": [
            {"what": each.what, "name": each.name, "heading": each.heading, "clause": each.clause}
            for each in line.clauses
        ],
        "first": [{"kind": each.kind, "sentence": each.sentence, "where": each.where} for each in line.sights],
        "more": line.more,
        "redline": line.redline,
        "account": line.account,
        "findings": [_finding(finding) for finding in line.findings],
    }


def _across(each: Across) -> Json:
    return {
        "clause": each.clause,
        "name": each.name,
        "counts": dict(each.counts),
        "agreements": list(each.agreements),
    }


def _alike(each: Alike) -> Json:
    return {"kind": each.sight.kind, "sentence": each.sight.sentence, "agreements": list(each.agreements)}


def _finding(finding: Finding) -> Json:
    """A finding with the keys that 'check --json' has; those that say nothing are left out."""
    place = finding.where
    data = {
        "rule": finding.rule, "severity": finding.severity, "message": finding.message, "hint": finding.hint,
        "file": place.file, "line": place.line, "column": place.column, "path": place.path,
    }  # fmt: skip
    return {key: value for key, value in data.items() if value}
