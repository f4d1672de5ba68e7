"""The parts of a frame made ready for their templates: which parts speak, and where our own text goes in them."""

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Final

from lxml import etree

from draftkit.word.ooxml import CORE, MC, W14, W15, P, R, W, parse, w
from draftkit.word.templates import COUNTS, PLACES

Element = etree._Element
Join = Callable[[str], str]

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES: Final = {"w": W, "r": R, "mc": MC, "w14": W14, "w15": W15}
COPY: Final = "agreement.copy"
"""What a tag says of whose copy it is."""
_ALONE = re.compile(r"\{\{p?\s*(\w+)\s*\}\}")
_STEERING = re.compile(r"\{%p (.+)%\}")
_DCTERMS: Final = "http://purl.org/dc/terms/"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_STAMPED = (f"{{{_DCTERMS}}}created", f"{{{_DCTERMS}}}modified", f"{{{CORE}}}lastPrinted", f"{{{CORE}}}revision")


def with_namespaces(root: Element) -> Element:
    """Return the root with the prefixes that our XML uses bound on it, and marked as ignorable where they must be."""
    missing = {prefix: space for prefix, space in _SPACES.items() if root.nsmap.get(prefix) != space}
    if missing:
        kept = {str(name): str(value) for name, value in root.items()}
        fresh = etree.Element(root.tag, kept, {**root.nsmap, **missing})  # type: ignore[dict-item]
        fresh.text = root.text
        fresh.extend(list(root))
        root = fresh
    ignorable = root.get(f"{{{MC}}}Ignorable", "").split()
    root.set(f"{{{MC}}}Ignorable", " ".join([*ignorable, *(p for p in ("w14", "w15") if p not in ignorable)]))
    return root


def lift_places(root: Element) -> list[str]:
    """Put each of {{ body }}, {{ contents }}, {{ issues }} in the place of its paragraph; return those met, in order.

    A paragraph that ends a section stays, without its words, since the section hangs on it.
    """
    met = []
    for paragraph in list(root.iter(P)):
        place = _place_of(paragraph)
        if place and paragraph.getparent() is root.find(w("body")):
            met.append(place)
            _replace(paragraph, f"{{{{ {place} }}}}")
    return met


def body_alone(root: Element) -> Element:
    """Return the document with {{ body }} and nothing else, in its own section: for papers without cover and contents.

    The headers and footers that the section has from those before it stay.
    """
    alone = deepcopy(root)
    body = alone.find(w("body"))
    links: dict[tuple[str, str], Element] = {}
    for blocks, properties in sections(alone):
        links |= {(str(link.tag), link.get(w("type"), "")): link for link in properties.iterchildren(*_LINKS)}
        place = next((block for block in blocks if block.tag == P and _place_of(block) == "body"), None)
        if place is not None and body is not None:
            own = deepcopy(properties)
            for link in list(own.iterchildren(*_LINKS)):
                own.remove(link)
            own[:0] = links.values()
            for looks in place.iterchildren(w("pPr")):
                etree.strip_elements(looks, w("sectPr"))
            body[:] = [place, own]
            break
    return alone


def _place_of(paragraph: Element) -> str:
    """Which of our places a paragraph is, if it is one."""
    found = _ALONE.fullmatch(words(paragraph).strip())
    return found[1] if found and found[1] in PLACES else ""


def add_copy_line(root: Element, style: str) -> None:
    """Put a line that says whose copy it is at the top of a document that has no place for it."""
    body = root.find(w("body"))
    if body is None or any(COPY in words(paragraph) for paragraph in root.iter(P)):
        return
    for place, text in enumerate((f"{{%p if {COPY} %}}", f"{{{{ {COPY} }}}}", "{%p endif %}")):
        paragraph = etree.Element(P)
        etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("pStyle")).set(w("val"), style)
        etree.SubElement(etree.SubElement(paragraph, w("r")), w("t")).text = text
        body.insert(place, paragraph)


