"""Headers and footers: each a story in a part of its own, told once for each pair of parts that belong together."""

from collections.abc import MutableMapping
from typing import NamedTuple

from draftkit.redline.clean import bare, clean
from draftkit.redline.names import Element, P, make, shell
from draftkit.redline.notes import Teller
from draftkit.redline.translate.translator import Translator
from draftkit.word.ooxml import R
from draftkit.word.package import Package


class ToldHeader(NamedTuple):
    """The parts of a header or footer in both versions, one of which may be none (''), and in the redline."""

    old: str
    new: str
    made: str


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
        """The part of the output by those of OLD and NEW, one of which may be none."""
        self._became: dict[str, dict[bytes, str]] = {}
        """For each part of OLD, what it became, with the part of the output that tells so."""

    @property
    def told(self) -> tuple[ToldHeader, ...]:
        """Return the parts that were told together."""
        return tuple(ToldHeader(old, new, made) for (old, new), made in self._told.items())

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
        if (old_part, new_part) not in self._told:
            self._told[old_part, new_part] = self._part(old_part, new_part)
        return self._told[old_part, new_part]

    def _part(self, old_part: str, new_part: str) -> str:
        """A part that several sections of OLD show may have become several: each is told in a copy of its own."""
        became = self._became.setdefault(old_part, {})
        new = self._translated(new_part, old_part) if new_part else _empty(self._old.root(old_part))
        said = bare(new)
        if said not in became:
            name = self._translator.twin(old_part) if became else old_part
            made = self._old.root(old_part)
            theirs = self._translated(new_part, name) if new_part and became else new
            self._tell.both(self._old.root(old_part), theirs, made)
            self._stories[name] = made
            became[said] = name
        return became[said]

    def _translated(self, new_part: str, part: str) -> Element:
        """A header of NEW in the ids of a part of the output."""
        root = clean(self._new.root(new_part))
        self._translator.story(root, new_part, part)
        return root


def _empty(like: Element) -> Element:
    root = shell(like)
    root.append(make(root, P))
    return root
