import json
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry

from draftkit import quickcheck, resources, validation
from tests.strategies import HOSTILE, briefs

BRIEF = resources.schema("brief")
QUICK = quickcheck.compile_schema(BRIEF)
JUDGE = Draft202012Validator(BRIEF, registry=Registry(), format_checker=Draft202012Validator.FORMAT_CHECKER)
JUNK = (
    *(None, True, 0, -1, 1.5, 5.0, 10**13),
    *("", "x", "the Trust", "2026-02-30", "2027-04-01\n", "x" * 5001),
    *([], {}, [{}], ["x"], {"name": "x"}, {"x": 1}),
    *HOSTILE[:5],
)

SCHEMAS: tuple[dict[str, Any], ...] = (
    {"type": "integer", "minimum": 0, "maximum": 10},
    {"type": "number", "minimum": 0.5},
    {"type": "string", "minLength": 1, "maxLength": 3},
    {"type": "string", "pattern": "^a.*b$"},
    {"pattern": "x", "minItems": 1, "maximum": 3},
    {"type": "string", "format": "date"},
    {"type": "string", "format": "email"},
    {"enum": ["a", "b"]},
    {"type": "array", "items": {"type": "boolean"}, "minItems": 1, "maxItems": 2},
    {"type": "object", "properties": {"a": {"type": "null"}}, "required": ["a"], "additionalProperties": False},
    {"properties": {"a": {"type": "null"}}, "required": ["b"]},
    {
        "patternProperties": {"^a": {"type": "integer"}, "b$": {"minimum": 3}},
        "additionalProperties": False,
        "maxProperties": 2,
    },
    {"properties": {"ab": {"type": "string"}}, "patternProperties": {"^a": {"minLength": 2}}, "minProperties": 1},
    {"$ref": "#/$defs/x", "maxLength": 2, "$defs": {"x": {"type": "string", "title": "X"}}},
    {"$ref": "#/$defs/x", "$defs": {"x": {"type": "array", "items": {"$ref": "#/$defs/x"}}}},
    {},
)
TEXTS = ("", "a", "ab", "axb", "b", "c@d", "2027-04-01", "2027-02-30", "2027-4-1", "２０２７-04-01")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 12) | st.floats() | st.sampled_from(TEXTS),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "ab", "b", "c"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("schema", SCHEMAS, ids=json.dumps)
@settings(max_examples=60, deadline=None)
@given(value=VALUES)
def test_the_quick_verdict_on_any_value_is_jsonschema_s(schema, value):
    judge = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)

    assert quickcheck.compile_schema(schema)(value) == judge.is_valid(value)


@settings(max_examples=60, deadline=None)
@given(briefs(most_parties=5), st.integers(0, 2**32))
def test_the_quick_verdict_on_a_spoilt_brief_is_jsonschema_s(brief, seed):
    assert QUICK(brief)
    assert JUDGE.is_valid(brief)

    for spoilt in _spoilt(brief, Random(seed)):  # noqa: S311
        assert QUICK(spoilt) == JUDGE.is_valid(spoilt)


@pytest.mark.parametrize(
    "schema",
    [
        {"oneOf": [{}]},
        {"type": ["string", "null"]},
        {"enum": [1]},
        {"format": "uri"},
        {"pattern": "("},
        {"$ref": "https://example.org"},
        {"$ref": "#/$defs/none"},
        {"additionalProperties": {"type": "string"}},
        {"items": True},
    ],
)
def test_what_is_not_known_is_left_to_jsonschema(schema):
    with pytest.raises(quickcheck.Unsupported):
        quickcheck.compile_schema(schema)


def test_a_schema_beyond_the_quick_check_is_judged_all_the_same():
    schema = {"oneOf": [{"type": "string"}, {"type": "integer"}]}

    assert validation.is_valid("x", schema)
    assert not validation.is_valid([], schema)
    assert len(validation.validate([], schema)) == 1


def _spoilt(brief: dict[str, Any], random: Random) -> list[dict[str, Any]]:
    """Copies of the brief with one thing each replaced, removed or added."""
    return [_spoil(json.loads(json.dumps(brief)), random) for _ in range(3)]


def _spoil(data: Any, random: Random) -> Any:
    steps = list(data) if isinstance(data, dict) else list(range(len(data))) if isinstance(data, list) else []
    if not steps or random.random() < 0.15:
        return random.choice(JUNK)
    step = random.choice(steps)
    if isinstance(data, dict) and random.random() < 0.1:
        data[random.choice(("unknown", "name", "kind", "title"))] = random.choice(JUNK)
    elif random.random() < 0.05:
        del data[step]
    else:
        data[step] = _spoil(data[step], random)
    return data
