"""The words around a thing, as a short quotation."""

import re
from typing import Final

from draftkit.redline.account.said import Span

_REACH: Final = 55
_SENTENCE: Final = re.compile(r"[.;:]\s+")


def quote(text: str, span: Span, reach: int = _REACH) -> str:
    """Return the thing with the words around it, as many as help, in quotation marks."""
    start, end = _start(text, span[0], reach), _end(text, span[1], reach)
    if not text[start : span[0]].strip() and not text[span[1] : end].strip(" .;:,"):
        start = _start(text, max(0, start - 2), reach)
    words = " ".join(text[start:end].split())
    before = "… " if start and not _SENTENCE.search(text[max(0, start - 2) : start]) else ""
    after = " …" if text[end:].strip(" .;:,”") else ""
    return f"“{before}{inner(words.rstrip(' .;:,'))}{after}”"


def sentence(text: str, at: int) -> Span:
    """Return the stretch of the sentence, or of the limb of one, that a place is in."""
    stops = [found.end() for found in _SENTENCE.finditer(text, 0, at)]
    after = _SENTENCE.search(text, at)
    return (stops[-1] if stops else 0, after.start() if after else len(text))


def inner(words: str) -> str:
    """Return words as they stand inside quotation marks: their own are single ones."""
    return words.replace("“", "‘").replace("”", "’")


def short(text: str, size: int = 60) -> str:
    """Return a text, cut after the last word that fits."""
    words = " ".join(text.split())
    if len(words) <= size:
        return words
    cut = words.rfind(" ", 0, size)
    return f"{words[: cut if cut > 0 else size].rstrip(' ,;:')} …"


def _start(text: str, at: int, reach: int) -> int:
    stops = [found.end() for found in _SENTENCE.finditer(text, 0, at)]
    begin = stops[-1] if stops else 0
    if at - begin <= reach:
        return begin
    cut = text.find(" ", at - reach, at)
    return cut + 1 if cut >= 0 else at


def _end(text: str, at: int, reach: int) -> int:
    stop = _SENTENCE.search(text, at)
    end = stop.start() if stop else len(text)
    if end - at <= reach:
        return end
    cut = text.rfind(" ", at, at + reach)
    return cut if cut > at else at
