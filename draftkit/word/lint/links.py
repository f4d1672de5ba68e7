"""Parts, their types, and the pointers between them."""

from collections.abc import Iterator
from typing import Final

from draftkit.findings import Finding
from draftkit.word.lint.opened import Opened, defect
from draftkit.word.ooxml import CONTENT_TYPES, MC, R, attributes

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_EXPECTED: Final = {
    "officeDocument": f"{_WORD}.document.main+xml",
    "styles": f"{_WORD}.styles+xml",
    "numbering": f"{_WORD}.numbering+xml",
    "settings": f"{_WORD}.settings+xml",
    "webSettings": f"{_WORD}.webSettings+xml",
    "fontTable": f"{_WORD}.fontTable+xml",
    "comments": f"{_WORD}.comments+xml",
    "commentsExtended": f"{_WORD}.commentsExtended+xml",
    "footnotes": f"{_WORD}.footnotes+xml",
    "endnotes": f"{_WORD}.endnotes+xml",
    "header": f"{_WORD}.header+xml",
    "footer": f"{_WORD}.footer+xml",
    "theme": f"{_OFFICE}.theme+xml",
    "customXmlProps": f"{_OFFICE}.customXmlProperties+xml",
    "extended-properties": f"{_OFFICE}.extended-properties+xml",
    "custom-properties": f"{_OFFICE}.custom-properties+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
}
"""The content type of the part that a relationship of that kind points to."""

_IGNORABLE = f"{{{MC}}}Ignorable"


def check(file: Opened) -> Iterator[Finding]:
    """Report parts without or with a wrong type, pointers to nothing, and parts that nothing points to."""
    yield from _types(file)
    yield from _targets(file)
    yield from _uses(file)
    yield from _orphans(file)
    yield from _prefixes(file)


def _types(file: Opened) -> Iterator[Finding]:
    for part in file.parts:
        if part != CONTENT_TYPES and not file.types[part]:
            yield defect("TYPE", part, "the part has no content type")
    for part in file.overrides:
        if part not in file.parts:
            yield defect("TYPE", CONTENT_TYPES, f"there is a content type for '{part}', which is not in the file")
    for link in file.links:
        expected, found = _EXPECTED.get(link.kind), file.types.get(link.target)
        if expected and found and found != expected:
            yield defect("TYPE", link.target, f"the part has the content type '{found}', not '{expected}'")


def _targets(file: Opened) -> Iterator[Finding]:
    met: set[tuple[str, str]] = set()
    for link in file.links:
        if not link.external and not link.target.startswith("#") and link.target not in file.parts:
            yield defect("LINK", link.part, f"'{link.id}' points to '{link.target}', which is not in the file")
        if (link.part, link.id) in met:
            yield defect("LINK", link.part, f"the id '{link.id}' is used twice")
        met.add((link.part, link.id))


def _uses(file: Opened) -> Iterator[Finding]:
    known: dict[str, set[str]] = {}
    for link in file.links:
        known.setdefault(link.source, set()).add(link.id)
    for part, root in file.trees.items():
        asked = set(attributes(root, f"{{{R}}}*"))
        for missing in sorted(asked - known.get(part, set()) - {""}):
            yield defect("LINK", part, f"'{missing}' is used but points to nothing")


def _orphans(file: Opened) -> Iterator[Finding]:
    reached = {link.target for link in file.links}
    for part in file.parts:
        if part not in reached and part != CONTENT_TYPES and not part.endswith(".rels"):
            yield defect("ORPHAN", part, "nothing points to the part", severity="warning")


def _prefixes(file: Opened) -> Iterator[Finding]:
    for part, root in file.trees.items():
        for prefix in root.get(_IGNORABLE, "").split():
            if prefix not in root.nsmap:
                yield defect("PREFIX", part, f"mc:Ignorable names '{prefix}', which is not declared there")
