"""Paragraph marks that go: what is left of the paragraph joins the one that follows."""

from collections.abc import Collection, Sequence

from draftkit.word.ooxml import w
from draftkit.word.revisions.names import (
    CUSTOM,
    PPR,
    PROPERTIES,
    RPR,
    RUN,
    SDT,
    SDT_CONTENT,
    SMART,
    UNSEEN,
    WRAPPERS,
    Element,
    P,
)
from draftkit.word.revisions.surgery import Surgery, drop_mark, is_empty

_OPEN = frozenset({SDT, SDT_CONTENT, CUSTOM, SMART}) | WRAPPERS
"""What may stand round blocks without being a story of its own."""
_CLOSED = tuple(w(name) for name in (
    "dataBinding", "docPartObj", "text", "date", "dropDownList", "comboBox", "picture", "citation", "bibliography",
))  # fmt: skip
"""Controls whose content Word makes or limits: other text would be lost in them."""
_NOTHING = frozenset({RPR, w("lastRenderedPageBreak")})


def resolve_paragraphs(surgery: Surgery, marks: Sequence[Element], going: Collection[Element]) -> None:
    """Resolve the marks of paragraphs, given in reading order; those of the paragraphs `going` go."""
    leads = _leads(marks, going)
    for mark in reversed(marks):
        paragraph = next(mark.iterancestors(P), None)
        if paragraph is None or paragraph not in going or not _goes(surgery, paragraph, going, leads[paragraph]):
            drop_mark(mark)


def _leads(marks: Sequence[Element], going: Collection[Element]) -> dict[Element, Element | None]:
    """Return for each paragraph that goes the nearest block before it that is more than an empty one that goes too."""
    leads: dict[Element, Element | None] = {}
    for mark in marks:
        paragraph = next(mark.iterancestors(P), None)
        if paragraph is not None and paragraph in going:
            before = _before(paragraph)
            leads[paragraph] = leads[before] if before in leads and _shows_nothing(before) else before
    return leads


def _goes(surgery: Surgery, paragraph: Element, going: Collection[Element], lead: Element | None) -> bool:
    """Take a paragraph's mark away and return True; False where the mark has to stay."""
    parent = paragraph.getparent()
    if parent is None:
        return False
    following = _following(paragraph)
    if following is not None and following.tag == P:
        _join(paragraph, following)
        parent.remove(paragraph)
        surgery.touched[parent] = None
        return True
    if _shows_nothing(paragraph) and _may_go(lead, going, last=following is None):
        surgery.remove(paragraph)
        return True
    return False


def _join(paragraph: Element, following: Element) -> None:
    """Put a paragraph's content, and the markers between the two, at the beginning of the next."""
    between = []
    for sibling in paragraph.itersiblings():
        if sibling is following:
            break
        between.append(sibling)
    else:
        between = []
    content = [child for child in paragraph if child.tag != PPR]
    first = next(iter(following), None)
    place = 1 if first is not None and first.tag == PPR else 0
    for child in reversed([*content, *between]):
        following.insert(place, child)


def _may_go(lead: Element | None, going: Collection[Element], *, last: bool) -> bool:
    """Return whether an empty paragraph that none follows may go whole.

    Not if words before it are still to join it; and behind the last paragraph of a story one must stay.
    """
    if lead is None:
        return not last
    return lead not in going and (not last or lead.tag == P)


def _following(paragraph: Element) -> Element | None:
    """Return the block behind a paragraph, also out of or into a control; nothing at the end of the story."""
    here: Element | None = paragraph
    while here is not None:
        for sibling in here.itersiblings():
            found = _first(sibling)
            if found is not None:
                return found
        here = here.getparent()
        if here is None or here.tag not in _OPEN:
            return None
    return None


def _first(block: Element) -> Element | None:
    """Return the first block in a control, or what is no control itself; nothing for what shows nothing."""
    if block.tag in UNSEEN or block.tag in PROPERTIES or not isinstance(block.tag, str):
        return None
    if block.tag not in _OPEN:
        return block
    if block.tag == SDT and any(True for kind in _CLOSED if block.find(f"{w('sdtPr')}/{kind}") is not None):
        return block
    return next((found for child in block if (found := _first(child)) is not None), None)


def _before(paragraph: Element) -> Element | None:
    """Return the block before a paragraph, also out of or into a control; nothing at the beginning of the story."""
    here: Element | None = paragraph
    while here is not None:
        for sibling in here.itersiblings(preceding=True):
            found = _last(sibling)
            if found is not None:
                return found
        here = here.getparent()
        if here is None or here.tag not in _OPEN:
            return None
    return None


def _last(block: Element) -> Element | None:
    if block.tag in UNSEEN or block.tag in PROPERTIES or not isinstance(block.tag, str):
        return None
    if block.tag not in _OPEN:
        return block
    return next((found for child in reversed(block) if (found := _last(child)) is not None), None)


def _shows_nothing(paragraph: Element) -> bool:
    """Return whether nothing is in a paragraph but its properties, markers, and runs without content."""
    if is_empty(paragraph):
        return True
    seen = [child for child in paragraph if child.tag not in UNSEEN and child.tag not in PROPERTIES]
    return all(child.tag == RUN and all(inner.tag in _NOTHING for inner in child) for child in seen)
