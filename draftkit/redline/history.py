"""Who made a change: what the newer file tracks already keeps its author; all else is the comparer's.

The runs that someone inserted carry a stamp through the comparison; what someone deleted is found again by the words
of its paragraph.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from draftkit.redline.names import (
    AUTHOR,
    DATE,
    DEL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    RPR,
    TR,
    TRPR,
    Element,
    P,
    R,
    T,
    shell,
    w,
)

BY: Final = "{urn:draftkit:redline}by"
LOOK_BY: Final = "{urn:draftkit:redline}look"
_CAME, _WENT = (INS, MOVE_TO), (DEL, MOVE_FROM)
_TEXTS: Final = (T, w("delText"))
_LOOK: Final = w("rPrChange")


class Signature(NamedTuple):
    """Who changed something, and when; '' for not said."""

    author: str
    date: str

    @classmethod
    def of(cls, mark: Element) -> "Signature":
        """Return the hand of a revision mark."""
        return cls(mark.get(AUTHOR, ""), mark.get(DATE, ""))

    @classmethod
    def stamped(cls, stamp: str) -> "Signature":
        """Return the hand of a stamp."""
        return cls(*stamp.split("\n", 1))

    @property
    def stamp(self) -> str:
        """Return it as the value of an attribute."""
        return f"{self.author}\n{self.date}"

    def sign(self, mark: Element) -> None:
        """Put it on a revision mark."""
        mark.set(AUTHOR, self.author)
        mark.attrib.pop(DATE, "")
        if self.date:
            mark.set(DATE, self.date)


class History:
    """What the newer file tracks. Made before its changes are accepted, from the trees they are then accepted in."""

    def __init__(self, roots: Iterable[Element]) -> None:
        """Stamp what was inserted, in place, and note what was deleted."""
        self._parts: dict[str, list[tuple[str, Signature]]] = defaultdict(list)
        """What was deleted in a paragraph, by the words that the paragraph keeps."""
        self._whole: dict[str, Signature] = {}
        """Who deleted a whole paragraph, by its words."""
        for root in roots:
            for paragraph in root.iter(P):
                _stamp(paragraph)
            self._note(list(root.iter(P)))

    def sign(self, story: Element) -> None:
        """Put the right hand on every change of a finished story, and take the stamps out."""
        for paragraph in story.iter(P):
            self._sign_paragraph(paragraph)
        for row in story.iter(TR):
            self._sign_row(row)
        for element in story.iter(R, P):
            for stamp in (BY, LOOK_BY):
                element.attrib.pop(stamp, "")

    def _note(self, paragraphs: Sequence[Element]) -> None:
        kept = ""
        waiting: list[tuple[str, Signature]] = []
        for paragraph in paragraphs:
            stays, gone = _kept(paragraph), list(_deleted(paragraph))
            mark = _end_mark(paragraph, _WENT)
            row = next((m for r in paragraph.iterancestors(TR) for m in r.iterfind(f"{TRPR}/{DEL}")), None)
            if row is not None or (mark is not None and not stays and not kept):
                by = Signature.of(row if row is not None else mark if mark is not None else paragraph)
                self._whole["".join(text for text, _ in gone) or stays] = by
                continue
            kept, waiting = kept + stays, waiting + gone
            if mark is None:
                self._parts[kept] += waiting
                kept, waiting = "", []

    def _sign_paragraph(self, paragraph: Element) -> None:
        for mark in _content_marks(paragraph, _CAME):
            _sign_pieces(mark)
        words = "".join(text for text, _ in _deleted(paragraph))
        end = _end_mark(paragraph, _WENT)
        whole = self._whole.get(words) if end is not None else None
        known = self._parts.get(_kept(paragraph), [])
        for mark in _content_marks(paragraph, _WENT):
            said = "".join(text.text or "" for text in mark.iter(*_TEXTS))
            hand = whole or next((hand for text, hand in known if said in text), None)
            if hand is not None:
                hand.sign(mark)
        if end is not None and whole is not None:
            whole.sign(end)
        came = _end_mark(paragraph, _CAME)
        if came is not None and paragraph.get(BY) is not None:
            Signature.stamped(paragraph.get(BY, "")).sign(came)
        for run in [run for run in paragraph.iter(R) if run.get(LOOK_BY) is not None]:
            for change in run.iterfind(f"{RPR}/{_LOOK}"):
                Signature.stamped(run.get(LOOK_BY, "")).sign(change)

    def _sign_row(self, row: Element) -> None:
        mark = next((mark for kind in (INS, DEL) for mark in row.iterfind(f"{TRPR}/{kind}")), None)
        if mark is None:
            return
        inside = {Signature.of(each) for each in row.iter(str(mark.tag)) if each is not mark}
        if len(inside) == 1:
            inside.pop().sign(mark)


def _stamp(paragraph: Element) -> None:
    for run in paragraph.iter(R):
        mark = next(run.iterancestors(*_CAME), None)
        if mark is not None:
            run.set(BY, Signature.of(mark).stamp)
        change = run.find(f"{RPR}/{_LOOK}")
        if change is not None:
            run.set(LOOK_BY, Signature.of(change).stamp)
    end = _end_mark(paragraph, _CAME)
    if end is not None:
        paragraph.set(BY, Signature.of(end).stamp)


def _sign_pieces(mark: Element) -> None:
    """Part what came where another hand begins, and sign each part."""
    groups = [(stamp, list(runs)) for stamp, runs in groupby(mark, key=lambda child: child.get(BY))]
    for stamp, children in groups[1:][::-1]:
        part = shell(mark)
        part.extend(children)
        mark.addnext(part)
        if stamp is not None:
            Signature.stamped(stamp).sign(part)
    if groups and groups[0][0] is not None:
        Signature.stamped(groups[0][0]).sign(mark)


def _content_marks(paragraph: Element, kinds: tuple[str, ...]) -> list[Element]:
    """The marks of a kind round words: that of the paragraph's own end holds nothing."""
    return [mark for mark in paragraph.iter(*kinds) if len(mark)]


def _end_mark(paragraph: Element, kinds: tuple[str, ...]) -> Element | None:
    for kind in kinds:
        found = paragraph.find(f"{PPR}/{RPR}/{kind}")
        if found is not None:
            return found
    return None


def _kept(paragraph: Element) -> str:
    """The words of a paragraph when all its changes are accepted."""
    return "".join(text.text or "" for text in paragraph.iter(T) if next(text.iterancestors(*_WENT), None) is None)


def _deleted(paragraph: Element) -> Iterator[tuple[str, Signature]]:
    """What was deleted in a paragraph: neighbours of one hand together."""
    marks = _content_marks(paragraph, _WENT)
    for hand, group in groupby(marks, key=Signature.of):
        yield "".join(text.text or "" for mark in group for text in mark.iter(*_TEXTS)), hand


def tracked_by(root: Element) -> dict[str, tuple[str, ...]]:
    """Return whose tracked changes stand in each paragraph, by the words that it has when they are accepted."""
    found: dict[str, tuple[str, ...]] = {}
    for paragraph in root.iter(P):
        authors = dict.fromkeys(mark.get(AUTHOR, "") for mark in paragraph.iter(*_CAME, *_WENT, _LOOK))
        if authors:
            found[" ".join(_kept(paragraph).split())] = tuple(author for author in authors if author)
    return found
