"""The package being written: its parts, what they are, and how they point at one another."""

from posixpath import dirname, relpath
from typing import Any, Final

from lxml import etree

from draftkit.redline.names import Element
from draftkit.word.ooxml import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, PACKAGE_TYPES, ROOT_RELATIONSHIPS, parse

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class Names:
    """Names of parts that no part has yet, whatever their case."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = {name.lower() for name in taken}
        self._last: dict[str, int] = {}

    def fresh(self, wish: str) -> str:
        """Return the name wished for, or one like it with the next free number."""
        name = wish
        stem, dot, ending = wish.rpartition(".") if "." in wish.rsplit("/", 1)[-1] else (wish, "", "")
        while name.lower() in self._taken:
            bare = stem.rstrip("0123456789")
            self._last[bare] = self._last.get(bare, 0) + 1
            name = f"{bare}{self._last[bare]}{dot}{ending}"
        self._taken.add(name.lower())
        return name


class Output:
    """Parts to be added to. What is asked for as a tree is written back by `write`."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts
        self._trees: dict[str, Element] = {}
        self._read: dict[str, Element] = {}

    @property
    def changed(self) -> dict[str, Element]:
        """Return the trees to be written, without those of pointers and types."""
        return {
            part: root for part, root in self._trees.items() if part != CONTENT_TYPES and not part.endswith(".rels")
        }

    def __contains__(self, part: str) -> bool:
        return part in self._parts or part in self._trees

    def root(self, part: str) -> Element:
        """Return the tree of a part, to be changed in place."""
        if part not in self._trees:
            self._trees[part] = self.read(part)
        return self._trees[part]

    def read(self, part: str) -> Element:
        """Return the tree of a part, to be read only."""
        if part in self._trees:
            return self._trees[part]
        if part not in self._read:
            self._read[part] = parse(self._parts[part])
        return self._read[part]

    def put(self, part: str, content: bytes | Element, content_type: str) -> None:
        """Add a part."""
        if isinstance(content, bytes):
            self._parts[part] = content
        else:
            self._trees[part] = content
        if content_type:
            self._name_type(part, content_type)

    def link(self, source: str, id: str, type: str, target: str, *, external: bool = False) -> None:
        """Let a part point at another, or outside. A pointer that is there already stays as it is."""
        part = self._pointers(source)
        if any(pointer.get("Id") == id for pointer in self.read(part)):
            return
        named = {"Id": id, "Type": type, "Target": target if external else _from(source, target)}
        mode = {"TargetMode": "External"} if external else {}
        etree.SubElement(self.root(part), f"{{{PACKAGE_RELATIONSHIPS}}}Relationship", {**named, **mode})

    def write(self) -> None:
        """Put every tree into its part."""
        for part, root in self._trees.items():
            self._parts[part] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        self._trees.clear()
        self._read.clear()

    def _pointers(self, source: str) -> str:
        folder, _, file = source.rpartition("/")
        part = (f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels") if source else ROOT_RELATIONSHIPS
        if part not in self:
            spaces: Any = {None: PACKAGE_RELATIONSHIPS}
            self.put(part, etree.Element(f"{{{PACKAGE_RELATIONSHIPS}}}Relationships", nsmap=spaces), "")
        return part

    def _name_type(self, part: str, content_type: str) -> None:
        """Say what a part is: by its ending where that is not the ending of XML and says nothing else yet."""
        ending = part.rsplit(".", 1)[-1].lower() if "." in part.rsplit("/", 1)[-1] else ""
        lines = self.read(CONTENT_TYPES)
        meant = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in lines if e.get("Extension")}
        if any(e.get("PartName", "").lower() == f"/{part}".lower() for e in lines) or meant.get(ending) == content_type:
            return
        if ending not in ("", "xml", "rels") and ending not in meant and ending.isalnum() and ending.isascii():
            default = {"Extension": ending, "ContentType": content_type}
            self.root(CONTENT_TYPES).insert(0, etree.Element(f"{{{PACKAGE_TYPES}}}Default", default))
        else:
            override = {"PartName": f"/{part}", "ContentType": content_type}
            etree.SubElement(self.root(CONTENT_TYPES), f"{{{PACKAGE_TYPES}}}Override", override)


def beside(main: str, name: str) -> str:
    """Return the name of an XML part in the folder of another."""
    folder = main.rpartition("/")[0]
    return f"{folder}/{name}.xml" if folder else f"{name}.xml"


def _from(source: str, target: str) -> str:
    return target if target.startswith("#") else relpath(target, dirname(source) or ".")
