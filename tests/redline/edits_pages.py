"""Edits of headers, footers, notes and sections. Each says whether it found anything to edit. No tests itself."""

from lxml import etree

from tests.redline.editing import WORDS, File, is_whole, say, texts_of, w, xml
from tests.redline.edits_blocks import new_paragraph
from tests.redline.edits_objects import put_in, removed


def header_changed(file: File) -> bool:
    parts = [part for part in file.parts if part.startswith(("word/header", "word/footer"))]
    found = [t for part in parts for p in file.root(part).iter(w("p")) for t in texts_of(p)]
    text = file.pick(found)
    if text is not None:
        say(text, f"{text.text or ''} {file.pick(WORDS)}")
    return text is not None


def header_paragraph_added(file: File) -> bool:
    part = file.pick(part for part in file.parts if part.startswith(("word/header", "word/footer")))
    if part is None:
        return False
    file.root(part).insert(0, new_paragraph(file))
    return True


def header_added(file: File) -> bool:
    kinds = [(kind, type) for kind in ("header", "footer") for type in ("first", "even", "default")]
    section = file.pick(file.body.iter(w("sectPr")))
    if section is None:
        return False
    had = {(e.tag, e.get(w("type"))) for e in section}
    kind, type = file.pick((k, t) for k, t in kinds if (w(f"{k}Reference"), t) not in had) or ("", "")
    if not kind:
        return False
    root = "hdr" if kind == "header" else "ftr"
    words = f"<w:p><w:r><w:t>{file.phrase()}</w:t></w:r></w:p>"
    id = file.add(kind, f"<w:{root}>{words}</w:{root}>", f"{kind}9{len(file.parts)}")
    section.insert(0, xml(f'<w:{kind}Reference w:type="{type}" r:id="{id}"/>'))
    return True


def header_removed(file: File) -> bool:
    return removed(file, "headerReference", "footerReference")


def footnote_added(file: File) -> bool:
    return _note_added(file, "footnote")


def endnote_added(file: File) -> bool:
    return _note_added(file, "endnote")


def note_removed(file: File) -> bool:
    reference = file.pick(e for e in file.body.iter(w("footnoteReference"), w("endnoteReference")))
    if reference is None:
        return False
    kind = etree.QName(reference).localname.removesuffix("Reference")
    notes = file.part(f"{kind}s", "")
    for note in [n for n in notes if n.get(w("id")) == reference.get(w("id"))]:
        notes.remove(note)
    reference.getparent().remove(reference)
    return True


def note_edited(file: File) -> bool:
    referred = {e.get(w("id")) for e in file.body.iter(w("footnoteReference"), w("endnoteReference"))}
    parts = [part for part in file.parts if part in ("word/footnotes.xml", "word/endnotes.xml")]
    notes = [note for part in parts for note in file.root(part) if note.get(w("id")) in referred]
    text = file.pick(t for note in notes for p in note.iter(w("p")) for t in texts_of(p) if t.text)
    if text is not None:
        say(text, f"{text.text} {file.phrase()}")
    return text is not None


def section_added(file: File) -> bool:
    paragraph = file.pick(file.body.iterchildren(w("p")))
    if paragraph is None or not is_whole(paragraph) or paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        return False
    properties = paragraph.find(w("pPr"))
    if properties is None:
        paragraph.insert(0, properties := etree.Element(w("pPr")))
    size = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    properties.append(xml(f"<w:sectPr>{size if file.chance.random() < 0.5 else ''}</w:sectPr>"))
    return True


def section_removed(file: File) -> bool:
    section = file.pick(file.body.iterfind(f"{w('p')}/{w('pPr')}/{w('sectPr')}"))
    if section is None:
        return False
    section.getparent().remove(section)
    return True


def page_turned(file: File) -> bool:
    size = file.pick(file.body.iter(w("pgSz")))
    if size is None:
        return False
    size.attrib.update({w("w"): size.get(w("h")), w("h"): size.get(w("w")), w("orient"): "landscape"})
    return True


def _note_added(file: File, kind: str) -> bool:
    edges = [f'<w:{kind} w:type="{type}" w:id="{n}"><w:p><w:r><w:{type}/></w:r></w:p></w:{kind}>'
             for n, type in enumerate(("separator", "continuationSeparator"), -1)]  # fmt: skip
    notes = file.part(f"{kind}s", f"<w:{kind}s>{''.join(edges)}</w:{kind}s>")
    number = file.number(kind, notes)
    said = f"<w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t>{file.phrase()}</w:t></w:r></w:p>"
    if not put_in(file, xml(f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>')):
        return False
    notes.append(xml(f'<w:{kind} w:id="{number}">{said}</w:{kind}>'))
    return True
