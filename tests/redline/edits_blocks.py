"""Edits of paragraphs. Each says whether it found anything to edit. No tests itself."""

from copy import deepcopy

from lxml import etree

from tests.redline import edits_words
from tests.redline.editing import (
    Element,
    File,
    cut,
    is_whole,
    plain_copy,
    properties,
    put,
    run_of,
    say,
    texts_of,
    w,
)


def paragraph_inserted(file: File) -> bool:
    beside = file.pick(file.paragraphs())
    if beside is None:
        return False
    (beside.addnext if file.chance.random() < 0.7 else beside.addprevious)(new_paragraph(file, beside))
    return True


def paragraphs_inserted(file: File) -> bool:
    beside = file.pick(file.paragraphs())
    for _ in range(3 if beside is not None else 0):
        beside.addnext(new_paragraph(file, beside))
    return beside is not None


def paragraph_deleted(file: File) -> bool:
    found = file.pick(p for p in file.paragraphs() if _may_go(p))
    return found is not None and _remove(found)


def paragraphs_deleted(file: File) -> bool:
    return all(paragraph_deleted(file) for _ in range(3))


def paragraph_duplicated(file: File) -> bool:
    found = file.pick(file.paragraphs())
    if found is None:
        return False
    found.addnext(plain_copy(found))
    return True


def paragraph_emptied(file: File) -> bool:
    found = file.pick(p for p in file.paragraphs() if p.find(f".//{w('t')}") is not None)
    if found is None:
        return False
    found[:] = found.findall(w("pPr"))
    return True


def paragraph_split(file: File) -> bool:
    found = [t for t in file.words() if run_of(t).getparent().tag == w("p") and len(t.text or "") > 8]
    text = file.pick(found)
    if text is None:
        return False
    paragraph = run_of(text).getparent()
    said = text.text or ""
    place = file.pick([n for n, c in enumerate(said) if c == " " and 0 < n < len(said) - 1] or [len(said) // 2])
    rest = run_of(cut(text, place)[1])
    made = etree.Element(w("p"))
    made.extend(deepcopy(paragraph.findall(w("pPr"))))
    made.extend([rest, *rest.itersiblings()])
    for section in paragraph.findall(f"{w('pPr')}/{w('sectPr')}"):
        section.getparent().remove(section)
    paragraph.addnext(made)
    return is_whole(paragraph)


def paragraphs_joined(file: File) -> bool:
    pairs = [(p, p.getnext()) for p in file.paragraphs() if p.getnext() is not None and p.getnext().tag == w("p")]
    pair = file.pick((a, b) for a, b in pairs if is_whole(b) and a.find(f"{w('pPr')}/{w('sectPr')}") is None)
    if pair is None:
        return False
    first, second = pair
    start = 0 if second.find(w("pPr")) is None else 1
    second[start:start] = [child for child in first if child.tag != w("pPr")]
    first.getparent().remove(first)
    return True


def paragraph_moved(file: File) -> bool:
    return _moved(file) is not None


def paragraph_moved_and_edited(file: File) -> bool:
    moved = _moved(file)
    texts = texts_of(moved) if moved is not None else []
    if texts:
        say(texts[-1], f"{texts[-1].text or ''} unless agreed")
    return bool(texts)


def paragraphs_moved(file: File) -> bool:
    """Three that stand together."""
    movable = {p for p in file.paragraphs() if _may_go(p)}
    blocks = [b for b in file.body if b.tag == w("p")]
    runs = [blocks[n : n + 3] for n in range(len(blocks) - 3)]
    runs = [run for run in runs if all(p in movable for p in run) and run[0].getnext() is run[1]]
    found = file.pick(run for run in runs if run[1].getnext() is run[2])
    if found is None:
        return False
    to = file.pick(p for p in file.body.iterchildren(w("p")) if p not in found and p in movable)
    for paragraph in reversed(found) if to is not None else ():
        to.addnext(paragraph)
    return to is not None


def first_deleted(file: File) -> bool:
    found = next(iter(file.paragraphs()), None)
    return found is not None and _may_go(found) and _remove(found)


def last_deleted(file: File) -> bool:
    found = next((b for b in reversed(file.body) if b.tag != w("sectPr")), None)
    before = found.getprevious() if found is not None else None
    if before is None or found.tag != w("p") or before.tag != w("p") or not is_whole(found):
        return False
    return _remove(found)


def first_added(file: File) -> bool:
    file.body.insert(0, new_paragraph(file))
    return True


def last_added(file: File) -> bool:
    last = file.body.find(w("sectPr"))
    made = new_paragraph(file)
    file.body.append(made) if last is None else last.addprevious(made)
    return True


def centred(file: File) -> bool:
    return _looks(file, f'<w:jc w:val="{file.pick(["center", "right", "both"])}"/>')


def indented(file: File) -> bool:
    return _looks(file, f'<w:ind w:left="{file.chance.randrange(100, 2000)}"/>')


def style_changed(file: File) -> bool:
    known = file.part("styles", "<w:styles></w:styles>")
    styles = [style.get(w("styleId")) for style in known if style.get(w("type")) == "paragraph"]
    return bool(styles) and _looks(file, f'<w:pStyle w:val="{file.pick(styles)}"/>')


def level_changed(file: File) -> bool:
    level = file.pick(e for e in file.body.iter(w("ilvl")))
    if level is None:
        return False
    level.set(w("val"), "1" if level.get(w("val")) == "0" else "0")
    return True


def list_changed(file: File) -> bool:
    number = file.pick(file.body.iter(w("numId")))
    lists = [e.get(w("numId")) for e in file.part("numbering", "<w:numbering></w:numbering>").iter(w("num"))]
    other = file.pick(n for n in lists if number is not None and n != number.get(w("val")))
    if other is None:
        return False
    number.set(w("val"), other)
    return True


def list_taken_off(file: File) -> bool:
    found = file.pick(file.body.iter(w("numPr")))
    if found is None:
        return False
    found.getparent().remove(found)
    return True


def mark_made_bold(file: File) -> bool:
    found = file.pick(file.paragraphs())
    if found is None:
        return False
    inner = properties(found, "pPr")
    if inner.find(w("rPr")) is None:
        put(inner, "<w:rPr/>")
    put(inner.find(w("rPr")), "<w:b/>")
    return True


def edited_look_and_words(file: File) -> bool:
    return centred(file) and edits_words.word_replaced(file)


def new_paragraph(file: File, like: Element | None = None) -> Element:
    """Return a paragraph with words of its own, that looks like another."""
    made = etree.Element(w("p"))
    if like is not None:
        made.extend(plain_copy(pr) for pr in like.findall(w("pPr")))
    run = etree.SubElement(made, w("r"))
    say(etree.SubElement(run, w("t")), file.phrase())
    return made


def _may_go(paragraph: Element) -> bool:
    """Whether what holds the paragraph is sound without it."""
    if paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        return False
    before, after = paragraph.getprevious(), paragraph.getnext()
    if after is None or after.tag == w("sectPr"):
        return before is not None and before.tag == w("p")
    return paragraph.getparent().tag != w("sdtContent") or before is not None or after.tag == w("p")


def _remove(element: Element) -> bool:
    element.getparent().remove(element)
    return True


def _moved(file: File) -> Element | None:
    found = file.pick(p for p in file.paragraphs() if _may_go(p))
    to = file.pick(p for p in file.paragraphs() if p is not found)
    if found is None or to is None:
        return None
    to.addprevious(found)
    return found


def _looks(file: File, look: str) -> bool:
    found = file.pick(file.paragraphs())
    if found is not None:
        put(properties(found, "pPr"), look)
    return found is not None
