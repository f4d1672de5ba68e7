"""Small Word files with revisions, built by hand: what the oracle is tried on. No tests itself."""

import zipfile
from io import BytesIO

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
BOLD, ITALIC = "<w:b/>", "<w:i/>"


def docx(body: str, more: dict[str, str] | None = None, outside: str = "") -> bytes:
    """Return a Word file of that body and of parts by kind ('footnotes', 'header')."""
    more = more or {}
    links = "".join(f'<Relationship Id="{k}" Type="{KIND}/{k.rstrip("0123456789")}" Target="{k}.xml"/>' for k in more)
    main = f'<Relationship Id="main" Type="{KIND}/officeDocument" Target="word/document.xml"/>'
    parts = {
        "_rels/.rels": RELS.format(main),
        "word/_rels/document.xml.rels": RELS.format(links + outside),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        **{f"word/{k}.xml": text.replace(">", f" {NAMES}>", 1) for k, text in more.items()},
    }
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return made.getvalue()


def r(text: str, props: str = "") -> str:
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, mark: str = "", props: str = "") -> str:
    return f"<w:p><w:pPr>{props}<w:rPr>{mark}</w:rPr></w:pPr>{''.join(content)}</w:p>"


def ins(*content: str) -> str:
    return f'<w:ins w:id="1" w:author="A">{"".join(content)}</w:ins>'


def dele(*content: str) -> str:
    return f'<w:del w:id="2" w:author="A">{"".join(content).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")}</w:del>'  # fmt: skip  # noqa: E501


def tc(*blocks: str, props: str = "") -> str:
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{''.join(blocks)}</w:tc>"


def tr(*cells: str, props: str = "") -> str:
    return f"<w:tr><w:trPr>{props}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, props: str = "", grid: str = "") -> str:
    return f"<w:tbl><w:tblPr>{props}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def sdt(*content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{''.join(content)}</w:sdtContent></w:sdt>"


def edge(kind: str, end: str, number: int) -> str:
    return f'<w:customXml{kind}Range{end} w:id="{number}"/>'


def tagged(kind: str, *content: str) -> str:
    """Return a content control whose two tags are a revision, as 17.13.5.5 shows it."""
    inner = [edge(kind, "End", 1), *content, edge(kind, "Start", 2)]
    return edge(kind, "Start", 1) + sdt(*inner) + edge(kind, "End", 2)


def field(instruction: str, *result: str) -> str:
    chars = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    instr = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return "".join([chars[0], instr, chars[1], *result, chars[2]])


def link(*content: str) -> str:
    return f'<w:hyperlink w:anchor="x">{"".join(content)}</w:hyperlink>'


def box(*blocks: str) -> str:
    held = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{held}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{held}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def changed(kind: str, old: str) -> str:
    return f'<w:{kind}Change w:id="3" w:author="A"><w:{kind}>{old}</w:{kind}></w:{kind}Change>'


def fraction(top: str, props: str = "") -> str:
    control = f"<m:fPr><m:ctrlPr>{props}</m:ctrlPr></m:fPr>"
    return f"<m:f>{control}<m:num>{top}</m:num><m:den>{mr('2')}</m:den></m:f>"


def mr(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def math(*content: str) -> str:
    return p(f"<m:oMath>{''.join(content)}</m:oMath>")
