"""A batch report and a status as JSON. The report is written line by line, since there may be very many."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any, Final

from draftkit.findings import Finding
from draftkit.model.batch_report import Line, Report, Run, Status

REPORT: Final = "draftkit/batch-report/1"
STATUS: Final = "draftkit/batch-status/1"

Json = dict[str, Any]


def write_batch_json(report: Report) -> Iterator[str]:
    """Yield the report as JSON: all of it, every finding of every agreement too."""
    head = {
        "schema": REPORT,
        "target": report.target,
        "state": report.state,
        "run": _run(report.run),
        "counts": {"total": report.counts.total, **asdict(report.counts)},
        "failed_of": dict(report.kinds),
        "checks": [
            {"rule": f.rule, "severity": f.severity, "says": f.says, "source": f.source, "status": f.status,
             "agreements": f.agreements}
            for f in report.fired
        ],
        "blanks": [
            {"path": o.key, "title": o.title, "agreements": o.agreements, "blanks": o.times} for o in report.blanks
        ],
        "clauses": [{"id": o.key, "title": o.title, "agreements": o.agreements} for o in report.undecided],
    }  # fmt: skip
    yield json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}")
    yield from _array("agreements", report.lines)
    yield from _array("gone", report.gone)
    yield "\n}\n"


def write_status_json(status: Status) -> str:
    """Return a status as JSON."""
    data = {
        "schema": STATUS,
        "target": status.target,
        "state": status.state,
        "run": _run(status.run),
        "counts": {"total": status.counts.total, **asdict(status.counts)},
        "files": asdict(status.files),
        "failures": [_line(line) for line in status.failures],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _array(name: str, lines: Iterable[Line]) -> Iterator[str]:
    yield f',\n  "{name}": ['
    comma = "\n    "
    for line in lines:
        yield comma + json.dumps(_line(line), ensure_ascii=False)
        comma = ",\n    "
    yield "\n  ]"


def _run(run: Run) -> Json:
    return {**asdict(run), "ended": run.ended or None}


def _line(line: Line) -> Json:
    return {
        "key": line.key,
        "number": line.number,
        "standing": line.standing,
        "title": line.title,
        "kind": line.kind,
        "place": {name: value for name, value in asdict(line.place).items() if value},
        "files": list(line.files),
        "open": line.open,
        "bars": line.count("bar"),
        "warnings": line.count("warning"),
        "advice": line.count("advice"),
        "clauses": line.clauses,
        "seconds": line.seconds,
        "tries": line.tries,
        "undecided": list(line.undecided),
        "blanks": list(line.blanks),
        "findings": [_finding(finding) for finding in line.findings],
    }


def _finding(finding: Finding) -> Json:
    """A finding with the keys that 'check --json' has; those that say nothing are left out."""
    place = finding.where
    data = {
        "rule": finding.rule, "severity": finding.severity, "message": finding.message, "hint": finding.hint,
        "source": finding.source, "status": finding.status, "clause": finding.clause, "file": place.file,
        "line": place.line, "column": place.column, "path": place.path,
    }  # fmt: skip
    return {key: value for key, value in data.items() if value}
