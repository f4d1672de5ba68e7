"""Edits of what stands in lines besides words: fields, links, controls, marks, pictures. No tests itself.

Each says whether it found anything to edit.
"""

from base64 import b64decode

from lxml import etree

from tests.redline.editing import RID, WORDS, Element, File, M, cut, is_whole, run_of, say, w, xml

PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"


def field_instruction_changed(file: File) -> bool:
    found = [i for p in file.paragraphs() for i in p.iter(w("instrText")) if (i.text or "").strip()]
    instruction = file.pick(i for i in found if i.text.split()[0] != "TOC")
    if instruction is None:
        return False
    instruction.text = f"{instruction.text.rstrip()} \\h " if "\\h" not in instruction.text else " REF elsewhere "
    return True


def field_result_changed(file: File) -> bool:
    results = [r for p in file.paragraphs() for r in p.iter(w("r")) if _is_result(r)]
    result = file.pick(t for r in results for t in r.findall(w("t")))
    if result is not None:
        say(result, f"{file.chance.randrange(30)}.{file.chance.randrange(9)}")
    return result is not None


def field_added(file: File) -> bool:
    result = f"<w:r><w:t>{file.chance.randrange(90)}</w:t></w:r>"
    made = field(file.pick([" REF here ", " PAGE ", " DATE "]), result)
    return put_in(file, *xml(f"<w:p>{made}</w:p>"))


def link_text_changed(file: File) -> bool:
    text = file.pick(t for p in file.paragraphs() for link in p.iter(w("hyperlink")) for t in link.iter(w("t")))
    if text is not None:
        say(text, f"{text.text or ''} {file.pick(WORDS)}")
    return text is not None


def link_target_changed(file: File) -> bool:
    links = [link for p in file.paragraphs() for link in p.iter(w("hyperlink")) if link.get(RID)]
    link = file.pick(links)
    if link is None:
        return False
    link.set(RID, _address(file))
    return True


def link_added(file: File) -> bool:
    return _put_round(file, lambda: xml(f'<w:hyperlink r:id="{_address(file)}"/>'))


def link_removed(file: File) -> bool:
    links = [link for p in file.paragraphs() for link in p.iter(w("hyperlink"))]
    return _unwrapped(file.pick(links))


def control_put_round_words(file: File) -> bool:
    number = file.chance.randrange(10**8)
    control = f'<w:sdt><w:sdtPr><w:tag w:val="name"/><w:id w:val="{number}"/></w:sdtPr><w:sdtContent/></w:sdt>'
    return _put_round(file, lambda: xml(control))


def control_put_round_block(file: File) -> bool:
    found = file.pick(b for b in file.body if b.tag in (w("p"), w("tbl")) and is_whole(b) and not _last_of_body(b))
    if found is None or found.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        return False
    properties = f'<w:sdtPr><w:tag w:val="block"/><w:id w:val="{file.chance.randrange(10**8)}"/></w:sdtPr>'
    control = xml(f"<w:sdt>{properties}<w:sdtContent/></w:sdt>")
    found.addprevious(control)
    control[-1].append(found)
    return True


def control_taken_off(file: File) -> bool:
    return _unwrapped(file.pick(_controls(file)))


def control_properties_changed(file: File) -> bool:
    control = file.pick(_controls(file))
    if control is None:
        return False
    for tag in control.iterfind(f"{w('sdtPr')}/{w('tag')}"):
        tag.set(w("val"), f"other-{file.chance.randrange(99)}")
    return True


def control_words_changed(file: File) -> bool:
    text = file.pick(t for control in _controls(file) for t in control.iter(w("t")) if t.text)
    if text is not None:
        say(text, f"{text.text} {file.pick(WORDS)}")
    return text is not None


def bookmark_added(file: File) -> bool:
    number = file.number("bookmarkStart")
    start, end = f'<w:bookmarkStart w:id="{number}" w:name="added{number}"/>', f'<w:bookmarkEnd w:id="{number}"/>'
    return _marked(file, xml(start), xml(end))


def bookmark_removed(file: File) -> bool:
    return removed(file, "bookmarkStart")


def bookmark_moved(file: File) -> bool:
    start = file.pick(file.body.iter(w("bookmarkStart")))
    if start is None:
        return False
    end = next((e for e in file.body.iter(w("bookmarkEnd")) if e.get(w("id")) == start.get(w("id"))), None)
    return end is not None and _marked(file, start, end)


def comment_added(file: File) -> bool:
    comments = file.part("comments", "<w:comments></w:comments>")
    number = file.number("comment", comments)
    said = f"<w:p><w:r><w:t>{file.phrase()}</w:t></w:r></w:p>"
    comments.append(xml(f'<w:comment w:id="{number}" w:author="B" w:initials="B">{said}</w:comment>'))
    start, end = (xml(f'<w:commentRange{edge} w:id="{number}"/>') for edge in ("Start", "End"))
    if not _marked(file, start, end):
        comments.remove(comments[-1])
        return False
    end.addnext(xml(f'<w:r><w:commentReference w:id="{number}"/></w:r>'))
    return True


