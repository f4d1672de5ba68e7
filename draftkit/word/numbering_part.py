"""The lists of a Word file, and which list and level each style and paragraph has (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftkit.word.counting import LEVELS, Instance, Level, MultilevelList
from draftkit.word.ooxml import MC, VAL, is_on, parse, w

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element

Place = tuple[int, int]
"""A numId and a level."""


@dataclass(frozen=True)
class Numbering:
    """The lists of a document, and which of them each style belongs to."""

    instances: Mapping[int, Instance]
    linked: Mapping[int, Mapping[str, int]]
    """For each w:num: the level that each style is linked to."""
    styles: Mapping[str, Place]
    """For each paragraph style that is numbered: where."""
    default_style: str = ""

    @classmethod
    def read(cls, numbering_xml: bytes | None, styles_xml: bytes | None) -> Numbering:
        """Return the numbering of a document; either part may be absent."""
        return cls.of(parse(numbering_xml) if numbering_xml else None, parse(styles_xml) if styles_xml else None)

    @classmethod
    def of(cls, numbering: Element | None, styles: Element | None) -> Numbering:
        """Return the numbering that these two parts hold."""
        sheet = _Styles.of(styles)
        instances: dict[int, Instance] = {}
        linked: dict[int, Mapping[str, int]] = {}
        if numbering is not None:
            for num_id, instance, links in _instances(numbering, sheet):
                instances[num_id], linked[num_id] = instance, links
        places = {style: place for style in sheet.parents if (place := sheet.place(style, linked)) is not None}
        return cls(instances, linked, places, sheet.default)

    def place(self, paragraph: Element) -> Place | None:
        """Return the list and level of a w:p, its own or its style's; nothing if it is not numbered."""
        style, num_id, ilvl = _asked(paragraph)
        style = style or self.default_style
        inherited = self.styles.get(style)
        if num_id is None:
            if inherited is None:
                return None
            num_id, depth = inherited
            ilvl = depth if ilvl is None else ilvl
        if num_id not in self.instances:
            return None
        if ilvl is None:
            ilvl = self.linked[num_id].get(style, 0)
        return (num_id, ilvl) if 0 <= ilvl < LEVELS else None


_PPR, _PSTYLE, _NUMPR, _NUMID, _ILVL = w("pPr"), w("pStyle"), w("numPr"), w("numId"), w("ilvl")


def _asked(holder: Element) -> tuple[str, int | None, int | None]:
    """Return style, numId and level that a w:p or w:style names itself."""
    properties = holder.find(_PPR)
    if properties is None:
        return "", None, None
    style, num_id, ilvl = "", None, None
    for child in properties:
        if child.tag == _PSTYLE:
            style = child.get(VAL, "")
        elif child.tag == _NUMPR:
            num_id, ilvl = _number(child.find(_NUMID)), _number(child.find(_ILVL))
    return style, num_id, ilvl


@dataclass(frozen=True)
class _Styles:
    """What the styles part says of numbering."""

    parents: Mapping[str, str]
    own: Mapping[str, tuple[int | None, int | None]]
    default: str

    @classmethod
    def of(cls, styles: Element | None) -> _Styles:
        parents: dict[str, str] = {}
        own: dict[str, tuple[int | None, int | None]] = {}
        default = ""
        for style in () if styles is None else styles.iterchildren(_STYLE):
            name = style.get(_STYLE_ID, "")
            based_on = style.find(_BASED_ON)
            parents[name] = "" if based_on is None else based_on.get(VAL, "")
            own[name] = _asked(style)[1:]
            if style.get(_TYPE) == "paragraph" and style.get(_DEFAULT) in ("1", "true", "on"):
                default = name
        return cls(parents, own, default)

    def place(self, style: str, linked: Mapping[int, Mapping[str, int]]) -> Place | None:
        """Return the list and level of a style: its own, or of the nearest style it is based on that has one."""
        depth: int | None = None
        for name in self._chain(style):
            num_id, ilvl = self.own[name]
            if num_id is not None and depth is None:
                depth = linked.get(num_id, {}).get(name, ilvl or 0)
            if num_id is not None:
                return (num_id, depth or 0) if num_id else None
            depth = ilvl if depth is None else depth
        return None

    def _chain(self, style: str) -> Iterator[str]:
        met: set[str] = set()
        while style in self.own and style not in met:
            met.add(style)
            yield style
            style = self.parents[style]