def lift_steering(root: Element) -> None:
    """Put each {%p … %} in the place of its paragraph, as docxtpl does: for frames whose tags are whole."""
    for paragraph in list(root.iter(P)):
        found = _STEERING.fullmatch(words(paragraph).strip())
        if found:
            _replace(paragraph, f"{{% {found[1].strip()} %}}")


def count_pages(root: Element, place: str) -> None:
    """Make each SECTIONPAGES field show our count, if it has a place: Word counts again, LibreOffice does not."""
    for instruction in root.iter(w("instrText")):
        if place and "SECTIONPAGES" in (instruction.text or ""):
            shown = list(_results(instruction))
            for text in shown:
                roman = " | roman" if "roman" in (instruction.text or "") else ""
                last = text.text or "1"
                known = f"{{% if {place} %}}{{{{ {place}{roman} }}}}{{% else %}}{last}{{% endif %}}"
                text.text = known if text is shown[0] else ""


def core_source(content: bytes, join: Join) -> str:
    """Return the core properties as a template: the dates are the draft's, and without one there are none."""
    root = parse(content)
    for element in [child for child in root if child.tag in _STAMPED]:
        root.remove(element)
    text = join(etree.tostring(root, encoding="unicode"))
    head, end, tail = text.rpartition("</")
    stamps = "".join(
        f'<dcterms:{name} xmlns:dcterms="{_DCTERMS}" xmlns:xsi="{_XSI}" xsi:type="dcterms:W3CDTF">'
        f"{{{{ agreement.date }}}}T00:00:00Z</dcterms:{name}>"
        for name in ("created", "modified")
    )
    return f"{HEAD}{head}{{% if agreement.date %}}{stamps}{{% endif %}}{end}{tail}"


def speaks(root: Element) -> bool:
    """Return whether a part has tags, in a paragraph or already lifted out of one."""
    text = "".join(map(str, root.itertext()))
    return "{{" in text or "{%" in text


def words(paragraph: Element) -> str:
    """Return the text of a w:p as it stands, tags and all."""
    return "".join(text.text or "" for text in paragraph.iter(w("t")))


def sections(root: Element) -> Iterator[tuple[list[Element], Element]]:
    """Yield the paragraphs and tables of each section with its w:sectPr."""
    held: list[Element] = []
    for block in root.iterfind(f"{w('body')}/*"):
        if block.tag == w("sectPr"):
            yield held, block
            return
        held.append(block)
        end = block.find(f"{w('pPr')}/{w('sectPr')}")
        if end is not None:
            yield held, end
            held = []


def counted_parts(root: Element) -> Mapping[str, str]:
    """Return the relationship ids of the headers and footers round the body and the contents, with their count."""
    found: dict[str, str] = {}
    for blocks, properties in sections(root):
        texts = {words(block).strip().strip("{}").strip() for block in blocks}
        for place in ("contents", "body"):
            if place in texts:
                found |= {link.get(f"{{{R}}}id", ""): COUNTS[place] for link in properties.iterchildren(*_LINKS)}
    return found


_LINKS = (w("headerReference"), w("footerReference"))


def _replace(paragraph: Element, tag: str) -> None:
    """Put a tag where the paragraph stands: between paragraphs, text needs no element of its own."""
    parent, before = paragraph.getparent(), paragraph.getprevious()
    if parent is None:
        return
    stays = paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None
    text = tag if stays else tag + (paragraph.tail or "")
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    if not stays:
        parent.remove(paragraph)
    for run in [child for child in paragraph if child.tag != w("pPr")]:
        paragraph.remove(run)


def _results(instruction: Element) -> Iterator[Element]:
    """Yield the w:t of a complex field's result: the runs between its separate and its end."""
    run = instruction.getparent()
    shown = False
    for later in run.itersiblings(w("r")) if run is not None else ():
        mark = later.find(w("fldChar"))
        kind = None if mark is None else mark.get(w("fldCharType"))
        if kind == "end":
            return
        shown = shown or kind == "separate"
        if shown:
            yield from later.iterchildren(w("t"))
