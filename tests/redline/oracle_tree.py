"""The trees the oracle reads: revisions resolved, cached field results left out, text as pieces. No tests itself."""

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

Element = etree._Element
Piece = tuple[str, str, bool]
"""The story a text belongs to, the text, and whether it is marked as a revision."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PREFIXES = {
    W: "",
    R: "r:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
}
MARKS = {"ins", "del", "moveFrom", "moveTo"}
NEW, OLD = frozenset({"ins", "moveTo"}), frozenset({"del", "moveFrom"})
RANGE = re.compile(r"(?:customXml(Ins|Del|MoveFrom|MoveTo)|move(?:From|To))Range(Start|End)")
TAGS = {"sdt", "customXml", "smartTag"}
ARGUMENTS = {f"m:{name}" for name in ("e", "num", "den", "sup", "sub", "fName", "deg", "lim")}
OWN = MARKS | {"cellIns", "cellDel", "cellMerge", "headerReference", "footerReference", "rPr", "sectPr"}
"""What a property record never holds: it stays as it is when the record is restored."""
CONTENT = {"r", "m:r", "fldSimple", "drawing", "tbl"}

FIELD, NOTE, END = "\u2021", "\u2020", "\u2029"
"""Marks for a cached field result that any program works out again, a note's reference, the end of a paragraph."""
VOLATILE = {"PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES", "TOC", "DATE", "TIME"}
CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\xad"}
REFERENCES = {"footnoteReference", "endnoteReference"}


def w(name: str) -> str:
    """Return a WordprocessingML name as lxml writes it."""
    return f"{{{W}}}{name}"


def name_of(element: Element) -> str:
    """Return 'p', 'm:r', 'mc:Fallback', and names of other namespaces in full."""
    return short(str(element.tag))


@cache
def short(key: str) -> str:
    """Return a name with the usual prefix, none for WordprocessingML."""
    namespace, _, local = key[1:].partition("}") if key.startswith("{") else ("", "", key)
    return PREFIXES[namespace] + local if namespace in PREFIXES else key


def value(element: Element | None, name: str = "val") -> str:
    """Return a WordprocessingML attribute, '' if it is not there."""
    return "" if element is None else element.get(w(name), "")


def parent_name(element: Element) -> str:
    """Return the name of the element around this one."""
    parent = element.getparent()
    return "" if parent is None else name_of(parent)


def seen(root: Element) -> Iterator[Element]:
    """Yield the elements a reader of today sees: the second form of a drawing is for older programs."""
    yield root
    for child in root:
        if name_of(child) != "mc:Fallback":
            yield from seen(child)


def pieces(element: Element, story: str, within: bool = False) -> list[Piece]:
    """Return the texts below an element in order; text boxes are a story of their own."""
    found: list[Piece] = []
    _collect(element, story, within, found)
    return found


def _collect(element: Element, story: str, within: bool, found: list[Piece]) -> None:
    name = name_of(element)
    if name.endswith("Pr") or name == "mc:Fallback":
        return
    if name == "txbxContent":
        story = f"{story.removesuffix(' boxes')} boxes"
    within = within or is_mark(element)
    text = _text(element, name)
    if text:
        found.append((story, text, within))
    for child in element:
        _collect(child, story, within, found)
    if name == "p":
        found.append((story, END, within or any(name_of(mark) in MARKS for mark in _paragraph_mark(element))))


def is_mark(element: Element) -> bool:
    """Return whether all in an element is a revision: a run of one, or a row or cell put in or taken out."""
    name = name_of(element)
    if name not in ("tr", "tc"):
        return name in MARKS
    return any(name_of(mark) in (MARKS | {"cellIns", "cellDel"}) for mark in element.iterfind(f"{w(name)}Pr/*"))


def _text(element: Element, name: str) -> str:
    if name in ("t", "delText", "m:t"):
        return element.text or ""
    if parent_name(element) != "r":
        return ""
    if name == "sym":
        return chr(int(value(element, "char") or "20", 16))
    return NOTE if name in REFERENCES else CHARACTERS.get(name, "")


def _paragraph_mark(paragraph: Element) -> list[Element]:
    return [mark for mark in paragraph.iterfind(f"{w('pPr')}/{w('rPr')}/*") if name_of(mark) in MARKS]


