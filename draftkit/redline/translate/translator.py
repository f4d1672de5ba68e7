"""The translator: NEW's text in the ids of OLD, and in the output what it then needs of NEW."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from draftkit.findings import Finding
from draftkit.redline.names import Element, shell
from draftkit.redline.translate.comments import Comments
from draftkit.redline.translate.ids import Places, make_unique
from draftkit.redline.translate.notes import Kind, Notes
from draftkit.redline.translate.numbering import Lists, vote
from draftkit.redline.translate.output import OFFICE, WORD, Names, Output, beside
from draftkit.redline.translate.prefixes import Prefixes
from draftkit.redline.translate.relationships import Relationships
from draftkit.redline.translate.reports import untracked
from draftkit.redline.translate.styles import Styles
from draftkit.redline.translate.uses import closure
from draftkit.word.ooxml import VAL, w
from draftkit.word.package import Package

_TEXTS: Final = ("header", "footer", "footnotes", "endnotes", "comments")
_BY_STYLE: Final = 10
"""What a style says of its list counts as much as that many paragraphs."""


class Translator:
    """Two packages, and what the ids of the newer one are in the older one."""

    def __init__(
        self,
        old: Package,
        new: Package,
        *,
        author: str = "",
        date: str = "",
        mains: tuple[Element, Element] | None = None,
    ) -> None:
        """Read both; tracked changes of styles are made in the name of `author` at `date` (ISO 8601).

        `mains` are the trees of the two main parts, if the caller has them: only read, and only before any marking.
        """
        self._old, self._new, self._author, self._date = old, new, author, date
        self._mains = mains or (old.root(old.main), new.root(new.main))
        self._names = Names(set(old.parts))
        self._prefixes = Prefixes(self._mains[0])
        self._links = Relationships(old, new, self._names)
        self._parts: dict[str, str] = {}
        self._sheets = (_tree(old, "styles"), _tree(new, "styles"))
        self._styles = Styles(*self._sheets)
        self._lists = self._read_lists()
        self._comments = Comments(old, new, self._names, self._formal, self._links.fresh)
        self._notes = Notes(old, new, self._names, self._formal)
        self._places = Places(self._old_texts)
        self._copies: dict[str, tuple[str, Element]] = {}
        self._twins: dict[str, str] = {}

    def story(self, root: Element, new_part: str, old_part: str) -> None:
        """Rewrite in place the tree of a story of NEW so that every id in it means the same in OLD's `old_part`.

        Left alone: references to headers, footers and notes.
        """
        self._formal(root, new_part, old_part)
        self._comments.story(root)
        self._places.story(root)

    def copied_part(self, new_part: str) -> str:
        """Have a whole story part of NEW in the output; return its name there."""
        if new_part not in self._copies:
            name = self._names.fresh(new_part)
            root = self._new.root(new_part)
            self._copies[new_part] = (name, root)
            self.story(root, new_part, name)
        return self._copies[new_part][0]

    def copied_root(self, new_part: str) -> Element:
        """Return the translated tree of a copied part, which `finish` writes unless its stories hold another."""
        self.copied_part(new_part)
        return self._copies[new_part][1]

    def twin(self, old_part: str) -> str:
        """Have another copy of a story part of OLD in the output, which the caller writes; return its name there."""
        name = self._names.fresh(old_part)
        self._links.twin(old_part, name)
        self._twins[name] = old_part
        return name

    def relationship(self, new_part: str, old_part: str, id: str) -> str:
        """Return OLD's id for a pointer of NEW; a fresh one is added by `finish` if it is used."""
        return self._links.translate(new_part, old_part, id)

    def pointer(self, part: str, type: str, target: str) -> str:
        """Return the id with which a part of the output points at another; added by `finish` if it is used."""
        return self._links.pointer(part, type, target)

    def alike(self, old_part: str) -> Mapping[str, str]:
        """Return the links and pictures of OLD's part, each with the first id that leads to the same."""
        return self._links.alike(old_part)

    def note_ids(self, kind: Kind) -> Iterator[str]:
        """Return ids for notes of NEW that come into OLD's part: `next` gives one that nobody else has."""
        return self._notes.ids(kind)

    def ensure_notes(self, kind: Kind, parts: dict[str, bytes]) -> str:
        """Return the part of the output for notes of that kind, having made it in `parts` if OLD has none."""
        return self._notes.ensure(kind, parts, self._links.fresh)

    def finish(self, parts: dict[str, bytes], stories: Mapping[str, Element]) -> tuple[Finding, ...]:
        """Add to the parts of OLD everything of NEW that the finished trees use; report what cannot be tracked.

        The trees are changed in place and left to the caller to write, but for copied parts, which are written.
        """
        output = Output(parts)
        copies = {name: stories.get(name, root) for name, root in self._copies.values()}
        finished = {**stories, **copies}
        roots = {**self._rest(output, finished), **finished}
        comments = self._comments.add(output, roots, finished.get(self._comments.part))
        if comments is not None:
            roots[self._comments.part] = comments
        make_unique(finished, self._old_root_of)
        used, lists = closure(roots.values(), self._styles, self._lists)
        self._add_styles(output, used)
        self._add_lists(output, lists)
        self._links.add_used(output, {**roots, **output.changed})
        for new_part, (name, _) in self._copies.items():
            output.put(name, copies[name], self._new.content_types.get(new_part, ""))
        for name, old_part in self._twins.items():
            output.put(name, finished[name], self._old.content_types.get(old_part, ""))
        for root in {**output.changed, **finished}.values():
            self._prefixes.settle(root)
        output.write()
        return untracked(self._old, self._new, self._sheets, self._styles, used)

    def _formal(self, root: Element, new_part: str, old_part: str) -> None:
        self._prefixes.learn(root, self._new.parts.get(new_part, b""))
        self._styles.story(root)
        self._lists.story(root)
        if new_part:
            self._links.story(root, new_part, old_part)

    def _read_lists(self) -> Lists:
        part = _part(self._new, "numbering")
        root = _tree(self._new, "numbering")
        if root is not None:
            self._prefixes.learn(root, self._new.parts[part])
            self._styles.story(root)
            self._links.story(root, part, self._single("numbering"))
        lists = Lists(_tree(self._old, "numbering"), root, self._votes)
        self._numbering = root
        if self._sheets[1] is not None:
            self._prefixes.learn(self._sheets[1], self._new.parts[_part(self._new, "styles")])
            lists.story(self._sheets[1])
        return lists

    def _votes(self) -> Counter[tuple[str, str]]:
        votes = vote(*self._mains)
        for id, style in self._styles.new.items():
            if id in self._styles.old:
                pair = (_list_of(style), _list_of(self._styles.old[id]))
                votes[pair] += _BY_STYLE if all(pair) else 0
        return votes

    def _add_styles(self, output: Output, used: set[str]) -> None:
        if self._styles.wants(used):
            root = self._holder(output, "styles", self._sheets[1])
            self._styles.add(root, used, self._author, self._date)

    def _add_lists(self, output: Output, used: set[str]) -> None:
        if self._lists.is_new(used):
            self._lists.add(self._holder(output, "numbering", self._numbering), used)

    def _holder(self, output: Output, kind: str, like: Element | None) -> Element:
        """Return the tree of OLD's part of that kind; if it has none, of one made like NEW's."""
        part = self._single(kind)
        if part not in output and like is not None:
            output.put(part, shell(like), f"{WORD}.{kind}+xml")
            output.link(self._old.main, self._links.fresh(self._old.main), f"{OFFICE}/{kind}", part)
        return output.root(part)

    def _single(self, kind: str) -> str:
        if kind not in self._parts:
            self._parts[kind] = _part(self._old, kind) or self._names.fresh(beside(self._old.main, kind))
        return self._parts[kind]

    def _rest(self, output: Output, finished: Mapping[str, Element]) -> dict[str, Element]:
        """Return the texts of the output that nobody has worked on: they use styles and lists too."""
        parts = (*_texts(self._old), *self._notes.made.values())
        return {part: output.read(part) for part in parts if part not in finished and part in output}

    def _old_texts(self) -> list[Element]:
        return [self._mains[0], *(self._old.root(part) for part in _texts(self._old) if part != self._old.main)]

    def _old_root_of(self, part: str) -> Element | None:
        """Return the tree of a text of OLD as it was, whatever has been done to others."""
        return self._old.root(part) if part in self._old.parts else None


def _part(package: Package, kind: str) -> str:
    return next(iter(package.related(kind)), "")


def _tree(package: Package, kind: str) -> Element | None:
    part = _part(package, kind)
    return package.root(part) if part else None


def _texts(package: Package) -> tuple[str, ...]:
    return tuple(dict.fromkeys((package.main, *(part for kind in _TEXTS for part in package.related(kind)))))


def _list_of(style: Element) -> str:
    """Return the list that a style puts its paragraphs in, or nothing."""
    named = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    return "" if named is None else named.get(VAL, "")
