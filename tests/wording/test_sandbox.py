"""The sandbox: what wording may and may not do, and values that never become structure."""

import pytest
from jinja2 import TemplateError

from draftkit.model.agreement import Paragraph, Value
from draftkit.wording.holes import Slot, fill_holes
from draftkit.wording.markup import parse_blocks
from draftkit.wording.sandbox import Renderer, WordingError, compile_wording
from draftkit.wording.view import Log, view

HOSTILE = [
    "**x**",
    "1. y",
    "{{ z }}",
    "{% if a %}",
    "<w:p>",
    "# h",
    "| a |",
    "\\",
    "]]>",
    "&amp;",
    "a\n1. b",
    "🚒",
    "مرحبا",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_value_never_becomes_structure(text: str):
    slots: list[Slot] = []
    render = Renderer(view({"x": text}, Log()), slots)

    blocks = fill_holes(parse_blocks(render("{{ x }}"), "k"), tuple(slots))

    assert blocks == (Paragraph((Value(" ".join(text.split()), "x"),)),)


@pytest.mark.parametrize(
    "wording",
    [
        "{{ x.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ 'x' * 10 ** 10 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ [1] * 100000000 }}",
        "{{ range(10 ** 9) | list }}",
        "{{ nobody_knows_this }}",
    ],
)
def test_wording_cannot_reach_out_or_eat_memory(wording: str):
    render = Renderer(view({"x": "y"}, Log()), [])

    with pytest.raises((TemplateError, OverflowError)):
        render(wording)


def test_a_line_of_tags_alone_leaves_no_line_and_a_tag_after_words_keeps_its_line():
    render = Renderer(view({"x": True}, Log()), [])

    text = render("{% if x %}\n1. one{% if x %}, more{% endif %}\n{% endif %}\n2. two")

    assert text == "1. one, more\n2. two"


def test_what_a_wording_sets_is_forgotten_before_the_next():
    render = Renderer({}, [])
    render("{% set a = 1 %}")

    with pytest.raises(TemplateError):
        render("{{ a }}")


def test_wording_that_cannot_be_read_says_on_which_line():
    with pytest.raises(WordingError) as caught:
        compile_wording("one\n{% if %}\n")

    assert caught.value.line == 2
