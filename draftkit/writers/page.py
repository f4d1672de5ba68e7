"""The page that every HTML writer fills: it needs nothing else, fetches nothing, and has a title and its own look."""

from functools import cache
from html import escape
from pathlib import Path
from typing import Final

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def write_page(*titles: str, styles: tuple[str, ...], body: str) -> str:
    """Return a whole page. The titles that are not empty make one; `styles` are files beside this one with rules."""
    title = " – ".join(words for words in titles if words)
    rules = "".join(map(_rules, styles))
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="robots" content="noindex">\n<meta name="color-scheme" content="light dark">\n'
        f"<style>\n{rules}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )


@cache
def _rules(file: str) -> str:
    return Path(__file__).with_name(file).read_text(encoding="utf-8")
