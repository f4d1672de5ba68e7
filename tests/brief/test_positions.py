import json

from hypothesis import given
from hypothesis import strategies as st

from draftkit.brief.positions import deeper_than, line_and_column, line_starts, map_json
from draftkit.paths import Steps

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES, st.sampled_from([None, 0, 2, "\t", "\r\n "]), st.booleans())
def test_every_value_and_key_is_found_where_json_reads_it(value, indent, escaped):
    text = json.dumps(value, indent=indent, ensure_ascii=escaped)

    found = map_json(text)

    assert set(found.spots) == set(_paths(value))
    assert not found.twice
    for steps, spot in found.spots.items():
        assert json.JSONDecoder().raw_decode(text, spot.value)[0] == _at(value, steps)
        if steps and isinstance(steps[-1], str):
            assert json.JSONDecoder().raw_decode(text, spot.key)[0] == steps[-1]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 9)), max_size=5))
def test_every_key_that_stands_twice_in_one_object_is_found(pairs):
    text = '{"x": {"a": 1}, "y": {' + ", ".join(f'"{key}": {value}' for key, value in pairs) + "}}"

    found = map_json(text)

    assert len(found.twice) == len(pairs) - len(dict(pairs))
    for _, first, second in found.twice:
        assert text[first : first + 3] == text[second : second + 3]


def test_what_is_nested_beyond_sense_is_passed_over():
    text = '{"a": ' + "[" * 5_000 + '"]"' + "]" * 5_000 + ', "b": 1}'

    found = map_json(text)

    assert found.spots[("b",)].value == text.index("1}")
    assert deeper_than(text, 50) == text.index("[") + 49


def test_brackets_inside_text_do_not_count():
    assert deeper_than('{"a": "[[[[", "b\\"[": ["]"]}', 2) == -1


@given(st.text(alphabet="ab\n", min_size=1), st.data())
def test_line_and_column_lead_back_to_the_offset(text, data):
    offset = data.draw(st.integers(0, len(text) - 1))

    line, column = line_and_column(line_starts(text), offset)

    assert text.split("\n")[line - 1 :][0][: column - 1] == text[:offset].split("\n")[-1]


def _paths(value: object, steps: Steps = ()) -> list[Steps]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [steps, *(path for step, each in inner for path in _paths(each, (*steps, step)))]


def _at(value: object, steps: Steps) -> object:
    for step in steps:
        value = value[step]  # type: ignore[index]
    return value
