"""What in a Word file could run, fetch or hide something: for frames a reason to refuse, elsewhere a finding."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from draftkit.word.field_reading import NESTED, read_fields, stories
from draftkit.word.ooxml import OFFICE, VML

Element = etree._Element

_KINDS: Final = {
    "vbaProject": "a macro",
    "wordVbaData": "a macro",
    "keyMapCustomizations": "key assignments that can start a macro",
    "attachedToolbars": "a toolbar that can start a macro",
    "extensibility": "a ribbon of its own",
    "userCustomization": "a ribbon of its own",
    "oleObject": "an embedded object",
    "package": "an embedded file",
    "control": "an ActiveX control",
    "activeXControlBinary": "an ActiveX control",
    "aFChunk": "another document to be drawn in (altChunk)",
    "subDocument": "another document to be drawn in",
    "webextension": "an Office add-in",
    "webextensiontaskpanes": "an Office add-in",
}
"""The last word of a relationship's type, and what it brings."""

_FIELDS: Final = {
    "DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DATABASE", "RD", "HTMLCONTROL",
    "PRINT", NESTED,
}  # fmt: skip
_SCHEMES: Final = ("http", "https", "mailto")
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_WORD = re.compile(r'"([^"]*)"|(\S+)')
_SWITCHES_WITH_WORD = ("\\l", "\\o", "\\t")
_SOURCES = (f"{{{VML}}}imagedata", f"{{{VML}}}fill", f"{{{VML}}}stroke", f"{{{VML}}}image")
_SOURCE_NAMES = ("src", f"{{{OFFICE}}}href", f"{{{OFFICE}}}althref")


def brought_by(kind: str, target: str, external: bool) -> str:
    """Return what a relationship of that kind (last word of its type) brings that should be known, or nothing."""
    if external:
        return "" if kind == "hyperlink" and is_plain_link(target) else f"{_outside(kind)} ({target[:80]})"
    return _KINDS.get(kind, "")


def in_content_type(content_type: str) -> str:
    """Return what a part of that type is that should be known, or nothing."""
    lowered = content_type.lower()
    signs = {"vba": "a macro", "macroenabled": "a macro", "activex": "an ActiveX control"}
    signs["oleobject"] = "an embedded object"
    return next((meaning for sign, meaning in signs.items() if sign in lowered), "")


def in_markup(root: Element) -> Iterator[str]:
    """Return what the fields and pictures of one part would fetch."""
    for instruction, name in _instructions(root):
        if name in _FIELDS:
            yield "a field whose name is worked out by another" if name == NESTED else f"the field {name}"
        elif name == "HYPERLINK":
            target = _address(instruction)
            if target and not is_plain_link(target):
                yield f"a link to '{target[:80]}'"
    for picture in root.iter(*_SOURCES):
        for source in _SOURCE_NAMES:
            if _leads_out(picture.get(source, "")):
                yield f"a picture from outside ({picture.get(source, '')[:80]})"


def is_plain_link(target: str) -> bool:
    """Return whether a hyperlink goes to the web, to a mail address, or to a place in the document itself."""
    scheme = _SCHEME.match(target)
    return scheme[1].lower() in _SCHEMES if scheme else target.startswith("#")


def _outside(kind: str) -> str:
    return {"attachedTemplate": "a template from outside", "image": "a picture from outside"}.get(
        kind, f"something from outside ({kind})" if kind != "hyperlink" else "a link"
    )


def _instructions(root: Element) -> Iterable[tuple[str, str]]:
    for story in stories(root):
        fields, stray = read_fields(story)
        for found in fields:
            yield found.instruction, found.name
        loose = "".join(element.text or "" for element in stray).strip()
        yield loose, (loose.split() or [""])[0].upper()


def _address(instruction: str) -> str:
    """Return where a HYPERLINK field goes: its first word that is no switch and belongs to none."""
    words = iter([match[1] or match[2] or "" for match in _WORD.finditer(instruction)][1:])
    for word in words:
        if not re.fullmatch(r"\\[a-z]", word, re.IGNORECASE):
            return word
        if word.lower() in _SWITCHES_WITH_WORD:
            next(words, None)
    return ""


def _leads_out(source: str) -> bool:
    return bool(_SCHEME.match(source)) or source.startswith(("\\\\", "//"))
