"""A Word file as its XML says it is, read with lxml and with nothing of ours. No tests itself."""

import re
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "b": "urn:draftkit:blanks:1",
    "d": "urn:draftkit:provenance:1",
    "ds": "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
    "p": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
}


def w(name: str) -> str:
    """Return the full name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def text_of(element: Element) -> str:
    """Return the words below an element: its w:t, tabs as tabs."""
    return "".join("\t" if found.tag == w("tab") else found.text or "" for found in element.iter(w("t"), w("tab"))
                   if found.tag == w("t") or found.getparent().tag == w("r"))  # fmt: skip


class WordFile:
    """The parts of a Word file and questions about them. Parts are parsed when they are asked for."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with ZipFile(BytesIO(content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self._roots: dict[str, Element] = {}

    def root(self, part: str) -> Element:
        """Return the root element of a part."""
        if part not in self._roots:
            self._roots[part] = etree.fromstring(self.parts[part])
        return self._roots[part]

    def find(self, path: str, part: str = "word/document.xml") -> list:
        """Return what an XPath finds in a part."""
        found = self.root(part).xpath(path, namespaces=NAMES)
        assert isinstance(found, list)
        return found

    @cached_property
    def paragraphs(self) -> list[Element]:
        """Return every w:p of the document part, in reading order."""
        return list(self.root("word/document.xml").iter(w("p")))

    @cached_property
    def style_names(self) -> dict[str, str]:
        """Return the name of every style by its id."""
        styles = self.find("w:style", "word/styles.xml")
        return {style.get(w("styleId")): style.find(w("name")).get(w("val")) for style in styles}

    def style(self, paragraph: Element) -> str:
        """Return the name of a paragraph's style."""
        found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        return "" if found is None else self.style_names[found.get(w("val"))]

    def styled(self, *names: str) -> list[Element]:
        """Return the paragraphs of these styles."""
        return [paragraph for paragraph in self.paragraphs if self.style(paragraph) in names]

    def resolved(self, paragraph: Element, path: str) -> Element | None:
        """Return a paragraph property ('w:keepNext') from the paragraph or the first style up its chain that has it."""
        own = paragraph.find(f"w:pPr/{path}", NAMES)
        if own is not None:
            return own
        found = paragraph.find("w:pPr/w:pStyle", NAMES)
        return self.of_style(found.get(w("val")) if found is not None else "Normal", f"w:pPr/{path}")

    def of_style(self, style_id: str, path: str) -> Element | None:
        """Return a property of a style, or of the nearest style it is based on that has it."""
        while style_id:
            style = self.find(f"w:style[@w:styleId='{style_id}']", "word/styles.xml")[0]
            own = style.find(path, NAMES)
            if own is not None:
                return own
            base = style.find("w:basedOn", NAMES)
            style_id = "" if base is None else base.get(w("val"))
        return None

    def stories(self) -> Iterator[tuple[str, Element]]:
        """Yield the parts that hold text, with their roots."""
        for part in sorted(self.parts):
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes|comments)\.xml", part):
                yield part, self.root(part)

    @cached_property
    def body(self) -> list[Element]:
        """Return the paragraphs of the agreement itself: those behind the last section break."""
        breaks = [place for place, p in enumerate(self.paragraphs) if p.find("w:pPr/w:sectPr", NAMES) is not None]
        return self.paragraphs[breaks[-1] + 1 :] if breaks else self.paragraphs

    @cached_property
    def contents(self) -> list[tuple[str, str, str]]:
        """Return (number, words, page) of every entry of the contents."""
        entries = [text_of(p).split("\t") for p in self.styled("toc 1")]
        return [(entry[0], "\t".join(entry[1:-1]), entry[-1]) for entry in entries]

    def fields(self) -> Iterator[tuple[Element, str, str]]:
        """Yield (paragraph, instruction, cached result) of each innermost complex field of the document."""
        for paragraph in self.paragraphs:
            state, instruction, result = "", "", ""
            for element in paragraph.iter(w("fldChar"), w("instrText"), w("t")):
                if element.tag == w("fldChar"):
                    kind = element.get(w("fldCharType"))
                    if kind == "begin":
                        instruction, result = "", ""
                    elif kind == "end" and state:
                        yield paragraph, instruction.strip(), result
                    state = "" if kind == "end" else kind
                elif element.tag == w("instrText"):
                    instruction += element.text or ""
                elif state == "separate":
                    result += element.text or ""

    @cached_property
    def clauses(self) -> dict[str, list[Element]]:
        """Return the paragraphs of each clause, by the name of the hidden bookmark round it."""
        inside: dict[str, str] = {}
        found: dict[str, list[Element]] = {}
        for element in self.root("word/document.xml").iter(w("p"), w("bookmarkStart"), w("bookmarkEnd")):
            if element.tag == w("bookmarkStart") and element.get(w("name")).startswith("_dk_"):
                inside[element.get(w("id"))] = element.get(w("name"))
                holder = next(element.iterancestors(w("p")), None)
                found[element.get(w("name"))] = [] if holder is None else [holder]
            elif element.tag == w("bookmarkEnd"):
                inside.pop(element.get(w("id")), None)
            elif element.tag == w("p"):
                for name in inside.values():
                    found[name].append(element)
        return found
