"""How words and paragraphs look: their direct formatting, in a form that can be compared."""

from functools import lru_cache
from typing import Final

from draftkit.redline.names import PPR, RPR, SECTPR, Element, canonical, shell, w

_UNSEEN: Final = frozenset(
    w(name)
    for name in (
        "lang", "noProof", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange",
        "tblPrExChange", "tblGridChange", "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge",
    )
)  # fmt: skip
_APART: Final = frozenset({RPR, SECTPR})


def look(properties: Element | None) -> str:
    """Return the formatting that properties give, whatever their order; '' for none."""
    if properties is None or not len(properties):
        return ""
    return "".join(sorted(_said(child) for child in properties if child.tag not in _UNSEEN))


def run_look(run: Element) -> str:
    """Return the direct formatting of a run."""
    return look(run.find(RPR))


def paragraph_look(paragraph: Element) -> str:
    """Return the direct formatting of a paragraph, without that of its mark and its section."""
    properties = paragraph.find(PPR)
    if properties is None:
        return ""
    return "".join(sorted(_said(c) for c in properties if c.tag not in _UNSEEN and c.tag not in _APART))


def mark_look(paragraph: Element) -> str:
    """Return the formatting of a paragraph's mark."""
    return look(paragraph.find(f"{PPR}/{RPR}"))


def _said(child: Element) -> str:
    if not len(child):
        return _leaf(child.tag, tuple(sorted(child.items())))
    return canonical(child).decode()


@lru_cache(maxsize=4096)
def _leaf(tag: object, attributes: tuple[tuple[str, str], ...]) -> str:
    return f"<{tag} {attributes}>"


def outline(element: Element) -> str:
    """Return what an element says of itself, without its content."""
    return canonical(shell(element)).decode()
