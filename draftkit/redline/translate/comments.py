"""Comments: those that both files have are one; those of the newer file come along if the redline refers to them."""

from collections.abc import Callable, Mapping
from typing import Final

from draftkit.redline.names import AUTHOR, COMMENT_REFERENCE, DATE, ID, PARA_ID, Element, P, copy, shell
from draftkit.redline.translate.ids import above, unlike
from draftkit.redline.translate.meanings import Meaning, reading
from draftkit.redline.translate.output import Names, Output, beside
from draftkit.word.ooxml import w
from draftkit.word.package import Package

_COMMENT, _INITIALS = w("comment"), w("initials")
_MARKS: Final = (w("commentRangeStart"), w("commentRangeEnd"), COMMENT_REFERENCE)
_PEOPLE, _STATES, _LASTING, _MOMENTS = "people", "commentsExtended", "commentsIds", "commentsExtensible"
_PARA, _PARENT, _DURABLE, _PERSON = "paraId", "paraIdParent", "durableId", "author"


class Comments:
    """What every comment of NEW is called in OLD."""

    def __init__(
        self,
        old: Package,
        new: Package,
        names: Names,
        translate: Callable[[Element, str, str], None],
        fresh_pointer: Callable[[str], str],
    ) -> None:
        self._packages, self._fresh_pointer = (old, new), fresh_pointer
        source = next(iter(new.related("comments")), "")
        own = next(iter(old.related("comments")), "")
        self.part = own or (names.fresh(beside(old.main, "comments")) if source else "")
        self._names = names
        mine = list(old.root(own).iterchildren(_COMMENT)) if own else []
        self._root = new.root(source) if source else None
        if self._root is not None:
            translate(self._root, source, self.part)
        self._news = [] if self._root is None else list(self._root.iterchildren(_COMMENT))
        same = _pairs(mine, self._news)
        self._numbers = above(comment.get(ID, "") for comment in mine)
        self._ids = {new.get(ID, ""): same[n].get(ID, "") if n in same else str(next(self._numbers))
                     for n, new in enumerate(self._news)}  # fmt: skip
        self._old_ids = {comment.get(ID, "") for comment in mine}
        self._fresh = [new for n, new in enumerate(self._news) if n not in same]
        self._paragraphs = {told: kept for n, old_one in same.items() for told, kept in _both(self._news[n], old_one)}
        for comment in self._news:
            comment.set(ID, self._ids[comment.get(ID, "")])

    def story(self, root: Element) -> None:
        """Rewrite the id of every comment in a tree of NEW."""
        for mark in root.iter(*_MARKS):
            id = mark.get(ID, "")
            if id in self._ids:
                mark.set(ID, self._ids[id])
            elif id in self._old_ids:
                mark.set(ID, str(next(self._numbers)))  # NEW has no such comment

    def add(self, output: Output, roots: Mapping[str, Element], own: Element | None) -> Element | None:
        """Add to OLD's comments (`own` if a caller holds them) those of NEW that the trees refer to; return them."""
        used = {mark.get(ID) for root in roots.values() for mark in root.iter(*_MARKS)}
        chosen = [copy(comment) for comment in self._fresh if comment.get(ID) in used]
        if not chosen or self._root is None:
            return None
        root = self._holder(output, "comments", self.part, self._root) if own is None else own
        taken = {p.get(PARA_ID, "") for p in root.iter(P)}
        wanted: dict[str, str] = {}
        for comment in chosen:
            for paragraph in comment.iter(P):
                if value := paragraph.get(PARA_ID):
                    wanted[value] = unlike(value, taken)
                    paragraph.set(PARA_ID, wanted[value])
            root.append(comment)
        self._extend(output, wanted, {comment.get(AUTHOR, "") for comment in chosen})
        return root

    def _extend(self, output: Output, wanted: Mapping[str, str], authors: set[str]) -> None:
        """Bring along what other parts say of the comments: their threads, lasting ids, moments and authors."""
        known = {**self._paragraphs, **wanted}
        for entry in self._entries(output, _STATES, _PARA, wanted):
            parent = _attribute(entry, _PARENT)
            if parent and entry.get(parent, "") in known:
                entry.set(parent, known[entry.get(parent, "")])
            elif parent:
                del entry.attrib[parent]
        lasting: dict[str, str] = {}
        taken = self._values(output, _LASTING, _DURABLE)
        for entry in self._entries(output, _LASTING, _PARA, wanted):
            name = _attribute(entry, _DURABLE)
            if name:
                lasting[entry.get(name, "")] = unlike(entry.get(name, ""), taken)
                entry.set(name, lasting[entry.get(name, "")])
        self._entries(output, _MOMENTS, _DURABLE, lasting)
        strangers = authors - self._values(output, _PEOPLE, _PERSON)
        self._entries(output, _PEOPLE, _PERSON, {author: author for author in strangers})

    def _entries(self, output: Output, kind: str, key: str, wanted: Mapping[str, str]) -> list[Element]:
        """Add NEW's entries of those keys to a part of OLD, each under the key it has there."""
        old, new = self._packages
        source = next(iter(new.related(kind)), "")
        root = new.root(source) if source else None
        found = [(entry, name) for entry in (() if root is None else root) if (name := _attribute(entry, key))]
        entries = [(copy(entry), name) for entry, name in found if entry.get(name, "") in wanted]
        if not entries or root is None:
            return []
        part = next(iter(old.related(kind)), "")
        holder = self._holder(output, kind, part or self._names.fresh(beside(old.main, kind)), root)
        for entry, name in entries:
            entry.set(name, wanted[entry.get(name, "")])
            holder.append(entry)
        return [entry for entry, _ in entries]

    def _values(self, output: Output, kind: str, key: str) -> set[str]:
        part = next(iter(self._packages[0].related(kind)), "")
        return {entry.get(_attribute(entry, key), "") for entry in output.read(part)} if part else set()

    def _holder(self, output: Output, kind: str, part: str, like: Element) -> Element:
        """Return the tree of a part of the output; if it is not there, one like NEW's with nothing in it."""
        if part not in output:
            old, new = self._packages
            link = next(r for r in new.relationships if r.source == new.main and r.kind == kind and not r.external)
            output.put(part, shell(like), new.content_types[link.target])
            output.link(old.main, self._fresh_pointer(old.main), link.type, part)
        return output.root(part)


