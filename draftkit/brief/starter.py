"""Starter briefs: the least that makes a first draft, from a title and the parties."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

SHORT_NAMES = {
    "ambulance_trust": "the Trust",
    "fire_and_rescue_body": "the Authority",
    "local_policing_body": "the Commissioner",
    "chief_officer": "the Chief Constable",
}
"""What a party of each kind is usually called. Partners go by their names."""


def starter(title: str, parties: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return a brief as plain data, from its title and (name, kind) of each party.

    A party gets the usual short name of its kind, unless another party would have the same.
    """
    kinds = Counter(kind for _, kind in parties)
    return {
        "agreement": {"title": title, "status": "draft", "draft_number": 1},
        "parties": [_party(name, kind, kinds[kind] == 1) for name, kind in parties],
    }


def _party(name: str, kind: str, alone: bool) -> dict[str, Any]:
    short = {"short_name": SHORT_NAMES[kind]} if alone and kind in SHORT_NAMES else {}
    return {"name": name, **short, "kind": kind}
