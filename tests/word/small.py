"""A small Word file with one of everything, built in code: what the lint and the gate are tried on.

`parts()` is sound in every respect; a test plants one defect in it with `replaced` and closes it with `docx`.
"""

from collections.abc import Mapping

from draftkit.word.archive import write_package

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
STORE = "{5C0E1A52-7A0B-5E0C-9C39-1B6A4D1F0001}"
DOCUMENT = "word/document.xml"


def docx(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as a Word file."""
    return write_package(parts)


def replaced(old: str, new: str, part: str = DOCUMENT, base: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """Return the parts with one passage of one part changed. The passage must be there."""
    changed = dict(base or parts())
    assert old.encode() in changed[part], f"{old} is not in {part}"
    changed[part] = changed[part].replace(old.encode(), new.encode(), 1)
    return changed


def parts() -> dict[str, bytes]:
    """Return the parts of a sound agreement of one page."""
    texts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            (f"{OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{OFFICE}/extended-properties", "docProps/app.xml"),
            (f"{OFFICE}/custom-properties", "docProps/custom.xml"),
        ),
        "word/_rels/document.xml.rels": _relationships(
            *((f"{OFFICE}/{kind}", f"{kind}.xml") for kind in ("styles", "numbering", "settings", "comments")),
            (f"{OFFICE}/footnotes", "footnotes.xml"),
            (f"{OFFICE}/header", "header1.xml"),
            (f"{OFFICE}/footer", "footer1.xml"),
            (f"{OFFICE}/customXml", "../customXml/item1.xml"),
            (f"{OFFICE}/hyperlink", "https://www.legislation.gov.uk/", True),
        ),
        "customXml/_rels/item1.xml.rels": _relationships((f"{OFFICE}/customXmlProps", "itemProps1.xml")),
        "customXml/item1.xml": '<b:brief xmlns:b="urn:example:brief"><b:party>Northshire Fire</b:party></b:brief>',
        "customXml/itemProps1.xml": f'<ds:datastoreItem xmlns:ds="{OFFICE[:-14]}/customXml" ds:itemID="{STORE}"/>',
        "docProps/app.xml": f'<Properties xmlns="{OFFICE[:-14]}/extended-properties"><Company>N</Company></Properties>',
        "docProps/core.xml": _core(),
        "docProps/custom.xml": _custom(),
        "word/comments.xml": _comments(),
        "word/document.xml": document(),
        "word/footer1.xml": f"<w:ftr {_NAMES}>{paragraph(field('PAGE', '1'))}</w:ftr>",
        "word/footnotes.xml": _footnotes(),
        "word/header1.xml": f"<w:hdr {_NAMES}>{paragraph(field('TITLE', 'Agreement'))}</w:hdr>",
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/styles.xml": _styles(),
    }
    return {name: (_HEAD + text).encode() for name, text in texts.items()}


def document(body: str = "") -> str:
    """Return document.xml with that body, or with the usual one."""
    return f"<w:document {_NAMES}><w:body>{body or _body()}{_section()}</w:body></w:document>"


def paragraph(content: str, style: str = "", properties: str = "") -> str:
    """Return a w:p."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>" if named or properties else f"<w:p>{content}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Return a w:r."""
    asked = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{asked}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, result: str) -> str:
    """Return a field with its cached result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmarked(content: str, number: int, name: str) -> str:
    """Return the content between the two ends of a bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def _body() -> str:
    heads = (("_Toc1", "_Ref1", "Definitions"), ("_Toc2", "_Ref2", "Payment"))
    clauses = [
        paragraph(bookmarked(bookmarked(run(text), 2 * n, toc), 2 * n + 1, ref), "Heading1")
        for n, (toc, ref, text) in enumerate(heads, 1)
    ]
    return "".join(
        [
            paragraph(run("Agreement"), "Title"),
            _contents(heads),
            clauses[0],
            paragraph(run("In this agreement words have their meaning.") + _footnote(), "Level2"),
            paragraph(bookmarked(run("first words;"), 11, "_Ref11"), "Level3"),
            paragraph(run("see clause\u00a0") + field(r"REF _Ref2 \r \h", "2") + run("."), "Level3"),
            clauses[1],
            paragraph(run("Subject to clause\u00a0") + field(r"REF _Ref11 \w \h", "1.1(a)") + run("."), "Level2"),
            _commented(),
            _bound(),
            _table(),
            _changed(),
            _links(),
        ]
    )


