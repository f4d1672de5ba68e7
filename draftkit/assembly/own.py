"""The clauses that a brief brings itself: its own wording, to the letter."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from draftkit.model.agreement import Blank, Block, Clause, Flag, Item, Paragraph, Series, Value


def own_clauses(wishes: Mapping[str, Any]) -> dict[str, list[Clause]]:
    """Return the brief's own clauses by the clause they follow: each line is a sub-clause, to the letter."""
    own: dict[str, list[Clause]] = {}
    for number, entry in enumerate(wishes.get("own", ()), 1):
        key, path = f"own.{number}", f"clauses.own[{number - 1}].wording"
        lines = [line.strip() for line in str(entry.get("wording", "")).splitlines() if line.strip()]
        body: tuple[Block, ...] = (
            tuple(Item(f"{key}/{i}", (Value(line, path),)) for i, line in enumerate(lines, 1))
            if len(lines) > 1
            else (Paragraph((Value(lines[0], path) if lines else Blank(path, "own wording"),)),)
        )
        flag = Flag("in", (f"own wording from the brief: {entry.get('reason', 'no reason given')}",))
        clause = Clause(key, str(entry.get("heading", "")) or "Own wording", body, "", flag)
        own.setdefault(str(entry.get("after", "")), []).append(clause)
    return own


def of_series(series: Series, clause: Clause) -> Clause:
    """Return the brief's own clause as it stands in such a section: where nothing has a number, its lines have none."""
    if series in ("clauses", "schedules", "parties", "recitals"):
        return clause
    return replace(clause, body=tuple(Paragraph(b.content) if isinstance(b, Item) else b for b in clause.body))
