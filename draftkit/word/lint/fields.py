"""Fields: whole, pointing at something, and showing what Word would work out."""

import re
from collections.abc import Iterator

from draftkit.findings import Finding
from draftkit.word.counting import Label, field_value
from draftkit.word.field_reading import Field
from draftkit.word.lint.opened import Opened, defect

_POINTING = ("REF", "PAGEREF", "NOTEREF")
_NUMBERS = (r"\n", r"\r", r"\w")
_PAGE = re.compile(r"-?\s*([1-9]\d*|[ivxlcdm]+|[A-Z]+)\s*-?", re.IGNORECASE)
_UPDATE = "select all and press F9 in Word"


def check(file: Opened) -> Iterator[Finding]:
    """Report fields that do not close, point nowhere, or show a stale number."""
    for story in file.stories:
        if story.stray:
            yield defect("FIELD", story.part, "a field character or instruction belongs to no field")
        for field in story.fields:
            yield from _one(file, story.part, field)


def _one(file: Opened, part: str, field: Field) -> Iterator[Finding]:
    if not field.closed:
        yield defect("FIELD", part, f"the field '{field.instruction[:60]}' does not end")
    if not field.name:
        yield defect("FIELD", part, "a field has no instruction")
    if field.result.startswith("Error!"):
        yield defect("FIELD", part, f"the field '{field.instruction[:60]}' shows an error", _UPDATE)
    words = field.instruction.split()
    target = words[1].strip('"') if len(words) > 1 else ""
    if field.name == "HYPERLINK" and r"\l" in words[:-1]:
        target = words[words.index(r"\l") + 1].strip('"')
        if target not in file.bookmarks:
            yield defect("REF", part, f"a link goes to '{target}', which is not there")
    if field.name in _POINTING and target not in file.bookmarks:
        yield defect("REF", part, f"a {field.name} goes to '{target}', which is not there")
    elif field.name == "PAGEREF" and not field.deleted and not _PAGE.fullmatch(field.result.strip()):
        yield defect("STALE", part, f"a PAGEREF to '{target}' shows '{field.result[:20]}'", _UPDATE)
    elif field.name == "REF" and not field.deleted and field.separated:
        yield from _number(file, part, field, words)


def _number(file: Opened, part: str, field: Field, words: list[str]) -> Iterator[Finding]:
    """Compare a cached paragraph number with the one that Word would show."""
    switches = {word.lower() for word in words[2:] if word.startswith("\\")}
    asked = [switch for switch in _NUMBERS if switch in switches]
    if len(asked) != 1 or switches & {r"\t", r"\p"} or file.has_changed_paragraphs:
        return
    marked, citing = file.marked_paragraph(words[1].strip('"')), field.paragraph
    target = None if marked is None else file.labels.get(marked)
    here = None if citing is None else file.labels.get(citing)
    if asked == [r"\r"] and not _clear(target, here):
        return
    expected = field_value(asked[0], target, here)
    if field.result.strip() != expected:
        message = f"'{field.instruction[:60]}' shows '{field.result[:30]}', but its target is {expected}"
        yield defect("STALE", part, message, _UPDATE)


def _clear(target: Label | None, citing: Label | None) -> bool:
    r"""Return whether what \r shows is beyond doubt: within one list, or where there is nothing to leave out."""
    return target is None or len(target.pieces) == 1 or (citing is not None and citing.list is target.list)
