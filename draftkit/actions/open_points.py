"""Open points: what a draft still needs, each with the number of the clause it stands in."""

from collections.abc import Iterator

from draftkit.actions.project import Project
from draftkit.findings import Finding
from draftkit.memo import Memo
from draftkit.model.agreement import Blank, Block, Clause, Entry, Item, Node
from draftkit.model.forms import form_of
from draftkit.model.notes import Issue
from draftkit.model.numbering import Labels, number_clauses
from draftkit.model.walk import blanks_of, children
from draftkit.paths import Steps, in_words, split_path
from draftkit.wording.typography import typeset

_BEGINS = {"clause": "Clause ", "recital": "Recital ", "party": "Party ", "paragraph": "Paragraph "}


def open_points(project: Project) -> tuple[Issue, ...]:
    """Return findings, undecided clauses and blanks in reading order, one line for what is met several times."""
    agreement, decisions = project.assembled.agreement, project.assembled.decisions
    labels = number_clauses(agreement)
    blanks: dict[str, list[str]] = {}
    hints: dict[str, str] = {}
    undecided: list[Issue] = []
    for section in agreement.sections:
        for clause in section.body:
            if clause.flag is not None and clause.flag.undecided and not decisions[clause.key].follows:
                undecided.append(_undecided(clause, project, labels))
            for holders, blank in _blanks(form_of(clause.body)):
                blanks.setdefault(blank.path, []).append(_place(clause, holders, labels))
                hints.setdefault(blank.path, blank.hint)
    news = [finding for finding in project.findings if _is_news(finding)]
    rules = [_finding(finding, labels, blanks.get(finding.where.path, []), project) for finding in news]
    told = {finding.where.path for finding in news}
    made = [_blank(path, places, hints[path], project) for path, places in blanks.items() if path not in told]
    return (*rules, *undecided, *made)


def spoken_number(key: str, labels: Labels, otherwise: str) -> str:
    """Return 'Clause 4.2' or 'Schedule 1, paragraph 2'; `otherwise` for what has no number."""
    label = labels.get(key)
    if label is None:
        return otherwise
    if label.schedule:
        return f"{labels[label.schedule].full}, paragraph {label.full}"
    return f"{_BEGINS.get(label.kind, '')}{label.full}"


_Holders = tuple[Item | Entry, ...]


def _find_blanks(body: tuple[Block, ...]) -> tuple[tuple[_Holders, Blank], ...]:
    return tuple(found for block in body for found in _below(block, ())) if blanks_of(body) else ()


_blanks = Memo(_find_blanks)
"""Every blank in some blocks, with the items and definitions it stands in, the innermost last."""


def _below(node: Node, holders: _Holders) -> Iterator[tuple[_Holders, Blank]]:
    if isinstance(node, Blank):
        yield holders, node
    inner = (*holders, node) if isinstance(node, Item | Entry) else holders
    for child in children(node):
        yield from _below(child, inner)


def _place(clause: Clause, holders: _Holders, labels: Labels) -> str:
    """The number of the innermost thing that has one."""
    where = spoken_number(clause.key, labels, clause.heading)
    for holder in holders:
        match holder:
            case Item(key):
                where = spoken_number(key, labels, where)
            case Entry(term):
                where = f"Definition of “{term}”"
    return where


def _blank(path: str, places: list[str], hint: str, project: Project) -> Issue:
    where = ", ".join(dict.fromkeys(places))
    whose = _party(_steps(path), project)
    what = typeset(f"Blank{f' for {whose}' if whose and whose not in hint else ''}{f': {hint}' if hint else ''}")
    todo = f"give {path} in the brief" if path and ":" not in path else "keep the clause, or reword this one"
    return Issue(where, f"{what}.", f"{todo[0].upper()}{todo[1:]}.")


def _undecided(clause: Clause, project: Project, labels: Labels) -> Issue:
    reasons = "; ".join(clause.flag.reasons) if clause.flag else ""
    slot = project.library.clauses[clause.key].slot
    where = spoken_number(clause.key, labels, clause.heading)
    if slot:
        todo = f"Choose a clause for “{slot}” under clauses.choose in the brief, or drop “{clause.key}” with a reason."
        return Issue(where, f"‘{clause.heading}’: {reasons}.", todo)
    todo = f"Add “{clause.key}” to clauses.keep or clauses.drop in the brief."
    return Issue(where, f"‘{clause.heading}’ is to be kept or dropped: {reasons}.", todo)


def _is_news(finding: Finding) -> bool:
    """Blanks and undecided clauses are listed for themselves; advice and what was set aside is no open point."""
    return (
        finding.rule not in ("DOC-OPEN", "DOC-XREF")
        and finding.severity in ("bar", "warning")
        and not finding.overridden
    )


def _finding(finding: Finding, labels: Labels, blanks: list[str], project: Project) -> Issue:
    """A finding whose place in the brief is a blank of the draft is told there, once."""
    steps = _steps(finding.where.path)
    where = spoken_number(finding.clause, labels, "") if finding.clause else ", ".join(dict.fromkeys(blanks))
    source = f" ({finding.source})" if finding.source else ""
    hint = f"{finding.hint[:1].upper()}{finding.hint[1:].rstrip('.')}. " if finding.hint else ""
    what = f"{finding.message.rstrip('.')}{source}."
    return Issue(where or _in_brief(steps, project), what, f"{hint}Rule {finding.rule}.")


def _in_brief(steps: Steps, project: Project) -> str:
    """Return 'Brief: the Trust, powers'."""
    whose = _party(steps, project)
    place = ", ".join(filter(None, (whose, in_words(steps[2:])))) if whose else in_words(steps)
    return f"Brief: {place}" if place else "Brief"


def _party(steps: Steps, project: Project) -> str:
    """Return the short name of the party that a path leads into."""
    match steps:
        case ("parties", int(index), *_) if index < len(project.brief.data["parties"]):
            party = project.brief.data["parties"][index]
            return str(party.get("short_name") or party.get("name") or "")
    return ""


def _steps(path: str) -> Steps:
    """Return the steps of a path of the brief; none for a place that is not in it."""
    try:
        return split_path(path) if path else ()
    except ValueError:
        return ()
