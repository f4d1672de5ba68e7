"""Open points: what a draft still needs, each with the number of the clause it stands in."""

from collections.abc import Iterator

from draftkit.actions.project import Project
from draftkit.findings import Finding
from draftkit.memo import Memo
from draftkit.model.agreement import Blank, Block, Clause, Entry, Item, Node
from draftkit.model.numbering import Labels, number_clauses
from draftkit.model.walk import children, descend
from draftkit.paths import in_words, split_path
from draftkit.word.issues import Issue

_BEGINS = {"clause": "Clause ", "recital": "Recital ", "party": "Party ", "paragraph": "Paragraph "}


def open_points(project: Project) -> tuple[Issue, ...]:
    """Return blanks, undecided clauses and findings in reading order, one line for a blank met several times."""
    agreement, decisions = project.assembled.agreement, project.assembled.decisions
    labels = number_clauses(agreement)
    blanks: dict[str, list[str]] = {}
    hints: dict[str, str] = {}
    undecided: list[Issue] = []
    for section in agreement.sections:
        for clause in section.body:
            if clause.flag is not None and clause.flag.undecided and not decisions[clause.key].follows:
                undecided.append(_undecided(clause, project, labels))
            here = spoken_number(clause.key, labels, clause.heading)
            found = _blanks(clause, labels, here) if _has_blanks(clause.body) else ()
            for where, blank in found:
                blanks.setdefault(blank.path, []).append(where)
                hints.setdefault(blank.path, blank.hint)
    made = [_blank(path, places, hints[path]) for path, places in blanks.items()]
    rules = [_finding(finding, labels) for finding in project.findings if _is_news(finding)]
    return (*rules, *undecided, *made)


def spoken_number(key: str, labels: Labels, otherwise: str) -> str:
    """Return 'Clause 4.2' or 'Schedule 1, paragraph 2'; `otherwise` for what has no number."""
    label = labels.get(key)
    if label is None:
        return otherwise
    if label.schedule:
        return f"{labels[label.schedule].full}, paragraph {label.full}"
    return f"{_BEGINS.get(label.kind, '')}{label.full}"


def _blanks(node: Node, labels: Labels, where: str) -> Iterator[tuple[str, Blank]]:
    """Every blank below a node, with the number of the innermost thing it stands in."""
    for child in children(node):
        if isinstance(child, Blank):
            yield where, child
        elif isinstance(child, Item):
            yield from _blanks(child, labels, spoken_number(child.key, labels, where))
        elif isinstance(child, Entry):
            yield from _blanks(child, labels, f"Definition of “{child.term}”")
        else:
            yield from _blanks(child, labels, where)


def _find_blanks(body: tuple[Block, ...]) -> bool:
    return any(isinstance(node, Blank) for block in body for node in descend(block))


_has_blanks = Memo(_find_blanks)


def _blank(path: str, places: list[str], hint: str) -> Issue:
    where = ", ".join(dict.fromkeys(places))
    what = f"Blank: {hint}" if hint else "Blank"
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


def _finding(finding: Finding, labels: Labels) -> Issue:
    place = in_words(split_path(finding.where.path)) if finding.where.path else ""
    where = spoken_number(finding.clause, labels, "") if finding.clause else ""
    source = f" ({finding.source})" if finding.source else ""
    what = f"{finding.rule}: {finding.message}{source}"
    return Issue(where or (f"Brief: {place}" if place else "Brief"), what, finding.hint[:1].upper() + finding.hint[1:])
