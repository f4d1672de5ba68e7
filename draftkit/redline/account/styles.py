"""What the account needs of a styles part: which styles are headings, which are bold."""

from collections.abc import Iterator, Mapping
from typing import Final

from draftkit.redline.names import PPR, RPR, VAL, Element, w
from draftkit.word.ooxml import is_on
from draftkit.word.package import Package

_HEADING: Final = "heading "
_BODY_TEXT: Final = 9


class Styles:
    """The styles of a Word file, each with those it is based on."""

    def __init__(self, root: Element | None) -> None:
        styles = () if root is None else root.iterchildren(w("style"))
        self._styles: Mapping[str, Element] = {style.get(w("styleId"), ""): style for style in styles}
        self.bold = frozenset(key for key in self._styles if self._is_bold(key))
        self._outlines = {key: self._outline(key) for key in self._styles}

    def level(self, paragraph: Element) -> int | None:
        """Return the outline level of a w:p: 0 for the highest heading; nothing for body text."""
        properties = paragraph.find(PPR)
        own = None if properties is None else properties.find(w("outlineLvl"))
        if own is not None:
            return _level(own)
        return self._outlines.get(self.style(paragraph))

    def style(self, paragraph: Element) -> str:
        """Return the id of the style a w:p names; '' for none."""
        found = paragraph.find(f"{PPR}/{w('pStyle')}")
        return "" if found is None else found.get(VAL, "")

    def name(self, paragraph: Element) -> str:
        """Return the name of the style of a w:p, in small letters."""
        style = self._styles.get(self.style(paragraph))
        return "" if style is None else _name(style)

    def is_bold_style(self, paragraph: Element) -> bool:
        """Return whether the style of a w:p is bold."""
        return self.style(paragraph) in self.bold

    def _chain(self, key: str) -> Iterator[Element]:
        met: set[str] = set()
        while key in self._styles and key not in met:
            met.add(key)
            style = self._styles[key]
            yield style
            based_on = style.find(w("basedOn"))
            key = "" if based_on is None else based_on.get(VAL, "")

    def _is_bold(self, key: str) -> bool:
        found = (style.find(f"{RPR}/{w('b')}") for style in self._chain(key))
        return next((is_on(bold) for bold in found if bold is not None), False)

    def _outline(self, key: str) -> int | None:
        for style in self._chain(key):
            outline = style.find(f"{PPR}/{w('outlineLvl')}")
            if outline is not None:
                return _level(outline)
            name = _name(style)
            if name.startswith(_HEADING) and name[len(_HEADING) :].isdecimal():
                return int(name[len(_HEADING) :]) - 1
        return None


def read_styles(package: Package) -> Styles:
    """Return the styles of a package; it may have none."""
    return Styles(related_root(package, "styles"))


def related_root(package: Package, kind: str) -> Element | None:
    """Return the root of the first part of that kind that the main part names."""
    found = [part for part in package.related(kind) if part in package.parts]
    return package.root(found[0]) if found else None


def _name(style: Element) -> str:
    found = style.find(w("name"))
    return "" if found is None else found.get(VAL, "").casefold()


def _level(outline: Element) -> int | None:
    value = outline.get(VAL, "")
    return int(value) if value.isdecimal() and int(value) < _BODY_TEXT else None
