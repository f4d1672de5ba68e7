"""Starter briefs: the least that makes a first draft, from a title and the parties."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

SHORT_NAMES = {
    "ambulance_trust": "the Trust",
    "fire_and_rescue_body": "the Authority",
    "local_policing_body": "the Commissioner",
    "chief_officer": "the Chief Constable",
}
"""What a party of each kind is usually called. Partners go by their names."""

_OF_FORM = {
    "council_fire_authority": "the Council",
    "london_fire_commissioner": "the Fire Commissioner",
    "mopac": "MOPAC",
    "common_council": "the Common Council",
    "mayor_police": "the Mayor",
    "metropolitan_commissioner": "the Police Commissioner",
    "city_commissioner": "the Police Commissioner",
}
"""What a party of some forms is called instead."""


class Party(NamedTuple):
    """What is known of a party to begin with. '' is not known."""

    name: str
    kind: str
    form: str = ""
    nation: str = ""


def starter(title: str, parties: Sequence[tuple[str, ...]]) -> dict[str, Any]:
    """Return a brief as plain data, from its title and each party: name, kind and, where known, form and nation.

    A party gets the usual short name of its form or kind, unless another party would have the same.
    """
    known = [Party(*party) for party in parties]
    shorts = [_OF_FORM.get(party.form) or SHORT_NAMES.get(party.kind, "") for party in known]
    uses = Counter(shorts)
    return {
        "agreement": {"title": title, "status": "draft", "draft_number": 1},
        "parties": [
            _party(party, short if uses[short] == 1 else "") for party, short in zip(known, shorts, strict=True)
        ],
    }


def _party(party: Party, short: str) -> dict[str, Any]:
    facts = {"name": party.name, "short_name": short, "kind": party.kind, "form": party.form, "nation": party.nation}
    return {key: value for key, value in facts.items() if value}
