"""The library's own rules: required clauses, clauses that go together, clauses that exclude each other, slots."""

from draftkit.checks.case import Case
from draftkit.checks.places import Doubtful, Hit, Places
from draftkit.checks.register import rule


@rule(
    "LIB-REQUIRED",
    "bar",
    "the clause library: standing required",
    "practice",
    "The law demands this clause: it is required.",
    hint="take it off clauses.drop",
)
def required(case: Case) -> Places:
    """A required clause was dropped, and no wording of the brief's own stands in its place."""
    if case.library is None or case.included is None:
        return
    replaced = {str(own.after) for own in case.brief.clauses.own}
    dropped = {str(drop.clause): number for number, drop in enumerate(case.brief.clauses.drop)}
    for key, clause in case.library.clauses.items():
        if clause.standing == "required" and clause.kind == "clause" and key not in case.included:
            path = f"clauses.drop[{dropped[key]}]" if key in dropped else "clauses.drop"
            detail = f"‘{clause.title}’ ({', '.join(clause.sources)})" if clause.sources else f"‘{clause.title}’"
            if key in replaced:
                yield Doubtful(path, f"{detail}: check that your own wording after it does its work", key)
            else:
                yield Hit(path, detail, key)


@rule(
    "LIB-NEEDS",
    "warning",
    "the clause library: needs",
    "practice",
    "This clause does not make sense without the other.",
    hint="keep the other under clauses.keep, or drop this one too",
)
def needs(case: Case) -> Places:
    """A clause is in the draft, and one that it needs was dropped."""
    if case.library is None or case.included is None:
        return
    for key in sorted(case.included & case.library.clauses.keys()):
        clause = case.library.clauses[key]
        for need in clause.needs:
            if need not in case.included:
                other = case.library.clauses.get(need)
                yield Hit("clauses.drop", f"‘{clause.title}’ needs ‘{other.title if other else need}’", key)


@rule(
    "LIB-CONFLICT",
    "warning",
    "the clause library: conflicts",
    "practice",
    "These two clauses exclude each other.",
    hint="drop one of them under clauses.drop, with a reason",
)
def conflicts(case: Case) -> Places:
    """Two clauses are in the draft that exclude each other."""
    if case.library is None or case.included is None:
        return
    seen: set[frozenset[str]] = set()
    for key in sorted(case.included & case.library.clauses.keys()):
        clause = case.library.clauses[key]
        for other in clause.conflicts:
            if other in case.included and frozenset({key, other}) not in seen:
                seen.add(frozenset({key, other}))
                yield Hit("clauses.keep", f"‘{clause.title}’ and ‘{case.library.clauses[other].title}’", key)


@rule(
    "LIB-SLOT",
    "warning",
    "the clause library: slots",
    "practice",
    "One of the clauses for this place is needed.",
    hint="choose one under {path}",
)
def slots(case: Case) -> Places:
    """A place that one of several clauses must fill has none."""
    if case.library is None or case.included is None:
        return
    filled = {case.library.clauses[key].slot for key in case.included & case.library.clauses.keys()}
    for slot in case.library.slots.values():
        if slot.required and slot.name not in filled:
            yield Hit(f'clauses.choose["{slot.name}"]', slot.title)
