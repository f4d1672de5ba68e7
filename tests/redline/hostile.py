"""Short ways to build Word files as other programs, and people, make them badly. No tests itself."""

from tests.redline.oracle_built import p, r
from tests.word.small import DOCUMENT, OFFICE, docx, parts

LINKS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:example:nobody-knows" mc:Ignorable="w14 x"'
)
PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
WHO = 'w:author="Ann" w:date="2026-11-23T09:00:00Z"'


def file(body: str, page: str = PAGE, **changes: bytes | None) -> bytes:
    """Return a sound file of everything with that body; `changes` are parts that are other, or not there."""
    main = f"<w:document {NAMES}><w:body>{body}{page}</w:body></w:document>"
    made = parts() | {DOCUMENT: main.encode()}
    for name, content in changes.items():
        made[name] = content
    return docx(made)


def bare(body: str, page: str = PAGE) -> bytes:
    """Return a file of a main part and nothing else: no styles, settings, lists, properties."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    main = f"<w:document {NAMES}><w:body>{body}{page}</w:body></w:document>"
    return docx({TYPES: types.encode(), "_rels/.rels": link.encode(), DOCUMENT: main.encode()})


def linked(body: str, kind: str, target: str, content: bytes | None = None, type: str = "") -> bytes:
    """Return the file with one pointer more ('x1'): to a part with that content, or outside."""
    made = parts() | {DOCUMENT: f"<w:document {NAMES}><w:body>{body}{PAGE}</w:body></w:document>".encode()}
    outside = ' TargetMode="External"' if content is None else ""
    pointer = f'<Relationship Id="x1" Type="{OFFICE}/{kind}" Target="{target}"{outside}/></Relationships>'
    made[LINKS] = made[LINKS].replace(b"</Relationships>", pointer.encode())
    if content is not None:
        made[f"word/{target}"] = content
        named = f'<Override PartName="/word/{target}" ContentType="{type}"/></Types>'
        made[TYPES] = made[TYPES].replace(b"</Types>", named.encode())
    return docx(made)


def without(*names: str, body: str) -> bytes:
    """Return the file without some parts, and without the pointers to them."""
    made = parts() | {DOCUMENT: f"<w:document {NAMES}><w:body>{body}{PAGE}</w:body></w:document>".encode()}
    for name in names:
        del made[f"word/{name}.xml"]
        lines = made[LINKS].decode().split("<Relationship ")
        made[LINKS] = "<Relationship ".join(x for x in lines if f'Target="{name}.xml"' not in x).encode()
        lines = made[TYPES].decode().split("<Override ")
        made[TYPES] = "<Override ".join(x for x in lines if f"/word/{name}.xml" not in x).encode()
        if not made[TYPES].endswith(b"</Types>"):
            made[TYPES] += b"</Types>"
    return docx(made)


def ins(inner: str, n: int = 1) -> str:
    return f'<w:ins w:id="{n}" {WHO}>{inner}</w:ins>'


def dele(inner: str, n: int = 2) -> str:
    return f'<w:del w:id="{n}" {WHO}>{inner.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")}</w:del>'


def nest(opening: str, inner: str, closing: str, depth: int) -> str:
    return opening * depth + inner + closing * depth


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instr(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'


def picture(id: str, number: int, name: str = "Picture", how: str = "embed") -> str:
    """Return a drawing that shows the picture a pointer leads to."""
    a = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="{number}" name="{name}"/>'
        f'<a:graphic xmlns:a="{a}/main"><a:graphicData uri="{a}/picture"><pic:pic xmlns:pic="{a}/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:{how}="{id}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def grid(inner: str, depth: int) -> str:
    """Return tables within tables, `depth` deep, the words in the innermost."""
    opening = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>"
    return nest(opening, inner, "<w:p/></w:tc></w:tr></w:tbl>", depth)


A = r("one alpha two")
P = p(A)
END = p(r("The end."))
