"""Build the house frame: `python scripts/build_frame.py` writes draftkit/word/frames/house.docx, always the same bytes.

The frame is an ordinary Word document. A team that wants another look opens it in Word, changes it and saves it
under its own name; only someone who changes the shipped one needs this script.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from draftkit.word.lists import LISTS, PLACES, abstract_num, num  # noqa: E402
from draftkit.word.roles import CHARACTERS, PARAGRAPHS, STYLES  # noqa: E402

TARGET = ROOT / "draftkit" / "word" / "frames" / "house.docx"

INK, RULE, SHADE = "1B2A3D", "A9B1BB", "EEF1F4"
WIDTH, TITLE_WIDTH = 9026, 4706
"""A4 less two margins of 2.54 cm, and the title's share of the header."""

IDS = {"clause.1": "Heading1", "comment": "CommentText", "comment.mark": "CommentReference", "contents": "TOC1"}
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
MIME = "application/vnd.openxmlformats-officedocument"


def style_id(role: str) -> str:
    """Return the id of a role's style: its name without spaces, as Word makes it."""
    words = IDS.get(role) or "".join(word[:1].upper() + word[1:] for word in STYLES[role].split())
    return words


# Styles ------------------------------------------------------------------------------------------------------------


def spacing(before: int = 0, after: int = 180, line: int = 264) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def letters(size: int = 0, *, bold: bool = False, italic: bool = False, ink: bool = False) -> str:
    parts = ["<w:b/><w:bCs/>" if bold else "", "<w:i/><w:iCs/>" if italic else ""]
    parts.append(f'<w:color w:val="{INK}"/>' if ink else "")
    parts.append(f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "")
    return "".join(parts)


TABS_CONTENTS = (
    f'<w:tabs><w:tab w:val="left" w:pos="1361"/><w:tab w:val="right" w:leader="dot" w:pos="{WIDTH}"/></w:tabs>'
)
TABS_COVER = (
    '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="3402"/>'
    '<w:tab w:val="left" w:leader="underscore" w:pos="4536"/></w:tabs>'
)
TABS_FOOTER = f'<w:tabs><w:tab w:val="center" w:pos="{WIDTH // 2}"/><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
TITLE_RULE = f'<w:pBdr><w:top w:val="single" w:sz="12" w:space="16" w:color="{INK}"/></w:pBdr>'
HEADER_RULE = f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
INDENT = '<w:ind w:left="720"/>'
KEEP, WHOLE, NEW_PAGE = "<w:keepNext/>", "<w:keepLines/>", "<w:pageBreakBefore/>"


class Look:
    """How one paragraph style looks: the style after it, its place in the gallery, paragraph and letters.

    `hold` stands before the numbering in w:pPr, `lines` after it: the schema fixes that order.
    """

    def __init__(
        self, then: str = "", rank: int = 20, *, hold: str = "", lines: str = "", face: str = "", quick: bool = True
    ) -> None:
        self.then, self.rank, self.hold, self.lines, self.face, self.quick = then, rank, hold, lines, face, quick


