"""Agreements to measure with: those of the sample portfolio again and again, and such as have little in common."""

import copy
import json
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from draftkit import resources
from draftkit.batch.tables.read import open_table
from draftkit.brief.read import build_brief
from draftkit.errors import BriefError


def portfolio() -> Iterator[dict[str, Any]]:
    """Yield the agreements of samples/portfolio.xlsx again and again, each time with other facts."""
    table = open_table(resources.samples_folder() / "portfolio.xlsx")
    good = [dict(entry.data) for entry in table.entries() if not entry.faults and sound(entry.data)]
    for number in range(1_000_000):
        brief = copy.deepcopy(good[number % len(good)])
        turn = number // len(good)
        brief["agreement"]["reference"] = f"R/{number:06}"
        brief["agreement"]["title"] += f" {number}" if turn else ""
        for party in brief["parties"] if turn else ():
            party["address"] = f"{number} High Street"
            party["name"] += f" ({turn})"
        yield brief


def unlike() -> Iterator[dict[str, Any]]:
    """Yield the samples, each time with other names, addresses, dates and sums, and some rows of lists left out."""
    samples = [json.loads(path.read_bytes()) for path in sorted(resources.samples_folder().glob("*.json"))]
    for number in range(1_000_000):
        random = Random(number)  # noqa: S311
        brief = _changed(copy.deepcopy(random.choice(samples)), random)
        brief.pop("$schema", None)
        brief["agreement"]["reference"] = f"R/{number:06}"
        for party in brief["parties"]:
            party["name"] += f" of {random.choice(_TOWNS)} {random.randrange(1_000)}"
            party["address"] = f"{random.randrange(1, 300)} {random.choice(_TOWNS)} Road, {random.choice(_TOWNS)}"
        if sound(brief):
            yield brief


_TOWNS = ("Avonbridge", "Barford", "Denby", "Elmstead", "Fenwick", "Ipsley", "Kelby", "Marsh", "Ouston", "Yarm")
_KEPT = ("parties", "agreement", "house", "clauses", "checks")
"""What is left as it is, but for names and addresses."""


def _changed(value: Any, random: Random, name: str = "") -> Any:
    if isinstance(value, dict):
        kept = () if name else _KEPT
        return {key: inner if key in kept else _changed(inner, random, key) for key, inner in value.items()}
    if isinstance(value, list):
        rows = [inner for inner in value if len(value) < 3 or random.random() < 0.8] or value[:1]
        return [_changed(inner, random, name) for inner in rows]
    if isinstance(value, str) and _is_date(value):
        return (date.fromisoformat(value) + timedelta(random.randrange(-40, 400))).isoformat()
    if isinstance(value, int) and value >= 1_000 and "year" not in name:
        return value + random.randrange(900)
    return value


def _is_date(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def sound(data: Any) -> bool:
    """Whether a brief can be drafted: three of the sample are bad on purpose."""
    try:
        build_brief(data)
    except BriefError:
        return False
    return True
