"""The table of contents: its entries are the headings, in text and order, and lead to them."""

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from draftkit.findings import Finding
from draftkit.word.field_reading import Field
from draftkit.word.labels import paragraph_text
from draftkit.word.lint.opened import Element, Opened, defect
from draftkit.word.ooxml import VAL, w

_UPDATE = "update the table of contents in Word (F9)"
_PPR, _PSTYLE, _OUTLINE, _BASED_ON = w("pPr"), w("pStyle"), w("outlineLvl"), w("basedOn")
_ANCHOR, _LINK = w("anchor"), w("hyperlink")
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_RANGE = re.compile(r'\\o\s*"?\s*(\d)\s*-\s*(\d)')
_NAMED = re.compile(r'\\t\s*"([^"]*)"')
_NOT_ALL = re.compile(r"\\[abcfl]\b")


def check(file: Opened) -> Iterator[Finding]:
    """Report a table of contents that differs from the headings."""
    if file.has_changed_paragraphs:
        return
    for story in file.stories:
        for field in story.fields:
            if field.name == "TOC" and story.part == file.main and field.separated and field.closed:
                yield from _table(file, field)


def _table(file: Opened, field: Field) -> Iterator[Finding]:
    if _NOT_ALL.search(field.instruction):
        return
    spanned = _spanned(file, field)
    entries = [p for p in spanned if _squeezed(paragraph_text(p))]
    levels = _Levels(file, field.instruction)
    inside = set(spanned)
    headings = [p for p in file.paragraphs if p not in inside and levels.takes(p) and paragraph_text(p).strip()]
    for entry, heading in zip_longest(entries, headings):
        shown = "" if entry is None else _entry_text(entry)
        expected = "" if heading is None else _heading_text(file, heading)
        if _squeezed(shown) != _squeezed(expected):
            yield defect("CONTENTS", file.main, _difference(shown, expected), _UPDATE)
            return
        yield from _leads(file, entry, heading, shown)


def _difference(shown: str, expected: str) -> str:
    if not shown:
        return f"the contents leave out '{expected[:80]}'"
    if not expected:
        return f"the contents show '{shown[:80]}', and there is no such heading"
    return f"the contents show '{shown[:80]}' where the heading is '{expected[:80]}'"


def _leads(file: Opened, entry: Element, heading: Element, shown: str) -> Iterator[Finding]:
    for link in entry.iter(_LINK):
        anchor = link.get(_ANCHOR, "")
        if anchor in file.bookmarks and file.marked_paragraph(anchor) is not heading:
            yield defect("CONTENTS", file.main, f"the entry '{shown[:80]}' leads elsewhere", _UPDATE)


def _spanned(file: Opened, field: Field) -> list[Element]:
    """Return the paragraphs from the one in which the field begins to the one in which it ends."""
    first = field.paragraph
    last = None if field.end is None else next(field.end.iterancestors(w("p")), None)
    found: list[Element] = []
    for paragraph in file.paragraphs:
        if found or paragraph is first:
            found.append(paragraph)
        if found and paragraph is last:
            break
    return found


def _entry_text(entry: Element) -> str:
    text = paragraph_text(entry)
    paged = any("PAGEREF" in (element.text or "") for element in entry.iter(w("instrText")))
    return text.rpartition("\t")[0] if paged and "\t" in text else text


def _heading_text(file: Opened, heading: Element) -> str:
    label = file.labels.get(heading)
    return f"{label.own if label else ''} {paragraph_text(heading)}"


def _squeezed(text: str) -> str:
    """Return the text without white space: Word puts a tab or a space between number and heading."""
    return "".join(text.split())


class _Levels:
    """Which paragraphs a TOC instruction takes in."""

    def __init__(self, file: Opened, instruction: str) -> None:
        found = _RANGE.search(instruction)
        self._styled = range(int(found[1]), int(found[2]) + 1) if found else range(0)
        by_outline = re.search(r"\\u\b", instruction)
        self._outlined = (self._styled if found else range(1, 10)) if by_outline else range(0)
        named = _NAMED.search(instruction)
        listed = re.split("[,;]", named[1]) if named else []
        self._named = {name.strip().lower() for name in listed[::2]}
        self._styles = _styles(file)

    def takes(self, paragraph: Element) -> bool:
        properties = paragraph.find(_PPR)
        style = None if properties is None else properties.find(_PSTYLE)
        name, outline = self._styles.get("" if style is None else style.get(VAL, ""), ("", 0))
        own = None if properties is None else properties.find(_OUTLINE)
        if own is not None:
            outline = _level(own)
        heading = _HEADING.fullmatch(name)
        return (
            (heading is not None and int(heading[1]) in self._styled)
            or outline in self._outlined
            or (bool(name) and name.lower() in self._named)
        )


def _styles(file: Opened) -> Mapping[str, tuple[str, int]]:
    """Return name and outline level (1 to 9, 0 for none) of every style, the level inherited where it must be."""
    sheet = file.related("styles")
    styles = {} if sheet is None else {style.get(w("styleId"), ""): style for style in sheet.iterchildren(w("style"))}

    def level(identity: str) -> int:
        for _ in styles:  # a ring of styles ends here too
            style = styles.get(identity)
            own = None if style is None else style.find(f"{_PPR}/{_OUTLINE}")
            if own is not None:
                return _level(own)
            parent = None if style is None else style.find(_BASED_ON)
            identity = "" if parent is None else parent.get(VAL, "")
        return 0

    return {identity: (_name(style), level(identity)) for identity, style in styles.items()}


def _level(outline: Element) -> int:
    """Return 1 to 9; 0 for body text."""
    value = outline.get(VAL, "")
    return int(value) + 1 if value in tuple("012345678") else 0


def _name(style: Element) -> str:
    name = style.find(w("name"))
    return "" if name is None else name.get(VAL, "")
