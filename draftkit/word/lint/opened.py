"""A Word file opened for the lint: lenient where the gate is strict, so that defects can be told one by one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from posixpath import dirname, normpath
from urllib.parse import unquote

from lxml import etree

from draftkit.findings import Finding, Place, Severity
from draftkit.word.field_reading import Field, read_fields, stories
from draftkit.word.labels import Label, Numbering, label_paragraphs
from draftkit.word.ooxml import CONTENT_TYPES, MC, PACKAGE_RELATIONSHIPS, PACKAGE_TYPES, P, parse, w

Element = etree._Element

_TEXT_KINDS = ("header", "footer", "footnotes", "endnotes", "comments")
_BOOKMARK, _NAME = w("bookmarkStart"), w("name")
_FALLBACK = f"{{{MC}}}Fallback"


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship as it stands: `part` is the .rels part it is in, `target` resolved if it is internal."""

    part: str
    source: str
    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Story:
    """One stretch of text within which fields must close."""

    part: str
    fields: list[Field]
    stray: list[Element]


@dataclass(frozen=True)
class Opened:
    """The parts of a file, those that are XML as trees, and what several checks need to know of them."""

    parts: Mapping[str, bytes]
    trees: Mapping[str, Element]
    types: Mapping[str, str]
    overrides: tuple[str, ...]
    links: tuple[Link, ...]
    main: str

    @cached_property
    def document(self) -> Element:
        """Return the root of the main part."""
        return self.trees[self.main]

    def related(self, kind: str) -> Element | None:
        """Return the root of the part that the main part points to as 'styles', 'numbering' …"""
        return next((tree for _, tree in self._pointed_to(kind)), None)

    def name_of(self, kind: str) -> str:
        """Return the name of that part, or nothing."""
        return next((name for name, _ in self._pointed_to(kind)), "")

    @cached_property
    def texts(self) -> tuple[tuple[str, Element], ...]:
        """Return the parts that hold paragraphs, with their roots, the main part first."""
        found = {name: tree for kind in _TEXT_KINDS for name, tree in self._pointed_to(kind)}
        return ((self.main, self.document), *found.items())

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """Return every story of every part with its fields."""
        return tuple(Story(part, *read_fields(story)) for part, root in self.texts for story in stories(root))

    @cached_property
    def bookmarks(self) -> Mapping[str, Element]:
        """Return the beginning of every bookmark by name."""
        return {start.get(_NAME, ""): start for _, root in self.texts for start in first_copies(root, _BOOKMARK)}

    @cached_property
    def paragraphs(self) -> tuple[Element, ...]:
        """Return the paragraphs of the main part, in reading order."""
        return tuple(self.document.iter(P))

    @cached_property
    def labels(self) -> Mapping[Element, Label | None]:
        """Return the label of every paragraph of the main part."""
        numbering = Numbering.of(self.related("numbering"), self.related("styles"))
        return dict(zip(self.paragraphs, label_paragraphs(self.document, numbering), strict=True))

    @cached_property
    def has_changed_paragraphs(self) -> bool:
        """Return whether paragraphs are tracked as new or gone, so that numbers hang on who looks."""
        path = "w:body//w:pPr/w:rPr/*[self::w:ins or self::w:del or self::w:moveFrom or self::w:moveTo]"
        return bool(self.document.xpath(f"boolean({path})", namespaces={"w": w("")[1:-1]}))

    def marked_paragraph(self, name: str) -> Element | None:
        """Return the paragraph that a bookmark begins in, or the next one if it begins between two."""
        start = self.bookmarks.get(name)
        if start is None:
            return None
        inside = next(start.iterancestors(P), None)
        if inside is not None:
            return inside
        return next((p for after in start.itersiblings() for p in after.iter(P)), None)

    def _pointed_to(self, kind: str) -> Iterator[tuple[str, Element]]:
        for link in self.links:
            if link.source == self.main and link.kind == kind and link.target in self.trees:
                yield link.target, self.trees[link.target]


def first_copies(root: Element, tag: str) -> list[Element]:
    """Return the elements of that name; of what is in the file twice, for newer and older programs, the newer."""
    copies = {element for older in root.iter(_FALLBACK) for element in older.iter(tag)}
    return [element for element in root.iter(tag) if element not in copies]


def defect(rule: str, part: str, message: str, hint: str = "", severity: Severity = "bar") -> Finding:
    """Return a finding of the lint."""
    return Finding(message, severity=severity, rule=f"WORD-{rule}", hint=hint, where=Place(path=part))


def open_parts(parts: Mapping[str, bytes]) -> tuple[Opened | None, list[Finding]]:
    """Return the file with what could not be read; no file at all if there is no readable main part."""
    trees: dict[str, Element] = {}
    findings: list[Finding] = []
    for part, content in parts.items():
        if part.endswith((".xml", ".rels")):
            try:
                trees[part] = parse(content)
            except (etree.LxmlError, ValueError, LookupError) as error:
                findings.append(defect("XML", part, f"the part is not well-formed XML ({str(error)[:100]})"))
    types, overrides = _types(trees.get(CONTENT_TYPES), parts)
    links = tuple(link for part, root in trees.items() if part.endswith(".rels") for link in _links(part, root, parts))
    main = next((link.target for link in links if not link.source and link.kind == "officeDocument"), "")
    if main not in trees:
        return None, [*findings, defect("MAIN", main, "the file has no readable main part")]
    return Opened(parts, trees, types, overrides, links, main), findings


def _types(root: Element | None, parts: Mapping[str, bytes]) -> tuple[dict[str, str], tuple[str, ...]]:
    named, defaults = {}, {}
    for element in () if root is None else root:
        if element.tag == f"{{{PACKAGE_TYPES}}}Override":
            named[element.get("PartName", "").lstrip("/")] = element.get("ContentType", "")
        elif element.tag == f"{{{PACKAGE_TYPES}}}Default":
            defaults[element.get("Extension", "").lower()] = element.get("ContentType", "")
    found = {part: named.get(part) or defaults.get(part.rsplit(".", 1)[-1].lower(), "") for part in parts}
    return found, tuple(named)


def _links(part: str, root: Element, parts: Mapping[str, bytes]) -> Iterator[Link]:
    folder = dirname(part).removesuffix("_rels")
    source = "" if part == "_rels/.rels" else f"{folder}{part.rsplit('/', 1)[-1].removesuffix('.rels')}"
    for element in root.iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"):
        external = element.get("TargetMode", "").lower() == "external"
        target = element.get("Target", "")
        kind = element.get("Type", "").rsplit("/", 1)[-1]
        yield Link(
            part,
            source,
            element.get("Id", ""),
            kind,
            target if external else _resolved(folder, target, parts),
            external,
        )


def _resolved(folder: str, target: str, parts: Mapping[str, bytes]) -> str:
    if target.startswith("#"):
        return target
    full = normpath(target.lstrip("/") if target.startswith("/") else f"{folder}{target}")
    return full if full in parts else unquote(full)
