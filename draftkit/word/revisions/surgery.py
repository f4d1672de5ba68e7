"""Taking things out of a Word file's tree without losing the ends of ranges that others need."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from draftkit.word.ooxml import w
from draftkit.word.revisions.names import (
    CUSTOM,
    MARKERS,
    MATH_RUN,
    PROPERTIES,
    RUN,
    SDT,
    SDT_CONTENT,
    SECTPR,
    SMART,
    STARTS,
    STORIES,
    TBL,
    TC,
    TR,
    UNSEEN,
    WRAPPERS,
    Element,
    P,
    family,
    m,
)

_EMPTIED = frozenset({
    RUN, MATH_RUN, SDT, SDT_CONTENT, CUSTOM, SMART, TBL, TR, w("hyperlink"), w("fldSimple"), w("dir"), w("bdo"),
    m("oMath"), m("oMathPara"),
}) | WRAPPERS  # fmt: skip
"""What is worth nothing without content."""
_COMMENTED = w("commentReference")
_LOOSE = frozenset({w("commentRangeStart"), w("commentRangeEnd")})
_REQUIRED = frozenset({w("tblPr"), w("tblGrid"), w("sectPr")})


@dataclass(slots=True)
class Surgery:
    """One resolving of one tree: what was taken out, and what has to be looked at afterwards."""

    root: Element
    touched: dict[Element, None] = field(default_factory=dict)
    """What something was taken from, in the order it was."""
    lifted: list[Element] = field(default_factory=list)
    """Range markers that stood in what was taken out, now in its place."""
    comments: set[str] = field(default_factory=set)
    """The ids of comments whose reference was taken out."""

    def remove(self, element: Element) -> None:
        """Take an element out with all that is in it, but for range markers, which stay in its place."""
        parent = element.getparent()
        if parent is None:
            return
        for marker in list(element.iter(*MARKERS)):
            element.addprevious(marker)
            self.lifted.append(marker)
        self.comments |= {found.get(w("id"), "") for found in element.iter(_COMMENTED)}
        parent.remove(element)
        self.touched[parent] = None

    def unwrap(self, element: Element, content: Iterable[Element] | None = None) -> None:
        """Put what an element holds, or only `content`, in its place."""
        parent = element.getparent()
        if parent is None:
            return
        for child in list(element if content is None else content):
            element.addprevious(child)
        parent.remove(element)
        self.touched[parent] = None

    def prune(self) -> None:
        """Take out what has been left without content, and give every story and cell its last paragraph."""
        waiting = list(self.touched)
        while waiting:
            element = waiting.pop()
            parent = element.getparent()
            if element.tag in STORIES:
                close_story(element)
            elif element.tag in _EMPTIED and parent is not None and is_empty(element):
                self.remove(element)
                waiting.append(parent)
        self.touched.clear()

    def settle_markers(self) -> None:
        """Drop in pairs the markers of ranges that were taken out whole, and those of comments that are gone."""
        if self.comments:
            self._drop_comments()
        if self.lifted:
            self._drop_pairs()

    def _drop_comments(self) -> None:
        gone = self.comments - {found.get(w("id"), "") for found in self.root.iter(_COMMENTED)}
        for marker in list(self.root.iter(*_LOOSE)):
            if marker.get(w("id"), "") in gone:
                drop(marker)

    def _drop_pairs(self) -> None:
        seen = Counter(family(marker) for marker in dict.fromkeys(self.lifted))
        pairs = {name for name, count in seen.items() if count > 1}
        before = 0
        opened: dict[tuple[str, str], tuple[Element, int]] = {}
        for element in list(self.root.iter(RUN, MATH_RUN, P, *MARKERS)) if pairs else ():
            if element.tag not in MARKERS:
                before += 1
            elif family(element) not in pairs:
                continue
            elif element.tag in STARTS:
                opened[family(element)] = element, before
            elif family(element) in opened and opened[family(element)][1] == before:
                drop(opened.pop(family(element))[0])
                drop(element)


def drop(element: Element) -> None:
    """Take a small element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def drop_mark(element: Element) -> None:
    """Take a mark out of its properties, and the properties as well where nothing else is in them."""
    parent = element.getparent()
    drop(element)
    tidy(parent)


def tidy(properties: Element | None) -> None:
    """Take out properties that say nothing any more, and those they stood in."""
    while properties is not None and len(properties) == 0 and properties.tag in PROPERTIES - _REQUIRED:
        holder = properties.getparent()
        drop(properties)
        properties = holder


def is_empty(element: Element) -> bool:
    """Return whether nothing but properties and range markers is in an element."""
    return all(child.tag in UNSEEN or child.tag in PROPERTIES or not isinstance(child.tag, str) for child in element)


def close_story(story: Element) -> None:
    """Give a story without a block, or a cell that ends in a table, a paragraph at its end."""
    blocks = [block for block in story.iterchildren("*") if block.tag not in UNSEEN | PROPERTIES]
    if not blocks or (story.tag == TC and blocks[-1].tag == TBL):
        section = story.find(SECTPR)
        last = etree.Element(P)
        if section is None:
            story.append(last)
        else:
            section.addprevious(last)
