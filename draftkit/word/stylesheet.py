"""The styles of a Word file: found by name, and followed along their chains to what they look like on the page."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree

from draftkit.word.metrics import Look
from draftkit.word.ooxml import VAL, is_on, w
from draftkit.word.pages import Padding

Element = etree._Element
_SWITCHES: Final[Mapping[str, str]] = {
    "keepNext": "keep_next",
    "keepLines": "keep_lines",
    "pageBreakBefore": "new_page",
    "widowControl": "widow",
    "contextualSpacing": "contextual",
}
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LETTERS: Final[Mapping[str, str]] = {"b": "bold", "caps": "capitals"}


class Stylesheet:
    """The styles part, with what it borrows: indents from the levels of numbering.xml, fonts from the theme."""

    def __init__(self, styles: Element, numbering: Element | None = None, theme: Element | None = None) -> None:
        self._styles = {style.get(w("styleId"), ""): style for style in styles.iter(w("style"))}
        self._names: dict[tuple[str, str], str] = {}
        for key, style in self._styles.items():
            self._names |= {(style.get(w("type"), ""), name): key for name in _names(style)}
        self._levels = _levels(numbering)
        self._fonts = _theme_fonts(theme)
        self._defaults = self._before_any(styles)
        self._known: dict[str, Look] = {}

    def find(self, kind: str, name: str) -> str:
        """Return the id of a style, by name or alias, whatever the case of its letters; '' if there is none."""
        return self._names.get((kind, name.casefold()), "")

    def look(self, style_id: str) -> Look:
        """Return what a paragraph style comes to, after the styles it is based on."""
        known = self._known.get(style_id)
        if known is None:
            style = self._styles.get(style_id)
            known = self._defaults if style is None else self._own(style)
            self._known[style_id] = known
        return known

    def padding(self, style_id: str) -> Padding:
        """Return what a table style adds to the words in its cells, by itself or by the styles it is based on."""
        margins, borders = self._table(style_id, "tblPr/tblCellMar"), self._table(style_id, "tblPr/tblBorders")
        below = self._table(style_id, "tblStylePr/tcPr/tcBorders")
        top, foot, between = (_rule(borders, name) for name in ("top", "bottom", "insideH"))
        heading = max(_rule(below, "bottom"), between)
        sides = sum(_size(margins, name, "w") for name in ("left", "right", "start", "end"))
        height = _size(margins, "top", "w") + _size(margins, "bottom", "w") + between
        return Padding(sides, height, top + max(foot - between, 0) + heading - between)

    def _table(self, style_id: str, path: str) -> Element | None:
        """Return an element of the nearest table style of the chain that has it."""
        met: set[str] = set()
        while style_id in self._styles and style_id not in met:
            met.add(style_id)
            style = self._styles[style_id]
            found = style.find(_path(path))
            base = style.find(w("basedOn"))
            if found is not None or base is None:
                return found
            style_id = base.get(VAL, "")
        return None

    def _own(self, style: Element) -> Look:
        self._known[style.get(w("styleId"), "")] = self._defaults  # a style based on itself stops here
        base = style.find(w("basedOn"))
        look = self._defaults if base is None else self.look(base.get(VAL, ""))
        properties = style.find(w("pPr"))
        numbered = _indents(self._level_of(style, properties))
        return look._replace(**self._letters(style.find(w("rPr"))), **{**numbered, **_paragraph(properties)})

    def _level_of(self, style: Element, properties: Element | None) -> Element | None:
        """Return the w:lvl of a style that names a list: the one linked to it, else the one it names."""
        num_id = _number(properties, "numPr/numId")
        if num_id is None:
            return None
        for depth in range(9):
            level = self._levels.get((num_id, depth))
            link = None if level is None else level.find(w("pStyle"))
            if link is not None and link.get(VAL) == style.get(w("styleId")):
                return level
        return self._levels.get((num_id, _number(properties, "numPr/ilvl") or 0))

    def _before_any(self, styles: Element) -> Look:
        """Return what holds before any style: the defaults of the document, else of Word."""
        run = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        paragraph = styles.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}")
        return Look(font="Times New Roman", size=10.0)._replace(**self._letters(run), **_paragraph(paragraph))

    def _letters(self, properties: Element | None) -> dict[str, Any]:
        if properties is None:
            return {}
        found: dict[str, Any] = _switches(properties, _LETTERS)
        fonts, size = properties.find(w("rFonts")), _number(properties, "sz")
        if fonts is not None:
            named = self._fonts.get(fonts.get(w("asciiTheme"), "")[:5]) or fonts.get(w("ascii"))
            found |= {"font": named} if named else {}
        return found | ({} if size is None else {"size": size / 2})


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """Return the theme's Latin fonts: of headings under 'major', of text under 'minor'."""
    if theme is None:
        return {}
    latin = {kind: next(theme.iter(f"{_DRAWING}{kind}Font"), None) for kind in ("major", "minor")}
    fonts = {kind: None if holder is None else holder.find(f"{_DRAWING}latin") for kind, holder in latin.items()}
    return {kind: font.get("typeface", "") for kind, font in fonts.items() if font is not None}


