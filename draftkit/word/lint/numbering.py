"""Lists: what is named is there, and links between levels and styles hold both ways."""

from collections.abc import Iterator

from draftkit.findings import Finding
from draftkit.word.lint.opened import Element, Opened, defect
from draftkit.word.ooxml import VAL, w

_ABSTRACT, _NUM = w("abstractNum"), w("num")
_LEVELS = frozenset("012345678")
_NUM_ID, _ABSTRACT_ID, _ILVL = w("numId"), w("abstractNumId"), w("ilvl")


def check(file: Opened) -> Iterator[Finding]:
    """Report lists that are used and do not exist, and a numbering part that does not hold together."""
    root = file.related("numbering")
    nums = set() if root is None else {num.get(_NUM_ID, "") for num in root.iterchildren(_NUM)}
    sheet = file.related("styles")
    holders = file.texts if sheet is None else (*file.texts, (file.name_of("styles"), sheet))
    for part, tree in holders:
        used = {element.get(VAL, "") for element in tree.iter(_NUM_ID)}
        for missing in sorted(used - nums - {"0"}):
            yield defect("LIST", part, f"the list {missing} is used but does not exist")
        if any(element.get(VAL) not in _LEVELS for element in tree.iter(_ILVL)):
            yield defect("LIST", part, "a list level is not one of 0 to 8")
    if root is not None:
        yield from _part(file, root, file.name_of("numbering"))


def _part(file: Opened, root: Element, part: str) -> Iterator[Finding]:
    abstracts = [element.get(_ABSTRACT_ID, "") for element in root.iterchildren(_ABSTRACT)]
    nums = [element.get(_NUM_ID, "") for element in root.iterchildren(_NUM)]
    if len(set(abstracts)) < len(abstracts) or len(set(nums)) < len(nums):
        yield defect("LIST", part, "two lists have the same id")
    for num in root.iterchildren(_NUM):
        named = num.find(_ABSTRACT_ID)
        if named is None or named.get(VAL) not in abstracts:
            yield defect("LIST", part, f"the list {num.get(_NUM_ID)} has no w:abstractNum")
        if any(True for _ in num.itersiblings(_ABSTRACT)):
            yield defect("LIST", part, "a w:num stands before a w:abstractNum")
    sheet = file.related("styles")
    styles = set() if sheet is None else {style.get(w("styleId")) for style in sheet.iterchildren(w("style"))}
    for link in root.iter(w("pStyle")):
        if link.get(VAL) not in styles:
            yield defect("LIST", part, f"a list level is linked to the style '{link.get(VAL)}', which does not exist")
