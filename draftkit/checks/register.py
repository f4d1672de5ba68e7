"""The register of rules: what each looks for, how grave it is, what it rests on and how sure that is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from draftkit.checks.case import Case, Stage
from draftkit.checks.places import Final, Places
from draftkit.findings import Severity

Status = Literal["VERIFIED", "PART", "FROM MEMORY", "our reading", "practice"]
Look = Callable[[Case], Places]

_TOO_WEAK_FOR_A_BAR = ("PART", "FROM MEMORY", "our reading")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `when` says when it fires, `at_signature` how grave it is once the paper is for signature."""

    id: str
    severity: Severity
    section: str
    status: Status
    message: str
    hint: str
    when: str
    group: str
    at_signature: Severity | None
    final: Final
    look: Look = field(repr=False, compare=False)

    def severity_at(self, stage: Stage) -> Severity:
        """Return how grave the rule is at a stage of the paper."""
        return self.at_signature if stage == "for_signature" and self.at_signature else self.severity


_RULES: dict[str, Rule] = {}


def rule(
    id: str,
    severity: Severity,
    section: str,
    status: Status,
    message: str,
    *,
    hint: str,
    at_signature: Severity | None = None,
    final: Final | None = None,
) -> Callable[[Look], Look]:
    """Register the function below as a rule. `hint` may say {path}, the path of the brief concerned.

    Raises ValueError for a rule that is graver than its status allows.
    """

    def register(look: Look) -> Look:
        when = (look.__doc__ or "").strip()
        stand = final or ("reason" if status == "our reading" else "shown")
        add(Rule(id, severity, section, status, message, hint, when, _group(look), at_signature, stand, look))
        return look

    return register


def add(new: Rule) -> None:
    """Put a rule into the register. Raises ValueError if it may not stand there."""
    fault = _fault(new)
    if fault:
        raise ValueError(f"rule {new.id}: {fault}")
    _RULES[new.id] = new


def registered() -> Mapping[str, Rule]:
    """Return every rule by id, in the order of registration."""
    return _RULES


def _fault(new: Rule) -> str:
    if new.id in _RULES:
        return "there is one of that id already"
    if not (new.message and new.hint and new.section and new.when):
        return "it needs a message, a hint, a section and a docstring that says when it fires"
    if "note" in (new.severity, new.at_signature):
        return "a note says that something is not recorded, and is no severity of a rule"
    if "bar" in (new.severity, new.at_signature) and new.status in _TOO_WEAK_FOR_A_BAR:
        return f"what is {new.status} may not be a bar"
    if new.status == "our reading" and new.final != "reason":
        return "a final waits for a recorded reason where a rule is our reading"
    return ""


def _group(look: Look) -> str:
    """The group of a rule: the module or package of `draftkit.checks` in which it stands."""
    return look.__module__.removeprefix("draftkit.checks.").split(".")[0]
