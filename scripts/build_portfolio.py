"""Make samples/portfolio.xlsx: sixty invented projects of real bodies, three of them bad on purpose.

Run: python scripts/build_portfolio.py. The same every time.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from draftkit.batch.template import packed, write_template

ROOT = Path(__file__).resolve().parent.parent
BODIES = json.loads((ROOT / "clauses" / "bodies.json").read_text(encoding="utf-8"))["bodies"]
COUNT = 60


class Kind(NamedTuple):
    """A kind of project: what its agreement is called, what it is for, who takes part and what it costs."""

    title: str
    purpose: str
    objectives: str
    activity: str
    how: str
    services: str
    """Who takes part: a(mbulance), f(ire), p(olice: chief constable and policing body)."""
    budget: int
    money: str
    governance: str
    personal: str


KINDS = (
    Kind(
        "Co-responding", "to send firefighters trained in emergency care to people whose lives are in danger",
        "earlier care for people in cardiac arrest\na fair account of what co-responding costs", "co_responding",
        "the ambulance control room alerts the nearest fire station that co-responds", "af", 180_000, "actual_cost",
        "board", "yes",
    ),
    Kind(
        "Forced Entry", "to make entry for medical emergencies without waiting for another service",
        "patients behind locked doors are reached sooner\nfewer doors are damaged", "forced_entry",
        "fire crews make entry when the ambulance service asks for it", "afp", 0, "none", "steering_group", "no",
    ),
    Kind(
        "Shared Station", "to share one station and answer more calls from it",
        "one building where there were three\ncrews who know one another", "shared_premises",
        "the parties occupy the station together and share what it costs to run", "afp", 420_000, "percentage",
        "board", "no",
    ),
    Kind(
        "Missing People Search", "to search together for people who are missing and may come to harm",
        "people at risk are found sooner", "search",
        "the chief officer in command asks for drones, dogs and searchers of the others", "fp", 60_000, "fixed",
        "steering_group", "yes",
    ),
    Kind(
        "Vehicle Workshop", "to service and repair vehicles in one workshop",
        "vehicles are off the road for less time\none store of parts", "fleet",
        "each party books its vehicles in, and pays for the work done on them", "afp", 1_250_000, "actual_cost",
        "lead_authority", "no",
    ),
    Kind(
        "Community Safety", "to visit people at home who are at risk from fire, falls and crime",
        "one visit where there were three\nfewer injuries at home", "prevention",
        "one team makes the visits and tells the others what they need to know", "afp", 310_000, "percentage",
        "board", "yes",
    ),
)  # fmt: skip
SIZES = (2, 3, 4, 5, 6, 8, 4, 7, 3, 9, 5, 12)
"""How many parties the projects have, in turn."""
REGIONS = (
    ("South West",), ("East of England",), ("North West",), ("West Midlands", "East Midlands"), ("South East",),
    ("Yorkshire and the Humber", "North East"), ("South East", "London"), ("East Midlands",),
)  # fmt: skip
ROLES = {
    "chief_officer": "Chief Constable",
    "local_policing_body": "Commissioner",
    "fire_and_rescue_body": "Fire Authority",
    "ambulance_trust": "Trust",
}
KIND_OF = {"a": "ambulance", "f": "fire", "p": "police"}


def main() -> None:
    """Write the workbook."""
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(write_template()))
    rows = {"agreements": [], "parties": [], "workstreams": [], "money.contributions": []}  # type: dict[str, list[Any]]
    for number in range(1, COUNT + 1):
        for sheet, row in project(number):
            rows[sheet].append(row)
    spoil(rows)
    for sheet in list(book):
        if sheet.title in rows:
            fill(sheet, rows[sheet.title])
        elif sheet.sheet_state == "visible" and sheet.title != book.sheetnames[0]:
            del book[sheet.title]
    (ROOT / "samples" / "portfolio.xlsx").write_bytes(packed(book))


def project(number: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of a project, each with its sheet."""
    kind, size = KINDS[number % len(KINDS)], SIZES[number % len(SIZES)]
    reference, parties = f"ESC/{2027 + number % 2}/{number:03}", chosen(number, kind.services, size)
    area = next(area_of(body) for body in BODIES if body["legal_entity"] == parties[-1]["name"])
    names = [party["short_name"] for party in parties]
    budget = kind.budget + 1000 * number if kind.budget else 0
    start = date(2027 + number % 2, 1 + number % 12, 1)
    yield (
        "agreements",
        {
            "reference": reference,
            "agreement.title": f"{area} {kind.title} Collaboration Agreement",
            "agreement.draft_number": 1 + number % 3,
            "agreement.draft_date": date(2026, 11, 2 + number % 25),
            "basis.act": "pca",
            "basis.route": "duty" if number % 3 else "voluntary",
            "purpose.summary": kind.purpose,
            "purpose.objectives": kind.objectives,
            "governance.model": "board" if kind.governance == "lead_authority" and size < 3 else kind.governance,
            "governance.chair": names[0],
            "governance.meetings_per_year": 4 if number % 2 else 6,
            "money.model": kind.money,
            "money.annual_budget": budget or None,
            "money.frequency": "quarterly" if kind.budget else None,
            "information.personal_data": kind.personal,
            "information.model": "separate_controllers" if kind.personal == "yes" else None,
            "term.start_date": start if number % 7 else None,
            "term.years": 3 + number % 4,
            "review.months": 12,
            "withdrawal.notice_months": 6 if number % 4 else None,
        },
    )
    for party in parties:
        yield "parties", {"reference": reference, **party}
    yield "workstreams", {
        "reference": reference, "name": kind.title, "activity": kind.activity, "description": kind.purpose[3:],
        "lead": names[0], "parties": "\n".join(names), "how": kind.how,
    }  # fmt: skip
    if kind.money in ("percentage", "fixed"):
        for name, share in zip(names, shares(len(names)), strict=True):
            amount = {"percent": share} if kind.money == "percentage" else {"amount": budget * share / 100}
            yield "money.contributions", {"reference": reference, "party": name, **amount}


