"""A Word file in the hands of an editor: its trees, what may be edited in it, and a file again. No tests itself."""

import re
from collections import Counter
from copy import deepcopy
from io import BytesIO
from random import Random
from zipfile import ZipFile, ZipInfo

from lxml import etree

from tests.redline.oracle_built import KIND, NAMES

Element = etree._Element
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
RID = f"{{{KIND}}}id"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PHRASES = (
    "the fee is due on the first day of each quarter",
    "either party may end this agreement by written notice of three months",
    "the Authority must keep the station open for ambulance crews",
    "costs are shared in the proportions set out in Schedule 2",
    "a dispute is first referred to the chief officers",
    "records are kept for six years after the year they concern",
    "the Trust insures its own vehicles and crews",
    "interest accrues daily at four per cent above base rate",
    "nothing in this clause limits liability for fraud",
    "the board meets at least twice in every financial year",
)
WORDS = ("prompt", "written", "reasonable", "joint", "annual", "first", "shared", "£2,500", "30", "must", "may", "Fee")
_RANGES = {"bookmarkStart": "bookmarkEnd", "commentRangeStart": "commentRangeEnd", "permStart": "permEnd"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name):
    """Return a WordprocessingML name as lxml writes it."""
    return f"{{{W}}}{name}"


def xml(text):
    """Return an element from XML with the usual prefixes."""
    return etree.fromstring(f"<x {NAMES}>{text}</x>")[0]


