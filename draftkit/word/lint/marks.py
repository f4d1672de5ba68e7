"""Bookmarks, links to them, and the ids of tracked changes."""

import re
from collections.abc import Iterator

from draftkit.findings import Finding
from draftkit.word.lint.opened import Element, Opened, defect, first_copies
from draftkit.word.ooxml import ID, W14, attributes, w

_START, _END, _NAME, _ANCHOR = w("bookmarkStart"), w("bookmarkEnd"), w("name"), w("anchor")
_SOUND = re.compile(r"[^\W\d]\w{0,39}")
_CHANGES = tuple(
    w(name)
    for name in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange",
        "tcPrChange", "tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
    )
)  # fmt: skip
_PARA_ID = f"{{{W14}}}paraId"


def check(file: Opened) -> Iterator[Finding]:
    """Report bookmarks that are not whole or not unique, links to none, and ids used twice."""
    yield from _bookmarks(file)
    yield from _unique_changes(file)
    yield from _unique_paragraphs(file)
    for part, root in file.texts:
        for link in root.iter(w("hyperlink")):
            anchor = link.get(_ANCHOR)
            if anchor and anchor != "_top" and anchor not in file.bookmarks:
                yield defect("BOOKMARK", part, f"a link goes to '{anchor}', which is not there")


def _bookmarks(file: Opened) -> Iterator[Finding]:
    ids: set[str] = set()
    names: set[str] = set()
    for part, root in file.texts:
        starts = first_copies(root, _START)
        ends = [end.get(ID, "") for end in first_copies(root, _END)]
        for start in starts:
            yield from _one(part, start, ids, names)
        started = [start.get(ID, "") for start in starts]
        for missing in sorted(set(started) - set(ends)):
            yield defect("BOOKMARK", part, f"the bookmark {missing} has no end")
        for missing in sorted(set(ends) - set(started)):
            yield defect("BOOKMARK", part, f"the end of bookmark {missing} has no beginning")
        if len(set(ends)) < len(ends):
            yield defect("BOOKMARK", part, "a bookmark ends twice")


def _one(part: str, start: Element, ids: set[str], names: set[str]) -> Iterator[Finding]:
    identity, name = start.get(ID, ""), start.get(_NAME, "")
    if identity in ids:
        yield defect("BOOKMARK", part, f"two bookmarks have the id {identity}")
    if name.lower() in names:
        yield defect("BOOKMARK", part, f"two bookmarks have the name '{name}'")
    if not _SOUND.fullmatch(name):
        yield defect("BOOKMARK", part, f"'{name[:60]}' cannot be the name of a bookmark (40 letters, digits, '_')")
    ids.add(identity)
    names.add(name.lower())


def _unique_changes(file: Opened) -> Iterator[Finding]:
    met: set[str] = set()
    for part, root in file.texts:
        for change in root.iter(*_CHANGES):
            identity = change.get(ID, "")
            if identity in met:
                yield defect("CHANGE", part, f"two tracked changes have the id {identity}", severity="warning")
            met.add(identity)


def _unique_paragraphs(file: Opened) -> Iterator[Finding]:
    for part, root in file.texts:
        ids = attributes(root, _PARA_ID)
        if len(set(ids)) < len(ids):
            yield defect("PARAGRAPH", part, "two paragraphs have the same w14:paraId")
        if any(int(value, 16) >= 0x80000000 for value in ids if re.fullmatch("[0-9A-Fa-f]{8}", value)):
            yield defect("PARAGRAPH", part, "a w14:paraId is not below 80000000")
