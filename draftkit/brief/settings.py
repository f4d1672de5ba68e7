"""Settings from the command line: 'governance.chair=the Deputy' wins over what the brief says."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from draftkit.errors import BriefError
from draftkit.findings import Finding, Place
from draftkit.paths import Steps, in_words, shown, split_path


def with_settings(data: Mapping[str, Any], settings: Sequence[str]) -> dict[str, Any]:
    """Return the data with each 'path=value' put in; the data given are not changed.

    The value is read as JSON if it is JSON, else as text. Raises BriefError with a finding for every
    setting that cannot be put in.
    """
    made, findings = dict(data), []
    for setting in settings:
        try:
            steps, value = read_setting(setting)
            made = put(made, steps, value)
        except ValueError as error:
            findings.append(_finding(setting, str(error)))
    if findings:
        raise BriefError(findings, name="--set")
    return made


def check_settings(settings: Sequence[str]) -> None:
    """Raise BriefError for settings that make no sense whatever they are put into."""
    findings = []
    for setting in settings:
        try:
            read_setting(setting)
        except ValueError as error:
            findings.append(_finding(setting, str(error)))
    if findings:
        raise BriefError(findings, name="--set")


def read_setting(setting: str) -> tuple[Steps, Any]:
    """Return the steps and the value of 'path=value'. Raises ValueError."""
    path, equals, value = setting.partition("=")
    if not equals or not path.strip():
        raise ValueError("a setting is written as key=value, such as governance.chair=the Deputy")
    return split_path(path.strip()), _value(value)


def put(data: Any, steps: Steps, value: Any) -> Any:
    """Return the data with the value at the path, and objects and lists made on the way.

    What is not on the path is shared with the data given. Raises ValueError where the path cannot go on.
    """
    return _put(data, steps, 0, value)


def _put(data: Any, steps: Steps, at: int, value: Any) -> Any:
    if at == len(steps):
        return value
    so_far = in_words(steps[:at]) or "the brief"
    match steps[at], data:
        case str(key), None | Mapping():
            held = data or {}
            return {**held, key: _put(held.get(key), steps, at + 1, value)}
        case int(index), None | list() | tuple():
            entries = list(data or ())
            if index > len(entries):
                raise ValueError(f"'{so_far}' has {len(entries)} entries, so [{len(entries)}] is the next")
            before = entries[index] if index < len(entries) else None
            return [*entries[:index], _put(before, steps, at + 1, value), *entries[index + 1 :]]
        case str(key), _:
            raise ValueError(f"'{so_far}' has no keys, so it has no '{shown(key)}'")
        case index, _:
            raise ValueError(f"'{so_far}' is no list, so it has no entry [{index}]")


def _value(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_json, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return text


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        _no_json("")
    return made


def _no_json(_: str) -> NoReturn:
    raise ValueError("not JSON")


def _finding(setting: str, message: str) -> Finding:
    hint = "count lists from 0: parties[0].kind=chief_officer"
    return Finding(message, severity="bar", rule="BRIEF-SETTING", hint=hint, where=Place(f"--set {shown(setting)}"))
