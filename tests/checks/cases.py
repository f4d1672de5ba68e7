"""Briefs and drafts for the rules, and rows that say what a rule finds in them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from draftkit.checks.case import make_case
from draftkit.checks.register import registered
from draftkit.checks.run import apply_rule
from draftkit.model.agreement import Agreement, Clause, Flag, Front, Paragraph, Section, Text
from draftkit.model.library import Library, LibraryClause, Slot

Data = dict[str, Any]

SILENT: Data = {"agreement": {"title": "T"}, "parties": [{"name": "Body A"}, {"name": "Body B"}]}


def party(name: str, short: str, kind: str, form: str, **facts: Any) -> Data:
    return {"name": name, "short_name": short, "kind": kind, "form": form, "nation": "england", **facts}


def trust(**facts: Any) -> Data:
    name = "Avonshire Ambulance Service NHS Trust"
    more = {"provides_ambulance_services": True, **facts}
    return party(name, "the Trust", "ambulance_trust", more.pop("form", "nhs_trust"), **more)


def fire(name: str = "Avonshire Fire and Rescue Authority", short: str = "the Authority", **facts: Any) -> Data:
    return party(name, short, "fire_and_rescue_body", facts.pop("form", "fire_authority"), **facts)


def commissioner(area: str = "Avonshire", short: str = "the Commissioner", **facts: Any) -> Data:
    name = f"The Police and Crime Commissioner for {area}"
    return party(name, short, "local_policing_body", facts.pop("form", "police_and_crime_commissioner"), **facts)


def chief(area: str = "Avonshire", short: str = "the Chief Constable", **facts: Any) -> Data:
    name = f"The Chief Constable of {area} Police"
    return party(name, short, "chief_officer", facts.pop("form", "chief_constable"), **facts)


def partner(**facts: Any) -> Data:
    return party("Avonshire Council", "the Council", "partner", facts.pop("form", "local_authority"), **facts)


def brief(*parties: Data, **sections: Any) -> Data:
    return {"agreement": {"title": "T"}, "parties": list(parties), **sections}


def signed(data: Data) -> Data:
    """The brief when the paper is for signature."""
    return {**data, "agreement": {**data["agreement"], "status": "for_signature"}}


def clause(key: str, *words: str, **more: Any) -> Clause:
    return Clause(key, more.pop("heading", key), tuple(Paragraph((Text(each),)) for each in words), **more)


def undecided(key: str, heading: str) -> Clause:
    return clause(key, "Words.", heading=heading, flag=Flag("consider", ("often useful",), undecided=True))


def draft(*clauses: Clause | str) -> Agreement:
    """A draft of clauses, given whole or by key alone."""
    body = tuple(clause(each, "Words.") if isinstance(each, str) else each for each in clauses)
    return Agreement(Front("T"), (Section("terms", "Agreed terms", "clauses", body),))


def library_clause(id: str, title: str, **more: Any) -> LibraryClause:
    head = {"group": id.split(".")[0], "version": "1.0.0", "as_at": date(2026, 11, 22), "standing": "optional"}
    return LibraryClause(**{"id": id, "title": title, "wording": "Words.", **head, **more})


def library(*clauses: LibraryClause, **more: Any) -> Library:
    whole = {"facts": {}, "terms": {}, "slots": {}, "sections": (), "front": {}, "phrases": {}, **more}
    return Library("Test", "1.0.0", date(2026, 11, 22), {each.id: each for each in clauses}, **whole)


def slot(name: str, title: str) -> Slot:
    return Slot(name, title, required=True)


def found(rule: str, data: Data, **known: Any) -> list[str]:
    """What one rule finds: 'severity path' of each finding, a clause's key after a colon where there is one."""
    findings = apply_rule(registered()[rule], make_case(data, **known))
    return [f"{f.severity} {f.where.path}" + (f": {f.clause}" if f.clause else "") for f in findings]


def fires(rule: str, data: Data, *expected: str, **known: Any) -> Any:
    """A row: this brief breaks the rule."""
    return pytest.param(rule, data, known, list(expected), id=f"{rule} fires: {'; '.join(expected)}")


def passes(rule: str, data: Data, **known: Any) -> Any:
    """A row: this brief keeps the rule."""
    return pytest.param(rule, data, known, [], id=f"{rule} passes")


def silent(rule: str, data: Data, *expected: str, **known: Any) -> Any:
    """A row: this brief does not say, so there is a note, or what the rule says of a missing record: never a bar."""
    assert not any(each.startswith("bar") for each in expected)
    return pytest.param(rule, data, known, list(expected), id=f"{rule} is silent: {'; '.join(expected)}")


def without_each(whole: Any, path: str = "") -> Iterator[tuple[Any, str]]:
    """The brief without each of its facts, one after another; the parties themselves stay."""
    items = enumerate(whole) if isinstance(whole, list) else whole.items()
    for key, value in items:
        here = f"{path}[{key}]" if isinstance(whole, list) else f"{path}.{key}"
        if isinstance(value, dict | list):
            yield from ((_replaced(whole, key, inner), place) for inner, place in without_each(value, here))
        if isinstance(whole, dict) and key not in ("parties", "name", "title"):
            yield {name: each for name, each in whole.items() if name != key}, here


def _replaced(whole: Any, key: Any, value: Any) -> Any:
    if isinstance(whole, list):
        return [*whole[:key], value, *whole[key + 1 :]]
    return {**whole, key: value}
