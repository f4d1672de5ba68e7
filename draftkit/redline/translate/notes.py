"""Footnotes and endnotes: numbers for those that come in, and the part for them where the older file has none."""

from collections.abc import Callable, Iterator
from typing import Final, Literal

from lxml import etree

from draftkit.redline.names import ID, Element, P, R, copy, shell
from draftkit.redline.translate.ids import above
from draftkit.redline.translate.output import OFFICE, WORD, Names, Output, beside
from draftkit.word.lint.orders import ORDERS
from draftkit.word.ooxml import W, w
from draftkit.word.package import Package

Kind = Literal["footnotes", "endnotes"]

_TYPE: Final = w("type")
_SEPARATORS: Final = {"separator": "-1", "continuationSeparator": "0"}
_ORDER: Final = ORDERS[w("settings")]


class Notes:
    """The notes of the output."""

    def __init__(
        self, old: Package, new: Package, names: Names, translate: Callable[[Element, str, str], None]
    ) -> None:
        self._old, self._new, self._names, self._translate = old, new, names, translate
        self._numbers: dict[Kind, Iterator[int]] = {}
        self.made: dict[Kind, str] = {}

    def ids(self, kind: Kind) -> Iterator[str]:
        """Return ids that no note of OLD has, each only once however often it is asked."""
        if kind not in self._numbers:
            part = next(iter(self._old.related(kind)), "")
            notes = list(self._old.root(part)) if part else self._separators(kind)
            self._numbers[kind] = above(note.get(ID, "") for note in notes)
        return map(str, self._numbers[kind])

    def ensure(self, kind: Kind, parts: dict[str, bytes], fresh_pointer: Callable[[str], str]) -> str:
        """Return the part that holds the notes of that kind, having made one if there is none."""
        own = next(iter(self._old.related(kind)), "") or self.made.get(kind, "")
        if own:
            return own
        main = self._old.main
        name = self.made[kind] = self._names.fresh(beside(main, kind))
        root = self._root(kind)
        separators = self._separators(kind)
        root.extend(separators)
        self._translate(root, next(iter(self._new.related(kind)), ""), name)
        output = Output(parts)
        output.put(name, root, f"{WORD}.{kind}+xml")
        output.link(main, fresh_pointer(main), f"{OFFICE}/{kind}", name)
        for settings in self._old.related("settings"):
            _refer(output.root(settings), kind, separators)
        output.write()
        return name

    def _root(self, kind: Kind) -> Element:
        part = next(iter(self._new.related(kind)), "")
        return shell(self._new.root(part)) if part else etree.Element(w(kind), nsmap={"w": W})

    def _separators(self, kind: Kind) -> list[Element]:
        """Return the lines between text and notes: NEW's, or those that Word draws of itself."""
        part = next(iter(self._new.related(kind)), "")
        theirs = [] if not part else [copy(n) for n in self._new.root(part) if n.get(_TYPE, "normal") != "normal"]
        return theirs or [_separator(kind, type, id) for type, id in _SEPARATORS.items()]


def _separator(kind: Kind, type: str, id: str) -> Element:
    note = etree.Element(w(kind[:-1]), {_TYPE: type, ID: id}, nsmap={"w": W})
    run = etree.SubElement(etree.SubElement(note, P), R)
    etree.SubElement(run, w(type))
    return note


def _refer(settings: Element, kind: Kind, separators: list[Element]) -> None:
    """Name the separators in the settings, as Word does."""
    tag, note = w(f"{kind[:-1]}Pr"), w(kind[:-1])
    holder = settings.find(tag)
    if holder is None:
        holder = settings.makeelement(tag)
        later = (n for n, child in enumerate(settings) if _ORDER.get(str(child.tag), len(_ORDER)) > _ORDER[tag])
        settings.insert(next(later, len(settings)), holder)
    for old in list(holder.iterchildren(note)):
        holder.remove(old)
    for separator in separators:
        etree.SubElement(holder, note, {ID: separator.get(ID, "")})
