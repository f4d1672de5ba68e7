"""Accept or reject tracked changes in a whole Word file."""

from collections.abc import Iterator, Mapping

from lxml import etree

from draftkit.word.ooxml import w
from draftkit.word.package import Package
from draftkit.word.revisions.names import IDENTITY, Element
from draftkit.word.revisions.resolve import Accept, resolve
from draftkit.word.revisions.surgery import drop

HOLDERS = ("header", "footer", "footnotes", "endnotes", "comments", "styles", "numbering")
"""The parts beside the main one that tracked changes can stand in, by kind, in the order they are listed."""
_NOTES = {"footnotes": w("footnoteReference"), "endnotes": w("endnoteReference"), "comments": w("commentReference")}
_TYPE = w("type")
_OF_THE_PAGE = ("separator", "continuationSeparator", "continuationNotice")


def resolve_package(package: Package, accept: Accept) -> dict[str, bytes]:
    """Return the parts of a package with the changes resolved that `accept` decides on.

    Footnotes, endnotes and comments whose reference went are gone as well. Parts without a change keep their bytes.
    """
    return resolve_roots(package, revised_roots(package), accept)


def revised_roots(package: Package) -> dict[str, Element]:
    """Return a fresh tree of every part that tracked changes can stand in: the main part, then by kind."""
    return {part: package.root(part) for part in _parts(package)}


def resolve_roots(package: Package, roots: Mapping[str, Element], accept: Accept) -> dict[str, bytes]:
    """Do the same on trees that are at hand (`revised_roots`), whose elements `accept` may know."""
    before = {part: _references(root) for part, root in roots.items()}
    changed = {part for part, root in roots.items() if resolve(root, accept)}
    for source in list(changed):
        gone = {kind: ids - _references(roots[source])[kind] for kind, ids in before[source].items()}
        changed |= {part for part, ids in _notes(package, source, gone) if _drop_notes(roots[part], ids)}
    return {part: _written(roots[part]) if part in changed else content for part, content in package.parts.items()}


def _parts(package: Package) -> Iterator[str]:
    """Yield each part once; a glossary is a document of its own within the document."""
    sources = (package.main, *package.related("glossaryDocument"))
    found = [part for kind in HOLDERS for source in sources for part in package.related(kind, source)]
    yield from dict.fromkeys(part for part in (package.main, *found, *sources[1:]) if part in package.parts)


def _references(root: Element) -> dict[str, set[str]]:
    return {kind: {found.get(IDENTITY, "") for found in root.iter(tag)} for kind, tag in _NOTES.items()}


def _notes(package: Package, source: str, gone: Mapping[str, set[str]]) -> Iterator[tuple[str, set[str]]]:
    for kind, ids in gone.items():
        if ids:
            yield from ((part, ids) for part in package.related(kind, source))


def _drop_notes(root: Element, ids: set[str]) -> bool:
    notes = [note for note in root if note.get(IDENTITY) in ids and note.get(_TYPE) not in _OF_THE_PAGE]
    for note in notes:
        drop(note)
    return bool(notes)


def _written(root: Element) -> bytes:
    return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True, standalone=True)
