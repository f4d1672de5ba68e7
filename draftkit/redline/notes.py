"""Footnotes and endnotes of two versions: which became which, so that equal references mean the same note."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, Protocol

from draftkit.redline.clean import bare
from draftkit.redline.longest import matches
from draftkit.redline.names import DEL, ID, INS, MOVE_FROM, MOVE_TO, Element, shell, w
from draftkit.redline.translate.notes import Kind
from draftkit.redline.translate.translator import Translator
from draftkit.word.ooxml import parse
from draftkit.word.package import Package

NoteKind = Literal["footnote", "endnote"]
KINDS: Final[tuple[NoteKind, ...]] = ("footnote", "endnote")


class Teller(Protocol):
    """What tells one holder of blocks."""

    def both(self, old: Element, new: Element, made: Element) -> object:
        """Tell in `made`, which holds the older blocks as they are in the file, how one became the other."""

    def one_sided(self, holder: Element, *, old: bool) -> list[Element]:
        """Return the blocks of a holder that only one version has."""


class Notes:
    """The notes of one kind in two packages."""

    def __init__(self, kind: NoteKind, old: Package, new: Package, translator: Translator, tell: Teller) -> None:
        self._kind, self._translator, self._tell = kind, translator, tell
        self._old, self._new = old, new
        self._old_part, self._new_part = (next(iter(p.related(f"{kind}s")), "") for p in (old, new))
        self._old_notes = _notes_of(old, self._old_part, kind)
        self._new_notes = _notes_of(new, self._new_part, kind)
        self._referred: set[str] = set()
        """The notes of OLD that its text refers to: others nobody sees, and they stay."""
        self._shared: dict[str, str] = {}
        """OLD's id by NEW's."""
        self._fresh: dict[str, str] = {}
        """The id in the output, by NEW's, of a note that only NEW has there."""

    def pair(self, old: Element, new: Element) -> None:
        """Give the references in NEW's text the ids that notes have in the output."""
        mine, pointed = references(old, self._kind), references(new, self._kind)
        before, after = ([reference.get(ID, "") for reference in side] for side in (mine, pointed))
        self._shared = pair_notes(self._old_notes, self._new_notes, before, after)
        self._referred = self._old_notes.keys() & before
        taken, wanted = set(before), {*after} - self._shared.keys()
        ids = (id for id in self._translator.note_ids(self._plural) if id not in taken)
        self._fresh = {key: next(ids) for key in self._new_notes if key in wanted}
        nowhere = {key: next(ids) for key in dict.fromkeys(after) if key not in self._new_notes}
        nowhere |= {key: key for key in nowhere if key not in self._old_notes}
        became = {**nowhere, **self._fresh, **self._shared}
        for reference in pointed:
            reference.set(ID, became[reference.get(ID, "")])

    def tell(self, body: Element, parts: dict[str, bytes], *, heeded: bool) -> dict[str, Element]:
        """Return the part of the notes, told. Unless they are `heeded`, those of both versions stay as they were."""
        self._part_doubles(body)
        used = {reference.get(ID, "") for reference in references(body, self._kind)}
        if not used or not (self._old_notes or self._new_notes):
            return {}
        part = self._translator.ensure_notes(self._plural, parts)
        root, new = parse(parts[part]), self._translated(part)
        old = parse(parts[part])
        if heeded:
            self._tell_old(root, _by_id(old, self._kind), _by_id(new, self._kind))
        for key, id in self._fresh.items():
            if id in used:
                root.append(self._came(_by_id(new, self._kind)[key], id))
        _put_in_order(root, references(body, self._kind))
        return {part: root}

    def _translated(self, part: str) -> Element | None:
        if not self._new_part:
            return None
        new = self._new.root(self._new_part)
        self._translator.story(new, self._new_part, part)
        return new

    def _tell_old(self, root: Element, old: Mapping[str, Element], new: Mapping[str, Element]) -> None:
        became = {mine: new[theirs] for theirs, mine in self._shared.items()}
        for key, made in _by_id(root, self._kind).items():
            if key in became:
                self._tell.both(old[key], became[key], made)
            elif key in self._referred:
                made[:] = self._tell.one_sided(made, old=True)

    def _came(self, note: Element, id: str) -> Element:
        made = shell(note)
        made.set(ID, id)
        made.extend(self._tell.one_sided(note, old=False))
        return made

    def _part_doubles(self, body: Element) -> None:
        """A note referred to from an older and a newer place becomes two."""
        ids = self._translator.note_ids(self._plural)
        mine = {old: new for new, old in self._shared.items()}
        for _, newer in doubled(body, self._kind):
            key = mine.get(newer.get(ID, ""))
            if key is None:  # it leads to no note
                continue
            self._shared.pop(key, None)
            self._fresh[key] = self._fresh.get(key) or next(ids)
            newer.set(ID, self._fresh[key])

    @property
    def _plural(self) -> Kind:
        return "footnotes" if self._kind == "footnote" else "endnotes"