def box_words_changed(file: File) -> bool:
    boxes = list(file.body.iter(w("txbxContent")))
    said = f" {file.pick(WORDS)}"
    texts = [next(box.iter(w("t")), None) for box in boxes]
    for text in filter(lambda t: t is not None, texts):
        say(text, f"{text.text or ''}{said}")
    return any(text is not None for text in texts)


def box_paragraph_added(file: File) -> bool:
    said = file.phrase()
    for box in file.body.iter(w("txbxContent")):
        box.insert(0, xml(f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p>"))
    return next(file.body.iter(w("txbxContent")), None) is not None


def picture_added(file: File) -> bool:
    name = f"image{file.chance.randrange(10**6)}.png"
    file.parts[f"word/media/{name}"] = PNG + bytes([file.chance.randrange(255)])
    types = file.root("[Content_Types].xml")
    if not any(e.get("Extension") == "png" for e in types):
        default = types.tag.replace("Types", "Default")
        types.insert(0, etree.Element(default, {"Extension": "png", "ContentType": "image/png"}))
    drawn = picture(file.link("image", f"media/{name}"), file.chance.randrange(10**5, 10**6))
    return put_in(file, xml(f"<w:r>{drawn}</w:r>"))


def picture_removed(file: File) -> bool:
    return removed(file, "drawing")


def equation_changed(file: File) -> bool:
    text = file.pick(file.body.iter(f"{{{M}}}t"))
    if text is not None:
        text.text = f"{text.text or ''}+{file.chance.randrange(9)}"
    return text is not None


def equation_added(file: File) -> bool:
    return put_in(file, xml("<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>"))


def field(instruction: str, result: str) -> str:
    """Return the runs of a field."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    said = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    return "".join([mark.format("begin"), said, mark.format("separate"), result, mark.format("end")])


def picture(link: str, number: int) -> str:
    """Return a drawing of one picture."""
    names = f'xmlns:a="{_DRAWN}/main" xmlns:pic="{_DRAWN}/picture"'
    place = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm>'
    shape = f'{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        f'<w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="{number}" name="Picture {number}"/>'
        f'<a:graphic {names}><a:graphicData uri="{_DRAWN}/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="p.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{link}"/>'
        f"<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>{shape}</pic:spPr></pic:pic>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _is_result(run: Element) -> bool:
    before = run.getprevious()
    mark = before.find(w("fldChar")) if before is not None else None
    return run.getparent().tag == w("fldSimple") or (mark is not None and mark.get(w("fldCharType")) == "separate")


def _address(file: File) -> str:
    address = f"https://example.org/{file.chance.randrange(10**6)}"
    return file.link("hyperlink", address, outside=True)


def _controls(file: File) -> list[Element]:
    return [c for c in file.body.iter(w("sdt")) if c.find(w("sdtContent")) is not None and is_whole(c)]


def _last_of_body(block: Element) -> bool:
    after = block.getnext()
    return after is None or after.tag == w("sectPr")


def removed(file: File, *names: str) -> bool:
    """Take out one of the elements of those names."""
    found = file.pick(file.body.iter(*map(w, names)))
    if found is None:
        return False
    found.getparent().remove(found)
    return True


def _unwrapped(holder: Element | None) -> bool:
    if holder is None:
        return False
    content = holder if holder.find(w("sdtContent")) is None else holder.find(w("sdtContent"))
    for child in list(content):
        holder.addprevious(child)
    holder.getparent().remove(holder)
    return True


def _place(file: File) -> Element | None:
    """A run before which something may be put."""
    text = file.pick(t for t in file.words() if run_of(t).getparent().tag == w("p"))
    if text is None:
        return None
    spaces = [n for n, letter in enumerate(text.text or "") if letter == " " and n]
    return run_of(cut(text, file.pick(spaces) or len(text.text or "") // 2)[1])


def put_in(file: File, *made: Element) -> bool:
    """Put elements in among the words of a paragraph."""
    place = _place(file)
    for element in made if place is not None else ():
        place.addprevious(element)
    return place is not None


def _put_round(file: File, make) -> bool:
    run = _place(file)
    if run is None:
        return False
    holder = make()
    run.addprevious(holder)
    inner = holder.find(w("sdtContent"))
    (holder if inner is None else inner).append(run)
    return True


def _marked(file: File, start: Element, end: Element) -> bool:
    first, last = _place(file), _place(file)
    if first is None or last is None:
        return False
    where = {e: n for n, e in enumerate(file.body.iter())}
    first, last = sorted((first, last), key=lambda run: where[run])
    first.addprevious(start)
    last.addnext(end)
    return True