LOOKS: Mapping[str, Look] = {
    "title": Look(
        "cover.line",
        10,
        hold=KEEP + WHOLE,
        lines=TITLE_RULE + "<w:suppressAutoHyphens/>" + spacing(3000, 560, 252),
        face=letters(52, bold=True, ink=True),
    ),
    "cover.party": Look("", 11, hold=WHOLE, lines=spacing(200, 0), face=letters(24)),
    "cover.line": Look("", 11, lines=TABS_COVER + spacing(0, 120)),
    "section": Look("body", 8, hold=KEEP + WHOLE, lines=spacing(400, 200), face=letters(24, bold=True, ink=True)),
    "party": Look("", 12, lines=spacing()),
    "recital": Look("", 12, lines=spacing()),
    "recital.2": Look("", 12, lines=spacing()),
    "clause.1": Look("clause.2", 9, hold=KEEP + WHOLE, lines=spacing(300), face=letters(bold=True, ink=True)),
    "clause.2": Look("", 9, lines=spacing()),
    "clause.3": Look("", 9, lines=spacing()),
    "clause.4": Look("", 9, lines=spacing()),
    "clause.5": Look("", 9, lines=spacing()),
    "clause.body": Look("", 9, lines=spacing() + INDENT),
    "body": Look("", 8, lines=spacing()),
    "definition": Look("", 13, lines=spacing() + INDENT),
    "definition.2": Look("", 13, lines=spacing()),
    "definition.3": Look("", 13, lines=spacing()),
    "schedule": Look(
        "schedule.1", 14, hold=KEEP + WHOLE + NEW_PAGE, lines=spacing(0, 320), face=letters(26, bold=True, ink=True)
    ),
    "part": Look("schedule.1", 14, hold=KEEP + WHOLE, lines=spacing(360, 200), face=letters(24, bold=True, ink=True)),
    "schedule.1": Look("", 14, lines=spacing()),
    "schedule.2": Look("", 14, lines=spacing()),
    "schedule.3": Look("", 14, lines=spacing()),
    "schedule.4": Look("", 14, lines=spacing()),
    "schedule.body": Look("", 14, lines=spacing()),
    "table.heading": Look("table.text", 15, hold=KEEP, lines=spacing(0, 0, 252), face=letters(20, bold=True, ink=True)),
    "table.text": Look("", 15, lines=spacing(0, 0, 252), face=letters(20)),
    "table.amount": Look("", 15, lines=spacing(0, 0, 252) + '<w:jc w:val="right"/>', face=letters(20)),
    "table.heading.amount": Look(
        "table.amount",
        15,
        hold=KEEP,
        lines=spacing(0, 0, 252) + '<w:jc w:val="right"/>',
        face=letters(20, bold=True, ink=True),
    ),
    "table.after": Look("body", 15, lines=spacing(0, 0, 240), face=letters(20)),
    "execution": Look("", 16, hold=KEEP + WHOLE, lines=spacing(0, 100, 252)),
    "execution.last": Look("", 16, hold=WHOLE, lines=spacing(0, 100, 252)),
    "contents": Look(
        "", 39, lines=TABS_CONTENTS + spacing(0, 100, 252) + '<w:ind w:left="1361" w:hanging="1361"/>', quick=False
    ),
    "contents.heading": Look("body", 39, hold=KEEP, lines=spacing(0, 320), face=letters(28, bold=True, ink=True)),
    "issues.heading": Look("issues", 17, hold=KEEP, lines=spacing(240, 160), face=letters(24, bold=True, ink=True)),
    "issues": Look("", 17, lines=spacing(0, 120, 252), face=letters(20)),
    "header": Look("", 99, lines=spacing(0, 0, 240), face=letters(17), quick=False),
    "footer": Look("", 99, lines=TABS_FOOTER + spacing(0, 0, 240), face=letters(17), quick=False),
    "comment": Look("", 99, lines=spacing(0, 0, 240), face=letters(20), quick=False),
    "footnote": Look("", 99, lines=spacing(0, 60, 240), face=letters(18), quick=False),
}
FACES: Mapping[str, tuple[str, int]] = {
    "term": (letters(bold=True), 18),
    "strong": (letters(bold=True), 18),
    "emphasis": (letters(italic=True), 18),
    "blank": ("", 18),
    "placeholder": ("", 18),
    "comment.mark": (letters(16), 99),
    "footnote.mark": ('<w:vertAlign w:val="superscript"/>', 99),
}
BUILT_IN = {"title", "clause.1", "body", "contents", "contents.heading", "header", "footer"} | {
    "comment",
    "comment.mark",
    "footnote",
    "footnote.mark",
}
OUTLINE = {"clause.1", "schedule"}
NUM_IDS = {lst.name: number for number, lst in enumerate(LISTS, start=1)}


def paragraph_style(role: str) -> str:
    look = LOOKS[role]
    then = f'<w:next w:val="{style_id(look.then)}"/>' if look.then else ""
    outline = '<w:outlineLvl w:val="0"/>' if role in OUTLINE else ""
    body = f"<w:pPr>{look.hold}{numbering_of(role)}{look.lines}{outline}</w:pPr>"
    face = f"<w:rPr>{look.face}</w:rPr>" if look.face else ""
    head = style("paragraph", role, f'<w:basedOn w:val="Normal"/>{then}', look.rank, look.quick)
    return f"{head}{body}{face}</w:style>"


