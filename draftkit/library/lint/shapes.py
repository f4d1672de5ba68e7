"""Shapes: what the schema says a path of the brief holds. A shape is a schema, or None where nothing is known."""

from collections.abc import Mapping
from typing import Any

Shape = Mapping[str, Any] | None

_TEXT_METHODS = frozenset(name for name in dir(str) if not name.startswith("_"))


class NoSuchPath(LookupError):
    """The schema has nothing of that name there. `known` are the names it has."""

    def __init__(self, known: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.known = known


class Shapes:
    """The schema of a brief, walked name by name."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._root = schema

    def top(self) -> dict[str, Shape]:
        """Return what stands at the top of a brief."""
        properties: Mapping[str, Any] = self._root.get("properties", {})
        return {name: self._whole(node) for name, node in properties.items() if name.isidentifier()}

    def member(self, shape: Shape, name: str) -> Shape:
        """Return what `shape.name` holds. Raises NoSuchPath."""
        if shape is None or shape.get("type") is None:
            return None
        kind = shape["type"]
        properties: Mapping[str, Any] = shape.get("properties", {})
        if kind == "object" and name in properties:
            return self._whole(properties[name])
        if kind == "object" and (not properties or shape.get("patternProperties") or shape.get("additionalProperties")):
            return self._whole(next(iter(shape.get("patternProperties", {}).values()), {}))
        if kind == "string" and name in _TEXT_METHODS:
            return None
        raise NoSuchPath(tuple(properties))

    def follow(self, shape: Shape, path: str) -> Shape:
        """Return what a path with dots holds. Raises NoSuchPath."""
        for name in path.split("."):
            shape = self.member(shape, name)
        return shape

    def item(self, shape: Shape) -> Shape:
        """Return what each of a list holds."""
        return self._whole(shape.get("items", {})) if shape and shape.get("type") == "array" else None

    def _whole(self, node: Mapping[str, Any]) -> Shape:
        target = node.get("$ref")
        return {**self._root["$defs"][target.rpartition("/")[2]], **node} if target else node


def list_of(shape: Shape) -> Shape:
    """Return the shape of a list of such things."""
    return {"type": "array", "items": shape} if shape is not None else None


def record(*names: str) -> Shape:
    """Return the shape of a thing with these names, about which nothing more is known."""
    return {"type": "object", "properties": {name: {} for name in names}}


def choices(shape: Shape) -> tuple[str, ...]:
    """Return the values that the schema allows, where it lists them."""
    return tuple(str(value) for value in shape.get("enum", ())) if shape else ()