def _contents(heads: tuple[tuple[str, str, str], ...]) -> str:
    begin, middle, end = field(r"TOC \o &quot;1-1&quot; \h \z \u", "@").partition("<w:r><w:t>@</w:t></w:r>")
    entries = [
        f'<w:hyperlink w:anchor="{toc}" w:history="1">{run(f"{n}.")}<w:r><w:tab/></w:r>{run(text)}'
        f"<w:r><w:tab/></w:r>{field(f'PAGEREF {toc} {chr(92)}h', '1')}</w:hyperlink>"
        for n, (toc, _, text) in enumerate(heads, 1)
    ]
    lines = [paragraph(begin + entries[0], "TOC1"), *(paragraph(entry, "TOC1") for entry in entries[1:])]
    return (
        '<w:sdt><w:sdtPr><w:id w:val="900"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{''.join(lines)}{paragraph(middle and end)}"
        "</w:sdtContent></w:sdt>"
    )


def _footnote() -> str:
    return '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'


def _commented() -> str:
    return paragraph(
        f'<w:commentRangeStart w:id="0"/>{run("Optional words.", "<w:highlight w:val=&quot;yellow&quot;/>")}'
        '<w:commentRangeEnd w:id="0"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
        '<w:commentReference w:id="0"/></w:r>'.replace("&quot;", '"')
    )


def _bound() -> str:
    return paragraph(
        '<w:sdt><w:sdtPr><w:alias w:val="Party"/><w:tag w:val="parties.name"/><w:id w:val="901"/>'
        "<w:dataBinding w:prefixMappings=\"xmlns:b='urn:example:brief'\" "
        f'w:xpath="/b:brief[1]/b:party[1]" w:storeItemID="{STORE}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent>{run('Northshire Fire')}</w:sdtContent></w:sdt>"
    )


def _table() -> str:
    cell = '<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr><w:p/></w:tc>'
    wide = '<w:tc><w:tcPr><w:tcW w:w="9000" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc>'
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="9000" w:type="dxa"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>'
        f"<w:tr>{cell}{cell}</w:tr><w:tr>{wide}</w:tr></w:tbl>"
    )


def _changed() -> str:
    who = 'w:author="A" w:date="2026-11-22T00:00:00Z"'
    gone = '<w:r><w:delText xml:space="preserve">old</w:delText></w:r>'
    return paragraph(f'<w:ins w:id="20" {who}>{run("new")}</w:ins><w:del w:id="21" {who}>{gone}</w:del>')


def _links() -> str:
    near = f'<w:hyperlink w:anchor="_Ref2">{run("Payment")}</w:hyperlink>'
    return paragraph(f'{near}<w:hyperlink r:id="rId9">{run("the Act")}</w:hyperlink>')


def _section() -> str:
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" '
        'w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
    )


def _content_types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    office = "application/vnd.openxmlformats-officedocument"
    named = {f"word/{kind}.xml": f"{word}.{kind}+xml" for kind in ("styles", "numbering", "settings", "comments")}
    named |= {
        "word/document.xml": f"{word}.document.main+xml",
        "word/footnotes.xml": f"{word}.footnotes+xml",
        "word/header1.xml": f"{word}.header+xml",
        "word/footer1.xml": f"{word}.footer+xml",
        "customXml/itemProps1.xml": f"{office}.customXmlProperties+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": f"{office}.extended-properties+xml",
        "docProps/custom.xml": f"{office}.custom-properties+xml",
    }
    lines = (f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in named.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(lines)}</Types>'
    )


