"""A value never becomes structure: whatever the texts of a brief are, the tree and the file have the same shape."""

from collections.abc import Mapping, Sequence
from string import ascii_lowercase
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit import resources
from draftkit.actions.draft import draft
from draftkit.model.agreement import Blank, Definition, Gap, Reference, Text, Value
from draftkit.model.walk import children
from tests.drafts import SAMPLES, changed, project_of, sample_data
from tests.laws import drafting
from tests.strategies import HOSTILE
from tests.wordfile import WordFile

RICH = ("joint-control-room", "tri-service-station")
NAMES = ("party", "party_or_other")
PLAIN = ("plain words",)
SCHEMA = resources.schema("brief")
_READ_BACKWARDS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""What a brief may not hold."""
_LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Co"), exclude_characters=_READ_BACKWARDS
)
_HARD = st.sampled_from(HOSTILE) | st.text(_LETTERS, min_size=1)
HARD = _HARD.filter(lambda text: text.strip())


def reworded(data: dict[str, Any], texts: Sequence[str]) -> dict[str, Any]:
    """Return the brief with every free text replaced; a mark of its place keeps texts that differed apart."""
    names = {}
    for number, party in enumerate(data["parties"]):
        for key in ("name", "short_name"):
            if key in party:
                article = "the " if party[key].startswith("the ") else ""
                names[party[key]] = article + _words(f"parties[{number}].{key}", texts, 80)
    made: dict[str, Any] = _reworded(data, SCHEMA, "", texts, names)
    for party in made["parties"]:
        party.update({key: names[party[key]] for key in ("name", "short_name") if key in party})
    return changed(made, house={"issues": "none"})


def _reworded(value: Any, node: Mapping[str, Any], path: str, texts: Sequence[str], names: Mapping[str, str]) -> Any:
    target = node.get("$ref", "").rpartition("/")[2]
    if target in NAMES:
        return names.get(value, value)
    whole = {**SCHEMA["$defs"][target], **node} if target else node
    match value:
        case dict():
            known = whole.get("properties", {})
            pairs = ((key, each) for key, each in value.items() if key in known)
            return {key: _reworded(each, known[key], f"{path}.{key}", texts, names) for key, each in pairs}
        case list():
            return [_reworded(each, whole["items"], f"{path}[{n}]", texts, names) for n, each in enumerate(value)]
        case str() if not {"enum", "pattern", "format"} & whole.keys() and not path.endswith(("name", "short_name")):
            return _words(path, texts, whole["maxLength"])
        case _:
            return value


def _words(path: str, texts: Sequence[str], most: int) -> str:
    """One of the texts with a mark of the place, before it here and behind it there."""
    number = crc32(path.encode())
    mark = "".join(ascii_lowercase[number >> shift & 15] for shift in range(0, 32, 4))
    text = texts[number % len(texts)][: most - 9].strip()
    return f"{mark} {text}" if number % 2 else f"{text} {mark}"


def shape(node: Any) -> Any:
    """Return a node without the words of the brief in it: what it is, and what is below it."""
    match node:
        case Text(text, style):
            return ("text", text, style)
        case Value(_, path, style):
            return ("value", path, style)
        case Definition():
            return "definition"
        case Blank(path):
            return ("blank", path)
        case Gap() | Reference():
            return node
        case _:
            return (type(node).__name__, getattr(node, "key", ""), tuple(shape(child) for child in children(node)))


def shapes(data: dict[str, Any]) -> tuple[Any, list[str]]:
    """Return the shape of the tree a brief comes to, and the elements of its document in order."""
    project = project_of(data)
    word = WordFile(draft(project).content)
    drafting.a_sound_file(word)
    tree = tuple(shape(section) for section in project.assembled.agreement.sections)
    return tree, [element.tag for element in word.root("word/document.xml").iter()]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_hostile_text_leaves_the_shape_as_it_is(name):
    data = sample_data(name)
    expected = shapes(reworded(data, PLAIN))

    for first in range(0, len(HOSTILE), 4):
        texts = HOSTILE[first : first + 4]
        assert shapes(reworded(data, texts)) == expected, texts


@settings(max_examples=max(10, settings.default.max_examples // 10))
@given(st.sampled_from(RICH), st.lists(HARD, min_size=1, max_size=8))
def test_any_texts_at_all_leave_the_shape_as_it_is(name, texts):
    data = sample_data(name)

    assert shapes(reworded(data, texts)) == shapes(reworded(data, PLAIN))
