"""What a table can give: every place of a brief that fits a cell, and every group that fits a sheet."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from draftkit import resources

ANY: Final = "*"
"""In a pattern of a path, an entry of a list, whichever it is."""

Pattern = tuple[str, ...]


class Field(NamedTuple):
    """A place of a brief: ('parties', '*', 'short_name'), and what the schema says of it."""

    pattern: Pattern
    node: Mapping[str, Any]

    @property
    def names(self) -> Pattern:
        """Its pattern without the places in lists: ('parties', 'short_name')."""
        return tuple(step for step in self.pattern if step != ANY)

    @property
    def written(self) -> str:
        """Its path as a heading is written: 'parties.short_name'."""
        return ".".join(self.names)

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return self.node.get("type") == "array"

    @property
    def holds_objects(self) -> bool:
        """Whether it is an object, or a list of them: what needs a sheet, or columns for each part."""
        inner = self.node["items"] if self.is_list else self.node
        return inner.get("type") == "object"


@lru_cache(maxsize=1)
def fields() -> tuple[Field, ...]:
    """Return every place of a brief, in the order of the schema, but for the brief itself."""
    schema = resources.schema("brief")
    return tuple(_walk(schema, _resolved(schema, schema), ()))[1:]


@lru_cache(maxsize=256)
def cells_below(pattern: Pattern) -> tuple[Field, ...]:
    """Return the places below a pattern that fit a cell: values, and lists of words."""
    size = len(pattern)
    below = (field for field in fields() if field.pattern[:size] == pattern)
    return tuple(field for field in below if not field.holds_objects)


@lru_cache(maxsize=1)
def groups() -> tuple[Field, ...]:
    """Return the places that fit a sheet: objects and lists, but for the entries of lists."""
    return tuple(field for field in fields() if field.pattern[-1] != ANY and (field.holds_objects or field.is_list))


def field_at(pattern: Pattern) -> Field | None:
    """Return the place with that pattern."""
    return _by_pattern().get(pattern)


@lru_cache(maxsize=1)
def _by_pattern() -> Mapping[Pattern, Field]:
    return {field.pattern: field for field in fields()}


def _walk(root: Mapping[str, Any], node: Mapping[str, Any], pattern: Pattern) -> Iterator[Field]:
    yield Field(pattern, node)
    for name, inner in node.get("properties", {}).items():
        if name != "$schema":
            yield from _walk(root, _resolved(root, inner), (*pattern, name))
    for inner in node.get("patternProperties", {}).values():
        yield from _walk(root, _resolved(root, inner), (*pattern, ANY))
    if "items" in node:
        yield from _walk(root, node["items"], (*pattern, ANY))


def _resolved(root: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema of a place: what `$ref` points at, with the words of the place itself on top."""
    target = node.get("$ref")
    whole = {**root["$defs"][target.rpartition("/")[2]], **node} if target else dict(node)
    if "items" in whole:
        whole["items"] = _resolved(root, whole["items"])
    return whole
