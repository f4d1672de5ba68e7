"""Text from outside as it may stand in a page, a cell or a line: on one line, with nothing invisible in it."""

from draftkit.paths import shown


def clean(text: str, most: int = 100_000) -> str:
    """Return text on one line with nothing invisible or hostile in it; a space of any kind is a space."""
    if len(text) <= most and text.isprintable():
        return text
    words = "".join(" " if c.isspace() else c if c.isprintable() else shown(c) for c in text[: most + 1])
    return words if len(words) <= most else f"{words[: most - 1]}…"
