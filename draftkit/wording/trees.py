"""The Jinja tree of a wording, for whoever reads it without a brief."""

import re

from jinja2 import TemplateSyntaxError, nodes

from draftkit.wording.sandbox import WordingError, environment

_TAG = r"(?:\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\})"
_ALONE = re.compile(rf"^[ \t]*({_TAG}(?:[ \t]*{_TAG})*)[ \t]*\n", re.MULTILINE | re.DOTALL)


def parse_wording(text: str) -> nodes.Template:
    """Return the tree of a wording, its lines counted as in the text. Raises WordingError with the line."""
    try:
        return environment().parse(without_tag_lines(text))
    except TemplateSyntaxError as error:
        raise WordingError(error.message or "not readable", error.lineno) from error


def without_tag_lines(text: str) -> str:
    """Return wording in which a line of tags alone leaves no line behind: its end moves into the tag, and counts."""
    return _ALONE.sub(lambda found: f"{found[1][:-2].rstrip('-+')}\n{found[1][-2:]}", text)
