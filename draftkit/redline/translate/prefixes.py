"""Prefixes: what copied content needs to be declared, and to be named as ignorable, on the root it comes under."""

from collections.abc import Iterator

from lxml import etree

from draftkit.redline.names import Element
from draftkit.word.ooxml import MC, attributes

_CHOICE, _IGNORABLE, _REQUIRES = f"{{{MC}}}Choice", f"{{{MC}}}Ignorable", "Requires"


class Prefixes:
    """The prefixes of NEW's trees that stand for something in the words of attributes."""

    def __init__(self, old: Element) -> None:
        self._ignorable: dict[str, str] = {}
        self._required = _declared(old)

    def learn(self, root: Element, content: bytes) -> None:
        """Take note of what a tree of NEW, written as `content`, declares. A prefix of two meanings gets two names."""
        for prefix in root.get(_IGNORABLE, "").split():
            if prefix in root.nsmap and f"{prefix}:".encode() in content:  # most are declared and never used
                self._ignorable.setdefault(root.nsmap[prefix], prefix)
        for choice in root.iter(_CHOICE):
            names = choice.get(_REQUIRES, "").split()
            choice.set(_REQUIRES, " ".join(self._name(prefix, choice.nsmap.get(prefix, "")) for prefix in names))

    def settle(self, root: Element) -> None:
        """Declare on the root, in place, whatever the tree under it needs."""
        wanted: dict[str, str] = dict(self._missing(root))
        listed = [prefix for prefix in root.get(_IGNORABLE, "").split() if prefix in root.nsmap]
        known = {root.nsmap[prefix] for prefix in listed}
        used = [uri for uri in self._ignorable if uri not in known and _uses(root, uri)]
        for uri in used:
            prefix = _prefix_of(root, uri) or self._free(root, wanted, uri)
            wanted[prefix] = uri
            listed.append(prefix)
        if not wanted:
            return
        if used:
            wanted.setdefault(_prefix_of(root, MC) or "mc", MC)
        declared = {**_declared(root), **wanted}
        etree.cleanup_namespaces(root, top_nsmap=declared, keep_ns_prefixes=[*declared, *_named(root)])
        if used:
            root.set(_IGNORABLE, " ".join(listed))

    def _name(self, prefix: str, uri: str) -> str:
        if not uri:
            return prefix
        name, number = prefix, 1
        while self._required.setdefault(name, uri) != uri:
            number += 1
            name = f"{prefix}{number}"
        return name

    def _missing(self, root: Element) -> Iterator[tuple[str, str]]:
        """Return what a choice asks for and nothing above it declares."""
        for choice in root.iter(_CHOICE):
            for prefix in choice.get(_REQUIRES, "").split():
                if prefix not in choice.nsmap and prefix in self._required:
                    yield prefix, self._required[prefix]

    def _free(self, root: Element, wanted: dict[str, str], uri: str) -> str:
        prefix, number = self._ignorable[uri], 1
        taken = {**_declared(root), **wanted}
        while taken.get(prefix, uri) != uri:
            number += 1
            prefix = f"{self._ignorable[uri]}{number}"
        return prefix


def _uses(root: Element, uri: str) -> bool:
    if next(root.iter(f"{{{uri}}}*"), None) is not None:
        return True
    return bool(root.xpath("boolean(//@n:*)", namespaces={"n": uri}))


def _declared(root: Element) -> dict[str, str]:
    return {prefix: uri for prefix, uri in root.nsmap.items() if prefix}


def _prefix_of(root: Element, uri: str) -> str:
    return next((prefix for prefix, declared in _declared(root).items() if declared == uri), "")


def _named(root: Element) -> Iterator[str]:
    """Return the prefixes that attributes of markup compatibility name anywhere."""
    for choice in root.iter(_CHOICE):
        yield from choice.get(_REQUIRES, "").split()
    for value in attributes(root, f"{{{MC}}}*"):
        yield from (word.split(":")[0] for word in value.split())
