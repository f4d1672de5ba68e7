"""What a redline says when all of it is accepted or rejected, and how much it marks: the yardstick of the comparer.

Independent of the engine on purpose: lxml and zipfile only, clear rather than fast. Revisions are those of
ISO/IEC 29500-1, 17.13.5. No tests itself.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from html import escape
from io import BytesIO
from posixpath import dirname, normpath
from zipfile import ZipFile

from lxml import etree

from tests.redline.oracle_tree import (
    END,
    MARKS,
    NEW,
    OLD,
    REFERENCES,
    Element,
    R,
    is_mark,
    name_of,
    parent_name,
    pieces,
    resolve,
    seen,
    short,
    still,
    unfold,
    value,
    w,
)
from tests.redline.oracle_words import distance

Holder = tuple[str, Element, bool]
"""A piece of a story: its part, its root, and whether all of it counts as marked."""
Stories = Mapping[str, str] | Mapping[str, tuple[str, ...]]

DROPPED = {"proofErr", "lastRenderedPageBreak", "lang", "noProof", "bookmarkStart", "bookmarkEnd",
           "permStart", "permEnd", "commentRangeStart", "commentRangeEnd", "commentReference",
           "headerReference", "footerReference", "nsid", "tmpl", "abstractNumId"}  # fmt: skip
EMPTY = {"r", "t", "m:r", "m:t", "rPr", "pPr", "trPr", "tcPr", "tblPrEx", "numPr", "hyperlink", "m:ctrlPr"}
PASSING = {"paraId", "textId", "anchorId", "editId", "abstractNumId", "durableId"}
UNORDERED = {"pBdr", "tcBorders", "tblBorders", "tcMar", "tblCellMar", "tabs"}
HOLDERS, BLOCKS = {"footnote", "endnote", "hdr", "ftr", "tc"}, {"p", "tbl", "sdt", "customXml", "altChunk", *MARKS}
OFFICIAL = ("http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/", "urn:schemas-microsoft-com:")
"""Attributes of other namespaces are the notes of some tool to itself."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MARGINS = ("header", "footer")
"""Their stories: one that holds nothing looks like none, and none can come or go as a revision."""
STYLED = {"pStyle", "rStyle", "tblStyle", "styleLink", "numStyleLink"}


def accepted(docx: bytes) -> "Document":
    """Return the document with every revision accepted."""
    return Document(docx, OLD)


def rejected(docx: bytes) -> "Document":
    """Return the document with every revision rejected."""
    return Document(docx, NEW)