def numbering_of(role: str) -> str:
    if role not in PLACES:
        return ""
    lst, depth = PLACES[role]
    level = f'<w:ilvl w:val="{depth}"/>' if depth else ""
    return f'<w:numPr>{level}<w:numId w:val="{NUM_IDS[lst.name]}"/></w:numPr>'


def style(kind: str, role: str, links: str, rank: int, quick: bool = True) -> str:
    custom = "" if role in BUILT_IN else ' w:customStyle="1"'
    name = f'<w:name w:val="{STYLES[role]}"/>{links}<w:uiPriority w:val="{rank}"/>'
    shown = "<w:qFormat/>" if quick else "<w:unhideWhenUsed/>"
    return f'<w:style w:type="{kind}"{custom} w:styleId="{style_id(role)}">{name}{shown}'


def character_style(role: str) -> str:
    face, rank = FACES[role]
    head = style("character", role, '<w:basedOn w:val="DefaultParagraphFont"/>', rank, rank < 99)
    return head + (f"<w:rPr>{face}</w:rPr>" if face else "") + "</w:style>"


def cell_margins(top: int, left: int, right: int, bottom: int | None = None) -> str:
    below = top if bottom is None else bottom
    return (
        f'<w:tblCellMar><w:top w:w="{top}" w:type="dxa"/><w:left w:w="{left}" w:type="dxa"/>'
        f'<w:bottom w:w="{below}" w:type="dxa"/><w:right w:w="{right}" w:type="dxa"/></w:tblCellMar>'
    )


def table_styles() -> str:
    def line(side: str, size: int, colour: str) -> str:
        return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'

    borders = line("top", 8, INK) + line("bottom", 8, INK) + line("insideH", 4, RULE)
    first = (
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tblPr/><w:tcPr>'
        f"<w:tcBorders>{line('bottom', 8, INK)}</w:tcBorders>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/></w:tcPr></w:tblStylePr>'
    )
    base = '<w:basedOn w:val="TableNormal"/>'
    return (
        style("table", "table", base, 15)
        + f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{cell_margins(70, 100, 100)}</w:tblPr>{first}</w:style>"
        + style("table", "execution.table", base, 16)
        + f"<w:tblPr>{cell_margins(30, 0, 200)}</w:tblPr></w:style>"
    )


