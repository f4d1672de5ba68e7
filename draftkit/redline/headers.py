"""Headers and footers: each a story in a part of its own, told once for each pair of parts that belong together."""

from collections.abc import MutableMapping
from typing import Final

from draftkit.findings import Finding, Place
from draftkit.redline.names import Element, P, make, shell
from draftkit.redline.notes import Teller
from draftkit.redline.translate.translator import Translator
from draftkit.word.ooxml import R
from draftkit.word.package import Package

_SHARED: Final = "a header or footer that several sections show changed in some of them only: it is shown as it was"


class Headers:
    """The headers and footers of two packages."""

    def __init__(
        self,
        old: Package,
        new: Package,
        translator: Translator,
        stories: MutableMapping[str, Element],
        tell: Teller,
    ) -> None:
        self._old, self._new, self._translator, self._stories, self._tell = old, new, translator, stories, tell
        self._told: dict[tuple[str, str], str] = {}
        self.findings: list[Finding] = []

    def shared(self, old_part: str, new_part: str) -> str:
        """Return the part of the output that tells how one became the other."""
        return self._once(old_part, new_part)

    def came(self, new_part: str) -> str:
        """Return the part of the output that tells that a header came."""
        if ("", new_part) not in self._told:
            name = self._translator.copied_part(new_part)
            root = self._translator.copied_root(new_part)
            made = shell(root)
            self._tell.both(_empty(root), root, made)
            self._stories[name] = made
            self._told["", new_part] = name
        return self._told["", new_part]

    def went(self, old_part: str) -> str:
        """Return the part of the output that tells that a header went."""
        return self._once(old_part, "")

    def pointer(self, kind: str, part: str) -> str:
        """Return the id by which the main part points at one."""
        return self._translator.pointer(self._old.main, f"{R}/{kind}", part)

    def _once(self, old_part: str, new_part: str) -> str:
        if (old_part, new_part) in self._told:
            return old_part
        if any(old == old_part for old, _ in self._told):
            if self._new.parts.get(new_part) != self._old.parts[old_part]:
                self.findings.append(_not_shown(self._old.name, old_part))
            return old_part
        made = self._old.root(old_part)
        new = self._new.root(new_part) if new_part else _empty(made)
        if new_part:
            self._translator.story(new, new_part, old_part)
        self._tell.both(self._old.root(old_part), new, made)
        self._stories[old_part] = made
        self._told[old_part, new_part] = old_part
        return old_part


def _empty(like: Element) -> Element:
    root = shell(like)
    root.append(make(root, P))
    return root


def _not_shown(name: str, part: str) -> Finding:
    return Finding(
        _SHARED, severity="warning", rule="REDLINE-HEADER", hint="compare it by eye", where=Place(file=name, path=part)
    )
