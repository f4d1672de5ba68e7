"""Select: an outcome and its reasons for every clause of the library. Optional means flagged, not ticked."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from draftkit.assembly.explain import Facts, where, why
from draftkit.errors import LibraryError
from draftkit.memo import Memo
from draftkit.model.condition import holds, names
from draftkit.model.library import Library, LibraryClause, Slot
from draftkit.model.selection import Decision, FactValue

Decisions = dict[str, Decision]


class _Asked(NamedTuple):
    """A clause, the facts its conditions ask about, and what was decided for the answers they have had so far."""

    clause: LibraryClause
    facts: tuple[str, ...]
    decided: dict[tuple[FactValue, ...], Decision]


class _Prepared(NamedTuple):
    """What selecting from a library needs that no brief changes, and what earlier briefs led to."""

    clauses: tuple[_Asked, ...]
    slots: tuple[tuple[Slot, tuple[str, ...]], ...]
    """Each slot with its candidates."""
    known: dict[tuple[object, ...], Decisions]


def select(library: Library, facts: Facts, wishes: Mapping[str, Any]) -> Decisions:
    """Return the decision on every clause, in library order. `wishes` is `clauses` of the brief.

    Briefs with the same facts and wishes get the very same decisions: treat them as read-only.
    """
    prepared = _prepared(library)
    key = (tuple([(fact.true, fact.known) for fact in facts.values()]), repr(wishes))
    if key not in prepared.known:
        if len(prepared.known) >= _MOST:
            prepared.known.clear()
        prepared.known[key] = _select(library, prepared, facts, wishes)
    return prepared.known[key]


_MOST = 64


def _prepare(library: Library) -> _Prepared:
    """Raise LibraryError for a condition that asks about a fact that there is not."""
    clauses = [c for c in library.clauses.values() if c.kind == "clause"]
    slots = [(slot, tuple(c.id for c in clauses if c.slot == slot.name)) for slot in library.slots.values()]
    return _Prepared(tuple(_Asked(c, _facts_of(c, library), {}) for c in clauses), tuple(slots), {})


def _facts_of(clause: LibraryClause, library: Library) -> tuple[str, ...]:
    conditions = [c for c in (clause.in_when, clause.consider_when) if c is not None]
    asked = tuple(dict.fromkeys(name for condition in conditions for name in names(condition)))
    for name in asked:
        if name not in library.facts:
            hint = "define it in facts.toml; 'draftkit clauses lint' tells the nearest"
            raise LibraryError(f"there is no fact '{name}'", hint=hint, where=clause.where)
    return asked


_prepared = Memo(_prepare)


def _select(library: Library, prepared: _Prepared, facts: Facts, wishes: Mapping[str, Any]) -> Decisions:
    decisions = {asked.clause.id: _decide(asked, facts) for asked in prepared.clauses}
    for slot, candidates in prepared.slots:
        _fill_slot(slot, candidates, library, decisions, wishes)
    _heed_wishes(decisions, wishes)
    _pull_needs(library, decisions, _dropped(wishes))
    return decisions


def _decide(asked: _Asked, facts: Facts) -> Decision:
    """The decision by the facts alone, which the same answers have made before."""
    answers = tuple([facts[name] for name in asked.facts])
    decision = asked.decided.get(answers)
    if decision is None:
        if len(asked.decided) >= _MOST:
            asked.decided.clear()
        decision = asked.decided[answers] = _by_condition(asked.clause, facts)
    return decision


def _by_condition(clause: LibraryClause, facts: Facts) -> Decision:
    def fact(name: str) -> bool:
        return facts[name].true

    if clause.standing == "required":
        return Decision(clause.id, "in", (f"required: {clause.sources[0]}" if clause.sources else "required",))
    if clause.in_when is None and clause.standing == "core":
        return Decision(clause.id, "in", ("core: nearly every agreement has it",))
    if clause.in_when is not None and holds(clause.in_when, fact):
        return Decision(clause.id, "in", (why(clause.in_when, facts),))
    if clause.consider_when is not None and holds(clause.consider_when, fact):
        return Decision(clause.id, "consider", (f"often useful where {where(clause.consider_when, facts)}",), False)
    condition = clause.in_when or clause.consider_when
    reason = why(condition, facts) if condition is not None else "optional: nothing in the brief asks for it"
    return Decision(clause.id, "out", (reason,))


def _fill_slot(
    slot: Slot, candidates: tuple[str, ...], library: Library, decisions: Decisions, wishes: Mapping[str, Any]
) -> None:
    """Leave one candidate of the slot: chosen, else kept, else brought in by facts, else the default to consider."""
    chosen = wishes.get("choose", {}).get(slot.name)
    kept = next((key for key in wishes.get("keep", ()) if key in candidates), "")
    if chosen in candidates:
        winner, reason = chosen, f"chosen for ‘{slot.title}’ in the brief"
        decisions[winner] = Decision(winner, "in", (reason,), by_brief=True)
    else:
        winner = kept or next((c for c in candidates if decisions[c].outcome == "in"), "")
    if not winner:
        winner = next((c for c in candidates if decisions[c].outcome == "consider"), slot.default)
        if winner in decisions:
            decisions[winner] = Decision(winner, "consider", (_open_slot(slot, winner, library, candidates),), False)
    for candidate in candidates:
        if candidate != winner and decisions[candidate].outcome != "out":
            decisions[candidate] = Decision(candidate, "out", (f"another clause fills ‘{slot.title}’",))


def _open_slot(slot: Slot, winner: str, library: Library, candidates: tuple[str, ...]) -> str:
    others = ", ".join(f"‘{library.clauses[c].title}’" for c in candidates if c != winner)
    return f"‘{slot.title}’ is not yet chosen: this is the usual choice" + (
        f"; the others are {others}" if others else ""
    )


def _heed_wishes(decisions: Decisions, wishes: Mapping[str, Any]) -> None:
    for key in wishes.get("keep", ()):
        if key in decisions and (decisions[key].outcome != "in" or not decisions[key].by_brief):
            before = decisions[key]
            reasons = ("kept in the brief", *(before.reasons if before.outcome != "out" else ()))
            decisions[key] = Decision(key, "in", reasons, by_brief=True)
    for key, reason in _dropped(wishes).items():
        if key in decisions:
            decisions[key] = Decision(key, "out", (f"dropped in the brief: {reason}",), by_brief=True)


def _dropped(wishes: Mapping[str, Any]) -> dict[str, str]:
    return {drop["clause"]: drop.get("reason", "no reason given") for drop in wishes.get("drop", ())}


def _pull_needs(library: Library, decisions: Decisions, dropped: Mapping[str, str]) -> None:
    """Bring in what the clauses that are in cannot do without, and so on until nothing changes."""
    waiting = [key for key, decision in decisions.items() if decision.outcome == "in"]
    waiting += [key for key, decision in decisions.items() if decision.outcome == "consider"]
    while waiting:
        key = waiting.pop(0)
        puller = decisions[key]
        for need in library.clauses[key].needs:
            now = decisions.get(need)
            if now is None or need in dropped or now.outcome == "in" or now.outcome == puller.outcome:
                continue
            reason = f"needed by ‘{library.clauses[key].title}’"
            decisions[need] = puller._replace(clause=need, reasons=(reason,), by_brief=now.by_brief, follows=key)
            waiting.append(need)