def _relationships(*links: tuple[str, str] | tuple[str, str, bool]) -> str:
    lines = (
        f'<Relationship Id="rId{n}" Type="{link[0]}" Target="{link[1]}"'
        + (' TargetMode="External"/>' if len(link) == 3 else "/>")
        for n, link in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _core() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Agreement</dc:title><dc:creator>A</dc:creator>'
        "</cp:coreProperties>"
    )


def _custom() -> str:
    return (
        f'<Properties xmlns="{OFFICE[:-14]}/custom-properties" xmlns:vt="{OFFICE[:-14]}/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="brief"><vt:lpwstr>x</vt:lpwstr>'
        '</property><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="version">'
        "<vt:lpwstr>1</vt:lpwstr></property></Properties>"
    )


def _comments() -> str:
    words = paragraph(run("Keep if the parties share premises."), "CommentText")
    made = 'w:author="draftkit" w:date="2026-11-22T00:00:00Z" w:initials="d"'
    return f'<w:comments {_NAMES}><w:comment w:id="0" {made}>{words}</w:comment></w:comments>'


def _footnotes() -> str:
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">{paragraph(f"<w:r><w:{kind}/></w:r>")}</w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    note = paragraph(mark + run(" A note on clause\u00a0") + field(r"REF _Ref2 \w \h", "2") + run("."))
    return f'<w:footnotes {_NAMES}>{lines}<w:footnote w:id="1">{note}</w:footnote></w:footnotes>'


def _numbering() -> str:
    levels = (("%1.", "decimal", "Heading1"), ("%1.%2", "decimal", "Level2"), ("(%3)", "lowerLetter", "Level3"))
    lines = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for n, (text, form, style) in enumerate(levels)
    )
    return (
        f'<w:numbering {_NAMES}><w:abstractNum w:abstractNumId="0"><w:nsid w:val="1A2B3C4D"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="5E6F7A8B"/>{lines}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _settings() -> str:
    return (
        f'<w:settings {_NAMES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        "</w:compat></w:settings>"
    )


def _styles() -> str:
    def style(identity: str, name: str, inner: str = "", kind: str = "paragraph", more: str = "") -> str:
        return f'<w:style w:type="{kind}"{more} w:styleId="{identity}"><w:name w:val="{name}"/>{inner}</w:style>'

    def numbered(level: int, outline: str = "") -> str:
        depth = f'<w:ilvl w:val="{level}"/>' if level else ""
        return f'<w:basedOn w:val="Normal"/><w:pPr><w:numPr>{depth}<w:numId w:val="1"/></w:numPr>{outline}</w:pPr>'

    lines = [
        style("Normal", "Normal", more=' w:default="1"'),
        style("DefaultParagraphFont", "Default Paragraph Font", kind="character", more=' w:default="1"'),
        style("TableNormal", "Normal Table", kind="table", more=' w:default="1"'),
        style("Grid", "Table Grid", '<w:basedOn w:val="TableNormal"/>', "table"),
        style("Title", "Title", '<w:basedOn w:val="Normal"/>'),
        style("Heading1", "heading 1", numbered(0, '<w:outlineLvl w:val="0"/>')),
        style("Level2", "Clause Level 2", numbered(1)),
        style("Level3", "Clause Level 3", numbered(2)),
        style("TOC1", "toc 1", '<w:basedOn w:val="Normal"/>'),
        style("CommentText", "annotation text", '<w:basedOn w:val="Normal"/>'),
        style("CommentReference", "annotation reference", kind="character"),
        style("FootnoteReference", "footnote reference", kind="character"),
    ]
    return f"<w:styles {_NAMES}>{''.join(lines)}</w:styles>"
