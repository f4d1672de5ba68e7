"""Provenance: what a draft carries in its package so that it can be read back. A final carries none of it."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from draftkit.memo import Memo
from draftkit.model.agreement import (
    Agreement,
    Blank,
    Block,
    Clause,
    Definition,
    Listing,
    Node,
    Part,
    Reference,
    Signing,
    Table,
    Text,
    Value,
)
from draftkit.model.forms import form_of, put_in, values_of
from draftkit.model.walk import children
from draftkit.word.marks import blank_name, clause_bookmark
from draftkit.word.ooxml import CUSTOM, DATA_STORE, PACKAGE_RELATIONSHIPS, parse
from draftkit.word.package import Package
from draftkit.word.text import BLANKS
from draftkit.word.xmltext import escape, guid, quoteattr

MANIFEST = "urn:draftkit:provenance:1"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_DATA_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"


def manifest(agreement: Agreement, brief: str) -> bytes:
    """Return the brief (as JSON), the library version and a digest per clause, as one XML part."""
    facts = "".join(
        f" {name.replace(' ', '-')}={quoteattr(value)}" for name, value in sorted(agreement.provenance.items())
    )
    clauses = "".join(_clause(clause) for section in agreement.sections for clause in section.body)
    inner = f"<clauses>{clauses}</clauses><brief>{escape(brief)}</brief>"
    return f'{_HEAD}<draft xmlns="{MANIFEST}"{facts}>{inner}</draft>'.encode()


def clause_digest(clause: Clause) -> str:
    """Return a digest of what a clause says, whatever its number and wherever its words came from."""
    said = put_in(values_of(clause.body), "".join(map(_said_in_block, form_of(clause.body))))
    return sha256(f"{clause.heading}{said}".encode()).hexdigest()[:16]


def blanks_part(paths: Sequence[str]) -> bytes:
    """Return the data that the blanks' content controls are bound to: one element a path."""
    blanks = "".join(f"<{blank_name(path)} path={quoteattr(path)}>[●]</{blank_name(path)}>" for path in paths)
    return f'{_HEAD}<blanks xmlns="{BLANKS}">{blanks}</blanks>'.encode()


def store_properties(store: str, namespace: str) -> bytes:
    """Return the properties part that gives a custom XML part its id."""
    return (
        f'{_HEAD}<ds:datastoreItem ds:itemID="{store}" xmlns:ds="{DATA_STORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{namespace}"/></ds:schemaRefs></ds:datastoreItem>'.encode()
    )


def store_relationship(number: int) -> bytes:
    """Return the relationships part of a custom XML part: to its properties."""
    return (
        f'{_HEAD}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"><Relationship Id="rId1" Type="{_DATA_PROPERTIES}" '
        f'Target="itemProps{number}.xml"/></Relationships>'.encode()
    )


def manifest_store() -> str:
    """Return the id of the manifest's data store: the same in every file."""
    return guid("provenance")


def custom_properties(agreement: Agreement, frame: bytes | None = None) -> bytes:
    """Return docProps/custom.xml: the frame's own properties, then ours: they survive where custom XML is dropped."""
    ours = sorted(agreement.provenance.items())
    if frame is not None:
        return _with_properties(frame, ours)
    return f'{_HEAD}<Properties xmlns="{CUSTOM}">{_properties(ours, 2)}</Properties>'.encode()


def _with_properties(frame: bytes, ours: Iterable[tuple[str, str]]) -> bytes:
    from lxml import etree

    root = parse(frame)
    for old in [each for each in root if each.get("name", "").startswith(_PREFIX)]:
        root.remove(old)
    taken = [int(each.get("pid", "1")) for each in root if each.get("pid", "").isdecimal()]
    root.extend(parse(f"<all>{_properties(ours, max(taken, default=1) + 1)}</all>".encode()))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _properties(ours: Iterable[tuple[str, str]], first: int) -> str:
    return "".join(
        f'<property xmlns="{CUSTOM}" xmlns:vt="{_VALUES}" fmtid="{_FORMAT}" pid="{pid}" '
        f"name={quoteattr(f'{_PREFIX}{name}')}><vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(ours, first)
    )


_PREFIX = "draftkit "
"""How the names of our properties begin. A frame made of one of our drafts has them already."""


def _said(node: Node) -> str:
    """What a node adds to what a clause says. The signs between are such as no text can hold."""
    match node:
        case Text(text) | Value(text):
            return text
        case Definition(term):
            return f"“{term}”"
        case Blank(path):
            return f"\x1c{path}\x1c"
        case Reference(target, form):
            return f"\x1d{form} {target}\x1d"
        case Part(_, heading):
            own = heading
        case Table(caption, head) | Listing(caption, head):
            own = f"{caption} {len(head)}"
        case Signing(_, lines):
            own = "\n".join(lines)
        case _:
            own = ""
    return f"\x1e{type(node).__name__} {own}\x1e{''.join(map(_said, children(node)))}\x1f"


_said_in_block: Memo[Block, str] = Memo(_said)


def _entry(clause: Clause) -> str:
    return (
        f"<clause id={quoteattr(clause.key)} version={quoteattr(clause.version)} "
        f'bookmark="{clause_bookmark(clause.key)}" digest="{clause_digest(clause)}"/>'
    )


_clause = Memo(_entry)


def embedded_brief(package: Package) -> str:
    """Return the brief, as JSON, that a draft of ours carries; '' for any other file and for a final."""
    for content in package.parts.values():
        if MANIFEST.encode() in content[:_NEAR]:
            found = parse(content).find(f"{{{MANIFEST}}}brief")
            if found is not None and found.text:
                return found.text
    return ""


_NEAR = 2_000
"""A manifest names itself at its beginning."""
