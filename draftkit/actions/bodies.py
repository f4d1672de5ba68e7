"""What a drafter asks of the list of bodies: which there are, and which a typed name may mean."""

from collections.abc import Sequence
from typing import Any

from draftkit.model.bodies import matching
from draftkit.model.library import Body, Library

UNCONFIRMED = "legal person not confirmed"
"""What stands in place of a legal person that the list does not name."""


def list_bodies(library: Library, words: Sequence[str] = ()) -> dict[str, Any]:
    """Return the bodies that every word is found in, in the order of the list; without words, all of them."""
    return {
        "schema": "draftkit/bodies/1",
        "library": {"name": library.name, "version": library.version},
        "as_at": library.bodies_as_at.isoformat() if library.bodies_as_at else None,
        "status": library.bodies_status or None,
        "bodies": [_row(body) for body in matching(library.bodies, words)],
    }


def _row(body: Body) -> dict[str, str | None]:
    return {
        "name": body.name,
        "kind": body.kind,
        "legal_entity": body.legal_entity or None,
        "region": body.region,
        "role": body.role,
        "form": body.form or None,
        "governance": body.governance or None,
        "area": body.area or None,
        "paired_with": body.paired_with or None,
        "note": body.note or None,
    }
