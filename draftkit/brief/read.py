"""Bytes to Brief: decode, parse, tidy, set, validate; every problem in one BriefError, the most useful first."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from draftkit import resources
from draftkit.brief.json_form import read_json
from draftkit.brief.parties import imply_kinds, party_faults
from draftkit.brief.settings import read_setting, with_settings
from draftkit.brief.source import LARGEST_SLOW, Origin, Source, Unreadable, decode, form_of
from draftkit.brief.text import Untidy, faults, tidy
from draftkit.errors import BriefError
from draftkit.findings import Finding, Place
from draftkit.model.brief import Brief, canonical, freeze
from draftkit.paths import Steps, shown
from draftkit.validation import MOST, as_finding, violations
from draftkit.violations import BROKEN, MISSING, Violation

MOST_SHOWN = 20


def read_brief(content: bytes, *, name: str, settings: Sequence[str] = ()) -> Brief:
    """Return the brief in a JSON, YAML or TOML file, with 'path=value' settings put in.

    The form follows the ending of `name`, or the content where that says nothing. Raises BriefError.
    """
    data, source, found = _read(content, name, settings)
    return _build(data, source, settings, found)


def read_part(content: bytes, *, name: str) -> dict[str, Any]:
    """Return the data of a file that is part of a brief: not all of it need be there. Raises BriefError."""
    data, source, found = _read(content, name, ())
    plain = _plain(data, source, (), found)
    wrong = [*found, *(each for each in violations(plain, resources.schema("brief")) if each.rank != MISSING)]
    if wrong:
        raise _error(wrong, source)
    return plain


def read_data(content: bytes, *, name: str) -> dict[str, Any]:
    """Return the data of a brief's file as they stand there: nothing is asked of them. Raises BriefError."""
    data, source, found = _read(content, name, ())
    return _plain(data, source, (), found)


def build_brief(
    data: Mapping[str, Any], *, name: str = "brief", settings: Sequence[str] = (), source: Origin | None = None
) -> Brief:
    """Return the brief that plain data make: for tables, forms and code. Raises BriefError.

    `source` says where the data came from, if that is neither a file nor nowhere.
    """
    return _build(data, source or Source(name, "", "json", _settings(settings)), settings, [])


def _read(content: bytes, name: str, settings: Sequence[str]) -> tuple[Any, Source, list[Violation]]:
    """The data of a file, where they came from, and the keys that stand in it twice."""
    try:
        text = decode(content)
        source = Source(name, text, form_of(name, text), _settings(settings))
    except Unreadable as error:
        raise BriefError([_unreadable(error, Place(name))], name=name) from error
    try:
        data, twice = _parse(source)
    except Unreadable as error:
        raise BriefError([_unreadable(error, source.at(error.offset))], name=name) from error
    return data, source, _repeats(source) if twice else []


def _parse(source: Source) -> tuple[Any, bool]:
    """The data, and whether a key stands twice. YAML and TOML are imported only where they are met."""
    if source.form == "json":
        return read_json(source.text)
    if len(source.text) > LARGEST_SLOW:
        message = f"the file has {len(source.text):,} characters"
        raise Unreadable(message, f"in {source.form.upper()} {LARGEST_SLOW:,} are read; give it the facts alone")
    if source.form == "yaml":
        from draftkit.brief.yaml_form import read_yaml

        data, found = read_yaml(source.text)
        return data, bool(found.twice)
    from draftkit.brief.toml_form import read_toml

    return read_toml(source.text), False


def _build(data: Any, source: Origin, settings: Sequence[str], found: list[Violation]) -> Brief:
    plain = _plain(data, source, settings, found)
    found = [*found, *violations(plain, resources.schema("brief"))]
    found = [*found, *_some(party_faults(plain))]
    if found:
        raise _error(found, source)
    plain.pop("$schema", None)
    imply_kinds(plain["parties"])
    return Brief(freeze(plain), source.name, canonical(plain), source)


def _plain(data: Any, source: Origin, settings: Sequence[str], found: list[Violation]) -> dict[str, Any]:
    """The data with the settings put in and their texts tidied. Raises BriefError for what cannot be a brief at all."""
    if not isinstance(data, Mapping):
        raise _error([*found, _no_object(data)], source)
    made = with_settings(data, settings) if settings else data
    try:
        plain: dict[str, Any] = tidy(made)
    except Untidy:
        raise _error([*found, *_some(faults(made))], source) from None
    return plain


def _error(found: list[Violation], source: Origin) -> BriefError:
    """The best findings by rank and then by place, and how many there are beside them."""
    best = sorted(found, key=lambda v: (v.rank, source.offset(v.steps, key=v.at_key)))[:MOST_SHOWN]
    findings = [as_finding(v, source.place(v.steps, key=v.at_key)) for v in best]
    more = len(found) - MOST_SHOWN
    if more > 0:
        least = "at least " if len(found) >= MOST else ""
        rest = f"and {least}{more:,} more"
        findings.append(Finding(rest, "note", hint="mend these first, then try again", where=Place(source.name)))
    return BriefError(findings, name=source.name)


def _repeats(source: Source) -> list[Violation]:
    def words(steps: Steps, first: int) -> Violation:
        line = source.at(first).line
        message = f"the key '{shown(str(steps[-1]))}' stands twice; the first is on line {line:,}"
        return Violation(steps, message, "leave one of the two", "BRIEF-TWICE", BROKEN, at_key=True)

    found = [words(steps, first) for steps, first, _ in source.map.twice[:MOST]]
    return found or [Violation((), "a key stands twice", "leave one of the two", "BRIEF-TWICE")]


def _no_object(data: Any) -> Violation:
    what = {list: "a list", str: "text", type(None): "nothing"}.get(type(data), "a single value")
    hint = 'a brief begins with {"agreement": {"title": …}, "parties": [ … ]}'
    return Violation((), f"there is {what} here; a brief is a group of keys", hint, "BRIEF-UNREADABLE")


def _unreadable(error: Unreadable, place: Place) -> Finding:
    return Finding(error.message, severity="bar", rule="BRIEF-UNREADABLE", hint=error.hint, where=place)


def _settings(settings: Sequence[str]) -> dict[Steps, str]:
    """What each setting sets, for the places of findings. Those that make no sense are reported later."""
    written: dict[Steps, str] = {}
    for setting in settings:
        try:
            written[read_setting(setting)[0]] = shown(setting.partition("=")[0].strip())
        except ValueError:
            continue
    return written


def _some(found: Iterable[Violation]) -> list[Violation]:
    return [violation for violation, _ in zip(found, range(MOST), strict=False)]
