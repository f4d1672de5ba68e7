"""Sections of two versions: their properties, and the headers and footers that each of them shows."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, Protocol

from draftkit.redline.looks import look, outline
from draftkit.redline.names import SECTPR, STAMP, Element, copy, make, shell, w
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

    def __init__(
        self, old: Element, new: Element, packages: tuple[Package, Package], pen: Pen, parts: Parts | None
    ) -> None:
        """Read both; every section of NEW is stamped with its number. Without `parts`, headers stay as they were."""
        self._old = dict(_read(old, packages[0]))
        self._new: list[Shown] = []
        for number, (section, shown) in enumerate(_read(new, packages[1])):
            section.set(STAMP, str(number))
            self._new.append(shown)
        self._pen, self._parts = pen, parts
        self._told: dict[Element, Element] = {}
        self._last: dict[Key, str] = {}

    def merge(self, old: Element, new: Element) -> Element:
        """Return the properties of a section that both versions have."""
        if old not in self._told:
            self._told[old] = self._merged(old, new)
        return copy(self._told[old])

    def settle(self, root: Element) -> None:
        """Bring along, in a finished story, the headers and footers of the sections that only NEW has."""
        for section in [section for section in root.iter(SECTPR) if section.get(STAMP) is not None]:
            shown = self._new[int(section.attrib.pop(STAMP))]
            _drop_references(section)
            if self._parts is not None:
                came = [self._reference(key, self._parts.came(part), section) for key, part in shown.own.items()]
                section[:0] = came

    def _merged(self, old: Element, new: Element) -> Element:
        made = copy(old) if section_said(old) == section_said(new) else copy(new)
        made.attrib.pop(STAMP, "")
        if section_said(old) != section_said(new):
            self._pen.note(made, old, drop=tuple(_REFERENCES.values()))
        if self._parts is None:
            _drop_references(made)
            made[:0] = [copy(child) for child in old if child.tag in _REFERENCES.values()]
            return made
        _drop_references(made)
        number = new.get(STAMP)
        before = self._old.get(old) or _nothing(self._old.values())
        after = self._new[int(number)] if number is not None else _nothing(self._new)
        told = {key: self._part(key, before, after, self._parts) for key in _KEYS}
        due = [(key, part) for key, part in told.items() if part and self._is_due(key, part, before, after)]
        made[:0] = [self._reference(key, part, made) for key, part in due]
        return made

    def _part(self, key: Key, before: Shown, after: Shown, parts: Parts) -> str:
        old, new = before.shown.get(key), after.shown.get(key)
        if old is not None and new is not None:
            return parts.shared(old, new)
        if new is not None:
            return parts.came(new)
        return parts.went(old) if old is not None else ""

    def _is_due(self, key: Key, part: str, before: Shown, after: Shown) -> bool:
        """Whether the section must name the part: it does so already, or the one before shows another."""
        known = self._last.get(key)
        self._last[key] = part
        return key in before.own or key in after.own or known != part

    def _reference(self, key: Key, part: str, like: Element) -> Element:
        if self._parts is None:
            raise ValueError("headers are left as they were")
        kind, type = key
        return make(like, _REFERENCES[kind], {_TYPE: type, _RID: self._parts.pointer(kind, part)})


def _nothing(sections: Iterable[Shown]) -> Shown:
    """What a section shows that is not written down: what the one before it does."""
    return Shown({}, next(reversed(list(sections)), Shown({}, {})).shown)


def section_said(section: Element) -> str:
    """Return what the properties of a section say, but for its headers and footers."""
    plain = shell(section)
    plain.attrib.pop(STAMP, "")
    plain.extend(copy(child) for child in section if child.tag not in _REFERENCES.values())
    return outline(plain) + look(plain)


def _drop_references(section: Element) -> None:
    for child in [child for child in section if child.tag in _REFERENCES.values()]:
        section.remove(child)


def _read(root: Element, package: Package) -> Iterator[tuple[Element, Shown]]:
    links = {link.id: link.target for link in package.relationships if link.source == package.main}
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
        yield section, Shown(own, shown)
