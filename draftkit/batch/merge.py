"""What all rows share and what a row says, put together: the row wins."""

from collections.abc import Mapping
from typing import Any


def merge(base: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the base with the row on top: objects are merged key by key, and all else is the row's where it has it."""
    made = dict(base)
    for key, value in row.items():
        held = made.get(key)
        made[key] = merge(held, value) if isinstance(held, Mapping) and isinstance(value, Mapping) else value
    return made
