"""What must hold of every redline, by the oracle and by our own resolver: each law a function. No tests itself.

A law says what is wrong, or nothing: so that one run can tell all that fails.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from draftkit.redline.blocks import Block
from draftkit.redline.compare import Redline, compare
from draftkit.redline.merge import Settings
from draftkit.redline.pen import Pen
from draftkit.word.archive import write_package
from draftkit.word.lint import lint_package
from draftkit.word.package import open_package
from draftkit.word.revisions.package import resolve_package
from tests.redline.editing import w
from tests.redline.oracle import Document, Stories, accepted, first_difference, lower_bound, marked, rejected

SLIGHT = 12
"""So many characters more are marked where a paragraph has hardly a word."""
SETTINGS = Settings(Pen("A. Drafter", "2027-01-01T00:00:00Z"))
_REVISIONS = (
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange",
    "tcPrChange", "tblGridChange", "tblPrExChange", "cellIns", "cellDel", "moveFromRangeStart", "moveToRangeStart",
    "customXmlInsRangeStart", "customXmlDelRangeStart",
)  # fmt: skip

Said = tuple[Stories, Stories]
"""What a file says, and how it looks."""


class Case:
    """Two files and their redline."""

    def __init__(self, old: bytes, new: bytes) -> None:
        self.old, self.new = old, new

    @cached_property
    def redline(self) -> Redline:
        return compare(open_package(self.old, "old", "read"), open_package(self.new, "new", "read"), SETTINGS)

    @property
    def content(self) -> bytes:
        return self.redline.content

    @cached_property
    def older(self) -> Said:
        return _said(accepted(self.old))

    @cached_property
    def newer(self) -> Said:
        return _said(accepted(self.new))


def faults(case: Case) -> list[str]:
    """Return what laws a redline breaks, all of them that hold of every redline."""
    laws = (gives_both_back, our_resolver_agrees, is_sound, has_no_new_defect, has_each_id_once, keeps_its_marks)
    return [fault for law in (*laws, keeps_what_stayed) for fault in law(case)]


def gives_both_back(case: Case) -> Iterator[str]:
    """All accepted gives the newer file, all rejected the older: in words, and in how it looks."""
    for name, told, meant in (
        ("accepted", accepted(case.content), case.newer),
        ("rejected", rejected(case.content), case.older),
    ):
        yield from _unlike(name, told, meant)


def our_resolver_agrees(case: Case) -> Iterator[str]:
    """Our own way to accept and reject comes to the same."""
    package = open_package(case.content, "redline", "read")
    for accept, meant in ((True, case.newer), (False, case.older)):
        ours = accepted(write_package(resolve_package(package, lambda _, accept=accept: accept)))
        yield from _unlike(f"our {'accepting' if accept else 'rejecting'}", ours, meant)


def is_sound(case: Case) -> Iterator[str]:
    """The redline has found itself right."""
    if not case.redline.sound:
        yield "unsound"


def whole(case: Case) -> list[str]:
    """Return the kinds of the blocks that could not be told finely."""
    told = (*case.redline.told, *case.redline.others)
    return sorted({(one.old or one.new)[0].kind for one in told if one.whole})


def has_no_new_defect(case: Case) -> Iterator[str]:
    """The lint holds nothing against it that it does not hold against one of the two files."""
    for defect in _defects(case.content) - _defects(case.old) - _defects(case.new):
        yield f"lint: {defect}"


def has_each_id_once(case: Case) -> Iterator[str]:
    """Every revision has a number of its own; every bookmark and comment begins and ends once in its part."""
    stories = _stories(case.content)
    revisions = Counter(e.get(w("id")) for root in stories for e in root.iter(*map(w, _REVISIONS)))
    yield from (f"revision {id} is there {n} times" for id, n in revisions.items() if n > 1)
    for root in stories:
        for kind in ("bookmark", "commentRange"):
            starts, ends = (Counter(e.get(w("id")) for e in root.iter(w(f"{kind}{end}"))) for end in ("Start", "End"))
            yield from (f"{kind} {id} begins {n} times" for id, n in starts.items() if n > 1)
            yield from (f"{kind} {id} has one end only" for id in {*(starts - ends), *(ends - starts)})


def keeps_its_marks(case: Case) -> Iterator[str]:
    """The bookmarks and comments of both files are in it."""
    mine, theirs, both = (_marks(content) for content in (case.old, case.new, case.content))
    yield from (f"lost: {mark}" for mark in (mine | theirs) - both)


def keeps_what_stayed(case: Case) -> Iterator[str]:
    """A block of the body that stayed keeps its XML, if it has the same bookmarks and comments in both files."""
    before, after = (set(map(_written, _body(content))) for content in (case.old, case.content))
    for one in case.redline.told:
        if one.group.state == "same" and one.old[0].kind != "contents" and _places(one.old) == _places(one.new):
            text = _written(one.elements[-1])
            if text not in after or text not in before:
                yield f"re-written: {text[:300]!r}"


def excess(case: Case) -> float:
    """Return how many times as much is marked as must be; a word or two more is nothing."""
    least, shown = lower_bound(case.old, case.new), marked(case.content)
    return 1.0 if shown - least <= SLIGHT else shown / max(1, least)


def body(content: bytes) -> bytes:
    """Return the XML of the main part's body, but for the numbers of notes."""
    return _unnumbered(etree.tostring(_stories(content)[0][0], method="c14n"))