_STYLE, _STYLE_ID, _BASED_ON = w("style"), w("styleId"), w("basedOn")
_TYPE, _DEFAULT = w("type"), w("default")
_LVL, _LEVEL_AT, _START = w("lvl"), w("ilvl"), w("start")
_ABSTRACT, _ABSTRACT_ID = w("abstractNum"), w("abstractNumId")


@dataclass(frozen=True)
class _Abstract:
    counted: MultilevelList
    links: Mapping[str, int]


def _instances(numbering: Element, styles: _Styles) -> Iterator[tuple[int, Instance, Mapping[str, int]]]:
    """Return numId, instance and linked styles of every w:num whose list exists."""
    abstracts = {}
    borrowed = {}
    for element in numbering.iterchildren(_ABSTRACT):
        key = element.get(_ABSTRACT_ID, "")
        abstracts[key] = _abstract(element)
        link = element.find(w("numStyleLink"))
        if link is not None:
            borrowed[key] = link.get(VAL, "")
    keys = {num.get(w("numId"), ""): _value(num.find(_ABSTRACT_ID)) for num in numbering.iterchildren(w("num"))}
    for num in numbering.iterchildren(w("num")):
        num_id = num.get(w("numId"), "")
        key = keys[num_id]
        if key in borrowed:  # the list is that of a numbering style, and counts with it
            key = keys.get(str(styles.own.get(borrowed[key], (None, None))[0]), key)
        if key in abstracts and num_id.isdecimal():
            yield int(num_id), _instance(num, abstracts[key].counted), abstracts[key].links


def _abstract(element: Element) -> _Abstract:
    levels = [Level()] * LEVELS
    links: dict[str, int] = {}
    for lvl in element.iterchildren(_LVL):
        depth = _whole(lvl.get(_LEVEL_AT))
        if depth is not None and 0 <= depth < LEVELS:
            levels[depth] = _level(lvl)
            style = _value(lvl.find(_PSTYLE))
            if style:
                links.setdefault(style, depth)
    return _Abstract(MultilevelList(tuple(levels)), links)


def _instance(num: Element, counted: MultilevelList) -> Instance:
    levels = list(counted.levels)
    starts: dict[int, int] = {}
    for override in num.iterchildren(w("lvlOverride")):
        depth = _whole(override.get(_LEVEL_AT))
        if depth is None or not 0 <= depth < LEVELS:
            continue
        lvl, start = override.find(_LVL), _number(override.find(w("startOverride")))
        if lvl is not None:
            levels[depth] = _level(lvl)
        if start is not None:
            starts[depth] = start
    shown = MultilevelList(tuple(levels)) if tuple(levels) != counted.levels else None
    return Instance(counted, starts, shown)


def _level(lvl: Element) -> Level:
    start = _number(lvl.find(_START))
    return Level(
        format=_format(lvl),
        text=_value(lvl.find(w("lvlText"))),
        start=0 if start is None else start,
        legal=is_on(lvl.find(w("isLgl"))),
        restart=_number(lvl.find(w("lvlRestart"))),
    )


def _format(lvl: Element) -> str:
    """Return the number format. Word hides '0001, 0002, ...' in an alternative for newer programs."""
    element = lvl.find(w("numFmt"))
    if element is None:
        element = lvl.find(f"{{{MC}}}AlternateContent/{{{MC}}}Choice/{w('numFmt')}")
    if element is None:
        return "decimal"
    form = element.get(VAL, "decimal")
    if form != "custom":
        return form
    first = element.get(w("format"), "").split(",")[0].strip()
    return f"zeros{len(first)}" if first.isdecimal() and len(first) < 10 else "decimal"


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(VAL, "")


def _number(element: Element | None) -> int | None:
    return _whole(_value(element))


def _whole(value: str | None) -> int | None:
    return int(value) if value and value.lstrip("-").isdecimal() and value.isascii() and len(value) < 10 else None
