"""A usual Word file told as Word tells it when it saves 'Strict Open XML'. A support module, not tests."""

import re

from tests.word.small import docx
from tests.wordfile import WordFile

_USUAL = re.compile(r"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument|drawingml)/2006/([\w/-]+)")
_NAMES = {"custom-properties": "customProperties", "extended-properties": "extendedProperties"}
_TWENTIETHS = re.compile(
    r"(?<=[ :])(w|h|top|bottom|left|right|header|footer|gutter|space|before|after|line|linePitch|hanging"
    r'|firstLine|pos)="(-?\d+)"(?! w:type="pct")'
)
_HALVES = re.compile(r'<w:(sz|szCs|kern) w:val="(\d+)"')


def strict(content: bytes) -> bytes:
    """Return the file as 'Strict Open XML': other names, start and end for left and right, measures with a unit."""
    return docx({part: _strict(part, text) for part, text in WordFile(content).parts.items()})


def _strict(part: str, content: bytes) -> bytes:
    if part == "[Content_Types].xml" or not part.endswith((".xml", ".rels")):
        return content
    text = _USUAL.sub(_named, content.decode())
    text = re.sub(r"<w:[^>]*>", lambda m: m[0] if "w:color" in m[0] else _TWENTIETHS.sub(_points, m[0]), text)
    text = re.sub(r'(<w:(?:jc|lvlJc|tab) w:val=)"(left|right)"', lambda m: f'{m[1]}"{_side(m[2])}"', text)
    text = re.sub(r"<w:ind [^>]*>", lambda m: re.sub(r"w:(left|right)", lambda n: f"w:{_side(n[1])}", m[0]), text)
    for holder in ("tblBorders", "tcBorders", "tblCellMar", "tcMar"):
        inner = re.compile(f"<w:{holder}>.*?</w:{holder}>")
        text = inner.sub(lambda m: re.sub(r"<(/?)w:(left|right)\b", lambda n: f"<{n[1]}w:{_side(n[2])}", m[0]), text)
    text = re.sub(r'w:w="(\d+)" w:type="pct"', lambda m: f'w:w="{int(m[1]) / 50:g}%" w:type="pct"', text)
    text = _HALVES.sub(lambda m: f'<w:{m[1]} w:val="{int(m[2]) / 2:g}pt"', text)
    return text.replace("<w:document ", '<w:document w:conformance="strict" ').encode()


def _named(found: re.Match[str]) -> str:
    *path, last = found[2].split("/")
    return "/".join(["http://purl.oclc.org/ooxml", found[1], *path, _NAMES.get(last, last)])


def _side(name: str) -> str:
    return {"left": "start", "right": "end"}[name]


def _points(found: re.Match[str]) -> str:
    return f'{found[1]}="{int(found[2]) / 20:g}pt"'
