"""Sections of two versions: their properties, and the headers and footers that each of them shows."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple, Protocol

from draftkit.redline.looks import look, outline
from draftkit.redline.names import SECTPR, Element, copy, make, shell, w
from draftkit.redline.pen import Pen
from draftkit.word.ooxml import R as LINKS
from draftkit.word.package import Package

_RID: Final = f"{{{LINKS}}}id"
_TYPE: Final = w("type")
_REFERENCES: Final = {"header": w("headerReference"), "footer": w("footerReference")}
_KEYS: Final = tuple((kind, type) for kind in _REFERENCES for type in ("even", "default", "first"))

Key = tuple[str, str]
"""Header or footer; first, default or even."""


class Shown(NamedTuple):
    """What one section names of its own, and what it shows: its own, or that of the section before."""

    own: Mapping[Key, str]
    shown: Mapping[Key, str]


class Parts(Protocol):
    """What brings the headers of two versions together, part by part."""

    def shared(self, old_part: str, new_part: str) -> str:
        """Return the part of the output that tells how one became the other."""

    def came(self, new_part: str) -> str:
        """Return the part of the output that tells that a header came."""

    def went(self, old_part: str) -> str:
        """Return the part of the output that tells that a header went."""

    def pointer(self, kind: str, part: str) -> str:
        """Return the id by which the main part points at one."""


class Sections:
    """The sections of both versions, told as they are met."""

    def __init__(self, old: Element, new: Element, packages: tuple[Package, Package], pen: Pen, parts: Parts) -> None:
        self._old = _read(old, packages[0])
        self._new = _read(new, packages[1])
        self._pen, self._parts = pen, parts
        self._told: dict[Element, Element] = {}
        self._last: dict[Key, str] = {}

    def merge(self, old: Element, new: Element) -> Element:
        """Return the properties of a section that both versions have."""
        if old not in self._told:
            self._told[old] = self._merged(old, new)
        return copy(self._told[old])

    def came(self, section: Element) -> None:
        """Bring along, in place, the headers and footers of a section that only NEW has."""
        shown = self._new.get(section)
        for reference in [child for child in section if child.tag in _REFERENCES.values()]:
            section.remove(reference)
        references = (
            [] if shown is None else [self._reference(key, self._parts.came(part)) for key, part in shown.own.items()]
        )
        section[:0] = [reference(section) for reference in references]

    def _merged(self, old: Element, new: Element) -> Element:
        before, after = self._old.get(old, Shown({}, {})), self._new.get(new, Shown({}, {}))
        made = copy(new) if _said(old) != _said(new) else copy(old)
        for child in [c for c in made if c.tag in _REFERENCES.values()]:
            made.remove(child)
        if _said(old) != _said(new):
            self._pen.note(made, old, drop=tuple(_REFERENCES.values()))
        made[:0] = [
            self._reference(key, part)(made)
            for key in _KEYS
            if (part := self._part(key, before, after)) and self._is_due(key, part, before, after)
        ]
        return made

    def _part(self, key: Key, before: Shown, after: Shown) -> str:
        old, new = before.shown.get(key), after.shown.get(key)
        if old is not None and new is not None:
            return self._parts.shared(old, new)
        if new is not None:
            return self._parts.came(new)
        return self._parts.went(old) if old is not None else ""

    def _is_due(self, key: Key, part: str, before: Shown, after: Shown) -> bool:
        """Whether the section must name the part: it does so already, or the one before shows another."""
        known = self._last.get(key)
        self._last[key] = part
        return key in before.own or key in after.own or known != part

    def _reference(self, key: Key, part: str) -> Callable[[Element], Element]:
        kind, type = key
        id = self._parts.pointer(kind, part)
        return lambda like: make(like, _REFERENCES[kind], {_TYPE: type, _RID: id})


def _read(root: Element, package: Package) -> dict[Element, Shown]:
    links = {link.id: link.target for link in package.relationships if link.source == package.main}
    found: dict[Element, Shown] = {}
    shown: dict[Key, str] = {}
    for section in root.iter(SECTPR):
        if next(section.iterancestors(w("sectPrChange")), None) is not None:
            continue
        own = {
            (kind, reference.get(_TYPE, "default")): links[reference.get(_RID, "")]
            for kind, tag in _REFERENCES.items()
            for reference in section.findall(tag)
            if reference.get(_RID, "") in links
        }
        shown = {**shown, **own}
        found[section] = Shown(own, shown)
    return found


def _said(section: Element) -> str:
    """What the properties of a section say, but for its headers and footers."""
    bare = shell(section)
    bare.extend(copy(child) for child in section if child.tag not in _REFERENCES.values())
    return outline(bare) + look(bare)
