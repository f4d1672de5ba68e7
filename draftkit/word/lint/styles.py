"""Styles: what is named is there, and of the right type."""

from collections.abc import Iterator, Mapping

from draftkit.findings import Finding
from draftkit.word.lint.opened import Element, Opened, defect
from draftkit.word.ooxml import VAL, w

_USES = {w("pStyle"): "paragraph", w("rStyle"): "character", w("tblStyle"): "table"}
_AMONG = (w("basedOn"), w("next"), w("link"))
_TYPE, _STYLE_ID = w("type"), w("styleId")


def check(file: Opened) -> Iterator[Finding]:
    """Report styles that are used, or built upon, and do not exist; and styles that exist twice."""
    sheet = file.related("styles")
    if sheet is None:
        yield defect("STYLE", file.main, "the file has no styles")
        return
    part = file.name_of("styles")
    kinds: dict[str, str] = {}
    for style in sheet.iterchildren(w("style")):
        name = style.get(_STYLE_ID, "")
        if name in kinds:
            yield defect("STYLE", part, f"the style '{name}' is there twice")
        kinds[name] = style.get(_TYPE, "paragraph")
    for text_part, root in (*file.texts, (part, sheet)):
        yield from _used(text_part, root, kinds)
    for element in sheet.iter(*_AMONG):
        if element.get(VAL, "") not in kinds:
            yield defect("STYLE", part, f"a style names the style '{element.get(VAL)}', which does not exist")


def _used(part: str, root: Element, kinds: Mapping[str, str]) -> Iterator[Finding]:
    for name, tag in dict.fromkeys((element.get(VAL, ""), element.tag) for element in root.iter(*_USES)):
        if name not in kinds:
            yield defect("STYLE", part, f"the style '{name}' is used but does not exist")
        elif kinds[name] != _USES[tag]:
            yield defect("STYLE", part, f"the {kinds[name]} style '{name}' is used as a {_USES[tag]} style")
