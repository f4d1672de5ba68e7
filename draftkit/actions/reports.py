"""Reports as plain data: what --json prints and what the terminal shows is made from."""

from collections.abc import Iterable
from typing import Any

from draftkit.actions.project import Project, placed
from draftkit.checks.explain import explain
from draftkit.findings import Finding
from draftkit.model.library import LibraryClause
from draftkit.model.selection import Decision


def explain_rule(id_: str) -> str:
    """Return one rule as a paragraph. Raises DraftkitError for an id that there is not."""
    return explain(id_)


def flags_report(project: Project) -> dict[str, Any]:
    """Return the outcome of every clause with its reasons, and what would change it."""
    library, decisions = project.library, project.assembled.decisions
    return {
        "schema": "draftkit/flags/1",
        "brief": project.brief.name,
        "library": {"name": library.name, "version": library.version},
        "clauses": [_flag(library.clauses[key], decision) for key, decision in decisions.items()],
        "slots": [
            {
                "name": slot.name,
                "title": slot.title,
                "filled_by": next((k for k, d in decisions.items() if _fills(slot.name, k, d, project)), None),
                "candidates": [c.id for c in library.clauses.values() if c.slot == slot.name],
            }
            for slot in library.slots.values()
        ],
        "facts": [
            {"name": fact.name, "says": fact.says, "true": fact.true, "known": fact.known}
            for fact in project.assembled.facts.values()
        ],
    }


def check_report(project: Project) -> dict[str, Any]:
    """Return what the checks found, most severe first."""
    findings = [finding_data(placed(finding, project.brief)) for finding in project.findings]
    severities = [finding.severity for finding in project.findings if not finding.overridden]
    return {
        "schema": "draftkit/check/1",
        "brief": project.brief.name,
        "counts": {severity: severities.count(severity) for severity in ("bar", "warning", "advice", "note")},
        "findings": findings,
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return a finding with stable keys; those that say nothing are left out."""
    place = finding.where
    data = {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "source": finding.source,
        "status": finding.status,
        "clause": finding.clause,
        "overridden": finding.overridden,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "path": place.path,
    }
    return {key: value for key, value in data.items() if value}


def changes(clause: LibraryClause, decision: Decision) -> dict[str, str]:
    """Return the lines that change an outcome, as they are pasted into the brief. What the law demands has none."""
    keep = f'"clauses": {{"keep": ["{clause.id}"]}}'
    if clause.slot:
        keep = f'"clauses": {{"choose": {{"{clause.slot}": "{clause.id}"}}}}'
    drop = f'"clauses": {{"drop": [{{"clause": "{clause.id}", "reason": "…"}}]}}'
    if clause.standing == "required":
        return {}
    if decision.outcome == "out":
        return {"keep": keep}
    return {"drop": drop} if decision.settled else {"keep": keep, "drop": drop}


def in_groups(project: Project) -> Iterable[tuple[str, list[tuple[LibraryClause, Decision]]]]:
    """Yield the clauses by what a drafter does about them: decide, read why, or take for granted."""
    library, decisions = project.library, project.assembled.decisions
    pairs = [(library.clauses[key], decision) for key, decision in decisions.items()]
    yield "To consider: keep or drop each", [p for p in pairs if p[1].outcome == "consider"]
    yield "In, for a reason", [p for p in pairs if p[1].outcome == "in" and not _usual(*p)]
    yield "In, as in nearly every agreement", [p for p in pairs if p[1].outcome == "in" and _usual(*p)]
    yield "Dropped in the brief", [p for p in pairs if p[1].outcome == "out" and p[1].by_brief]
    yield "Out", [p for p in pairs if p[1].outcome == "out" and not p[1].by_brief]


def _usual(clause: LibraryClause, decision: Decision) -> bool:
    return clause.standing == "core" and clause.in_when is None and not decision.by_brief


def _flag(clause: LibraryClause, decision: Decision) -> dict[str, Any]:
    return {
        "id": clause.id,
        "title": clause.title,
        "standing": clause.standing,
        "outcome": decision.outcome,
        "reasons": list(decision.reasons),
        "settled": decision.settled,
        "by_brief": decision.by_brief,
        "slot": clause.slot or None,
        "sources": list(clause.sources),
        "note": clause.note,
        "version": clause.version,
        "as_at": clause.as_at.isoformat(),
        "follows": decision.follows or None,
        "change": changes(clause, decision),
    }


def _fills(slot: str, key: str, decision: Decision, project: Project) -> bool:
    return project.library.clauses[key].slot == slot and decision.outcome != "out"
