"""What each path of a brief asks, in the schema's own words: hints for blanks, forms and help."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from draftkit import resources
from draftkit.paths import split_path


class Question(NamedTuple):
    """One place of a brief: its title, what it means, what it may hold and how it might read."""

    path: str
    title: str
    description: str
    choices: tuple[tuple[str, str], ...] = ()
    """Each choice and what it means."""
    examples: tuple[Any, ...] = ()


def describe(path: str) -> str:
    """Return what a path asks, to stand in a blank: 'parties[0].address' gives 'address of the party'."""
    found = question(path)
    if found is not None:
        return _small(found.title)
    return path.rpartition(".")[2].partition("[")[0].replace("_", " ")


@lru_cache(maxsize=4096)
def question(path: str) -> Question | None:
    """Return what the schema says of a path, or None if a brief has no such path."""
    schema = resources.schema("brief")
    try:
        node = _follow(schema, schema, split_path(path))
    except (KeyError, ValueError):
        return None
    choices = zip(node.get("enum", ()), node.get("enumDescriptions", ()), strict=False)
    return Question(path, node["title"], node["description"], tuple(choices), tuple(node.get("examples", ())))


def top_level() -> tuple[str, ...]:
    """Return the names that may stand at the top of a brief, in the order of the schema."""
    return tuple(name for name in resources.schema("brief")["properties"] if name != "$schema")


def _follow(root: Mapping[str, Any], node: Mapping[str, Any], steps: tuple[str | int, ...]) -> dict[str, Any]:
    """The schema of a path: what `$ref` points at, with the words of the place itself on top."""
    target = node.get("$ref")
    whole = {**root["$defs"][target.rpartition("/")[2]], **node} if target else dict(node)
    if not steps:
        return whole
    if isinstance(steps[0], int):
        return _follow(root, whole["items"], steps[1:])
    known = whole.get("properties", {})
    inner = known.get(steps[0]) or next(iter(whole.get("patternProperties", {}).values()), None)
    if inner is None:
        raise KeyError(steps[0])
    return _follow(root, inner, steps[1:])


def _small(title: str) -> str:
    """The title as it stands inside a sentence; 'NHS …' and 'A …' keep their capitals apart."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
