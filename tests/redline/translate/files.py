"""Two small Word files, and the newer one's body put whole into the older one's package. Support, not tests."""

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from draftkit.findings import Finding
from draftkit.redline.translate import Translator
from draftkit.word.archive import write_package
from draftkit.word.lint import lint_parts
from draftkit.word.ooxml import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, PACKAGE_TYPES, parse, w
from draftkit.word.package import Package, open_package
from tests.word import small

Element = etree._Element
RELS = "word/_rels/document.xml.rels"
AUTHOR, DATE = "A Lawyer", "2026-11-22T00:00:00Z"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class Whole(NamedTuple):
    """A package with another one's body, and what was told of it."""

    parts: dict[str, bytes]
    findings: tuple[Finding, ...]

    def root(self, part: str = small.DOCUMENT) -> Element:
        """Return the tree of a part."""
        return parse(self.parts[part])

    def values(self, path: str, part: str = small.DOCUMENT) -> list[str]:
        """Return what an XPath finds in a part."""
        return values(self.root(part), path)

    @property
    def defects(self) -> list[str]:
        """Return what our lint holds against it, and whether the gate lets it in."""
        open_package(write_package(self.parts), "whole.docx", "read")
        return [f"{finding.where}: {finding.message}" for finding in lint_parts(self.parts)]


def opened(parts: Mapping[str, bytes], name: str = "file.docx") -> Package:
    """Return parts as a package that has passed the gate."""
    return open_package(write_package(parts), name, "read")


def translator(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Translator:
    """Return the translator of two files."""
    return Translator(opened(old), opened(new), author=AUTHOR, date=DATE)


def translated(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Element:
    """Return NEW's body in OLD's ids."""
    root = parse(new[small.DOCUMENT])
    translator(old, new).story(root, small.DOCUMENT, small.DOCUMENT)
    return root


def whole(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Whole:
    """Return OLD's package with NEW's body in it, under OLD's own root and with OLD's headers."""
    made, parts = translator(old, new), dict(old)
    theirs, mine = parse(new[small.DOCUMENT]), parse(old[small.DOCUMENT])
    made.story(theirs, small.DOCUMENT, small.DOCUMENT)
    sections = [root.find(f"{w('body')}/{w('sectPr')}") for root in (mine, theirs)]
    if sections[0] is not None and sections[1] is not None:
        theirs[0].replace(sections[1], sections[0])
    mine.replace(mine[0], theirs[0])
    findings = made.finish(parts, {small.DOCUMENT: mine})
    parts[small.DOCUMENT] = etree.tostring(mine, encoding="UTF-8", xml_declaration=True, standalone=True)
    return Whole(parts, findings)


def values(root: Element, path: str) -> list[str]:
    """Return what an XPath finds; 'w:' and 'r:' are known, and the names of pointers and types as 'p:' and 't:'."""
    spaces = {"w": w("")[1:-1], "r": small.OFFICE, "p": PACKAGE_RELATIONSHIPS, "t": PACKAGE_TYPES}
    spaces["w14"] = "http://schemas.microsoft.com/office/word/2010/wordml"
    spaces["wp"] = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    spaces["w15"] = "http://schemas.microsoft.com/office/word/2012/wordml"
    found = root.xpath(path, namespaces=spaces)
    assert isinstance(found, list)
    return [str(value) for value in found]


def body(*content: str, base: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """Return parts whose body is that content (the comments and notes of the usual body are gone with it)."""
    changed = dict(base or small.parts())
    changed[small.DOCUMENT] = small.document("".join(content)).encode()
    for part, tag in (("word/comments.xml", "comment"), ("word/footnotes.xml", "footnote")):
        if base is None:
            root = parse(changed[part])
            for element in list(root.iterchildren(w(tag))):
                if element.get(w("type")) is None:
                    root.remove(element)
            changed[part] = etree.tostring(root)
    return changed


def without(parts: Mapping[str, bytes], *kinds: str) -> dict[str, bytes]:
    """Return the parts without 'numbering', 'comments' … and all that names them."""
    kept = {name: content for name, content in parts.items() if name not in {f"word/{kind}.xml" for kind in kinds}}
    for part, attribute, ends in ((RELS, "Target", ""), (CONTENT_TYPES, "PartName", "/word/")):
        root = parse(kept[part])
        for element in list(root):
            if element.get(attribute) in {f"{ends}{kind}.xml" for kind in kinds}:
                root.remove(element)
        kept[part] = etree.tostring(root)
    return kept


def related(parts: Mapping[str, bytes], id: str, type: str, target: str, content: bytes | str = b"",
            content_type: str = "", source: str = small.DOCUMENT) -> dict[str, bytes]:  # fmt: skip
    """Return the parts with one more pointer, and with the part it leads to if there is content."""
    changed = dict(parts)
    folder, _, file = source.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels"
    root = parse(changed[rels]) if rels in changed else etree.Element(f"{{{PACKAGE_RELATIONSHIPS}}}Relationships")
    named = {"Id": id, "Type": type if "/" in type else f"{small.OFFICE}/{type}", "Target": target}
    etree.SubElement(
        root, f"{{{PACKAGE_RELATIONSHIPS}}}Relationship", named | ({} if content else {"TargetMode": "External"})
    )
    changed[rels] = etree.tostring(root)
    if content:
        part = f"{folder}/{target}"
        changed[part] = content if isinstance(content, bytes) else content.encode()
        types = parse(changed[CONTENT_TYPES])
        kind = content_type if "/" in content_type else f"{_WORD}.{content_type}+xml"
        etree.SubElement(types, f"{{{PACKAGE_TYPES}}}Override", {"PartName": f"/{part}", "ContentType": kind})
        changed[CONTENT_TYPES] = etree.tostring(types)
    return changed
