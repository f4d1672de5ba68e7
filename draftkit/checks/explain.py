"""One rule told in a paragraph: what it asks, when it fires, what it rests on, what clears it, what a final does."""

from difflib import get_close_matches

from draftkit.checks.coverage import NOT_FROM_A_BRIEF, SOFTENED
from draftkit.checks.register import Rule, Status
from draftkit.checks.run import every_rule
from draftkit.errors import DraftkitError

_SURE: dict[Status, str] = {
    "VERIFIED": "which was read (VERIFIED)",
    "PART": "which was read in part (PART)",
    "FROM MEMORY": "which was not read (FROM MEMORY): check it",
    "our reading": "as we read words that may be understood otherwise (our reading)",
    "practice": "which is no law (practice)",
}
_FINAL = {
    "shown": "A final does not wait for it.",
    "reason": "A final waits until a reason is recorded under checks.override.",
    "refused": "A final is refused while it stands.",
}


def explain(id_: str) -> str:
    """Return a rule as a paragraph. Raises DraftkitError for an id that there is not, with the nearest."""
    known = {id_.casefold(): id_ for id_ in (*every_rule(), *NOT_FROM_A_BRIEF)}
    found = known.get(id_.casefold())
    if found is None:
        near = get_close_matches(id_.casefold(), known, n=1, cutoff=0.7)
        hint = f"did you mean '{known[near[0]]}'?" if near else "'draftkit check' names the rule of each finding"
        raise DraftkitError(f"there is no rule '{id_}'", hint=hint)
    if found in NOT_FROM_A_BRIEF:
        return f"{found} is not decided from a brief: {NOT_FROM_A_BRIEF[found]}."
    return " ".join(_sentences(every_rule()[found]))


def _sentences(rule: Rule) -> list[str]:
    severity = _article(rule.severity)
    if rule.at_signature:
        severity += f" ({_article(rule.at_signature)} once the paper is for signature)"
    sentences = [
        f"{rule.id}: {rule.message}",
        f"It fires where this is so: {' '.join(rule.when.split())}",
        f"It is {severity} and rests on {rule.section}, {_SURE[rule.status]}.",
    ]
    if rule.id in SOFTENED:
        sentences.append(f"It is no bar, since {SOFTENED[rule.id]}.")
    sentences.append(f"To clear it, {rule.hint.replace('{path}', 'the path that the finding names')}.")
    if rule.severity == "bar":
        sentences.append("A final is refused while it stands, and no reason sets it aside.")
    else:
        sentences.append(_FINAL[rule.final])
    return sentences


def _article(severity: str) -> str:
    return severity if severity == "advice" else f"a {severity}"
