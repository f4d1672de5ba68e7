"""Two Word files in, one redline out, built on the older file: what neither changed keeps its XML."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from draftkit.findings import Finding, Place
from draftkit.redline.blocks import Block, blocks_of
from draftkit.redline.check import holds
from draftkit.redline.clean import clean
from draftkit.redline.headers import Headers, ToldHeader
from draftkit.redline.history import History
from draftkit.redline.invert import invert
from draftkit.redline.merge import Merger, Settings, Told, ranged, turned
from draftkit.redline.names import SECTPR, Element, P, copy, make, w
from draftkit.redline.notes import KINDS, Notes
from draftkit.redline.numbers import number_revisions
from draftkit.redline.places import Places
from draftkit.redline.reading import is_long
from draftkit.redline.sections import Sections
from draftkit.redline.settle import settle
from draftkit.redline.texts import LONG
from draftkit.redline.translate.translator import Translator
from draftkit.word.archive import write_package
from draftkit.word.ooxml import parse
from draftkit.word.package import Package
from draftkit.word.revisions.package import resolve_roots, revised_roots


class Redline(NamedTuple):
    """A redline, and what is to be known of it."""

    content: bytes
    told: tuple[Told, ...]
    """The groups of blocks of the body, in order."""
    others: tuple[Told, ...]
    """Those of headers, footers and notes."""
    revisions: int
    findings: tuple[Finding, ...]
    old: Package
    new: Package
    """The two files as they were compared, without tracked changes of their own."""
    headers: tuple[ToldHeader, ...] = ()
    """The headers and footers that were told together."""

    @property
    def sound(self) -> bool:
        """Whether every block was tried and found to give both files back."""
        return all(one.sound for one in (*self.told, *self.others))


def compare(old: Package, new: Package, settings: Settings) -> Redline:
    """Return the redline that shows how one Word file became another.

    Tracked changes that stand in either are accepted first, unless their history is to be kept. Accepting all that the
    redline shows gives the newer file, rejecting it the older. Equal files, author and date give equal bytes.
    """
    history, after = remembered(new) if settings.history else (None, accepted(new))
    before = _resolved(old, accept=not settings.history)
    if not settings.on_new:
        return _Comparison(before, after, settings, history).redline()
    back = _Comparison(after, before, settings, history).redline()
    told, others = tuple(map(turned, back.told)), tuple(map(turned, back.others))
    headers = tuple(ToldHeader(one.new, one.old, one.made) for one in back.headers)
    return back._replace(told=told, others=others, old=before, new=after, headers=headers)


def remembered(package: Package) -> tuple[History, Package]:
    """Return who made the tracked changes of a package, and the package with them accepted."""
    roots = revised_roots(package)
    history = History(roots.values())
    return history, _settled(package, roots, accept=True)


def accepted(package: Package) -> Package:
    """Return a package with its tracked changes accepted."""
    return _resolved(package, accept=True)


def _resolved(package: Package, *, accept: bool) -> Package:
    return _settled(package, revised_roots(package), accept=accept)


def _settled(package: Package, roots: Mapping[str, Element], *, accept: bool) -> Package:
    """The package with its tracked changes resolved, and its stories as Word takes them."""
    parts = resolve_roots(package, roots, lambda _: accept)
    mended = {part: _serialised(root) for part, root in roots.items() if settle(root)}
    return replace(package, parts=MappingProxyType({**parts, **mended}))


def _unsound(told: Told, name: str) -> Finding:
    block = (told.old or told.new)[0]
    said = " ".join(block.text.split())[:80]
    what = f"‘{said}’" if said else f"what is no text ({etree.QName(block.element).localname})"
    return Finding(
        f"a change here cannot be shown as tracked changes that give both versions back: {what}",
        rule="REDLINE-CHECK",
        hint="compare this place by eye",
        where=Place(file=name),
    )


def _long(told: Sequence[Told], name: str) -> Iterator[Finding]:
    """What is to be known of paragraphs so long that they are not compared word by word throughout."""
    for one in told:
        block = (one.old or one.new)[0]
        if one.group.state == "changed" and any(map(_is_long, (*one.old, *one.new))):
            yield Finding(
                f"a very long paragraph was compared passage by passage first: ‘{block.text[:80].strip()}’",
                rule="REDLINE-LONG",
                hint="where much of it changed, whole passages are marked",
                where=Place(file=name),
            )


def _is_long(block: Block) -> bool:
    return len(block.text) > LONG and any(is_long((found,)) for one in block.elements for found in one.iter(P))


def _same_section(old: Element, _: Element) -> Element:
    """Outside a body there are no sections."""
    return copy(old)


class _Comparison:
    """The stories of two packages, told one by one."""

    def __init__(self, old: Package, new: Package, settings: Settings, history: History | None) -> None:
        self._old, self._new, self._settings, self._history = old, new, settings, history
        self._parts = dict(old.parts)
        self._stories: dict[str, Element] = {}
        self._others: list[Told] = []
        self._trees = (old.root(old.main), new.root(new.main))
        author, date = settings.pen
        self._translator = Translator(old, new, author=author, date=date, mains=self._trees)

    def redline(self) -> Redline:
        """Tell every story, number what was told, and write the file."""
        old, new = self._trees
        self._translator.story(new, self._new.main, self._old.main)
        notes = [Notes(kind, self._old, self._new, self._translator, self) for kind in KINDS]
        for one in notes:
            one.pair(old, new)
        headers = Headers(self._old, self._new, self._translator, self._stories, self)
        heeded = headers if self._settings.headers else None
        root, told = self._body(old, new, Sections(old, new, (self._old, self._new), self._settings.pen, heeded))
        for one in notes:
            self._stories |= one.tell(root, self._parts, heeded=self._settings.notes)
        findings = self._translator.finish(self._parts, self._stories)
        content = self._written()
        unsound = [_unsound(one, self._old.name) for one in (*told, *self._others) if not one.sound]
        notices = (*unsound, *_long((*told, *self._others), self._old.name), *findings)
        others = tuple(self._others)
        return Redline(content, tuple(told), others, self._count, notices, self._old, self._new, headers.told)

    def _body(self, old: Element, new: Element, sections: Sections) -> tuple[Element, list[Told]]:
        root = self._old.root(self._old.main)
        mine, theirs, made = (_body_of(tree) for tree in (old, new, root))
        told = self._tell(mine, theirs, made, sections.merge)
        for found in made.findall(SECTPR):
            made.remove(found)
        if mine.find(SECTPR) is not None or theirs.find(SECTPR) is not None:
            made.append(sections.merge(_last_section(mine), _last_section(theirs)))
        sections.settle(root)
        self._stories[self._old.main] = root
        return root, told

    def both(self, old: Element, new: Element, made: Element) -> None:
        """Tell a header, a footer or a note in `made`, which holds the older blocks as they are in the file."""
        self._others += self._tell(_with_paragraph(old), _with_paragraph(new), _with_paragraph(made), _same_section)

    def _tell(
        self, old: Element, new: Element, made: Element, section: Callable[[Element, Element], Element]
    ) -> list[Told]:
        places = Places(old, new)
        merger = Merger(self._settings, places, section, holds)
        told, after = merger.story(clean(old), clean(new), made)
        content = [*ranged(told, self._settings.pen), *after]
        kept = [child for child in made if child.tag == SECTPR]
        made[:] = [*content, *kept]
        return told

    def one_sided(self, holder: Element, *, old: bool) -> list[Element]:
        """Return the blocks of a holder that only one version has."""
        nothing = make(holder, str(holder.tag))
        clean(holder)
        places = Places(holder, nothing) if old else Places(nothing, holder)
        return Merger(self._settings, places, _same_section, holds).one_sided(holder, old=old)

    def _written(self) -> bytes:
        styles = {part: self._old.root(part) for part in self._old.related("styles")}
        changed = {part: parse(self._parts[part]) for part in styles if self._parts[part] != self._old.parts[part]}
        stories = {**self._stories, **changed}
        if self._settings.on_new:
            for story in stories.values():
                invert(story)
        if self._history is not None:
            for story in stories.values():
                self._history.sign(story)
        self._count = number_revisions(stories.values())
        for part, story in stories.items():
            self._parts[part] = _serialised(story)
        return write_package(self._parts)


def _last_section(body: Element) -> Element:
    """The properties of the last section, which a file may leave out."""
    found = body.find(SECTPR)
    return make(body, SECTPR) if found is None else found


def _with_paragraph(holder: Element) -> Element:
    """A header or note as the standard wants it: with a paragraph at least."""
    if not blocks_of(holder)[0]:
        holder.append(make(holder, P))
    return holder


def _body_of(root: Element) -> Element:
    body = root.find(w("body"))
    if body is None:
        raise ValueError("the gate lets no main part without a body pass")
    return body


def _serialised(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
