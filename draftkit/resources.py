"""Where the clauses, schemas and samples are: in a checkout and when installed."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent


def clauses_folder() -> Path:
    """Return the folder of the clause library that ships."""
    return _folder("clauses")


def samples_folder() -> Path:
    """Return the folder of sample briefs and tables."""
    return _folder("samples")


def schemas_folder() -> Path:
    """Return the folder of JSON Schemas."""
    return _folder("schemas")


def schema_bytes(name: str) -> bytes:
    """Return a schema as it stands in its file: schema_bytes('brief')."""
    return (schemas_folder() / f"{name}.schema.json").read_bytes()


@cache
def schema(name: str) -> dict[str, Any]:
    """Return a schema as data, read once. Treat it as read-only."""
    loaded: dict[str, Any] = json.loads(schema_bytes(name))
    return loaded


def _folder(name: str) -> Path:
    """An installed package carries its data inside; a checkout has the folders beside the package."""
    inside = _PACKAGE / "data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