class File:
    """The parts of a Word file, to be changed in place, and the chance that decides where."""

    def __init__(self, content: bytes, seed: int = 0) -> None:
        with ZipFile(BytesIO(content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.chance = Random(seed)  # noqa: S311
        self._roots: dict[str, Element] = {}

    def root(self, part: str) -> Element:
        if part not in self._roots:
            self._roots[part] = etree.fromstring(self.parts[part])
        return self._roots[part]

    @property
    def body(self) -> Element:
        return self.root("word/document.xml")[0]

    def content(self) -> bytes:
        """Return the file, without halves of bookmarks and comments that an edit left behind."""
        for part in self._roots:
            if "document" in part or "note" in part or "header" in part or "footer" in part:
                _tidy(self._roots[part])
        made = BytesIO()
        with ZipFile(made, "w") as package:
            for name, content in self.parts.items():
                root = self._roots.get(name)
                package.writestr(ZipInfo(name), content if root is None else etree.tostring(root, encoding="UTF-8"))
        return made.getvalue()

    def pick(self, choices):
        """Return one of some things; nothing where there are none."""
        found = list(choices)
        return self.chance.choice(found) if found else None

    def phrase(self) -> str:
        """Return a sentence that says something of its own."""
        said = self.chance.choice(PHRASES)
        return f"{said[0].upper()}{said[1:]}, from {self.chance.randint(2, 99)} June."

    def part(self, kind: str, content: str) -> Element:
        """Return the root of the part of a kind that the main part has, or of a new one."""
        for link in self.links("word/document.xml"):
            if link.get("Type") == f"{KIND}/{kind}":
                target = link.get("Target", "")
                return self.root(target.lstrip("/") if target.startswith("/") else f"word/{target}")
        self.add(kind, content)
        return self.root(f"word/{kind}.xml")

    def add(self, kind: str, content: str, name: str = "") -> str:
        """Add a part of a kind; return the id by which the main part points at it."""
        name = name or kind
        self.parts[f"word/{name}.xml"] = content.replace(">", f" {NAMES}>", 1).encode()
        types = self.root("[Content_Types].xml")
        override = {"PartName": f"/word/{name}.xml", "ContentType": f"{WORD}.{kind}+xml"}
        etree.SubElement(types, types.tag.replace("Types", "Override"), override)
        return self.link(kind, f"{name}.xml")

    def link(self, kind: str, target: str, *, outside: bool = False, part: str = "word/document.xml") -> str:
        """Add a pointer to a part; return its id."""
        links = self.links(part)
        taken = {link.get("Id") for link in links}
        id = next(f"rId{n}" for n in range(900, 2000) if f"rId{n}" not in taken)
        mode = {"TargetMode": "External"} if outside else {}
        tag = links.tag.replace("Relationships", "Relationship")
        etree.SubElement(links, tag, {"Id": id, "Type": f"{KIND}/{kind}", "Target": target, **mode})
        return id

    def links(self, part: str) -> Element:
        folder, _, name = part.rpartition("/")
        return self.root(f"{folder}/_rels/{name}.rels")

    def paragraphs(self) -> list[Element]:
        """Return the paragraphs of the body, of cells and of controls that are whole in themselves."""
        return [p for p in self.body.iter(w("p")) if _is_open(p) and is_whole(p)]

    def words(self) -> list[Element]:
        """Return the texts of those paragraphs in which there is a word, fields and contents left out."""
        return [t for p in self.paragraphs() for t in texts_of(p) if re.search(r"\w\w", t.text or "")]

    def tables(self) -> list[Element]:
        """Return the tables whose rows all have the same cells."""
        return [t for t in self.body.iter(w("tbl")) if _is_open(t)]

    def number(self, tag: str, root: Element | None = None) -> str:
        """Return an id that no element of that name has."""
        taken = [e.get(w("id"), "0") for e in (self.body if root is None else root).iter(w(tag))]
        return str(max((int(n) for n in taken if n.lstrip("-").isdigit()), default=0) + 1)


def _is_open(element: Element) -> bool:
    return next(element.iterancestors(w("txbxContent")), None) is None and not _in_contents(element)


def _in_contents(element: Element) -> bool:
    """Whether it stands in a table of contents, or in another field that goes over several paragraphs."""
    depth = 0
    for mark in element.getparent().iterchildren(w("p"), w("sdt")) if element.getparent() is not None else ():
        if mark is element:
            return depth > 0
        for char in mark.iter(w("fldChar")):
            depth += {"begin": 1, "end": -1}.get(char.get(w("fldCharType")), 0)
    return False


def is_whole(element: Element) -> bool:
    """Return whether every field that begins here ends here."""
    kinds = Counter(char.get(w("fldCharType")) for char in element.iter(w("fldChar")))
    return kinds["begin"] == kinds["end"]


def texts_of(paragraph: Element) -> list[Element]:
    """Return the texts of a paragraph that stand in runs of its own, in no field and no box."""
    found, depth = [], 0
    for element in paragraph.iter(w("fldChar"), w("t")):
        if element.tag == w("fldChar"):
            depth += {"begin": 1, "end": -1}.get(element.get(w("fldCharType")), 0)
        elif depth == 0 and next(element.iterancestors(w("p"))) is paragraph:
            found.append(element)
    return [t for t in found if next(t.iterancestors(w("fldSimple"), w("drawing"), w("pict")), None) is None]


def say(text: Element, said: str) -> None:
    """Let a w:t say something else."""
    text.text = said
    text.set(_SPACE, "preserve")


def run_of(text: Element) -> Element:
    """Return the run of a w:t."""
    return next(text.iterancestors(w("r")))


def cut(text: Element, *places: int) -> list[Element]:
    """Cut the run of a w:t there; return the texts of its pieces, the last of them with what followed the text."""
    pieces = [text]
    for place in sorted(places, reverse=True):
        run = run_of(text)
        other = etree.Element(w("r"), run.attrib)
        other.extend(deepcopy(run.findall(w("rPr"))))
        rest = etree.SubElement(other, w("t"))
        say(rest, (text.text or "")[place:])
        other.extend(list(text.itersiblings()))
        say(text, (text.text or "")[:place])
        run.addnext(other)
        pieces.insert(1, rest)
    return pieces


def properties(holder: Element, name: str) -> Element:
    """Return the properties of a paragraph, run, cell …, made where there are none."""
    found = holder.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        after = 1 if name == "trPr" and holder.find(w("tblPrEx")) is not None else 0
        holder.insert(after, found)
    return found


_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs spacing ind "
    "contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing sz szCs highlight u shd vertAlign lang",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "trPr": "cantSplit trHeight tblHeader",
    "tblPr": "tblStyle tblpPr tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
}


def put(properties: Element, text: str) -> None:
    """Set a property, where it belongs by the schema."""
    made = xml(text)
    for old in properties.findall(made.tag):
        properties.remove(old)
    order = [w(name) for name in _ORDER[etree.QName(properties).localname].split()]
    before = order[: order.index(made.tag)]
    properties.insert(sum(1 for child in properties if child.tag in before), made)


def plain_copy(element: Element) -> Element:
    """Return a copy without what there can be once only: bookmarks, comments, notes, ids of controls and drawings."""
    made = deepcopy(element)
    once = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "sectPr",
            "footnoteReference", "endnoteReference", "drawing", "pict", "permStart", "permEnd")  # fmt: skip
    found = list(made.iter(*map(w, once))) + [i for pr in made.iter(w("sdtPr")) for i in pr.findall(w("id"))]
    for gone in [*found, *made.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")]:
        if gone.getparent() is not None:
            gone.getparent().remove(gone)
    for carrier in made.iter(w("p"), w("tr")):
        for key in [k for k in carrier.attrib if k.endswith(("paraId", "textId"))]:
            del carrier.attrib[key]
    return made


def _tidy(root: Element) -> None:
    for start, end in _RANGES.items():
        starts = {e.get(w("id")) for e in root.iter(w(start))}
        ends = {e.get(w("id")) for e in root.iter(w(end))}
        met: set[str] = set()
        for mark in list(root.iter(w(start), w(end))):
            key = f"{mark.tag}{mark.get(w('id'))}"
            if mark.get(w("id")) not in starts & ends or key in met:
                mark.getparent().remove(mark)
            met.add(key)
    for link in [*root.iter(w("hyperlink"))]:
        if not len(link):
            link.getparent().remove(link)