def _names(style: Element) -> Iterator[str]:
    for tag in ("aliases", "name"):
        element = style.find(w(tag))
        if element is not None:
            names = element.get(VAL, "")
            yield from (name.strip().casefold() for name in (names.split(",") if tag == "aliases" else [names]))


def _levels(numbering: Element | None) -> dict[tuple[int, int], Element]:
    """Return every w:lvl by numId and ilvl; an override of an instance stands before its list."""
    if numbering is None:
        return {}
    lists = {element.get(w("abstractNumId")): element for element in numbering.iterchildren(w("abstractNum"))}
    lent = {link.get(VAL): element for element in lists.values() for link in element.iterchildren(w("styleLink"))}
    for key, element in lists.items():
        borrowed = element.find(w("numStyleLink"))
        lists[key] = element if borrowed is None else lent.get(borrowed.get(VAL), element)
    levels: dict[tuple[int, int], Element] = {}
    for num in numbering.iter(w("num")):
        named = num.find(w("abstractNumId"))
        inherited = None if named is None else lists.get(named.get(VAL))
        for level in (*(() if inherited is None else inherited.iter(w("lvl"))), *num.iter(w("lvl"))):
            levels[_whole(num.get(w("numId"))), _whole(level.get(w("ilvl")))] = level
    return levels


def _paragraph(properties: Element | None) -> dict[str, Any]:
    if properties is None:
        return {}
    found: dict[str, Any] = _switches(properties, _SWITCHES)
    spacing = properties.find(w("spacing"))
    if spacing is not None:
        numbers = {"before": "before", "after": "after", "line": "line"}
        found |= {name: _whole(spacing.get(w(key))) for key, name in numbers.items() if spacing.get(w(key))}
        if spacing.get(w("lineRule")) or "line" in found:
            rule = spacing.get(w("lineRule"), "auto")
            found["rule"] = rule if rule in ("exact", "atLeast") else "auto"
    return found | _indents(properties)


def _indents(holder: Element | None) -> dict[str, Any]:
    """Return the indents that a w:pPr or the w:pPr of a w:lvl sets."""
    indent = None if holder is None else next(holder.iter(w("ind")), None)
    if indent is None:
        return {}
    sides = {"left": ("left", "start"), "right": ("right", "end")}
    found = {name: _whole(value) for name, keys in sides.items() if (value := _first(indent, *keys))}
    hanging, first = indent.get(w("hanging")), indent.get(w("firstLine"))
    if hanging or first:
        found["first"] = -_whole(hanging) if hanging else _whole(first)
    return found


def _switches(properties: Element, names: Mapping[str, str]) -> dict[str, bool]:
    elements = ((name, properties.find(w(tag))) for tag, name in names.items())
    return {name: is_on(element) for name, element in elements if element is not None}


def _rule(borders: Element | None, side: str) -> int:
    """Return the thickness of a border, given in eighths of a point."""
    return _size(borders, side, "sz") * 20 // 8


def _size(holder: Element | None, child: str, attribute: str) -> int:
    element = None if holder is None else holder.find(w(child))
    return 0 if element is None else _whole(element.get(w(attribute)))


def _first(element: Element, *names: str) -> str | None:
    return next((value for name in names if (value := element.get(w(name)))), None)


def _number(holder: Element | None, path: str) -> int | None:
    found = None if holder is None else holder.find(_path(path))
    return None if found is None else _whole(found.get(VAL))


def _path(path: str) -> str:
    return "/".join(w(step) for step in path.split("/"))


def _whole(text: str | None) -> int:
    """Return a measure as a whole number; what is none ('1.5cm' is allowed, and nobody writes it) counts as 0."""
    try:
        return round(float(text or "0"))
    except (ValueError, OverflowError):
        return 0