def chosen(number: int, services: str, size: int) -> list[dict[str, Any]]:
    """The parties of a project: bodies of one part of England, in turn, with names that tell them apart."""
    region = REGIONS[number * 3 // 2 % len(REGIONS)]
    near = [body for body in BODIES if body["region"] in region and body["legal_entity"]]
    turned = near[number % len(near) :] + near[: number % len(near)]
    wanted = [body for body in turned if body["kind"][0] in services]
    found = [next(body for body in wanted if body["kind"] == kind) for kind in map(KIND_OF.get, services)]
    found += [body for body in wanted if body not in found]
    taken = [with_commissioner(body, found[:size]) for body in found[:size]]
    return [party(body, taken) for body in taken]


def with_commissioner(body: dict[str, Any], others: list[dict[str, Any]]) -> dict[str, Any]:
    """A body; for a chief constable whose commissioner is not there, the commissioner. One project keeps its chief."""
    alone = body["role"] == "chief_officer" and all(other["name"] != body["paired_with"] for other in others)
    paired = next((other for other in BODIES if other["name"] == body["paired_with"]), None)
    return paired if alone and paired and paired["legal_entity"] and body["area"] != "Kent" else body


def party(body: dict[str, Any], others: list[dict[str, Any]]) -> dict[str, Any]:
    """The row of a body: what it is called is as short as it can be beside the others."""
    role = ROLES[body["role"]]
    alone = sum(other["role"] == body["role"] for other in others) == 1
    paired = next((other for other in others if other["name"] == body["paired_with"]), None)
    police = body["role"] == "local_policing_body"
    return {
        "name": body["legal_entity"],
        "short_name": f"the {role}" if alone else f"the {area_of(body)} {role}",
        "kind": body["role"],
        "form": body["form"],
        "nation": "wales" if body["region"] == "Wales" else "england",
        "maintains": paired["name"] if police and paired else None,
        "contracting_authority": "yes",
    }


def area_of(body: dict[str, Any]) -> str:
    """The part of England a body works for; ambulance trusts and some fire bodies say it in their names."""
    area: str = (body["area"] or body["name"]).replace("Metropolitan police district", "Metropolitan")
    return re.sub(r" (County )?(Fire|Ambulance)\b.*", "", area.removeprefix("the "))


def shares(count: int) -> list[float]:
    """Percentages that come to a hundred."""
    even = round(100 / count, 1)
    return [round(100 - even * (count - 1), 1), *[even] * (count - 1)]


def spoil(rows: dict[str, list[dict[str, Any]]]) -> None:
    """Three projects are bad on purpose: a date that is none, a party that nobody knows, one party alone."""
    rows["agreements"][16]["term.start_date"] = "31 November 2027"
    reference = rows["agreements"][33]["reference"]
    next(row for row in rows["workstreams"] if row["reference"] == reference)["lead"] = "the Coastguard"
    alone = rows["agreements"][50]["reference"]
    first = next(row for row in rows["parties"] if row["reference"] == alone)
    rows["parties"][:] = [row for row in rows["parties"] if row["reference"] != alone or row is first]
    next(row for row in rows["workstreams"] if row["reference"] == alone).update(
        parties=first["short_name"], lead=first["short_name"]
    )
    rows["agreements"][50]["governance.chair"] = first["short_name"]
    rows["money.contributions"][:] = [row for row in rows["money.contributions"] if row["reference"] != alone]


def fill(sheet: Any, rows: list[dict[str, Any]]) -> None:
    """Put rows below the headings, in place of the example."""
    headings = {cell.value: cell.column for cell in sheet[1]}
    sheet.delete_rows(2, sheet.max_row)
    for number, row in enumerate(rows, 2):
        for path, value in row.items():
            if value is not None:
                cell = sheet.cell(number, headings[path], value)
                cell.number_format = "d mmmm yyyy" if isinstance(value, date) else "General"


if __name__ == "__main__":
    main()