def _notes_of(package: Package, part: str, kind: str) -> dict[str, Element]:
    return _by_id(package.root(part), kind) if part else {}


def _by_id(root: Element | None, kind: str) -> dict[str, Element]:
    """The notes of a part, without the separators."""
    found = root.findall(w(kind)) if root is not None else []
    return {note.get(ID, ""): note for note in found if note.get(w("type"), "normal") == "normal"}


def _put_in_order(root: Element, pointed: Sequence[Element]) -> None:
    """Put notes in the order of their references, with rising ids: LibreOffice takes an id for a place in it."""
    ranks = {r.get(ID, ""): rank for rank, r in reversed(list(enumerate(pointed)))}
    notes = [note for note in root if note.get(w("type"), "normal") == "normal"]
    notes.sort(key=lambda note: ranks.get(note.get(ID, ""), len(ranks)))
    ids = {note.get(ID, ""): id for note, id in zip(notes, sorted(_numbers(notes)), strict=False)}
    for note in notes:
        root.append(note)
    for element in (*notes, *pointed):
        element.set(ID, str(ids.get(element.get(ID, ""), element.get(ID, ""))))


def _numbers(notes: Iterable[Element]) -> list[int]:
    """The ids of notes; none if one of them is no number."""
    found = [note.get(ID, "") for note in notes]
    return [int(id) for id in found] if all(id.isdecimal() for id in found) else []


def references(root: Element, kind: str) -> list[Element]:
    """Return the references to notes of a kind, in order."""
    return list(root.iter(w(f"{kind}Reference")))


def pair_notes(
    old: Mapping[str, Element], new: Mapping[str, Element], old_order: Iterable[str], new_order: Iterable[str]
) -> dict[str, str]:
    """Return OLD's id for the notes of NEW that OLD has too: those that say the same, and in order between those."""
    mine = [key for key in dict.fromkeys(old_order) if key in old]
    theirs = [key for key in dict.fromkeys(new_order) if key in new]
    shared: dict[str, str] = {}
    at_old = at_new = 0
    for a, b in [*_same(mine, theirs, old, new), (len(mine), len(theirs))]:
        shared |= dict(zip(theirs[at_new:b], mine[at_old:a], strict=False))
        if a < len(mine):
            shared[theirs[b]] = mine[a]
        at_old, at_new = a + 1, b + 1
    return shared


def _same(
    mine: list[str], theirs: list[str], old: Mapping[str, Element], new: Mapping[str, Element]
) -> list[tuple[int, int]]:
    old_said, new_said = [_said(old[key]) for key in mine], [_said(new[key]) for key in theirs]
    found = matches(old_said, new_said)
    return [(one.old + n, one.new + n) for one in found for n in range(one.size)]


def _said(note: Element) -> bytes:
    return b"".join(bare(child) for child in note)


def doubled(body: Element, kind: str) -> list[tuple[Element, Element]]:
    """Return (reference that stays with the older place, reference in the newer) of notes referred to twice.

    That happens where the words round a note were replaced or moved: one note cannot stand in two places.
    """
    met: dict[str, Element] = {}
    found = []
    for reference in references(body, kind):
        key = reference.get(ID, "")
        if key not in met:
            met[key] = reference
        elif _is_new(reference) != _is_new(met[key]):
            older, newer = (met[key], reference) if _is_new(reference) else (reference, met[key])
            found.append((older, newer))
    return found


def _is_new(element: Element) -> bool:
    """Whether it stands in what came."""
    for above in element.iterancestors(INS, MOVE_TO, DEL, MOVE_FROM):
        return above.tag in (INS, MOVE_TO)
    return False
