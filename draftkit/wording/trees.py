"""The Jinja tree of a wording, for whoever reads it without a brief."""

from jinja2 import TemplateSyntaxError, nodes

from draftkit.wording.sandbox import WordingError, environment, mark_line_ends


def parse_wording(text: str) -> nodes.Template:
    """Return the tree of a wording, its lines counted as in the text. Raises WordingError with the line."""
    try:
        return environment().parse(mark_line_ends(text))
    except TemplateSyntaxError as error:
        raise WordingError(error.message or "not readable", error.lineno) from error