def _pairs(old: list[Element], new: list[Element]) -> dict[int, Element]:
    """Return, by the place of NEW's comment, the same comment of OLD: each once, in order, the moment counting."""
    pairs: dict[int, Element] = {}
    told = [(comment, _said(comment)) for comment in old]
    for dated in (True, False):
        waiting: dict[tuple[str, ...] | object, list[Element]] = {}
        taken = set(map(id, pairs.values()))
        for comment, said in reversed(told):
            if id(comment) not in taken:
                waiting.setdefault(_key(comment, said, dated=dated), []).append(comment)
        for n, comment in enumerate(new):
            candidates = waiting.get(_key(comment, _said(comment), dated=dated)) if n not in pairs else None
            if candidates and (dated or not comment.get(DATE) or not candidates[-1].get(DATE)):
                pairs[n] = candidates.pop()
    return pairs


def _key(comment: Element, said: tuple[Meaning, ...], *, dated: bool) -> object:
    by = (comment.get(AUTHOR, ""), said)
    return (*by, comment.get(_INITIALS, ""), comment.get(DATE, "")) if dated else by


def _said(comment: Element) -> tuple[Meaning, ...]:
    """Return what a comment says."""
    return reading(comment)[3]


def _both(new: Element, old: Element) -> list[tuple[str, str]]:
    pairs = zip(new.iter(P), old.iter(P), strict=False)
    return [(n.get(PARA_ID, ""), o.get(PARA_ID, "")) for n, o in pairs if n.get(PARA_ID) and o.get(PARA_ID)]


def _attribute(entry: Element, name: str) -> str:
    return next((str(key) for key, _ in entry.items() if str(key).rpartition("}")[2] == name), "")
