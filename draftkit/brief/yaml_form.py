"""YAML to plain data and positions, by YAML 1.2, and back: dates, 'NO' and '007' stay text, nothing is constructed."""

import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from ruamel.yaml.reader import ReaderError

from draftkit.brief.positions import Map, Spot
from draftkit.brief.source import Unreadable
from draftkit.brief.text import DEEPEST, TOO_DEEP
from draftkit.paths import Steps, shown

MOST_ALIASES = 100
MOST_VALUES = 100_000
"""Values in the whole brief once every alias is followed."""

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(?P<part>\.\d+)?(?P<power>[eE][-+]?\d+)?", re.ASCII)
_WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def read_yaml(text: str) -> tuple[Any, Map]:
    """Return the data and where everything stands. Raises Unreadable."""
    try:
        return _Reader(text).read()
    except ReaderError as error:
        hint = "delete it, or type the words again"
        raise Unreadable("the text holds a character that YAML does not allow", hint, int(error.position)) from error
    except MarkedYAMLError as error:
        raise _explain(error, text) from error
    except (YAMLError, ValueError, OverflowError, RecursionError, AttributeError, AssertionError) as error:
        raise Unreadable("the YAML cannot be read here or after", shown(str(error), 200)) from error


def write_yaml(data: Any) -> str:
    """Return plain data as YAML of which `read_yaml` gives the same data."""
    writer, text = YAML(pure=True), StringIO()
    writer.width = _WIDE
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.dump(data, text)
    return text.getvalue()


_WIDE = 10_000
"""No line is folded: an editor does that."""


class _Reader:
    """Builds the data from the parser's events, so that nothing but text, numbers and words is ever made."""

    def __init__(self, text: str) -> None:
        self.events: Iterator[Event] = YAML(typ="safe", pure=True).parse(text)
        self.map = Map()
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.aliases = 0
        self.values = 0

    def read(self) -> tuple[Any, Map]:
        data: Any = None
        documents = 0
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise Unreadable("there is a second document after '---'", "a file holds one brief", _at(event))
            elif isinstance(event, NodeEvent):
                data = self.node(event, (), _at(event))
            elif isinstance(event, StreamEndEvent):
                break
        return data, self.map

    def node(self, event: Event, steps: Steps, key: int) -> Any:
        self.map.spots[steps] = Spot(key, _at(event))
        self.grow(1, event)
        if isinstance(event, AliasEvent):
            return self.alias(event)
        tag = str(getattr(event, "tag", None) or "")
        if tag and tag != "!":
            tag = shown(tag.replace("tag:yaml.org,2002:", "!!"))
            raise Unreadable(f"tags such as {tag} are not read", "take the tag out", _at(event))
        before = self.values
        value = self.value(event, steps)
        anchor = getattr(event, "anchor", None)
        if anchor:
            self.anchors[str(anchor)] = (value, self.values - before + 1)
        return value

    def value(self, event: Event, steps: Steps) -> Any:
        if len(steps) > DEEPEST:
            raise Unreadable(TOO_DEEP, "a brief needs six levels", _at(event))
        match event:
            case ScalarEvent():
                return _scalar(event)
            case MappingStartEvent():
                return self.mapping(steps)
            case _:
                return self.sequence(steps)

    def mapping(self, steps: Steps) -> dict[str, Any]:
        made: dict[str, Any] = {}
        seen: dict[str, int] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                raise Unreadable("a key must be a plain word", "write the values out in full", _at(event))
            if event.value == "<<":
                raise Unreadable("'<<' is not read", "write the values out in full", _at(event))
            key = str(event.value)
            if key in seen:
                self.map.twice.append(((*steps, key), seen[key], _at(event)))
            seen[key] = _at(event)
            made[key] = self.node(next(self.events), (*steps, key), _at(event))
        return made

    def sequence(self, steps: Steps) -> list[Any]:
        made: list[Any] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            made.append(self.node(event, (*steps, len(made)), _at(event)))
        return made

    def alias(self, event: AliasEvent) -> Any:
        self.aliases += 1
        name = str(event.anchor)
        if self.aliases > MOST_ALIASES:
            raise Unreadable(f"there are more than {MOST_ALIASES} aliases", "write the values out in full", _at(event))
        if name not in self.anchors:
            raise Unreadable(f"nothing goes by the name '{shown(name)}' yet", "write the value out", _at(event))
        value, size = self.anchors[name]
        self.grow(size, event)
        return value

    def grow(self, size: int, event: Event) -> None:
        """Count the values, aliases followed, so that a short text cannot become a huge brief."""
        self.values += size
        if self.values > MOST_VALUES:
            raise Unreadable(f"there are more than {MOST_VALUES:,} values", "give it the facts alone", _at(event))


def _scalar(event: ScalarEvent) -> Any:
    """Return a quoted scalar as text, and a plain one by the rules of JSON; whatever else it looks like is text."""
    text = _joined(str(event.value))
    if not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    number = _NUMBER.fullmatch(text)
    if number is None:
        return text
    if len(text) > 4000:
        raise Unreadable(f"the number has {len(text):,} digits", "write the number in figures that matter", _at(event))
    return float(text) if number["part"] or number["power"] else int(text)


def _joined(text: str) -> str:
    """Return the text with the two halves that JSON's escapes make of an emoji joined again."""
    if text.isprintable():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _at(event: Event) -> int:
    return int(event.start_mark.index)


def _explain(error: MarkedYAMLError, text: str) -> Unreadable:
    mark = error.problem_mark or error.context_mark
    offset = min(int(mark.index), len(text)) if mark else -1
    problem = str(error.problem or error.context or "the YAML cannot be read")
    for begins, message, hint in _PROBLEMS:
        if begins in problem:
            return Unreadable(message, hint, offset)
    return Unreadable(shown(problem, 200), "check the indentation, the colons and the quotes just before this", offset)


_PROBLEMS = (
    ("but got '<stream end>'", "the file ends before it is complete", "a bracket, brace or quote is still open"),
    ("'\\t' that cannot start", "a line is indented with a tab", "indent with spaces"),
    (
        "mapping values are not allowed",
        "a colon was not expected here",
        "put text with a colon in quotes, and check the indentation",
    ),
    ("could not find expected ':'", "a colon is missing", "each key is followed by a colon and a space"),
    ("expected <block end>", "this line does not fit the lines above it", "check its indentation"),
    ("found unexpected end of stream", "the file ends inside a text in quotes", "close the quotes"),
    ("found unknown escape", "a backslash stands alone in a text", "use single quotes, or two backslashes"),
    ("found undefined alias", "an alias has nothing to stand for", "write the value out"),
    ("undefined tag handle", "tags are not read", "take out the word that begins with '!'"),
)
