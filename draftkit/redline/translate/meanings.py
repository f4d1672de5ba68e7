"""What properties mean: two that differ only in the order of what has no order, or in what nobody sees, are equal."""

from collections.abc import Iterable
from typing import Final

from draftkit.redline.names import Element
from draftkit.word.ooxml import VAL, W14, W, w

Meaning = tuple[str, tuple[tuple[str, str], ...], str, tuple["Meaning", ...]]
"""Name, attributes, text, content."""

_HIDDEN: Final = frozenset(
    w(name)
    for name in (
        "rsid", "nsid", "tmpl", "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange", "proofErr",
        "lastRenderedPageBreak",
    )
)  # fmt: skip
_HIDDEN_ATTRIBUTES: Final = frozenset(
    {w("tplc"), w("tentative"), w("abstractNumId"), f"{{{W14}}}paraId", f"{{{W14}}}textId"}
)
_RSID: Final = f"{{{W}}}rsid"
_SWITCHED: Final = {"1": "on", "true": "on", "on": "on", "0": "off", "false": "off", "off": "off"}
_NUMBERS: Final = frozenset(
    w(name) for name in ("numId", "ilvl", "start", "startOverride", "outlineLvl", "lvlRestart", "lvlPicBulletId")
)


def meaning(element: Element) -> Meaning:
    """Return what an element of properties means, whatever order its content stands in."""
    return (str(element.tag), _attributes(element), _text(element), meanings(element))


def meanings(element: Element | None, among: Iterable[str] | None = None) -> tuple[Meaning, ...]:
    """Return what the content of an element means (of those names only); nothing of nothing."""
    wanted = None if among is None else frozenset(among)
    children = () if element is None else element
    return tuple(sorted(meaning(child) for child in children if _counts(child) and _is_among(child, wanted)))


def reading(element: Element) -> Meaning:
    """Return what an element of text says, in its order."""
    content = tuple(reading(child) for child in element if _counts(child))
    return (str(element.tag), _attributes(element), _text(element), content)


def _counts(child: Element) -> bool:
    return isinstance(child.tag, str) and child.tag not in _HIDDEN


def _is_among(child: Element, wanted: frozenset[str] | None) -> bool:
    return wanted is None or child.tag in wanted


def _attributes(element: Element) -> tuple[tuple[str, str], ...]:
    pairs = ((str(name), str(value)) for name, value in element.items())
    found = [pair for pair in pairs if pair[0] not in _HIDDEN_ATTRIBUTES and not pair[0].startswith(_RSID)]
    if len(found) == 1 and found[0][0] == VAL and element.tag not in _NUMBERS:
        value = _SWITCHED.get(found[0][1], found[0][1])
        return () if value == "on" else ((VAL, value),)
    return tuple(sorted(found))


def _text(element: Element) -> str:
    text = element.text or ""
    return "" if text.isspace() and element.tag != w("t") else text
