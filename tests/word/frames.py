"""A frame quite unlike ours, as a firm would have it: serif, 'Clause 1' and '1(a)', its own cover and style names.

Its tags are split over runs, as Word leaves them, with straight quotes turned curly; parties, recitals, and
definitions have no numbering of their own; annexes and their paragraphs are one list.
"""

from collections.abc import Mapping

from draftkit.word.roles import KINDS, STYLES

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMES = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{OFFICE}"'
_CLAUSES = ("clause.1", "clause.2", "clause.3", "clause.4", "clause.5")
_ANNEXES = ("schedule", "schedule.1", "schedule.2", "schedule.3", "schedule.4", "part")
_LOOKS: Mapping[str, tuple[str, str]] = {
    "title": ('<w:jc w:val="center"/>', '<w:smallCaps/><w:sz w:val="48"/>'),
    "clause.1": ('<w:keepNext/>@<w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>', "<w:b/>"),
    "schedule": ('<w:keepNext/><w:pageBreakBefore/>@<w:spacing w:after="240"/><w:outlineLvl w:val="0"/>', "<w:b/>"),
    "part": ('<w:keepNext/>@<w:spacing w:before="240" w:after="120"/>', "<w:i/>"),
    "section": ('<w:keepNext/><w:spacing w:before="480" w:after="120"/>', '<w:caps/><w:sz w:val="26"/>'),
    "definition": ('<w:ind w:left="567"/>', ""),
    "table.heading": ('<w:keepNext/><w:spacing w:after="0"/>', "<w:b/>"),
    "execution": ("<w:keepNext/><w:keepLines/>", ""),
    "footnote": ('<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', '<w:sz w:val="18"/>'),
    "term": ("", "<w:b/>"),
    "footnote.mark": ("", '<w:vertAlign w:val="superscript"/>'),
}
STYLE_MAP: Mapping[str, str] = {role: f"Firm {role.replace('.', ' ')}" for role in STYLES if role != "header"}
"""Every style but the header has a name of the firm's own."""


def firm_parts() -> dict[str, bytes]:
    """Return the parts of the firm's frame."""
    texts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            (f"{OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/_rels/document.xml.rels": _relationships(
            *((f"{OFFICE}/{kind}", f"{kind}.xml") for kind in ("styles", "numbering", "settings", "footnotes")),
            (f"{OFFICE}/theme", "theme/theme1.xml"),
            (f"{OFFICE}/header", "header1.xml"),
            (f"{OFFICE}/fontTable", "fontTable.xml"),
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ agreement.title }}</dc:title>'
            "<dc:creator>Marsh &amp; Fenn LLP</dc:creator></cp:coreProperties>"
        ),
        "word/document.xml": _document(),
        "word/fontTable.xml": f'<w:fonts {_NAMES}><w:font w:name="Times New Roman"/></w:fonts>',
        "word/footnotes.xml": (
            f'<w:footnotes {_NAMES}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
            '</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
            "</w:r></w:p></w:footnote></w:footnotes>"
        ),
        "word/header1.xml": f"<w:hdr {_NAMES}>{paragraph('header', '{{ agree', 'ment.title | upper }}')}</w:hdr>",
        "word/numbering.xml": _numbering(),
        "word/settings.xml": f'<w:settings {_NAMES}><w:zoom w:percent="100"/></w:settings>',
        "word/styles.xml": _styles(),
        "word/theme/theme1.xml": _theme(),
    }
    return {name: (_HEAD + text).encode() for name, text in texts.items()}


def style_id(role: str) -> str:
    """Return the id of the firm's style: nothing like its name."""
    return f"mf{list(STYLES).index(role):02d}"


def paragraph(role: str, *runs: str, properties: str = "") -> str:
    """Return a w:p of one run each, with the proofing marks that Word puts between them."""
    words = (f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    marked = '<w:proofErr w:type="spellStart"/>'.join(words)
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(role)}"/>{properties}</w:pPr>{marked}</w:p>'