def styles_part() -> str:
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    language = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{letters(22)}{language}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    latent = (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
        'w:defQFormat="0" w:count="376"/>'
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:uiPriority w:val="7"/>'
        f"<w:qFormat/><w:pPr>{spacing()}</w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{cell_margins(0, 108, 108)}</w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )
    paragraphs = "".join(map(paragraph_style, PARAGRAPHS))
    characters = "".join(map(character_style, CHARACTERS))
    return f"{XML}<w:styles {SPACES}>{defaults}{latent}{normal}{paragraphs}{characters}{table_styles()}</w:styles>"


def numbering_part() -> str:
    owners = {role: style_id(role) for role in PLACES}
    lists = "".join(abstract_num(lst, NUM_IDS[lst.name] - 1, owners) for lst in LISTS)
    nums = "".join(num(number, number - 1) for number in NUM_IDS.values())
    return f"{XML}<w:numbering {SPACES}>{lists}{nums}</w:numbering>"


# The pages ---------------------------------------------------------------------------------------------------------


def run(text: str, face: str = "") -> str:
    marks = f'<w:rPr><w:rStyle w:val="{style_id(face)}"/></w:rPr>' if face else ""
    pieces = text.split("\t")
    words = "<w:tab/>".join(f'<w:t xml:space="preserve">{piece}</w:t>' if piece else "" for piece in pieces)
    return f"<w:r>{marks}{words}</w:r>"


def paragraph(role: str, *runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(role)}"/></w:pPr>{"".join(runs)}</w:p>'


def tag(role: str, text: str) -> str:
    return paragraph(role, run(text))


def field(instruction: str, shown: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return mark("begin") + code + mark("separate") + run(shown) + mark("end")


def section(parts: Mapping[str, str], pages: str = "", kind: str = "nextPage") -> str:
    links = "".join(f'<w:{name}Reference w:type="default" r:id="{rid}"/>' for name, rid in parts.items())
    return (
        f'<w:sectPr>{links}<w:type w:val="{kind}"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="709" w:footer="709" '
        'w:gutter="0"/>'
        f'{pages}<w:cols w:space="708"/></w:sectPr>'
    )


def section_end(properties: str) -> str:
    flat = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id("body")}"/>{flat}{properties}</w:pPr></w:p>'


def document_part() -> str:
    bare = section({"header": "rId4", "footer": "rId6"})
    issues = tag("issues", "{%p if issues %}") + tag("issues", "{{ issues }}") + section_end(bare)
    issues += tag("issues", "{%p endif %}")
    cover = "".join(
        [
            tag("cover.line", "{%p if agreement.copy %}"),
            paragraph("cover.line", run("{{ agreement.copy }}", "strong")),
            tag("cover.line", "{%p endif %}"),
            tag("cover.line", "{%p if agreement.marking %}"),
            paragraph("cover.line", run("{{ agreement.marking }}", "strong")),
            tag("cover.line", "{%p endif %}"),
            tag("cover.line", "{%p if agreement.legend %}"),
            tag("cover.line", "{{ agreement.legend }}"),
            tag("cover.line", "{%p endif %}"),
            tag("cover.line", "{%p if agreement.reference %}"),
            tag("cover.line", "Reference: {{ agreement.reference }}"),
            tag("cover.line", "{%p endif %}"),
            tag("cover.line", "Dated \t 20\t"),
            tag("title", "{{ agreement.title }}"),
            tag("cover.line", "between"),
            tag("cover.party", "{%p for party in agreement.parties %}"),
            tag("cover.party", "{{ party }}"),
            tag("cover.party", "{%p endfor %}"),
            section_end(bare),
        ]
    )
    roman = section({"header": "rId5", "footer": "rId7"}, '<w:pgNumType w:fmt="lowerRoman" w:start="1"/>')
    contents = tag("contents.heading", "Contents") + tag("body", "{{ contents }}") + section_end(roman)
    plain = section({"header": "rId5", "footer": "rId8"}, '<w:pgNumType w:start="1"/>')
    body = tag("body", "{{ body }}") + plain
    return f"{XML}<w:document {SPACES}><w:body>{issues}{cover}{contents}{body}</w:body></w:document>"


def header_part() -> str:
    legend = "{{ agreement.legend }}"
    shares = (TITLE_WIDTH, WIDTH - TITLE_WIDTH)
    grid = "".join(f'<w:gridCol w:w="{share}"/>' for share in shares)
    right = f'<w:p><w:pPr><w:pStyle w:val="{style_id("header")}"/><w:jc w:val="right"/></w:pPr>{run(legend)}</w:p>'
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{share}" w:type="dxa"/></w:tcPr>{words}</w:tc>'
        for share, words in zip(shares, (tag("header", "{{ agreement.title }}"), right), strict=True)
    )
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblBorders>{HEADER_RULE}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{cell_margins(0, 0, 0, 60)}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    )
    return f"{XML}<w:hdr {SPACES}>{table}{paragraph('header')}</w:hdr>"


def footer_part(switch: str, first: str) -> str:
    words = run("{{ agreement.reference }}\t{{ agreement.marking }}\tPage ")
    pages = field("PAGE", first) + run(" of ") + field(f"SECTIONPAGES{switch}", first)
    return f"{XML}<w:ftr {SPACES}>{paragraph('footer', words, pages)}</w:ftr>"


def footnotes_part() -> str:
    def rule(number: int, kind: str) -> str:
        flat = '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>'
        line = f"<w:p><w:pPr>{flat}</w:pPr><w:r><w:{kind}/></w:r></w:p>"
        return f'<w:footnote w:type="{kind}" w:id="{number}">{line}</w:footnote>'

    return f"{XML}<w:footnotes {SPACES}>{rule(-1, 'separator')}{rule(0, 'continuationSeparator')}</w:footnotes>"


# The package -------------------------------------------------------------------------------------------------------

