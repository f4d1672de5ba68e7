"""The words of runs, cells and controls as a list of changes shows them."""

from draftkit.word.ooxml import w
from draftkit.word.revisions.names import FALLBACK, SDT, Element, P, m

_TEXT = frozenset({w("t"), w("delText"), m("t")})
_SPACE = frozenset({w("tab"), w("br"), w("cr"), w("ptab")})
_SIGNS = {
    w("noBreakHyphen"): "\u2011",
    w("footnoteReference"): "[footnote]",
    w("endnoteReference"): "[endnote]",
    w("drawing"): "[picture]",
    w("pict"): "[picture]",
    w("object"): "[object]",
}


def run_words(run: Element) -> str:
    """Return what a run shows; what is no text stands in brackets."""
    return "".join(_shown(child) for child in run)


def words_of(element: Element | None) -> str:
    """Return all the words in a paragraph, cell or control, its paragraphs parted by spaces."""
    if element is None:
        return ""
    paragraphs = list(element.iter(P)) if element.tag != P else []
    if paragraphs:
        return " ".join(words for each in paragraphs if (words := _line(each)))
    return _line(element)


def control_words(start: Element) -> str:
    """Return the words of the content control behind the start of its range."""
    return words_of(next((each for each in start.itersiblings() if each.tag == SDT), None))


def _line(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(*_TEXT) if next(each.iterancestors(FALLBACK), None) is None)


def _shown(child: Element) -> str:
    if child.tag in _TEXT:
        return child.text or ""
    return " " if child.tag in _SPACE else _SIGNS.get(str(child.tag), "")
