"""Pointers of the newer file, told by the ids of the older one; what they point at comes along if it is used."""

from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from lxml import etree

from draftkit.redline.names import Element
from draftkit.redline.translate.contents import Contents, Meant
from draftkit.redline.translate.output import Names, Output
from draftkit.word.ooxml import OFFICE, R, w
from draftkit.word.package import Package, Relationship

_MARGINS: Final = (w("headerReference"), w("footerReference"))
_RELID: Final = f"{{{OFFICE}}}relid"


class _Added(NamedTuple):
    """A pointer that the older file does not have. `source` is the part of the newer file it is from, if it is."""

    type: str
    target: str
    external: bool
    source: str


class Relationships:
    """What every pointer of NEW is called in the parts of OLD."""

    def __init__(self, old: Package, new: Package, names: Names) -> None:
        self._old, self._new, self._names = Contents(old), Contents(new), names
        self._maps: dict[tuple[str, str], dict[str, str]] = {}
        self._claimed: dict[str, set[str]] = {}
        self._free: dict[tuple[str, str], deque[str]] = {}
        self._taken: dict[str, set[str]] = {}
        self._added: dict[tuple[str, str], _Added] = {}
        self._brought: dict[tuple[str, str], str] = {}
        self._unlinked: list[tuple[str, str]] = []
        self._twins: list[str] = []
        self._mains = (old.main, new.main)

    def translate(self, new_part: str, old_part: str, id: str) -> str:
        """Return what OLD's part calls the pointer `id` of NEW's part; fresh if it has none that means the same."""
        known = self._maps.setdefault((new_part, old_part), {})
        if id not in known:
            link = self._new.pointers(new_part).get(id)
            known[id] = self._dead(old_part, id) if link is None else self._alike_or_fresh(link, old_part)
        return known[id]

    def story(self, root: Element, new_part: str, old_part: str) -> None:
        """Rewrite every pointer in a tree, but those to headers and footers."""
        for element, name in _carriers(root):
            id = str(element.get(name))
            if id and element.tag not in _MARGINS:
                element.set(name, self.translate(new_part, old_part, id))

    def pointer(self, part: str, type: str, target: str) -> str:
        """Return the id with which a part of the output points at another one. `add_used` adds it if it is used."""
        for id, link in self._old.pointers(part).items():
            if link.type == type and link.target == target and not link.external:
                return id
        for (source, id), added in self._added.items():
            if source == part and (added.type, added.target, added.source) == (type, target, ""):
                return id
        return self._add(part, _Added(type, target, False, ""))

    def alike(self, part: str) -> Mapping[str, str]:
        """Return, for each link and picture of OLD's part, the first id of those that lead to the same."""
        first: dict[Meant, str] = {}
        return {id: first.setdefault(meant, id) for id, meant in self._old.links_and_pictures(part)}

    def twin(self, part: str, name: str) -> None:
        """Let a copy of a part of OLD point at what the part points at; `add_used` adds the pointers."""
        self._old.twin(part, name)
        self._twins.append(name)

    def add_used(self, output: Output, roots: Mapping[str, Element]) -> None:
        """Add the pointers of NEW that the finished trees use, with all that they lead to."""
        waiting = [(part, str(e.get(name))) for part, root in roots.items() for e, name in _carriers(root)]
        met: set[tuple[str, str]] = set()
        while waiting:
            key = waiting.pop()
            added = self._added.get(key)
            if added is None or key in met:
                continue
            met.add(key)
            waiting += ((key[0], id) for id in self._drawings(added, key[0]))
        for part, id in [key for key in self._added if key in met]:
            added = self._added[part, id]
            inside = bool(added.source) and not added.external and not added.target.startswith("#")
            target = self._bring(output, added, part) if inside else added.target
            output.link(part, id, added.type, target, external=added.external)
        self._link_copies(output)
        for name in self._twins:
            for link in self._old.pointers(name).values():
                output.link(name, link.id, link.type, link.target, external=link.external)

    def _alike_or_fresh(self, link: Relationship, old_part: str) -> str:
        equal = self._old.alike(old_part, link.type).get(self._new.meant(link), [])
        if equal:
            claimed = self._claimed.setdefault(old_part, set())
            free = self._free.setdefault((old_part, equal[0]), deque(equal))
            while free and free[0] in claimed:
                free.popleft()
            id = link.id if link.id in equal else free[0] if free else equal[0]
            claimed.add(id)
            return id
        return self._add(old_part, _Added(link.type, link.target, link.external, link.source), wish=link.id)

    def _add(self, part: str, added: _Added, wish: str = "") -> str:
        id = self._fresh(part, wish if not self._old.pointers(part) else "")
        self._added[part, id] = added
        return id

    def _dead(self, old_part: str, id: str) -> str:
        """Return an id that leads nowhere in OLD either."""
        return self._fresh(old_part) if id in self._ids(old_part) else id

    def fresh(self, part: str) -> str:
        """Return an id that no pointer of the part has."""
        return self._fresh(part)

    def _fresh(self, part: str, wish: str = "") -> str:
        taken = self._ids(part)
        number = len(taken) + 1
        id = wish or f"rId{number}"
        while id in taken:
            number += 1
            id = f"rId{number}"
        taken.add(id)
        return id

    def _ids(self, part: str) -> set[str]:
        return self._taken.setdefault(part, set(self._old.pointers(part)))

    def _drawings(self, added: _Added, old_part: str) -> list[str]:
        """Return the ids in OLD's part of what a diagram's data name by an id of the part that points at the data."""
        if not added.source or added.external:
            return []
        return [self.translate(added.source, old_part, id) for id in self._new.drawings(added.target)]

    def _bring(self, output: Output, added: _Added, old_part: str) -> str:
        if not self._new.drawings(added.target):
            return self._bring_part(output, added.target)
        key = (added.target, old_part)
        if key not in self._brought:
            rename = {id: self.translate(added.source, old_part, id) for id in self._new.drawings(added.target)}
            self._brought[key] = self._copy(output, added.target, self._new.renamed(added.target, rename))
        return self._brought[key]

    def _bring_part(self, output: Output, part: str) -> str:
        if part == self._mains[1]:
            return self._mains[0]
        if (part, "") not in self._brought:
            same = self._old.picture_like(self._new, part)
            self._brought[part, ""] = same or self._copy(output, part, self._new.parts[part])
        return self._brought[part, ""]

    def _copy(self, output: Output, part: str, content: bytes) -> str:
        name = self._brought[part, ""] = self._names.fresh(part)
        output.put(name, content, self._new.types.get(part, ""))
        self._unlinked.append((part, name))
        return name

    def _link_copies(self, output: Output) -> None:
        """Let every copied part point at what it points at in NEW, which is copied in its turn."""
        while self._unlinked:
            part, name = self._unlinked.pop()
            for link in self._new.pointers(part).values():
                inside = not link.external and not link.target.startswith("#")
                target = self._bring_part(output, link.target) if inside else link.target
                output.link(name, link.id, link.type, target, external=link.external)


def _carriers(root: Element) -> Iterator[tuple[Element, str]]:
    """Return every attribute that names a pointer, with its element."""
    found: Any = _NAMED(root)
    for value in found:
        yield value.getparent(), value.attrname


_NAMED = etree.XPath("//@r:*|//@o:relid", namespaces={"r": R, "o": OFFICE})
