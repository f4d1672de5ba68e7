"""Styles: those of the newer file under the ids of the older one, and what they need added or changed there."""

from collections.abc import Iterator
from typing import Final

from draftkit.redline.names import AUTHOR, DATE, ID, PPR, RPR, Element, copy
from draftkit.redline.translate.meanings import meanings
from draftkit.word.lint.orders import ORDERS
from draftkit.word.ooxml import VAL, w

_STYLE, _STYLE_ID, _TYPE, _NAME, _DEFAULT = w("style"), w("styleId"), w("type"), w("name"), w("default")
USES: Final = (w("pStyle"), w("rStyle"), w("tblStyle"))
"""What names a style in a text."""
_NAMING: Final = (*USES, *map(w, ("basedOn", "next", "link", "numStyleLink", "styleLink")))
_NEEDS: Final = tuple(map(w, ("basedOn", "next", "link")))
_BASE: Final = w("basedOn")
_CHANGES: Final = {PPR: w("pPrChange"), RPR: w("rPrChange")}
_ORDER: Final = ORDERS[_STYLE]


class Styles:
    """What every style of NEW is called in OLD. The tree of NEW's styles is rewritten in place."""

    def __init__(self, old: Element | None, new: Element | None) -> None:
        self.old = _by_id(old)
        news = _by_id(new)
        self.ids = _ids(self.old, news)
        self._fresh = set(self.ids.values()) - self.old.keys()
        for style in news.values():
            style.set(_STYLE_ID, self.ids[style.get(_STYLE_ID, "")])
        if new is not None:
            self.story(new)
        self.new: dict[str, Element] = {}
        for style in news.values():
            self.new.setdefault(style.get(_STYLE_ID, ""), style)

    def story(self, root: Element) -> None:
        """Rewrite the id of every style that is named in a tree of NEW."""
        for element in list(root.iter(*_NAMING)):
            id = element.get(VAL, "")
            if id in self.ids:
                element.set(VAL, self.ids[id])
            elif id in self.old or id in self._fresh:
                _drop(element)  # NEW has no such style, so that it says nothing there

    def defaults(self) -> Iterator[str]:
        """Return OLD's styles of all that names none."""
        yield from (id for id, style in self.old.items() if is_default(style))

    def needs(self, id: str) -> Iterator[str]:
        """Return the styles that a style cannot do without in the output."""
        style = self.old.get(id)
        if style is not None:
            yield from (e.get(VAL, "") for e in style.iterchildren(_BASE))
        elif id in self.new:
            yield from (e.get(VAL, "") for e in self.new[id].iterchildren(*_NEEDS))

    def changed(self, id: str) -> bool:
        """Return whether both files have the style, and it gives another look to paragraphs or words in NEW."""
        old, new = self.old.get(id), self.new.get(id)
        return old is not None and new is not None and any(_differs(old, new, tag) for tag in _CHANGES)

    def lists(self, id: str) -> Iterator[str]:
        """Return the ids of the lists that a style of NEW is in, if the output has it as NEW does."""
        if id in self.new and (id not in self.old or self.changed(id)):
            yield from (e.get(VAL, "") for e in self.new[id].iter(w("numId")))

    def wants(self, used: set[str]) -> bool:
        """Return whether any of these styles is to be added or changed."""
        return any(id in used and (id not in self.old or self.changed(id)) for id in self.new)

    def add(self, root: Element, used: set[str], author: str, date: str) -> None:
        """Add to OLD's styles those that only NEW has, and mark what it has otherwise as tracked changes."""
        present = _by_id(root)
        for id in (id for id in self.new if id in used):
            if id not in present:
                root.append(_new_style(self.new[id], present))
            elif self.changed(id):
                for tag in _CHANGES:
                    _track(present[id], self.new[id], tag, author, date)


def name_of(style: Element) -> str:
    """Return what a style is called; other names after a comma are for the user only."""
    named = style.find(_NAME)
    return (named.get(VAL, "") if named is not None else style.get(_STYLE_ID, "")).split(",")[0].strip()


def is_default(style: Element) -> bool:
    """Return whether what names no style of that type has this one."""
    return style.get(_DEFAULT, "0") in ("1", "true", "on")


def _by_id(root: Element | None) -> dict[str, Element]:
    styles = () if root is None else root.iterchildren(_STYLE)
    return {style.get(_STYLE_ID, ""): style for style in styles}


def _ids(old: dict[str, Element], new: dict[str, Element]) -> dict[str, str]:
    """Return the id in the output of every style of NEW: that of OLD's by the same name, its own, or a fresh one."""
    named = {_key(style): id for id, style in reversed(old.items())}
    ids = {id: named[_key(style)] for id, style in new.items() if _key(style) in named}
    taken = {id.casefold() for id in old}
    for id in new:
        if id not in ids and id.casefold() not in taken:
            ids[id] = id
            taken.add(id.casefold())
    number = 0
    for id in new:
        if id not in ids:
            while (fresh := f"{id}{number}").casefold() in taken or fresh in new:
                number += 1
            ids[id] = fresh
            taken.add(fresh.casefold())
    return ids


def _key(style: Element) -> tuple[str, str]:
    return style.get(_TYPE, "paragraph"), name_of(style).casefold()


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _differs(old: Element, new: Element, tag: str) -> bool:
    return meanings(old.find(tag)) != meanings(new.find(tag))


def _new_style(style: Element, present: dict[str, Element]) -> Element:
    """Return a style of NEW as it can stand in OLD: no default, and no partner that has another."""
    made = copy(style)
    made.attrib.pop(_DEFAULT, "")
    for link in list(made.iterchildren(w("link"))):
        partner = present.get(link.get(VAL, ""))
        if partner is not None:
            back = partner.find(w("link"))
            if back is None or back.get(VAL) != made.get(_STYLE_ID):
                made.remove(link)
    return made


def _track(old: Element, new: Element, tag: str, author: str, date: str) -> None:
    """Give a style NEW's properties, with OLD's as what they were."""
    before, after = old.find(tag), new.find(tag)
    if not _differs(old, new, tag):
        return
    made = old.makeelement(tag) if after is None else copy(after)
    for mark in list(made.iterchildren(_CHANGES[tag])):
        made.remove(mark)
    change = made.makeelement(_CHANGES[tag], {ID: "0", AUTHOR: author, **({DATE: date} if date else {})})
    change.append(_plain(before, tag) if before is not None else change.makeelement(tag))
    made.append(change)
    if before is not None:
        old.replace(before, made)
    else:
        _place(old, made)


def _plain(properties: Element, tag: str) -> Element:
    made = copy(properties)
    for mark in list(made.iterchildren(_CHANGES[tag])):
        made.remove(mark)
    return made


def _place(style: Element, made: Element) -> None:
    place = _ORDER[str(made.tag)]
    later = (n for n, child in enumerate(style) if _ORDER.get(str(child.tag), len(_ORDER)) > place)
    style.insert(next(later, len(style)), made)
