"""The gate: every .docx from outside passes here, is checked whole, and comes out as plain, immutable parts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import dirname, normpath
from types import MappingProxyType
from typing import Final, Literal
from urllib.parse import unquote

from lxml import etree

from draftkit.errors import PackageError
from draftkit.findings import Finding, Place
from draftkit.word import active
from draftkit.word.ooxml import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, PACKAGE_TYPES, ROOT_RELATIONSHIPS, parse, w
from draftkit.word.sniff import other_main
from draftkit.word.strict import STRICT, to_transitional
from draftkit.word.unzip import read_parts, refusal

Purpose = Literal["frame", "read", "compare"]
Element = etree._Element

MAX_MARKS: Final = 5_000_000
MAX_TEXT: Final = 10_000_000
"""The longest text, value of an attribute or comment. It is the reader's own limit, libxml2's XML_MAX_TEXT_LENGTH."""
_TOO_LONG: Final = re.compile("XML_PARSE_HUGE|huge|too big|length too long", re.IGNORECASE)
"""How libxml2 says, in one version or another, that this limit was passed."""
_SHORTEN: Final = "in Word, split the paragraph that is so long into several, and save the file again"
_SAVE: Final = "open it in Word, let Word repair it, and save it again"
_DANGEROUS: Final = "do not open the file; ask whoever sent it for a copy saved in Word"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A pointer from one part to another, or to something outside. `source` is '' for the package itself."""

    source: str
    id: str
    type: str
    target: str
    """The name of a part; for what is external, the address as it stands."""
    external: bool = False

    @property
    def kind(self) -> str:
        """Return the last word of the type: 'styles', 'hyperlink'."""
        return self.type.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file that has passed the gate."""

    name: str
    main: str
    """The name of the main part, mostly 'word/document.xml'."""
    parts: Mapping[str, bytes]
    content_types: Mapping[str, str]
    relationships: tuple[Relationship, ...]
    findings: tuple[Finding, ...] = field(default=())
    """What is active in it or leads outside: kept, but to be known."""

    def related(self, kind: str, source: str | None = None) -> tuple[str, ...]:
        """Return the parts that `source` (the main part) points to as 'styles', 'header' …"""
        origin = self.main if source is None else source
        return tuple(r.target for r in self.relationships if r.source == origin and r.kind == kind and not r.external)

    def root(self, part: str) -> Element:
        """Return a fresh tree of an XML part."""
        return parse(self.parts[part])


def open_package(content: bytes, name: str, purpose: Purpose) -> Package:
    """Return the package in `content`; `name` is what the user calls the file.

    Raises PackageError, and nothing else, for whatever is unsound. A 'frame' with anything active in it, or that
    leads outside, is refused; in a file to 'read' the same is kept and reported. So it is in one to 'compare', which
    may be saved as 'Strict Open XML' besides: it comes out as Word usually writes it.
    """
    parts = read_parts(content, name)
    types = content_types(parts, name)
    links = relationships(parts, name)
    strict = purpose == "compare" and _is_strict(parts, links, name)
    if strict:
        parts = {part: _as_usual(part, content, types.get(part, ""), name) for part, content in parts.items()}
        links = relationships(parts, name)
    _check_typed(links, types, parts, name)
    main = _main_part(parts, types, links, name)
    notices = _notices(parts, types, links, name)
    if purpose == "frame" and notices:
        raise _not_a_frame(notices, name)
    findings = (*(_finding(part, what, name) for part, what in notices), *([_was_strict(name)] if strict else ()))
    return Package(name, main, MappingProxyType(parts), MappingProxyType(types), links, findings)


def content_types(parts: Mapping[str, bytes], name: str) -> dict[str, str]:
    """Return the content type of every part that has one."""
    root = _checked(CONTENT_TYPES, parts[CONTENT_TYPES], name)
    defaults = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in root.iter(_type("Default"))}
    named = {e.get("PartName", "").lower(): e.get("ContentType", "") for e in root.iter(_type("Override"))}
    found = {part: named.get(f"/{part}".lower()) or defaults.get(_ending(part), "") for part in parts}
    return {part: kind for part, kind in found.items() if kind}


def relationships(parts: Mapping[str, bytes], name: str) -> tuple[Relationship, ...]:
    """Return every pointer in the package. Raises PackageError for one that points to nothing."""
    spelled = {part.lower(): part for part in parts}
    found: list[Relationship] = []
    for part in parts:
        source = _source(part)
        if source is not None and (not source or source.lower() in spelled):
            root = _checked(part, parts[part], name)
            found += (_relationship(e, source, part, spelled, name) for e in root.iter(_pointer("Relationship")))
    _check_ids(found, name)
    return tuple(found)


def _relationship(element: Element, source: str, part: str, spelled: Mapping[str, str], name: str) -> Relationship:
    target, external = element.get("Target", ""), element.get("TargetMode", "").lower() == "external"
    kind = element.get("Type", "")
    if not external and not target.startswith("#"):
        target = _resolved(source, target, part, spelled, name)
    return Relationship(source, element.get("Id", ""), kind, target, external)


def _resolved(source: str, target: str, part: str, spelled: Mapping[str, str], name: str) -> str:
    path = target.split("#")[0]
    for plain in (path, unquote(path)):
        full = normpath(plain.lstrip("/") if plain.startswith("/") else f"{dirname(source)}/{plain}".lstrip("/"))
        if full.startswith(".."):
            raise refusal(name, part, f"it points outside the file ('{target[:80]}')", _DANGEROUS)
        if full.lower() in spelled:
            return spelled[full.lower()]
    raise refusal(name, part, f"it points to a part that is not there ('{target[:80]}')", _SAVE)


def _check_ids(found: list[Relationship], name: str) -> None:
    met: set[tuple[str, str]] = set()
    for link in found:
        if (link.source, link.id) in met:
            raise refusal(name, link.source, f"two of its pointers have the id '{link.id[:40]}'", _SAVE)
        met.add((link.source, link.id))


def _check_typed(
    links: tuple[Relationship, ...], types: Mapping[str, str], parts: Mapping[str, bytes], name: str
) -> None:
    for link in links:
        if link.target in parts and not link.external and link.target not in types:
            raise refusal(name, link.target, "the part has no content type", _SAVE)


def _main_part(parts: Mapping[str, bytes], types: Mapping[str, str], links: tuple[Relationship, ...], name: str) -> str:
    main = [link for link in links if not link.source and link.kind == "officeDocument" and not link.external]
    if len(main) != 1:
        raise refusal(name, ROOT_RELATIONSHIPS, "it has no main part", "a .docx file is needed")
    part = main[0].target
    if main[0].type.startswith(STRICT):
        raise _strict(name, part)
    reason = other_main(types.get(part, ""))
    if reason:
        raise refusal(name, part, *reason)
    root = _checked(part, parts[part], name)
    if root.tag.startswith(f"{{{STRICT}"):
        raise _strict(name, part)
    if root.tag != w("document") or root.find(w("body")) is None:
        raise refusal(name, part, "the main part is not that of a Word document", _SAVE)
    return part


def _strict(name: str, part: str) -> PackageError:
    return refusal(
        name, part, "it is saved as 'Strict Open XML'", "in Word, save it as 'Word Document (.docx)', without 'Strict'"
    )


def _is_strict(parts: Mapping[str, bytes], links: tuple[Relationship, ...], name: str) -> bool:
    main = next(
        (link for link in links if not link.source and link.kind == "officeDocument" and not link.external), None
    )
    content = parts.get(main.target, b"") if main is not None else b""
    if main is None or STRICT.encode() not in content:
        return main is not None and main.type.startswith(STRICT)
    return main.type.startswith(STRICT) or _checked(main.target, content, name).tag.startswith(f"{{{STRICT}")


def _as_usual(part: str, content: bytes, kind: str, name: str) -> bytes:
    """A part of a strict file as Word usually writes it; what names nothing strict keeps its bytes."""
    if STRICT.encode() not in content or not (_source(part) is not None or _is_xml(part, kind)):
        return content
    return to_transitional(_checked(part, content, name))


def _was_strict(name: str) -> Finding:
    return Finding(
        "the file is 'Strict Open XML': it was compared as Word saves it without 'Strict', and so is the redline",
        severity="note",
        rule="WORD-STRICT",
        hint="nothing is lost by it; Word opens the redline as any other",
        where=Place(file=name),
        open=False,
    )


def _notices(
    parts: Mapping[str, bytes], types: Mapping[str, str], links: tuple[Relationship, ...], name: str
) -> list[tuple[str, str]]:
    """Return (part, what) for everything active or external, having checked every XML part."""
    found = [(link.source, active.brought_by(link.kind, link.target, link.external)) for link in links]
    for part, content in parts.items():
        kind = types.get(part, "")
        found.append((part, active.in_content_type(kind)))
        if part == CONTENT_TYPES or _source(part) is not None:
            continue
        if _is_xml(part, kind):
            found += ((part, what) for what in active.in_markup(_checked(part, content, name)))
        elif kind == "image/svg+xml" and b"<!DOCTYPE" in content:
            found.append((part, "a drawing with a DOCTYPE"))
    return list(dict.fromkeys((part, what) for part, what in found if what))


def _is_xml(part: str, kind: str) -> bool:
    drawn = kind in ("image/svg+xml", "application/xhtml+xml")
    return not drawn and (kind.endswith(("+xml", "/xml")) or part.endswith((".xml", ".rels")))


def _checked(part: str, content: bytes, name: str) -> Element:
    """Return the root of an XML part that is well formed, not too deep, and without a DOCTYPE."""
    if b"<!DOCTYPE" in content:
        raise refusal(name, part, "the part has a DOCTYPE, which Word files never have", _DANGEROUS)
    if content.count(b"<") + content.count(b"=") > MAX_MARKS:
        raise refusal(name, part, f"the part has more than {MAX_MARKS:,} marks", "split the document")
    try:
        root = parse(content)
    except (etree.LxmlError, ValueError, LookupError) as error:
        raise _unreadable(part, error, name) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise refusal(name, part, "the part has a DOCTYPE, which Word files never have", _DANGEROUS)
    return root


def _unreadable(part: str, error: Exception, name: str) -> PackageError:
    reason = str(error)
    if "depth" in reason.lower():
        return refusal(name, part, "the part is nested too deeply", _DANGEROUS)
    if _TOO_LONG.search(reason):
        return refusal(name, part, f"one text in it is longer than {MAX_TEXT:,} bytes, the most that is read", _SHORTEN)
    return refusal(name, part, f"the part is not well-formed XML ({reason[:120]})", _SAVE)


def _not_a_frame(notices: list[tuple[str, str]], name: str) -> PackageError:
    shown = "; ".join(f"{part or 'the package'}: {what}" for part, what in notices[:5])
    more = f"; and {len(notices) - 5} more" if len(notices) > 5 else ""
    return refusal(
        name,
        notices[0][0],
        f"a frame must not hold anything that runs or comes from outside: {shown}{more}",
        "take it out in Word and save the frame again",
    )


def _finding(part: str, what: str, name: str) -> Finding:
    return Finding(
        f"the file holds {what}",
        severity="note",
        rule="WORD-ACTIVE",
        hint="nothing of it was run or fetched; it is carried as it is",
        where=Place(file=name, path=part),
        open=False,
    )


def _source(part: str) -> str | None:
    """Return the part whose pointers a .rels part holds; nothing if it is not a .rels part."""
    if part == ROOT_RELATIONSHIPS:
        return ""
    folder, _, file = part.rpartition("/")
    if not file.endswith(".rels") or not (folder == "_rels" or folder.endswith("/_rels")):
        return None
    return f"{folder.removesuffix('_rels')}{file.removesuffix('.rels')}"


def _ending(part: str) -> str:
    return part.rsplit(".", 1)[-1].lower() if "." in part.rsplit("/", 1)[-1] else ""


def _type(tag: str) -> str:
    return f"{{{PACKAGE_TYPES}}}{tag}"


def _pointer(tag: str) -> str:
    return f"{{{PACKAGE_RELATIONSHIPS}}}{tag}"
