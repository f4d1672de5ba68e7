"""The schema itself: every part of it says what it is, in words for a lawyer."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from draftkit import resources, validation
from draftkit.brief import describe

SCHEMA = resources.schema("brief")


def _nodes(node: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    yield path, node
    for key, inner in node.get("properties", {}).items():
        yield from _nodes(inner, f"{path}.{key}".removeprefix("."))
    if "items" in node and "$ref" not in node["items"]:
        yield from _nodes(node["items"], f"{path}[0]")


NODES = [*_nodes(SCHEMA), *(pair for name, node in SCHEMA["$defs"].items() for pair in _nodes(node, f"$defs {name}"))]


@pytest.mark.parametrize(("path", "node"), NODES, ids=[path or "brief" for path, _ in NODES])
def test_each_part_has_a_title_a_sentence_and_an_example_that_is_valid(path, node):
    assert node["title"]
    assert node["description"][0].isupper()
    assert node["description"].endswith(".")
    for example in node["examples"]:
        assert not validation.validate(example, {**node, "$defs": SCHEMA["$defs"]})


@pytest.mark.parametrize(("path", "node"), NODES, ids=[path or "brief" for path, _ in NODES])
def test_each_choice_is_explained_and_each_object_closed(path, node):
    assert len(node.get("enum", ())) == len(node.get("enumDescriptions", ()))
    assert node.get("type") != "object" or node["additionalProperties"] is False


def test_titles_tell_places_apart_within_one_section():
    for path, node in NODES:
        titles = [inner["title"] for inner in node.get("properties", {}).values()]
        assert len(set(titles)) == len(titles), path


def test_only_the_title_the_parties_and_their_names_are_required():
    needed = {path: node["required"] for path, node in NODES if "required" in node}

    assert needed == {
        "": ["agreement", "parties"],
        "agreement": ["title"],
        "$defs a_party": ["name"],
        "clauses.drop[0]": ["clause"],
        "checks.override[0]": ["rule"],
    }


def test_the_schema_is_sound_and_as_it_is_shipped():
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(SCHEMA)

    assert json.loads(resources.schema_bytes("brief")) == SCHEMA


def test_hints_begin_small():
    hints = [describe(path) for path, node in NODES if path and not path.startswith("$")]

    assert all(hint[0].islower() or hint[1].isupper() for hint in hints)
