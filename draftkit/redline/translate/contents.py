"""What the pointers of a package mean: an address outside, or the content of a part and of all it points to."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Final

from lxml import etree

from draftkit.word.ooxml import parse
from draftkit.word.package import Package, Relationship

Meant = tuple[str, str, str]
"""Type, address or digest, and what kind of the two it is."""

_DATA: Final = "/diagramData"
_DRAWING: Final = "{http://schemas.microsoft.com/office/drawing/2008/diagram}dataModelExt"
_RELATION: Final = "relId"
_DEEPEST: Final = 50
"""How many parts in a row are followed; Word makes no more than four."""
_UNCHECKED: Final = ("image/", "application/xhtml")
"""What the gate does not read as XML is compared by its bytes."""


class Contents:
    """A package, asked for what its pointers mean."""

    def __init__(self, package: Package) -> None:
        self.parts, self.types = package.parts, package.content_types
        self._pointers: dict[str, dict[str, Relationship]] = {}
        for link in package.relationships:
            self._pointers.setdefault(link.source, {})[link.id] = link
        self._digests: dict[str, str] = {}
        self._depth = 0
        self._meant: dict[tuple[str, str], Meant] = {}
        self._pictures: dict[str, str] | None = None
        self._data = {link.target for link in package.relationships if link.type.endswith(_DATA)}
        self._alike: dict[tuple[str, str], dict[Meant, list[str]]] = {}

    def pointers(self, part: str) -> Mapping[str, Relationship]:
        """Return the pointers of a part by id."""
        return self._pointers.get(part, {})

    def twin(self, part: str, name: str) -> None:
        """Let a copy of a part, of that name, have the pointers of the part."""
        self._pointers[name] = self._pointers.get(part, {})

    def alike(self, part: str, type: str) -> Mapping[Meant, list[str]]:
        """Return the ids of a part's pointers of that type, those that mean the same together."""
        if (part, type) not in self._alike:
            groups = self._alike[part, type] = {}
            for link in self.pointers(part).values():
                if link.type == type:
                    groups.setdefault(self.meant(link), []).append(link.id)
        return self._alike[part, type]

    def meant(self, link: Relationship) -> Meant:
        """Return what a pointer means. Two of equal meaning can stand for one another."""
        key = (link.source, link.id)
        if key not in self._meant:
            self._meant[key] = self._work_out(link)
        return self._meant[key]

    def links_and_pictures(self, part: str) -> Iterator[tuple[str, Meant]]:
        """Return the ids of what is often pointed to twice, with what they mean."""
        for id, link in self.pointers(part).items():
            if link.external or link.kind == "image":
                yield id, self.meant(link)

    def picture_like(self, other: "Contents", part: str) -> str:
        """Return the picture here that equals that part of another package, or nothing."""
        if not other.types.get(part, "").startswith("image/") or other.pointers(part):
            return ""
        if self._pictures is None:
            found = (p for p, kind in self.types.items() if kind.startswith("image/") and not self.pointers(p))
            self._pictures = {self._digest(picture): picture for picture in found}
        return self._pictures.get(other._digest(part), "")

    def drawings(self, part: str) -> list[str]:
        """Return the ids in a diagram's data that are those of the part which points at the data."""
        if part not in self._data:
            return []
        return [id for id in (e.get(_RELATION) for e in parse(self.parts[part]).iter(_DRAWING)) if id]

    def renamed(self, part: str, names: Mapping[str, str]) -> bytes:
        """Return a diagram's data with other ids in it."""
        root = parse(self.parts[part])
        for element in root.iter(_DRAWING):
            id = element.get(_RELATION, "")
            element.set(_RELATION, names.get(id, id))
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)

    def _work_out(self, link: Relationship) -> Meant:
        if link.external or link.target.startswith("#"):
            return (link.type, link.target, "external" if link.external else "place")
        near = (self._pointers[link.source].get(id) for id in self.drawings(link.target))
        drawn = "".join(self._digest(found.target) for found in near if found is not None)
        return (link.type, self._digest(link.target) + drawn, "part")

    def _digest(self, part: str) -> str:
        if part not in self._digests:
            self._digests[part] = ""  # a part that leads back to itself adds nothing
            told = [self.types.get(part, "").encode(), self._said(part)]
            self._depth += 1
            for id, link in sorted(self.pointers(part).items()) if self._depth < _DEEPEST else ():
                told += (id.encode(), "\0".join(self.meant(link)).encode())
            self._depth -= 1
            self._digests[part] = sha256(b"\0".join(told)).hexdigest()
        return self._digests[part]

    def _said(self, part: str) -> bytes:
        content, kind = self.parts[part], self.types.get(part, "")
        if not kind.endswith(("+xml", "/xml")) or kind.startswith(_UNCHECKED):
            return content
        root = parse(content)
        for element in root.iter(_DRAWING):
            element.attrib.pop(_RELATION, "")
        return etree.tostring(root, method="c14n")
