"""Run: the rules of some groups over one case, each finding with its section, its place and what to do."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from draftkit.checks import execution, fire, local_government
from draftkit.checks.case import Case
from draftkit.checks.drafting import document
from draftkit.checks.pca import section1
from draftkit.checks.people_and_data import people
from draftkit.checks.places import Doubtful, Final, Hit, Unknown
from draftkit.checks.police import forces
from draftkit.checks.register import Rule, registered
from draftkit.errors import LibraryError
from draftkit.findings import Finding, Place, Severity
from draftkit.wording.recall import recall

_MODULES = (section1, forces, fire, local_government, execution, people, document)
GROUPS = ("pca", "police", "fire", "local_government", "execution", "people_and_data", "drafting")
_ORDER: tuple[Severity, ...] = ("bar", "warning", "advice", "note")


def run_checks(case: Case, groups: Iterable[str]) -> tuple[Finding, ...]:
    """Return what the rules of the groups find: bars, warnings, advice, then what is not recorded.

    Raises LibraryError for a group that there is not.
    """
    rules = [rule for group in groups for rule in _group(group)]
    found = [finding for rule in rules for finding in apply_rule(rule, case)]
    return tuple(sorted(_once(found), key=lambda finding: _ORDER.index(finding.severity)))


def every_rule() -> Mapping[str, Rule]:
    """Return every rule by id, of all groups."""
    return registered()


def apply_rule(rule: Rule, case: Case) -> tuple[Finding, ...]:
    """Return what one rule finds. It is not asked again where all that it asked about is as it was."""

    def look() -> tuple[Finding, ...]:
        found = rule.look(case)
        return tuple([_not_recorded(rule, s) if isinstance(s, Unknown) else _broken(rule, s, case) for s in found])

    library = case.library.digest if case.library else "none"
    if not library:  # nothing tells it from another
        return look()
    found: tuple[Finding, ...] = recall((rule.look, case.stage, library), case.prints, case.log, look, most=_MOST)
    return found


_MOST = 256
"""How many outcomes of one rule are kept."""


def _broken(rule: Rule, spot: Hit | Doubtful, case: Case) -> Finding:
    severity = rule.severity_at(case.stage)
    final: Final = rule.final
    status: str = rule.status
    if isinstance(spot, Doubtful):
        severity, status, final = "warning" if severity == "bar" else severity, "our reading", "reason"
    elif spot.final is not None:
        final = spot.final
    reason = "" if severity == "bar" else case.overrides.get(rule.id, "")
    return Finding(
        message=_with_detail(rule.message, spot.detail) if spot.detail else rule.message,
        severity=severity,
        rule=rule.id,
        hint=spot.hint or rule.hint.replace("{path}", spot.path or "it"),
        where=Place(path=spot.path),
        source=rule.section,
        clause=spot.clause,
        status=status,
        overridden=reason,
        open=severity == "bar" or final == "refused" or (final == "reason" and not reason),
    )


def _not_recorded(rule: Rule, spot: Unknown) -> Finding:
    return Finding(
        message=f"Not recorded: {spot.detail}",
        severity="note",
        rule=rule.id,
        hint=f"record it under {spot.path}",
        where=Place(path=spot.path),
        source=rule.section,
        status=rule.status,
        open=False,
    )


def _group(name: str) -> list[Rule]:
    if name not in GROUPS:
        near = get_close_matches(name, GROUPS, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"the groups are {', '.join(GROUPS)}"
        raise LibraryError(f"there is no group of rules '{name}'", hint=hint, where="library.toml, checks")
    return [rule for rule in registered().values() if rule.group == name]


def _once(findings: list[Finding]) -> list[Finding]:
    """Each thing that is not recorded once, though several rules ask for it."""
    kept: dict[tuple[str, str, str], Finding] = {}
    for finding in findings:
        rule = "" if finding.severity == "note" else f"{finding.rule} {finding.clause}"
        kept.setdefault((rule, finding.where.path, finding.message), finding)
    return list(kept.values())


def _with_detail(message: str, detail: str) -> str:
    """'The shares do not add up: 95 in all, not 100%.' What follows the first sentence still follows it."""
    first, end, rest = message.partition(". ")
    return f"{first.removesuffix('.')}: {detail}.{end and f' {rest}'}"