SETTINGS = (
    f'{XML}<w:settings {SPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat>'
    + "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    + '</w:compat><w:themeFontLang w:val="en-GB"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" '
    'w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" '
    'w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)
FONT_TABLE = (
    f'{XML}<w:fonts {SPACES}><w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
CORE = (
    f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{{ agreement.title }}</dc:title><dc:subject>{{ agreement.reference }}</dc:subject>"
    "<dc:creator>Legal Services</dc:creator><cp:lastModifiedBy>Legal Services</cp:lastModifiedBy>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:modified>'
    "<cp:category>Agreement</cp:category><dc:language>en-GB</dc:language>"
    "<cp:contentStatus>{% if agreement.legend %}Draft{% else %}Final{% endif %}</cp:contentStatus></cp:coreProperties>"
)
APP = (
    f'{XML}<Properties xmlns="{OFFICE}/extended-properties"><Application>Microsoft Office Word</Application>'
    "<Company></Company><AppVersion>16.0000</AppVersion></Properties>"
)


def theme_part() -> str:
    palette = {"dk2": INK, "lt2": SHADE, "accent1": INK, "accent2": "4A5A6E", "accent3": "7A8796", "accent4": RULE}
    palette |= {"accent5": "5B6B5E", "accent6": "7A6A52", "hlink": INK, "folHlink": "4A5A6E"}
    colours = '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    colours += '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    colours += "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in palette.items())
    face = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{w}">{fill}<a:prstDash val="solid"/></a:ln>' for w in (6350, 12700, 19050))
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{XML}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="House"><a:themeElements>'
        f'<a:clrScheme name="House">{colours}</a:clrScheme><a:fontScheme name="House"><a:majorFont>{face}</a:majorFont>'
        f'<a:minorFont>{face}</a:minorFont></a:fontScheme><a:fmtScheme name="House">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


WORD_PARTS = (
    ("styles", "styles"),
    ("numbering", "numbering"),
    ("settings", "settings"),
    ("header", "header1"),
    ("header", "header2"),
    ("footer", "footer1"),
    ("footer", "footer2"),
    ("footer", "footer3"),
    ("footnotes", "footnotes"),
    ("fontTable", "fontTable"),
)
"""Kind and name of the parts the document points to; the n-th is rId n."""


def content_types() -> str:
    overrides = {f"word/{name}.xml": f"{MIME}.wordprocessingml.{kind}+xml" for kind, name in WORD_PARTS}
    overrides |= {
        "word/document.xml": f"{MIME}.wordprocessingml.document.main+xml",
        "word/theme/theme1.xml": f"{MIME}.theme+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": f"{MIME}.extended-properties+xml",
    }
    lines = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in sorted(overrides.items()))
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


def relationships(links: Mapping[str, tuple[str, str]]) -> str:
    lines = (f'<Relationship Id="{rid}" Type="{kind}" Target="{target}"/>' for rid, (kind, target) in links.items())
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def parts() -> dict[str, str]:
    """Return every part of the frame by name, in the order in which they are written."""
    targets = [(kind, f"{name}.xml") for kind, name in WORD_PARTS] + [("theme", "theme/theme1.xml")]
    document = {f"rId{n}": (f"{OFFICE}/relationships/{kind}", path) for n, (kind, path) in enumerate(targets, 1)}
    package = {
        "rId1": (f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
        "rId2": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        "rId3": (f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    }
    rest = {
        "docProps/app.xml": APP,
        "docProps/core.xml": CORE,
        "word/_rels/document.xml.rels": relationships(document),
        "word/document.xml": document_part(),
        "word/fontTable.xml": FONT_TABLE,
        "word/footer1.xml": f"{XML}<w:ftr {SPACES}>{paragraph('footer')}</w:ftr>",
        "word/footer2.xml": footer_part(" \\* roman", "i"),
        "word/footer3.xml": footer_part("", "1"),
        "word/footnotes.xml": footnotes_part(),
        "word/header1.xml": f"{XML}<w:hdr {SPACES}>{paragraph('header')}</w:hdr>",
        "word/header2.xml": header_part(),
        "word/numbering.xml": numbering_part(),
        "word/settings.xml": SETTINGS,
        "word/styles.xml": styles_part(),
        "word/theme/theme1.xml": theme_part(),
    }
    return {"[Content_Types].xml": content_types(), "_rels/.rels": relationships(package), **rest}


def build(target: Path) -> None:
    """Write the frame. Stored, not deflated: compressed bytes differ from one zlib to the next."""
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for name, text in parts().items():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            archive.writestr(entry, text.encode())


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
