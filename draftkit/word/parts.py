"""The parts that a draft adds to its frame's package: comments, footnotes, the data of blanks, provenance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from draftkit.cache import store
from draftkit.word.ooxml import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, PACKAGE_TYPES, ROOT_RELATIONSHIPS, parse

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class Added(NamedTuple):
    """A part to add: where it goes, what it is, and which part points to it ('' for the package itself)."""

    name: str
    content_type: str
    relationship: str
    source: str


def comments_part(document: str) -> Added:
    """Return where the comments of a document part go."""
    folder = document.rpartition("/")[0]
    return Added(f"{folder}/comments.xml", f"{_WORD}.comments+xml", f"{_OFFICE}/comments", document)


def footnotes_part(document: str) -> Added:
    """Return where the footnotes of a document part go."""
    folder = document.rpartition("/")[0]
    return Added(f"{folder}/footnotes.xml", f"{_WORD}.footnotes+xml", f"{_OFFICE}/footnotes", document)


def data_part(number: int, document: str) -> Added:
    """Return where the n-th custom XML part goes. It needs no content type but that of XML."""
    return Added(f"customXml/item{number}.xml", "", f"{_OFFICE}/customXml", document)


def data_properties_part(number: int) -> Added:
    """Return where the properties of a custom XML part go; its own relationships part names them."""
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    return Added(f"customXml/itemProps{number}.xml", kind, "", "")


def data_relationships_part(number: int) -> Added:
    """Return where the relationships of the n-th custom XML part go."""
    return Added(f"customXml/_rels/item{number}.xml.rels", "", "", "")


CUSTOM_PROPERTIES = Added(
    "docProps/custom.xml",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    f"{_OFFICE}/custom-properties",
    "",
)


def add_parts(parts: Mapping[str, bytes], added: Mapping[Added, bytes]) -> dict[str, bytes]:
    """Return the package with the parts added, named in its content types and relationships."""
    whole = {**parts, **{part.name: content for part, content in added.items()}}
    wanted = tuple(part for part in added if part.name not in parts)
    whole[CONTENT_TYPES] = _with_types(parts[CONTENT_TYPES], wanted)
    for source in {part.source for part in wanted if part.relationship}:
        rels = _relationships(source)
        linked = tuple(part for part in wanted if part.source == source and part.relationship)
        whole[rels] = _with_links(parts[rels], linked)
    return whole


def _relationships(source: str) -> str:
    folder, _, file = source.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if source else ROOT_RELATIONSHIPS


@lru_cache(maxsize=64)
def _with_types(content: bytes, added: tuple[Added, ...]) -> bytes:
    return _kept(content, added, _add_types)


@lru_cache(maxsize=64)
def _with_links(content: bytes, added: tuple[Added, ...]) -> bytes:
    return _kept(content, added, _add_links)


def _kept(content: bytes, added: tuple[Added, ...], add: Callable[[bytes, tuple[Added, ...]], bytes]) -> bytes:
    key = (add.__name__, content, added)
    kept: bytes | None = store("parts").get(key)
    if kept is None:
        kept = add(content, added)
        store("parts").put(key, kept)
    return kept


def _add_types(content: bytes, added: tuple[Added, ...]) -> bytes:
    from lxml import etree

    root = parse(content)
    if "xml" not in {element.get("Extension", "").casefold() for element in root}:
        attributes = {"Extension": "xml", "ContentType": "application/xml"}
        root.insert(0, etree.Element(f"{{{PACKAGE_TYPES}}}Default", attributes))
    for part in added:
        if part.content_type:
            attributes = {"PartName": f"/{part.name}", "ContentType": part.content_type}
            etree.SubElement(root, f"{{{PACKAGE_TYPES}}}Override", attributes)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _add_links(content: bytes, added: tuple[Added, ...]) -> bytes:
    from lxml import etree

    root = parse(content)
    taken = {element.get("Id") for element in root}
    free = (id_ for number in count(1) if (id_ := f"rIdDraft{number}") not in taken)
    for id_, part in zip(free, added, strict=False):
        attributes = {"Id": id_, "Type": part.relationship, "Target": f"/{part.name}"}
        etree.SubElement(root, f"{{{PACKAGE_RELATIONSHIPS}}}Relationship", attributes)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
