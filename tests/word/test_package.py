"""The gate: a catalogue of files that must not pass, built in code."""

import struct
import zlib
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from draftkit.errors import PackageError
from draftkit.word import package, unzip
from draftkit.word.package import open_package
from tests.word.small import DOCUMENT, OFFICE, docx, field, paragraph, parts, replaced, run

TYPES = "[Content_Types].xml"
LINKS = "word/_rels/document.xml.rels"
OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(1000)


def zipped(entries, method=ZIP_DEFLATED):
    """Return a ZIP file with these (name, content) pairs, however unsound."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return buffer.getvalue()


def with_part(name, content, kind="", link=""):
    """Return the sound file with one part more, its type and a pointer to it."""
    changed = parts() | {name: content}
    if kind:
        changed = replaced("</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>', TYPES, changed)
    if link:
        target = name.removeprefix("word/")
        pointer = f'<Relationship Id="x1" Type="{OFFICE}/{link}" Target="{target}"/>'
        changed = replaced("</Relationships>", f"{pointer}</Relationships>", LINKS, changed)
    return docx(changed)


def with_link(kind, target, mode="External"):
    pointer = f'<Relationship Id="x1" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return docx(replaced("</Relationships>", f"{pointer}</Relationships>", LINKS))


def with_body(inner):
    return docx(replaced("<w:sectPr>", f"{inner}<w:sectPr>"))


def main_type(kind):
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return docx(replaced(word, kind, TYPES))


def patched(content, at, new):
    return content[:at] + new + content[at + len(new) :]


def directory_entry(content, name):
    """Return where the directory tells of that part."""
    at = content.find(name.encode(), content.find(b"PK\x01\x02")) - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    return at


def lying_about_its_size():
    """Return a file whose document says in the directory that it is smaller than it is."""
    content = docx(parts())
    at = directory_entry(content, DOCUMENT)
    return patched(content, at + 24, struct.pack("<L", 100))


def overlapping():
    content = docx(parts())
    first, second = directory_entry(content, "docProps/app.xml"), directory_entry(content, "docProps/core.xml")
    return patched(content, second + 42, content[first + 42 : first + 46])


def with_flag(flag):
    content = docx(parts())
    at = directory_entry(content, DOCUMENT)
    return patched(content, at + 8, struct.pack("<H", flag))


def with_bad_crc():
    content = docx(parts())
    at = directory_entry(content, DOCUMENT)
    return patched(content, at + 16, struct.pack("<L", zlib.crc32(b"something else")))


def nested(depth):
    return with_body(f"{'<w:sdt><w:sdtContent>' * depth}{'</w:sdtContent></w:sdt>' * depth}")


SOUND = docx(parts())
DOCTYPE = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
UTF16 = f'<?xml version="1.0" encoding="UTF-16"?>{DOCTYPE}<b/>'.encode("utf-16")

HOSTILE = {
    "nothing at all": (b"", "the file is empty"),
    "text": (b"Dear Sirs", "it is not a Word document"),
    "a web page": (b"<html><body>", "web page"),
    "RTF": (b"{\\rtf1 x}", "RTF"),
    "PDF": (b"%PDF-1.7 x", "PDF"),
    "an old .doc": (OLE + "WordDocument".encode("utf-16-le"), "(.doc)"),
    "an encrypted .docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "another old file": (OLE, "old Office file"),
    "an empty archive": (zipped([]), "not a Word document"),
    "any other archive": (zipped([("a.txt", b"a")]), "ZIP file but not"),
    "an OpenDocument file": (
        zipped([("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a/>")]),
        "OpenDocument",
    ),
    "Excel": (main_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "Excel"),
    "PowerPoint": (
        main_type("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
        "PowerPoint",
    ),
    ".dotx": (
        main_type("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        "(.dotx)",
    ),
    ".docm": (main_type("application/vnd.ms-word.document.macroEnabled.main+xml"), "(.docm)"),
    ".dotm": (main_type("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), "(.dotm)"),
    "no type of main part": (main_type("application/xml"), "not a Word document"),
    "Strict": (
        docx(
            replaced(
                f"{OFFICE}/officeDocument",
                "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
                "_rels/.rels",
            )
        ),
        "Strict",
    ),
    "Strict within": (
        docx(
            replaced(
                'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
                'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"',
            )
        ),
        "Strict",
    ),
    "another root": (docx(parts() | {DOCUMENT: b"<document/>"}), "not that of a Word document"),
    "no body": (
        docx(replaced("w:body>", "w:other>") | {DOCUMENT: parts()[DOCUMENT].replace(b"w:body>", b"w:other>")}),
        "not that of a Word document",
    ),
    "no main part": (docx(replaced('/officeDocument"', '/somethingElse"', "_rels/.rels")), "no main part"),
    "no root relationships": (zipped([(k, v) for k, v in parts().items() if k != "_rels/.rels"]), "no main part"),
    "a duplicate": (zipped([*parts().items(), ("Word/Document.xml", b"<a/>")]), "twice"),
    "a name that climbs": (zipped([*parts().items(), ("word/../../x", b"")]), "leads out"),
    "a name that climbs in disguise": (zipped([*parts().items(), ("word/%2e%2e/x", b"")]), "leads out"),
    "an absolute name": (zipped([*parts().items(), ("/etc/passwd", b"")]), "absolute"),
    "a drive": (zipped([*parts().items(), ("C:/x", b"")]), "absolute"),
    "a backslash": (zipped([*parts().items(), ("word\\x", b"")]), "backslash"),
    "a control character": (zipped([*parts().items(), ("word/\x07x", b"")]), "control character"),
    "an encrypted part": (with_flag(1), "encrypted"),
    "a strange compression": (zipped(parts().items(), ZIP_BZIP2), "compressed"),
    "a bad check sum": (with_bad_crc(), "damaged"),
    "a size that is a lie": (lying_about_its_size(), "damaged"),
    "parts that overlap": (overlapping(), "overlaps"),
    "a DOCTYPE": (docx(replaced("<w:document ", f"{DOCTYPE}<w:document ")), "DOCTYPE"),
    "a DOCTYPE elsewhere": (docx(parts() | {"customXml/item1.xml": f"{DOCTYPE}<b/>".encode()}), "DOCTYPE"),
    "a DOCTYPE in UTF-16": (docx(parts() | {"customXml/item1.xml": UTF16}), "DOCTYPE"),
    "a DOCTYPE in the content types": (docx(replaced("<Types", "<!DOCTYPE a><Types", TYPES)), "DOCTYPE"),
    "a DOCTYPE in relationships": (docx(replaced("<Relation", "<!DOCTYPE a><Relation", LINKS)), "DOCTYPE"),
    "deep nesting": (nested(200), "too deeply"),
    "deeper nesting": (nested(10_000), "too deeply"),
    "an open element": (docx(replaced("</w:body>", "")), "well-formed"),
    "a bare ampersand": (docx(replaced("Payment", "P & Q")), "well-formed"),
    "a control character in text": (docx(replaced("Payment", "P\x0bQ")), "well-formed"),
    "an unknown encoding": (
        docx(parts() | {"word/styles.xml": b'<?xml version="1.0" encoding="x-none"?><a/>'}),
        "well-formed",
    ),
    "a part pointed to that is not there": (
        docx({name: content for name, content in parts().items() if name != "word/comments.xml"}),
        "not there",
    ),
    "a pointer that climbs": (with_link("image", "../../../x.png", "Internal"), "points outside"),
    "two pointers with one id": (
        docx(replaced('Id="rId2"', 'Id="rId1"', LINKS)),
        "have the id 'rId1'",
    ),
    "a part without a type": (with_part("word/media/a.png", b"x", link="image"), "no content type"),
}

ACTIVE = {
    "a macro": (with_part("word/vbaProject.bin", b"x", "application/vnd.ms-office.vbaProject"), "a macro"),
    "an embedded object": (
        with_part("word/embeddings/o.bin", b"x", "application/octet-stream", "oleObject"),
        "an embedded object",
    ),
    "an embedded workbook": (
        with_part("word/embeddings/o.xlsx", b"x", "application/octet-stream", "package"),
        "an embedded file",
    ),
    "ActiveX": (
        with_part("word/activeX/a.xml", b"<a/>", "application/vnd.ms-office.activeX+xml", "control"),
        "an ActiveX control",
    ),
    "altChunk": (with_part("word/chunk.htm", b"<p>", "text/html", "aFChunk"), "altChunk"),
    "DDE": (with_body(paragraph(field("DDE excel a b", "x"))), "the field DDE"),
    "DDEAUTO in pieces": (
        with_body(
            paragraph(
                field("DDE", "x")
                .replace("</w:instrText></w:r>", '</w:instrText></w:r><w:r><w:instrText>AUTO "c"</w:instrText></w:r>')
                .replace(" DDE <", " DDE<")
            )
        ),
        "the field DDEAUTO",
    ),
    "INCLUDETEXT": (
        with_body(f'<w:p><w:fldSimple w:instr=" includetext &quot;c:\\x&quot;">{run("x")}</w:fldSimple></w:p>'),
        "the field INCLUDETEXT",
    ),
    "INCLUDEPICTURE in the header": (
        docx(replaced(" TITLE ", " INCLUDEPICTURE x ", "word/header1.xml")),
        "the field INCLUDEPICTURE",
    ),
    "a field inside another": (
        with_body(paragraph(field('IF 1 = 1 "@"', "x").replace("@", "") + field("LINK Excel.Sheet x", "x"))),
        "the field LINK",
    ),
    "a field whose name is a field": (
        with_body(
            paragraph(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
                + field("QUOTE 68 68 69", "DDE")
                + '<w:r><w:instrText> excel</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
            )
        ),
        "worked out by another",
    ),
    "a loose instruction": (with_body("<w:p><w:r><w:instrText>DDE x</w:instrText></w:r></w:p>"), "the field DDE"),
    "a template from outside": (with_link("attachedTemplate", "https://evil.test/t.dotm"), "a template from outside"),
    "a linked picture": (with_link("image", "https://evil.test/p.png"), "a picture from outside"),
    "a shared folder": (with_link("hyperlink", "file://server/share"), "a link (file:"),
    "another document": (with_link("hyperlink", "Schedule.docx"), "a link (Schedule.docx)"),
    "a script": (with_link("hyperlink", "javascript:alert(1)"), "a link (javascript:"),
    "a mail merge": (with_link("mailMergeSource", "file:///c:/x.csv"), "something from outside (mailMergeSource)"),
    "a link field": (with_body(paragraph(field('HYPERLINK \\o "a" "file://x"', "x"))), "a link to 'file://x'"),
    "a drawn picture from outside": (
        with_body(
            '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
            '<v:imagedata src="\\\\server\\p.png"/></v:shape></w:pict></w:r></w:p>'
        ),
        "a picture from outside",
    ),
    "a drawing with a DOCTYPE": (
        with_part("word/media/a.svg", b"<!DOCTYPE svg><svg/>", "image/svg+xml", "image"),
        "a drawing with a DOCTYPE",
    ),
}

HARMLESS = {
    "as it is": SOUND,
    "stored": zipped(parts().items(), ZIP_STORED),
    "with folders": zipped([("word/", b""), *parts().items()]),
    "a web link": with_link("hyperlink", "https://www.gov.uk/"),
    "a mail link": with_link("hyperlink", "mailto:a@b.test"),
    "a link inside": with_link("hyperlink", "#_Ref2"),
    "a place as target": with_link("hyperlink", "#_Ref2", "Internal"),
    "a link field": with_body(paragraph(field(r'HYPERLINK \l "_Ref2"', "x"))),
    "a web link field": with_body(paragraph(field('HYPERLINK "https://www.gov.uk/"', "x"))),
    "a click-here field": with_body(paragraph(field("MACROBUTTON NoMacro [name]", "x"))),
}


@pytest.mark.parametrize("purpose", ["frame", "read"])
@pytest.mark.parametrize("case", HOSTILE)
def test_an_unsound_file_is_refused_with_its_reason(case, purpose):
    content, reason = HOSTILE[case]

    with pytest.raises(PackageError) as refused:
        open_package(content, "deal.docx", purpose)

    assert reason in refused.value.message
    assert str(refused.value.where).startswith("deal.docx")
    assert refused.value.hint


@pytest.mark.parametrize("case", ACTIVE)
def test_a_frame_with_anything_active_in_it_is_refused(case):
    content, what = ACTIVE[case]

    with pytest.raises(PackageError) as refused:
        open_package(content, "house.docx", "frame")

    assert what in refused.value.message


@pytest.mark.parametrize("case", ACTIVE)
def test_in_a_file_to_read_the_same_is_kept_and_reported(case):
    content, what = ACTIVE[case]

    opened = open_package(content, "theirs.docx", "read")

    assert any(what in finding.message for finding in opened.findings)
    assert opened.parts[DOCUMENT]


@pytest.mark.parametrize("case", HARMLESS)
def test_a_sound_file_passes_without_a_word(case):
    opened = open_package(HARMLESS[case], "ours.docx", "frame")

    assert opened.findings == ()
    assert opened.main == DOCUMENT


def test_a_file_cut_off_anywhere_is_refused_and_nothing_else_happens():
    for end in range(0, len(SOUND), 64):
        with pytest.raises(PackageError):
            open_package(SOUND[:end], "cut.docx", "read")


def test_a_file_with_any_stretch_overwritten_is_read_or_refused():
    for start in range(0, len(SOUND), 64):
        damaged = patched(SOUND, start, b"\xff" * min(64, len(SOUND) - start))
        with suppress(PackageError):
            open_package(damaged, "damaged.docx", "read")


def test_the_part_at_fault_is_named():
    content = docx(replaced("<w:styles ", "<!DOCTYPE a><w:styles ", "word/styles.xml"))

    with pytest.raises(PackageError) as refused:
        open_package(content, "deal.docx", "read")

    assert str(refused.value.where) == "deal.docx: word/styles.xml"


@pytest.mark.parametrize(
    ("limit", "value", "reason"),
    [
        ("MAX_ENTRIES", 10, "more than 10 parts"),
        ("MAX_PART", 1000, "the part is larger"),
        ("MAX_TOTAL", 1000, "the file is larger"),
        ("_MAX_DIRECTORY", 100, "parts"),
    ],
)
def test_every_limit_is_kept(monkeypatch, limit, value, reason):
    monkeypatch.setattr(unzip, limit, value)

    with pytest.raises(PackageError, match=reason):
        open_package(SOUND, "big.docx", "read")


def test_what_unpacks_to_more_than_all_parts_may_is_refused_before_it_is_unpacked():
    entries = [*parts().items(), *((f"word/{n}.bin", bytes(40 * unzip.MEGABYTE)) for n in range(3))]

    with pytest.raises(PackageError, match="unpacks to more than"):
        open_package(zipped(entries), "bomb.docx", "read")


def test_a_part_that_unpacks_to_two_hundred_times_its_size_is_refused():
    with pytest.raises(PackageError, match="200 times"):
        open_package(zipped([*parts().items(), ("word/x.bin", bytes(2 * unzip.MEGABYTE))]), "bomb.docx", "read")


def test_a_part_of_too_many_marks_is_refused(monkeypatch):
    monkeypatch.setattr(package, "MAX_MARKS", 100)

    with pytest.raises(PackageError, match="marks"):
        open_package(SOUND, "long.docx", "read")


@pytest.mark.parametrize(
    "inner",
    [
        "<w:p><w:r><w:t>{}</w:t></w:r></w:p>",
        '<w:p><w:r><w:rPr><w:rFonts w:ascii="{}"/></w:rPr></w:r></w:p>',
        "<w:p><!--{}--></w:p>",
        "<w:p><w:r><w:t><![CDATA[{}]]></w:t></w:r></w:p>",
    ],
    ids=["a text", "a value", "a comment", "a text as it is"],
)
def test_a_text_that_is_too_long_is_refused_with_the_limit_and_what_to_do(inner):
    content = docx(replaced("<w:sectPr>", f"{inner.format('word ' * 2_010_000)}<w:sectPr>"))

    with pytest.raises(PackageError) as refused:
        open_package(content, "long.docx", "read")

    assert refused.value.message == "one text in it is longer than 10,000,000 bytes, the most that is read"
    assert refused.value.hint == "in Word, split the paragraph that is so long into several, and save the file again"


def test_a_text_just_below_the_limit_is_read():
    content = docx(replaced("<w:sectPr>", f"{paragraph(run('word ' * 1_990_000))}<w:sectPr>"))

    assert open_package(content, "long.docx", "read").main == DOCUMENT


def test_the_package_tells_what_points_where():
    opened = open_package(SOUND, "ours.docx", "read")

    assert opened.related("styles") == ("word/styles.xml",)
    assert opened.related("customXml") == ("customXml/item1.xml",)
    assert opened.related("customXmlProps", "customXml/item1.xml") == ("customXml/itemProps1.xml",)
    assert [link.target for link in opened.relationships if link.external] == ["https://www.legislation.gov.uk/"]
    assert opened.content_types["customXml/item1.xml"] == "application/xml"
    assert opened.root("word/styles.xml").tag.endswith("}styles")


def test_the_package_cannot_be_changed():
    opened = open_package(SOUND, "ours.docx", "read")

    with pytest.raises(TypeError):
        opened.parts[DOCUMENT] = b""
    with pytest.raises(AttributeError):
        opened.main = ""
