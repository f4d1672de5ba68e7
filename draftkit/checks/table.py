"""The reference page of all rules, made from the register."""

from collections.abc import Mapping

from draftkit.checks.coverage import NOT_FROM_A_BRIEF, SOFTENED
from draftkit.checks.register import Rule, registered
from draftkit.checks.run import GROUPS

_TITLES = {
    "pca": "Policing and Crime Act 2017",
    "police": "Police",
    "fire": "Fire and rescue",
    "local_government": "Local government",
    "execution": "Execution",
    "people_and_data": "People, land, procurement and data",
    "drafting": "Drafting",
}
_FINALS = {"shown": "shows it", "reason": "waits for a reason", "refused": "is refused"}

_HEAD = """\
# Checks

Every rule that `draftkit check` and `draftkit draft` apply. This page is made from the register of rules.

* **Severity**: a *bar* is what an enactment forbids, or without which the paper would not be a collaboration agreement;
  a *warning* is a fact or step that is missing; *advice* is good practice. Two severities: the second applies once
  `agreement.status` is `for_signature`.
* **Status**: *VERIFIED* was read in the Act or instrument; *PART* was read in part; *FROM MEMORY* was not read; *our
  reading* is how we understand words that may be understood otherwise; *practice* is no law. Only what is VERIFIED or
  is practice of this program's own may be a bar.
* **A final**: a bar always stops a final, and no reason sets it aside. Anything else can be set aside with a reason
  under `checks.override`, which is then shown. The last column says what a final does until then; what it *is refused*
  for, a blank or a broken reference, no reason puts right.
* What the brief does not say is never a bar: the rule then notes what is not recorded, and where to record it. The
  rules with two severities, and PCA-4-DELEG-POWER, take silence for an answer once the paper is for signature.
* A rule that can only guess at what words mean finds a warning, marked *our reading*, in place of a bar.
"""


def rules_table() -> str:
    """Return the page as Markdown: a table a group, what no brief decides, and what is softer than the statute."""
    parts = [_HEAD, *(_section(group) for group in GROUPS)]
    parts.append(_list("Rules that no brief decides", NOT_FROM_A_BRIEF))
    parts.append(_list("Rules that are no bars because of what they rest on", SOFTENED))
    return "\n".join(parts)


def _section(group: str) -> str:
    rows = [_row(rule) for rule in registered().values() if rule.group == group]
    head = ["| Rule | Severity | Section | Status | When it fires | Message | A final |", "| --- " * 7 + "|"]
    return "\n".join([f"## {_TITLES[group]}", "", *head, *rows, ""])


def _row(rule: Rule) -> str:
    severity = f"{rule.severity}, {rule.at_signature}" if rule.at_signature else rule.severity
    final = "is refused" if severity == "bar" else _FINALS[rule.final]
    cells = (rule.id, severity, rule.section, rule.status, " ".join(rule.when.split()), rule.message, final)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _list(title: str, entries: Mapping[str, str]) -> str:
    return "\n".join([f"## {title}", "", *(f"* **{rule}**: {reason}." for rule, reason in entries.items()), ""])
