"""Content controls: unique, well built, and showing what they are bound to."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from draftkit.findings import Finding
from draftkit.word.labels import paragraph_text
from draftkit.word.lint.opened import Element, Opened, defect
from draftkit.word.ooxml import DATA_STORE, VAL, P, w

_SDT, _PR, _CONTENT = w("sdt"), w("sdtPr"), w("sdtContent")
_BINDING, _TEXT, _PLACEHOLDER = w("dataBinding"), w("text"), w("showingPlcHdr")
_PREFIX = re.compile(r"""xmlns:([\w.-]+)\s*=\s*(?:'([^']*)'|"([^"]*)")""")
_PATH = re.compile(r"(/@?([\w.-]+:)?[\w.-]+(\[\d+\])?)+(/text\(\))?(\[\d+\])?")
_BUILT_IN = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "extended-properties",
}
"""Stores that are there without a custom XML part (ECMA-376 leaves them to Word)."""


def check(file: Opened) -> Iterator[Finding]:
    """Report ids used twice, controls put together wrongly, and bound values that differ from their store."""
    stores = _stores(file)
    met: set[str] = set()
    for part, root in file.texts:
        for control in root.iter(_SDT):
            yield from _built(part, control)
            properties = control.find(_PR)
            if properties is None:
                continue
            identity = properties.find(w("id"))
            value = "" if identity is None else identity.get(VAL, "")
            if value and value in met:
                yield defect("CONTROL", part, f"two content controls have the id {value}")
            met.add(value)
            binding = properties.find(_BINDING)
            if binding is not None:
                yield from _bound(part, control, properties, binding, stores)


def _built(part: str, control: Element) -> Iterator[Finding]:
    content = control.find(_CONTENT)
    if content is None:
        yield defect("CONTROL", part, "a content control has no content")
        return
    if any(True for _ in content.itersiblings(_PR)):
        yield defect("CONTROL", part, "a content control has its content before its properties")
    parent = control.getparent()
    if parent is not None and parent.tag == P and content.find(P) is not None:
        yield defect("CONTROL", part, "a content control inside a paragraph holds a paragraph")


def _bound(
    part: str, control: Element, properties: Element, binding: Element, stores: Mapping[str, Element]
) -> Iterator[Finding]:
    store = stores.get(binding.get(w("storeItemID"), "").upper())
    if store is None:
        yield defect(
            "BINDING", part, f"a content control is bound to {binding.get(w('storeItemID'))}, which is not there"
        )
        return
    path = binding.get(w("xpath"), "")
    value = _value(store, path, binding.get(w("prefixMappings"), ""))
    if value is None:
        yield defect("BINDING", part, f"a content control is bound to '{path[:80]}', where there is nothing")
    elif properties.find(_TEXT) is not None and properties.find(_PLACEHOLDER) is None:
        shown = _shown(control)
        if shown.split() != value.split():
            yield defect("BINDING", part, f"a content control shows '{shown[:40]}', but is bound to '{value[:40]}'")


def _shown(control: Element) -> str:
    content = control.find(_CONTENT)
    if content is None:
        return ""
    paragraphs = list(content.iter(P)) or [content]
    return "\n".join(paragraph_text(paragraph) for paragraph in paragraphs)


def _value(store: Element, path: str, prefixes: str) -> str | None:
    """Return the text at a plain location path; of any other path nothing is known, and nothing evaluated."""
    if not _PATH.fullmatch(path):
        return None
    names = {prefix: single or double for prefix, single, double in _PREFIX.findall(prefixes)}
    try:
        found = store.xpath(path, namespaces={prefix: name for prefix, name in names.items() if name})
    except etree.XPathError:
        return None
    if not isinstance(found, list) or not found:
        return None
    return "".join(map(str, found[0].itertext())) if isinstance(found[0], Element) else str(found[0])


def _stores(file: Opened) -> Mapping[str, Element]:
    """Return the root of every store by its id, in capitals."""
    stores: dict[str, Element] = {}
    for link in file.links:
        properties = file.trees.get(link.target)
        if link.kind == "customXmlProps" and properties is not None and link.source in file.trees:
            identity = properties.get(f"{{{DATA_STORE}}}itemID", "")
            stores[identity.upper()] = file.trees[link.source]
        for identity, kind in _BUILT_IN.items():
            if not link.source and link.kind == kind and properties is not None:
                stores[identity] = properties
    return stores