def _document() -> str:
    size = (
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1701" w:bottom="1418" w:left="1701" '
        'w:header="709" w:footer="709" w:gutter="0"/>'
    )
    blocks = [
        paragraph("title", "{{ agreement", ".title }}"),
        paragraph("cover.line", "{%p for party in agreement.", "parties %}"),
        paragraph("cover.line", "{{ par", "ty }}{% if not loop", ".last %} and{% endif %}"),
        paragraph("cover.line", "{%p endfor %}"),
        paragraph("cover.line", "{{ agreement.legend or “Engross", "ment” }}"),
        paragraph("body", "{{ con", "tents }}", properties=f"<w:sectPr>{size}</w:sectPr>"),
        paragraph("body", "{{ bo", "dy }}"),
        paragraph("cover.line", "End of ", "document"),
        f'<w:sectPr><w:headerReference w:type="default" r:id="rId6"/>{size}<w:pgNumType w:start="1"/></w:sectPr>',
    ]
    return f"<w:document {_NAMES}><w:body>{''.join(blocks)}</w:body></w:document>"


def _styles() -> str:
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:ascii="Arial"/>'
    spacing = '<w:spacing w:after="140" w:line="276" w:lineRule="auto"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="23"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{spacing}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    base = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="a0"><w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar>'
        '<w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    return f"<w:styles {_NAMES}>{defaults}{base}{''.join(map(_style, STYLES))}</w:styles>"


def _style(role: str) -> str:
    kind = KINDS[role]
    base = {"paragraph": "Normal", "character": "a0", "table": "a1"}[kind]
    properties, face = _LOOKS.get(role, ("@", ""))
    numbered = f'<w:ilvl w:val="{_depth(role)}"/><w:numId w:val="{_list(role)}"/>' if _list(role) else ""
    numbered = f"<w:numPr>{numbered}</w:numPr>" if numbered else ""
    name = STYLE_MAP.get(role, STYLES[role])
    head = f'<w:style w:type="{kind}" w:styleId="{style_id(role)}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/>'
    body = f"<w:pPr>{properties.replace('@', numbered)}</w:pPr>" if kind == "paragraph" else ""
    return head + body + (f"<w:rPr>{face}</w:rPr>" if face else "") + "</w:style>"


def _list(role: str) -> int:
    return 7 if role in _CLAUSES else 8 if role in _ANNEXES else 0


def _depth(role: str) -> int:
    return (_CLAUSES if role in _CLAUSES else _ANNEXES).index(role)


def _numbering() -> str:
    clauses = ("decimal", "Clause %1"), ("lowerLetter", "%1(%2)"), ("lowerRoman", "(%3)"), ("upperLetter", "(%4)")
    annexes = ("upperLetter", "Annex %1"), ("decimal", "%2."), ("decimal", "%2.%3"), ("lowerLetter", "(%4)")
    levels = {7: (*clauses, ("decimal", "(%5)")), 8: (*annexes, ("lowerRoman", "(%5)"), ("decimal", "Part %6"))}
    owners = {7: _CLAUSES, 8: _ANNEXES}
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:pStyle w:val="{style_id(owners[number][n])}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{567 * (n + 1) if n else 1418}" w:hanging="{567 if n else 1418}"/></w:pPr></w:lvl>'
            for n, (form, text) in enumerate(levels[number])
        )
        + "</w:abstractNum>"
        for number in (7, 8)
    )
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (7, 8))
    return f'<w:numbering {_NAMES}>{lists}{nums}<w:numIdMacAtCleanup w:val="8"/></w:numbering>'


def _theme() -> str:
    def colour(name: str) -> str:
        return f'<a:{name}><a:srgbClr val="333333"/></a:{name}>'

    names = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind, font in (("major", "Calibri"), ("minor", "Times New Roman"))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = f'<a:ln w="6350">{fill[: len(fill) // 3]}</a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="F"><a:themeElements>'
        f'<a:clrScheme name="F">{"".join(map(colour, names))}</a:clrScheme>'
        f'<a:fontScheme name="F">{fonts}</a:fontScheme><a:fmtScheme name="F"><a:fillStyleLst>{fill}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def _content_types() -> str:
    named = {f"word/{kind}.xml": f"{_WORD}.{kind}+xml" for kind in ("styles", "numbering", "settings", "footnotes")}
    named |= {
        "word/document.xml": f"{_WORD}.document.main+xml",
        "word/header1.xml": f"{_WORD}.header+xml",
        "word/fontTable.xml": f"{_WORD}.fontTable+xml",
        "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    lines = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in named.items())
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


def _relationships(*links: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'