def resolve(root: Element, gone: frozenset[str]) -> None:
    """Take out every revision of a part: what is in the marks `gone` goes, what is in the others stays."""
    _properties(root, restore="ins" in gone)
    _rows_and_cells(root, gone)
    _tags(root, gone)
    _runs(root, gone)
    for paragraph in list(root.iter(w("p"))):
        _end_of(paragraph, gone)
    for element in [e for e in root.iter() if RANGE.fullmatch(name_of(e))]:
        _drop(element)


def _properties(root: Element, restore: bool) -> None:
    """Put back the properties that a record holds, or drop the record. 17.13.5.11, .29–.33, .35–.39"""
    for change in [e for e in root.iter() if re.fullmatch(r"\w+Change", name_of(e))]:
        holder = change.getparent()
        if holder is None:
            continue
        _drop(change)
        if restore and len(change):
            old = [child for child in change[0] if name_of(child) not in OWN]
            holder[:] = [*old, *(child for child in holder if name_of(child) in OWN)]
    for merge in list(root.iter(w("cellMerge"))):
        said = value(merge, "vMergeOrig" if restore else "vMerge")
        if said:
            made = etree.SubElement(_parent(merge), w("vMerge"))
            made.attrib.update({w("val"): "restart"} if said == "rest" else {})
        _drop(merge)
    for mark in list(root.iterfind(f".//{w('numPr')}/{w('ins')}")):
        _drop(_parent(mark) if restore else mark)


def _rows_and_cells(root: Element, gone: frozenset[str]) -> None:
    kinds = {"tr": gone, "tc": {f"cell{kind.capitalize()}" for kind in gone}}
    for kind, names in kinds.items():
        for element in list(root.iter(w(kind))):
            marks = {name_of(mark): mark for mark in element.iterfind(f"{w(kind)}Pr/*")}
            if names & marks.keys():
                _drop_emptied(element)
            for name in marks.keys() & (MARKS | {"cellIns", "cellDel"}):
                _drop(marks[name])


def _drop_emptied(element: Element) -> None:
    """Drop a cell or row, and the row or table that is left with nothing."""
    around = next((a for a in element.iterancestors() if name_of(a) in ("tr", "tbl")), None)
    inner = w("tc") if name_of(element) == "tc" else w("tr")
    _drop(element)
    if around is not None and next(around.iter(inner), None) is None:
        _drop_emptied(around) if name_of(around) == "tr" else _drop(around)


def _tags(root: Element, gone: frozenset[str]) -> None:
    """Take off the tags of a content control that were put in (or taken out). 17.13.5.4–.10"""
    ranges, doomed = set[str](), list[Element]()
    for element in root.iter():
        found = RANGE.fullmatch(name_of(element))
        if found and found[1]:
            starts = found[2] == "Start" and found[1][0].lower() + found[1][1:] in gone
            (ranges.add if starts else ranges.discard)(value(element, "id"))
        elif name_of(element) in TAGS and ranges:
            doomed.append(element)
    for element in doomed:
        content = element.find(w("sdtContent"))
        _replace(element, [e for e in (element if content is None else content) if not name_of(e).endswith("Pr")])


def _runs(root: Element, gone: frozenset[str]) -> None:
    for mark in list(root.iter(*map(w, MARKS))):
        around = parent_name(mark)
        if around == "m:ctrlPr" and name_of(mark) in gone:
            _drop_object(_parent(_parent(mark)))
        elif around not in ("rPr", "trPr", "numPr") and name_of(mark) in gone:
            _drop_run(mark)
        elif around not in ("rPr", "trPr", "numPr"):
            _replace(mark, list(mark))
    for text in root.iter(w("delText"), w("delInstrText")):
        text.tag = w("t" if name_of(text) == "delText" else "instrText")


def _drop_run(mark: Element) -> None:
    """Drop a run's mark with all in it, and the simple field or link that is left empty."""
    around = mark.getparent()
    _drop(mark)
    if around is not None and name_of(around) in ("fldSimple", "hyperlink") and not len(around):
        _drop_run(around)


