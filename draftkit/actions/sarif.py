"""SARIF 2.1.0: findings in the form that editors and code hosts show beside the lines they are about."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import draftkit
from draftkit.findings import Finding

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"bar": "error", "warning": "warning", "advice": "note", "note": "note"}


def sarif(findings: Sequence[Finding], says: Mapping[str, str]) -> dict[str, Any]:
    """Return a SARIF log with one run. `says` is what each rule looks for, by its id."""
    rules = sorted({finding.rule for finding in findings})
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "draftkit",
                        "version": draftkit.__version__,
                        "rules": [{"id": rule, "shortDescription": {"text": says.get(rule) or rule}} for rule in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, rules.index(finding.rule)) for finding in findings],
            }
        ],
    }


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    message = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [_location(finding)],
    }


def _location(finding: Finding) -> dict[str, Any]:
    """A place without a line is the first line of its file, for viewers show nothing else."""
    place = finding.where
    region = {"startLine": max(place.line, 1)} | ({"startColumn": place.column} if place.column else {})
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": quote(place.file.replace("\\", "/"))}, "region": region}
    }
    if place.path:
        location["logicalLocations"] = [{"fullyQualifiedName": place.path}]
    return location
