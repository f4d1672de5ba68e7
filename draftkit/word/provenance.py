"""Provenance: what a draft carries in its package so that it can be read back. A final carries none of it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256

from draftkit.memo import Memo
from draftkit.model.agreement import (
    Agreement,
    Blank,
    Block,
    Clause,
    Definition,
    Entry,
    Execution,
    Item,
    Node,
    Part,
    Reference,
    Table,
    Text,
    Value,
)
from draftkit.model.walk import nodes_of
from draftkit.word.marks import blank_name, clause_bookmark
from draftkit.word.ooxml import CUSTOM, DATA_STORE, PACKAGE_RELATIONSHIPS
from draftkit.word.text import BLANKS
from draftkit.word.xmltext import escape, guid, quoteattr

MANIFEST = "urn:draftkit:provenance:1"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_PID = re.compile(r'\bpid="(\d+)"')
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
    """Return a digest of what a clause says, whatever its number."""
    return _digest(clause.heading, _body_digest(clause.body))


@lru_cache(maxsize=4096)
def _digest(heading: str, body: str) -> str:
    return sha256(f"{heading}\0{body}".encode()).hexdigest()[:16]


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
    base = frame.decode() if frame else f'{_HEAD}<Properties xmlns="{CUSTOM}"></Properties>'
    first = max((int(pid) for pid in _PID.findall(base)), default=1) + 1
    properties = "".join(
        f'<property xmlns="{CUSTOM}" xmlns:vt="{_VALUES}" fmtid="{_FORMAT}" pid="{pid}" '
        f"name={quoteattr(f'draftkit {name}')}><vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(sorted(agreement.provenance.items()), first)
    )
    head, end, tail = base.rpartition("</")
    return f"{head}{properties}{end}{tail}".encode()


def _digest_body(body: tuple[Block, ...]) -> str:
    return sha256("\0".join([_said(node) for node in nodes_of(body)]).encode()).hexdigest()


def _said(node: Node) -> str:
    """What one node adds to what a clause says, whatever it looks like and wherever its words came from."""
    match node:
        case Text(text) | Value(text):
            return text
        case Definition(term) | Entry(term):
            return f"“{term}”"
        case Blank(path):
            return f"[{path}]"
        case Reference(target, form):
            return f"{form} {target}"
        case Item(key) | Part(key) | Execution(key):
            return f"# {key}"
        case Table(caption):
            return f"| {caption}"
        case _:
            return type(node).__name__


_body_digest = Memo(_digest_body)


def _clause(clause: Clause) -> str:
    return _entry(clause.key, clause.version, clause_digest(clause))


@lru_cache(maxsize=4096)
def _entry(key: str, version: str, digest: str) -> str:
    return (
        f"<clause id={quoteattr(key)} version={quoteattr(version)} "
        f'bookmark="{clause_bookmark(key)}" digest="{digest}"/>'
    )