class Document:
    """A Word file by its stories: body, body boxes, header 1 default …, footnotes, endnotes."""

    def __init__(self, docx: bytes, gone: frozenset[str] | None = None) -> None:
        """Read a file; `gone` names the marks whose content goes. None leaves revisions and fields alone."""
        with ZipFile(BytesIO(docx)) as package:
            self._parts = {name: package.read(name) for name in package.namelist()}
        self._gone, self._roots, self._met = gone, dict[str, Element](), dict[tuple[str, ...], str]()
        self._main = next(t for k, t, _ in self._links("").values() if k == "officeDocument")
        body = next(e for e in self._root(self._main) if name_of(e) == "body")
        self._references = [e for e in seen(body) if name_of(e) in REFERENCES]
        self.stories: dict[str, list[Holder]] = {"body": [(self._main, body, False)], **self._margins(body)}
        for kind in ("footnote", "endnote"):
            self.stories[f"{kind}s"] = list(self._notes(kind))

    def texts(self) -> dict[str, tuple[str, ...]]:
        """Return the paragraphs' texts by story; stories without a paragraph are left out."""
        found: dict[str, list[str]] = {}
        for story, holders in self.stories.items():
            for name, text, _ in (piece for _, root, _ in holders for piece in pieces(root, story)):
                found.setdefault(name, []).append(text)
        said = {story: tuple("".join(texts).split(END)[:-1]) for story, texts in found.items()}
        return {story: texts for story, texts in said.items() if texts != ("",) or not story.startswith(MARGINS)}

    def canonical(self) -> dict[str, str]:
        """Return the XML of every story without what does not matter: equal strings look equal in Word."""
        shown = {s: "".join(self._show(root, part) for part, root, _ in hs) for s, hs in self.stories.items()}
        blank = re.compile(r"(<(hdr|ftr)[^>]*>\n<p></p></\2>)?")
        return {story: text for story, text in shown.items() if not blank.fullmatch(text)}

    def part(self, story: str) -> str:
        """Return the part that a story begins in: sections may share a header."""
        holders = self.stories.get(story.removesuffix(" boxes"))
        return holders[0][0] if holders else ""

    def _root(self, part: str) -> Element:
        if part not in self._roots:
            root = etree.fromstring(self._parts[part], etree.XMLParser(remove_comments=True, remove_pis=True))
            for element in root.iter():
                element.tail = None
                element.text = None if len(element) else element.text
                if name_of(element) in HOLDERS and not any(name_of(e) in BLOCKS for e in element):
                    etree.SubElement(element, w("p"))  # which it must have, and Word shows
            if self._gone is not None:
                resolve(root, self._gone)
                unfold(root)
                still(root)
            self._roots[part] = root
        return self._roots[part]

    def _links(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Return (kind, target, whether it is outside) of a part's pointers by their ids."""
        folder, _, file = part.rpartition("/")
        content = self._parts.get(f"{folder}/_rels/{file}.rels".lstrip("/"), b"<none/>")
        found = {}
        for link in etree.fromstring(content):
            target, outside = link.get("Target", ""), link.get("TargetMode") == "External"
            if not outside:
                target = normpath(target.lstrip("/") if target.startswith("/") else f"{dirname(part)}/{target}")
            found[link.get("Id", "")] = (link.get("Type", "").rsplit("/", 1)[-1], target.lstrip("/"), outside)
        return found

    def _related(self, kind: str) -> Element | None:
        part = next((t for k, t, _ in self._links(self._main).values() if k == kind), "")
        return self._root(part) if part in self._parts else None

    def _margins(self, body: Element) -> dict[str, list[Holder]]:
        """Return headers and footers by section and type. A section takes over those it does not name itself."""
        links, now, found = self._links(self._main), dict[str, str](), dict[str, list[Holder]]()
        for number, section in enumerate(body.iter(w("sectPr")), start=1):
            for reference in (e for e in section if name_of(e) in ("headerReference", "footerReference")):
                part = links[reference.get(f"{{{R}}}id", "")][1]
                now[f"{name_of(reference)[:6]} {{}} {value(reference, 'type') or 'default'}"] = part
            found |= {key.format(number): [(now[key], self._root(now[key]), False)] for key in sorted(now)}
        return found

    def _notes(self, kind: str) -> Iterator[Holder]:
        root = self._related(f"{kind}s")
        part = next((t for k, t, _ in self._links(self._main).values() if k == f"{kind}s"), "")
        notes = {value(note, "id"): note for note in root} if root is not None else {}
        for reference in (e for e in self._references if name_of(e) == f"{kind}Reference"):
            if value(reference, "id") in notes:
                within = any(is_mark(around) for around in reference.iterancestors())
                yield part, notes[value(reference, "id")], within

    def _show(self, element: Element, part: str) -> str:
        name = name_of(element)
        if name in DROPPED or (name in ("id", "dataBinding") and parent_name(element) == "sdtPr"):
            return ""
        inner = escape(element.text or "", quote=False) + self._children(element, part)
        may_go = name in EMPTY or (name == "sectPr" and parent_name(element) == "body")
        if may_go and (not inner or _run_head(f"<{name}>{inner}") == f"<{name}>{inner}"):
            return ""
        shown = [self._attribute(element, str(key), str(said), part) for key, said in element.attrib.items()]
        attributes = "".join(f" {one}" for one in sorted(filter(None, shown)))
        start = "\n" if name in ("p", "tbl", "tr", "tc") else ""
        return f"{start}<{name}{attributes}>{inner}</{name}>"

    def _children(self, element: Element, part: str) -> str:
        shown = [text for text in (self._show(child, part) for child in element) if text]
        if name_of(element).endswith("Pr") or name_of(element) in UNORDERED:
            return "".join(sorted(shown))
        joined: list[str] = []
        for text in shown:
            head = _run_head(text)
            if joined and head and _run_head(joined[-1]) == head:
                closing = "</m:r>" if head.startswith("<m:") else "</r>"
                joined[-1] = joined[-1].removesuffix(closing) + text.removeprefix(head)
                joined[-1] = re.sub(r"</(t|m:t|instrText)><\1>", "", joined[-1])
            else:
                joined.append(text)
        return "".join(joined)

    def _attribute(self, element: Element, key: str, said: str, part: str) -> str:
        name, local = name_of(element), etree.QName(key).localname
        passing = local.startswith("rsid") or local in PASSING or key == SPACE
        foreign = key.startswith("{") and not key[1:].startswith(OFFICIAL)
        if passing or foreign or (local in ("id", "name") and name.endswith(("}docPr", "}cNvPr"))):
            return ""
        if key.startswith(f"{{{R}}}") or local == "relid":
            said = self._once(self._target, part, said)
        elif name in STYLED and local == "val":
            said = self._once(self._style, said)
        elif local == "numId" or (name == "numId" and local == "val"):
            said = self._once(self._list, said) if name == "numId" else ""
        elif name in ("footnoteReference", "endnoteReference", "footnote", "endnote") and local == "id":
            same = [
                e for e in self._references if name_of(e).removesuffix("Reference") == name.removesuffix("Reference")
            ]
            said = str(next((n for n, e in enumerate(same, 1) if value(e, "id") == said), 0))
        return f'{short(key)}="{escape(said)}"'

    def _once(self, find: Callable[..., str], *about: str) -> str:
        key = (find.__name__, *about)
        if key not in self._met:
            self._met[key] = find(*about)
        return self._met[key]

    def _target(self, part: str, link: str) -> str:
        kind, target, outside = self._links(part).get(link, ("nowhere", link, True))
        return f"{kind}:{target if outside else _digest(self._parts.get(target, b''))}"

    def _style(self, style: str) -> str:
        styles = self._related("styles")
        names = [] if styles is None else [e.find(w("name")) for e in styles if value(e, "styleId") == style]
        return value(names[0], "val") if names and names[0] is not None else f"?{style}"

    def _list(self, number: str) -> str:
        """Return a digest of a list's definition: equal lists under different numbers are equal."""
        root = self._related("numbering")
        nums = [] if root is None else [e for e in root if name_of(e) == "num" and value(e, "numId") == number]
        if root is None or not nums:
            return f"?{number}"
        base = [value(e, "val") for e in nums[0] if name_of(e) == "abstractNumId"]
        shown = [self._show(e, "") for e in root if name_of(e) == "abstractNum" and value(e, "abstractNumId") in base]
        return _digest("".join([*shown, self._show(nums[0], "")]).encode())


def _digest(content: bytes) -> str:
    """Return a short digest; of XML, of what it says rather than how it is spelled."""
    if content.lstrip(b"\xef\xbb\xbf").startswith(b"<?xml"):
        root = etree.fromstring(content)
        for element in root.iter("{*}dataModelExt"):
            element.attrib.pop("relId", "")  # an id of the main part, in the data of a diagram
        content = etree.tostring(root, method="c14n")
    return sha256(content).hexdigest()[:12]


def _run_head(text: str) -> str:
    """Return the tag and the properties of a run, '' for what is not a run: equal heads make one run."""
    found = re.match(r"<r>(<rPr>.*?</rPr>)?|<m:r>(<m:rPr>.*?</m:rPr>)?(<rPr>.*?</rPr>)?", text)
    return found[0] if found else ""


def first_difference(a: Stories, b: Stories) -> str:
    """Return where two sets of texts, or of canonical stories, first differ, readably; '' if they are equal."""
    for story in [*a, *(story for story in b if story not in a)]:
        if story not in a or story not in b:
            return f"{story}: only in the {'first' if story in a else 'second'}"
        one, two = (side if isinstance(side, str) else "\n".join(side) for side in (a[story], b[story]))
        if a[story] != b[story]:
            at = next((n for n, (x, y) in enumerate(zip(one, two, strict=False)) if x != y), min(len(one), len(two)))
            line = one.count("\n", 0, at) + 1
            return f"{story}, line {line}:\n  {one[max(0, at - 90) : at + 90]!r}\n  {two[max(0, at - 90) : at + 90]!r}"
    return ""


def marked(redline: bytes) -> int:
    """Return how many characters of all stories are inserted, deleted or moved. A paragraph's mark counts 1.

    By effect: all of a marked row, and of a note whose reference is marked, counts; cached field results too.
    """
    document, met, total = Document(redline), set[Element](), 0
    for story, holders in document.stories.items():
        for _, root, within in holders:
            if root not in met or story.endswith("notes"):
                met.add(root)
                total += sum(len(text) for _, text, mark in pieces(root, story, within) if mark)
    return total


def lower_bound(old: bytes, new: bytes) -> int:
    """Return how many characters a redline must mark if it marks whole words, both sides together.

    Stories are paired by name, revisions in either file accepted. See `distance` for how exact.
    """
    files = accepted(old), accepted(new)
    one, two = (file.texts() for file in files)
    pairs = {story: (files[0].part(story), files[1].part(story)) for story in [*one, *two]}
    once = {(*pair, story.rsplit(" ")[-1] if "box" in story else ""): story for story, pair in pairs.items()}
    return sum(distance(one.get(story, ()), two.get(story, ())) for story in once.values())