def _drop_object(properties: Element) -> None:
    """Take a fraction, root … out of an equation: what is left in its arguments stays."""
    made = properties.getparent()
    if made is None or made.getparent() is None or not name_of(properties).endswith("Pr"):
        return
    left = [child for argument in made if name_of(argument) in ARGUMENTS for child in argument]
    _replace(made, [child for child in left if name_of(child) not in ("m:ctrlPr", "m:argPr")])


def _end_of(paragraph: Element, gone: frozenset[str]) -> None:
    """Join a paragraph whose mark goes to the next, whose properties stay. 17.13.5.15, .20"""
    marks = _paragraph_mark(paragraph)
    for mark in marks:
        _drop(mark)
    if not any(name_of(mark) in gone for mark in marks):
        return
    rest = [child for child in paragraph if name_of(child) != "pPr"]
    following = _following(paragraph)
    if following is not None:
        start = 1 if len(following) and name_of(following[0]) == "pPr" else 0
        following[start:start] = rest
        _drop(paragraph)
    elif not any(name_of(e) in CONTENT for child in rest for e in child.iter()) and _may_go(paragraph):
        _drop(paragraph)


def _following(paragraph: Element) -> Element | None:
    blocks = ("p", "tbl", "sectPr", "m:oMathPara", *TAGS)
    after = next((e for e in paragraph.itersiblings() if name_of(e) in blocks), None)
    return after if after is not None and name_of(after) == "p" else None


def _may_go(paragraph: Element) -> bool:
    """Return whether what holds the paragraph can do without it: a cell must end in a paragraph."""
    before = [e for e in paragraph.itersiblings(preceding=True) if name_of(e) in ("p", "tbl", *TAGS)]
    after = [e for e in paragraph.itersiblings() if name_of(e) in ("tbl", *TAGS)]
    return bool(after) or (bool(before) and (parent_name(paragraph) != "tc" or name_of(before[0]) == "p"))


def unfold(root: Element) -> None:
    """Write every field that is one element as the runs that mean the same: a revision mark can hold no other."""
    for simple in list(root.iter(w("fldSimple"))):
        run = simple.find(w("r"))
        look = "" if run is None else "".join(etree.tostring(e, encoding="unicode") for e in run.findall(w("rPr")))
        parts = [f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")]
        runs = etree.fromstring(f'<x xmlns:w="{W}">{"".join(f"<w:r>{look}{part}</w:r>" for part in parts)}</x>')
        etree.SubElement(runs[0], w("instrText")).text = value(simple, "instr")
        _replace(simple, [runs[0], runs[1], *simple, runs[2]])


def still(root: Element) -> None:
    """Put one mark in place of every cached result that any program works out again, over all its paragraphs."""
    for field in [e for e in root.iter(w("fldSimple")) if _is_volatile(value(e, "instr"))]:
        field[:] = []
        etree.SubElement(etree.SubElement(field, w("r")), w("t")).text = FIELD
    fields: list[list[str]] = []  # of each open field: its instruction, and 'result' once that has begun
    doomed: list[Element] = []
    for element in list(root.iter()):
        name, quiet = name_of(element), _quiet(fields)
        kind = value(element, "fldCharType") if name == "fldChar" else ""
        if kind == "end" and fields:
            fields.pop()
        if quiet and _quiet(fields) and (name == "p" or (parent_name(element) == "r" and name != "rPr")):
            doomed.append(element)
        if quiet and not _quiet(fields):
            _clear(doomed, last=next(element.iterancestors(w("p")), None))
            doomed = []
        if kind == "begin":
            fields.append([""])
        elif kind == "separate" and fields:
            fields[-1].append("result")
            if not quiet and _quiet(fields):
                element.addnext(made := etree.Element(w("t")))
                made.text = FIELD
        elif name == "instrText" and fields and len(fields[-1]) == 1:
            fields[-1][0] += element.text or ""


def _quiet(fields: list[list[str]]) -> bool:
    return any(len(field) > 1 and _is_volatile(field[0]) for field in fields)


def _is_volatile(instruction: str) -> bool:
    return (instruction.split() or [""])[0].upper() in VOLATILE


def _clear(doomed: list[Element], last: Element | None) -> None:
    for element in doomed:
        if element is not last and element.getparent() is not None:
            _drop(element)


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _replace(element: Element, children: list[Element]) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = children
