"""The bodies that a library lists: services, and the legal person that can contract for each."""

import json
from datetime import date
from difflib import get_close_matches
from typing import Any, NamedTuple

from draftkit.errors import LibraryError
from draftkit.findings import Place
from draftkit.model.library import Body
from draftkit.paths import shown

FILE = "bodies.json"

_HEAD = ("as_at", "status", "bodies")
_NEEDED = ("name", "kind", "region", "role")
_HINT = "see the list of the library that ships"


class Listed(NamedTuple):
    """What the file holds: the day the list was last checked, how far it can be relied on, and the bodies."""

    as_at: date | None = None
    status: str = ""
    bodies: tuple[Body, ...] = ()


def read_bodies(text: str) -> Listed:
    """Return the list that the file holds. Raises LibraryError with the place and what to do."""
    data = _data(text)
    _check_keys(data, _HEAD, _HEAD, "the list")
    if not _is_line(data["status"]) or not isinstance(data["bodies"], list):
        raise _wrong("'status' must be a sentence, and 'bodies' a list")
    bodies = tuple(_body(entry, f"bodies[{i}]") for i, entry in enumerate(data["bodies"]))
    names = [body.name for body in bodies]
    for i, name in enumerate(names):
        if name in names[:i]:
            raise _wrong(f"'{name}' is in the list already", f"bodies[{i}]")
    return Listed(_date(data["as_at"]), data["status"], bodies)


def _data(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise LibraryError(f"not JSON: {error.msg}", where=Place(FILE, error.lineno, error.colno)) from error
    except (ValueError, RecursionError) as error:
        raise _wrong("not JSON that can be read") from error
    if not isinstance(data, dict):
        raise _wrong(f"it must be an object with {', '.join(_HEAD)}")
    return data


def _body(entry: Any, path: str) -> Body:
    if not isinstance(entry, dict):
        raise _wrong(f"a body must be an object with {', '.join(_NEEDED)}", path)
    _check_keys(entry, Body._fields, _NEEDED, "a body", path)
    texts = {key: "" if value is None and key not in _NEEDED else value for key, value in entry.items()}
    for key, value in texts.items():
        if not _is_line(value) and (value or key in _NEEDED):
            raise _wrong(f"'{key}' must be text on one line{'' if key in _NEEDED else ', or null'}", path)
    return Body(**texts)


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and value.isprintable() and bool(value.strip())


def _check_keys(
    entry: dict[str, Any], known: tuple[str, ...], needed: tuple[str, ...], what: str, path: str = ""
) -> None:
    for key in entry:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"the keys are {', '.join(known)}"
            raise _wrong(f"{what} has no key '{shown(key)}'", path, hint)
    for key in needed:
        if key not in entry:
            raise _wrong(f"{what} lacks '{key}'", path)


def _date(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise _wrong("as_at must be a date in quotes, as in '2026-11-22'") from error


def _wrong(message: str, path: str = "", hint: str = _HINT) -> LibraryError:
    return LibraryError(message, where=Place(FILE, path=path), hint=hint)
