"""A value never becomes structure: whatever the texts of a brief are, the tree and the file have the same shape."""

import string
from collections.abc import Callable
from typing import Any

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
SCHEMA = resources.schema("brief")
_HARD = st.sampled_from(HOSTILE) | st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Co"), exclude_characters="‪‫‬‭‮⁦⁧⁨⁩"),
    min_size=1,
)
HARD = _HARD.filter(lambda text: text.strip())


def reworded(data: dict[str, Any], words: Callable[[str], str]) -> dict[str, Any]:
    """Return the brief with every free text replaced by words of the place it stands in; party names stay names."""
    names = {}
    for number, party in enumerate(data["parties"]):
        for key in ("name", "short_name"):
            if key in party:
                article = "the " if party[key].startswith("the ") else ""
                names[party[key]] = f"{article}{words(f'parties[{number}].{key}')} {key[0]}{number}"
    made: dict[str, Any] = _reworded(data, SCHEMA, "", words, names)
    for party in made["parties"]:
        party.update({key: names[party[key]] for key in ("name", "short_name") if key in party})
    return changed(made, house={"issues": "none"})


def _reworded(value: Any, node: dict[str, Any], path: str, words: Callable[[str], str], names: dict[str, str]) -> Any:
    target = node.get("$ref", "").rpartition("/")[2]
    if target in NAMES:
        return names.get(value, value)
    whole = {**SCHEMA["$defs"][target], **node} if target else node
    match value:
        case dict():
            inner = whole.get("properties", {})
            return {
                key: _reworded(each, inner[key], f"{path}.{key}", words, names)
                for key, each in value.items()
                if key in inner
            }
        case list():
            return [_reworded(each, whole["items"], f"{path}[{n}]", words, names) for n, each in enumerate(value)]
        case str() if not {"enum", "pattern", "format"} & whole.keys() and not path.endswith(
            ("name", "short_name", "clauses")
        ):
            return words(path)
        case _:
            return value


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


def plain(path: str) -> str:
    return "word" + "".join(letter for letter in path if letter in string.ascii_lowercase)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_hostile_text_leaves_the_shape_as_it_is(name):
    data = sample_data(name)
    expected = shapes(reworded(data, plain))

    for place, text in enumerate(HOSTILE):
        if name in RICH or place % 5 == 0:
            assert shapes(reworded(data, lambda _, text=text: text)) == expected, text


@settings(max_examples=max(10, settings.default.max_examples // 10))
@given(st.sampled_from(RICH), st.lists(HARD, min_size=1, max_size=8))
def test_any_texts_at_all_leave_the_shape_as_it_is(name, texts):
    data = sample_data(name)

    hard = shapes(reworded(data, lambda path: texts[len(path) % len(texts)]))

    assert hard == shapes(reworded(data, plain))