def equal_in_looks(one: bytes, other: bytes) -> bool:
    """Return whether two files say the same and look the same."""
    return first_difference(Document(one).canonical(), Document(other).canonical()) == ""


def _said(file: Document) -> Said:
    return file.texts(), file.canonical()


def _unlike(name: str, told: Document, meant: Said) -> Iterator[str]:
    """Where one differs."""
    difference = next(filter(None, map(first_difference, _said(told), meant)), "")
    if difference:
        yield f"{name}: {difference}"


def _defects(content: bytes) -> Counter[str]:
    return Counter(f"{found.rule} {re.sub(r'[0-9]+', '#', found.message)}" for found in lint_package(content))


def _stories(content: bytes) -> list[etree._Element]:
    """The texts of a file, the main one first."""
    with ZipFile(BytesIO(content)) as package:
        kinds = r"word/(document|header\w*|footer\w*|footnotes|endnotes)\.xml"
        names = [name for name in package.namelist() if re.fullmatch(kinds, name)]
        return [etree.fromstring(package.read(n)) for n in sorted(names, key=lambda n: (n != "word/document.xml", n))]


def _body(content: bytes) -> list[etree._Element]:
    return list(_stories(content)[0][0])


def _written(block: etree._Element) -> bytes:
    return _unnumbered(etree.tostring(block, method="c14n", exclusive=True, with_tail=False))


def _unnumbered(text: bytes) -> bytes:
    """XML without the numbers of notes, which follow the order of all notes in the redline."""
    return re.sub(rb'(<w:(?:foot|end)noteReference) w:id="\d+"', rb"\1", text)


def _places(blocks: Iterable[Block]) -> list[str]:
    """The marks of places in blocks and before them, those of bookmarks by name."""
    kinds = [w(name) for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")]
    roots = [root for block in blocks for root in (*block.before, *block.elements)]
    marks = [mark for root in roots for mark in root.iter(*kinds, w("commentReference"))]
    return [f"{mark.tag} {mark.get(w('name'))}" for mark in marks]


def _marks(content: bytes) -> set[str]:
    """The names of bookmarks, and the words of comments that are referred to."""
    stories = _stories(content)
    names = {f"bookmark {e.get(w('name'))}" for root in stories for e in root.iter(w("bookmarkStart"))}
    with ZipFile(BytesIO(content)) as package:
        part = "word/comments.xml"
        comments = etree.fromstring(package.read(part)) if part in package.namelist() else []
    said = {comment.get(w("id")): "".join(comment.itertext()) for comment in comments}
    referred = {e.get(w("id")) for root in stories for e in root.iter(w("commentReference"))}
    return {*(names - {"bookmark _GoBack"}), *(f"comment {said.get(id, id)}" for id in referred)}
