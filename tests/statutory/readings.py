"""The drafts in which the statute is looked for: parties of every mix, all kept, all dropped. No tests itself."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from tests.checks.cases import brief, chief, commissioner, fire, partner, trust
from tests.drafts import SAMPLES, changed, library, sample_data
from tests.statutory.senses import Reading
from tests.strategies import make_brief

SAFEGUARDS = (
    "interpretation.successors",
    "basis.made-under",
    "basis.powers",
    "basis.discretion",
    "basis.responsibility",
    "purpose.safety",
    "variation.variation",
    "withdrawal.own-view",
)
"""The clauses that carry the statute and that every draft has."""

_POLICE = (commissioner(), chief(maintained_by="the Commissioner"))
_FORCES = tuple(
    each
    for area in ("North", "South")
    for each in (
        commissioner(area, f"the {area} Commissioner"),
        chief(area, f"the {area} Chief Constable", maintained_by=f"the {area} Commissioner"),
    )
)
_ALL = brief(trust(), fire(), *_POLICE)
_MIXES = {
    "two parties, no police": brief(trust(), fire()),
    "two parties, no ambulance trust": brief(fire(), commissioner()),
    "four parties, every service": _ALL,
    "a partner among them": brief(trust(), fire(), partner()),
    "two forces, on both Acts": brief(fire(), *_FORCES, basis={"act": "dual"}),
    "binding nobody": changed(_ALL, agreement={"binding": "none"}),
    "binding in part": changed(brief(trust(), fire()), agreement={"binding": "partial"}),
    "a deed that says shall": changed(_ALL, agreement={"execution": "deed"}, house={"obligation": "shall"}),
    "against the Act": changed(
        _ALL,
        withdrawal={"decided_by": "consent", "conditions": ["the Board agrees"], "lock_in_months": 36},
        variation={"rule": "majority"},
        governance={"model": "board", "voting": "weighted"},
    ),
}


def names() -> list[str]:
    """Return the names of the readings; to list them drafts nothing."""
    return [*_MIXES, *SAMPLES, "bare", *(f"everything {number}" for number in range(_WORLDS))]


@cache
def reading(name: str) -> Reading:
    """Return the reading of that name."""
    if name == "bare":
        drop = [{"clause": key, "reason": "a trial"} for key in _others()]
        return Reading({**_ALL, "clauses": {"drop": drop}}, name)
    if name.startswith("everything"):
        return Reading(_everything(int(name.split()[-1])), name)
    return Reading(_MIXES[name] if name in _MIXES else sample_data(name), name)


def having(*places: str) -> Iterator[Reading]:
    """Yield every reading that has these clauses or provisions; one at the least must."""
    found = [each for each in map(reading, names()) if all(map(each.has, places))]
    assert found, f"no reading has {places}"
    yield from found


def spoken(**sections: Any) -> Reading:
    """Return the reading of a brief of every service that says this too."""
    return Reading(changed(_ALL, **sections)) if sections else reading("four parties, every service")


_WORLDS = 9
"""As many as the clauses of the largest slot, so that each is chosen once."""


def _everything(number: int) -> Mapping[str, Any]:
    """A brief that keeps every clause it can: by turns a sample, and one with any facts at all."""
    sample = SAMPLES[number // 2 % len(SAMPLES)]
    facts = make_brief(number, parties=2 + number % 4) if number % 2 else sample_data(sample)
    slots: dict[str, list[str]] = {}
    for clause in (clause for clause in library().clauses.values() if clause.kind == "clause"):
        if clause.slot or clause.standing == "optional" or clause.in_when:
            slots.setdefault(clause.slot, []).append(clause.id)
    free = slots.pop("")
    choose = {slot: candidates[number % len(candidates)] for slot, candidates in slots.items()}
    keep: list[str] = []
    for key in free:
        if not any(_clash(key, other) for other in (*keep, *choose.values())):
            keep.append(key)
    return {**facts, "clauses": {"keep": keep, "choose": choose}}


def _others() -> list[str]:
    """The clauses, besides the safeguards, that a brief of every service brings in."""
    decisions = reading("four parties, every service").project.assembled.decisions
    return [key for key, decision in decisions.items() if decision.outcome != "out" and key not in SAFEGUARDS]


def _clash(one: str, other: str) -> bool:
    clauses = library().clauses
    return other in clauses[one].conflicts or one in clauses[other].conflicts
