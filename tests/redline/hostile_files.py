"""Word files of which some part is odd or not there, and that Word opens. No tests itself."""

from tests.redline.hostile import END, NAMES, PAGE, A, P, bare, file, linked, picture, without
from tests.redline.oracle_built import p
from tests.word.small import parts

TWICE = 2 * f'<w:footnote w:id="1">{P}</w:footnote>'

FILES = {
    "nothing but a body": bare(P + END),
    "no section": bare(P + END, page=""),
    "no body to speak of": bare("", page=""),
    "a paragraph without anything": bare("<w:p/>"),
    "no styles": without("styles", body=P + END),
    "no settings": without("settings", body=P + END),
    "no lists": without("numbering", body=p(A, props='<w:numPr><w:numId w:val="1"/></w:numPr>') + END),
    "no comments": without("comments", body=p('<w:commentRangeStart w:id="0"/>', A, '<w:commentRangeEnd w:id="0"/>',
                                              '<w:r><w:commentReference w:id="0"/></w:r>') + END),
    "no notes": without("footnotes", body=p(A, '<w:r><w:footnoteReference w:id="1"/></w:r>') + END),
    "no header": without("header1", "footer1", body=P + END),
    "a macro left over": linked(P + END, "vbaProject", "vbaProject.bin", b"x", "application/vnd.ms-office.vbaProject"),
    "a template": linked(P + END, "attachedTemplate", "file:///C:/evil.dotm"),
    "a linked picture": linked(p(A, picture("x1", 3, how="link")) + END, "image", "https://evil.test/p.png"),
    "a picture that is no picture": linked(p(A, picture("x1", 3)) + END, "image", "p.png", b"", "image/png"),
    "a link outside": linked(p(f'<w:hyperlink r:id="x1">{A}</w:hyperlink>') + END, "hyperlink", "http://evil.test/a b"),
    "a link to a drive": linked(p(f'<w:hyperlink r:id="x1">{A}</w:hyperlink>') + END, "hyperlink", "file://host/c$"),
    "another document drawn in": linked(P + '<w:altChunk r:id="x1"/>' + END, "aFChunk", "c.htm", b"<p>x", "text/html"),
    "an embedded object": linked(
        p(A, '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet" r:id="x1"/></w:object></w:r>') + END,
        "oleObject", "o.bin", b"\xd0\xcf", "application/vnd.openxmlformats-officedocument.oleObject"),
    "an ActiveX control": linked(p(A, '<w:r><w:control r:id="x1"/></w:r>') + END, "control", "a.xml", b"<a/>",
                                 "application/vnd.ms-office.activeX+xml"),
    "a mail merge": linked(P + END, "mailMergeSource", "file:///C:/people.csv"),
    "a sub-document": linked(P + '<w:subDoc r:id="x1"/>' + END, "subDocument", "https://evil.test/s.docx"),
    "custom XML": linked(P + END, "customXml", "own.xml", b"<a><b/></a>", "application/xml"),
    "a part of no known kind": linked(P + END, "what-is-this", "x.dat", b"\x00" * 99, "application/x-unknown"),
    "two styles of one id": file(P + END, **{"word/styles.xml": parts()["word/styles.xml"].replace(
        b'w:styleId="Title"', b'w:styleId="Heading1"')}),
    "styles that are based on themselves": file(p(A, props='<w:pStyle w:val="Title"/>') + END, **{
        "word/styles.xml": parts()["word/styles.xml"].replace(
            b'"Title"/><w:basedOn w:val="Normal"/>', b'"Title"/><w:basedOn w:val="Title"/>')}),
    "a list without levels": file(p(A, props='<w:numPr><w:numId w:val="1"/></w:numPr>') + END, **{
        "word/numbering.xml": f'<w:numbering {NAMES}><w:num w:numId="1"/></w:numbering>'.encode()}),
    "notes without notes": file(p(A, '<w:r><w:footnoteReference w:id="1"/></w:r>') + END, **{
        "word/footnotes.xml": f"<w:footnotes {NAMES}/>".encode()}),
    "two notes of one id": file(p(A, '<w:r><w:footnoteReference w:id="1"/></w:r>') + END, **{
        "word/footnotes.xml": f"<w:footnotes {NAMES}>{TWICE}</w:footnotes>".encode()}),
    "an empty note": file(p(A, '<w:r><w:footnoteReference w:id="1"/></w:r>') + END, **{
        "word/footnotes.xml": f'<w:footnotes {NAMES}><w:footnote w:id="1"/></w:footnotes>'.encode()}),
    "notes whose ids are no numbers": file(p(A, '<w:r><w:footnoteReference w:id="x"/></w:r>') + END, **{
        "word/footnotes.xml": f'<w:footnotes {NAMES}><w:footnote w:id="x">{P}</w:footnote></w:footnotes>'.encode()}),
    "an empty header": file(P + END, page=PAGE.replace(
        "<w:pgSz", '<w:headerReference w:type="default" r:id="rId6"/><w:pgSz'),
        **{"word/header1.xml": f"<w:hdr {NAMES}/>".encode()}),
}  # fmt: skip
"""By what is odd about them."""
