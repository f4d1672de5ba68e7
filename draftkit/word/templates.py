"""The parts of a frame as Jinja templates: sandboxed, autoescaped, strict, and checked before anything is printed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, StrictUndefined, Template, TemplateSyntaxError, meta, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from draftkit.cache import kept_code
from draftkit.model.agreement import Front
from draftkit.word.number_formats import format_number
from draftkit.word.ooxml import parse

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element

FIELDS: Final = frozenset(field.name for field in fields(Front))
"""What a frame may say of the agreement: {{ agreement.title }} and so on."""

PLACES: Final = frozenset({"body", "contents", "issues"})
"""Tags that stand alone in a paragraph, whose place our own paragraphs take."""

COUNTS: Final[Mapping[str, str]] = {"body": "pages_of_body", "contents": "pages_of_contents"}
NAMES: Final = frozenset({"agreement", *PLACES, *COUNTS.values()})

_FILTERS = ("default", "first", "join", "last", "length", "list", "lower", "replace", "title", "trim", "upper")
_NOT_FOR_FRAMES: Final[Mapping[type[nodes.Node], str]] = {
    nodes.Call: "a call",
    nodes.Mul: "'*'",
    nodes.Pow: "'**'",
    nodes.Include: "'include'",
    nodes.Import: "'import'",
    nodes.FromImport: "'import'",
    nodes.Extends: "'extends'",
}
_TRIALS: Final = (
    Front("Title", "Reference", ("One", "Two"), "Draft", "Marking", deed=True, date="2026-01-01", copy="Copy"),
    Front("Title", parties=("One",)),
)
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's immutable sandbox without what a page never needs: calls, and the operators that eat memory."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(f"'{operator}' is not for frames")

    def is_safe_callable(self, obj: Any) -> bool:
        return False


@lru_cache(maxsize=256)
def template_of(source: str) -> Template:
    """Return a template, compiled once in a process. Raises jinja2.TemplateSyntaxError."""
    env = _environment()
    code = kept_code("frame tags", source, env.compile)
    return env.template_class.from_code(env, code, env.make_globals(None), None)


def faults(source: str) -> Iterator[str]:
    """Yield everything in a template that will not do: unknown names, unreadable tags, what is not for frames."""
    try:
        tree = _environment().parse(source)
        names = meta.find_undeclared_variables(tree)
    except TemplateSyntaxError as error:
        yield f"a tag cannot be read: {error.message}"
        return
    for name in sorted(names - NAMES):
        yield _unknown(name, NAMES - set(COUNTS.values()))
    for node in tree.find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name == "agreement" and node.attr not in FIELDS:
            yield _unknown(f"agreement.{node.attr}", {f"agreement.{name}" for name in FIELDS})
    for kind, words in _NOT_FOR_FRAMES.items():
        if tree.find(kind):
            yield f"{words} is not for frames: tags show values, test them and go through lists"


def trial(template: Template) -> str:
    """Return what goes wrong when a template meets a full draft and a bare final; '' if nothing does."""
    from lxml import etree

    try:
        for front in _TRIALS:
            empty = dict.fromkeys(PLACES, trusted("")) | dict.fromkeys(COUNTS.values(), 1)
            parse(template.render({"agreement": front, **empty}).encode())
    except etree.XMLSyntaxError:
        return "its tags cut through paragraphs: put {%p if … %} and {%p endif %} on lines of their own"
    except Exception as error:  # whatever a tag may do wrong, it is the frame's fault
        return f"a tag cannot be printed: {error}"
    return ""


def trusted(xml: str) -> Markup:
    """Return XML of our own, which a template puts in as it is."""
    return Markup(xml)  # noqa: S704


def _unknown(name: str, known: Collection[str]) -> str:
    return f"the tag '{name}' names nothing; there are {', '.join(sorted(known))}"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = _Sandbox(undefined=StrictUndefined, autoescape=True, finalize=_legal, keep_trailing_newline=True)
    environment.filters = {name: environment.filters[name] for name in _FILTERS} | {"roman": _roman}
    environment.globals.clear()
    return environment


def _legal(value: Any) -> Any:
    """Leave out the control characters that no XML file may hold."""
    return _ILLEGAL.sub("", value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _roman(number: int) -> str:
    return format_number("lowerRoman", int(number))
